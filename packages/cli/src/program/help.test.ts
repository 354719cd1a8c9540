import { spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { COMMANDS } from '../run.ts';
import { optionText } from './help.ts';

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
const world = mkdtempSync(join(tmpdir(), 'mdav-help-'));
let copy = '';
let copied = '';
afterAll(() => {
  for (const folder of [world, copy]) rmSync(folder, { recursive: true, force: true });
});

/** A copy of all that, which serves one example after the other until one changes it. */
function untouched(): string {
  if (copy !== '' && stateOf(copy) === copied) return copy;
  rmSync(copy, { recursive: true, force: true });
  copy = mkdtempSync(join(tmpdir(), 'mdav-help-'));
  cpSync(world, copy, { recursive: true });
  copied = stateOf(copy);
  return copy;
}

function stateOf(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return JSON.stringify(
    paths.map((path) => {
      const { ino, size, mtimeMs } = lstatSync(join(folder, path));
      return [path, ino, size, mtimeMs];
    }),
  );
}

/** Every file and folder that the examples name, with something fitting in it. */
beforeAll(async () => {
  const fleet = readFileSync(join(examples, 'contoso/mdav.yaml'), 'utf8');
  const at = (path: string) => join(world, path);
  writeFileSync(at('mdav.yaml'), fleet);
  expect((await runMdav(['build', '--out', 'dist'], { cwd: world })).code).toBe(0);
  const [catalog = ''] = filesLike('dist/office-clients/intune/Settings Catalog/*.json', world);
  cpSync(at('mdav.yaml'), at('fleet/mdav.yaml'));
  cpSync(at('dist/file-servers/gpo'), at('dist/desks/gpo'), { recursive: true });
  for (const folder of ['gpo-backup', 'gpo-backups', 'exported GPO', 'gpo', 'gpos'])
    cpSync(at('dist/file-servers/gpo'), at(folder), { recursive: true });
  for (const folder of ['intune', 'intune-export'])
    cpSync(at('dist/office-clients/intune'), at(folder), { recursive: true });
  for (const file of ['AV policy.json', 'exported.json', 'exported-policy.json', 'export.json'])
    cpSync(at(catalog), at(file));
  for (const file of ['old.reg', 'new.reg']) cpSync(at('dist/file-servers/registry/file-servers.reg'), at(file));
  for (const folder of ['PolicyDefinitions', 'admx'])
    cpSync(at('dist/PolicyDefinitions'), at(folder), { recursive: true });
  writeFileSync(at('state.ndjson'), '{ "reported": "active", "onboarded": "no", "tamper": "free" }\n');
  for (const path of ['states.ndjson', 'states/devices.ndjson'])
    cpSync(join(examples, 'contoso/devices.ndjson'), at(path));
  const earlier = ['verify', '--state', 'states', '--all', '--output', 'history/2026-11-28.ndjson'];
  expect((await runMdav(earlier, { cwd: world })).code).toBe(1);
  writeFileSync(at('house-rules.ts'), 'export const rules = [];\n');
  writeFileSync(at('hunting.csv'), 'DeviceName,AvMode\nWEB-01,0\n');
  writeFileSync(at('status.json'), '{ "ComputerID": "x", "AMRunningMode": "Passive Mode" }');
  const git = (...args: string[]) =>
    expect(
      spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: world }).status,
    ).toBe(0);
  git('init', '-q', '-b', 'main');
  git('add', 'mdav.yaml', 'fleet');
  git('commit', '-qm', 'one');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
});

/** Files whose path fits a pattern with `*` for anything in one name. */
function filesLike(pattern: string, cwd: string): readonly string[] {
  const parts = pattern.split('*').map((part) => part.replace(/[.+()[\]{}^$|?\\]/g, '\\$&'));
  const fits = new RegExp(`^${parts.join('[^/]*')}$`);
  return readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((path) =>
    fits.test(path.replaceAll('\\', '/')),
  );
}

/** The words of an example as a shell hands them over: without what stands behind a pipe, with patterns expanded. */
function wordsOf(line: string, cwd: string): readonly string[] {
  const own = line.split(/ [|>] /)[0] ?? '';
  return [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].slice(1).flatMap(([, double, single, plain = '']) => {
    const quoted = double ?? single;
    if (quoted !== undefined) return [quoted];
    return plain.includes('*') ? filesLike(plain, cwd) : [plain];
  });
}

/** What has to be moved away first, because these examples write it. */
const IN_THE_WAY: readonly (readonly [start: string, path: string])[] = [
  ['mdav init', 'mdav.yaml'],
  ['mdav import gpo-backups --os', 'mdav.yaml'],
];

describe.each(COMMANDS)('the help of mdav $name', ({ name, usage, examples: lines, about, options }) => {
  it('has two examples or more, each with what it is for', () => {
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const [line, meaning] of lines) {
      expect(line).toContain(`mdav ${name}`);
      expect(meaning).not.toBe('');
    }
    expect(usage).toMatch(new RegExp(`^mdav ${name}\\b`));
    expect(about.length).toBeGreaterThan(0);
    for (const [, named] of usage.matchAll(/--([a-z-]+)/g)) expect(Object.keys(options)).toContain(named);
  });

  it('keeps every word apart from what it means', async () => {
    const { out } = await runMdav([name, '--help']);
    for (const { takes } of Object.values(options))
      for (const { text, meaning = '' } of takes?.heading === undefined ? [] : (takes.words?.() ?? [])) {
        const first = meaning.split(' ')[0] ?? '';
        expect(out.split('\n')).toContainEqual(expect.stringMatching(new RegExp(`^  ${text} {2,}${first}`)));
      }
  });

  it('fits into a terminal', async () => {
    const { out } = await runMdav([name, '--help']);
    expect(out.split('\n').filter((line) => line.length > 125)).toEqual([]);
    for (const [option, row] of Object.entries(options))
      expect(out.includes(optionText(option, row))).toBe(row.isHidden !== true);
  });

  // A shell runs the scripts of completion, and tests of their own run them in one.
  it.runIf(name !== 'completion' && name !== 'lsp').each(lines.map(([line]) => line))('%s', async (line) => {
    const cwd = untouched();
    for (const [start, path] of IN_THE_WAY) if (line.startsWith(start)) rmSync(join(cwd, path));
    const isAsking = line === 'mdav init';
    const { code, out, err } = await runMdav(wordsOf(line, cwd), {
      cwd,
      ...(isAsking ? { answers: Array.from({ length: 12 }, () => '') } : {}),
    });
    // Waiting warnings count where the example says so, and so do devices that are wrong and policies that drifted; nothing else may go wrong.
    const allowed =
      name === 'drift' ? [0, 1, 2] : line.includes('--max-warnings 0') || name === 'verify' ? [0, 1] : [0];
    expect(allowed, out + err).toContain(code);
    expect(out + err).not.toBe('');
  });
});
