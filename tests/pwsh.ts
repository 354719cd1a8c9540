import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
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

const pwsh = PWSH_PLACES.find((place) =>
  spawnSync(place, ['--version'], { encoding: 'utf8', env: QUIET }).stdout?.startsWith('PowerShell '),
);

/** Why PowerShell cannot be asked here; `undefined` when it can. Part of the name of a skipped suite. */
export const pwshMissing: string | undefined = pwsh === undefined ? 'pwsh is not installed' : undefined;

/** Answers a line with a line, each script in a runspace of its own: what one of them defines no other one sees. */
const LOOP = `
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $answer = try {
        $asked = ConvertFrom-Json -NoEnumerate -InputObject $line
        $shell = [powershell]::Create()
        $null = $shell.AddScript("\`$ErrorActionPreference = 'Stop'\`n$($asked.script)")
        $shell.Runspace.SessionStateProxy.SetVariable('data', $asked.data)
        $said = ($shell.Invoke() -join '') -replace '\\s*[\\r\\n]\\s*', ' '
        if ($shell.HadErrors) { throw $shell.Streams.Error[0].ToString() }
        '{"said":' + $said + '}'
    }
    catch { ConvertTo-Json -Compress -InputObject @{ fault = [string]$_ } }
    finally { if ($shell) { $shell.Dispose() } }
    [Console]::Out.WriteLine($answer)
}`;

interface Session {
  readonly child: ChildProcessWithoutNullStreams;
  readonly answers: AsyncIterator<string>;
  /** Questions are answered one after the other. */
  last: Promise<unknown>;
}
let session: Session | undefined;

/** One process for all questions of a worker, which ends with it: to start takes longer than to answer. */
function startSession(): Session {
  if (pwsh === undefined) throw new Error('pwsh is not installed');
  const encoded = Buffer.from(LOOP, 'utf16le').toString('base64');
  const child = spawn(pwsh, ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', encoded], { env: QUIET });
  child.stderr.setEncoding('utf8').on('data', (text: string) => process.stderr.write(text));
  const answers = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY });
  return { child, answers: answers[Symbol.asyncIterator](), last: Promise.resolve() };
}

/** What a script writes about data, which it finds in `$data`; both are plain data. */
export function askPwsh(script: string, data: unknown): Promise<unknown> {
  session ??= startSession();
  const { child, answers, last } = session;
  // ASCII alone, so that no code page on the way changes it.
  const line = JSON.stringify({ script, data }).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const answered = last.then(async () => {
    child.stdin.write(`${line}\n`);
    const { value, done } = await answers.next();
    if (done) throw new Error(`pwsh ended with ${child.exitCode}`);
    const { said, fault } = JSON.parse(value) as { readonly said?: unknown; readonly fault?: string };
    if (fault !== undefined) throw new Error(`pwsh: ${fault}`);
    return said;
  });
  session.last = answered.catch(() => undefined);
  return answered;
}
