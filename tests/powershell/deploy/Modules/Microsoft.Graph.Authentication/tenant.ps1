# What the service holds requests to. It refuses with an exception that begins with the status.

$collections = @{
    configurationPolicies    = @{
        name = 'name'; replace = 'PUT'; scope = 'DeviceManagementConfiguration'
        members = @('name', 'description', 'platforms', 'technologies', 'templateReference', 'settings', 'roleScopeTagIds')
        needs = @('name', 'platforms', 'technologies', 'settings')
        hides = @('settings')
    }
    deviceConfigurations     = @{
        name = 'displayName'; replace = 'PATCH'; scope = 'DeviceManagementConfiguration'; type = '#microsoft.graph.windows10CustomConfiguration'
        members = @('@odata.type', 'displayName', 'description', 'omaSettings', 'roleScopeTagIds')
        needs = @('displayName', 'omaSettings')
        hides = @()
    }
    deviceHealthScripts      = @{
        name = 'displayName'; replace = 'PATCH'; scope = 'DeviceManagementScripts'
        members = @('@odata.type', 'displayName', 'description', 'publisher', 'runAs32Bit', 'runAsAccount', 'enforceSignatureCheck', 'detectionScriptContent', 'remediationScriptContent', 'roleScopeTagIds', 'deviceHealthScriptType', 'isGlobalScript', 'detectionScriptParameters', 'remediationScriptParameters')
        needs = @('displayName', 'detectionScriptContent')
        hides = @('detectionScriptContent', 'remediationScriptContent')
    }
    deviceCompliancePolicies = @{
        name = 'displayName'; replace = 'PATCH'; scope = 'DeviceManagementConfiguration'; type = '#microsoft.graph.windows10CompliancePolicy'
        members = @('@odata.type', 'displayName', 'description', 'antivirusRequired', 'defenderEnabled', 'rtpEnabled', 'signatureOutOfDate', 'scheduledActionsForRule', 'roleScopeTagIds')
        needs = @('displayName')
        hides = @('scheduledActionsForRule')
    }
}

function Deny([string] $Why) { throw $Why }

function Get-Page([hashtable] $Tenant, [object[]] $Items, [string] $Path, [string] $Query) {
    $skip = 0
    if ($Query -match 'skiptoken=(\d+)') { $skip = [int]$Matches[1] }
    $page = @{ value = @($Items | Select-Object -Skip $skip -First $Tenant.page) }
    if ($skip + $Tenant.page -lt $Items.Count) {
        $kept = if ($Query -match '^\$expand=\w+') { "$($Matches[0])&" }
        $page['@odata.nextLink'] = "https://graph.microsoft.com$($Path)?$kept`$skiptoken=$($skip + $Tenant.page)"
    }
    $page
}

function Read-Body($Body, [string] $ContentType) {
    if ($ContentType -ne 'application/json; charset=utf-8') { Deny "415 $ContentType" }
    if ($Body -isnot [string]) { Deny '400 The body is no text.' }
    try { $read = ConvertFrom-Json -InputObject $Body -AsHashtable -DateKind String -NoEnumerate } catch { Deny "400 No JSON: $($_.Exception.Message)" }
    if ($read -isnot [System.Collections.IDictionary]) { Deny '400 No object.' }
    $read
}

# A type that is not written in full is what the service calls an invalid OData type.
function Assert-Type($Value) {
    if ($Value -is [System.Collections.IDictionary]) {
        if ($Value.Contains('@odata.type') -and $Value['@odata.type'] -notmatch '^#microsoft\.graph\.[A-Za-z0-9]+$') { Deny "400 Invalid OData type specified: $($Value['@odata.type'])" }
        foreach ($one in $Value.Values) { Assert-Type $one }
    }
    elseif ($Value -is [object[]]) { foreach ($one in $Value) { Assert-Type $one } }
}

function Assert-Object([hashtable] $Tenant, [string] $Set, [hashtable] $Body, [bool] $IsNew) {
    $kind = $collections[$Set]
    foreach ($member in $Body.Keys) { if ($kind.members -cnotcontains $member) { Deny "400 $Set has no member $member that could be set." } }
    foreach ($member in $kind.needs) { if (-not $Body.ContainsKey($member)) { Deny "400 $member is missing." } }
    if ($kind['type'] -and $Body['@odata.type'] -cne $kind.type) { Deny "400 Cannot create an abstract class: $($Body['@odata.type'])" }
    if ($Body[$kind.name] -isnot [string] -or $Body[$kind.name] -eq '') { Deny '400 The name is empty.' }
    Assert-Type $Body
    foreach ($tag in $Body['roleScopeTagIds']) { if ($Tenant.tags -cnotcontains $tag) { Deny "400 There is no role scope tag $tag." } }
    if ($Body.ContainsKey('roleScopeTagIds') -and @($Body['roleScopeTagIds']).Count -eq 0) { Deny '400 An object has a role scope tag.' }
    foreach ($member in 'detectionScriptContent', 'remediationScriptContent') {
        if ($Body[$member]) { try { $null = [System.Convert]::FromBase64String($Body[$member]) } catch { Deny "400 $member is no base64." } }
    }
    if ($Body.ContainsKey('enforceSignatureCheck') -and $Body['enforceSignatureCheck'] -isnot [bool]) { Deny '400 enforceSignatureCheck' }
    if ($Set -eq 'deviceCompliancePolicies') {
        if ($IsNew -and @($Body['scheduledActionsForRule']).Count -ne 1) { Deny '400 A compliance policy needs scheduledActionsForRule.' }
        if (-not $IsNew -and $Body.ContainsKey('scheduledActionsForRule')) { Deny '400 scheduledActionsForRule cannot be changed here.' }
    }
    if ($Body.ContainsKey('settings')) {
        foreach ($setting in $Body['settings']) { if (-not $setting['settingInstance']['@odata.type']) { Deny '400 A setting without a type.' } }
        if (@($Body['settings']).Count -eq 0) { Deny '400 A policy without settings.' }
    }
}

function Read-Assignment([hashtable] $Tenant, [string] $Set, [hashtable] $Body) {
    $key = if ($Set -eq 'deviceHealthScripts') { 'deviceHealthScriptAssignments' } else { 'assignments' }
    if (@($Body.Keys).Count -ne 1 -or -not $Body.ContainsKey($key)) { Deny "400 assign takes $key." }
    if ($Body[$key] -isnot [object[]]) { Deny "400 $key is no list." }
    Assert-Type $Body
    $seen = @()
    foreach ($one in $Body[$key]) {
        $target = $one['target']
        $type = [string]$target['@odata.type']
        $isAll = $type -cin '#microsoft.graph.allDevicesAssignmentTarget', '#microsoft.graph.allLicensedUsersAssignmentTarget'
        if (-not $isAll -and $type -cnotin '#microsoft.graph.groupAssignmentTarget', '#microsoft.graph.exclusionGroupAssignmentTarget') { Deny "400 target $type" }
        if ($isAll -and $target.ContainsKey('groupId')) { Deny "400 $type has no groupId." }
        if (-not $isAll -and $Tenant.groups -cnotcontains $target['groupId']) { Deny "400 There is no group $($target['groupId'])." }
        $whom = if ($isAll) { $type } else { $target['groupId'] }
        if ($seen -contains $whom) { Deny '400 A target twice.' }
        $seen += $whom
        $filter = $target['deviceAndAppManagementAssignmentFilterId']
        if ($null -ne $filter -and ($Tenant.filters -cnotcontains $filter -or $target['deviceAndAppManagementAssignmentFilterType'] -cnotin 'include', 'exclude')) { Deny "400 filter $filter" }
        if ($null -ne $filter -and $type -like '*exclusion*') { Deny '400 An exclusion has no filter.' }
        $kept = @{ id = "assignment-$($Tenant.next)"; target = @{ '@odata.type' = $type; deviceAndAppManagementAssignmentFilterId = $filter; deviceAndAppManagementAssignmentFilterType = $(if ($filter) { $target['deviceAndAppManagementAssignmentFilterType'] } else { 'none' }) } }
        if (-not $isAll) { $kept.target['groupId'] = $target['groupId'] }
        $Tenant.next++
        if ($Set -eq 'deviceHealthScripts') {
            if ($one['runRemediationScript'] -isnot [bool] -or $one['runSchedule']['@odata.type'] -cne '#microsoft.graph.deviceHealthScriptDailySchedule') { Deny '400 schedule' }
            $kept['runRemediationScript'] = $one['runRemediationScript']
            $kept['runSchedule'] = @{ '@odata.type' = $one['runSchedule']['@odata.type']; interval = $one['runSchedule']['interval']; useUtc = $one['runSchedule']['useUtc']; time = ($one['runSchedule']['time'] -replace '\.0+$', '') + '.0000000' }
        }
        elseif (@($one.Keys).Count -ne 1) { Deny '400 An assignment has a target alone.' }
        $kept
    }
}

# The settings that a template offers, with the ids of their places. Whoever may read policies may read them.
function Get-TemplateAnswer([hashtable] $Tenant, [string] $Method, [string] $Template, [string] $Path, [string] $Query) {
    if ($Method -ne 'GET') { Deny "405 $Method $Path" }
    if ($Query -notlike '$expand=settingDefinitions*') { Deny "400 $Query" }
    $scopes = @($Tenant.context.Scopes)
    $isAllowed = $scopes -contains 'DeviceManagementConfiguration.ReadWrite.All' -or $scopes -contains 'DeviceManagementConfiguration.Read.All'
    if ($Tenant['hidesTemplates'] -or ($Tenant.strict -and -not $isAllowed)) { Deny '403 Application is not authorized to perform this operation.' }
    if ($null -eq $Tenant.templates -or -not $Tenant.templates.ContainsKey($Template)) { Deny "404 $Template" }
    $items = @($Tenant.templates[$Template] | ForEach-Object {
            $place = @{ '@odata.type' = "#microsoft.graph.deviceManagementConfiguration$($_['kind'])SettingInstanceTemplate"; settingInstanceTemplateId = $_['instance']; settingDefinitionId = $_['definition']; isRequired = $false }
            if ($_['kind'] -ceq 'Choice') { $place['choiceSettingValueTemplate'] = @{ settingValueTemplateId = $_['value']; defaultValue = $null } }
            if ($_['kind'] -ceq 'Simple') { $place['simpleSettingValueTemplate'] = @{ settingValueTemplateId = $_['value']; defaultValue = $null } }
            if ($_['kind'] -ceq 'SimpleCollection') { $place['simpleSettingCollectionValueTemplate'] = @() }
            @{ id = "$($_['definition'])"; settingInstanceTemplate = $place; settingDefinitions = @(@{ id = $_['definition'] }) }
        })
    Get-Page $Tenant $items $Path $Query
}

function Get-Answer([hashtable] $Tenant, [string] $Method, [string] $Address, $Body, [string] $ContentType) {
    if ($null -ne $Tenant.context -and $Address -match '^(/beta/deviceManagement/configurationPolicyTemplates\(''([^'']+)''\)/settingTemplates)\?(.*)$') {
        return Get-TemplateAnswer $Tenant $Method $Matches[2] $Matches[1] $Matches[3]
    }
    if ($Address -notmatch '^(/beta/deviceManagement/(\w+)(?:/([^/?]+)(?:/(\w+))?)?)(?:\?(.*))?$' -or -not $collections.ContainsKey($Matches[2])) { Deny "404 Resource not found for the segment: $Address" }
    $path, $set, $id, $action, $query = 1..5 | ForEach-Object { $Matches[$_] }
    $kind = $collections[$set]
    $scopes = @($Tenant.context.Scopes)
    $isAllowed = $scopes -contains "$($kind.scope).ReadWrite.All" -or ($Method -eq 'GET' -and $scopes -contains "$($kind.scope).Read.All")
    if ($null -eq $Tenant.context -or ($Tenant.strict -and -not $isAllowed)) { Deny '403 Application is not authorized to perform this operation.' }
    if (-not $Tenant.objects.ContainsKey($set)) { $Tenant.objects[$set] = New-Object System.Collections.ArrayList }
    $objects = $Tenant.objects[$set]
    $object = if ($id) { $objects | Where-Object { $_['id'] -ceq $id } | Select-Object -First 1 }
    if ($id -and $null -eq $object) { Deny "404 $id" }
    switch -CaseSensitive ("$Method $(if ($action) { $action } elseif ($id) { 'one' } else { 'all' })") {
        'GET all' {
            $shown = @($objects | ForEach-Object { $copy = @{}; foreach ($key in $_.Keys) { if ($key -ne 'assignments') { $copy[$key] = if ($kind.hides -contains $key) { $null } else { $_[$key] } } }; $copy })
            return Get-Page $Tenant $shown $path $query
        }
        'GET assignments' { return Get-Page $Tenant @($object['assignments']) $path $query }
        'POST all' {
            $read = Read-Body $Body $ContentType
            Assert-Object $Tenant $set $read $true
            $read['id'] = "object-$($Tenant.next)"
            $Tenant.next++
            if (-not $read.ContainsKey('roleScopeTagIds')) { $read['roleScopeTagIds'] = @('0') }
            $read['assignments'] = @()
            $null = $objects.Add($read)
            return $read
        }
        "$($kind.replace) one" {
            $read = Read-Body $Body $ContentType
            Assert-Object $Tenant $set $read $false
            if ($set -eq 'configurationPolicies') {
                if ([string]$read['templateReference']['templateId'] -cne [string]$object['templateReference']['templateId']) { Deny '400 A policy keeps its template.' }
                # What a replacement does not name is lost.
                if (-not $read.ContainsKey('roleScopeTagIds')) { $read['roleScopeTagIds'] = @('0') }
            }
            foreach ($key in @($read.Keys)) { $object[$key] = $read[$key] }
            return
        }
        'DELETE one' {
            $objects.Remove($object)
            return
        }
        'POST assign' {
            $object['assignments'] = @(Read-Assignment $Tenant $set (Read-Body $Body $ContentType))
            return
        }
        default { Deny "405 $Method $Address" }
    }
}
