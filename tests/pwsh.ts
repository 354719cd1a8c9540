import { spawnSync } from 'node:child_process';
import { PWSH_PLACES } from './pwsh-places.mjs';

/**
 * PowerShell itself, as the judge of what it takes for a text. The grammar in `powershell.ts` needs no program, but does
 * not know that PowerShell takes typographic quotes for quotes. `.ci/run` installs it where .NET is.
 */
const QUIET = {
  ...process.env,
  POWERSHELL_TELEMETRY_OPTOUT: '1',
  POWERSHELL_UPDATECHECK: 'Off',
  NO_COLOR: '1',
};

const pwsh = PWSH_PLACES.find((place) => run(place, '"here"').stdout === 'here');

/** Why PowerShell cannot be asked here; `undefined` when it can. Part of the name of a skipped suite. */
export const pwshMissing: string | undefined = pwsh === undefined ? 'pwsh is not installed' : undefined;

/** What a script writes about data, which it finds in `$data`; both are plain data. */
export function askPwsh(script: string, data: unknown): unknown {
  if (pwsh === undefined) throw new Error('pwsh is not installed');
  // ASCII alone, so that no code page on the way changes it.
  const json = JSON.stringify(data).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const whole = `$ErrorActionPreference = 'Stop'
$data = ConvertFrom-Json -NoEnumerate -InputObject ([Console]::In.ReadToEnd())
${script}`;
  const { status, stdout, stderr } = run(pwsh, whole, json);
  if (status !== 0) throw new Error(`pwsh ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

function run(program: string, script: string, input = ''): { status: number | null; stdout: string; stderr: string } {
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', encoded];
  const done = spawnSync(program, args, { input, encoding: 'utf8', env: QUIET, maxBuffer: 1 << 28 });
  return { status: done.status, stdout: (done.stdout ?? '').trim(), stderr: done.stderr ?? '' };
}
