import { askPwsh } from '../../../../tests/pwsh.ts';

/** A value as PowerShell was asked to write it: kind and data, bytes and numbers as text. */
export type WrittenValues = Readonly<Record<string, readonly [kind: string, data: unknown]>>;

interface Run {
  readonly states: readonly WrittenValues[];
  readonly said: readonly (readonly string[])[];
}

/**
 * A registry in memory behind the cmdlets that the scripts use. `New-ItemProperty` wants its key to be there, `New-Item`
 * the one above it, and `Remove-ItemProperty` takes its name for a pattern, as the provider does. Data are converted as
 * the provider converts them, so that a number that does not fit is refused.
 */
const REGISTRY = `
$global:Keys = @{}
function Resolve([string]$Path) { $Path -replace '^Registry::', '' }
function Test-Path { param([string]$LiteralPath) $global:Keys.ContainsKey((Resolve $LiteralPath)) }
function New-Item { param([string]$Path)
  $key = Resolve $Path
  if ($global:Keys.ContainsKey($key)) { throw "there is a key $key already" }
  $above = $key -replace '\\\\[^\\\\]*$', ''
  if ($above -match '\\\\' -and -not $global:Keys.ContainsKey($above)) { throw "no key above $key" }
  $global:Keys[$key] = New-Object System.Collections.Hashtable ([StringComparer]::OrdinalIgnoreCase)
}
function Get-Item { param([string]$LiteralPath) New-Object PSObject -Property @{ Property = @($global:Keys[(Resolve $LiteralPath)].Keys) } }
function New-ItemProperty { param([string]$LiteralPath, [string]$Name, [string]$PropertyType, $Value, [switch]$Force)
  $values = $global:Keys[(Resolve $LiteralPath)]
  if ($null -eq $values) { throw "no key $LiteralPath" }
  if ($values.ContainsKey($Name)) { if (-not $Force) { throw 'it is there already' }; $values.Remove($Name) }
  $data = switch ($PropertyType) {
    'DWord' { '{0:x8}' -f [BitConverter]::ToUInt32([BitConverter]::GetBytes([int]$Value), 0) }
    'QWord' { '{0:x16}' -f [BitConverter]::ToUInt64([BitConverter]::GetBytes([long]$Value), 0) }
    'Binary' { [BitConverter]::ToString([byte[]]$Value) }
    'MultiString' { , @([string[]]$Value) }
    default { [string]$Value }
  }
  $values[$Name] = @($PropertyType, $data)
}
function Remove-ItemProperty { param([string]$LiteralPath, [string]$Name)
  $values = $global:Keys[(Resolve $LiteralPath)]
  $matching = @($values.Keys | Where-Object { $_ -like $Name })
  if ($matching.Count -eq 0) { throw "no value is like $Name" }
  foreach ($one in $matching) { $values.Remove($one) }
}
function Remove-Item { param([string]$LiteralPath, [switch]$Recurse)
  $key = Resolve $LiteralPath
  foreach ($one in @($global:Keys.Keys)) { if ($one -eq $key -or $one.StartsWith("$key\\")) { $global:Keys.Remove($one) } }
}
function oscfg.exe { $global:Said += , @($args); $global:LASTEXITCODE = 0 }
$told = foreach ($run in $data) {
  $global:Keys = @{}
  $global:Said = @()
  $seen = @(foreach ($script in $run) {
    . ([scriptblock]::Create($script))
    $now = [ordered]@{}
    foreach ($key in $global:Keys.Keys) { foreach ($name in $global:Keys[$key].Keys) { $now["$key|$name"] = $global:Keys[$key][$name] } }
    $now
  })
  @{ states = $seen; said = @($global:Said) }
}
ConvertTo-Json -InputObject @($told) -Depth 9 -Compress`;

/** What is in the registry after each of some scripts, and what OSConfig was told; each run begins with an empty registry. */
export async function runScripts(runs: readonly (readonly string[])[]): Promise<readonly Run[]> {
  return (await askPwsh(REGISTRY, runs)) as readonly Run[];
}
