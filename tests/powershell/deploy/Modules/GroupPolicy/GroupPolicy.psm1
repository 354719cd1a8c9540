# The commands of the module GroupPolicy that the import uses, over a domain in memory ($global:Domain), with the files of
# its policies below the present folder, where a UNC path is the name of a folder.
Set-StrictMode -Version 2.0
$defaultPolicy = [guid]'31b2f340-016d-11d2-945f-00c04fb984f9'

function Get-Folder([guid] $Id) {
    [System.IO.Path]::Combine("\\$($global:Domain.controller)\SYSVOL\$($global:Domain.name)\Policies", "{$($Id.ToString().ToUpperInvariant())}")
}

# Every call is counted; a fault either keeps it from the domain or its answer from us.
function Enter-Call($Cmdlet, [string] $What, [string] $Domain, [string] $Server, [scriptblock] $Do) {
    $state = $global:Domain
    $state.count++
    $state.log += $What
    $fault = $state.faults | Where-Object { $_['at'] -le $state.count -and $state.count -le [math]::Max($_['at'], [int]$_['until']) } | Select-Object -First 1
    $refusal = $null
    if (($Domain -and $Domain -ne $state.name) -or ($Server -and $Server -ne $state.controller)) { $refusal = 'The specified domain either does not exist or could not be contacted.' }
    if ($fault -and -not $fault['done']) { $refusal = 'The RPC server is unavailable.' }
    $answer = $null
    if (-not $refusal) { $answer = & $Do }
    if ($fault -and $fault['done']) { $refusal = 'The RPC server is unavailable.' }
    if ($refusal) { $Cmdlet.ThrowTerminatingError((New-Object System.Management.Automation.ErrorRecord (New-Object System.Runtime.InteropServices.COMException $refusal), 'UnableToContactDomain', 'OpenError', $null)) }
    $answer
}

function Show-Gpo($Gpo) {
    # The type of the module has these among others; a copy, as every call gives a new one.
    [pscustomobject]@{ DisplayName = $Gpo.name; Id = [guid]$Gpo.id; DomainName = $global:Domain.name; GpoStatus = 'AllSettingsEnabled' }
}

function Get-GPO {
    [CmdletBinding(DefaultParameterSetName = 'Name')]
    param([Parameter(Mandatory = $true, ParameterSetName = 'Name')] [string] $Name, [Parameter(Mandatory = $true, ParameterSetName = 'Guid')] [guid] $Guid, [string] $Domain, [string] $Server)
    $found = @(Enter-Call $PSCmdlet "Get-GPO $Name$Guid" $Domain $Server {
            if ($Guid -eq $defaultPolicy) { @{ name = 'Default Domain Policy'; id = $Guid } }
            $global:Domain.gpos | Where-Object { if ($Name) { $_.name -eq $Name } else { [guid]$_.id -eq $Guid } }
        })
    if ($found.Count -eq 0) { $PSCmdlet.ThrowTerminatingError((New-Object System.Management.Automation.ErrorRecord (New-Object System.ArgumentException "A GPO with the name $Name was not found in the $($global:Domain.name) domain."), 'GpoWithNameNotFound,Microsoft.GroupPolicy.Commands.GetGpoCommand', 'ObjectNotFound', $null)) }
    if ($found.Count -gt 1) { $PSCmdlet.ThrowTerminatingError((New-Object System.Management.Automation.ErrorRecord (New-Object System.ArgumentException "There are several GPOs with the name $Name."), 'GpoWithNameNotUnique,Microsoft.GroupPolicy.Commands.GetGpoCommand', 'InvalidData', $null)) }
    Show-Gpo $found[0]
}

function Rename-GPO {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([Parameter(Mandatory = $true)] [guid] $Guid, [Parameter(Mandatory = $true)] [string] $TargetName, [string] $Domain, [string] $Server)
    if (-not $PSCmdlet.ShouldProcess($Guid, 'Rename')) { return }
    Enter-Call $PSCmdlet "Rename-GPO $TargetName" $Domain $Server {
        $gpo = $global:Domain.gpos | Where-Object { [guid]$_.id -eq $Guid }
        $gpo.name = $TargetName
        Show-Gpo $gpo
    }
}

function Import-GPO {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([Parameter(Mandatory = $true)] [guid] $BackupId, [Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $TargetName, [switch] $CreateIfNeeded, [string] $MigrationTable, [string] $Domain, [string] $Server)
    if (-not $PSCmdlet.ShouldProcess($TargetName, 'Import')) { return }
    Enter-Call $PSCmdlet "Import-GPO $TargetName" $Domain $Server {
        $backup = [System.IO.Path]::Combine($Path, "{$($BackupId.ToString().ToUpperInvariant())}", 'DomainSysvol', 'GPO')
        if (-not [System.IO.Directory]::Exists($backup)) { throw "There is no backup $BackupId in $Path." }
        $gpo = $global:Domain.gpos | Where-Object { $_.name -eq $TargetName } | Select-Object -First 1
        if ($null -eq $gpo) {
            if (-not $CreateIfNeeded) { throw "There is no GPO $TargetName." }
            $gpo = @{ name = $TargetName; id = [string](New-Object guid $global:Domain.next, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0); links = @() }
            $global:Domain.next++
            $global:Domain.gpos += $gpo
        }
        $folder = Get-Folder $gpo.id
        if ([System.IO.Directory]::Exists($folder)) { [System.IO.Directory]::Delete($folder, $true) }
        foreach ($file in [System.IO.Directory]::GetFiles($backup, '*', 'AllDirectories')) {
            $target = [System.IO.Path]::Combine($folder, $file.Substring($backup.Length + 1))
            $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($target))
            [System.IO.File]::Copy($file, $target)
        }
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($folder, 'GPT.INI'), "[General]`r`nVersion=$($global:Domain.next)`r`n")
        Show-Gpo $gpo
    }
}

Export-ModuleMember -Function Get-GPO, Import-GPO, Rename-GPO
