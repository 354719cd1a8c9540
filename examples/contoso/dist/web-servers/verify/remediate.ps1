<#
.SYNOPSIS
    Sets ForceDefenderPassiveMode to 0 on a server that is in the wrong mode for want of it. Nothing else.
.DESCRIPTION
    Looks again, as detect.ps1 does, and acts on these causes alone: forced-passive, wrong-forcing-value, active-value-missing.
    Prints one line:
      Done     the value is set, and whether the device needs a restart
      Nothing  the device is right or pending
      Refused  with the reason; nothing was changed
      Failed   with the message of Windows
    Exit code: 0 Done and Nothing, 1 Refused and Failed; always 0 below CCM and SMS_CCM of Configuration Manager.
    Clients have nothing to set. Never stops or configures services, deletes no key or value, and leaves onboarding and
    tamper protection alone. Running it again changes nothing. -WhatIf says what it would set. Run it in 64-bit PowerShell, elevated or as the system.
#>
#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low')]
param()

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# A 32-bit PowerShell on 64-bit Windows sees other keys and lacks modules: the 64-bit one does the work in its place.
$native = "$env:SystemRoot\SysNative\WindowsPowerShell\v1.0\powershell.exe"
if ($env:PROCESSOR_ARCHITEW6432 -and $PSCommandPath -and (Test-Path -LiteralPath $native)) {
    $arguments = @('-NoProfile', '-NonInteractive', '-File', $PSCommandPath)
    if ($PSBoundParameters['WhatIf']) { $arguments += '-WhatIf' }
    & $native @arguments
    exit $LASTEXITCODE
}

$group = 'web-servers of contoso'
$alwaysZero = $PSScriptRoot -match '\\(SMS_)?CCM\\'
$path = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'
$name = 'ForceDefenderPassiveMode'
$wanted = 0
$mendable = @('forced-passive', 'wrong-forcing-value', 'active-value-missing')

# Kinds of Windows, by a text of the caption among those with the product type. The first that fits is the right one.
$kinds = @(
    @{ kind = 'azure-local'; class = 'server'; types = @(2, 3); text = 'Azure Stack HCI' }
    @{ kind = 'multi-session'; class = 'client'; types = @(3); text = 'multi-session' }
    @{ kind = 'azure-local'; class = 'server'; types = @(2, 3); text = 'Azure Local' }
    @{ kind = 'client'; class = 'client'; types = @(1); text = 'Windows 1' }
    @{ kind = 'client'; class = 'client'; types = @(1); text = 'Windows 7' }
    @{ kind = 'client'; class = 'client'; types = @(1); text = 'Windows 8' }
    @{ kind = 'multi-session'; class = 'client'; types = @(3); text = 'Windows 1' }
    @{ kind = 'server'; class = 'server'; types = @(2, 3); text = 'Server' }
    @{ kind = 'client'; class = 'client'; types = @(1); text = '' }
    @{ kind = 'server'; class = 'server'; types = @(2, 3); text = '' }
)

# What a device counts as here, by its kind and build.
$systems = @(
    @{ kind = 'client'; first = 9600; last = 9600; os = 'unsupported' }
    @{ kind = 'client'; first = 10240; last = 99999; os = 'client' }
    @{ kind = 'server'; first = 9600; last = 999999; os = 'server' }
    @{ kind = 'multi-session'; first = 10240; last = 99999; os = 'client' }
    @{ kind = 'azure-local'; first = 9601; last = 999999; os = 'server' }
)

# The decision table of docs/verification.md for this group: the first row of which every condition holds.
$table = @(
    @{ verdict = 'wrong'; cause = 'unsupported'; when = @{ os = @('unsupported') } }
    @{ verdict = 'wrong'; cause = 'antivirus-removed'; when = @{ defender = @('missing') } }
    @{ verdict = 'pending'; cause = 'troubleshooting-mode'; when = @{ troubleshooting = @('on') } }
    @{ verdict = 'wrong'; cause = 'turned-off-by-policy'; when = @{ reported = @('not-running'); turnOff = @('enabled') } }
    @{ verdict = 'wrong'; cause = 'other-antivirus-registered'; when = @{ os = @('client'); reported = @('not-running'); antivirus = @('registered', 'idle') } }
    @{ verdict = 'wrong'; cause = 'not-running'; when = @{ reported = @('not-running') } }
    @{ verdict = 'unknown'; cause = 'mode-not-reported'; when = @{ reported = @('unknown') } }
    @{ verdict = 'wrong'; cause = 'forced-passive'; when = @{ reported = @('passive', 'sxs-passive', 'edr-block'); force = @('passive') } }
    @{ verdict = 'wrong'; cause = 'other-antivirus-registered'; when = @{ os = @('client'); reported = @('passive', 'sxs-passive', 'edr-block'); antivirus = @('registered', 'idle') } }
    @{ verdict = 'wrong'; cause = 'other-antivirus-registered'; when = @{ reported = @('sxs-passive') } }
    @{ verdict = 'wrong'; cause = 'turn-off-policy-makes-passive'; when = @{ os = @('server'); reported = @('passive', 'edr-block'); force = @('absent', 'wrong-key'); turnOff = @('enabled') } }
    @{ verdict = 'pending'; cause = 'restart-pending'; when = @{ os = @('server'); reported = @('edr-block'); force = @('active'); change = @('since-boot') } }
    @{ verdict = 'wrong'; cause = 'protection-off'; when = @{ reported = @('edr-block'); force = @('active'); protection = @('off') } }
    @{ verdict = 'wrong'; cause = 'drive-excluded'; when = @{ reported = @('edr-block'); force = @('active'); exclusions = @('drive') } }
    @{ verdict = 'wrong'; cause = 'not-onboarded'; when = @{ reported = @('edr-block'); onboarded = @('no'); force = @('active') } }
    @{ verdict = 'wrong'; cause = 'sensor-not-running'; when = @{ reported = @('edr-block'); sensor = @('stopped'); force = @('active') } }
    @{ verdict = 'wrong'; cause = 'tamper-differs'; when = @{ reported = @('edr-block'); force = @('active'); tamperWish = @('differs') } }
    @{ verdict = 'wrong'; cause = 'signatures-old'; when = @{ reported = @('edr-block'); force = @('active'); signatures = @('old') } }
    @{ verdict = 'right'; cause = 'reached'; when = @{ reported = @('edr-block'); force = @('active') } }
    @{ verdict = 'unknown'; cause = 'block-mode-ambiguous'; when = @{ reported = @('edr-block') } }
    @{ verdict = 'pending'; cause = 'restart-pending'; when = @{ os = @('server'); reported = @('passive'); force = @('active'); change = @('since-boot') } }
    @{ verdict = 'pending'; cause = 'restart-unknown'; when = @{ os = @('server'); reported = @('passive'); force = @('active'); change = @('unknown') } }
    @{ verdict = 'wrong'; cause = 'wrong-forcing-value'; when = @{ os = @('server'); reported = @('passive'); force = @('wrong-data') } }
    @{ verdict = 'wrong'; cause = 'active-value-missing'; when = @{ os = @('server'); reported = @('passive'); force = @('absent', 'wrong-key') } }
    @{ verdict = 'pending'; cause = 'just-changed'; when = @{ os = @('client'); reported = @('passive'); antivirus = @('none'); change = @('since-boot') } }
    @{ verdict = 'wrong'; cause = 'unexplained-passive'; when = @{ reported = @('passive') } }
    @{ verdict = 'wrong'; cause = 'forced-passive'; when = @{ os = @('server'); reported = @('active'); force = @('passive') } }
    @{ verdict = 'wrong'; cause = 'protection-off'; when = @{ reported = @('active'); protection = @('off') } }
    @{ verdict = 'wrong'; cause = 'drive-excluded'; when = @{ reported = @('active'); exclusions = @('drive') } }
    @{ verdict = 'wrong'; cause = 'not-onboarded'; when = @{ reported = @('active'); onboarded = @('no') } }
    @{ verdict = 'wrong'; cause = 'sensor-not-running'; when = @{ reported = @('active'); sensor = @('stopped') } }
    @{ verdict = 'wrong'; cause = 'tamper-differs'; when = @{ reported = @('active'); tamperWish = @('differs') } }
    @{ verdict = 'wrong'; cause = 'signatures-old'; when = @{ reported = @('active'); signatures = @('old') } }
    @{ verdict = 'right'; cause = 'reached'; when = @{ reported = @('active') } }
)
$titles = @{
    'unsupported' = 'System or agent unsupported'
    'antivirus-removed' = 'Defender Antivirus removed'
    'troubleshooting-mode' = 'In troubleshooting mode'
    'turned-off-by-policy' = 'Turned off by policy'
    'other-antivirus-registered' = 'Another antivirus is registered'
    'not-running' = 'Defender does not run'
    'mode-not-reported' = 'Mode not reported'
    'forced-passive' = 'Forced passive'
    'turn-off-policy-makes-passive' = 'Passive by the turn-off policy'
    'restart-pending' = 'Restart pending'
    'protection-off' = 'Protection off'
    'drive-excluded' = 'A whole drive or programs excluded'
    'not-onboarded' = 'Not onboarded'
    'sensor-not-running' = 'Sensor does not run'
    'tamper-differs' = 'Tamper protection differs'
    'signatures-old' = 'Security intelligence too old'
    'reached' = 'In the wanted mode'
    'block-mode-ambiguous' = 'Block mode, active or passive unknown'
    'restart-unknown' = 'Perhaps a restart is pending'
    'wrong-forcing-value' = 'Forcing value of the wrong kind'
    'active-value-missing' = 'Value 0 missing'
    'just-changed' = 'Just changed'
    'unexplained-passive' = 'Passive, cause not seen'
}

# The data of a value of HKEY_LOCAL_MACHINE as it is, an empty list too; nothing when it is not there. Throws when nobody
# can tell.
function Get-RegistryData($key, $name) {
    if ($env:PROCESSOR_ARCHITEW6432 -and ($key -notlike 'SOFTWARE\Policies\*')) { throw 'not visible to a 32-bit PowerShell' }
    $path = 'HKLM:\' + $key
    if (-not (Test-Path -LiteralPath $path)) { return $null }
    if (@((Get-Item -LiteralPath $path).Property) -notcontains $name) { return $null }
    return , (Get-ItemProperty -LiteralPath $path -Name $name).$name
}

# True for a number, or for one of the numbers that are given.
function Test-Number($data, $numbers) {
    if (($data -isnot [int]) -and ($data -isnot [long])) { return $false }
    return ($null -eq $numbers) -or ($numbers -contains $data)
}

# A whole number from 0, as far as JSON holds it exactly, also one that is written as text; otherwise nothing.
function Get-Count($data) {
    if ($data -is [array]) { return $null }
    if ([string]$data -match '^\s*[0-9]{1,15}\s*$') { return [long]$data }
    return $null
}

# The same of a value of the registry, where a DWORD is read as a negative number. Of a QWORD nobody knows whether it counts.
function Get-WholeNumber($data) {
    if ($data -is [long]) { throw 'QWORD' }
    if (($data -is [int]) -and ($data -lt 0)) { return 4294967296 + $data }
    return Get-Count $data
}

# The same of a number of the registry alone: text is not what policy writes.
function Get-Number($data) {
    if (Test-Number $data) { return Get-WholeNumber $data }
    return $null
}

# True for every antivirus product but Defender, which is told by its identifier or by the owner in its state: its name
# is another one in every language of Windows.
# One that tells none of them may be either.
function Test-OtherProduct($product, $state) {
    if ([string]$product.instanceGuid -eq '{D68DDC3A-831F-4FAE-9E44-DA132C1ACF46}') { return $false }
    if ($null -ne $state) { return ($state -band 3840) -ne 256 }
    if (-not (Get-Text $product.displayName)) { return $null }
    return $product.displayName -notmatch '^\s*(Windows|Microsoft) Defender( Antivirus)?\s*$'
}

# Text that is not empty; anything else was not told.
function Get-Text($data) {
    if (($data -is [string]) -and ($data -ne '') -and ($data.Length -le 4096)) { return $data }
    return $null
}

# True or false, also as 1 and 0 and as words; otherwise nothing.
function Get-Truth($data) {
    if ($data -is [bool]) { return $data }
    if ($data -is [array]) { return $null }
    $word = [string]$data -replace '^\s+|\s+$', ''
    if (@('true', '1') -contains $word) { return $true }
    if (@('false', '0') -contains $word) { return $false }
    return $null
}

# True for a version below another, by its numbers; nothing for what is no version.
function Test-Below($version, $least) {
    if (-not (Get-Text $version) -or ($version -notmatch '^[0-9]{1,9}(\.[0-9]{1,9}){1,3}\z')) { return $null }
    $own = @($version -split '\.')
    $asked = @($least -split '\.')
    for ($at = 0; $at -lt 4; $at++) {
        $left = 0
        if ($at -lt $own.Count) { $left = [int]$own[$at] }
        $right = 0
        if ($at -lt $asked.Count) { $right = [int]$asked[$at] }
        if ($left -ne $right) { return $left -lt $right }
    }
    return $false
}

function Get-ServiceState($name) {
    $service = Get-Service -Name $name -ErrorAction SilentlyContinue
    if ($null -eq $service) { return 'absent' }
    return [string]$service.Status
}

# The state of a product of Security Center; nothing where it tells none, or a number that has more bits than a state.
function Get-ProductState($product) {
    $state = Get-Count $product.productState
    if (($null -eq $state) -or ($state -ge 2147483648)) { return $null }
    return $state
}


# Throws where that cannot be seen: to some, exclusions are hidden.
function Get-ExcludedDrive {
    $preference = Get-MpPreference -ErrorAction Stop
    $paths = @($preference.ExclusionPath | Where-Object -FilterScript { $_ })
    $extensions = @($preference.ExclusionExtension | Where-Object -FilterScript { $_ })
    if (@(($paths + $extensions) -match '^N/A:').Count -gt 0) { throw 'Get-MpPreference does not show exclusions.' }
    $programs = @($extensions -match '^[\s*.]*(bat|bin|cmd|com|cpl|dll|exe|hta|inf|jar|java|job|js|msi|ocx|ps1|py|reg|scr|sys|vbe|vbs|wsf)?\s*$')
    return @($paths -match '^\s*(\\\\[?.]\\)?([a-z]:|%(systemdrive|homedrive)%|\*+(\.\*+)?)([\\/](\*+(\.\*+)?)?)*\s*$') + @($programs -replace '[\s*.]', '' -replace '^', '*.')
}

$windows = $null
$kind = $null
$class = $null
$fields = @('Caption', 'ProductType', 'BuildNumber', 'LastBootUpTime')
try {
    $windows = Get-CimInstance -ClassName Win32_OperatingSystem -Property $fields
    foreach ($candidate in $kinds) {
        $fits = ($candidate.types -contains $windows.ProductType) -and ($windows.Caption -cmatch $candidate.text)
        if ($fits) {
            $kind = $candidate.kind
            $class = $candidate.class
            break
        }
    }
}
catch { $kind = $null }
$status = $null
$fields = @(
    'AMRunningMode', 'AMServiceEnabled', 'AMProductVersion', 'AMEngineVersion',
    'IsTamperProtected', 'AntivirusEnabled', 'RealTimeProtectionEnabled',
    'BehaviorMonitorEnabled', 'OnAccessProtectionEnabled', 'IoavProtectionEnabled',
    'AntivirusSignatureAge', 'DefenderSignaturesOutOfDate', 'TroubleShootingMode',
    'ProductStatus'
)
try { $status = Get-MpComputerStatus -ErrorAction Stop | Select-Object -Property $fields }
catch { $status = $null }

# How each fact is seen. What cannot be seen is unknown.
$see = @{
    os = {
        foreach ($system in $systems) {
            $build = [int]$windows.BuildNumber
            if (($system.kind -eq $kind) -and ($build -ge $system.first) -and ($build -le $system.last)) { return $system.os }
        }
        return 'unknown'
    }
    defender = {
        if ((Get-ServiceState 'WinDefend') -eq 'absent') { return 'missing' }
        return 'installed'
    }
    reported = {
        $stopped = @('Stopped', 'StopPending', 'Paused', 'PausePending')
        # A service manager that gives no answer leaves what the cmdlet says.
        try { if ($stopped -contains (Get-ServiceState 'WinDefend')) { return 'not-running' } }
        catch { Write-Verbose -Message "WinDefend: $_" }
        if ((Get-Truth $status.AMServiceEnabled) -eq $false) { return 'not-running' }
        # Bit 0 says that the service does not run.
        $bits = Get-Count $status.ProductStatus
        if (($null -ne $bits) -and ($bits -band 1)) { return 'not-running' }
        $mode = [string](Get-Text $status.AMRunningMode) -replace '[\s_-]', ''
        if (@('Normal') -contains $mode) { return 'active' }
        if (@('Passive', 'PassiveMode') -contains $mode) { return 'passive' }
        if (@('SxSPassive', 'SxSPassiveMode') -contains $mode) { return 'sxs-passive' }
        if (@('EDRBlock', 'EDRBlockMode') -contains $mode) { return 'edr-block' }
        if (@('NotRunning') -contains $mode) { return 'not-running' }
        return 'unknown'
    }
    troubleshooting = {
        $word = Get-Text $status.TroubleShootingMode
        if ($word -eq 'Enabled') { return 'on' }
        if ($word -eq 'Disabled') { return 'off' }
        return 'unknown'
    }
    onboarded = {
        $data = Get-RegistryData 'SOFTWARE\Microsoft\Windows Advanced Threat Protection\Status' 'OnboardingState'
        if (Test-Number $data @(1)) { return 'yes' }
        return 'no'
    }
    sensor = {
        if ((Get-ServiceState 'Sense') -eq 'Running') { return 'running' }
        return 'stopped'
    }
    antivirus = {
        if ($class -eq 'server') { return 'unknown' }
        $others = @()
        foreach ($product in @(Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct)) {
            $state = Get-ProductState $product
            $isOther = Test-OtherProduct $product $state
            if ($null -eq $isOther) { $others += 'unclear' }
            elseif ($isOther) {
                # A state that is not told, or says nothing, may be that of one that runs.
                if ((-not $state) -or (@(0, 8192, 12288) -notcontains ($state -band 61440))) { return 'registered' }
                $others += 'idle'
            }
        }
        if ($others -contains 'idle') {
            if ($others -contains 'unclear') { return 'registered' }
            return 'idle'
        }
        if ($others -contains 'unclear') { return 'unknown' }
        return 'none'
    }
    force = {
        $data = Get-RegistryData 'SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection' 'ForceDefenderPassiveMode'
        if (($data -is [int]) -and ($data -eq 1)) { return 'passive' }
        if (($data -is [int]) -and ($data -eq 0)) { return 'active' }
        if ($null -ne $data) { return 'wrong-data' }
        # A wrong place that nobody can read does not change that the right one is empty.
        try { if ($null -ne (Get-RegistryData 'SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection' 'ForcePassiveMode')) { return 'wrong-key' } }
        catch { Write-Verbose -Message 'ForcePassiveMode: not readable' }
        try { if ($null -ne (Get-RegistryData 'SOFTWARE\Policies\Microsoft\Windows Defender' 'ForcePassiveMode')) { return 'wrong-key' } }
        catch { Write-Verbose -Message 'ForcePassiveMode: not readable' }
        try { if ($null -ne (Get-RegistryData 'SOFTWARE\Policies\Microsoft\Windows Defender' 'ForceDefenderPassiveMode')) { return 'wrong-key' } }
        catch { Write-Verbose -Message 'ForceDefenderPassiveMode: not readable' }
        try { if ($null -ne (Get-RegistryData 'SOFTWARE\Microsoft\Windows Defender' 'ForcePassiveMode')) { return 'wrong-key' } }
        catch { Write-Verbose -Message 'ForcePassiveMode: not readable' }
        try { if ($null -ne (Get-RegistryData 'SOFTWARE\Microsoft\Windows Defender' 'ForceDefenderPassiveMode')) { return 'wrong-key' } }
        catch { Write-Verbose -Message 'ForceDefenderPassiveMode: not readable' }
        try { if ($null -ne (Get-RegistryData 'SOFTWARE\Microsoft\Windows Advanced Threat Protection' 'ForcePassiveMode')) { return 'wrong-key' } }
        catch { Write-Verbose -Message 'ForcePassiveMode: not readable' }
        try { if ($null -ne (Get-RegistryData 'SOFTWARE\Microsoft\Windows Advanced Threat Protection' 'ForceDefenderPassiveMode')) { return 'wrong-key' } }
        catch { Write-Verbose -Message 'ForceDefenderPassiveMode: not readable' }
        return 'absent'
    }
    turnOff = {
        $data = Get-RegistryData 'SOFTWARE\Policies\Microsoft\Windows Defender' 'DisableAntiSpyware'
        if ($null -eq $data) { return 'absent' }
        if (($data -is [int]) -and ($data -eq 1)) { return 'enabled' }
        if (($data -is [int]) -and ($data -eq 0)) { return 'disabled' }
        return 'unknown'
    }
    tamperWish = {
        $isOn = Get-Truth $status.IsTamperProtected
        if ($null -eq $isOn) { return 'unknown' }
        if ($isOn -eq $true) { return 'met' }
        return 'differs'
    }
    protection = {
        $bits = Get-Count $status.ProductStatus
        if (($null -ne $bits) -and ($bits -lt 2147483648) -and ($bits -band 2)) { return 'off' }
        $told = @(foreach ($field in @(
            'AntivirusEnabled', 'RealTimeProtectionEnabled', 'BehaviorMonitorEnabled',
            'OnAccessProtectionEnabled', 'IoavProtectionEnabled'
        )) { Get-Truth $status.$field })
        if ($told -contains $false) { return 'off' }
        if ($told -contains $true) { return 'on' }
        return 'unknown'
    }
    signatures = {
        $isOld = Get-Truth $status.DefenderSignaturesOutOfDate
        if ($isOld) { return 'old' }
        $age = Get-Count $status.AntivirusSignatureAge
        if ($null -ne $age) {
            if ($age -gt 7) { return 'old' }
            return 'current'
        }
        if ($null -eq $isOld) { return 'unknown' }
        return 'current'
    }
    exclusions = {
        $drives = @(foreach ($path in @(Get-ExcludedDrive)) { $path -replace '^\s*\\\\[?.]\\|^\s+|[\\/*.\s]+$', '' })
        if (@($drives | Where-Object -FilterScript { @() -notcontains $_ }).Count -gt 0) { return 'drive' }
        return 'narrow'
    }
    change = {
        $span = [long]((Get-Date) - $windows.LastBootUpTime).TotalMilliseconds
        $query = "*[System[(EventID=5007) and TimeCreated[timediff(@SystemTime) <= $span]]]"
        $log = 'Microsoft-Windows-Windows Defender/Operational'
        try { $events = @(Get-WinEvent -LogName $log -FilterXPath $query -MaxEvents 500) }
        catch {
            if ($_.FullyQualifiedErrorId -like 'NoMatchingEventsFound*') { return 'settled' }
            return 'unknown'
        }
        foreach ($entry in $events) {
            foreach ($part in $entry.Properties) {
                if ([string]$part.Value -match 'PassiveMode|PassiveRemediation|DisableAntiSpyware') { return 'since-boot' }
            }
        }
        if ($events.Count -ge 500) { return 'unknown' }
        return 'settled'
    }
}
$facts = @{}
foreach ($fact in @($see.Keys)) {
    try { $facts[$fact] = & $see[$fact] }
    catch { $facts[$fact] = 'unknown' }
}

function Test-When($when) {
    foreach ($fact in @($when.Keys)) { if ($when[$fact] -notcontains $facts[$fact]) { return $false } }
    return $true
}

$row = $null
foreach ($candidate in $table) {
    if (Test-When $candidate.when) {
        $row = $candidate
        break
    }
}
$title = $titles[$row.cause]

# Only administrators can look into the hive of the local service account.
function Test-Elevated {
    try { $null = Get-ChildItem -LiteralPath 'Registry::HKEY_USERS\S-1-5-19' }
    catch { return $false }
    return $true
}

$refused = $null
if ($mendable -notcontains $row.cause) { $refused = 'this is not for a script to repair' }
elseif ($facts['os'] -ne 'server') { $refused = 'not a server; clients choose the mode by themselves' }
elseif (-not (Test-Elevated)) { $refused = 'not elevated' }

$next = 'restart the device'

$code = 0
if (@('right', 'pending') -contains $row.verdict) {
    'Nothing to do: {0}, {1} ({2}), as {3}' -f $row.verdict, $row.cause, $title, $group
}
elseif ($refused) {
    'Refused: {0}. {1}, {2} ({3}), as {4}' -f $refused, $row.verdict, $row.cause, $title, $group
    $code = 1
}
else {
    try {
        # Without -Force, which would empty a key that is there: it also holds the onboarding data.
        $there = Test-Path -LiteralPath $path
        if (-not $there) { $null = New-Item -Path $path }
        if ($there -or -not $WhatIfPreference) {
            $null = New-ItemProperty -LiteralPath $path -Name $name -Value $wanted -PropertyType DWord -Force
        }
        # The kind counts too: a QWORD that something keeps there is read as a number as well.
        $set = Get-RegistryData 'SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection' $name
        if ($WhatIfPreference) { 'Nothing was changed: {0} would be {1}' -f $name, $wanted }
        elseif (($set -is [int]) -and ($set -eq $wanted)) {
            'Done: {0} is {1}; {2}. It was {3} ({4}), as {5}' -f $name, $wanted, $next, $row.cause, $title, $group
        }
        else { throw 'the value is not there after it was set' }
    }
    catch {
        'Failed: {0}' -f ($_.Exception.Message -replace '\s+', ' ')
        $code = 1
    }
}
if ($alwaysZero) { $code = 0 }
exit $code
