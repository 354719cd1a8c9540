<#
.SYNOPSIS
    Imports the Group Policy backups below this folder into the domain. Links nothing.
.DESCRIPTION
    Every backup becomes the GPO of its own name, which is created when it does not exist. An existing GPO of that
    name loses its settings to those of the backup; its links, filters and permissions stay as they are. One whose
    files are those of the backup already is left alone. What a renamed group has under its old name is renamed.
    Looks everything up before it changes anything, and stops with all problems at once. Says which domain it works on.
    A new GPO has no link and so applies nowhere: read it in the editor, then link it yourself.
    With -Undo a GPO gets the backup of the folder gpo.undo in place of its settings: its devices lose what the group set
    at their next refresh; values of registry preferences go on the devices that got them alone. What was overwritten
    there before does not come back, and no GPO is created.
.PARAMETER Group
    Only these groups: the names of their folders. Default: all.
.PARAMETER Domain
    Another domain than that of the user who runs this.
.PARAMETER Server
    The domain controller to work on. Default: the one that Windows chooses, which may be another one each time.
.PARAMETER Path
    The folder below which the backups lie. Default: the folder of this script.
.PARAMETER Undo
    Take the policy back: import the backups of the folders gpo.undo into the GPOs that there are.
.PARAMETER CentralStore
    Also copy the templates of the folder PolicyDefinitions into the central store of the domain, where there is one.
.EXAMPLE
    .\Install-MdavGpo.ps1 -WhatIf
    Says what would happen, and changes nothing.
.EXAMPLE
    .\Install-MdavGpo.ps1 -Group file-servers
.EXAMPLE
    .\Install-MdavGpo.ps1 -Group file-servers -Undo -WhatIf
#>
#Requires -Version 5.1
#Requires -Modules GroupPolicy
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [string[]] $Group,
    [string] $Domain,
    [string] $Server,
    [string] $Path,
    [switch] $Undo,
    [switch] $CentralStore
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# Not as the default of the parameter: Windows PowerShell leaves it empty there when the script runs by -File.
if (-not $Path) { $Path = $PSScriptRoot }

$where = @{}
if ($Domain) { $where['Domain'] = $Domain }
if ($Server) { $where['Server'] = $Server }

# A build that was interrupted has left a journal: the files are then partly the old ones and partly the new ones.
function Assert-Whole {
    $at = (Resolve-Path -LiteralPath $Path).ProviderPath
    while ($at) {
        foreach ($journal in '.mdav-journal', '.mdav-journal-back') {
            if ([System.IO.File]::Exists([System.IO.Path]::Combine($at, $journal))) {
                throw "A build of $at was interrupted, and is partly old and partly new. Run 'mdav build' first."
            }
        }
        $at = [System.IO.Path]::GetDirectoryName($at)
    }
}

# <group>\gpo\{id}\bkupInfo.xml names the GPO, and <group>\gpo\renamed.json the name that it had before. What takes it
# back lies in <group>\gpo.undo.
function Get-Backup {
    # -Force, because Windows hides the ones that it writes.
    $infos = Get-ChildItem -LiteralPath $Path -Filter 'bkupInfo.xml' -File -Recurse -Force
    foreach ($info in @($infos | Sort-Object -Property FullName)) {
        $xml = New-Object -TypeName System.Xml.XmlDocument
        $xml.XmlResolver = $null
        $xml.Load($info.FullName)
        $set = $info.Directory.Parent.FullName
        if (($info.Directory.Parent.Name -eq 'gpo.undo') -ne [bool] $Undo) { continue }
        $renamed = [System.IO.Path]::Combine($set, 'renamed.json')
        $was = $null
        if ([System.IO.File]::Exists($renamed)) {
            $was = (ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($renamed))).was
        }
        [pscustomobject]@{
            Group  = [System.IO.Path]::GetFileName([System.IO.Path]::GetDirectoryName($set))
            Set    = $set
            Id     = $info.Directory.Name
            Name   = $xml.DocumentElement.Item('GPODisplayName').InnerText
            Was    = $was
            Files  = [System.IO.Path]::Combine($info.Directory.FullName, 'DomainSysvol', 'GPO')
            Gpo    = $null
            Action = 'Create the GPO from the backup, without a link'
        }
    }
}

function Find-Gpo {
    param([string] $Name)
    try {
        return Get-GPO -Name $Name -ErrorAction Stop @where
    }
    catch {
        # Not there is one thing, and a domain that does not answer another.
        if ($_.FullyQualifiedErrorId -notlike 'GpoWithNameNotFound*') { throw }
    }
}

# Where the domain keeps the files of its policies, on the server that is worked on.
function Get-PolicyFolder {
    param([object] $Gpo)
    $from = $Gpo.DomainName
    if ($Server) { $from = $Server }
    return "\\$from\SYSVOL\$($Gpo.DomainName)\Policies"
}

# The files of a GPO as one text each, by path. What counts the versions is no setting.
function Get-Content64 {
    param([string] $Folder)
    $found = @{}
    foreach ($file in [System.IO.Directory]::GetFiles($Folder, '*', [System.IO.SearchOption]::AllDirectories)) {
        $found[$file.Substring($Folder.Length + 1)] = [System.Convert]::ToBase64String([System.IO.File]::ReadAllBytes($file))
    }
    $found.Remove('GPT.INI')
    return $found
}

function Test-Unchanged {
    param([psobject] $Backup)
    $id = "{$($Backup.Gpo.Id.ToString().ToUpperInvariant())}"
    $folder = [System.IO.Path]::Combine((Get-PolicyFolder -Gpo $Backup.Gpo), $id)
    try {
        $given = Get-Content64 -Folder $folder
    }
    catch {
        Write-Warning "$($Backup.Name) cannot be compared: $($_.Exception.Message)"
        return $false
    }
    $wanted = Get-Content64 -Folder $Backup.Files
    $differing = @(@($wanted.Keys) + @($given.Keys) | Where-Object { $wanted[$_] -cne $given[$_] })
    return $differing.Count -eq 0
}

# What is to be done with a backup: renaming, importing, both or nothing.
function Set-Plan {
    param([psobject] $Backup)
    $Backup.Gpo = Find-Gpo -Name $Backup.Name
    $former = $null
    if ($Backup.Was) { $former = Find-Gpo -Name $Backup.Was }
    # A domain finds a name however it is spelled: one that differs by case alone leads to the same GPO, which keeps it.
    if ($Backup.Gpo -and $former -and $Backup.Gpo.Id -ne $former.Id) {
        throw "There is '$($Backup.Name)', and '$($Backup.Was)' too, which is its old name. Delete the one that is not to stay."
    }
    if ($Backup.Gpo) { $Backup.Was = $null } else { $Backup.Gpo = $former }
    if (-not $Backup.Gpo) {
        $Backup.Was = $null
        if ($Undo) { $Backup.Action = 'Not there' }
        return
    }
    $Backup.Action = "Replace all settings of the existing GPO $($Backup.Gpo.Id) with the backup"
    if ($Undo) { $Backup.Action = "Replace all settings of the GPO $($Backup.Gpo.Id) with what takes them back" }
    if (Test-Unchanged -Backup $Backup) { $Backup.Action = 'Unchanged' }
}

function Publish-Backup {
    param([psobject] $Backup)
    $action = $Backup.Action
    $gpo = $Backup.Gpo
    if ($action -eq 'Not there') {
        Write-Warning "There is no GPO '$($Backup.Name)': nothing to take back."
        return
    }
    if ($Backup.Was) { $action = "Rename '$($Backup.Was)' to this. $action" }
    if ($action -ne 'Unchanged' -and -not $PSCmdlet.ShouldProcess($Backup.Name, $action)) { return }
    if ($Backup.Was) { $gpo = Rename-GPO -Guid $gpo.Id -TargetName $Backup.Name -Confirm:$false @where }
    if ($Backup.Action -ne 'Unchanged') {
        $import = @{ BackupId = $Backup.Id; Path = $Backup.Set; TargetName = $Backup.Name; CreateIfNeeded = $true }
        $gpo = Import-GPO -Confirm:$false @import @where
    }
    [pscustomobject]@{ Group = $Backup.Group; Name = $gpo.DisplayName; Id = $gpo.Id; Action = $action }
}

# A new store would hide the templates of every editor, so only one that is there is written to.
function Publish-Template {
    param([string] $From, [string] $Store)
    if (-not [System.IO.Directory]::Exists($Store)) {
        Write-Warning "The domain has no central store ($Store). Copy $From into C:\Windows\PolicyDefinitions where the editor runs."
        return
    }
    foreach ($file in [System.IO.Directory]::GetFiles($From, '*', [System.IO.SearchOption]::AllDirectories)) {
        $target = [System.IO.Path]::Combine($Store, $file.Substring($From.Length + 1))
        if ([System.IO.File]::Exists($target)) {
            $given, $wanted = $target, $file | ForEach-Object { [System.Convert]::ToBase64String([System.IO.File]::ReadAllBytes($_)) }
            if ($given -ceq $wanted) { continue }
        }
        if (-not $PSCmdlet.ShouldProcess($target, 'Copy the template')) { continue }
        $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($target))
        [System.IO.File]::Copy($file, $target, $true)
    }
}

if ($Undo -and $CentralStore) { throw '-Undo and -CentralStore exclude each other.' }
Assert-Whole
$backups = @(Get-Backup)
if ($Group) {
    $found = @($backups | ForEach-Object { $_.Group })
    foreach ($name in $Group) {
        if ($found -notcontains $name) { throw "There is no backup of a group '$name' below $Path." }
    }
    $backups = @($backups | Where-Object { $Group -contains $_.Group })
}
if ($backups.Count -eq 0) { throw "There is no backup $(if ($Undo) { 'that takes one back ' })below $Path." }

# A backup replaces everything that the one before it brought.
$problems = @(foreach ($same in @($backups | Group-Object -Property Name)) {
        if ($same.Count -eq 1) { continue }
        $sets = @($same.Group | ForEach-Object { [System.IO.Path]::Combine($_.Set, $_.Id) })
        "Several backups are of the GPO '$($same.Name)': $($sets -join ', '). Leave one of them, or choose by -Group or -Path."
    })
$problems += @(foreach ($backup in $backups) {
        try { Set-Plan -Backup $backup } catch { "$($backup.Group): $($_.Exception.Message)" }
    })
$default = $null
# Every domain has this one, and it knows the name of the domain.
try { $default = Get-GPO -Guid '31b2f340-016d-11d2-945f-00c04fb984f9' @where } catch { $problems += "The domain: $($_.Exception.Message)" }
$store = $null
$templates = [System.IO.Path]::Combine((Resolve-Path -LiteralPath $Path).ProviderPath, 'PolicyDefinitions')
if ($CentralStore -and -not [System.IO.Directory]::Exists($templates)) {
    $problems += "There are no templates: $templates is not there."
}
elseif ($CentralStore -and $default) {
    $store = [System.IO.Path]::Combine((Get-PolicyFolder -Gpo $default), 'PolicyDefinitions')
}
if ($problems.Count -gt 0) { throw "Nothing was changed.`n$($problems -join "`n")" }
Write-Host -Object "Domain $($default.DomainName)$(if ($Server) { ", on $Server" })."

if ($store) { Publish-Template -From $templates -Store $store }
foreach ($backup in $backups) { Publish-Backup -Backup $backup }
Write-Host -Object 'No GPO was linked, and none unlinked.'
if ($Undo) {
    Write-Host -Object 'Unlink one once its devices have what takes it back. Servers that it forced passive are'
    Write-Host -Object 'restarted before: gpo.undo\registry.pol.txt of the group says how.'
}
