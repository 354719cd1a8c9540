# Runs deployments: one JSON line per scenario in, one out. A scenario is a tenant or a domain, and runs over it one after
# the other, each with its parameters and faults; what comes back is what a run said, asked for and left.
param([string] $In, [string] $Out, [string] $Modules)
$ErrorActionPreference = 'Stop'
$env:PSModulePath = $Modules
$global:Executed = @{}
$global:Slept = @()
function global:Start-Sleep { [CmdletBinding()] param([Parameter(Mandatory = $true)] [double] $Seconds) $global:Slept += $Seconds }

Import-Module Microsoft.Graph.Authentication, GroupPolicy

function Copy-Key($From, $To) { if ($null -ne $From) { foreach ($key in @($From.Keys)) { $To[$key] = $From[$key] } } }

function Get-Contents([string] $Folder) {
    $contents = @{}
    if (-not [System.IO.Directory]::Exists($Folder)) { return $contents }
    foreach ($file in [System.IO.Directory]::GetFiles($Folder, '*', 'AllDirectories')) { $contents[$file.Substring($Folder.Length + 1)] = [System.Convert]::ToBase64String([System.IO.File]::ReadAllBytes($file)) }
    $contents
}

$reader = New-Object System.IO.StreamReader $In
$writer = New-Object System.IO.StreamWriter $Out
while ($null -ne ($line = $reader.ReadLine())) {
    $scenario = ConvertFrom-Json -InputObject $line -AsHashtable -DateKind String
    $global:Tenant = @{
        id = '5a0b1c2d-0000-4000-8000-0000000000aa'; objects = @{}; groups = @(); filters = @(); tags = @('0'); templates = @{}; page = 2; next = 1; strict = $true
        context = $null; refuses = @(); connected = @(); log = @(); faults = @(); count = 0
    }
    Copy-Key $scenario['tenant'] $global:Tenant
    foreach ($set in @($global:Tenant.objects.Keys)) { $global:Tenant.objects[$set] = [System.Collections.ArrayList]@($global:Tenant.objects[$set]) }
    $global:Domain = @{ gpos = @(); next = 1; log = @(); faults = @(); count = 0; name = 'contoso.test'; controller = 'dc1.contoso.test' }
    Copy-Key $scenario['domain'] $global:Domain
    # UNC paths are names of folders here: what the script reads by .NET it finds below the present folder.
    if ($scenario['at']) { [System.Environment]::CurrentDirectory = $scenario.at }
    $said = foreach ($run in $scenario.runs) {
        Copy-Key $run['tenant'] $global:Tenant
        Copy-Key $run['domain'] $global:Domain
        foreach ($state in $global:Tenant, $global:Domain) { $state.log = @(); $state.count = 0; $state.faults = @($run['faults']) }
        $global:Tenant.connected = @()
        $global:Slept = @()
        if ($null -ne $run['environment']) { foreach ($variable in @($run.environment.Keys)) { [System.Environment]::SetEnvironmentVariable($variable, $run.environment[$variable]) } }
        # Somebody changes a file of a GPO, or adds one.
        if ($run['touch']) {
            foreach ($folder in @([System.IO.Directory]::GetDirectories($scenario.at, '{*}', 'AllDirectories') | Select-Object -First 1)) {
                $file = [System.IO.Path]::Combine($folder, $run.touch)
                $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($file))
                [System.IO.File]::WriteAllText($file, 'changed')
            }
        }
        $parameters = @{}
        Copy-Key $run['parameters'] $parameters
        foreach ($key in @($parameters.Keys)) {
            if ($parameters[$key] -isnot [System.Collections.IDictionary]) { continue }
            # A hashtable as people type it, which does not tell capitals from others.
            $typed = @{}
            Copy-Key $parameters[$key] $typed
            $parameters[$key] = $typed
        }
        $rows = @()
        $warnings = @()
        $notes = @()
        $thrown = $null
        # `exit` and `throw` end the script alone; its rows come even when it fails.
        try { & $run.script @parameters 3>&1 6>&1 | ForEach-Object { if ($_ -is [System.Management.Automation.WarningRecord]) { $warnings += [string]$_ } elseif ($_ -is [System.Management.Automation.InformationRecord]) { $notes += [string]$_ } else { $rows += $_ } } }
        catch { $thrown = [string]$_.Exception.Message; $at = $_.ScriptStackTrace }
        @{
            rows = @($rows); warnings = @($warnings); notes = @($notes); thrown = $thrown; at = $(if ($thrown) { $at }); slept = @($global:Slept)
            requests = @($global:Tenant.log); connected = @($global:Tenant.connected); calls = @($global:Domain.log)
            # As text: the state goes on changing.
            objects = ConvertTo-Json -InputObject $global:Tenant.objects -Depth 50 -Compress
            gpos = ConvertTo-Json -InputObject @($global:Domain.gpos) -Depth 10 -Compress
            files = $(if ($scenario['at']) { Get-Contents $scenario.at })
        }
    }
    $writer.WriteLine((ConvertTo-Json -InputObject @{ id = $scenario.id; runs = @($said) } -Depth 50 -Compress))
}
$writer.WriteLine((ConvertTo-Json -InputObject @{ executed = @($global:Executed.Keys) } -Compress))
$writer.Close()
