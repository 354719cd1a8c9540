# A simulated Windows: functions with the names of cmdlets, which win over them. They answer from $global:Device, raise
# errors as the cmdlets do, through $PSCmdlet and with the real ids, and like them obey the error preference of whoever
# calls. What comes back from Get-Item is an object whose methods constrained language mode refuses.
Set-StrictMode -Version 2.0

Add-Type -TypeDefinition @'
using System;
using System.Collections;
namespace Mdav {
    public class RegistryKey {
        private readonly IDictionary values;
        public RegistryKey(IDictionary values) { this.values = values; }
        public string[] Property { get { string[] names = new string[values.Count]; values.Keys.CopyTo(names, 0); return names; } }
        public string[] GetValueNames() { return Property; }
        public object GetValue(string name) { object[] value = (object[])values[name]; return value == null ? null : value[1]; }
        public string GetValueKind(string name) { return (string)((object[])values[name])[0]; }
    }
}
'@

function global:New-Failure([string]$Id, [string]$Message, [string]$Category = 'ObjectNotFound', [string]$Type = 'System.Exception') {
    New-Object System.Management.Automation.ErrorRecord (New-Object $Type $Message), $Id, $Category, $null
}

# Whether the process is a 32-bit one on 64-bit Windows, which scripts see by a variable. The functions here ask for no
# variable that is not there: that costs as much as a statement that fails.
function global:Set-Bits([bool]$Is32Bit) {
    $global:Is32Bit = $Is32Bit
    [System.Environment]::SetEnvironmentVariable('PROCESSOR_ARCHITEW6432', $(if ($Is32Bit) { 'AMD64' } else { [NullString]::Value }))
}

# HKLM:\SOFTWARE\X, HKLM\SOFTWARE\X and Registry::HKEY_USERS\X in the spelling of the device. A 32-bit process on 64-bit
# Windows is led to WOW6432Node, but below Policies.
function global:Resolve-Key([string]$Path) {
    $key = $Path -replace '^Registry::', '' -replace '^HKLM:\\', 'HKLM\' -replace '^HKEY_LOCAL_MACHINE\\', 'HKLM\'
    if ($global:Is32Bit -and $key -notlike 'HKLM\SOFTWARE\Policies\*') {
        $key = $key -replace '^HKLM\\SOFTWARE\\', 'HKLM\SOFTWARE\WOW6432Node\'
    }
    $key
}

function global:Test-Denied([string]$Key) { $global:Device.denied -contains $Key }

function global:Test-Path { [CmdletBinding()] param([Parameter(Position = 0)][string]$LiteralPath, [string]$PathType)
    # Programs and folders: what the device says is there.
    if ($LiteralPath -match '^[A-Za-z]:\\') { return $global:Device.files -contains $LiteralPath }
    $key = Resolve-Key $LiteralPath
    if (Test-Denied $key) {
        $PSCmdlet.WriteError((New-Failure 'System.Security.SecurityException' 'Requested registry access is not allowed.' 'PermissionDenied' 'System.Security.SecurityException'))
        return $false
    }
    $global:Device.registry.ContainsKey($key)
}

function global:Get-Item { [CmdletBinding()] param([Parameter(Position = 0)][string]$LiteralPath)
    $key = Resolve-Key $LiteralPath
    if (Test-Denied $key) {
        $PSCmdlet.WriteError((New-Failure 'System.Security.SecurityException' 'Requested registry access is not allowed.' 'PermissionDenied' 'System.Security.SecurityException'))
        return
    }
    if (-not $global:Device.registry.ContainsKey($key)) {
        $PSCmdlet.WriteError((New-Failure 'PathNotFound' "Cannot find path '$LiteralPath' because it does not exist."))
        return
    }
    New-Object Mdav.RegistryKey (, $global:Device.registry[$key])
}

function global:Get-ItemProperty { [CmdletBinding()] param([Parameter(Position = 0)][string]$LiteralPath, [string[]]$Name)
    $key = Resolve-Key $LiteralPath
    if (Test-Denied $key) {
        $PSCmdlet.WriteError((New-Failure 'System.Security.SecurityException' 'Requested registry access is not allowed.' 'PermissionDenied' 'System.Security.SecurityException'))
        return
    }
    if (-not $global:Device.registry.ContainsKey($key)) {
        $PSCmdlet.WriteError((New-Failure 'PathNotFound' "Cannot find path '$LiteralPath' because it does not exist."))
        return
    }
    $values = $global:Device.registry[$key]
    $found = New-Object PSObject
    $asked = if ($Name) { $Name } else { @($values.Keys) }
    foreach ($one in $asked) {
        if (-not $values.Contains($one)) {
            $PSCmdlet.WriteError((New-Failure 'System.Management.Automation.PSArgumentException,Microsoft.PowerShell.Commands.GetItemPropertyCommand' "Property $one does not exist at path $LiteralPath." 'InvalidArgument'))
            continue
        }
        $found.PSObject.Properties.Add((New-Object System.Management.Automation.PSNoteProperty $one, $values[$one][1]))
    }
    # What the provider adds wins over a value of the same name.
    foreach ($own in 'PSPath', 'PSParentPath', 'PSChildName', 'PSDrive', 'PSProvider') {
        if ($found.PSObject.Properties[$own]) { $found.PSObject.Properties.Remove($own) }
        $found.PSObject.Properties.Add((New-Object System.Management.Automation.PSNoteProperty $own, 'HKLM'))
    }
    $found
}

function global:Add-Write([string]$What) { $null = $global:Device.writes.Add($What) }

function global:New-Item { [CmdletBinding(SupportsShouldProcess = $true)] param([Parameter(Position = 0)][string]$Path, [switch]$Force)
    if (-not $PSCmdlet.ShouldProcess($Path, 'Create Key')) { return }
    $key = Resolve-Key $Path
    Add-Write "key $key$(if ($Force) { ' emptied' })"
    if ($global:Device.writeDenied) {
        $PSCmdlet.WriteError((New-Failure 'System.UnauthorizedAccessException,Microsoft.PowerShell.Commands.NewItemCommand' 'Attempted to perform an unauthorized operation.' 'PermissionDenied' 'System.UnauthorizedAccessException'))
        return
    }
    if ($global:Device.registry.ContainsKey($key) -and -not $Force) {
        $PSCmdlet.WriteError((New-Failure 'System.IO.IOException,Microsoft.PowerShell.Commands.NewItemCommand' 'A key in this path already exists.' 'ResourceExists'))
        return
    }
    $global:Device.registry[$key] = New-Values
    New-Object Mdav.RegistryKey (, $global:Device.registry[$key])
}

function global:New-ItemProperty { [CmdletBinding(SupportsShouldProcess = $true)] param([Parameter(Position = 0)][string]$LiteralPath, [string]$Name, $Value, [string]$PropertyType, [switch]$Force)
    if (-not $PSCmdlet.ShouldProcess("$LiteralPath $Name", 'New Property')) { return }
    $key = Resolve-Key $LiteralPath
    Add-Write "value $key $Name $PropertyType $Value"
    if ($global:Device.writeDenied) {
        $PSCmdlet.WriteError((New-Failure 'System.UnauthorizedAccessException,Microsoft.PowerShell.Commands.NewItemPropertyCommand' 'Attempted to perform an unauthorized operation.' 'PermissionDenied' 'System.UnauthorizedAccessException'))
        return
    }
    if (-not $global:Device.registry.ContainsKey($key)) {
        $PSCmdlet.WriteError((New-Failure 'PathNotFound,Microsoft.PowerShell.Commands.NewItemPropertyCommand' "Cannot find path '$LiteralPath' because it does not exist."))
        return
    }
    $values = $global:Device.registry[$key]
    if ($values.Contains($Name) -and -not $Force) {
        $PSCmdlet.WriteError((New-Failure 'System.IO.IOException,Microsoft.PowerShell.Commands.NewItemPropertyCommand' 'The property already exists.' 'ResourceExists'))
        return
    }
    # Another program puts its own value back at once.
    if ($global:Device.writeIgnored) { return }
    $values[$Name] = @($PropertyType, [int]$Value)
    # Defender tells of it in its log.
    if ($null -ne $global:Device.events) {
        $global:Device.events = @(@{ ageMs = 0; text = "$LiteralPath\$Name = 0x$Value" }) + @($global:Device.events)
    }
    New-Object PSObject -Property @{ $Name = $Value }
}

function global:Remove-ItemProperty { [CmdletBinding(SupportsShouldProcess = $true)] param([Parameter(Position = 0)][string]$LiteralPath, [string]$Name)
    if (-not $PSCmdlet.ShouldProcess("$LiteralPath $Name", 'Remove Property')) { return }
    $key = Resolve-Key $LiteralPath
    Add-Write "remove $key $Name"
    if ($global:Device.writeDenied) {
        $PSCmdlet.WriteError((New-Failure 'System.UnauthorizedAccessException,Microsoft.PowerShell.Commands.RemoveItemPropertyCommand' 'Attempted to perform an unauthorized operation.' 'PermissionDenied' 'System.UnauthorizedAccessException'))
        return
    }
    if (-not $global:Device.registry.ContainsKey($key) -or -not $global:Device.registry[$key].Contains($Name)) {
        $PSCmdlet.WriteError((New-Failure 'System.Management.Automation.PSArgumentException,Microsoft.PowerShell.Commands.RemoveItemPropertyCommand' "Property $Name does not exist at path $LiteralPath." 'InvalidArgument'))
        return
    }
    if (-not $global:Device.writeIgnored) { $global:Device.registry[$key].Remove($Name) }
}

function global:Get-ChildItem { [CmdletBinding()] param([Parameter(Position = 0)][string]$LiteralPath)
    if ($LiteralPath -notlike 'Registry::HKEY_USERS\*') { throw "no children are simulated for $LiteralPath" }
    if (-not $global:Device.elevated) {
        $PSCmdlet.WriteError((New-Failure 'System.Security.SecurityException,Microsoft.PowerShell.Commands.GetChildItemCommand' 'Requested registry access is not allowed.' 'PermissionDenied' 'System.Security.SecurityException'))
        return
    }
    'Software'
}

function global:Get-Service { [CmdletBinding()] param([Parameter(Position = 0)][string[]]$Name)
    if ($null -eq $global:Device.services) {
        $PSCmdlet.WriteError((New-Failure 'System.ComponentModel.Win32Exception,Microsoft.PowerShell.Commands.GetServiceCommand' 'Cannot open Service Control Manager.' 'PermissionDenied'))
        throw (New-Object System.ComponentModel.Win32Exception 5)
    }
    foreach ($one in $Name) {
        $status = $global:Device.services[$one]
        if ($null -eq $status) {
            $PSCmdlet.WriteError((New-Failure 'NoServiceFoundForGivenName,Microsoft.PowerShell.Commands.GetServiceCommand' "Cannot find any service with service name '$one'."))
            continue
        }
        # Services come back under the name that the system has for them.
        New-Object PSObject -Property @{ Name = $one; Status = $status }
    }
}

function global:Get-CimInstance { [CmdletBinding()] param([Parameter(Position = 0)][string]$ClassName, [string]$Namespace, [string[]]$Property)
    if ($ClassName -eq 'Win32_OperatingSystem') {
        $os = $global:Device.os
        if ($null -eq $os) {
            $PSCmdlet.WriteError((New-Failure 'HRESULT 0x80041014,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand' 'Initialization failure' 'NotSpecified'))
            return
        }
        return New-Object PSObject -Property @{
            Caption = $os.caption; Version = "10.0.$($os.build)"; BuildNumber = [string]$os.build
            ProductType = [uint32]$os.type; LastBootUpTime = $global:Device.now.AddHours(-$os.upHours)
        }
    }
    $products = $global:Device.products
    if ($null -eq $products) {
        $PSCmdlet.WriteError((New-Failure 'HRESULT 0x8004100e,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand' 'Invalid namespace' 'MetadataError'))
        return
    }
    if ($products -is [string]) {
        $PSCmdlet.WriteError((New-Failure "HRESULT $products,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand" 'Provider load failure' 'NotSpecified'))
        return
    }
    foreach ($product in $products) {
        New-Object PSObject -Property @{
            displayName = $product.name; instanceGuid = $product.guid
            productState = $(if (($product.state -is [long]) -and ($product.state -ge 0)) { [uint32]$product.state } else { $product.state })
        }
    }
}

function global:Get-WinEvent { [CmdletBinding()] param([string]$LogName, [string]$FilterXPath, [long]$MaxEvents)
    $events = $global:Device.events
    if ($null -eq $events) {
        $PSCmdlet.WriteError((New-Failure 'NoMatchingLogsFound,Microsoft.PowerShell.Commands.GetWinEventCommand' "There is not an event log on the localhost computer that matches `"$LogName`"."))
        return
    }
    if ($LogName -ne 'Microsoft-Windows-Windows Defender/Operational') { throw "no such log: $LogName" }
    if ($FilterXPath -cnotmatch '^\*\[System\[\(EventID=5007\) and TimeCreated\[timediff\(@SystemTime\) <= ([0-9]+)\]\]\]$') { throw "bad filter: $FilterXPath" }
    $span = [double]$Matches[1]
    $given = 0
    foreach ($entry in $events) {
        if ($entry.ageMs -gt $span) { continue }
        if ($given -ge $MaxEvents) { break }
        $given++
        New-Object PSObject -Property @{
            TimeCreated = $global:Device.now.AddMilliseconds(-$entry.ageMs)
            Properties = @(@{ Value = 'Microsoft Defender Antivirus' }, @{ Value = $entry.text })
        }
    }
    if ($given -eq 0) {
        $PSCmdlet.WriteError((New-Failure 'NoMatchingEventsFound,Microsoft.PowerShell.Commands.GetWinEventCommand' 'No events were found that match the specified selection criteria.'))
    }
}

# The 64-bit PowerShell of a 32-bit process. The language mode of the child is that of the system, as the parent's is.
function global:Start-SysNative {
    $file = $null
    $rest = @{}
    for ($at = 0; $at -lt $args.Count; $at++) {
        switch -Regex ($args[$at]) {
            '^-File$' { $at++; $file = $args[$at] }
            '^-(WhatIf|Whole)$' { $rest[$args[$at].Substring(1)] = $true }
            '^-(NoProfile|NonInteractive|NoLogo)$' { }
            default { throw "powershell.exe was given $($args[$at])" }
        }
    }
    $before = $global:Is32Bit
    Set-Bits $false
    $preferences = @($ErrorActionPreference)
    # A process of its own has preferences of its own.
    $ErrorActionPreference = 'Continue'
    $global:Device.relaunched++
    try { & $file @rest }
    finally { Set-Bits $before; $ErrorActionPreference = $preferences[0] }
}
Set-Alias -Scope Global -Name 'C:\Windows\SysNative\WindowsPowerShell\v1.0\powershell.exe' -Value Start-SysNative

function global:New-Values { , (New-Object System.Collections.Specialized.OrderedDictionary ([StringComparer]::OrdinalIgnoreCase)) }

# The device that a line of JSON describes.
function global:New-Device([string]$Json) {
    $told = ConvertFrom-Json -InputObject $Json -AsHashtable -DateKind String
    $registry = New-Object System.Collections.Hashtable ([StringComparer]::OrdinalIgnoreCase)
    foreach ($key in $told.registry.Keys) {
        $values = New-Values
        foreach ($name in $told.registry[$key].Keys) {
            $kind, $data = $told.registry[$key][$name]
            $value = switch ($kind) {
                'DWord' { [int]$data }
                'QWord' { [long]$data }
                'MultiString' { , [string[]]@($data) }
                'Binary' { , [byte[]]@($data) }
                default { [string]$data }
            }
            $values[$name] = @($kind, $value)
        }
        $registry[$key] = $values
    }
    @{
        id = $told.id; now = Get-Date; registry = $registry; denied = @($told.denied); files = @($told.files)
        elevated = $told.elevated; writeDenied = $told.writeDenied; writeIgnored = $told.writeIgnored
        services = $told.services; os = $told.os; status = $told.status; products = $told.products; events = $told.events
        rules = $told.rules; excluded = $told.excluded; extensions = $told.extensions; wow = $told.wow; writes = (New-Object System.Collections.ArrayList); relaunched = 0
    }
}
