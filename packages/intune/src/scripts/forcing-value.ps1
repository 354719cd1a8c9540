# What both scripts have in common: how the value is seen, and how it is set or removed.

#region look
$path = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'
$name = 'ForceDefenderPassiveMode'

function Get-Found {
    $found = @{ value = $null; kind = 'absent' }
    if (Test-Path -LiteralPath $path) {
        $key = Get-Item -LiteralPath $path
        if ($key.GetValueNames() -contains $name) {
            $found.value = $key.GetValue($name)
            $found.kind = [string]$key.GetValueKind($name)
        }
    }
    return $found
}

function Test-Found($found) {
    if ($null -eq $wanted) { return $found.kind -eq 'absent' }
    return ($found.kind -eq 'DWord') -and ($found.value -eq $wanted)
}

function Get-Word($found) {
    if ($found.kind -eq 'DWord') { return $found.value }
    return $found.kind
}
#endregion

#region set
if (-not (Test-Path -LiteralPath $path)) {
    New-Item -Path $path -Force | Out-Null
}
New-ItemProperty -LiteralPath $path -Name $name -Value $wanted -PropertyType DWord -Force | Out-Null
#endregion

#region remove
Remove-ItemProperty -LiteralPath $path -Name $name
#endregion
