// One build of many groups in one process.
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
    });
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.built.files.size;
  };
  for (let run = 0; run < 5; run++) once(fleetOf(100));
  console.log('Many groups in one process: parse, resolve, check, compile (nothing written)');
  console.log('    groups      files         ms   µs a group');
  for (const groups of [10, 100, 1_000, 10_000]) {
    const text = fleetOf(groups);
    globalThis.gc?.();
    const started = performance.now();
    const files = once(text);
    const took = performance.now() - started;
    console.log(
      `  ${String(groups).padStart(8)}   ${String(files).padStart(8)}   ${took.toFixed(1).padStart(8)}   ${((took * 1000) / groups).toFixed(0).padStart(10)}`,
    );
  }
  console.log('');
}
