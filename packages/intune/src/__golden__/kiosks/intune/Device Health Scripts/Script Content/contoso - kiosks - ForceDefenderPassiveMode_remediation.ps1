<#
.SYNOPSIS
    Makes ForceDefenderPassiveMode as wanted: it is to be 1.
.DESCRIPTION
    Exit codes: 0 as wanted; 1 not as wanted, with the reason in the output.
    Prints one line of JSON. Changes one registry value and only when it differs; never deletes the key, which also holds
    the onboarding data. Uses no network. With tamper protection on, Windows may refuse the way to passive mode all the same.
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

$report = [ordered]@{ setting = $name; wanted = $wanted; found = $null; changed = $false; state = 'failed' }
$code = 1
try {
    if (-not (Test-Found (Get-Found))) {
        if (-not (Test-Path -LiteralPath $path)) {
            New-Item -Path $path -Force | Out-Null
        }
        New-ItemProperty -LiteralPath $path -Name $name -Value $wanted -PropertyType DWord -Force | Out-Null
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
