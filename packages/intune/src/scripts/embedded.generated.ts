// Made by packages/codegen from the scripts and queries beside it; edit those and run `node scripts/generate.mjs`.
import type { Code, Template } from '@mdav/quote';

/** `detect.ps1` */
export const DETECT = { language: 'powershell', slots: ['words', 'wanted', 'look'], text: `<#
.SYNOPSIS
    Looks whether ForceDefenderPassiveMode is as wanted: it {{words}}.
.DESCRIPTION
    Exit codes: 0 as wanted; 1 not as wanted, and Intune runs the remediation; 2 could not tell, and Intune runs nothing.
    Prints one line of JSON. Reads one registry value, changes nothing, uses no network.
#>
#Requires -Version 5.1
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$wanted = {{wanted}}
# {{look}}

$report = [ordered]@{ setting = $name; wanted = $wanted; found = $null; state = 'unknown' }
$code = 2
try {
    $found = Get-Found
    $report.found = Get-Word $found
    if (Test-Found $found) {
        $report.state = 'as-wanted'
        $code = 0
    }
    else {
        $report.state = 'different'
        $code = 1
    }
}
catch {
    $report.error = $_.Exception.Message
}
ConvertTo-Json -InputObject $report -Compress
exit $code
` } as Template<'powershell', 'words' | 'wanted' | 'look'>;

/** The regions of `forcing-value.ps1`. */
export const FORCING_VALUE = {
  look: `$path = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection'
$name = 'ForceDefenderPassiveMode'

function Get-Found {
    $found = @{ value = $null; kind = 'absent' }
    if (Test-Path -LiteralPath $path) {
        $key = Get-Item -LiteralPath $path
        if ($key.GetValueNames() -contains $name) {
            $found.value = $key.GetValue($name)
            $found.kind = [string]$key.GetValueKind($name)
        }
    }
    return $found
}

function Test-Found($found) {
    if ($null -eq $wanted) { return $found.kind -eq 'absent' }
    return ($found.kind -eq 'DWord') -and ($found.value -eq $wanted)
}

function Get-Word($found) {
    if ($found.kind -eq 'DWord') { return $found.value }
    return $found.kind
}
` as Code<'powershell'>,
  set: `if (-not (Test-Path -LiteralPath $path)) {
    New-Item -Path $path -Force | Out-Null
}
New-ItemProperty -LiteralPath $path -Name $name -Value $wanted -PropertyType DWord -Force | Out-Null
` as Code<'powershell'>,
  remove: `Remove-ItemProperty -LiteralPath $path -Name $name
` as Code<'powershell'>,
} as const;

/** `remediate.ps1` */
export const REMEDIATE = { language: 'powershell', slots: ['words', 'wanted', 'look', 'mend'], text: `<#
.SYNOPSIS
    Makes ForceDefenderPassiveMode as wanted: it {{words}}.
.DESCRIPTION
    Exit codes: 0 as wanted; 1 not as wanted, with the reason in the output.
    Prints one line of JSON. Changes one registry value and only when it differs; never deletes the key, which also holds
    the onboarding data. Uses no network. With tamper protection on, Windows may refuse the way to passive mode all the same.
#>
#Requires -Version 5.1
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$wanted = {{wanted}}
# {{look}}

$report = [ordered]@{ setting = $name; wanted = $wanted; found = $null; changed = $false; state = 'failed' }
$code = 1
try {
    if (-not (Test-Found (Get-Found))) {
        # {{mend}}
        $report.changed = $true
    }
    $found = Get-Found
    $report.found = Get-Word $found
    if (Test-Found $found) {
        $report.state = 'as-wanted'
        $code = 0
    }
}
catch {
    $report.error = $_.Exception.Message
}
ConvertTo-Json -InputObject $report -Compress
exit $code
` } as Template<'powershell', 'words' | 'wanted' | 'look' | 'mend'>;
