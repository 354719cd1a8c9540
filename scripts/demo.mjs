// The main job on a real example: compile the fleet of examples/contoso, then say what its file servers make of it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function mdav(...args) {
  console.error(`\n$ mdav ${args.join(' ')}\n`);
  return spawnSync(process.execPath, ['packages/cli/bin/mdav.js', ...args], { cwd: root, stdio: 'inherit' }).status;
}

const fleet = 'examples/contoso/mdav.yaml';
const built = mdav('build', fleet, '--out', 'out/contoso', '--date', '2026-11-21');
if (built !== 0) process.exit(built ?? 1);

// It ends with 1, as it should: the devices of the example are wrong in many ways.
const devices = 'examples/contoso/devices.ndjson';
const verified = mdav('verify', fleet, '--state', devices, '--group', 'file-servers', '--limit', '3');
process.exit(verified === 1 ? 0 : 1);
