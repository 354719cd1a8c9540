# The excluded paths that cover a whole drive, and the excluded extensions of programs as *.exe, whoever set them.

#region function
# Throws where that cannot be seen: to some, exclusions are hidden.
function Get-ExcludedDrive {
    $preference = Get-MpPreference -ErrorAction Stop
    $paths = @($preference.ExclusionPath | Where-Object -FilterScript { $_ })
    $extensions = @($preference.ExclusionExtension | Where-Object -FilterScript { $_ })
    if (@(($paths + $extensions) -match '^N/A:').Count -gt 0) { throw 'Get-MpPreference does not show exclusions.' }
    $programs = @($extensions -match {{programs}})
    return @($paths -match {{wholeDrive}}) + @($programs -replace '[\s*.]', '' -replace '^', '*.')
}
#endregion
