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

# Seconds to wait before a request is made again; nothing when it is not to be. Refused for now (429, 503) is for every
# request to try again; what ran out of time (504) may have been done, so that creating it once more could make two.
function Get-Delay {
    param([System.Management.Automation.ErrorRecord] $Failure, [bool] $IsCreation, [int] $Try)
    if ($Try -gt 5 -or -not $Failure.Exception.PSObject.Properties['Response'] -or $null -eq $Failure.Exception.Response) {
        return $null
    }
    $status = [int]$Failure.Exception.Response.StatusCode
    if (@(429, 503, 504) -notcontains $status -or ($status -eq 504 -and $IsCreation)) {
        return $null
    }
    $seconds = [math]::Pow(2, $Try)
    $after = $Failure.Exception.Response.Headers.RetryAfter
    if ($null -ne $after -and $null -ne $after.Delta) {
        $seconds = $after.Delta.TotalSeconds
    }
    elseif ($null -ne $after -and $null -ne $after.Date) {
        $seconds = ($after.Date - [System.DateTimeOffset]::UtcNow).TotalSeconds
    }
    # Whoever is asked to wait longer may as well come back.
    if ($seconds -gt 600) {
        return $null
    }
    return [math]::Max(1, [math]::Ceiling($seconds))
}

function Invoke-Graph {
    param([string] $Method, [string] $Uri, [string] $Body = '', [switch] $IsCreation)
    # Whoever changes something has asked before; reading changes nothing, so -WhatIf reads too.
    $WhatIfPreference = $false
    $ConfirmPreference = 'None'
    $request = @{ Method = $Method; Uri = $Uri; OutputType = 'Hashtable' }
    if ($Body) {
        $request['Body'] = $Body
        $request['ContentType'] = 'application/json; charset=utf-8'
    }
    for ($try = 1; ; $try++) {
        try {
            return Invoke-MgGraphRequest @request
        }
        catch {
            $seconds = Get-Delay -Failure $_ -IsCreation $IsCreation -Try $try
            if ($null -eq $seconds) {
                throw
            }
        }
        Write-Warning "The service asks to wait $seconds s: $Method $Uri"
        Start-Sleep -Seconds $seconds
    }
}

function Get-GraphList {
    param([string] $Uri)
    $next = $Uri
    while ($next) {
        $page = Invoke-Graph -Method GET -Uri $next
        $page['value']
        $next = $page['@odata.nextLink']
    }
}

$places = @{}

# The places of a template, by the definition of the setting, as the tenant has them.
function Get-TemplatePlace {
    param([string] $Template)
    if (-not $places.ContainsKey($Template)) {
        $found = @{}
        $uri = "/beta/deviceManagement/configurationPolicyTemplates('$Template')/settingTemplates?`$expand=settingDefinitions"
        try {
            foreach ($one in @(Get-GraphList -Uri $uri)) {
                $place = $one['settingInstanceTemplate']
                $found[[string]$place['settingDefinitionId']] = $place
            }
        }
        catch {
            throw "The tenant does not tell the ids of the template '$Template': $($_.Exception.Message)"
        }
        $places[$Template] = $found
    }
    return $places[$Template]
}

# The id of a value: one choice, number or text has one.
function Get-ValueId {
    param([System.Collections.IDictionary] $Place)
    foreach ($member in 'choiceSettingValueTemplate', 'simpleSettingValueTemplate') {
        if ($null -ne $Place[$member]) {
            return $Place[$member]['settingValueTemplateId']
        }
    }
}

# The text of a policy with the ids of its template. A setting that the tenant does not offer there has no place.
function Set-TemplateId {
    param([string] $Text, [psobject] $TemplateIds)
    $template = Get-TemplatePlace -Template $TemplateIds.template
    foreach ($setting in $TemplateIds.settings) {
        $place = $template[$setting.definition]
        if ($null -eq $place) {
            throw "The template '$($TemplateIds.template)' of this tenant has no setting '$($setting.definition)'. Remove it from the group, or set it in the portal."
        }
        $ids = @{ ([string]$setting.instance) = $place['settingInstanceTemplateId'] }
        if ($null -ne $setting.value) {
            $ids[$setting.value] = Get-ValueId -Place $place
        }
        foreach ($placeholder in @($ids.Keys)) {
            if (-not $ids[$placeholder]) {
                throw "The template '$($TemplateIds.template)' of this tenant tells no id for '$placeholder'. Set it in the portal."
            }
            $quoted = ConvertTo-Json -InputObject ([string]$ids[$placeholder])
            $Text = $Text.Replace($placeholder, $quoted.Substring(1, $quoted.Length - 2))
        }
    }
    return $Text
}

# The members of a JSON object with their values as text: what is not read cannot be changed by writing it again.
function Get-JsonMember {
    param([string] $Text)
    $members = New-Object -TypeName System.Collections.Specialized.OrderedDictionary
    $depth = 0
    $key = $null
    $start = -1
    foreach ($token in [regex]::Matches($Text, '"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')) {
        $value = $token.Value
        if ($value -eq '}' -or $value -eq ']') {
            $depth--
        }
        $isEnd = $depth -eq 0 -or ($depth -eq 1 -and $value -eq ',')
        if ($isEnd -and $start -ge 0) {
            $members[$key] = $Text.Substring($start, $token.Index - $start).Trim()
            $key = $null
            $start = -1
        }
        elseif ($depth -eq 1 -and $null -eq $key -and $value.StartsWith('"')) {
            $key = ConvertFrom-Json -InputObject $value
        }
        elseif ($depth -eq 1 -and $value -eq ':') {
            $start = $token.Index + 1
        }
        if ($value -eq '{' -or $value -eq '[') {
            $depth++
        }
    }
    return $members
}

function Get-JsonText {
    param([System.Collections.Specialized.OrderedDictionary] $Member)
    $texts = @($Member.Keys | ForEach-Object { "$(ConvertTo-Json -InputObject $_): $($Member[$_])" })
    return "{$($texts -join ', ')}"
}

# The members of a request: scripts from their own files, which may have been signed, and secrets from the environment.
function Get-Body {
    param([psobject] $Object, [string] $Folder)
    $text = [System.IO.File]::ReadAllText((Join-Path $Folder $Object.file))
    if ($null -ne $Object.secret) {
        $value = [System.Environment]::GetEnvironmentVariable($Object.secret.environment)
        if (-not $value) {
            throw "The environment variable $($Object.secret.environment) is empty. Put the package into it."
        }
        $quoted = ConvertTo-Json -InputObject $value
        $text = $text.Replace($Object.secret.placeholder, $quoted.Substring(1, $quoted.Length - 2))
    }
    if ($null -ne $Object.templateIds) {
        $text = Set-TemplateId -Text $text -TemplateIds $Object.templateIds
    }
    $body = Get-JsonMember -Text $text
    if ($null -ne $Object.scripts) {
        $signed = $true
        foreach ($part in 'detection', 'remediation') {
            $bytes = [System.IO.File]::ReadAllBytes((Join-Path $Folder $Object.scripts.$part))
            $body["$($part)ScriptContent"] = "`"$([System.Convert]::ToBase64String($bytes))`""
            $isSigned = [System.Text.Encoding]::UTF8.GetString($bytes).Contains('# SIG # Begin signature block')
            $signed = $signed -and $isSigned
        }
        $body['enforceSignatureCheck'] = "$signed".ToLowerInvariant()
    }
    return $body
}

function Get-ScopeTag {
    param([psobject] $Deployment)
    foreach ($tag in $Deployment.scopeTags) {
        if ($ScopeTagId[$tag]) {
            [string]$ScopeTagId[$tag]
        }
        elseif ($tag -eq 'Default') {
            '0'
        }
        else {
            throw "There is no id for the role scope tag '$tag'. Give it with -ScopeTagId."
        }
    }
}

# Tags of the fleet win. Otherwise what is there keeps its own, and what is new has those of its file.
function Set-ScopeTag {
    param([System.Collections.IDictionary] $Body, [psobject] $Deployment, [object[]] $Found)
    $tags = @(Get-ScopeTag -Deployment $Deployment)
    if ($tags.Count -eq 0 -and $Found.Count -gt 0) {
        $tags = @($Found[0]['roleScopeTagIds'] | Where-Object { $null -ne $_ })
    }
    if ($tags.Count -gt 0) {
        $Body['roleScopeTagIds'] = ConvertTo-Json -InputObject $tags -Compress
    }
}

$listed = @{}

# The objects of a kind. What is of another type is another object, whatever its name.
function Get-Listed {
    param([hashtable] $Kind)
    if (-not $listed.ContainsKey($Kind.Path)) {
        $listed[$Kind.Path] = @(Get-GraphList -Uri $Kind.Path)
    }
    return @($listed[$Kind.Path] | Where-Object { -not $Kind.Type -or $_['@odata.type'] -eq $Kind.Type })
}

# Names need not be unique.
function Get-Named {
    param([hashtable] $Kind, [string] $ObjectName)
    return @(Get-Listed -Kind $Kind | Where-Object { $_[$Kind.NameKey] -ceq $ObjectName })
}

# The one object to replace, or nothing. Several are somebody's mistake, and not for a script to settle. A policy keeps
# its template for life: what was made from another one cannot become this one, and would stay in force beside it.
function Find-Object {
    param([hashtable] $Kind, [string] $ObjectName, [System.Collections.IDictionary] $Body)
    $found = @(Get-Named -Kind $Kind -ObjectName $ObjectName)
    if ($found.Count -gt 0 -and $Body.Contains('templateReference')) {
        $wanted = (ConvertFrom-Json -InputObject $Body['templateReference']).templateId
        $same = @($found | Where-Object { [string]$_['templateReference']['templateId'] -ceq [string]$wanted })
        if ($same.Count -eq 0) {
            $given = [string]$found[0]['templateReference']['templateId']
            throw "'$ObjectName' was made from the template '$given', not '$wanted'. Rename or delete it first."
        }
        $found = $same
    }
    if ($found.Count -gt 1) {
        throw "There are $($found.Count) objects named '$ObjectName'. Rename or delete all but one of them."
    }
    return $found
}

# The object to replace: that of its name, else that of the name which it had before its group was renamed.
function Find-Deployed {
    param([hashtable] $Kind, [psobject] $Object, [System.Collections.IDictionary] $Body)
    $found = @(Find-Object -Kind $Kind -ObjectName $Object.name -Body $Body)
    if ($null -eq $Object.was) {
        return $found
    }
    $former = @(Find-Object -Kind $Kind -ObjectName $Object.was -Body $Body)
    if ($found.Count -eq 0) {
        return $former
    }
    if ($former.Count -gt 0) {
        throw "There is '$($Object.name)', and '$($Object.was)' too, which is its old name. Delete the one that is not to stay."
    }
    return $found
}

# The id that a name has in the tenant: the one that was given for it, or itself where it is one. Nothing where none is known.
function Get-TenantId {
    param([hashtable] $Given, [string] $ObjectName)
    if ($Given[$ObjectName]) {
        return [string]$Given[$ObjectName]
    }
    if ($ObjectName -match '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') {
        return $ObjectName
    }
}

function Get-Target {
    param([string] $Type, [string] $Id, [psobject] $Filter)
    $target = @{ '@odata.type' = "#microsoft.graph.$Type" }
    if ($Id) {
        $target['groupId'] = $Id
    }
    if ($null -ne $Filter) {
        $target['deviceAndAppManagementAssignmentFilterId'] = Get-TenantId -Given $FilterId -ObjectName $Filter.name
        $target['deviceAndAppManagementAssignmentFilterType'] = $Filter.mode
    }
    return $target
}

function Get-Assignment {
    param([psobject] $Object, [psobject] $Deployment)
    $everybody = @{ 'all-devices' = 'allDevicesAssignmentTarget'; 'all-users' = 'allLicensedUsersAssignmentTarget' }
    $targets = @(foreach ($word in $Deployment.assignAll) {
            Get-Target -Type $everybody[$word] -Id '' -Filter $Deployment.filter
        })
    $targets += @(foreach ($assigned in $Deployment.assign) {
            $id = Get-TenantId -Given $GroupId -ObjectName $assigned
            Get-Target -Type 'groupAssignmentTarget' -Id $id -Filter $Deployment.filter
        })
    $targets += @(foreach ($excluded in $Deployment.exclude) {
            $id = Get-TenantId -Given $GroupId -ObjectName $excluded
            Get-Target -Type 'exclusionGroupAssignmentTarget' -Id $id -Filter $null
        })
    foreach ($target in $targets) {
        if ($Object.kind -ne 'healthScript') {
            @{ target = $target }
            continue
        }
        $schedule = @{
            '@odata.type' = '#microsoft.graph.deviceHealthScriptDailySchedule'
            interval      = 1
            time          = '01:00:00'
            useUtc        = $false
        }
        @{ target = $target; runRemediationScript = $true; runSchedule = $schedule }
    }
}

# The assignments of an object that is there, as an assign action takes them: without their own ids.
function Get-Assigned {
    param([hashtable] $Kind, [string] $Id)
    foreach ($given in @(Get-GraphList -Uri "$($Kind.Path)/$Id/assignments")) {
        $kept = @{}
        foreach ($part in 'target', 'runRemediationScript', 'runSchedule') {
            if ($given.ContainsKey($part)) {
                $kept[$part] = $given[$part]
            }
        }
        $kept
    }
}

# Assignments in one spelling, to tell whether they are the same: in order, and without what stands for nothing.
function Get-Spelling {
    param([object] $Value)
    if ($Value -is [System.Collections.IDictionary]) {
        $texts = foreach ($key in @($Value.Keys | Sort-Object)) {
            $text = Get-Spelling -Value $Value[$key]
            if ($text -and $text -ne 'none') {
                "$key=$text"
            }
        }
        return "{$($texts -join ';')}"
    }
    return ([string]$Value).ToLowerInvariant() -replace '^(\d\d:\d\d:\d\d)\.0+$', '$1'
}

function Test-Same {
    param([object[]] $One, [object[]] $Other)
    $texts = foreach ($set in $One, $Other) {
        @($set | ForEach-Object { Get-Spelling -Value $_ } | Sort-Object) -join ' '
    }
    return $texts[0] -ceq $texts[1]
}

function Set-Assignment {
    param([psobject] $Plan, [object[]] $Assignment)
    $body = ConvertTo-Json -InputObject @{ $Plan.Kind.Assign = @($Assignment) } -Depth 10
    Invoke-Graph -Method POST -Uri "$($Plan.Kind.Path)/$($Plan.Id)/assign" -Body $body | Out-Null
}

# The groups of the build before that have objects of these groups, by folder or by name: a group may have been renamed.
# -Name means names of this build; what it takes goes back under the name that it had before, too.
function Get-Before {
    param([object[]] $Object)
    $script = Join-Path $Previous 'Deploy-MdavIntune.ps1'
    if (-not (Test-Path -LiteralPath $script)) {
        throw "There is no $script. Name the folder of the build before."
    }
    $names = @($Object | ForEach-Object { $_.name; $_.was } | Where-Object { $_ })
    foreach ($folder in @(Get-ChildItem -LiteralPath $Previous -Directory)) {
        $list = Join-Path (Join-Path $folder.FullName 'intune') 'assignments.json'
        if (-not (Test-Path -LiteralPath $list)) {
            continue
        }
        $deployment = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($list))
        $shared = @($deployment.objects | Where-Object { $names -ccontains $_.name })
        $asked = @($deployment.objects | Where-Object { $names -ccontains $_.name -or (Test-Like -ObjectName $_.name) })
        if ($asked.Count -gt 0 -and ($shared.Count -gt 0 -or $Group -contains $folder.Name)) {
            [pscustomobject]@{ Group = $folder.Name; Objects = $asked }
        }
    }
}

# What takes an object back: the build before, the scripts that do, or its end.
function Get-UndoPlan {
    param([psobject] $Item, [psobject] $Object, [object[]] $Before)
    $kind = $kinds[$Object.kind]
    $ofBefore = @($Before | ForEach-Object { $_.Objects } | Where-Object { $_.kind -ceq $Object.kind })
    $plan = [pscustomobject]@{
        Group = $Item.Group; Object = $Object; Kind = $kind; Id = $null; Body = ''
        Done = 'not there'; Assigned = 'left as it is'; IsBefore = $false
    }
    if (@($ofBefore | Where-Object { $_.name -ceq $Object.name }).Count -gt 0) {
        $plan.IsBefore = $true
        $plan.Done = 'up to the build before'
        return $plan
    }
    $body = Get-JsonMember -Text ([System.IO.File]::ReadAllText((Join-Path $Item.Folder $Object.file)))
    # What has the old name is then an object of the build before, which has put it there or is about to replace it.
    $isRenamed = $null -ne $Object.was -and @($ofBefore | Where-Object { $_.name -ceq $Object.was }).Count -gt 0
    if ($isRenamed) {
        $found = @(Find-Object -Kind $kind -ObjectName $Object.name -Body $body)
    }
    else {
        $found = @(Find-Deployed -Kind $kind -Object $Object -Body $body)
    }
    if ($found.Count -eq 0) {
        return $plan
    }
    $plan.Id = $found[0]['id']
    $plan.Done = 'left as it is'
    # Beside the package of the build before, which sets its own value, one that takes it back would turn it to and fro.
    if ($null -ne $Object.undo -and -not $Finish -and -not $isRenamed) {
        $body = Get-Body -Object $Object.undo -Folder $Item.Folder
        Set-ScopeTag -Body $body -Deployment $Item.Deployment -Found $found
        $plan.Body = Get-JsonText -Member $body
    }
    return $plan
}

function Undo-Object {
    param([psobject] $Plan)
    $object = $Plan.Object
    $uri = "$($Plan.Kind.Path)/$($Plan.Id)"
    if ($Plan.Body) {
        if ($PSCmdlet.ShouldProcess($object.name, "Give $($object.kind) $($Plan.Id) the scripts that take its value back")) {
            Invoke-Graph -Method $Plan.Kind.Replace -Uri $uri -Body $Plan.Body | Out-Null
            $Plan.Done = 'takes its value back'
        }
    }
    elseif ($PSCmdlet.ShouldProcess($object.name, "Delete $($object.kind) $($Plan.Id)")) {
        Invoke-Graph -Method DELETE -Uri $uri | Out-Null
        $Plan.Done = 'deleted'
        $Plan.Assigned = 'deleted'
    }
}

# What the build before had comes first, and has to be assigned: devices are not to be without policy in between or after.
function Undo-Everything {
    param([object[]] $Plan, [object[]] $Before)
    if ($Before.Count -gt 0) {
        $given = @{
            Group = @($Before | ForEach-Object { $_.Group })
            Name = @($Before | ForEach-Object { $_.Objects } | ForEach-Object { $_.name -replace '([`*?\[\]])', '`$1' })
            GroupId = $GroupId; FilterId = $FilterId; ScopeTagId = $ScopeTagId
            NoAssignment = $NoAssignment; RequireAssignment = -not $NoAssignment; WhatIf = [bool] $WhatIfPreference
        }
        try {
            & (Join-Path $Previous 'Deploy-MdavIntune.ps1') @given
        }
        catch {
            throw "Nothing was deleted, because the build before could not be put back:`n$($_.Exception.Message)"
        }
        foreach ($one in @($Plan | Where-Object { $_.IsBefore -and -not $WhatIfPreference })) {
            $one.Done = 'as in the build before'
        }
    }
    foreach ($one in @($Plan | Where-Object { $null -ne $_.Id })) {
        try {
            Undo-Object -Plan $one
        }
        catch {
            throw "$($one.Group): '$($one.Object.name)' could not be taken back: $($_.Exception.Message) Run this again."
        }
    }
}

# The group that wrote an object, by the last line of its description. Nothing where that is another fleet, or nobody.
function Get-Writer {
    param([System.Collections.IDictionary] $Found, [string] $Fleet)
    $last = ([string]$Found['description']).TrimEnd() -replace '(?s)^.*\n', ''
    $start = 'Written by mdav for the group '
    $end = " of the fleet $Fleet; change it there."
    if ($last.StartsWith($start, 'Ordinal') -and $last.EndsWith($end, 'Ordinal') -and $last.Length -gt $start.Length + $end.Length) {
        return $last.Substring($start.Length, $last.Length - $start.Length - $end.Length)
    }
}

# Script packages have a permission of their own: who only deploys policies need not have it.
function Test-Readable {
    param([hashtable] $Kind, [string] $KindName)
    $given = @((Get-MgContext).Scopes | Where-Object { $_ })
    $isGiven = $given -contains 'DeviceManagementScripts.ReadWrite.All' -or $given -contains 'DeviceManagementScripts.Read.All'
    return $KindName -ne 'healthScript' -or $listed.ContainsKey($Kind.Path) -or $isGiven
}

# What earlier builds of the fleet wrote and this one does not have: nothing replaces it, and devices go on getting it.
function Get-Left {
    param([object[]] $Work, [string[]] $There)
    # What takes a policy's place has to be there. Of a group that is gone nobody knows what does.
    $isAllAssigned = @($Work | Where-Object { $_.Missing.Count -gt 0 }).Count -eq 0
    foreach ($kindName in @($kinds.Keys | Sort-Object)) {
        $kind = $kinds[$kindName]
        if (-not (Test-Readable -Kind $kind -KindName $kindName)) {
            continue
        }
        $known = @($Work | ForEach-Object { $_.Deployment.objects } | Where-Object { $_.kind -ceq $kindName } |
                ForEach-Object { $_.name; $_.was } | Where-Object { $_ })
        foreach ($found in @(Get-Listed -Kind $kind)) {
            $objectName = [string]$found[$kind.NameKey]
            if ($known -ccontains $objectName -or -not (Test-Like -ObjectName $objectName)) {
                continue
            }
            foreach ($fleet in @($Work | ForEach-Object { $_.Deployment.fleet } | Select-Object -Unique)) {
                $writer = Get-Writer -Found $found -Fleet $fleet
                $item = @($Work | Where-Object { $_.Deployment.fleet -ceq $fleet -and $_.Deployment.group -ceq $writer })
                $isNamed = $LeftGroup -ccontains $writer
                # Of groups that are not worked on only those are told that are not here either.
                if ($null -eq $writer -or ($item.Count -eq 0 -and -not $isNamed -and ($isPart -or $There -ccontains $writer))) {
                    continue
                }
                [pscustomobject]@{
                    Group = $writer; Object = [pscustomobject]@{ name = $objectName; kind = $kindName }; Kind = $kind; Id = $found['id']
                    Body = ''; Done = 'not in this build'; Assigned = 'left as it is'
                    # What a script package set stays on devices without it.
                    Goes = $kindName -ne 'healthScript' -and (($isNamed -and $isAllAssigned) -or ($item.Count -gt 0 -and $item[0].Missing.Count -eq 0))
                }
            }
        }
    }
}

# Says what is left, and deletes it where somebody asked for that.
function Clear-Left {
    param([object[]] $Left)
    foreach ($one in $Left) {
        if ($DeleteLeft -and $one.Goes) {
            try {
                Undo-Object -Plan $one
            }
            catch {
                throw "$($one.Group): '$($one.Object.name)' could not be deleted: $($_.Exception.Message) Run this again."
            }
            continue
        }
        $why = '-DeleteLeft deletes it.'
        if ($one.Object.kind -eq 'healthScript') {
            $why = 'What it set stays on devices without it: take it back by -Undo of the build that had it.'
        }
        elseif ($There -cnotcontains $one.Group -and $LeftGroup -cnotcontains $one.Group) {
            $why = "Its group is not here: -DeleteLeft -LeftGroup '$($one.Group -replace "'", "''")' deletes it. Another build of the fleet may have the group: that one would lose it."
        }
        elseif (-not $one.Goes) {
            $why = '-DeleteLeft deletes it once what this build has is assigned.'
        }
        Write-Warning "$($one.Group): '$($one.Object.name)' ($($one.Object.kind) $($one.Id)) is of an earlier build and not of this one. It stays in force as it is assigned. $why"
    }
}

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
