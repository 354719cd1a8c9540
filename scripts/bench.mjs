// What it costs: the command line against bare Node, as whole processes, and one build of many groups in one process.
// And what an installation takes on disk. Prints tables; judges nothing. `node scripts/bench.mjs start|groups|packages|size` measures one part alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPacked, packAll, packageSizes } from './pack.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function milliseconds(args) {
  const started = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

function startUp() {
  const out = mkdtempSync(join(tmpdir(), 'mdav-bench-'));
  const bare = ['-e', '0'];
  const build = [
    'packages/cli/bin/mdav.js',
    'build',
    'examples/contoso/mdav.yaml',
    '--out',
    out,
    '--date',
    '2026-11-21',
  ];
  const times = { bare: [], build: [] };
  for (let run = 0; run < 12; run++) {
    const pair = { bare: milliseconds(bare), build: milliseconds(build) };
    if (run < 2) continue;
    times.bare.push(pair.bare);
    times.build.push(pair.build);
  }
  rmSync(out, { recursive: true, force: true });
  const [a, b] = [median(times.bare), median(times.build)];
  console.log('Start-up: whole processes, medians of ten after two warm-ups');
  console.log(`  node -e 0                    ${a.toFixed(1).padStart(8)} ms`);
  console.log(
    `  mdav build examples/contoso  ${b.toFixed(1).padStart(8)} ms   ${(b / a).toFixed(2)} times bare Node\n`,
  );
}

function fleetOf(groups) {
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

async function manyGroups() {
  const core = await import('../packages/core/dist/index.js');
  const { TARGETS, FLEET_TARGETS } = await import('../packages/cli/dist/index.js');
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

function packageBenches() {
  for (const name of ['registry', 'gpo', 'intune', 'verify', 'review', 'cli']) {
    const folder = join(root, 'packages', name, 'bench');
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder)
      .filter((entry) => entry.endsWith('.bench.mjs'))
      .sort()) {
      console.log(`${name}: ${file}`);
      spawnSync(process.execPath, [join(folder, file)], { cwd: root, stdio: 'inherit' });
      console.log('');
    }
  }
}

/** Packed, and installed with npm into an empty project, as a user gets them. */
function installedSize() {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-size-'));
  const project = join(folder, 'project');
  try {
    installPacked(project, packAll(folder));
    const sizes = Object.entries(packageSizes(project)).sort(([, a], [, b]) => b - a);
    console.log('Installed size: every package of ours and all that they depend on, as files');
    for (const [name, bytes] of sizes) console.log(`  ${name.padEnd(24)} ${(bytes / 1e6).toFixed(2).padStart(8)} MB`);
    const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
    console.log(`  ${`${sizes.length} packages`.padEnd(24)} ${(total / 1e6).toFixed(2).padStart(8)} MB\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const parts = { start: startUp, groups: manyGroups, packages: packageBenches, size: installedSize };
const [named] = process.argv.slice(2);
if (named !== undefined && !(named in parts))
  throw new Error(`There is ${Object.keys(parts).join(', ')}, not ${named}.`);
for (const [name, measure] of Object.entries(parts)) if (named === undefined || named === name) await measure();
