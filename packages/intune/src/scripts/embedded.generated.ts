// Made by packages/codegen from the scripts and queries beside it; edit those and run `node scripts/generate.mjs`.
import type { Code, Template } from '@mdav/quote';

/** `detect.ps1` */
export const DETECT = { language: 'powershell', slots: ['words', 'relaunch', 'wanted', 'look'], text: `<#
.SYNOPSIS
    Looks whether ForceDefenderPassiveMode is as wanted: it {{words}}.
.DESCRIPTION
    Exit codes: 0 as wanted; 1 not as wanted, and Intune runs the remediation; 2 could not tell, and Intune runs nothing.
    Prints one line of JSON. Reads one registry value, changes nothing, uses no network.
#>
#Requires -Version 5.1
[CmdletBinding()]
param()

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# {{relaunch}}

$wanted = {{wanted}}
# {{look}}

$report = [ordered]@{ setting = $name; wanted = $wanted; found = $null; state = 'unknown' }
$code = 2
try {
    $found = Get-Found
    $report.found = $found
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
` } as Template<'powershell', 'words' | 'relaunch' | 'wanted' | 'look'>;

/** The regions of `device.ps1`. */
export const DEVICE = {
  relaunch: { language: 'powershell', slots: ['switches'], text: `# A 32-bit PowerShell on 64-bit Windows sees other keys and lacks modules: the 64-bit one does the work in its place.
$native = "$env:SystemRoot\\SysNative\\WindowsPowerShell\\v1.0\\powershell.exe"
if ($env:PROCESSOR_ARCHITEW6432 -and $PSCommandPath -and (Test-Path -LiteralPath $native)) {
    $arguments = @('-NoProfile', '-NonInteractive', '-File', $PSCommandPath)
    # {{switches}}
    & $native @arguments
    exit $LASTEXITCODE
}
` } as Template<'powershell', 'switches'>,
  switch: { language: 'powershell', slots: ['name', 'argument'], text: `if ($PSBoundParameters[{{name}}]) { $arguments += {{argument}} }
` } as Template<'powershell', 'name' | 'argument'>,
  registryData: { language: 'powershell', slots: ['guard'], text: `# The data of a value of HKEY_LOCAL_MACHINE as it is, an empty list too; nothing when it is not there. Throws when nobody
# can tell.
function Get-RegistryData($key, $name) {
    # {{guard}}
    $path = 'HKLM:\\' + $key
    if (-not (Test-Path -LiteralPath $path)) { return $null }
    if (@((Get-Item -LiteralPath $path).Property) -notcontains $name) { return $null }
    return , (Get-ItemProperty -LiteralPath $path -Name $name).$name
}
` } as Template<'powershell', 'guard'>,
  guard: `if ($env:PROCESSOR_ARCHITEW6432 -and ($key -notlike 'SOFTWARE\\Policies\\*')) { throw 'not visible to a 32-bit PowerShell' }
` as Code<'powershell'>,
} as const;

/** The regions of `forcing-value.ps1`. */
export const FORCING_VALUE = {
  look: { language: 'powershell', slots: ['registryData'], text: `$key = 'SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection'
$path = 'HKLM:\\' + $key
$name = 'ForceDefenderPassiveMode'

# {{registryData}}

# The number of a DWORD, or a word for what stands in its place.
function Get-Found {
    $data = Get-RegistryData $key $name
    if ($null -eq $data) { return 'absent' }
    if ($data -is [int]) { return $data }
    if ($data -is [long]) { return 'QWord' }
    if ($data -is [string]) { return 'String' }
    if ($data -is [string[]]) { return 'MultiString' }
    return 'Binary'
}

function Test-Found($found) {
    if ($null -eq $wanted) { return $found -eq 'absent' }
    return ($found -is [int]) -and ($found -eq $wanted)
}
` } as Template<'powershell', 'registryData'>,
  set: `# Without -Force, which would empty a key that is there.
if (-not (Test-Path -LiteralPath $path)) { $null = New-Item -Path $path }
$null = New-ItemProperty -LiteralPath $path -Name $name -Value $wanted -PropertyType DWord -Force
` as Code<'powershell'>,
  remove: `Remove-ItemProperty -LiteralPath $path -Name $name
` as Code<'powershell'>,
} as const;

/** `remediate.ps1` */
export const REMEDIATE = { language: 'powershell', slots: ['words', 'relaunch', 'wanted', 'look', 'mend'], text: `<#
.SYNOPSIS
    Makes ForceDefenderPassiveMode as wanted: it {{words}}.
.DESCRIPTION
    Exit codes: 0 as wanted; 1 not as wanted, with the reason in the output.
    Prints one line of JSON. Changes one registry value and only when it differs; never deletes the key, which also holds
    the onboarding data. Uses no network. With tamper protection on, Windows may refuse the way to passive mode all the same.
#>
#Requires -Version 5.1
[CmdletBinding()]
param()

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# {{relaunch}}

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
    $report.found = $found
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
` } as Template<'powershell', 'words' | 'relaunch' | 'wanted' | 'look' | 'mend'>;
