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
