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
