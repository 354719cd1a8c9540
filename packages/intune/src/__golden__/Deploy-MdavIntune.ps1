<#
.SYNOPSIS
    Creates or replaces the Intune objects of the groups whose folders lie beside this script, and assigns them.
.DESCRIPTION
    Reads intune/assignments.json of each group. Finds every object by its name: creates it when there is none, replaces it when there is one,
    and stops when there are several. Assigns all objects when every name of a group and filter has an id; each time the
    whole set, so that an earlier assignment does not stay. Prints what it did, one line per object. Deletes nothing.
    Try it with -WhatIf first: it then reads and changes nothing.
.PARAMETER Group
    Names of the groups, which are names of folders. Default: every group with a folder intune.
.PARAMETER GroupId
    Object ids by the names of the device groups in assignments.json.
.PARAMETER FilterId
    Ids by the names of the filters in assignments.json.
.PARAMETER Name
    Only objects whose name is like one of these; * and ? stand for anything.
.PARAMETER NoAssignment
    Leave the assignments as they are.
.EXAMPLE
    ./Deploy-MdavIntune.ps1 -WhatIf
.EXAMPLE
    ./Deploy-MdavIntune.ps1 -Group office-clients -GroupId @{ 'office-clients' = '11111111-2222-3333-4444-555555555555' }
.NOTES
    Needs the module Microsoft.Graph.Authentication 2 or later, and the permission DeviceManagementConfiguration.ReadWrite.All;
    for script packages also DeviceManagementScripts.ReadWrite.All.
#>
#Requires -Version 5.1
#Requires -Modules @{ ModuleName = 'Microsoft.Graph.Authentication'; ModuleVersion = '2.0.0' }
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [string[]] $Group = @(),
    [hashtable] $GroupId = @{},
    [hashtable] $FilterId = @{},
    [string[]] $Name = @('*'),
    [switch] $NoAssignment
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$kinds = @{
    configurationPolicy = @{
        Path = '/beta/deviceManagement/configurationPolicies'
        NameKey = 'name'
        Replace = 'PUT'
        Type = $null
    }
    customProfile       = @{
        Path = '/beta/deviceManagement/deviceConfigurations'
        NameKey = 'displayName'
        Replace = 'PATCH'
        Type = '#microsoft.graph.windows10CustomConfiguration'
    }
    healthScript        = @{
        Path = '/beta/deviceManagement/deviceHealthScripts'
        NameKey = 'displayName'
        Replace = 'PATCH'
        Type = $null
    }
    compliancePolicy    = @{
        Path = '/beta/deviceManagement/deviceCompliancePolicies'
        NameKey = 'displayName'
        Replace = 'PATCH'
        Type = '#microsoft.graph.windows10CompliancePolicy'
    }
}

# Reading changes nothing, so -WhatIf reads too.
function Get-GraphList {
    param([string] $Uri)
    $WhatIfPreference = $false
    $next = $Uri
    while ($next) {
        $page = Invoke-MgGraphRequest -Method GET -Uri $next -OutputType Hashtable
        $page['value']
        $next = $page['@odata.nextLink']
    }
}

# The one object of a name, or nothing. Several of the same name are somebody's mistake, and not for a script to settle.
function Find-Object {
    param([hashtable] $Kind, [string] $ObjectName)
    $found = @(Get-GraphList -Uri $Kind.Path | Where-Object { $_[$Kind.NameKey] -ceq $ObjectName })
    if ($found.Count -gt 1) {
        throw "There are $($found.Count) objects named '$ObjectName'. Rename or delete all but one of them."
    }
    if ($found.Count -eq 0) {
        return $null
    }
    if ($Kind.Type -and $found[0]['@odata.type'] -ne $Kind.Type) {
        throw "'$ObjectName' is a $($found[0]['@odata.type']). Rename one of the two."
    }
    return $found[0]
}

# The text of a file as Graph takes it: scripts from their own files, which may have been signed, and secrets from the environment.
function Get-Body {
    param([psobject] $Object, [string] $Folder)
    $text = [System.IO.File]::ReadAllText((Join-Path $Folder $Object.file))
    if ($null -ne $Object.scripts) {
        $body = ConvertFrom-Json -InputObject $text
        $signed = $true
        foreach ($part in 'detection', 'remediation') {
            $bytes = [System.IO.File]::ReadAllBytes((Join-Path $Folder $Object.scripts.$part))
            $body."$($part)ScriptContent" = [System.Convert]::ToBase64String($bytes)
            $isSigned = [System.Text.Encoding]::UTF8.GetString($bytes).Contains('# SIG # Begin signature block')
            $signed = $signed -and $isSigned
        }
        $body.enforceSignatureCheck = $signed
        $text = ConvertTo-Json -InputObject $body -Depth 10
    }
    if ($null -ne $Object.secret) {
        $value = [System.Environment]::GetEnvironmentVariable($Object.secret.environment)
        if (-not $value) {
            throw "The environment variable $($Object.secret.environment) is empty. Put the package into it."
        }
        $quoted = ConvertTo-Json -InputObject $value
        $text = $text.Replace($Object.secret.placeholder, $quoted.Substring(1, $quoted.Length - 2))
    }
    return $text
}

# The service takes the actions of a compliance policy when it is created, and by a call of their own afterwards.
function Get-ReplaceBody {
    param([psobject] $Object, [string] $Folder)
    $text = Get-Body -Object $Object -Folder $Folder
    if ($Object.kind -ne 'compliancePolicy') {
        return $text
    }
    $body = ConvertFrom-Json -InputObject $text
    $body.PSObject.Properties.Remove('scheduledActionsForRule')
    return ConvertTo-Json -InputObject $body -Depth 10
}

# A policy keeps its template for life: what was made from another one cannot become this one.
function Assert-SameTemplate {
    param([psobject] $Object, [hashtable] $Found, [string] $Folder)
    if ($Object.kind -ne 'configurationPolicy') {
        return
    }
    $text = [System.IO.File]::ReadAllText((Join-Path $Folder $Object.file))
    $wanted = (ConvertFrom-Json -InputObject $text).templateReference.templateId
    $given = $Found['templateReference']['templateId']
    if ([string]$wanted -cne [string]$given) {
        throw "'$($Object.name)' was made from the template '$given', not '$wanted'. Rename or delete it first."
    }
}

function Get-Target {
    param([string] $Type, [string] $Id, [psobject] $Filter)
    $target = @{ '@odata.type' = "#microsoft.graph.$Type"; groupId = $Id }
    if ($null -ne $Filter) {
        $target['deviceAndAppManagementAssignmentFilterId'] = $FilterId[$Filter.name]
        $target['deviceAndAppManagementAssignmentFilterType'] = $Filter.mode
    }
    return $target
}

function Get-AssignBody {
    param([psobject] $Object, [psobject] $Deployment)
    $targets = @()
    foreach ($assigned in $Deployment.assign) {
        $targets += Get-Target -Type 'groupAssignmentTarget' -Id $GroupId[$assigned] -Filter $Deployment.filter
    }
    foreach ($excluded in $Deployment.exclude) {
        $targets += Get-Target -Type 'exclusionGroupAssignmentTarget' -Id $GroupId[$excluded] -Filter $null
    }
    if ($Object.kind -ne 'healthScript') {
        return @{ assignments = @($targets | ForEach-Object { @{ target = $_ } }) }
    }
    $schedule = @{
        '@odata.type' = '#microsoft.graph.deviceHealthScriptDailySchedule'
        interval      = 1
        time          = '01:00:00'
        useUtc        = $false
    }
    return @{
        deviceHealthScriptAssignments = @($targets | ForEach-Object {
                @{ target = $_; runRemediationScript = $true; runSchedule = $schedule }
            })
    }
}

function Test-Like {
    param([string] $ObjectName)
    foreach ($pattern in $Name) {
        if ($ObjectName -like $pattern) {
            return $true
        }
    }
    return $false
}

# What to do for one group, or an error before anything is done for any of them.
function Get-Deployment {
    param([string] $Folder)
    $listText = [System.IO.File]::ReadAllText((Join-Path $Folder 'assignments.json'))
    $deployment = ConvertFrom-Json -InputObject $listText
    if ($deployment.formatVersion -ne 1) {
        throw "$($Folder): assignments.json has the format version $($deployment.formatVersion); this script knows 1."
    }
    return $deployment
}

function Get-MissingId {
    param([psobject] $Deployment)
    @(@($Deployment.assign) + @($Deployment.exclude) | Where-Object { -not $GroupId[$_] })
    if ($null -ne $Deployment.filter -and -not $FilterId[$Deployment.filter.name]) {
        $Deployment.filter.name
    }
}

function Connect-Graph {
    param([object[]] $Object)
    $WhatIfPreference = $false
    if ($null -ne (Get-MgContext)) {
        return
    }
    $scopes = @('DeviceManagementConfiguration.ReadWrite.All')
    if (@($Object | Where-Object { $_.kind -eq 'healthScript' }).Count -gt 0) {
        $scopes += 'DeviceManagementScripts.ReadWrite.All'
    }
    Connect-MgGraph -Scopes $scopes -NoWelcome
}

# A build that was interrupted has left a journal: the files are then partly the old ones and partly the new ones.
foreach ($journal in '.mdav-journal', '.mdav-journal-back') {
    if (Test-Path -LiteralPath (Join-Path $PSScriptRoot $journal)) {
        throw "A build of $PSScriptRoot was interrupted, and is partly old and partly new. Run 'mdav build' first."
    }
}

$there = @(Get-ChildItem -LiteralPath $PSScriptRoot -Directory |
        Where-Object { Test-Path -LiteralPath (Join-Path $_.FullName 'intune/assignments.json') } |
        ForEach-Object { $_.Name })
if ($Group.Count -eq 0) {
    $Group = $there
}
$unknown = @($Group | Where-Object { $there -notcontains $_ })
if ($unknown.Count -gt 0) {
    throw "There is no group '$($unknown -join "', '")' here. There are: $($there -join ', ')."
}

$work = @(foreach ($one in $Group) {
        $folder = Join-Path (Join-Path $PSScriptRoot $one) 'intune'
        $deployment = Get-Deployment -Folder $folder
        [pscustomobject]@{
            Group      = $one
            Folder     = $folder
            Deployment = $deployment
            Objects    = @($deployment.objects | Where-Object { Test-Like -ObjectName $_.name })
        }
    })
Connect-Graph -Object @($work | ForEach-Object { $_.Objects })

foreach ($item in $work) {
    $missing = @(Get-MissingId -Deployment $item.Deployment)
    $assigns = -not $NoAssignment -and $missing.Count -eq 0
    if (-not $NoAssignment -and $missing.Count -gt 0) {
        Write-Warning "$($item.Group): nothing is assigned, no id for $($missing -join ', ')."
    }
    foreach ($object in $item.Objects) {
        $kind = $kinds[$object.kind]
        $found = Find-Object -Kind $kind -ObjectName $object.name
        $id = $null
        $done = 'left as it is'
        if ($null -eq $found) {
            if ($PSCmdlet.ShouldProcess($object.name, "Create $($object.kind)")) {
                $body = Get-Body -Object $object -Folder $item.Folder
                $created = Invoke-MgGraphRequest -Method POST -Uri $kind.Path -Body $body -ContentType 'application/json; charset=utf-8' -OutputType Hashtable
                $id = $created['id']
                $done = 'created'
            }
        }
        else {
            Assert-SameTemplate -Object $object -Found $found -Folder $item.Folder
            $id = $found['id']
            if ($PSCmdlet.ShouldProcess($object.name, "Replace $($object.kind) $id")) {
                $body = Get-ReplaceBody -Object $object -Folder $item.Folder
                Invoke-MgGraphRequest -Method $kind.Replace -Uri "$($kind.Path)/$id" -Body $body -ContentType 'application/json; charset=utf-8' | Out-Null
                $done = 'replaced'
            }
        }
        $assigned = 'left as it is'
        $isThere = $null -ne $id -or $WhatIfPreference
        if ($assigns -and $isThere -and $PSCmdlet.ShouldProcess($object.name, 'Assign')) {
            $assignBody = ConvertTo-Json -InputObject (Get-AssignBody -Object $object -Deployment $item.Deployment) -Depth 10
            Invoke-MgGraphRequest -Method POST -Uri "$($kind.Path)/$id/assign" -Body $assignBody -ContentType 'application/json; charset=utf-8' | Out-Null
            $assigned = 'replaced'
        }
        [pscustomobject]@{ Group = $item.Group; Name = $object.name; Kind = $object.kind; Object = $done; Assignment = $assigned; Id = $id }
    }
}
