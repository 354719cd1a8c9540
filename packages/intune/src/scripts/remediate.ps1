<#
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
