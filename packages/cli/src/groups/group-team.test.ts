import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFleet, type ResolvedFleet, resolveFleet } from '@mdav/core';
import { joiner } from '@mdav/core/format';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Helper, Io } from '../program/io.ts';
import { gradualBuild, NotBuilt } from '../read/gradual-build.ts';
import { chooseTargets } from '../targets/choose-targets.ts';
import { type GroupOrder, type GroupTask, groupAnswerer } from './group-answers.ts';
import { groupTeam, usualThreads } from './group-team.ts';

const GROUPS = [
  '{ os: windows-server-2022, mode: active, antivirus: none, deliver: [gpo, registry], settings: { puaProtection: block } }',
  '{ os: [windows-server-2019, windows-server-2022], mode: passive, antivirus: { product: Other, exclusionsForDefender: true }, onboarding: { state: planned, via: gpo }, deliver: [gpo, registry] }',
  "{ os: windows-11, mode: active, antivirus: none, deliver: [intune], settings: { excludedPaths: ['D:\\Data'] } }",
  "{ os: windows-11, mode: active, antivirus: none, deliver: [registry, configmgr], raw: { registry: [{ key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', name: Odd, type: multi-sz, data: [a, b], reason: Asked for. }] } }",
] as const;

function fleetText(groups: readonly number[]): string {
  const lines = groups.map((group, index) => `  group-${index}: ${GROUPS[group]}`);
  return ['mdav: 1', 'name: demo', 'groups:', ...lines, ''].join('\n');
}

function fleetOf(groups: readonly number[]): ResolvedFleet {
  const parsed = parseFleet({ text: fleetText(groups) });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
}

/** A thread that answers after so many times of asking, and after so many orders no more. */
function madeHelper(data: unknown, life: number, wait: () => number): Helper {
  const { marks, ...task } = data as GroupTask;
  // What cannot be sent to another thread cannot be cloned; the marks are the same for both.
  const answer = groupAnswerer({ ...structuredClone(task), marks });
  const orders: GroupOrder[] = [];
  let [done, pause] = [0, wait()];
  return {
    post: (order) => orders.push(structuredClone(order) as GroupOrder),
    take() {
      if (done >= life || orders.length === 0 || pause-- > 0) return undefined;
      done += 1;
      pause = wait();
      return structuredClone(answer(orders.shift() as GroupOrder));
    },
    end: () => {},
  };
}

interface Team {
  readonly threads: number;
  readonly life?: number;
  readonly wait?: () => number;
}

/** What a build makes, each time that its files are read, and what it tells. */
function built(fleet: ResolvedFleet, ids: readonly string[], { threads, life = 1e9, wait = () => 0 }: Team) {
  const chosen = chooseTargets(ids);
  const io = {
    startHelper: life < 0 ? undefined : (_: string, data: unknown) => madeHelper(data, life, wait),
  } as unknown as Io;
  const team = groupTeam(threads - 1, fleet.groups, { targets: ids, targetOptions: {} }, chosen.targets, io);
  const options = { ...chosen, targetOptions: {}, date: '2026-11-21' };
  const build = gradualBuild(fleet, [], threads > 1 ? { ...options, compileEach: team.compileEach } : options);
  const joined = joiner();
  const read = () =>
    [...build.files].map(([path, content]) => [path, Buffer.from(joined(content)).toString('latin1')]).sort();
  try {
    const files = [read(), read()];
    return { files, told: build.told() };
  } catch (error) {
    if (error instanceof NotBuilt) return error.diagnostics;
    throw error;
  }
}

describe('groups that several threads compile', () => {
  it('are as by one, however fast each is and whenever it is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: GROUPS.length - 1 }), { minLength: 1, maxLength: 30 }),
        fc.constantFrom([], ['reg'], ['default', 'dsc']),
        fc.integer({ min: 2, max: 4 }),
        fc.constantFrom(-1, 0, 1, 3, 1e9),
        fc.array(fc.nat({ max: 6 }), { minLength: 1 }),
        (groups, ids, threads, life, waits) => {
          const fleet = fleetOf(groups);
          let asked = 0;
          const wait = () => waits[asked++ % waits.length] ?? 0;
          expect(built(fleet, ids, { threads, life, wait })).toEqual(built(fleet, ids, { threads: 1 }));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are taken from a thread as it made them', () => {
    const fleet = fleetOf([0, 0, 1, 1, 2, 2, 3, 3]);
    const alone = built(fleet, [], { threads: 1 });
    // Nothing is left to do here.
    const io = { startHelper: (_: string, data: unknown) => madeHelper(data, 1e9, () => 0) } as unknown as Io;
    const team = groupTeam(1, fleet.groups, { targets: [], targetOptions: {} }, chooseTargets([]).targets, io);
    const notHere = () => {
      throw new Error('not here');
    };
    const compiled = [...team.compileEach(fleet.groups, notHere)];
    expect(compiled.map(([index]) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(compiled.flatMap(([index, { files }]) => files.map(({ path }) => `group-${index}/${path}`)).sort()).toEqual(
      'files' in alone ? alone.files[0]?.map(([path]) => path).filter((path) => path?.startsWith('group-')) : [],
    );
  });

  it('are compiled by one where there are few', () => {
    expect(usualThreads(10)).toBe(1);
    expect(usualThreads(100_000)).toBeLessThanOrEqual(2);
  });
});

/** Every file below a folder. */
function treeOf(folder: string) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return paths
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => [path, readFileSync(join(folder, path), 'latin1')]);
}

const CLI = fileURLToPath(new URL('../..', import.meta.url));

describe('a build by several threads', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mdav-build-threads-'));
    writeFileSync(join(folder, 'mdav.yaml'), fleetText([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(cli: string, threads: string, ...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(cli, 'bin/mdav.js'), 'build', '--out', 'dist', '--date', '2026-11-21', '--threads', threads, ...args],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, MDAV_CACHE: '' } },
    );
    // What it advises has the options that it was given.
    return { status, stdout: stdout.replaceAll(` --threads ${threads}`, ''), stderr };
  }

  function first(cli: string, threads: string) {
    rmSync(join(folder, 'dist'), { recursive: true, force: true });
    const said = run(cli, threads);
    return { ...said, tree: treeOf(join(folder, 'dist')) };
  }

  it('writes and says the same', () => {
    const one = first(CLI, '1');
    expect(one).toMatchObject({ status: 0, stderr: '' });
    expect(first(CLI, '2')).toEqual(one);
    expect(first(CLI, '3')).toEqual(one);
    expect(run(CLI, '2', '--check').status).toBe(0);
    writeFileSync(join(folder, 'dist/group-0/RUNBOOK.md'), 'edited');
    expect(run(CLI, '2', '--check')).toEqual(run(CLI, '1', '--check'));
    expect(run(CLI, '2')).toMatchObject({ status: 0, stderr: '' });
    expect(treeOf(join(folder, 'dist'))).toEqual(one.tree);
  });

  it.each([
    ['throws', 'throw new Error("no");'],
    ['throws when it is asked', "require('node:worker_threads').workerData.port.on('message', () => { throw 1; });"],
    ['ends', 'process.exit(3);'],
    ['needs more memory than there is', 'const all = []; for (;;) all.push(new Array(1000).fill({}));'],
    ['answers nothing', "require('node:worker_threads').workerData.port.on('message', () => { for (;;); });"],
    ['cannot be read', '{'],
  ])('writes the same where a thread %s', (_, program) => {
    const broken = join(folder, 'cli');
    for (const part of ['bin', 'dist']) cpSync(join(CLI, part), join(broken, part), { recursive: true });
    writeFileSync(join(broken, 'dist/build-thread.cjs'), program);
    const one = first(CLI, '1');
    expect(one).toMatchObject({ status: 0, stderr: '' });
    expect(first(broken, '2')).toEqual(one);
  });
});
