// One build of many groups in one process, against making JSON of the same bytes and hashing them.
import { createHash } from 'node:crypto';

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

export async function manyGroups() {
  const core = await import('../../packages/core/dist/index.js');
  const { TARGETS, FLEET_TARGETS } = await import('../../packages/cli/dist/index.js');
  const once = (text) => {
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
  for (let run = 0; run < 5; run++) once(fleetOf(100));
  console.log('Many groups in one process: parse, resolve, check, compile and hash; nothing is written');
  console.log('Processor time; the floor is JSON.stringify and SHA-256 of the same bytes');
  console.log('    groups      files         MB         ms   µs a group   ÷ floor   memory in MB');
  for (const groups of [10, 100, 1_000, 10_000]) {
    const text = fleetOf(groups);
    const started = processorMs();
    const files = [...once(text).values()];
    const took = processorMs() - started;
    const memory = process.memoryUsage().rss / 1e6;
    const texts = files.map((bytes) => new TextDecoder('latin1').decode(bytes));
    const begun = processorMs();
    for (const each of texts) hashOf(Buffer.from(JSON.stringify(each)));
    const ratio = took / (processorMs() - begun);
    const megabytes = files.reduce((sum, { length }) => sum + length, 0) / 1e6;
    const cells = [
      [groups, 8],
      [files.length, 8],
      [megabytes.toFixed(1), 8],
      [took.toFixed(0), 8],
      [((took * 1000) / groups).toFixed(0), 10],
      [ratio.toFixed(1), 7],
      [memory.toFixed(0), 12],
    ];
    console.log(`  ${cells.map(([cell, width]) => String(cell).padStart(width)).join('   ')}`);
  }
  console.log('');
}

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Of the whole process: what the machine does besides does not count. */
function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
