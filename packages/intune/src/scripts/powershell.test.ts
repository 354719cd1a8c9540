import { describe, expect, it } from 'vitest';
import { powershellFaults, powershellMissing } from '../../../../tests/powershell.ts';
import { DEPLOY_SCRIPT_NAME, deployScriptText } from '../deploy/deploy-script.ts';
import { detectionScript, remediationScript } from './forcing-scripts.ts';
import { FORCING_STATES } from './forcing-state.ts';

const scripts: readonly (readonly [string, string])[] = [
  [DEPLOY_SCRIPT_NAME, deployScriptText()],
  ...FORCING_STATES.flatMap((state) => [
    [`detection of ${state}`, detectionScript(state)] as const,
    [`remediation of ${state}`, remediationScript(state)] as const,
  ]),
];

describe.skipIf(powershellMissing)(`scripts are PowerShell ${powershellMissing ?? ''}`, () => {
  it.each(scripts)('%s', async (_, script) => {
    expect(await powershellFaults(script)).toEqual([]);
  });

  it('and the parser would see what is not', async () => {
    const broken = deployScriptText().replace(
      'foreach ($object in $item.Objects) {',
      'foreach ($object in $item.Objects) ((',
    );
    expect(await powershellFaults(broken)).not.toEqual([]);
    expect(await powershellFaults('if ($a -eq 1) { Write-Output "x" ')).not.toEqual([]);
  });
});

describe('what the scripts keep to', () => {
  it.each(scripts)('%s: plain ASCII, LF, a final newline, strict, no trace of other machines', (_, script) => {
    expect(script).toMatch(/^[\x20-\x7e\n]+\n$/);
    expect(script).toContain('Set-StrictMode');
    expect(script).toContain("$ErrorActionPreference = 'Stop'");
    expect(script).not.toMatch(/Invoke-Expression|\biex\b|-EncodedCommand|DownloadString|Add-Type/i);
  });

  it.each(scripts.slice(1))('%s: no network, no reboot, one line of JSON, an exit code', (_, script) => {
    expect(script).not.toMatch(/Invoke-(WebRequest|RestMethod|Command)|New-PSSession|Net\.|https?:|Restart-|shutdown/i);
    expect(script.match(/ConvertTo-Json -InputObject \$report -Compress/g)).toHaveLength(1);
    expect(script.trimEnd().endsWith('exit $code')).toBe(true);
    expect(script).not.toMatch(/Write-(Host|Output|Verbose|Warning)/);
  });

  it('the detection changes nothing, and the remediation never the key itself', () => {
    for (const state of FORCING_STATES) {
      expect(detectionScript(state)).not.toMatch(/(New|Set|Remove|Clear|Rename|Copy|Move)-(Item|ItemProperty)\b/);
      expect(remediationScript(state)).not.toMatch(/Remove-Item\b|Clear-Item\b|Rename-Item\b/);
    }
    // `New-Item -Force` would empty a key that is there; it holds the onboarding data.
    expect(remediationScript(1)).toMatch(
      /if \(-not \(Test-Path -LiteralPath \$path\)\) \{\s+\$null = New-Item -Path \$path \}/,
    );
    expect(remediationScript('absent')).not.toContain('New-Item');
  });

  it('writes one value, whatever the fleet is called: no name of it is in the code', () => {
    expect(new Set(FORCING_STATES.map(detectionScript)).size).toBe(3);
    expect(remediationScript(1)).toContain('-Value $wanted -PropertyType DWord');
    expect(detectionScript(0)).toContain('\n$wanted = 0\n');
    expect(detectionScript('absent')).toContain('\n$wanted = $null\n');
  });
});
