import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attwFindings, publintMessages } from './packaging/lint.ts';
import { compile, filesOf, type Packed, packInto, runCommand, runNode, textOf } from './packaging/packed.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mdav-consumer-'));
/** Bytes of a project that has all packages and what they depend on. */
const MOST_BYTES = 26_000_000;
/** What nobody needs who only uses a package. */
const OURS_ALONE = /\.test\.|__tests__|(^|\/)(bench|src|node_modules)\/|\.tsbuildinfo$|\.map$|(?<!\.d)\.ts$|(^|\/)\./;

const FLEET = `import { defineFleet, parseFleet } from '@mdav/core';
import { gpoTargets } from '@mdav/gpo';
import { intuneTargets } from '@mdav/intune';
import { polCodec, registryTargets } from '@mdav/registry';

export const targets = [...registryTargets, ...gpoTargets, ...intuneTargets];
export const read = polCodec.decode(new Uint8Array(8)).ok && parseFleet({ text: '' }).ok;
export default defineFleet({
  mdav: 1,
  name: 'x',
  groups: { a: { os: 'windows-11', mode: 'active', deliver: ['intune'], settings: { cloudBlockLevel: 'high' } } },
});
`;

const SCRIPT = `import { acceptFleet, buildFleet, defineFleet, resolveFleet } from '@mdav/core';
import fleetSchema from '@mdav/core/fleet.schema.json' with { type: 'json' };
import planSchema from '@mdav/review/plan.schema.json' with { type: 'json' };
import { polCodec, registryTargets } from '@mdav/registry';

const group = { os: 'windows-11', mode: 'active', deliver: ['registry'], settings: { allowArchiveScanning: true } };
const accepted = acceptFleet(defineFleet({ mdav: 1, name: 'x', groups: { a: group } }));
const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
const result = buildFleet(resolved.value, { targets: registryTargets, date: '2026-11-21' });
const files = result.ok ? [...result.built.files.keys()] : [];
console.log(JSON.stringify({
  reg: files.filter((file) => file.endsWith('.reg')),
  refused: polCodec.decode(new Uint8Array(8)).ok === false,
  titles: [typeof fleetSchema.$schema, typeof planSchema.$schema],
}));
`;

let made: Packed;
beforeAll(() => {
  made = packInto(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string) => writeFileSync(join(made.project, path), text);
const manifest = (name: string) => JSON.parse(textOf(made.project, name, 'package.json'));

/** Every package by its first example, where the README has one. */
function readmeExamples(): [string, string][] {
  return made.packed.flatMap(({ name }): [string, string][] => {
    const example = textOf(made.project, name, 'README.md').match(/^```ts\n([\s\S]*?)\n```$/m)?.[1];
    return example === undefined ? [] : [[name.slice('@mdav/'.length), example]];
  });
}

describe('the tarballs', () => {
  it('are those of all packages but the private ones', () => {
    expect(made.packed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['@mdav/core', '@mdav/registry', '@mdav/gpo', '@mdav/intune', '@mdav/cli']),
    );
  });

  it('hold what a consumer needs, and nothing else', () => {
    const licence = readFileSync(join(root, 'LICENSE'), 'utf8');
    for (const { name } of made.packed) {
      const files = filesOf(made.project, name);
      expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'dist/index.js', 'dist/index.d.ts']));
      expect([name, files.filter((file) => OURS_ALONE.test(file))]).toEqual([name, []]);
      expect(textOf(made.project, name, 'LICENSE')).toBe(licence);
      const mapped = files.filter(
        (file) => /\.js$/.test(file) && textOf(made.project, name, file).includes('sourceMappingURL'),
      );
      expect([name, mapped]).toEqual([name, []]);
    }
    expect(filesOf(made.project, '@mdav/core')).toContain('fleet.schema.json');
    expect(filesOf(made.project, '@mdav/review')).toContain('schema/plan.schema.json');
  });

  it('ask for each other in the very version, not for a workspace', () => {
    for (const { name, version } of made.packed) {
      const { dependencies = {}, engines } = manifest(name);
      expect(engines).toEqual({ node: '>=20.19.0' });
      for (const [wanted, range] of Object.entries(dependencies)) {
        expect([wanted, range]).toEqual([wanted, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
        if (wanted.startsWith('@mdav/')) expect([wanted, range]).toEqual([wanted, version]);
      }
    }
  });

  it('pass publint without a word', async () => {
    const said = await Promise.all(
      made.packed.map(async ({ name, tarball }) =>
        (await publintMessages(tarball)).map((message) => `${name}: ${message}`),
      ),
    );
    expect(said.flat()).toEqual([]);
  });

  it('have types that are right wherever ES modules are', async () => {
    const findings = await Promise.all(
      made.packed.map(async ({ name, tarball }) => ({ name, ...(await attwFindings(tarball)) })),
    );
    expect(findings).toEqual(
      made.packed.map(({ name }) => ({ name, problems: [], entrypoints: Object.keys(manifest(name).exports) })),
    );
  });

  it(`take less than ${MOST_BYTES / 1e6} MB once installed, with all that they depend on`, () => {
    const total = Object.values(made.bytes).reduce((sum, bytes) => sum + bytes, 0);
    expect(Object.keys(made.bytes)).toEqual(expect.arrayContaining(made.packed.map(({ name }) => name)));
    expect(total).toBeGreaterThan(1_000_000);
    expect(total).toBeLessThan(MOST_BYTES);
  });
});

/** What a project sees that sets nothing but `strict`, and lets the compiler read our declarations too. */
describe('a project that has installed them', () => {
  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('type-checks with module %s and resolution %s, declarations included', (module, moduleResolution) => {
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2022',
      strict: true,
      skipLibCheck: false,
      types: [],
    };
    const name = `tsconfig.${moduleResolution}.json`;
    const examples = readmeExamples();
    write('fleet.ts', FLEET);
    for (const [about, example] of examples) write(`readme-${about}.ts`, example);
    const files = ['fleet.ts', ...examples.map(([about]) => `readme-${about}.ts`)];
    write(name, JSON.stringify({ compilerOptions: { ...compilerOptions, outDir: moduleResolution }, files }));
    const { stdout, status } = compile(made.project, '-p', name);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it('is told about a mistake in a fleet', () => {
    write('wrong.ts', FLEET.replace("'high'", "'hihg'"));
    const { stdout, status } = compile(
      made.project,
      '--noEmit',
      '--module',
      'nodenext',
      '--strict',
      '--types',
      '',
      'wrong.ts',
      '--ignoreConfig',
    );
    expect(stdout).toContain('hihg');
    expect(status).not.toBe(0);
  });

  it('runs the example of every README', () => {
    const examples = readmeExamples();
    expect(examples.map(([name]) => name)).toEqual(
      expect.arrayContaining(['core', 'registry', 'gpo', 'intune', 'cli']),
    );
    const printed = new Map<string, string>();
    for (const [name] of examples) {
      const { stdout, stderr, status } = runNode(made.project, `nodenext/readme-${name}.js`);
      expect([name, stderr, status]).toEqual([name, '', 0]);
      printed.set(name, stdout);
    }
    expect(printed.get('core')).toContain('file-servers/registry/file-servers.reg');
    expect(printed.get('cli')).toBe('true allowArchiveScanning\n');
  });

  it('uses them from JavaScript, schemas included', () => {
    write('script.js', SCRIPT);
    const { stdout, status } = runNode(made.project, '--no-warnings', 'script.js');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      reg: ['a/registry/a.reg', 'a/registry/a.undo.reg'],
      refused: true,
      titles: ['string', 'string'],
    });
  });

  it('has a command line that runs a fleet and rules from anywhere', () => {
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    const group = "{ os: 'windows-11', mode: 'active', antivirus: 'none', deliver: ['registry'] }";
    writeFileSync(
      join(elsewhere, 'fleet.ts'),
      `import { defineFleet } from '@mdav/core';
import { polCodec } from '@mdav/registry';
export default defineFleet({ mdav: 1, name: typeof polCodec.encode, groups: { a: ${group} }, ruleFiles: ['rules.ts'] });\n`,
    );
    writeFileSync(
      join(elsewhere, 'rules.ts'),
      `import { defineRule } from '@mdav/core/rule';
export const rules = [defineRule({
  id: 'house-names', chapter: 'delivery', severity: 'error', what: '', why: '', fix: 'Rename it.', autofix: { none: 'choice' }, waive: '', basis: 'ours',
  sources: [], good: '', bad: '', check: ({ name, at }) => [{ at, message: \`\${name} is no name.\` }],
})];\n`,
    );
    const mdav = join(made.project, 'node_modules', '@mdav', 'cli', manifest('@mdav/cli').bin.mdav);
    const { status, stdout } = runNode(elsewhere, mdav, 'check', 'fleet.ts', '--format', 'markdown');
    expect([status, stdout]).toEqual([1, expect.stringMatching(/^## mdav: function\n[\s\S]*a is no name\./)]);
  });

  it('has the command line, for fleets in YAML and in TypeScript', () => {
    const mdav = join('node_modules', '@mdav', 'cli', manifest('@mdav/cli').bin.mdav);
    const [first] = made.packed;
    expect(runCommand(made.project, 'npx', '--no-install', 'mdav', '--version').stdout).toBe(`${first?.version}\n`);
    write(
      'mdav.yaml',
      'mdav: 1\nname: y\ngroups:\n  b: { os: windows-11, mode: active, deliver: [registry], settings: { cloudBlockLevel: high } }\n',
    );
    mkdirSync(join(made.project, 'out'), { recursive: true });
    for (const [file, reported] of [
      ['mdav.yaml', 'b/registry/b.reg'],
      ['fleet.ts', 'a/intune'],
    ] as const) {
      const out = join('out', file);
      const { status, stderr } = runNode(made.project, mdav, 'build', file, '--out', out, '--date', '2026-11-21');
      expect([status, stderr]).toEqual([0, expect.not.stringContaining('error')]);
      expect(JSON.stringify(JSON.parse(readFileSync(join(made.project, out, 'manifest.json'), 'utf8')))).toContain(
        reported,
      );
    }
  });
});
