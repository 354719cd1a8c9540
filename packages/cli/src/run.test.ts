import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './run.ts';

const MDAV = fileURLToPath(new URL('../bin/mdav.js', import.meta.url));

let cwd: string;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mdav-cli-'));
  cwd = folder;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function mdav(line: string, { env = {}, stdin = '' }: { env?: Record<string, string>; stdin?: string } = {}) {
  let out = '';
  let err = '';
  const code = await run(
    line.split(' ').filter((part) => part !== ''),
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      color: false,
      env,
      cwd,
      today: () => '2026-11-21',
      stdin: () => new TextEncoder().encode(stdin),
    },
  );
  return { code, out, err };
}

const GOOD = `mdav: 1
name: demo
groups:
  servers:
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned, via: gpo }
    antivirus: { product: Other, exclusionsForDefender: true }
    deliver: [registry]
`;
const BAD = GOOD.replace('windows-server-2022', 'windows-server-2016');
const file = (name: string, text: string) => writeFileSync(join(cwd, name), text);

describe('mdav check', () => {
  it('takes the fleet of the folder and is silent about its errors when there are none', async () => {
    file('mdav.yaml', GOOD);
    const { code, out } = await mdav('check');
    expect(code).toBe(0);
    expect(out).not.toContain('error');
  });

  it('shows a finding with its place, its line and what to do', async () => {
    file('mdav.yaml', BAD);
    const { code, out } = await mdav('check mdav.yaml');
    expect(code).toBe(1);
    expect(out).toContain('mdav.yaml:5:9  passive-needs-unified-agent · servers');
    expect(out).toContain('5 │     os: windows-server-2016\n    │         ^');
    expect(out).toMatch(/→ \w/);
  });

  it('prints findings as JSON', async () => {
    file('mdav.yaml', BAD);
    const { code, out } = await mdav('check mdav.yaml --format json');
    const { formatVersion, findings } = JSON.parse(out);
    expect(code).toBe(1);
    expect(formatVersion).toBe(1);
    expect(findings.find(({ severity }: { severity: string }) => severity === 'error')).toMatchObject({
      rule: 'passive-needs-unified-agent',
      severity: 'error',
      group: 'servers',
      file: 'mdav.yaml',
      line: 5,
      column: 9,
      message: expect.stringContaining('Windows Server 2016'),
      hint: expect.stringMatching(/^[A-Z]/),
    });
  });

  it('ends with 65 for a file that is no fleet, and reports every mistake as JSON too', async () => {
    file('mdav.yaml', 'mdav: 1\nname: x y\ngroup: {}\n');
    expect((await mdav('check')).code).toBe(65);
    const { findings } = JSON.parse((await mdav('check --format json')).out);
    expect(findings.map(({ rule }: { rule: string }) => rule).sort()).toEqual([
      'fleet-missing-key',
      'fleet-unknown-key',
      'fleet-wrong-type',
    ]);
  });

  it('reads standard input, a folder, JSON and UTF-16', async () => {
    expect((await mdav('check -', { stdin: GOOD })).code).toBe(0);
    file(
      'mdav.json',
      JSON.stringify({
        mdav: 1,
        name: 'x',
        groups: { a: { os: 'windows-11', mode: 'active', antivirus: 'none', deliver: ['intune'] } },
      }),
    );
    expect((await mdav('check .')).code).toBe(0);
    writeFileSync(join(cwd, 'wide.yaml'), `\uFEFF${GOOD}`, 'utf16le');
    expect((await mdav('check wide.yaml')).code).toBe(0);
    writeFileSync(join(cwd, 'latin.yaml'), Buffer.from(`# caf\u00e9\n${GOOD}`, 'latin1'));
    expect((await mdav('check latin.yaml')).out).toContain('is not UTF-8 text');
    writeFileSync(join(cwd, 'unmarked.yaml'), GOOD, 'utf16le');
    expect((await mdav('check unmarked.yaml')).out).toContain('is not UTF-8 text');
  });

  it('runs a TypeScript fleet only when it is named', async () => {
    file(
      'fleet.ts',
      `const os: string = 'windows-server-2016';\nexport default { mdav: 1, name: 'x', groups: { a: { os, mode: 'passive', deliver: ['gpo'] } } };\n`,
    );
    const named = await mdav('check fleet.ts --format json');
    expect(named.code).toBe(1);
    expect(JSON.parse(named.out).findings[0]).toMatchObject({
      rule: 'passive-needs-unified-agent',
      file: 'fleet.ts',
      path: 'groups.a.os',
    });
    expect((await mdav('check')).out).toContain('There is no mdav.yaml');
  });

  it('says what is wrong with a module', async () => {
    file('fleet.ts', 'export const x = 1;\n');
    expect((await mdav('check fleet.ts')).out).toContain('has no default export');
    file('fleet.mjs', 'throw new Error("boom")\n');
    expect((await mdav('check fleet.mjs')).out).toContain('did not run: boom');
    file('fleet.mjs', 'export default () => ({ mdav: 1 });\n');
    expect((await mdav('check fleet.mjs')).out).toContain('is a function, which nobody calls');
  });

  it.each([
    [
      'check',
      'fleet.mjs',
      'await new Promise(() => {});\nexport default {};\n',
      'waits for something that never comes',
    ],
    [
      'build --out dist',
      'fleet.mjs',
      'await new Promise(() => {});\nexport default {};\n',
      'waits for something that never comes',
    ],
    ['check', 'fleet.mjs', 'export default Promise.reject(new Error("boom"));\n', 'is a promise of a fleet'],
  ])('fails %s for %s that never comes to an end', (verb, name, text, words) => {
    file(name, text);
    const ended = spawnSync(process.execPath, [MDAV, ...verb.split(' '), name], { cwd, encoding: 'utf8' });
    expect(ended.stdout + ended.stderr).toContain(words);
    expect(ended.stdout + ended.stderr).not.toContain('node:internal');
    expect(ended.status).toBe(65);
  });

  it.each([
    [
      'a syntax error',
      'const a = 1;\nexport default { mdav: 1,, };\n',
      'fleet.ts:2:26',
      'cannot be parsed: Unexpected token.',
    ],
    [
      'what it throws',
      '\nconst fail = () => {\n  throw new Error("boo");\n};\nfail();\n',
      'fleet.ts:3:9',
      'did not run: boo.',
    ],
    [
      'an import of nothing',
      '// a\nimport x from "./nowhere.ts";\nexport default x;\n',
      'fleet.ts:2:15',
      "did not run: Cannot find module './nowhere.ts'.",
    ],
  ])('shows where a module goes wrong: %s', async (_, text, place, words) => {
    file('fleet.ts', text);
    const { code, out } = await mdav('check fleet.ts');
    expect(code).toBe(65);
    expect(out).toContain(`  ${place}  fleet-module`);
    expect(out).toContain(words);
  });

  it('names the file that a module goes wrong in', async () => {
    file('parts.ts', 'export const os: = 1;\n');
    file(
      'fleet.ts',
      "import { os } from './parts.ts';\nexport default { mdav: 1, name: 'x', groups: { a: { os, mode: 'active' } } };\n",
    );
    const { out } = await mdav('check fleet.ts');
    expect(out).toContain('error    parts.ts cannot be parsed');
    expect(out).toContain('  parts.ts:1:18  fleet-module\n  1 │ export const os: = 1;');
  });
});

describe('a fleet that nobody names', () => {
  it('is looked for in the folders above, up to the root of the repository', async () => {
    file('mdav.yaml', GOOD);
    mkdirSync(join(cwd, 'a/b'), { recursive: true });
    cwd = join(cwd, 'a/b');
    const { code, err } = await mdav('check');
    expect(code).toBe(0);
    expect(err).toContain(`Taking ${join('..', '..', 'mdav.yaml')}, the fleet of a folder above.`);
    mkdirSync(join(cwd, '../.git'));
    expect((await mdav('check')).code).toBe(65);
  });

  it.each(['check', 'plan', 'migrate', 'build --out dist', 'report --html x.html', 'verify --state x.json'])(
    'leads on where there is none: %s',
    async (line) => {
      const { code, out, err } = await mdav(line);
      expect(code).toBe(65);
      expect(out + err).toContain('There is no mdav.yaml, mdav.yml or mdav.json in this folder or above it.');
      expect(out + err).toContain(
        `Name the fleet file after \`mdav ${line.split(' ')[0]}\`, such as path/to/mdav.yaml;`,
      );
      expect(out + err).toMatch(/`mdav init`.*`mdav import`/);
    },
  );

  it('is told by the file that was probably meant', async () => {
    file('fleet.yaml', GOOD);
    expect((await mdav('check flet.yaml')).out).toContain('Did you mean fleet.yaml?');
    expect((await mdav('check other/flet.yaml')).out).toContain('Check the path: there is no folder other.');
    expect((await mdav('check zebra.yaml')).out).toContain('`mdav init` writes a first fleet');
  });
});

describe('mdav build', () => {
  it('writes the files of a fleet and nothing when it cannot be built', async () => {
    file('mdav.yaml', GOOD);
    const built = await mdav('build --out dist');
    expect(built.code).toBe(0);
    // What verifies devices is a folder to people, and takes one line.
    const own = readdirSync(join(cwd, 'dist/servers/verify')).length;
    expect(own).toBeGreaterThan(1);
    expect(built.out).toMatch(new RegExp(`^ +registry/servers\\.undo\\.reg\n +verify/ \\(${own} files\\)\n\n`, 'm'));
    expect(readdirSync(join(cwd, 'dist')).sort()).toEqual(['SUMMARY.md', 'manifest.json', 'servers', 'verify']);
    expect(readdirSync(join(cwd, 'dist/servers/registry')).sort()).toEqual(['servers.reg', 'servers.undo.reg']);
    const before = readFileSync(join(cwd, 'dist/manifest.json'), 'utf8');
    file('mdav.yaml', BAD);
    const refused = await mdav('build --out dist');
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('Nothing was written');
    expect(readFileSync(join(cwd, 'dist/manifest.json'), 'utf8')).toBe(before);
    expect((await mdav('build --out other')).code).toBe(1);
    expect(existsSync(join(cwd, 'other'))).toBe(false);
  });

  it('writes only the targets that were named', async () => {
    file('mdav.yaml', GOOD.replace('[registry]', '[registry, gpo]'));
    await mdav('build --out dist --target reg');
    expect(readdirSync(join(cwd, 'dist/servers')).sort()).toEqual([
      'RUNBOOK.md',
      'expected.json',
      'registry',
      'verify',
    ]);
  });

  it('writes what all groups share beside their folders, when it is part of what was named', async () => {
    file('mdav.yaml', GOOD.replace('[registry]', '[gpo]'));
    const beside = async (line: string) => {
      expect((await mdav(`build --out dist ${line}`)).code).toBe(0);
      return readdirSync(join(cwd, 'dist')).filter(
        (name) => !/^(?:SUMMARY\.md|manifest\.json|servers|verify)$/.test(name),
      );
    };
    expect(await beside('')).toEqual(['Install-MdavGpo.ps1', 'PolicyDefinitions']);
    expect(readdirSync(join(cwd, 'dist/PolicyDefinitions')).sort()).toEqual(['de-DE', 'en-US', 'mdav.admx']);
    expect((await mdav('build --out dist')).out).toMatch(/all groups\n\s+gpo-backup\s+Install-MdavGpo\.ps1\n/);
    expect(await beside('--target policy-definitions')).toEqual(['PolicyDefinitions']);
    expect(await beside('--target gpo-backup')).toEqual(['Install-MdavGpo.ps1']);
    expect(await beside('--target reg')).toEqual([]);
  });

  it('adds a report to each Group Policy backup on request', async () => {
    file('mdav.yaml', GOOD.replace('[registry]', '[gpo]'));
    const { out } = await mdav('build --out dist --gpreport --format json');
    const reports = (text: string) => JSON.parse(text).files.filter((path: string) => path.endsWith('/gpreport.xml'));
    expect(reports(out)).toHaveLength(1);
    expect(reports((await mdav('build --out dist --format json')).out)).toEqual([]);
  });

  it('prints what it did as JSON', async () => {
    file('mdav.yaml', GOOD);
    const { out } = await mdav('build --out dist --format json');
    expect(JSON.parse(out)).toMatchObject({
      formatVersion: 1,
      fleet: 'demo',
      files: expect.arrayContaining(['servers/registry/servers.reg']),
      written: { changed: [] },
    });
  });

  it('leaves what it did not write alone', async () => {
    file('mdav.yaml', GOOD);
    writeFileSync(join(cwd, 'SUMMARY.md'), 'mine');
    expect(await mdav('build --out .')).toMatchObject({ code: 64, err: expect.stringContaining('SUMMARY.md') });
    expect(readFileSync(join(cwd, 'SUMMARY.md'), 'utf8')).toBe('mine');
    rmSync(join(cwd, 'SUMMARY.md'));
    expect((await mdav('build --out .')).code).toBe(0);
    expect(readFileSync(join(cwd, 'mdav.yaml'), 'utf8')).toBe(GOOD);
    rmSync(join(cwd, 'manifest.json'));
    writeFileSync(join(cwd, 'SUMMARY.md'), 'mine');
    expect(await mdav('build --out .')).toMatchObject({ code: 64, err: expect.stringContaining('manifest.json') });
    expect(readFileSync(join(cwd, 'SUMMARY.md'), 'utf8')).toBe('mine');
  });
});

describe('the command line itself', () => {
  it.each([
    ['biuld', 'There is no verb "biuld"', 'Did you mean `mdav build`?'],
    // Verbs of other programs lead to what does that here, whatever they look like.
    ['export', 'There is no verb "export"', 'See `mdav help build`.'],
    ['lint', 'no verb "lint"', 'See `mdav help check` or `mdav help lint-admx` or `mdav help lint-intune`.'],
    ['init --yes --os windows-12', 'no operating system "windows-12"', 'Did you mean "windows-10" or "windows-11"?'],
    ['build x.yaml', 'needs a folder', '--out DIR'],
    ['build --otu x', 'no option --otu', 'Did you mean --out?'],
    ['build --out', ' --out needs a value', 'Write --out DIR, or see `mdav build --help`'],
    ['build -out x', 'no option -out', 'Did you mean --out?'],
    ['build --out x --target regg', 'no target "regg"', 'Did you mean "reg"?'],
    ['check --format jsn', '--format cannot be "jsn"', 'Did you mean "json"?'],
    ['check --date 2026-02-30', '--date cannot be', '2026-11-21'],
  ])('refuses `mdav %s`', async (line, message, hint) => {
    const { code, err, out } = await mdav(line);
    expect(code).toBe(64);
    expect(err).toMatch(/^mdav: .* command-usage\n {2}→ /);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });

  it('teaches', async () => {
    expect((await mdav('--help')).out).toContain('mdav VERB');
    expect((await mdav('help build')).out).toBe((await mdav('build --help')).out);
    expect((await mdav('help --help')).out).toBe((await mdav('--help')).out);
    expect((await mdav('version')).out).toBe((await mdav('--version')).out);
    expect((await mdav('build --help')).out).toContain('Examples:');
    expect(await mdav('')).toMatchObject({ code: 64 });
    expect((await mdav('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('shows control characters instead of obeying them', async () => {
    file(
      'mdav.yaml',
      GOOD.replace('product: Other', 'product: "a\\e[31mb"').replace('windows-server-2022', '"windows\\e[2J"'),
    );
    const { out } = await mdav('check');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the one that must not appear.
    expect(out).not.toMatch(/\u001b/);
  });
});
