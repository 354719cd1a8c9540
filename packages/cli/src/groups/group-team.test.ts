import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { receiveMessageOnPort } from 'node:worker_threads';
import { type CompiledGroup, groupCompiler, parseFleet, resolveFleet } from '@mdav/core';
import type { Target } from '@mdav/core/format';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeSha256 } from '../disk/hash.ts';
import { startThread } from '../program/start-thread.ts';
import { ASKED, chooseTargets } from '../targets/choose-targets.ts';
import { FURTHER_TARGETS, TARGETS } from '../targets/targets.ts';
import { chunksOf, newChunks } from './chunks.ts';
import { compileBeside } from './compile-beside.ts';
import type { SentChunk } from './group-task.ts';
import { groupTeam, startTeam, usualThreads } from './group-team.ts';

const [target] = TARGETS as readonly [Target];

/** A group that is recognised by its number. */
const compiledOf = (at: number): CompiledGroup => ({
  files: [[`g${at}/f`, Uint8Array.of(at)]],
  hashes: [String(at)],
  said: [],
  steps: [],
  outputs: [{ target, emissions: [], fileCount: at, warnings: [] }],
});

const sentOf = (chunk: number, groups: readonly number[]): SentChunk => ({
  chunk,
  groups: groups.map((at) => {
    const { outputs, ...group } = compiledOf(at);
    return { ...group, outputs: outputs.map((output) => ({ ...output, target: output.target.id })) };
  }),
});

describe('groups that several threads compile', () => {
  it('come in their order, each as it is, whoever is fast, slow, late or dead, and whatever comes twice', () => {
    // What another thread does each time that it is looked at: claims, hands over the oldest, hands it over twice, waits.
    const moves = fc.array(fc.constantFrom('claim', 'send', 'send twice', 'die', 'wait'), { maxLength: 60 });
    fc.assert(
      fc.property(fc.nat({ max: 200 }), moves, (groups, script) => {
        const shared = newChunks();
        const other = chunksOf(groups, shared);
        const claimed: number[] = [];
        const made: number[] = [];
        const moving = script.values();
        const receive = (): readonly SentChunk[] => {
          const move = moving.next().value;
          if (move === 'claim') {
            const chunk = other.claim();
            if (chunk !== undefined) claimed.push(chunk);
          }
          if (move === 'die') claimed.length = 0;
          const chunk = move === 'send' || move === 'send twice' ? claimed.shift() : undefined;
          if (chunk === undefined) return [];
          const sent = sentOf(chunk, other.groupsOf(chunk));
          return move === 'send twice' ? [sent, sent] : [sent];
        };
        const compile = (at: number) => {
          made.push(at);
          return compiledOf(at);
        };
        const team = groupTeam({ groups, targets: TARGETS, shared, receive, compile, end() {} });
        const taken = Array.from({ length: groups }, (_, at) => team.compiled(at));
        expect(taken).toEqual(Array.from({ length: groups }, (_, at) => compiledOf(at)));
        expect(new Set(made).size).toBe(made.length);
      }),
    );
  });

  it('are not compiled far ahead of what was taken', () => {
    const shared = newChunks();
    const chunks = chunksOf(100_000, shared);
    const first: number[] = [];
    for (let chunk = chunks.claim(); chunk !== undefined; chunk = chunks.claim()) first.push(chunk);
    expect(first).toEqual(Array.from({ length: 32 }, (_, chunk) => chunk));
    chunks.take(2);
    expect([chunks.claimInTime(), chunks.claimInTime(), chunks.claim()]).toEqual([32, 33, undefined]);
  });

  it('are compiled in this thread alone where no other can be had, and where they are few', () => {
    const options = { targets: TARGETS };
    expect(startTeam({ threads: 1, groups: [], options }, { startThread })).toBeUndefined();
    expect(startTeam({ threads: 2, groups: [], options }, {})).toBeUndefined();
    expect(usualThreads(20)).toBe(1);
  });
});

const EXAMPLES = fileURLToPath(new URL('../../../../examples', import.meta.url));

describe('what another thread sends', () => {
  it.each(readdirSync(EXAMPLES))('is what is compiled here: %s', (example) => {
    const parsed = parseFleet({ text: readFileSync(join(EXAMPLES, example, 'mdav.yaml'), 'utf8') });
    const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
    const { groups } = resolved.value;
    for (const chosen of [[], [ASKED, ...FURTHER_TARGETS.map(({ id }) => id)]]) {
      const { port1: ours, port2: port } = new MessageChannel();
      const options = { ...chooseTargets(chosen), epochSeconds: 1e9, sha256: nodeSha256 };
      const shared = newChunks();
      const task = { groups: structuredClone(groups), ids: chosen, epochSeconds: 1e9, targetOptions: {} };
      compileBeside({ ...task, shared, port });
      const sent: SentChunk[] = [];
      for (let got = receiveMessageOnPort(ours); got !== undefined; got = receiveMessageOnPort(ours))
        sent.push(got.message);
      ours.close();
      const here = groupCompiler(groups, options);
      const compile = () => {
        throw new Error('every group was sent');
      };
      const team = groupTeam({
        groups: groups.length,
        targets: options.targets,
        shared,
        receive: () => sent,
        compile,
        end() {},
      });
      for (const [at, group] of groups.entries()) expect(team.compiled(at)).toEqual(here(group));
    }
  });
});

describe('the program', () => {
  const BIN = fileURLToPath(new URL('../../bin/mdav.js', import.meta.url));
  const GROUPS = 70;
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mdav-groups-'));
    const groups = Array.from(
      { length: GROUPS },
      (_, at) => `  g${at}:
    os: ${at % 3 === 0 ? 'windows-11' : 'windows-server-2022'}
    mode: ${at % 2 === 0 ? 'active' : 'passive'}
    antivirus: ${at % 2 === 0 ? 'none' : '{ product: Other, registered: true, exclusionsForDefender: true }'}
    onboarding: { state: planned, via: ${at % 3 === 0 ? 'intune' : 'gpo'} }
    licence: p2
    deliver: [${at % 3 === 0 ? 'intune' : 'gpo, registry'}]
    settings: { excludedPaths: ['D:\\Data\\${at}'], cloudBlockLevel: high }
`,
    );
    writeFileSync(join(folder, 'mdav.yaml'), `mdav: 1\nname: many\ngroups:\n${groups.join('')}`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** How a build ends, what it says, and what it writes. */
  function built(out: string, ...more: readonly string[]) {
    const args = [BIN, 'build', '--out', out, '--date', '2026-11-21', ...more];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect(status, stdout + stderr).toBe(0);
    const files = readdirSync(join(folder, out), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const contents = files.map((file) => [file.slice(join(folder, out).length), readFileSync(file, 'latin1')]);
    return { status, stderr, stdout: stdout.replaceAll(out, 'OUT'), contents };
  }

  it('writes and says the same with any number of threads', () => {
    const one = built('dist-1', '--threads', '1');
    expect(one.contents.length).toBeGreaterThan(10 * GROUPS);
    expect(built('dist-3', '--threads', '3')).toEqual(one);
  });
});
