// One build of many groups in one process, against making JSON of the same bytes and hashing them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

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

/** Builds a fleet of so many groups: parse, resolve, check, compile and hash. */
async function builder() {
  // As the command line starts a build.
  setFlagsFromString('--interrupt-budget=1000000');
  const core = await import('../../packages/core/dist/index.js');
  const { TARGETS, FLEET_TARGETS } = await import('../../packages/cli/dist/index.js');
  return (text) => {
    const parsed = core.parseFleet({ text, file: 'bench.yaml' });
    const resolved = parsed.ok ? core.resolveFleet(parsed.value) : parsed;
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics[0]));
    const result = core.buildFleet(resolved.value, {
      targets: TARGETS,
      fleetTargets: FLEET_TARGETS,
      date: '2026-11-21',
      sha256: hashOf,
    });
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.built.files;
  };
}

export async function manyGroups() {
  const once = await builder();
  for (let run = 0; run < 5; run++) once(fleetOf(100));
  console.log('Many groups in one process: parse, resolve, check, compile and hash; nothing is written');
  console.log(
    'Processor time; the floor is JSON.stringify and SHA-256 of the same bytes; each size again in a process',
  );
  console.log('of its own, for the most memory that it takes');
  console.log('    groups      files         MB         ms   µs a group   ÷ floor   memory in MB');
  for (const groups of [10, 100, 1_000, 10_000]) {
    const text = fleetOf(groups);
    const started = processorMs();
    const files = once(text);
    const took = processorMs() - started;
    let [megabytes, floor] = [0, 0];
    let texts = [];
    const flush = () => {
      const begun = processorMs();
      for (const each of texts) hashOf(Buffer.from(JSON.stringify(each)));
      floor += processorMs() - begun;
      texts = [];
    };
    for (const bytes of files.values()) {
      megabytes += bytes.length / 1e6;
      // In parts, so that all texts together need no room.
      if (texts.push(new TextDecoder('latin1').decode(bytes)) === 5_000) flush();
    }
    flush();
    const cells = [
      [groups, 8],
      [files.size, 8],
      [megabytes.toFixed(1), 8],
      [took.toFixed(0), 8],
      [((took * 1000) / groups).toFixed(0), 10],
      [(took / floor).toFixed(1), 7],
      [memoryOf(groups), 12],
    ];
    console.log(`  ${cells.map(([cell, width]) => String(cell).padStart(width)).join('   ')}`);
  }
  console.log('');
}

/** The most memory of a process that builds so many groups and reads every file once, in MB. */
function memoryOf(groups) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), String(groups)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Of the whole process: what the machine does besides does not count. */
function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = (await builder())(fleetOf(Number(process.argv[2])));
  let bytes = 0;
  for (const { length } of files.values()) bytes += length;
  if (bytes === 0) throw new Error('nothing was built');
  console.log((process.resourceUsage().maxRSS / 1000).toFixed(0));
}
