<#
.SYNOPSIS
    Makes ForceDefenderPassiveMode as wanted: it is to be 0.
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

$report = [ordered]@{ setting = $name; wanted = $wanted; found = $null; changed = $false; state = 'failed' }
$code = 1
try {
    if (-not (Test-Found (Get-Found))) {
        # Without -Force, which would empty a key that is there.
        if (-not (Test-Path -LiteralPath $path)) { $null = New-Item -Path $path }
        $null = New-ItemProperty -LiteralPath $path -Name $name -Value $wanted -PropertyType DWord -Force
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
