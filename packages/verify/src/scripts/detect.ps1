<#
.SYNOPSIS
    Tells in one line whether Microsoft Defender Antivirus runs in the mode that the fleet file wants. Changes nothing.
.DESCRIPTION
    Prints, for example: NonCompliant: wrong, forcing-value-missing (Forcing value missing), as <group> of <fleet>
      Compliant     right, or pending: a restart or a little time is what is missing, and a script is not to repair that
      NonCompliant  wrong
      Unknown       the device did not tell enough
    The causes, and what may stand behind the group after "besides", are those of docs/verification.md. What the device did not
    tell and would not be right without stands behind "not told". Reads services, registry values, Windows Security Center and the event
    log of Defender; uses no network.

    Intune: script of a remediation, in 64-bit PowerShell, as the system. Exit code 0 Compliant, 1 NonCompliant (runs
    remediate.ps1 where that is given), 2 Unknown.
    Configuration Manager: discovery script of a configuration item, data type String, rule: begins with Compliant. It
    takes any exit code but 0 for a script that failed, so below its folders CCM and SMS_CCM this one always ends with 0.
#>
#Requires -Version 5.1
[CmdletBinding()]
param()

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# {{relaunch}}

$group = {{group}}
$alwaysZero = $PSScriptRoot -match '\\(SMS_)?CCM\\'

$cautions = @(
    # {{cautions}}
)
$words = @(
    # {{words}}
)
$classes = @(
    # {{classes}}
)

# True for a fact that was not told and can be as a row asks. That nobody sets cloud protection is not told apart here.
function Test-Untold($fact, $values) {
    if ($facts[$fact] -ne 'unknown') { return $false }
    if (@('defender', 'cloud') -contains $fact) { return $false }
    if (($fact -ne 'os') -or ($values -contains 'unsupported')) { return $true }
    $possible = $classes
    if ($class) { $possible = @($class) }
    return @($values | Where-Object -FilterScript { $possible -contains $_ }).Count -gt 0
}
# {{decision}}

$word = 'NonCompliant'
$code = 1
if (@('right', 'pending') -contains $row.verdict) {
    $word = 'Compliant'
    $code = 0
}
if ($row.verdict -eq 'unknown') {
    $word = 'Unknown'
    $code = 2
}
# What is worth knowing besides, whatever the verdict is.
$besides = ''
foreach ($candidate in $cautions) { if (Test-When $candidate.when) { $besides += ', besides ' + $candidate.caution } }
# What a right device did not tell: the rows before the one that decided which hold but for that.
$untold = @()
if ($row.verdict -eq 'right') {
    foreach ($candidate in $table) {
        if ($candidate.verdict -eq 'right') {
            if (Test-When $candidate.when) { break }
            continue
        }
        $open = @(foreach ($fact in @($candidate.when.Keys)) {
            if ($candidate.when[$fact] -notcontains $facts[$fact]) { $fact }
        })
        $closed = @($open | Where-Object -FilterScript { -not (Test-Untold $_ $candidate.when[$_]) })
        if ($closed.Count -eq 0) { $untold += $open }
    }
}
$names = @(foreach ($one in $words) { if ($untold -contains $one.fact) { $one.word } })
# {{fieldNames}}
if ($names.Count -gt 0) { $besides += ', not told: ' + ($names -join ', ') }
'{0}: {1}, {2} ({3}), as {4}{5}' -f $word, $row.verdict, $row.cause, $title, $group, $besides
if ($alwaysZero) { $code = 0 }
exit $code
