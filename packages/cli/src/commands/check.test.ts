// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of a fleet file look like that
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FINDING_REPORTERS } from '@mdav/review';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandHelp } from '../program/help.ts';
import { COMMANDS, run } from '../run.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mdav-check-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

interface Setting {
  readonly env?: Record<string, string>;
  readonly stdin?: string;
  readonly folder?: string;
}

async function check(line: string, { env = {}, stdin = '', folder = '' }: Setting = {}) {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    color: false,
    env,
    cwd: join(cwd, folder),
    today: () => '2026-11-21',
    stdin: () => new TextEncoder().encode(stdin),
  };
  const code = await run(['check', ...line.split(' ').filter((part) => part !== '')], io);
  return { code, out, err };
}

const file = (name: string, text: string | Uint8Array) => {
  mkdirSync(join(cwd, name, '..'), { recursive: true });
  writeFileSync(join(cwd, name), text);
};
const read = (name: string) => readFileSync(join(cwd, name), 'utf8');

const FLEET = `mdav: 1
name: demo
groups:
  desks:
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Other, registered: true }   # and nothing else
    deliver: [intune]
    settings:
      # from the guide
      disableAntiSpyware: true
      puaProtection: block
`;
const FIXED = FLEET.replace('      disableAntiSpyware: true\n', '');
const WARNS = FIXED;

describe('--format and --output', () => {
  it.each(Object.values(FINDING_REPORTERS).map(({ id }) => id))('prints %s', async (id) => {
    file('mdav.yaml', FLEET);
    const { code, out } = await check(`--format ${id}`);
    expect(code).toBe(1);
    expect(out).toContain('turn-off-policy-with-passive');
    expect(out).toMatch(/\n$/);
  });

  it('writes several reports at once, and one to standard output', async () => {
    file('mdav.yaml', FLEET);
    const { out } = await check('--output sarif=out/deep/a.sarif --output junit=b.xml');
    expect(out).toContain('✗ 1 error');
    expect(JSON.parse(read('out/deep/a.sarif')).version).toBe('2.1.0');
    expect(read('b.xml')).toMatch(/^<\?xml/);
    expect(readdirSync(join(cwd, 'out/deep'))).toEqual(['a.sarif']);
    const only = await check('--output json=-');
    expect(JSON.parse(only.out).formatVersion).toBe(1);
  });

  it('replaces an old report as a whole, with its permissions, through a link', async () => {
    file('mdav.yaml', FLEET);
    file('real.json', 'old');
    symlinkSync(join(cwd, 'real.json'), join(cwd, 'link.json'));
    const { mode } = statSync(join(cwd, 'real.json'));
    await check('--output json=link.json');
    expect(JSON.parse(read('real.json')).formatVersion).toBe(1);
    expect(statSync(join(cwd, 'real.json')).mode).toBe(mode);
    expect(readdirSync(cwd).sort()).toEqual(['link.json', 'mdav.yaml', 'real.json']);
  });

  it('reports a file that is no fleet in every format', async () => {
    file('mdav.yaml', 'mdav: 1\nname: x\n');
    for (const { id } of Object.values(FINDING_REPORTERS)) {
      const { code, out } = await check(`--format ${id}`);
      expect(code).toBe(65);
      expect(out).toContain(id === 'pretty' || id === 'github' ? 'groups' : 'fleet-missing-key');
    }
  });

  it.each([
    ['--format sarf', '--format cannot be "sarf"', 'Did you mean "sarif"?'],
    ['--output sarif', '--output sarif does not say which format', 'FORMAT=FILE'],
    ['--output sarf=x', '--output cannot be "sarf"', 'Did you mean "sarif"?'],
    ['--output json=a --output sarif=./a', './a is read or written already', 'Name another'],
    ['--output json=- --output sarif=-', 'Two formats go to standard output', 'Name a file'],
    ['--output json=- --format pretty', 'both go to standard output', 'Leave one'],
    ['--output json=mdav.yaml', 'mdav.yaml is read or written already', 'Name another'],
    ['--max-warnings few', '--max-warnings cannot be "few"', 'whole number'],
    ['--set all', '--set cannot be "all"', 'recommended, strict'],
    ['--dry-run', '--dry-run shows what --fix would do', 'Add --fix'],
    ['--fix --dry-run --format json', 'a diff and no report', 'Leave'],
    ['- --fix', 'cannot be edited in place', '--dry-run'],
    ['a.yaml b.yaml', 'takes one fleet', 'once for each'],
  ])('refuses %s', async (line, message, hint) => {
    file('mdav.yaml', FLEET);
    const { code, out, err } = await check(line);
    expect(code).toBe(64);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(read('mdav.yaml')).toBe(FLEET);
  });
});

describe('in a pipeline', () => {
  it('annotates on GitHub, from the root of the repository, and writes the summary of the job', async () => {
    file('infra/mdav.yaml', FLEET);
    file('summary.md', 'earlier\n');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: cwd, GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') };
    const { out, code } = await check('', { env, folder: 'infra' });
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=infra\/mdav\.yaml,line=12,col=7,title=turn-off-policy-with-passive/);
    expect(read('summary.md')).toMatch(/^earlier\n## mdav: demo\n\n❌ 1 error/);
    expect(read('summary.md')).toContain('| infra/mdav.yaml:12:7 |');
  });

  it.each([
    ['in the folder of GitLab, Bitbucket or Jenkins, which has the .git', {}],
    ['where a variable of a pipeline is about another folder', { GITHUB_WORKSPACE: '/somewhere/else' }],
    ['where it is empty', { GITHUB_WORKSPACE: '', BUILD_SOURCESDIRECTORY: '' }],
  ])('names files from the root of the repository %s', async (_, env) => {
    file('infra/av/mdav.yaml', FLEET);
    file('.git/HEAD', '');
    const [{ results }] = JSON.parse((await check('--format sarif', { env, folder: 'infra/av' })).out).runs;
    const [{ locations }] = results;
    expect(locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'infra/av/mdav.yaml',
      uriBaseId: '%SRCROOT%',
    });
    const [{ location }] = JSON.parse((await check('--format gitlab', { env, folder: 'infra/av' })).out);
    expect(location.path).toBe('infra/av/mdav.yaml');
  });

  it('does not fail over a summary that cannot be written', async () => {
    file('mdav.yaml', WARNS);
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'no/such/folder.md') };
    const { code, err } = await check('', { env });
    expect(code).toBe(0);
    expect(err).toContain('The summary of the job was not written');
  });

  it('writes no summary for another format', async () => {
    file('mdav.yaml', WARNS);
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') };
    expect((await check('--format pretty', { env })).out).toContain('✓');
    expect(existsSync(join(cwd, 'summary.md'))).toBe(false);
  });

  it('logs issues on Azure Pipelines', async () => {
    file('av/mdav.yaml', FLEET);
    const env = { TF_BUILD: 'True', BUILD_SOURCESDIRECTORY: cwd };
    const { out } = await check('', { env, folder: 'av' });
    expect(out).toMatch(/^##vso\[task\.logissue type=error;sourcepath=av\/mdav\.yaml;linenumber=12;/);
  });
});

describe('levels and limits', () => {
  it('fails for more warnings than allowed', async () => {
    file('mdav.yaml', WARNS);
    const { findings } = JSON.parse((await check('--format json')).out);
    const warnings = findings.filter(({ severity }: { severity: string }) => severity === 'warning').length;
    expect(warnings).toBeGreaterThan(1);
    expect((await check('')).code).toBe(0);
    expect((await check(`--max-warnings ${warnings}`)).code).toBe(0);
    const { code, out, err } = await check(`--max-warnings ${warnings - 1}`);
    expect(code).toBe(1);
    expect(out).toContain(`✗ ${warnings} warnings`);
    expect(err).toBe(`${warnings} warnings, and --max-warnings allows ${warnings - 1}.\n`);
  });

  it('takes levels from the fleet, and refuses those that turn a guard off', async () => {
    file('mdav.yaml', `${WARNS}rules:\n  mutual-exclusions-missing: error\n`);
    expect((await check('')).out).toContain('✗ 1 error');
    file('mdav.yaml', `${FLEET}rules:\n  turn-off-policy-with-passive: off\n  mutal-exclusions-missing: off\n`);
    const { code, out } = await check('');
    expect(code).toBe(1);
    expect(out).toContain('15:33  rule-level-refused');
    expect(out).toContain('Did you mean "mutual-exclusions-missing"?');
    file('mdav.yaml', `${WARNS}rules:\n  mutual-exclusions-missing: offf\n`);
    const wrong = await check('');
    expect(wrong.code).toBe(65);
    expect(wrong.out).toContain('The level of mutual-exclusions-missing cannot be "offf".');
    expect(wrong.out).toContain('Did you mean "off"?');
  });

  it('tells more with --set strict', async () => {
    file('mdav.yaml', WARNS);
    expect((await check('')).out).not.toContain('client-passive-is-automatic');
    expect((await check('--set strict')).out).toContain('client-passive-is-automatic');
  });
});

describe('rules of a module', () => {
  const module = (rules: string) => `export default {
  mdav: 1, name: 'x', groups: { a: { os: 'windows-11', mode: 'active', antivirus: 'none', deliver: ['gpo'] } },
};
export const rules = ${rules};
`;
  const rule = (id: string) =>
    `[{ id: '${id}', severity: 'error', what: 'Off.', fix: 'Mend it.', check: (group: any) => [{ at: group.at, message: \`\${group.name} is off.\` }] }]`;

  it('are held to and told like ours', async () => {
    file('fleet.ts', module(rule('contoso-rule')));
    const { code, out } = await check('fleet.ts --format json');
    expect(code).toBe(1);
    expect(JSON.parse(out).findings).toMatchObject([
      {
        rule: 'contoso-rule',
        severity: 'error',
        group: 'a',
        message: 'a is off.',
        hint: 'Mend it.',
        file: 'fleet.ts',
        path: 'groups.a',
      },
    ]);
    const sarif = JSON.parse((await check('fleet.ts --format sarif')).out);
    const [{ tool, results }] = sarif.runs;
    expect(tool.driver.rules[results[0].ruleIndex].id).toBe('contoso-rule');
  });

  it('stop a build like ours', async () => {
    file('fleet.ts', module(rule('contoso-rule')));
    let out = '';
    const keep = (text: string) => {
      out += text;
    };
    const io = {
      out: keep,
      err: keep,
      color: false,
      env: {},
      cwd,
      today: () => '2026-11-21',
      stdin: () => new Uint8Array(),
    };
    expect(await run(['build', 'fleet.ts', '--out', 'dist'], io)).toBe(1);
    expect(out).toContain('a is off.');
    expect(existsSync(join(cwd, 'dist'))).toBe(false);
  });

  it('cannot take the id of one of ours, and have to be rules', async () => {
    file('fleet.ts', module(rule('exclusion-of-drive-root')));
    const taken = await check('fleet.ts');
    expect(taken.code).toBe(65);
    expect(taken.out).toContain('There is a rule "exclusion-of-drive-root" already.');
    file('other.ts', module('[42]'));
    expect((await check('other.ts')).out).toContain('This is no rule.');
  });

  it('are not taken from data', async () => {
    file(
      'mdav.json',
      JSON.stringify({ mdav: 1, name: 'x', groups: { a: { os: 'windows-11', mode: 'active' } }, rules: [] }),
    );
    const { code, out } = await check('mdav.json');
    expect(code).toBe(65);
    expect(out).toContain('a map from rule to level');
  });
});

describe('--fix', () => {
  it('mends the file, keeps everything else and tells what is left', async () => {
    file('mdav.yaml', FLEET);
    const { code, out, err } = await check('--fix');
    expect(read('mdav.yaml')).toBe(FIXED);
    expect(code).toBe(0);
    expect(out).toContain('mutual-exclusions-missing · desks');
    expect(out).not.toContain('turn-off-policy');
    expect(err).toBe('Mended 1 finding in mdav.yaml\n  1  turn-off-policy-with-passive · desks\n');
    expect((await check('--fix')).err).toBe('Nothing to mend in mdav.yaml\n');
  });

  it.each([
    ['UTF-16', Buffer.from(`\uFEFF${FLEET}`, 'utf16le'), Buffer.from(`\uFEFF${FIXED}`, 'utf16le')],
    ['a byte order mark', Buffer.from(`\uFEFF${FLEET}`), Buffer.from(`\uFEFF${FIXED}`)],
    ['CRLF', Buffer.from(FLEET.replaceAll('\n', '\r\n')), Buffer.from(FIXED.replaceAll('\n', '\r\n'))],
  ])('keeps %s', async (_, before, after) => {
    file('mdav.yaml', before);
    await check('--fix');
    expect(readFileSync(join(cwd, 'mdav.yaml')).equals(after)).toBe(true);
  });

  it('does not touch a file with nothing to mend', async () => {
    file('mdav.yaml', WARNS);
    const { mtimeNs, ino } = statSync(join(cwd, 'mdav.yaml'), { bigint: true });
    await check('--fix');
    const after = statSync(join(cwd, 'mdav.yaml'), { bigint: true });
    expect([after.mtimeNs, after.ino]).toEqual([mtimeNs, ino]);
  });

  it('says which parameter holds a fix and where, and counts it for none that may be mended', async () => {
    const text = `mdav: 1
name: demo
parameters: { share: { type: string, default: 'D:\\Data' } }
groups:
  desks:
    os: windows-11
    mode: active
    deliver: [gpo]
    settings: { excludedPaths: ['\${share}', 'D:\\Data'] }
`;
    file('mdav.yaml', text);
    expect((await check('')).out).not.toContain('--fix');
    expect((await check('--fix')).err).toBe(`Nothing to mend in mdav.yaml
Not mended because of parameters: 1 finding in mdav.yaml
  exclusion-duplicate · desks: The exclusion "D:\\Data" stands here a second time.
    rests on \${share} at mdav.yaml:9:33
  With another value they may be right or gone: mend them by hand where every environment wants it.
`);
    expect((await check('--fix --dry-run')).err).toContain('Would not mend because of parameters: 1 finding');
    expect(read('mdav.yaml')).toBe(text);
    file('mdav.yaml', text.replace('${share}', 'D:\\Data').replace(/parameters: .*\n/, ''));
    expect((await check('')).out).toContain('--fix');
  });

  it('shows a diff with --dry-run, and changes nothing', async () => {
    file('mdav.yaml', FLEET);
    const { code, out, err } = await check('--fix --dry-run');
    expect(code).toBe(1);
    expect(read('mdav.yaml')).toBe(FLEET);
    expect(out).toBe(
      [
        '--- a/mdav.yaml',
        '+++ b/mdav.yaml',
        '@@ -9,5 +9,4 @@',
        '     deliver: [intune]',
        '     settings:',
        '       # from the guide',
        '-      disableAntiSpyware: true',
        '       puaProtection: block',
        '',
      ].join('\n'),
    );
    expect(err).toMatch(
      /^Would mend 1 finding in mdav\.yaml\n {2}turn-off-policy-with-passive · desks: disableAntiSpyware/,
    );
    expect((await check('- --fix --dry-run', { stdin: FLEET })).out).toContain('-      disableAntiSpyware: true');
  });

  it('lets the diff give no command to a build agent', async () => {
    file('mdav.yaml', FLEET.replace('# from the guide', '# ##vso[task.complete result=Succeeded;]'));
    expect((await check('--fix --dry-run', { env: { TF_BUILD: 'True' } })).out).not.toContain('##vso[');
    expect((await check('--fix --dry-run')).out).toContain('##vso[');
  });

  it('says that a module is code', async () => {
    file('fleet.mjs', `export default { mdav: 1, name: 'x', groups: { a: { os: 'windows-11', mode: 'active' } } };\n`);
    const before = read('fleet.mjs');
    const { err } = await check('fleet.mjs --fix');
    expect(err).toContain('fleet.mjs is code');
    expect(read('fleet.mjs')).toBe(before);
  });

  it('names what it cannot mend, and why', async () => {
    const group = `{ os: windows-11, mode: passive, onboarding: { state: onboarded }, antivirus: { product: O, registered: true }, deliver: [gpo], settings: { disableAntiSpyware: true } }`;
    const text = `mdav: 1\nname: x\ngroups:\n  a: &a ${group}\n  b: *a\n`;
    file('mdav.yaml', text);
    const { code, err } = await check('--fix');
    expect(code).toBe(1);
    expect(read('mdav.yaml')).toBe(text);
    expect(err).toContain('Not mended 2 findings in mdav.yaml');
    expect(err).toContain('behind an alias');
  });
});

describe('the help', () => {
  it('names every format and option', () => {
    const page = commandHelp(COMMANDS.find(({ name }) => name === 'check') as (typeof COMMANDS)[number]);
    const lines = page.split('\n').map((line) => line.trim().replace(/ {2,}/, '  '));
    for (const { id, title } of Object.values(FINDING_REPORTERS)) expect(lines).toContain(`${id}  ${title}`);
    for (const option of ['--output', '--max-warnings', '--set', '--fix', '--dry-run', '--date'])
      expect(page).toContain(option);
    for (const line of page.split('\n')) expect(line.length, line).toBeLessThanOrEqual(120);
  });
});
