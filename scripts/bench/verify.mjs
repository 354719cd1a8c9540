// `mdav verify` on many devices, against the least program that parses the same lines.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDevices } from './devices.mjs';
import { interleave, printCases } from './processes.mjs';

const ROUNDS = Number(process.env.MDAV_BENCH_ROUNDS ?? 7);
const DEVICES = Number(process.env.MDAV_BENCH_DEVICES ?? 50_000);
const FLEET = 'examples/contoso/mdav.yaml';
const REPORTS = ['json', 'ndjson', 'markdown', 'junit', 'html'];

/** Devices that are wrong end the run with 1, which is no failure here. */
const asRun = (command) => ['bash', '-c', '"$@" || [ $? = 1 ]', 'bash', ...command];

export async function verifyDevices(root) {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-bench-'));
  const file = join(folder, 'devices.ndjson');
  try {
    await makeDevices(file, join(root, FLEET), DEVICES);
    const verify = [process.execPath, 'packages/cli/bin/mdav.js', 'verify', FLEET, '--state', file];
    const outputs = REPORTS.flatMap((id) => ['--output', `${id}=${join(folder, `out.${id}`)}`]);
    const floor = 'JSON.parse of the lines';
    const cases = [
      { name: floor, command: [process.execPath, 'scripts/bench/floor-lines.cjs', file] },
      ...['1', '2'].flatMap((threads) => {
        const alone = `mdav verify --threads ${threads}`;
        const command = [...verify, '--threads', threads];
        return [
          { name: alone, command: asRun(command), floors: [floor] },
          { name: `${alone}, with every report`, command: asRun([...command, ...outputs]), floors: [floor, alone] },
        ];
      }),
    ];
    const measured = interleave(cases, { rounds: ROUNDS, cwd: root });
    const megabytes = (statSync(file).size / 1e6).toFixed(0);
    printCases(`Verifying ${DEVICES} devices (${megabytes} MB), ${ROUNDS} rounds in turn`, measured);
    const memory = [verify, [...verify, ...outputs]].map((command) => `${residentMegabytes(command, root)} MB`);
    console.log(`  memory at most: ${memory.join(', with every report ')}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The most memory that a program of Node had. What the system accounts to a process starts with what the one had that
 * started it, so it is asked of the process itself where the kernel tells.
 */
function residentMegabytes([node, ...args], cwd) {
  const hook = `process.on('exit', () => {
    let kilobytes;
    try {
      kilobytes = /VmHWM:\\s*(\\d+)/.exec(process.getBuiltinModule('fs').readFileSync('/proc/self/status', 'utf8'))[1];
    } catch {
      kilobytes = process.resourceUsage().maxRSS;
    }
    console.error('\\nresident ' + kilobytes);
  })`;
  const { stderr } = spawnSync(node, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Workers tell it as well.
  const told = [...stderr.matchAll(/resident (\d+)/g)].map(([, kilobytes]) => Number(kilobytes));
  return Math.round(Math.max(...told) / 1024);
}
