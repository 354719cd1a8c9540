<#
.SYNOPSIS
    Looks whether ForceDefenderPassiveMode is as wanted: it is to be 1.
.DESCRIPTION
    Exit codes: 0 as wanted; 1 not as wanted, and Intune runs the remediation; 2 could not tell, and Intune runs nothing.
    Prints one line of JSON. Reads one registry value, changes nothing, uses no network.
#>
#Requires -Version 5.1
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$wanted = 1
$path = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'
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
