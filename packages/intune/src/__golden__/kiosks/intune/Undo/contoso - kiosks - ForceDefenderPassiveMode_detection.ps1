<#
.SYNOPSIS
    Looks whether ForceDefenderPassiveMode is as wanted: it is to be 0.
.DESCRIPTION
    Exit codes: 0 as wanted; 1 not as wanted, and Intune runs the remediation; 2 could not tell, and Intune runs nothing.
    Prints one line of JSON. Reads one registry value, changes nothing, uses no network.
#>
#Requires -Version 5.1
[CmdletBinding()]
param()

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# A 32-bit PowerShell on 64-bit Windows sees other keys and lacks modules: the 64-bit one does the work in its place.
$native = "$env:SystemRoot\SysNative\WindowsPowerShell\v1.0\powershell.exe"
if ($env:PROCESSOR_ARCHITEW6432 -and $PSCommandPath -and (Test-Path -LiteralPath $native)) {
    $arguments = @('-NoProfile', '-NonInteractive', '-File', $PSCommandPath)
    & $native @arguments
    exit $LASTEXITCODE
}

$wanted = 0
$key = 'SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'
$path = 'HKLM:\' + $key
$name = 'ForceDefenderPassiveMode'

# The data of a value of HKEY_LOCAL_MACHINE as it is, an empty list too; nothing when it is not there. Throws when nobody
# can tell.
function Get-RegistryData($key, $name) {
    $path = 'HKLM:\' + $key
    if (-not (Test-Path -LiteralPath $path)) { return $null }
    if (@((Get-Item -LiteralPath $path).Property) -notcontains $name) { return $null }
    return , (Get-ItemProperty -LiteralPath $path -Name $name).$name
}

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
