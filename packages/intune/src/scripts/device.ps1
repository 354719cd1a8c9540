# What every script of a device has in common, wherever it comes from.

#region relaunch
# A 32-bit PowerShell on 64-bit Windows sees other keys and lacks modules: the 64-bit one does the work in its place.
$native = "$env:SystemRoot\SysNative\WindowsPowerShell\v1.0\powershell.exe"
if ($env:PROCESSOR_ARCHITEW6432 -and $PSCommandPath -and (Test-Path -LiteralPath $native)) {
    $arguments = @('-NoProfile', '-NonInteractive', '-File', $PSCommandPath)
    # {{switches}}
    & $native @arguments
    exit $LASTEXITCODE
}
#endregion

# What was asked for goes along.
#region switch
if ($PSBoundParameters[{{name}}]) { $arguments += {{argument}} }
#endregion

#region registryData
# The data of a value of HKEY_LOCAL_MACHINE as it is, an empty list too; nothing when it is not there. Throws when nobody
# can tell.
function Get-RegistryData($key, $name) {
    # {{guard}}
    $path = 'HKLM:\' + $key
    if (-not (Test-Path -LiteralPath $path)) { return $null }
    if (@((Get-Item -LiteralPath $path).Property) -notcontains $name) { return $null }
    return , (Get-ItemProperty -LiteralPath $path -Name $name).$name
}
#endregion

# Below Policies a 32-bit PowerShell sees what a 64-bit one does, elsewhere it does not.
#region guard
if ($env:PROCESSOR_ARCHITEW6432 -and ($key -notlike 'SOFTWARE\Policies\*')) { throw 'not visible to a 32-bit PowerShell' }
#endregion
