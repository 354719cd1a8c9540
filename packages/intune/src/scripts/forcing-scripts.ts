import type { ForcingState } from './forcing-state.ts';

/*
 * The two scripts are one text each, with the wanted state in one line: what runs on devices is what is read here and in
 * review. They are plain ASCII for Windows PowerShell 5.1, call nothing outside the registry provider, and can be signed as
 * they are.
 */

const WANTED: Readonly<Record<ForcingState, string>> = { 0: '0', 1: '1', absent: '$null' };
const WORDS: Readonly<Record<ForcingState, string>> = {
  0: 'is to be 0',
  1: 'is to be 1',
  absent: 'is not to be there',
};

const LOOK = `$path = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection'
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
`;

/** Looks whether the value is as wanted. Exit codes: 0 it is, 1 it is not, 2 nobody can tell. Changes nothing. */
export function detectionScript(wanted: ForcingState): string {
  return `<#
.SYNOPSIS
    Looks whether ForceDefenderPassiveMode is as wanted: it ${WORDS[wanted]}.
.DESCRIPTION
    Exit codes: 0 as wanted; 1 not as wanted, and Intune runs the remediation; 2 could not tell, and Intune runs nothing.
    Prints one line of JSON. Reads one registry value, changes nothing, uses no network.
#>
#Requires -Version 5.1
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$wanted = ${WANTED[wanted]}
${LOOK}
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
`;
}

/**
 * Makes the value as wanted, and looks again. Exit codes: 0 it is as wanted now, 1 it is not. Doing it twice changes
 * nothing the second time. The key is never deleted or made anew: it also holds the onboarding data.
 */
export function remediationScript(wanted: ForcingState): string {
  return `<#
.SYNOPSIS
    Makes ForceDefenderPassiveMode as wanted: it ${WORDS[wanted]}.
.DESCRIPTION
    Exit codes: 0 as wanted; 1 not as wanted, with the reason in the output.
    Prints one line of JSON. Changes one registry value and only when it differs; never deletes the key, which also holds
    the onboarding data. Uses no network. With tamper protection on, Windows may refuse the way to passive mode all the same.
#>
#Requires -Version 5.1
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$wanted = ${WANTED[wanted]}
${LOOK}
$report = [ordered]@{ setting = $name; wanted = $wanted; found = $null; changed = $false; state = 'failed' }
$code = 1
try {
    if (-not (Test-Found (Get-Found))) {
${wanted === 'absent' ? REMOVE_VALUE : SET_VALUE}
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
`;
}

const SET_VALUE = `        if (-not (Test-Path -LiteralPath $path)) {
            New-Item -Path $path -Force | Out-Null
        }
        New-ItemProperty -LiteralPath $path -Name $name -Value $wanted -PropertyType DWord -Force | Out-Null`;

const REMOVE_VALUE = '        Remove-ItemProperty -LiteralPath $path -Name $name';
