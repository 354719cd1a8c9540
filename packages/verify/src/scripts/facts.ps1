# How a script sees each fact: a region is the body of a block that returns one value of that fact. A body that throws
# leaves the fact unknown. They use $windows, $kind, $class, $status, $systems and the functions of decision.ps1.

#region os
foreach ($system in $systems) {
    $build = [int]$windows.BuildNumber
    if (($system.kind -eq $kind) -and ($build -ge $system.first) -and ($build -le $system.last)) { return $system.os }
}
return 'unknown'
#endregion

#region defender
if ((Get-ServiceState 'WinDefend') -eq 'absent') { return 'missing' }
return 'installed'
#endregion

#region reported
$stopped = @('Stopped', 'StopPending', 'Paused', 'PausePending')
# A service manager that gives no answer leaves what the cmdlet says.
try { if ($stopped -contains (Get-ServiceState 'WinDefend')) { return 'not-running' } }
catch { Write-Verbose -Message "WinDefend: $_" }
if ((Get-Truth $status.AMServiceEnabled) -eq $false) { return 'not-running' }
# Bit 0 says that the service does not run.
$bits = Get-Count $status.ProductStatus
if (($null -ne $bits) -and ($bits -band 1)) { return 'not-running' }
$mode = [string](Get-Text $status.AMRunningMode) -replace '[\s_-]', ''
# {{modes}}
return 'unknown'
#endregion

#region troubleshooting
$word = Get-Text $status.TroubleShootingMode
if ($word -eq 'Enabled') { return 'on' }
if ($word -eq 'Disabled') { return 'off' }
return 'unknown'
#endregion

#region onboarded
$data = {{onboarding}}
if (Test-Number $data @(1)) { return 'yes' }
return 'no'
#endregion

#region sensor
if ((Get-ServiceState 'Sense') -eq 'Running') { return 'running' }
return 'stopped'
#endregion

#region securityCenter
if ($class -eq 'server') { return 'unknown' }
if ((Get-ServiceState 'wscsvc') -eq 'Running') { return 'running' }
return 'stopped'
#endregion

#region antivirus
if ($class -eq 'server') { return 'unknown' }
$others = @()
foreach ($product in @(Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct)) {
    $state = Get-ProductState $product
    $isOther = Test-OtherProduct $product $state
    if ($null -eq $isOther) { $others += 'unclear' }
    elseif ($isOther) {
        # A state that is not told, or says nothing, may be that of one that runs.
        if ((-not $state) -or ({{idle}} -notcontains ($state -band {{runBits}}))) { return 'registered' }
        $others += 'idle'
    }
}
if ($others -contains 'idle') {
    if ($others -contains 'unclear') { return 'registered' }
    return 'idle'
}
if ($others -contains 'unclear') { return 'unknown' }
return 'none'
#endregion

#region force
$data = {{forcing}}
if (($data -is [int]) -and ($data -eq 1)) { return 'passive' }
if (($data -is [int]) -and ($data -eq 0)) { return 'active' }
if ($null -ne $data) { return 'wrong-data' }
# A wrong place that nobody can read does not change that the right one is empty.
# {{wrongKeys}}
return 'absent'
#endregion

#region turnOff
$data = {{turnOff}}
if ($null -eq $data) { return 'absent' }
if (($data -is [int]) -and ($data -eq 1)) { return 'enabled' }
if (($data -is [int]) -and ($data -eq 0)) { return 'disabled' }
return 'unknown'
#endregion

#region tamper
$isOn = Get-Truth $status.IsTamperProtected
if ($null -eq $isOn) { return 'unknown' }
if (-not $isOn) { return 'free' }
$isBelow = Test-Below $status.AMProductVersion {{turnOffMeansPassive}}
if ($null -eq $isBelow) { return 'unknown' }
if ($isBelow) { return 'free' }
return 'holds-active'
#endregion

#region tamperWish
$isOn = Get-Truth $status.IsTamperProtected
if ($null -eq $isOn) { return 'unknown' }
if ($isOn -eq {{isTamperProtected}}) { return 'met' }
return 'differs'
#endregion

#region noTamperWish
return 'unknown'
#endregion

#region protection
$bits = Get-Count $status.ProductStatus
if (($null -ne $bits) -and ($bits -lt 2147483648) -and ($bits -band {{withoutEngine}})) { return 'off' }
$told = @(foreach ($field in {{fields}}) { Get-Truth $status.$field })
if ($told -contains $false) { return 'off' }
if ($told -contains $true) { return 'on' }
return 'unknown'
#endregion

#region signatures
$isOld = Get-Truth $status.DefenderSignaturesOutOfDate
if ($isOld) { return 'old' }
$age = Get-Count $status.AntivirusSignatureAge
if ($null -ne $age) {
    if ($age -gt {{days}}) { return 'old' }
    return 'current'
}
if ($null -eq $isOld) { return 'unknown' }
return 'current'
#endregion

#region asr
if ((Get-LocalRules).Count -gt 0) { return 'local' }
return 'policy'
#endregion

#region exclusions
$drives = @(foreach ($path in @(Get-ExcludedDrive)) { $path -replace {{besideDrive}}, '' })
if (@($drives | Where-Object -FilterScript { {{own}} -notcontains $_ }).Count -gt 0) { return 'drive' }
return 'narrow'
#endregion

#region versions
$bits = Get-Count $status.ProductStatus
if (($null -ne $bits) -and ($bits -lt 2147483648) -and ($bits -band {{outdated}})) { return 'old' }
$below = @()
$least = {{platform}}
if ($least) { $below += Test-Below $status.AMProductVersion $least }
$least = {{engine}}
if ($least) { $below += Test-Below $status.AMEngineVersion $least }
if ($below -contains $true) { return 'old' }
if ($below -contains $false) { return 'current' }
return 'unknown'
#endregion

#region floor
# {{floors}}
return 'met'
#endregion

#region floors
$isBelow = Test-Below $status.AMProductVersion {{platform}}
if ($isBelow) { return 'platform-below' }
$isEngineBelow = Test-Below $status.AMEngineVersion {{engine}}
if ($isEngineBelow) { return 'engine-below' }
if (($null -eq $isBelow) -or ($null -eq $isEngineBelow)) { return 'unknown' }
#endregion

#region cloud
$policy = {{policy}}
$managed = {{managed}}
# {{codes}}
return 'unknown'
#endregion

#region blockPolicy
$policy = {{policy}}
$managed = {{managed}}
$flags = $policy
if ($null -eq $flags) { $flags = $managed }
if (($null -ne $flags) -and ($flags -band 1)) { return 'set' }
return {{withoutPolicy}}
#endregion

#region conflict
try {
    $policy = {{policy}}
    $managed = {{managed}}
    if (($null -eq $policy) -or ($null -eq $managed)) { return 'no' }
    if ($policy -ne $managed) { return 'yes' }
    return 'no'
}
catch { return 'no' }
#endregion

#region change
$span = [long]((Get-Date) - $windows.LastBootUpTime).TotalMilliseconds
# {{query}}
try { {{read}} }
catch {
    if ($_.FullyQualifiedErrorId -like 'NoMatchingEventsFound*') { return 'settled' }
    return 'unknown'
}
foreach ($entry in $events) {
    foreach ($part in $entry.Properties) {
        if ([string]$part.Value -match {{pattern}}) { return 'since-boot' }
    }
}
if ($events.Count -ge 500) { return 'unknown' }
return 'settled'
#endregion
