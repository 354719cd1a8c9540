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
