// Made by packages/codegen from the scripts and queries beside it; edit those and run `node scripts/generate.mjs`.
import type { Code, Template } from '@mdav/quote';

/** The regions of `values.ps1`. */
export const VALUES = {
  head: { language: 'powershell', slots: ['heading'], text: `# {{heading}}
#Requires -Version 5.1
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
if ($env:PROCESSOR_ARCHITEW6432) { throw 'Run this in 64-bit PowerShell: a 32-bit one may be led to other keys.' }
` } as Template<'powershell', 'heading'>,
  newKey: `function New-RegistryKey([string]$Key) {
    $root, $parts = $Key -split '\\\\'
    $path = "Registry::$root"
    foreach ($part in $parts) {
        $path = "$path\\$part"
        if (-not (Test-Path -LiteralPath $path)) { $null = New-Item -Path $path }
    }
}
` as Code<'powershell'>,
  setValue: `function Set-RegistryValue([string]$Key, [string]$Name, [string]$Type, $Data) {
    New-RegistryKey $Key
    $null = New-ItemProperty -LiteralPath "Registry::$Key" -Name $Name -PropertyType $Type -Value $Data -Force
}
` as Code<'powershell'>,
  removeValue: `function Remove-RegistryValue([string]$Key, [string]$Name, [string]$Pattern = $Name) {
    $path = "Registry::$Key"
    if (-not (Test-Path -LiteralPath $path)) { return }
    if (@((Get-Item -LiteralPath $path).Property) -contains $Name) { Remove-ItemProperty -LiteralPath $path -Name $Pattern }
}
` as Code<'powershell'>,
  removeKey: `function Remove-RegistryKey([string]$Key) {
    $path = "Registry::$Key"
    if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path -Recurse }
}
` as Code<'powershell'>,
} as const;
