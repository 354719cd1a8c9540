# The three commands of Microsoft's module that the deployment uses, over a tenant in memory ($global:Tenant, tenant.ps1).
Set-StrictMode -Version 2.0
. (Join-Path $PSScriptRoot 'tenant.ps1')

# As the module raises what the service answers: its own exception, with the response.
Add-Type -TypeDefinition @'
namespace Microsoft.Graph.PowerShell.Authentication.Helpers {
    public sealed class HttpResponseException : System.Net.Http.HttpRequestException {
        public HttpResponseException(string message, System.Net.Http.HttpResponseMessage response) : base(message) { Response = response; }
        public System.Net.Http.HttpResponseMessage Response { get; private set; }
    }
}
'@

function Get-MgContext {
    [CmdletBinding()] param()
    $context = $global:Tenant.context
    if ($null -eq $context) { return }
    [pscustomobject]@{ Scopes = $context['Scopes']; TenantId = $global:Tenant.id; Account = $context['Account']; AppName = 'Microsoft Graph Command Line Tools'; AuthType = 'Delegated' }
}

function Connect-MgGraph {
    [CmdletBinding()] param([string[]] $Scopes, [string] $TenantId, [switch] $NoWelcome)
    if ($TenantId -and $TenantId -ne $global:Tenant.id) { throw "AADSTS90002: Tenant '$TenantId' not found." }
    $global:Tenant.connected += , @($Scopes)
    $granted = @($Scopes | Where-Object { $global:Tenant.refuses -notcontains $_ })
    $global:Tenant.context = @{ Scopes = $granted; Account = 'admin@contoso.test' }
}

function Get-Refusal([int] $Status, [string] $Message, [object] $After) {
    $response = New-Object System.Net.Http.HttpResponseMessage ([System.Net.HttpStatusCode]$Status)
    if ($null -ne $After) { $null = $response.Headers.TryAddWithoutValidation('Retry-After', [string]$After) }
    New-Object Microsoft.Graph.PowerShell.Authentication.Helpers.HttpResponseException "Response status code does not indicate success: $Status. $Message", $response
}

function Invoke-MgGraphRequest {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param(
        [ValidateSet('GET', 'POST', 'PUT', 'PATCH', 'DELETE')] [string] $Method = 'GET',
        [Parameter(Mandatory = $true)] [uri] $Uri,
        $Body,
        [string] $ContentType,
        [ValidateSet('Hashtable', 'PSObject', 'HttpResponseMessage', 'Json')] [string] $OutputType = 'Hashtable'
    )
    if (-not $PSCmdlet.ShouldProcess([string]$Uri, $Method)) { return }
    $tenant = $global:Tenant
    $tenant.count++
    $address = ([string]$Uri.OriginalString) -replace '^https://graph\.microsoft\.com', ''
    $fault = $tenant.faults | Where-Object { (-not $_['method'] -or $_['method'] -eq $Method) -and $_['at'] -le $tenant.count -and $tenant.count -le [math]::Max($_['at'], [int]$_['until']) } | Select-Object -First 1
    $answer = $null
    $failure = $null
    # A fault either keeps the request from the service, or its answer from us.
    if ($null -eq $fault -or $fault['done']) {
        try { $answer = Get-Answer -Tenant $tenant -Method $Method -Address $address -Body $Body -ContentType $ContentType }
        catch {
            if ($_.Exception.Message -notmatch '^(\d{3}) ') { throw }
            $failure = Get-Refusal ([int]$Matches[1]) $_.Exception.Message $null
        }
    }
    if ($null -ne $fault) {
        # A time is that of the answer: on a busy machine the run takes a while to get here.
        $after = if ($fault['afterAsTime']) { [datetime]::UtcNow.AddSeconds($fault['afterAsTime']).ToString('r') } else { $fault['after'] }
        $failure = if ($fault['status']) { Get-Refusal $fault['status'] 'The service is busy.' $after } else { New-Object System.Net.Http.HttpRequestException 'An error occurred while sending the request.' }
    }
    $tenant.log += , @($Method, $address, $(if ($null -eq $failure) { 200 } elseif ($fault -and -not $fault['status']) { 0 } else { [int]$failure.Response.StatusCode }))
    if ($null -ne $failure) {
        $PSCmdlet.ThrowTerminatingError((New-Object System.Management.Automation.ErrorRecord $failure, 'InvokeGraphHttpResponseException', 'InvalidOperation', $null))
    }
    if ($null -eq $answer) { return }
    $json = ConvertTo-Json -InputObject $answer -Depth 50
    switch ($OutputType) {
        'Json' { $json }
        'PSObject' { ConvertFrom-Json -InputObject $json }
        'Hashtable' { ConvertFrom-Json -InputObject $json -AsHashtable -DateKind String }
        default { throw 'not simulated' }
    }
}

Export-ModuleMember -Function Get-MgContext, Connect-MgGraph, Invoke-MgGraphRequest
