# What both scripts have in common: how the value is seen, and how it is set or removed.

#region look
$key = 'SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'
$path = 'HKLM:\' + $key
$name = 'ForceDefenderPassiveMode'

# {{registryData}}

# The number of a DWORD, or a word for what stands in its place.
function Get-Found {
    $data = Get-RegistryData $key $name
    if ($null -eq $data) { return 'absent' }
    if ($data -is [int]) { return $data }
    if ($data -is [long]) { return 'QWord' }
    if ($data -is [string]) { return 'String' }
    if ($data -is [string[]]) { return 'MultiString' }
    return 'Binary'
}

function Test-Found($found) {
    if ($null -eq $wanted) { return $found -eq 'absent' }
    return ($found -is [int]) -and ($found -eq $wanted)
}
#endregion

#region set
# Without -Force, which would empty a key that is there.
if (-not (Test-Path -LiteralPath $path)) { $null = New-Item -Path $path }
$null = New-ItemProperty -LiteralPath $path -Name $name -Value $wanted -PropertyType DWord -Force
#endregion

#region remove
Remove-ItemProperty -LiteralPath $path -Name $name
#endregion
