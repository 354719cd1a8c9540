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
