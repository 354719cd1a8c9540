// Builds of many groups: what the command does before it writes, against making JSON of the same bytes and hashing them;
// and the command itself.
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { usage } from './processes.mjs';

/** A fleet of many groups, as text. */
export function fleetOf(groups) {
  const lines = [
    'mdav: 1',
    'name: bench',
    'defaults:',
    '  onboarding: { state: planned, via: gpo }',
    '  settings: { allowCloudProtection: true }',
    'groups:',
  ];
  for (let group = 0; group < groups; group++) {
    lines.push(
      `  group-${String(group).padStart(5, '0')}:`,
      '    os: [windows-server-2019, windows-server-2022]',
      '    mode: passive',
      '    antivirus: { product: Other, exclusionsForDefender: true }',
      '    deliver: [gpo, registry]',
      '    settings:',
      '      cloudBlockLevel: high',
      `      excludedPaths: ['D:\\Data\\${group}', 'E:\\Logs']`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Hands over the files of a fleet of so many groups: parse, resolve, check, compile and hash, group by group. */
async function builder() {
  // As the command line starts a build.
  setFlagsFromString('--interrupt-budget=1000000');
  const core = await import('../../packages/core/dist/index.js');
  const { TARGETS, FLEET_TARGETS } = await import('../../packages/cli/dist/index.js');
  return function* build(text) {
    const date = '2026-11-21';
    const parsed = core.parseFleet({ text, file: 'bench.yaml' });
    const resolved = parsed.ok ? core.resolveFleet(parsed.value) : parsed;
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics[0]));
    const findings = core.checkFleet(resolved.value, { date });
    if (core.stopsBuild(findings)) throw new Error(JSON.stringify(findings[0]));
    const options = { targets: TARGETS, fleetTargets: FLEET_TARGETS, date, sha256: hashOf };
    const outcome = yield* core.compileGroups(resolved.value, findings, options);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics[0]));
  };
}

export async function manyGroups(root) {
  const build = await builder();
  for (let run = 0; run < 5; run++) exhaust(build(fleetOf(100)));
  console.log('Many groups in one process: parse, resolve, check, compile and hash; nothing is written, nothing held');
  console.log('Processor time; the floor is JSON.stringify and SHA-256 of the same bytes. Then the command, which');
  console.log(
    'writes a first output: processor time and the most memory of the whole process in one thread, and the time',
  );
  console.log('by the wall in one and in two');
  console.log(
    '    groups      files         MB         ms   µs a group   ÷ floor     mdav build, ms   memory in MB   wall, ms   two threads',
  );
  for (const groups of [10, 100, 1_000, 10_000]) {
    const text = fleetOf(groups);
    const started = processorMs();
    exhaust(build(text));
    const took = processorMs() - started;
    const { files, megabytes, floor } = floorOf(build(text));
    const command = commandOf(text, 1, root);
    const cells = [
      [groups, 8],
      [files, 8],
      [megabytes.toFixed(1), 8],
      [took.toFixed(0), 8],
      [((took * 1000) / groups).toFixed(0), 10],
      [(took / floor).toFixed(1), 7],
      [command.cpu.toFixed(0), 16],
      [command.memory.toFixed(0), 12],
      [command.wall.toFixed(0), 8],
      [commandOf(text, 2, root).wall.toFixed(0), 11],
    ];
    console.log(`  ${cells.map(([cell, width]) => String(cell).padStart(width)).join('   ')}`);
  }
  console.log('');
}

/** Takes everything and keeps nothing. */
function exhaust(making) {
  for (const _ of making);
}

/** How many files are made, how large they are, and how long JSON of the same bytes takes with its hashes. */
function floorOf(making) {
  let [files, megabytes, floor] = [0, 0, 0];
  let texts = [];
  const flush = () => {
    const begun = processorMs();
    for (const each of texts) hashOf(Buffer.from(JSON.stringify(each)));
    floor += processorMs() - begun;
    texts = [];
  };
  for (const some of making) {
    for (const [, content] of some) {
      const bytes = content instanceof Uint8Array ? content : Buffer.concat(content);
      files += 1;
      megabytes += bytes.length / 1e6;
      // In parts, so that all texts together need no room.
      if (texts.push(new TextDecoder('latin1').decode(bytes)) === 5_000) flush();
    }
  }
  flush();
  return { files, megabytes, floor };
}

/** `mdav build` of a fleet into a folder that is not there, in so many threads. */
function commandOf(text, threads, root) {
  const folder = mkdtempSync(join(process.platform === 'linux' ? '/dev/shm' : tmpdir(), 'mdav-bench-'));
  const fleet = join(folder, 'mdav.yaml');
  try {
    writeFileSync(fleet, text);
    const asked = ['--out', join(folder, 'out'), '--threads', String(threads)];
    const command = [process.execPath, 'packages/cli/bin/mdav.js', 'build', fleet, ...asked];
    const begun = performance.now();
    const used = { ...usage(command, root), wall: performance.now() - begun };
    if (used.status !== 0) throw new Error(`${command.join(' ')} ended with ${used.status}`);
    return used;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const hashOf = (bytes) => hash('sha256', bytes, 'hex');

/** Of the whole process: what the machine does besides does not count. */
function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
