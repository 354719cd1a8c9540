// PowerShell as the suites use it: where it is, and one process for many inputs.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PWSH_PLACES } from '../pwsh-places.mjs';

/** A path beside this file. */
export const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const ENVIRONMENT = {
  ...process.env,
  POWERSHELL_TELEMETRY_OPTOUT: '1',
  POWERSHELL_UPDATECHECK: 'Off',
  NO_COLOR: '1',
  // Watching code to compile it better later costs a third of what these processes do.
  DOTNET_TieredPGO: '0',
};

/** PowerShell; `undefined` where there is none. */
export const pwsh = PWSH_PLACES.find((place) => {
  const { stdout } = spawnSync(place, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', '"here"'], {
    encoding: 'utf8',
    env: ENVIRONMENT,
  });
  return stdout?.trim() === 'here';
});

/** Runs a script with named arguments; what it says on its own matters only where it fails. */
export function runScript(script, parameters) {
  const named = Object.entries(parameters).flatMap(([name, value]) => [`-${name}`, value]);
  const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-File', script, ...named];
  return new Promise((resolve, reject) => {
    execFile(pwsh, args, { env: ENVIRONMENT, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${script} ended with ${error.code}: ${stderr || stdout}`.slice(0, 4000)));
      else resolve(stdout);
    });
  });
}

/** A folder that is gone afterwards. */
export async function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-powershell-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
