<#
.SYNOPSIS
    Creates or replaces the Intune objects of the groups whose folders lie beside this script, and assigns them.
.DESCRIPTION
    Reads intune/assignments.json of each group, and works in three passes. The first one only reads: it makes every
    request ready and looks every object up by its name, and stops with all problems at once before anything is changed.
    The second one creates what is not there and replaces what is; what a renamed group has under its old name gets the
    new one. The third one assigns the objects of a group when every name of a group and filter has an id, each time the
    whole set, so that an earlier assignment does not stay. When that fails, the assignments that the group had are put
    back. Ids of a template that no public source has are asked of the tenant and filled in, where assignments.json has
    templateIds. Role scope tags stay as they are unless the fleet names some. Prints one line per object. Deletes nothing
    without -Undo or -DeleteLeft. Try it with -WhatIf first: it then makes the first pass alone.
    Objects that an earlier build wrote for these groups and this one does not have are told: they stay in force, such as a
    policy of exclusions after the last one went, or one whose settings moved to another template. -DeleteLeft deletes them
    in the end. They are known by the last line of their description; script packages are looked for with their permission.
    With -Undo it takes back what it created: it deletes the objects, and those that the build before had go back to that
    one, where -Previous names its folder. A script package whose value would stay on devices gets the scripts that take it
    back instead; once the devices have run them, -Undo -Finish deletes it. What stood on a device before does not come back.
.PARAMETER Group
    Names of the groups, which are names of folders. Default: every group with a folder intune.
.PARAMETER GroupId
    Object ids by the names of the device groups in assignments.json. What stands there as an id needs none, nor do
    all-devices and all-users, which are "All devices" and "All users" of Intune and no groups.
.PARAMETER FilterId
    Ids by the names of the filters in assignments.json. What stands there as an id needs none.
.PARAMETER ScopeTagId
    Ids by the names of the role scope tags in assignments.json. Default is known: it is 0.
.PARAMETER Name
    Only objects whose name is like one of these; * and ? stand for anything. With -Previous the names are those of this
    build: what it renamed goes back to its name in the build before.
.PARAMETER NoAssignment
    Leave the assignments as they are.
.PARAMETER Undo
    Take back what this build created.
.PARAMETER Previous
    With -Undo: the folder of the build before, whose own Deploy-MdavIntune.ps1 then replaces and assigns what it had.
    Its groups and filters need their ids too: when one is missing nothing is deleted, so that no device is left without
    policy. With -NoAssignment none is asked for, and what has to be created again is assigned to nobody.
.PARAMETER Finish
    With -Undo: delete script packages too, which is right once the devices have run what takes their value back.
.PARAMETER RequireAssignment
    Stop when a group cannot be assigned for want of an id, instead of leaving its assignments as they are.
.PARAMETER DeleteLeft
    Delete policies that an earlier build wrote for these groups and this one does not have, once everything else is
    assigned. Script packages stay, since what they set would stay too, and so do objects of groups that are not here.
.PARAMETER LeftGroup
    With -DeleteLeft: names of groups that are not here any more, whose policies are deleted too. They are named one by one,
    since another build of the same fleet may have groups that this one has not.
.PARAMETER TenantId
    The id of the tenant that is meant: a connection to another one is refused. Without it the connection decides that is
    there; the script says which one.
.EXAMPLE
    ./Deploy-MdavIntune.ps1 -WhatIf
.EXAMPLE
    ./Deploy-MdavIntune.ps1 -Group office-clients -GroupId @{ 'office-clients' = '11111111-2222-3333-4444-555555555555' }
.EXAMPLE
    ./Deploy-MdavIntune.ps1 -Undo -Previous ../dist-before -WhatIf
.NOTES
    Needs the module Microsoft.Graph.Authentication 2 or later, and the permission DeviceManagementConfiguration.ReadWrite.All;
    for script packages also DeviceManagementScripts.ReadWrite.All. With -WhatIf the same with Read in place of ReadWrite.
#>
#Requires -Version 5.1
#Requires -Modules @{ ModuleName = 'Microsoft.Graph.Authentication'; ModuleVersion = '2.0.0' }
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [string[]] $Group = @(),
    [hashtable] $GroupId = @{},
    [hashtable] $FilterId = @{},
    [hashtable] $ScopeTagId = @{},
    [string[]] $Name = @('*'),
    [switch] $NoAssignment,
    [switch] $RequireAssignment,
    [switch] $Undo,
    [string] $Previous,
    [switch] $Finish,
    [switch] $DeleteLeft,
    [string[]] $LeftGroup = @(),
    [string] $TenantId
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$kinds = @{
    configurationPolicy = @{
        Path = '/beta/deviceManagement/configurationPolicies'
        NameKey = 'name'
        Replace = 'PUT'
        Type = $null
        Assign = 'assignments'
    }
    customProfile       = @{
        Path = '/beta/deviceManagement/deviceConfigurations'
        NameKey = 'displayName'
        Replace = 'PATCH'
        Type = '#microsoft.graph.windows10CustomConfiguration'
        Assign = 'assignments'
    }
    healthScript        = @{
        Path = '/beta/deviceManagement/deviceHealthScripts'
        NameKey = 'displayName'
        Replace = 'PATCH'
        Type = $null
        Assign = 'deviceHealthScriptAssignments'
    }
    compliancePolicy    = @{
        Path = '/beta/deviceManagement/deviceCompliancePolicies'
        NameKey = 'displayName'
        Replace = 'PATCH'
        Type = '#microsoft.graph.windows10CompliancePolicy'
        Assign = 'assignments'
    }
}

# {{requests}}

# {{templates}}

# {{bodies}}

# {{objects}}

# {{assignments}}

# {{undo}}

# {{left}}

function Test-Like {
    param([string] $ObjectName)
    return @($Name | Where-Object { $ObjectName -like $_ }).Count -gt 0
}

function Get-Deployment {
    param([string] $Folder)
    $listText = [System.IO.File]::ReadAllText((Join-Path $Folder 'assignments.json'))
    $deployment = ConvertFrom-Json -InputObject $listText
    if ($deployment.formatVersion -ne 4) {
        throw "$($Folder): assignments.json has the format version $($deployment.formatVersion); this script knows 4."
    }
    return $deployment
}

function Get-MissingId {
    param([psobject] $Deployment)
    # Somebody has a group of that name, and all devices would get what it was to get.
    foreach ($word in @($Deployment.assignAll | Where-Object { $GroupId[$_] })) {
        throw "$($Deployment.group): -GroupId has an id for $word, and 'assign' means everybody by it. Write the object id of the group into 'assign' of the fleet, or leave $word out of -GroupId."
    }
    @(@($Deployment.assign) + @($Deployment.exclude) |
            Where-Object { -not (Get-TenantId -Given $GroupId -ObjectName $_) } |
            ForEach-Object { "$_ (-GroupId)" })
    if ($null -ne $Deployment.filter -and -not (Get-TenantId -Given $FilterId -ObjectName $Deployment.filter.name)) {
        "$($Deployment.filter.name) (-FilterId)"
    }
}

# A connection that lacks a permission would fail in the middle. One that does not tell its permissions is tried.
function Connect-Graph {
    param([object[]] $Object)
    $scopes = @('DeviceManagementConfiguration.ReadWrite.All')
    if (@($Object | Where-Object { $_.kind -eq 'healthScript' }).Count -gt 0) {
        $scopes += 'DeviceManagementScripts.ReadWrite.All'
    }
    if ($null -eq (Get-MgContext)) {
        $to = @{}
        if ($TenantId) {
            $to['TenantId'] = $TenantId
        }
        Connect-MgGraph -Scopes $scopes -NoWelcome @to
    }
    $context = Get-MgContext
    if ($TenantId -and $context.TenantId -ne $TenantId) {
        throw "The connection is to the tenant '$($context.TenantId)', not '$TenantId'. Disconnect-MgGraph ends it."
    }
    Write-Host -Object "Tenant $($context.TenantId), as $(@($context.Account, $context.AppName) | Where-Object { $_ } | Select-Object -First 1)."
    $given = @((Get-MgContext).Scopes | Where-Object { $_ })
    $missing = @($scopes | Where-Object {
            $given -notcontains $_ -and -not ($WhatIfPreference -and $given -contains ($_ -replace 'ReadWrite', 'Read'))
        })
    if ($given.Count -gt 0 -and $missing.Count -gt 0) {
        throw "The connection lacks the permission $($missing -join ' and '). Connect-MgGraph -Scopes $($missing -join ', ') asks for it."
    }
}

# What is to be done with an object: everything that can be known before anything is changed.
function Get-Plan {
    param([psobject] $Item, [psobject] $Object)
    $kind = $kinds[$Object.kind]
    $body = Get-Body -Object $Object -Folder $Item.Folder
    $found = @(Find-Deployed -Kind $kind -Object $Object -Body $body)
    Set-ScopeTag -Body $body -Deployment $Item.Deployment -Found $found
    $plan = [pscustomobject]@{
        Group = $Item.Group; Object = $Object; Kind = $kind; Id = $null; Body = ''; Was = ''
        Wanted = @(); Given = @(); Assigns = $Item.Assigns; Done = 'left as it is'; Assigned = 'left as it is'
    }
    if ($found.Count -gt 0) {
        $plan.Id = $found[0]['id']
        $plan.Was = $found[0][$kind.NameKey]
        # The service takes the actions of a compliance policy when it is created, and by a call of their own afterwards.
        $body.Remove('scheduledActionsForRule')
    }
    $plan.Body = Get-JsonText -Member $body
    if ($Item.Assigns) {
        $plan.Wanted = @(Get-Assignment -Object $Object -Deployment $Item.Deployment)
        if ($found.Count -gt 0) {
            $plan.Given = @(Get-Assigned -Kind $kind -Id $plan.Id)
            $plan.Assigns = -not (Test-Same -One $plan.Wanted -Other $plan.Given)
        }
    }
    return $plan
}

function Publish-Object {
    param([psobject] $Plan)
    $object = $Plan.Object
    if ($null -eq $Plan.Id) {
        if ($PSCmdlet.ShouldProcess($object.name, "Create $($object.kind)")) {
            $created = Invoke-Graph -Method POST -Uri $Plan.Kind.Path -Body $Plan.Body -IsCreation
            $Plan.Id = $created['id']
            $Plan.Done = 'created'
        }
        return
    }
    $action = "Replace $($object.kind) $($Plan.Id)"
    $done = 'replaced'
    if ($Plan.Was -cne $object.name) {
        $action = "$action, and rename it from '$($Plan.Was)'"
        $done = 'renamed'
    }
    if ($PSCmdlet.ShouldProcess($object.name, $action)) {
        Invoke-Graph -Method $Plan.Kind.Replace -Uri "$($Plan.Kind.Path)/$($Plan.Id)" -Body $Plan.Body | Out-Null
        $Plan.Done = $done
    }
}

# The objects of a group are assigned together: devices must not get a part of what belongs together.
function Publish-Assignment {
    param([object[]] $Plan)
    $tried = @()
    foreach ($one in $Plan) {
        $isThere = $null -ne $one.Id -or $WhatIfPreference
        if (-not $one.Assigns -or -not $isThere -or -not $PSCmdlet.ShouldProcess($one.Object.name, 'Assign')) {
            continue
        }
        $tried += $one
        try {
            Set-Assignment -Plan $one -Assignment $one.Wanted
            $one.Assigned = 'replaced'
        }
        catch {
            $failure = $_
            $left = @(foreach ($again in $tried) {
                    try {
                        Set-Assignment -Plan $again -Assignment $again.Given
                        $again.Assigned = 'put back'
                    }
                    catch {
                        $again.Object.name
                    }
                })
            $then = 'The assignments of the group are what they were; run this again.'
            if ($left.Count -gt 0) {
                $then = "Run this again: the assignments may be new already of '$($left -join "', '")'."
            }
            throw "$($one.Group): '$($one.Object.name)' could not be assigned: $($failure.Exception.Message) $then"
        }
    }
}

if ($NoAssignment -and $RequireAssignment) {
    throw '-NoAssignment and -RequireAssignment exclude each other.'
}
if (-not $Undo -and ($Previous -or $Finish)) {
    throw '-Previous and -Finish say how to take back: use them with -Undo.'
}
if ($DeleteLeft -and ($Undo -or $NoAssignment)) {
    throw '-DeleteLeft is for what this build replaces: use it without -Undo and without -NoAssignment.'
}
if ($LeftGroup.Count -gt 0 -and -not $DeleteLeft) {
    throw '-LeftGroup says whose policies -DeleteLeft deletes as well: use them together.'
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
$isPart = $Group.Count -gt 0
if (-not $isPart) {
    $Group = $there
}
$unknown = @($Group | Where-Object { $there -notcontains $_ })
if ($unknown.Count -gt 0) {
    throw "There is no group '$($unknown -join "', '")' here. There are: $($there -join ', ')."
}
$notLeft = @($LeftGroup | Where-Object { $there -contains $_ })
if ($notLeft.Count -gt 0) {
    throw "The group '$($notLeft -join "', '")' is here, and -LeftGroup is for groups that are not: -DeleteLeft alone deletes what it has left."
}
# A group named twice is deployed once.
$Group = @($there | Where-Object { $Group -contains $_ })

# First pass: everything that can go wrong without the service refusing something goes wrong here.
$problems = @()
$work = @(foreach ($one in $Group) {
        $folder = Join-Path (Join-Path $PSScriptRoot $one) 'intune'
        $deployment = Get-Deployment -Folder $folder
        $missing = @(Get-MissingId -Deployment $deployment)
        [pscustomobject]@{
            Group      = $one
            Folder     = $folder
            Deployment = $deployment
            Objects    = @($deployment.objects | Where-Object { Test-Like -ObjectName $_.name })
            Assigns    = -not $NoAssignment -and $missing.Count -eq 0
            Missing    = $missing
        }
    })
$before = @()
if ($Previous) {
    $before = @(Get-Before -Object @($work | ForEach-Object { $_.Objects }))
}
Connect-Graph -Object @($work | ForEach-Object { $_.Objects })
$plans = @(foreach ($item in $work) {
        if (-not $Undo -and -not $NoAssignment -and $item.Missing.Count -gt 0) {
            $lack = "$($item.Group): nothing is assigned, no id for $($item.Missing -join ', ')."
            if ($RequireAssignment) {
                $problems += $lack
            }
            else {
                Write-Warning $lack
            }
        }
        foreach ($object in $item.Objects) {
            try {
                if ($Undo) {
                    Get-UndoPlan -Item $item -Object $object -Before $before
                }
                else {
                    Get-Plan -Item $item -Object $object
                }
            }
            catch {
                $problems += "$($item.Group): $($object.name): $($_.Exception.Message)"
            }
        }
    })
$left = @()
try {
    if (-not $Undo) {
        $left = @(Get-Left -Work $work -There $there)
    }
}
catch {
    $problems += "What earlier builds left could not be looked for: $($_.Exception.Message)"
}
if ($problems.Count -gt 0) {
    throw "Nothing was changed.`n$($problems -join "`n")"
}
foreach ($lost in @($LeftGroup | Where-Object { @($left | ForEach-Object { $_.Group }) -cnotcontains $_ })) {
    Write-Warning "Nothing in the tenant is left of a group '$lost'."
}

try {
    if ($Undo) {
        Undo-Everything -Plan $plans -Before $before
        return
    }
    foreach ($plan in $plans) {
        try {
            Publish-Object -Plan $plan
        }
        catch {
            throw "$($plan.Group): '$($plan.Object.name)' could not be written: $($_.Exception.Message) Nothing was assigned; run this again."
        }
    }
    foreach ($item in $work) {
        Publish-Assignment -Plan @($plans | Where-Object { $_.Group -eq $item.Group })
    }
    Clear-Left -Left $left
}
finally {
    foreach ($plan in @($plans) + @($left)) {
        [pscustomobject]@{
            Group      = $plan.Group
            Name       = $plan.Object.name
            Kind       = $plan.Object.kind
            Object     = $plan.Done
            Assignment = $plan.Assigned
            Id         = $plan.Id
        }
    }
}
