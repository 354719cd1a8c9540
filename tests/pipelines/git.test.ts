import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import {
  CONTOSO,
  forgetContoso,
  isWindows,
  MDAV,
  makeContoso,
  mdav,
  parametrize,
  type Repository,
  root,
  weaken,
} from './world.ts';

let repository: Repository;
let bin: string;
afterAll(forgetContoso);
beforeEach(async () => {
  repository = await makeContoso();
  bin = join(repository.folder, '.git', 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'mdav'), `#!/bin/sh\nexec "${process.execPath}" "${MDAV}" "$@"\n`, { mode: 0o755 });
});
afterEach(() => repository.remove());

const env = () => ({ ...process.env, PATH: `${bin}:${process.env['PATH']}`, GIT_PAGER: 'cat' });

/** git with mdav on the path. */
function git(...args: readonly string[]) {
  return spawnSync('git', [...args], { cwd: repository.folder, encoding: 'utf8', env: env() });
}

const build = async () => expect((await mdav(repository.folder, 'build', '--out', 'dist')).code).toBe(0);
const edit = () => repository.write('mdav.yaml', weaken(repository.read('mdav.yaml')));

describe.skipIf(isWindows)('the hook of git', () => {
  beforeEach(() => {
    const hook = join(repository.folder, '.git/hooks/pre-commit');
    mkdirSync(join(repository.folder, '.git/hooks'), { recursive: true });
    copyFileSync(join(root, 'pipelines/hooks/pre-commit'), hook);
    chmodSync(hook, 0o755);
  });

  it('passes a fleet that is committed with its output', async () => {
    edit();
    await build();
    git('add', '-A');
    const done = git('commit', '-qm', 'good');
    expect(done.status, done.stderr).toBe(0);
    expect(git('log', '-1', '--format=%s').stdout).toBe('good\n');
  });

  it('refuses stale output, also when it was built and not staged', async () => {
    edit();
    await build();
    git('add', 'mdav.yaml');
    const done = git('commit', '-qm', 'stale');
    expect(done.status).toBe(1);
    expect(done.stderr).toMatch(/^stale {5}/m);
    expect(done.stderr).toContain(
      'The commit was refused: see above. The fleet and what it builds, in dist, are committed together.',
    );
    expect(done.stderr).toMatch(/Run `mdav build mdav\.yaml --out=dist` and commit/);
    expect(git('log', '-1', '--format=%s').stdout).toBe('base\n');
    git('add', '-A');
    expect(git('commit', '-qm', 'good').status).toBe(0);
  });

  it('refuses edited output and findings that stop a build', () => {
    repository.write('dist/SUMMARY.md', 'edited');
    git('add', '-A');
    expect(git('commit', '-qm', 'edited').stderr).toMatch(/^tampered {2}SUMMARY\.md/m);
    git('reset', '-q', '--hard');
    repository.write(
      'mdav.yaml',
      CONTOSO.replace('os: [windows-server-2019, windows-server-2022]', 'os: windows-server-2016\n    agent: mma'),
    );
    git('add', '-A');
    const done = git('commit', '-qm', 'findings');
    expect(done.status).toBe(1);
    expect(done.stderr).toContain('mdav.yaml:');
    expect(done.stderr).toContain('passive-needs-unified-agent');
    expect(done.stderr).toContain('The commit was refused: see above.');
  });

  it('takes the files that a fleet extends as they are staged, and notices a change of theirs alone', async () => {
    repository.write('house/base.yaml', 'settings: { puaProtection: block }\n');
    repository.write('mdav.yaml', `${repository.read('mdav.yaml')}extends: [./house/base.yaml]\n`);
    await build();
    git('add', '-A');
    const good = git('commit', '-qm', 'good');
    expect(good.status, good.stderr).toBe(0);
    repository.write('house/base.yaml', 'settings: { puaProtection: audit }\n');
    git('add', '-A');
    const done = git('commit', '-qm', 'the base alone');
    expect([done.status, done.stderr]).toEqual([1, expect.stringContaining('The commit was refused: see above.')]);
  });

  it('gives values to the parameters, of files as they are staged', async () => {
    repository.write('mdav.yaml', parametrize(repository.read('mdav.yaml')));
    repository.write('some prod.yaml', 'pua: audit\n');
    const away = join(repository.folder, '.git', 'away.yaml');
    writeFileSync(away, 'pua: audit\n');
    git('add', '-A');
    expect(git('commit', '-qm', 'nothing said').stderr).toContain('The parameter pua has no value.');
    git('config', '--add', 'mdav.env', away);
    git('config', '--add', 'mdav.env', 'some prod.yaml');
    expect(git('commit', '-qm', 'stale').stderr).toMatch(/^stale {5}/m);
    git('config', '--add', 'mdav.param', 'pua=block');
    const good = git('commit', '-qm', 'good');
    expect(good.status, good.stderr).toBe(0);
    git('config', '--unset-all', 'mdav.param');
    repository.write('some prod.yaml', 'pua: block\n');
    git('add', '-A');
    repository.write('some prod.yaml', '{ half done');
    const other = git('commit', '-qm', 'the values alone');
    expect(other.status, other.stderr).toBe(0);
  });

  it.each([
    ['JSON that tabs indent', '{\n\t"extends": ["./house.yaml"],'],
    ['JSON on one line', '{"extends":["./house.yaml"],'],
    ['a key in single quotes', "{\n  'extends': ['./house.yaml'],"],
  ])('notices a change of a file that is extended in %s', (_, begin) => {
    const groups = '"mdav":1,"name":"c","groups":{"desks":{"os":"windows-11","mode":"active","deliver":["gpo"]}}}';
    const name = begin.includes("'") ? 'own.yaml' : 'own.json';
    repository.write(name, `${begin}${groups}\n`);
    repository.write('house.yaml', 'settings: { puaProtection: block }\n');
    git('config', 'mdav.fleet', name);
    git('config', 'mdav.output', '');
    git('add', '-A');
    const good = git('commit', '-qm', 'good');
    expect(good.status, good.stderr).toBe(0);
    repository.write('house.yaml', "settings: { excludedPaths: ['C:\\'] }\n");
    git('add', '-A');
    const done = git('commit', '-qm', 'the base alone');
    expect([done.status, done.stderr]).toEqual([1, expect.stringContaining('The commit was refused')]);
  });

  it('runs the rules of the house as they are staged', async () => {
    repository.write('mdav.yaml', `${repository.read('mdav.yaml')}ruleFiles: [./house/rules.ts]\n`);
    repository.write('house/words.ts', "export const WORDS = 'No group may be called desks.';\n");
    repository.write(
      'house/rules.ts',
      `import { defineRule } from '@mdav/core/rule';
import { WORDS } from './words';
export const rules = [defineRule({
  id: 'house-names', chapter: 'delivery', severity: 'error', what: WORDS, why: '', fix: 'Rename it.', autofix: { none: 'choice' }, waive: '',
  basis: 'ours', sources: [], good: '', bad: '',
  check: ({ name, at }) => (name === 'desks' ? [{ at, message: WORDS }] : []),
})];\n`,
    );
    await build();
    git('add', '-A');
    const good = git('commit', '-qm', 'good');
    expect(good.status, good.stderr).toBe(0);
    repository.write('mdav.yaml', repository.read('mdav.yaml').replace(/^ {2}office-clients:/m, '  desks:'));
    git('add', '-A');
    repository.write('house/rules.ts', 'half done');
    const done = git('commit', '-qm', 'a name that the house does not want');
    expect([done.status, done.stderr]).toEqual([1, expect.stringContaining('No group may be called desks.')]);
  });

  it('looks at what is staged: what is being worked on does not matter', async () => {
    edit();
    await build();
    git('add', '-A');
    repository.write('mdav.yaml', '{ half done');
    expect(git('commit', '-qm', 'good').status).toBe(0);
  });

  it('does not even start mdav for anything else', () => {
    git('config', 'mdav.command', 'false');
    repository.write('README.md', 'text');
    repository.write('mdav.yaml', '{ half done');
    git('add', 'README.md');
    expect(git('commit', '-qm', 'unrelated').status).toBe(0);
    git('add', 'mdav.yaml');
    expect(git('commit', '-qm', 'fleet').status).toBe(1);
    git('rm', '-qrf', 'mdav.yaml', 'dist');
    expect(git('commit', '-qm', 'no fleet any more').status).toBe(0);
  });

  it('takes other names from the configuration, whatever they are', async () => {
    const [fleet, out] = ['pol icy/$(touch pwned).yaml', "out; touch 'pwned'"];
    repository.write(fleet, repository.read('mdav.yaml'));
    git('config', 'mdav.fleet', fleet);
    git('config', 'mdav.output', out);
    git('add', '-A');
    expect(git('commit', '-qm', 'stale').stderr).toMatch(/^missing {3}/m);
    expect((await mdav(repository.folder, 'build', fleet, '--out', out)).code).toBe(0);
    git('add', '-A');
    const done = git('commit', '-qm', 'good');
    expect(done.status, done.stderr).toBe(0);
    expect(git('ls-files', '--others').stdout).toBe('');
    git('config', 'mdav.output', '');
    repository.write(fleet, weaken(repository.read(fleet)));
    expect(git('commit', '-qam', 'output is not committed').status).toBe(0);
    repository.write(fleet, '{');
    expect(git('commit', '-qam', 'no fleet').stderr).toContain('The commit was refused: see the findings above.');
  });

  it('says when there is no mdav', () => {
    git('config', 'mdav.command', 'no-such-program');
    edit();
    const done = git('commit', '-qam', 'x');
    expect(done.status).toBe(1);
    expect(done.stderr).toContain('there is no mdav here');
  });
});

describe.skipIf(isWindows)('git with the attributes that `mdav init` writes', () => {
  /** What is delivered by GPO and the registry has files that are no text. */
  const servers = (puaProtection: string) =>
    `mdav: 1\nname: servers\ngroups:\n  web:\n    os: windows-server-2022\n    mode: active\n    antivirus: none\n    deliver: [gpo, registry]\n    settings: { puaProtection: ${puaProtection} }\n`;

  beforeEach(async () => {
    expect((await mdav(repository.folder, 'init', '--yes', '--out', 'new.yaml', '--ci', 'gitattributes')).code).toBe(0);
    repository.write('mdav.yaml', servers('audit'));
    await build();
    repository.commit('attributes');
    repository.write('mdav.yaml', servers('block'));
    await build();
  });

  it('shows entries of registry.pol and .reg in diffs and logs', () => {
    const plain = git('diff', '--', '*.pol').stdout;
    expect(plain).toMatch(/Binary files .* differ/);
    git('config', 'diff.mdav.textconv', 'mdav show');
    const shown = git('diff', '--', '*.pol');
    expect(shown.status, shown.stderr).toBe(0);
    expect(shown.stdout).not.toContain('Binary files');
    expect(shown.stdout).toMatch(/^ PUAProtection\n-DWORD:2\n\+DWORD:1$/m);
    repository.commit('change');
    expect(git('log', '-p', '-1', '--', '*.pol').stdout).toMatch(/^ PUAProtection\n-DWORD:2\n\+DWORD:1$/m);
    expect(git('show', 'HEAD', '--', '*.reg').stdout).not.toContain('Binary files');
  });

  it('shows the twin of registry.pol, which is no text for git where a name is not ASCII', async () => {
    const named = (path: string) => servers(`block, excludedPaths: ['${path}']`);
    repository.write('mdav.yaml', named('D:\\Bücher'));
    await build();
    repository.commit('before');
    repository.write('mdav.yaml', named('D:\\Bücher neu'));
    await build();
    const twin = () => git('diff', '--', '*.pol.txt');
    expect(twin().stdout).toMatch(/Binary files .* differ/);
    git('config', 'diff.mdav.textconv', 'mdav show');
    const shown = twin();
    expect(shown.status, shown.stderr).toBe(0);
    expect(shown.stdout).toMatch(/^-D:\\Bücher\n\+D:\\Bücher neu$/m);
  });

  it('keeps the bytes of the output, also where git converts line ends', async () => {
    repository.commit('change');
    git('config', 'core.autocrlf', 'true');
    git('rm', '-rq', '--cached', '.');
    git('reset', '-q', '--hard');
    expect((await mdav(repository.folder, 'build', '--out', 'dist', '--check')).code).toBe(0);
  });
});

it('the attributes of this repository do the same', () => {
  const asked = ['a/registry.pol', 'b/c.reg'].map(
    (path) =>
      spawnSync('git', ['check-attr', 'diff', 'text', 'merge', '--', path], { cwd: root, encoding: 'utf8' }).stdout,
  );
  for (const said of asked) expect(said).toMatch(/: diff: mdav\n.*: text: unset\n.*: merge: unset\n/);
  const twin = spawnSync('git', ['check-attr', 'diff', 'text', '--', 'a/registry.pol.txt'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(twin.stdout).toMatch(/: diff: mdav\n.*: text: unset\n/);
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args?: readonly string[];
  readonly language: string;
  readonly files: string;
  readonly pass_filenames: boolean;
  readonly additional_dependencies?: readonly string[];
}
const HOOKS = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];
const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;

describe('the hooks of pre-commit', () => {
  it('are two, and take the mdav that is installed', () => {
    expect(HOOKS.map(({ id, language, pass_filenames }) => [id, language, pass_filenames])).toEqual([
      ['mdav-check', 'system', false],
      ['mdav-build-check', 'system', false],
    ]);
  });

  /** The same hooks with the mdav of this repository in place of one from npm. */
  const locally = (hooks: readonly Hook[]) =>
    stringify({
      repos: [
        {
          repo: 'local',
          hooks: hooks.map(({ additional_dependencies: _, ...hook }) => ({ ...hook, language: 'system' })),
        },
      ],
    });

  const configured: Readonly<Record<string, () => readonly Hook[] | Promise<readonly Hook[]>>> = {
    'of .pre-commit-hooks.yaml': () => HOOKS,
    'of `mdav init`': async () => {
      repository.git('mv', 'mdav.yaml', 'old.yaml');
      expect((await mdav(repository.folder, 'init', '--yes', '--ci', 'pre-commit')).code).toBe(0);
      repository.git('mv', '-f', 'old.yaml', 'mdav.yaml');
      const { repos } = parse(repository.read('.pre-commit-config.yaml')) as {
        repos: readonly { hooks: readonly Hook[] }[];
      };
      return repos.flatMap(({ hooks }) => hooks);
    },
  };

  it.each(Object.keys(configured))('%s start for whatever a fleet is made of', async (name) => {
    const [check, compare] = (await configured[name]?.())?.map(({ files }) => new RegExp(files)) ?? [];
    for (const path of ['mdav.yaml', 'house/base.yml', 'prod.json', 'house/rules.mts', 'fleet.ts'])
      expect([path, check?.test(path), compare?.test(path)]).toEqual([path, true, true]);
    for (const [path, isOutput] of [
      ['README.md', false],
      ['dist/desks/x.reg', true],
      ['my-dist/x.reg', false],
    ] as const)
      expect([path, check?.test(path), compare?.test(path)]).toEqual([path, false, isOutput]);
  });

  it.skipIf(!hasPreCommit || isWindows).each(Object.keys(configured))(
    '%s are run by pre-commit (skipped where it is not installed)',
    async (name) => {
      repository.write('.pre-commit-config.yaml', locally((await configured[name]?.()) ?? []));
      repository.commit('hooks');
      const run = () =>
        spawnSync('pre-commit', ['run', '--color=never'], {
          cwd: repository.folder,
          encoding: 'utf8',
          env: { ...env(), PRE_COMMIT_HOME: join(repository.folder, '.git', 'pre-commit-home') },
        });
      repository.write('README.md', 'text');
      git('add', '-A');
      expect(run().stdout.match(/Skipped/g)).toHaveLength(2);
      edit();
      git('add', '-A');
      const stale = run();
      expect(stale.status).toBe(1);
      expect(stale.stdout).toMatch(/Check the fleet\.+Passed/);
      expect(stale.stdout).toMatch(/Compare the committed output\.+Failed/);
      await build();
      git('add', '-A');
      const good = run();
      expect(good.status, good.stdout).toBe(0);
      expect(good.stdout.match(/Passed/g)).toHaveLength(2);
    },
  );
});
