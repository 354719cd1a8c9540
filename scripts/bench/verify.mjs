// `mdav verify` on many devices, against the least program that parses the same lines.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDevices } from './devices.mjs';
import { interleave, printCases, usage } from './processes.mjs';

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
    const memory = [verify, [...verify, ...outputs]].map((command) => `${usage(command, root).memory} MB`);
    console.log(`  memory at most: ${memory.join(', with every report ')}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
