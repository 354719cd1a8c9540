# What writes and deletes values of the registry, one after the other.

#region head
# {{heading}}
#Requires -Version 5.1
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
if ($env:PROCESSOR_ARCHITEW6432) { throw 'Run this in 64-bit PowerShell: a 32-bit one may be led to other keys.' }
#endregion

# Without -Force, which would empty a key that is there.
#region newKey
function New-RegistryKey([string]$Key) {
    $root, $parts = $Key -split '\\'
    $path = "Registry::$root"
    foreach ($part in $parts) {
        $path = "$path\$part"
        if (-not (Test-Path -LiteralPath $path)) { $null = New-Item -Path $path }
    }
}
#endregion

#region setValue
function Set-RegistryValue([string]$Key, [string]$Name, [string]$Type, $Data) {
    New-RegistryKey $Key
    $null = New-ItemProperty -LiteralPath "Registry::$Key" -Name $Name -PropertyType $Type -Value $Data -Force
}
#endregion

# The cmdlet takes a pattern, in which the signs of a pattern stand behind a backtick.
#region removeValue
function Remove-RegistryValue([string]$Key, [string]$Name, [string]$Pattern = $Name) {
    $path = "Registry::$Key"
    if (-not (Test-Path -LiteralPath $path)) { return }
    if (@((Get-Item -LiteralPath $path).Property) -contains $Name) { Remove-ItemProperty -LiteralPath $path -Name $Pattern }
}
#endregion

#region removeKey
function Remove-RegistryKey([string]$Key) {
    $path = "Registry::$Key"
    if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path -Recurse }
}
#endregion
