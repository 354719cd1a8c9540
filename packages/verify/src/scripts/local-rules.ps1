# The attack surface reduction rules that stand here as no policy has them: action by identifier.

#region function
# Throws where that cannot be seen.
function Get-LocalRules {
    $preference = Get-MpPreference -ErrorAction Stop
    $ids = @($preference.AttackSurfaceReductionRules_Ids | Where-Object -FilterScript { $_ })
    $actions = @($preference.AttackSurfaceReductionRules_Actions | Where-Object -FilterScript { $null -ne $_ })
    if ($ids.Count -ne $actions.Count) { throw 'Get-MpPreference names rules without actions.' }
    $byPolicy = @()
    $path = 'HKLM:\' + {{rulesKey}}
    if (Test-Path -LiteralPath $path) {
        $found = Get-ItemProperty -LiteralPath $path
        $names = @((Get-Item -LiteralPath $path).Property | Where-Object -FilterScript { $_ -and $_ -ne '(default)' })
        foreach ($name in $names) { $byPolicy += '{0}={1}' -f $name, $found.$name }
    }
    $path = 'HKLM:\' + {{managedKey}}
    if (Test-Path -LiteralPath $path) {
        if (@((Get-Item -LiteralPath $path).Property) -contains {{managedName}}) {
            $found = Get-ItemProperty -LiteralPath $path -Name {{managedName}}
            $byPolicy += @([string]$found.({{managedName}}) -split '\|')
        }
    }
    # Braces and spaces that people leave around an identifier make no other rule of it.
    $byPolicy = @($byPolicy -replace '[{}\s]', '')
    $rules = @{}
    for ($at = 0; $at -lt $ids.Count; $at++) {
        $rule = '{0}={1}' -f $ids[$at], [int]$actions[$at]
        if ($byPolicy -notcontains $rule) { $rules[[string]$ids[$at]] = [int]$actions[$at] }
    }
    return $rules
}
#endregion
