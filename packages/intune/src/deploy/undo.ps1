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
