<#
.SYNOPSIS
    Sets ForceDefenderPassiveMode to {{wanted}} on a server that is in the wrong mode for want of it. Nothing else.
.DESCRIPTION
    Looks again, as detect.ps1 does, and acts on these causes alone: {{causes}}.
    Prints one line:
      Done     the value is set, and whether the device needs a restart
      Nothing  the device is right or pending
      Refused  with the reason; nothing was changed
      Failed   with the message of Windows
    Exit code: 0 Done and Nothing, 1 Refused and Failed; always 0 below CCM and SMS_CCM of Configuration Manager.
    Clients have nothing to set. Never stops or configures services, deletes no key or value, and leaves onboarding and
    tamper protection alone. Running it again changes nothing. -WhatIf says what it would set. Run it in 64-bit PowerShell, elevated or as the system.
#>
#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low')]
param()

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# {{relaunch}}

$group = {{group}}
$alwaysZero = $PSScriptRoot -match '\\(SMS_)?CCM\\'
$path = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'
$name = 'ForceDefenderPassiveMode'
$wanted = {{wanted}}
$mendable = @({{mendable}})

# {{decision}}

# Only administrators can look into the hive of the local service account.
function Test-Elevated {
    try { $null = Get-ChildItem -LiteralPath 'Registry::HKEY_USERS\S-1-5-19' }
    catch { return $false }
    return $true
}

$refused = $null
if ($mendable -notcontains $row.cause) { $refused = 'this is not for a script to repair' }
elseif ($facts['os'] -ne 'server') { $refused = 'not a server; clients choose the mode by themselves' }
# {{tamper}}
elseif (-not (Test-Elevated)) { $refused = 'not elevated' }

$next = 'restart the device'
# {{there}}

$code = 0
if (@('right', 'pending') -contains $row.verdict) {
    'Nothing to do: {0}, {1} ({2}), as {3}' -f $row.verdict, $row.cause, $title, $group
}
elseif ($refused) {
    'Refused: {0}. {1}, {2} ({3}), as {4}' -f $refused, $row.verdict, $row.cause, $title, $group
    $code = 1
}
else {
    try {
        # Without -Force, which would empty a key that is there: it also holds the onboarding data.
        $there = Test-Path -LiteralPath $path
        if (-not $there) { $null = New-Item -Path $path }
        if ($there -or -not $WhatIfPreference) {
            $null = New-ItemProperty -LiteralPath $path -Name $name -Value $wanted -PropertyType DWord -Force
        }
        # The kind counts too: a QWORD that something keeps there is read as a number as well.
        $set = Get-RegistryData 'SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection' $name
        if ($WhatIfPreference) { 'Nothing was changed: {0} would be {1}' -f $name, $wanted }
        elseif (($set -is [int]) -and ($set -eq $wanted)) {
            'Done: {0} is {1}; {2}. It was {3} ({4}), as {5}' -f $name, $wanted, $next, $row.cause, $title, $group
        }
        else { throw 'the value is not there after it was set' }
    }
    catch {
        'Failed: {0}' -f ($_.Exception.Message -replace '\s+', ' ')
        $code = 1
    }
}
if ($alwaysZero) { $code = 0 }
exit $code
