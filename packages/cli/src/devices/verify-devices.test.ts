import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFleet, resolveFleet } from '@mdav/core';
import { VERDICT_REPORTERS, type VerdictReporter } from '@mdav/review';
import { expectedGroup } from '@mdav/verify';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutAnywhere } from '../__tests__/cut.ts';
import type { Io, Thread, ThreadListener } from '../program/io.ts';
import { blockReader } from './block-records.ts';
import { deviceJudge, type JudgeTask } from './device-judge.ts';
import type { JudgeOrder } from './judge-team.ts';
import { verifyDevices } from './verify-devices.ts';

const FLEET = `mdav: 1
name: demo
groups:
  desks:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [gpo]
    devices: { names: ['DESK-*'] }
    settings: { puaProtection: block }
  servers:
    os: windows-server-2022
    mode: passive
    onboarding: { state: onboarded, via: gpo }
    antivirus: { product: Other, exclusionsForDefender: true }
    deliver: [gpo]
    devices: { names: ['SRV-*'] }
`;

const expected = (() => {
  const parsed = parseFleet({ text: FLEET });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value.groups.map(expectedGroup);
})();

const REPORTERS = Object.values<VerdictReporter>(VERDICT_REPORTERS);

/** A thread that judges as the real one does, after a while; it is lost when it has had so many orders. */
function madeThread(life: number, wait: () => number, task: unknown, { message, lost }: ThreadListener): Thread {
  // What cannot be sent to another thread cannot be cloned.
  const judge = deviceJudge(structuredClone(task) as JudgeTask);
  const read = blockReader();
  let orders = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    post(order) {
      const { bytes, ends, line, file, isFull } = order as JudgeOrder;
      const isLost = ++orders > life;
      last = last.then(async () => {
        await new Promise((resolve) => setTimeout(resolve, wait()));
        if (isLost) return lost();
        judge.begin(file, 0, isFull);
        read({ kind: 'block', bytes: Buffer.from(bytes), ends, line }, judge.take);
        message(structuredClone(judge.judged()));
      });
    },
    end: () => {},
  };
}

interface Run {
  readonly threads: number;
  readonly life?: number;
  readonly wait?: () => number;
  readonly blockBytes?: number;
  readonly options?: Partial<JudgeTask['options']>;
  readonly more?: Partial<JudgeTask>;
}

/** Everything that a run says of some inputs. */
async function told(
  files: Readonly<Record<string, Buffer>>,
  { threads, life = Number.POSITIVE_INFINITY, wait = () => 0, blockBytes = 1, options = {}, more = {} }: Run,
) {
  const writes = REPORTERS.map((): Buffer[] => []);
  const all = { all: false, isStrict: false, isModeOnly: false, ...options };
  const writers = REPORTERS.map(({ begin }, index) =>
    begin({ write: (more) => writes[index]?.push(Buffer.from(more)), fleet: 'demo', options: all }),
  );
  const diagnostics: unknown[] = [];
  const task: JudgeTask = {
    expected,
    clock: { today: '2026-11-21' },
    meant: { group: undefined, device: undefined },
    options: all,
    reporters: REPORTERS.map(({ id }) => id),
    isCompared: true,
    ...more,
  };
  const io = {
    startThread: (_: string, data: unknown, listener: ThreadListener) => madeThread(life, wait, data, listener),
  } as unknown as Io;
  const sources = Object.entries(files).map(([file, bytes]) => {
    // Pieces that a reader would give, but small; the first one is long enough to tell what it is.
    const sizes = (function* () {
      for (let size = 300; ; size = (size * 7) % 311) yield Math.max(50, size);
    })();
    return { file, chunks: () => cutAnywhere(bytes, sizes), size: () => bytes.length };
  });
  const counts = await verifyDevices(
    sources,
    { task, threads, blockBytes, writers, tell: (diagnostic) => diagnostics.push(diagnostic) },
    io,
  );
  for (const writer of writers) writer.end({ ...counts, fleet: 'demo', groups: [] });
  return { counts, diagnostics, writes: writes.map((pieces) => Buffer.concat(pieces).toString()) };
}

const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const device = fc
  .record({
    device: fc.constantFrom('DESK-1', 'DESK-22', 'SRV-1', 'SRV-2.contoso.com', 'nobody', 'G\u00e9', ''),
    mode: fc.constantFrom('Normal', 'Passive Mode', 'Not running'),
    pua: fc.constantFrom<unknown>(0, 1, null, 'x'),
    group: fc.constantFrom(undefined, 'desks', 'servers', 'other'),
  })
  .map(({ device: name, mode, pua, group }) =>
    JSON.stringify({
      mdav: 1,
      ...(name !== '' && { device: name }),
      group,
      status: { AMRunningMode: mode },
      registry: { [POLICY]: { PUAProtection: pua } },
    }),
  );
const line = fc.oneof(
  { weight: 8, arbitrary: device },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '  ',
      '{"@odata.context":"a#List","value":[{"PSComputerName":"DESK-1","AMRunningMode":"Normal"}],"@odata.nextLink":"x"}',
      '{"@odata.context":"a#List","value":[]}',
      '{"x',
      'null',
      '[]',
      '{}',
      '[{"PSComputerName":"SRV-3","AMRunningMode":"Normal"},{}]',
    ),
  },
  { weight: 1, arbitrary: device.map((text) => text.slice(0, -3)) },
);
const file = fc
  .tuple(
    device,
    fc.array(line, { maxLength: 25 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\ufeff'),
    fc.boolean(),
  )
  .map(([first, lines, end, mark, hasEnd]) => Buffer.from(mark + [first, ...lines].join(end) + (hasEnd ? end : '')));

describe('devices that several threads judge', () => {
  it('are told as by one, byte by byte, whatever their lines are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 2, max: 3 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.constantFrom<Run['options']>(
          {},
          { all: true },
          { limit: 2 },
          { all: true, limit: 5, isStrict: true },
          { isModeOnly: true },
        ),
        fc.constantFrom<Run['more']>(
          {},
          { meant: { group: 'desks', device: undefined } },
          { meant: { group: undefined, device: 'srv-2' } },
          { as: { fleet: 'demo', group: 'servers' } },
        ),
        fc.infiniteStream(fc.integer({ min: 0, max: 2 })),
        async (inputs, threads, blockBytes, options, more, waits) => {
          const files = Object.fromEntries(inputs.map((bytes, index) => [`states${index}.ndjson`, bytes]));
          const asked = { ...(options && { options }), ...(more && { more }) };
          const wait = () => waits.next().value ?? 0;
          const one = await told(files, { threads: 1, ...asked });
          expect(await told(files, { threads, blockBytes, wait, ...asked })).toEqual(one);
        },
      ),
      { numRuns: 150 },
    );
  });

  const many = Buffer.from(
    Array.from({ length: 60 }, (_, index) =>
      JSON.stringify({ PSComputerName: `SRV-${index}`, AMRunningMode: index % 3 === 0 ? 'Normal' : 'Passive Mode' }),
    ).join('\n'),
  );

  it.each([0, 1, 4])('are told as by one where each thread is lost after %s blocks', async (life) => {
    const one = await told({ many }, { threads: 1 });
    expect(await told({ many }, { threads: 2, life })).toEqual(one);
  });

  it('are told as by one where no thread can be started', async () => {
    const one = await told({ many }, { threads: 1 });
    const io = {} as Io;
    expect(io.startThread).toBeUndefined();
    expect(await told({ many }, { threads: 3, life: -1 })).toEqual(one);
  });

  it('have the number of their line where they cannot be read', async () => {
    const broken = Buffer.from(`${many.toString()}\n{"x\n${many.toString()}\n{"x`);
    const { diagnostics } = await told({ broken }, { threads: 3, blockBytes: 200 });
    expect(diagnostics).toMatchObject([{ at: { file: 'broken', line: 61 } }, { at: { file: 'broken', line: 122 } }]);
  });
});

describe('the program', () => {
  const BIN = fileURLToPath(new URL('../../bin/mdav.js', import.meta.url));
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mdav-threads-'));
    writeFileSync(join(folder, 'mdav.yaml'), FLEET);
    const lines = Array.from({ length: 16_000 }, (_, index) => {
      if (index % 1000 === 999) return '{"broken';
      const [name, mode] = index % 2 === 0 ? ['DESK', 'Normal'] : ['SRV', 'Passive Mode'];
      return JSON.stringify({
        mdav: 1,
        device: `${name}-${index}`,
        status: { AMRunningMode: index % 7 === 0 ? 'Not running' : mode, AMProductVersion: `4.18.${index}.1` },
        services: { WinDefend: 'Running' },
        registry: { [POLICY]: { PUAProtection: index % 11 === 0 ? 0 : 1 } },
      });
    });
    writeFileSync(join(folder, 'states.ndjson'), lines.join('\r\n'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What it writes, by name, and how it ends. */
  function run(out: string, state: string, ...more: readonly string[]) {
    mkdirSync(join(folder, out));
    const outputs = REPORTERS.flatMap(({ id }) => ['--output', `${id}=${out}/${id}`]);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [BIN, 'verify', '--state', state, ...outputs, ...more],
      {
        cwd: folder,
        input: state === '-' ? readFileSync(join(folder, 'states.ndjson')) : '',
        encoding: 'utf8',
      },
    );
    const files = readdirSync(join(folder, out)).sort();
    return [status, stdout, stderr, ...files.map((name) => [name, readFileSync(join(folder, out, name), 'utf8')])];
  }

  it('says the same with any number of threads', () => {
    const one = run('one', 'states.ndjson', '--threads', '1');
    expect(one[0]).toBe(1);
    expect(one).toHaveLength(3 + REPORTERS.length);
    expect(run('two', 'states.ndjson', '--threads', '2')).toEqual(one);
    expect(run('three', 'states.ndjson', '--threads', '3')).toEqual(one);
  });

  it('says the same of a stream', () => {
    const plain = run('plain', 'states.ndjson');
    const named = JSON.stringify(run('stream', '-', '--threads', '2'));
    expect(JSON.parse(named.replaceAll('standard input', 'states.ndjson'))).toEqual(plain);
  });
});
