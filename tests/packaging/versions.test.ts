import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'mdav-versions-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const manifestsIn = (folder: string): Manifest[] =>
  readdirSync(join(folder, 'packages'))
    .filter((name) => existsSync(join(folder, 'packages', name, 'package.json')))
    .map((name) => JSON.parse(text(folder, `packages/${name}/package.json`)));

/** Files outside of the packages' manifests that name the version. */
const NAMED_IN = [
  'packages/core/src/target/tool.ts',
  'action.yml',
  'pipelines/azure/mdav.yml',
  'pipelines/azure/drift.yml',
  'pipelines/drift/action.yml',
];

/** What a release changes or reads, and nothing else. */
function copyWorkspace(): void {
  const names = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`);
  const paths = [
    'package.json',
    'pnpm-workspace.yaml',
    'pnpm-lock.yaml',
    'CHANGELOG.md',
    'scripts/version-packages.mjs',
    ...NAMED_IN,
    '.changeset/config.json',
    '.changeset/README.md',
    ...names,
  ];
  for (const path of paths.filter((one) => existsSync(join(root, one)))) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
}

const version = () =>
  spawnSync(process.execPath, [join(copy, 'scripts/version-packages.mjs')], { cwd: copy, encoding: 'utf8' });

describe('the next version', () => {
  copyWorkspace();
  const [before] = manifestsIn(root).filter((manifest) => manifest.private !== true);
  const [major, minor] = (before?.version ?? '').split('.').map(Number);
  const next = `${major}.${(minor ?? 0) + 1}.0`;

  it('needs a changeset', () => {
    const { status, stderr } = version();
    expect(stderr).toContain('npm run changeset');
    expect(status).toBe(1);
  });

  it('is one for all packages, when a changeset names two of them', () => {
    const changeset = `---\n'@mdav/gpo': patch\n'@mdav/registry': minor\n---\n\nReads what others wrote,\nand says where it stands.\n`;
    writeFileSync(join(copy, '.changeset/quick-foxes-read.md'), changeset);
    const { status, stdout, stderr } = version();
    expect(stderr).not.toContain('error');
    expect(stdout).toContain(`mdav ${next}: 1 change`);
    expect(status).toBe(0);
    for (const { name, version: now, private: own } of manifestsIn(copy))
      expect([name, now]).toEqual([name, own === true ? '0.0.0' : next]);
  });

  it('leaves the ranges between packages to the workspace', () => {
    const ranges = manifestsIn(copy).flatMap(({ dependencies = {} }) =>
      Object.entries(dependencies).filter(([name]) => name.startsWith('@mdav/')),
    );
    expect(ranges.length).toBeGreaterThan(5);
    for (const [name, range] of ranges) expect([name, range]).toEqual([name, 'workspace:*']);
  });

  it.each(NAMED_IN)('stands in %s', (path) => {
    expect(text(root, path)).toContain(before?.version);
    expect(text(copy, path)).toBe(text(root, path).replaceAll(before?.version ?? '', next));
  });

  it('stands in the one changelog, and the changesets are gone', () => {
    const old = text(root, 'CHANGELOG.md').split(/^(?=## )/m);
    const changelog = text(copy, 'CHANGELOG.md').split(/^(?=## )/m);
    expect(changelog).toEqual([
      old[0],
      `## ${next}\n\n- Reads what others wrote,\n  and says where it stands.\n\n`,
      ...old.slice(1),
    ]);
    expect(readdirSync(join(copy, 'packages/gpo'))).toEqual(['package.json']);
    expect(readdirSync(join(copy, '.changeset')).sort()).toEqual(['README.md', 'config.json']);
  });
});

describe('the release', () => {
  const workflow = parse(text(root, '.github/workflows/release.yml')) as {
    readonly permissions: Readonly<Record<string, string>>;
    readonly jobs: {
      readonly release: {
        readonly steps: readonly { readonly run?: string; readonly with?: Readonly<Record<string, string>> }[];
      };
    };
  };
  const { scripts = {} } = JSON.parse(text(root, 'package.json')) as Manifest;

  it('may sign where the packages come from, which every package asks for', () => {
    expect(workflow.permissions).toEqual({ contents: 'write', 'id-token': 'write', 'pull-requests': 'write' });
    for (const { name, private: own, publishConfig } of manifestsIn(root))
      if (own !== true) expect([name, publishConfig]).toEqual([name, { access: 'public', provenance: true }]);
  });

  it('runs scripts that exist', () => {
    const commands = workflow.jobs.release.steps.flatMap((step) => [
      step.run,
      step.with?.['version'],
      step.with?.['publish'],
    ]);
    const named = commands.flatMap((command) => command?.match(/(?<=npm run )[\w-]+/g) ?? []);
    expect(named).toEqual(['setup', 'check', 'version-packages', 'release']);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('packs with the pnpm that set the workspace up', () => {
    const pinned = (file: string) => text(root, file).match(/pnpm@([\d.]+)/)?.[1];
    const files = ['scripts/setup.mjs', 'scripts/pack.mjs', 'package.json'];
    expect(new Set(files.map(pinned)).size).toBe(1);
  });
});
