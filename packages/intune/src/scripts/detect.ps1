<#
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
