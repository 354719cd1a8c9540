# The excluded paths that cover a whole drive, whoever set them.

#region function
# Throws where that cannot be seen: to some, exclusions are hidden.
function Get-ExcludedDrive {
    $preference = Get-MpPreference -ErrorAction Stop
    $paths = @($preference.ExclusionPath | Where-Object -FilterScript { $_ })
    if (@($paths -match '^N/A:').Count -gt 0) { throw 'Get-MpPreference does not show exclusions.' }
    return @($paths -match {{wholeDrive}})
}
#endregion
