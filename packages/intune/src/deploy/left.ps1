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
