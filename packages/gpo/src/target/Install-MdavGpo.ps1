<#
.SYNOPSIS
    Imports the Group Policy backups below this folder into the domain. Links nothing.
.DESCRIPTION
    Every backup becomes the GPO of its own name, which is created when it does not exist. An existing GPO of that
    name loses its settings to those of the backup; its links, filters and permissions stay as they are.
    A new GPO has no link and so applies nowhere: read it in the editor, then link it yourself.
.PARAMETER Group
    Only these groups: the names of their folders. Default: all.
.PARAMETER Domain
    Another domain than that of the user who runs this.
.PARAMETER Path
    The folder below which the backups lie. Default: the folder of this script.
.EXAMPLE
    .\Install-MdavGpo.ps1 -WhatIf
    Says what would happen, and changes nothing.
.EXAMPLE
    .\Install-MdavGpo.ps1 -Group file-servers
#>
#Requires -Version 5.1
#Requires -Modules GroupPolicy
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [string[]] $Group,
    [string] $Domain,
    [string] $Path
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# Not as the default of the parameter: Windows PowerShell leaves it empty there when the script runs by -File.
if (-not $Path) { $Path = $PSScriptRoot }

# A build that was interrupted has left a journal: the files are then partly the old ones and partly the new ones.
$at = (Resolve-Path -LiteralPath $Path).ProviderPath
while ($at) {
    foreach ($journal in '.mdav-journal', '.mdav-journal-back') {
        if ([System.IO.File]::Exists([System.IO.Path]::Combine($at, $journal))) {
            throw "A build of $at was interrupted, and is partly old and partly new. Run 'mdav build' first."
        }
    }
    $at = [System.IO.Path]::GetDirectoryName($at)
}

$where = @{}
if ($Domain) { $where['Domain'] = $Domain }

# <group>\gpo\{id}\bkupInfo.xml names the GPO. -Force, because Windows hides the ones that it writes.
$infos = Get-ChildItem -LiteralPath $Path -Filter 'bkupInfo.xml' -File -Recurse -Force | Sort-Object -Property FullName
$backups = @(foreach ($info in $infos) {
    $xml = New-Object -TypeName System.Xml.XmlDocument
    $xml.XmlResolver = $null
    $xml.Load($info.FullName)
    $set = $info.Directory.Parent.FullName
    [pscustomobject]@{
        Group = [System.IO.Path]::GetFileName([System.IO.Path]::GetDirectoryName($set))
        Set   = $set
        Id    = $info.Directory.Name
        Name  = $xml.DocumentElement.Item('GPODisplayName').InnerText
    }
})
if ($Group) {
    $found = @($backups | ForEach-Object { $_.Group })
    foreach ($name in $Group) {
        if ($found -notcontains $name) { throw "There is no backup of a group '$name' below $Path." }
    }
    $backups = @($backups | Where-Object { $Group -contains $_.Group })
}
if ($backups.Count -eq 0) { throw "There is no backup below $Path." }

foreach ($backup in $backups) {
    $action = 'Create the GPO from the backup, without a link'
    $existing = $null
    try { $existing = Get-GPO -Name $backup.Name -ErrorAction Stop @where }
    catch {
        # Not there is one thing, and a domain that does not answer another.
        if ($_.FullyQualifiedErrorId -notlike 'GpoWithNameNotFound*') { throw }
    }
    if ($existing) { $action = "Replace all settings of the existing GPO $($existing.Id) with the backup" }
    if (-not $PSCmdlet.ShouldProcess($backup.Name, $action)) { continue }

    $import = @{ BackupId = $backup.Id; Path = $backup.Set; TargetName = $backup.Name; CreateIfNeeded = $true }
    $gpo = Import-GPO @import @where -Confirm:$false
    [pscustomobject]@{ Group = $backup.Group; Name = $gpo.DisplayName; Id = $gpo.Id; Action = $action }
}
Write-Host -Object 'No GPO was linked.'
