import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runMdav } from '../../__tests__/run-mdav.ts';
import { nodeDisk } from '../output/disk.ts';
import { cacheFolder } from './cache-folder.ts';
import { saidOfSameBuild } from './same-build.ts';

const FLEET = `mdav: 1
name: demo
parameters: { cloud: { type: string, default: high } }
groups:
  servers:
    os: windows-server-2022
    mode: active
    antivirus: none
    deliver: [registry]
    settings:
      cloudBlockLevel: \${cloud}
      excludedPaths: [{ path: 'D:\\Ledger', reason: vendor, owner: erp, expires: 2026-12-01 }]
`;
const LINE = ['mdav.yaml', '--out', 'dist', '--env', 'values.yaml'];
const REG = 'dist/servers/registry/servers.reg';

// As the bundle has it, which alone knows what it is made of.
beforeAll(() => void Object.assign(globalThis, { MDAV_PROGRAM: 'this one' }));
afterAll(() => void Reflect.deleteProperty(globalThis, 'MDAV_PROGRAM'));

let root: string;
let surroundings: { cwd: string; color: boolean; env: Readonly<Record<string, string>>; today: string };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mdav-last-build-'));
  const cwd = join(root, 'repository');
  mkdirSync(cwd);
  surroundings = { cwd, color: false, env: { MDAV_CACHE: join(root, 'cache') }, today: '2026-11-21' };
  write('mdav.yaml', FLEET);
  write('values.yaml', 'cloud: high-plus\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (path: string) => join(surroundings.cwd, path);
const write = (path: string, text: string) => writeFileSync(at(path), text);
const edit = (path: string, change: (text: string) => string) => write(path, change(readFileSync(at(path), 'utf8')));
const build = (line: readonly string[] = LINE) => runMdav(['build', ...line], surroundings);
const remembered = () => (existsSync(join(root, 'cache')) ? readdirSync(join(root, 'cache')) : []);

/** What is said without building. */
function told(line: readonly string[] = LINE): string | undefined {
  const { cwd, color, env, today } = surroundings;
  return saidOfSameBuild({ args: line, cwd, color, today, epoch: env['SOURCE_DATE_EPOCH'] ?? null }, env);
}

describe('a build of what was built before', () => {
  it('is told as the build tells it', async () => {
    await build();
    expect(told()).toMatch(/(\d+) files in dist \(\1 unchanged\)/);
    expect(told()).toBe((await build()).out);
  });

  it('is told as JSON', async () => {
    const line = [...LINE, '--format', 'json'];
    await build(line);
    expect(told(line)).toBe((await build(line)).out);
  });

  it('is told in colours', async () => {
    surroundings.color = true;
    await build();
    expect(told()).toBe((await build()).out);
  });

  it('is known for the fleet of the folder, by its first name', async () => {
    const line = ['--out', 'dist'];
    await build(line);
    expect(told(line)).toContain('unchanged');
  });

  it('is known without what the build had wanted to change', async () => {
    await build();
    edit(REG, (text) => `${text};\n`);
    expect((await build()).out).toContain('1 changed');
    expect(told()).toMatch(/\(\d+ unchanged\)/);
  });
});

describe('a build is made', () => {
  beforeEach(async () => {
    expect((await build()).code).toBe(0);
    expect(told()).toBeDefined();
  });

  const OTHERS: Readonly<Record<string, () => void>> = {
    'of another fleet': () => edit('mdav.yaml', (text) => text.replace('D:\\Ledger', 'D:\\Books')),
    'of another comment in the fleet': () => edit('mdav.yaml', (text) => `${text}# later\n`),
    'of other values of parameters': () => write('values.yaml', 'cloud: high\n'),
    'of a fleet that is gone': () => rmSync(at('mdav.yaml')),
    'on another day, on which something may have come to its end': () => {
      surroundings.today = '2026-12-24';
    },
    'with another time for formats that carry one': () => {
      surroundings.env = { ...surroundings.env, SOURCE_DATE_EPOCH: '1' };
    },
    'in colours': () => {
      surroundings.color = true;
    },
    'in another folder': () => {
      cpSync(surroundings.cwd, join(root, 'copy'), { recursive: true });
      surroundings.cwd = join(root, 'copy');
    },
    'where an output was edited': () => edit(REG, (text) => text.replace('dword:', 'dword:0')),
    'where an output was edited to the same length': () => edit(REG, (text) => text.replace('0', '1')),
    'where an output is gone': () => rmSync(at(REG)),
    'where an output is a link to its content': () => {
      copyFileSync(at(REG), at('copy.reg'));
      rmSync(at(REG));
      symlinkSync(at('copy.reg'), at(REG));
    },
    'where a folder of the output is a link': () => {
      renameSync(at('dist/servers'), at('elsewhere'));
      symlinkSync(at('elsewhere'), at('dist/servers'));
    },
    'where the manifest was edited': () => edit('dist/manifest.json', (text) => `${text} `),
    'where the output is gone': () => rmSync(at('dist'), { recursive: true }),
    'where another build writes': () => write('dist/.mdav-lock-1-2-01234567-89abcdef', ''),
    'where one was interrupted': () => mkdirSync(at('dist/.mdav-stage')),
    'where a change is decided': () => write('dist/.mdav-journal', '{}'),
    'where a first one was killed beside it': () =>
      mkdirSync(at(`.mdav-new-${nodeDisk.owners.here().replace(/^\d+-\d+/, `${2 ** 30}-1`)}-dist`)),
    'by another program': () => void Object.assign(globalThis, { MDAV_PROGRAM: 'another one' }),
    'where nothing may be kept': () => {
      surroundings.env = { MDAV_CACHE: '' };
    },
    'where what was kept is damaged': () => {
      for (const name of remembered()) writeFileSync(join(root, 'cache', name), '{"formatVersion":1');
    },
    'where what was kept is something else': () => {
      for (const name of remembered()) writeFileSync(join(root, 'cache', name), 'null');
    },
  };
  afterEach(() => void Object.assign(globalThis, { MDAV_PROGRAM: 'this one' }));

  it.each(Object.entries(OTHERS))('%s', (_, change) => {
    change();
    expect(told()).toBeUndefined();
  });

  it.each([
    ['into another folder', ['mdav.yaml', '--out', 'other', '--env', 'values.yaml']],
    ['with a target more', [...LINE, '--target', 'default,dsc']],
    ['with a value more', [...LINE, '--param', 'cloud=high']],
    ['for another form of the report', [...LINE, '--format', 'json']],
    ['to compare', [...LINE, '--check']],
  ])('when it is asked for %s', (_, line) => {
    expect(told(line)).toBeUndefined();
  });
});

describe('nothing is remembered', () => {
  const none = async (line: readonly string[] = LINE) => {
    await build(line);
    expect(remembered()).toEqual([]);
  };

  it('of a comparison', () => none([...LINE, '--check']));
  it('of a fleet with errors', async () => {
    edit('mdav.yaml', (text) => text.replace('windows-server-2022', 'windows-server-1999'));
    await none();
  });
  it('of a fleet that is more than one file', async () => {
    write('house.yaml', 'settings: { puaProtection: block }\n');
    edit('mdav.yaml', (text) => text.replace('groups:', 'extends: [./house.yaml]\ngroups:'));
    expect((await build()).code).toBe(0);
    await none();
  });
  it('of rules that are code', async () => {
    write('rules.mjs', 'export const rules = [];\n');
    await none([...LINE, '--rules', 'rules.mjs']);
  });
  it('of a fleet that is code', async () => {
    write(
      'fleet.mjs',
      `export default ${JSON.stringify({ mdav: 1, name: 'a', groups: { a: { os: 'windows-11', mode: 'active', antivirus: 'none', deliver: ['intune'] } } })};\n`,
    );
    expect((await build(['fleet.mjs', '--out', 'dist'])).code).toBe(0);
    await none(['fleet.mjs', '--out', 'dist']);
  });
  it('of a fleet that was looked for in several places', async () => {
    renameSync(at('mdav.yaml'), at('mdav.yml'));
    expect((await build(['--out', 'dist'])).code).toBe(0);
    await none(['--out', 'dist']);
  });
  it('where nothing can be kept, which is no mistake', async () => {
    writeFileSync(join(root, 'cache'), '');
    expect(await build()).toMatchObject({ code: 0, err: '' });
  });
});

it('keeps the newest lines and forgets the others', async () => {
  for (let index = 0; index < 70; index += 1) {
    mkdirSync(join(root, 'cache'), { recursive: true });
    writeFileSync(join(root, 'cache', `build-${index}.json`), '');
  }
  await build();
  expect(remembered()).toHaveLength(64);
  expect(told()).toBeDefined();
});

const BIN = fileURLToPath(new URL('../../../bin/mdav.js', import.meta.url));

it('is what the program asks first', () => {
  const run = () =>
    spawnSync(process.execPath, [BIN, 'build', 'mdav.yaml', '--out', 'dist'], {
      cwd: surroundings.cwd,
      encoding: 'utf8',
      env: { ...process.env, MDAV_CACHE: join(root, 'cache') },
    }).stdout;
  expect(run()).toMatch(/\(\d+ new\)/);
  const whole = run();
  expect(whole).toMatch(/\(\d+ unchanged\)/);
  for (const name of remembered()) {
    const place = join(root, 'cache', name);
    const last = JSON.parse(readFileSync(place, 'utf8')) as { said: string };
    expect(last.said).toBe(whole);
    writeFileSync(place, JSON.stringify({ ...last, said: 'not built' }));
  }
  expect(run()).toBe('not built');
  edit(REG, (text) => `${text};\n`);
  expect(run()).toMatch(/\(1 changed, \d+ unchanged\)/);
});

describe('the folder for what only saves time', () => {
  it.each([
    ['linux', { HOME: '/home/a' }, '/home/a/.cache/mdav'],
    ['linux', { HOME: '/home/a', XDG_CACHE_HOME: '/var/a' }, '/var/a/mdav'],
    ['linux', { HOME: '/home/a', XDG_CACHE_HOME: 'a' }, undefined],
    ['darwin', { HOME: '/Users/a' }, '/Users/a/Library/Caches/mdav'],
    ['linux', {}, undefined],
    ['darwin', {}, undefined],
    ['win32', {}, undefined],
    ['linux', { HOME: '/home/a', CI: 'true' }, undefined],
    ['linux', { HOME: '/home/a', CI: 'true', MDAV_CACHE: '/c' }, '/c'],
    ['linux', { HOME: '/home/a', MDAV_CACHE: '/c' }, '/c'],
    ['linux', { HOME: '/home/a', MDAV_CACHE: '' }, undefined],
    ['linux', { HOME: '/home/a', MDAV_CACHE: 'c' }, undefined],
  ])('on %s with %o', (platform, env, folder) => {
    expect(cacheFolder(env, platform)?.replaceAll('\\', '/')).toBe(folder);
  });
});
