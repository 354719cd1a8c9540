<#
.SYNOPSIS
    Tells how Microsoft Defender Antivirus stands on this device, as one line of JSON. Changes nothing.
.DESCRIPTION
    Reads: name, version and last start of Windows; fields of Get-MpComputerStatus; the state of the services WinDefend,
    Sense and wscsvc; on clients the antivirus products that Windows Security Center knows; the newest event 5007 that
    names a value of the mode; the attack surface reduction rules of Get-MpPreference that stand as no policy has them, and
    its exclusions that cover a whole drive or programs; and the registry values listed below. It reads no onboarding data and no other secret,
    writes nothing, uses no network, and runs in constrained language mode. Exclusions are shown to administrators only.
    What cannot be read is left out. Exit code: 0. A 32-bit PowerShell hands over to the 64-bit one.

    The line has at most 2048 characters, which is what Intune keeps. Where that is too little these are left out,
    in this order, and named under "dropped": fields that explain and decide nothing; which attack surface reduction rules
    stand as no policy has them, but their number; lists such as exclusions; values of settings, the last key first. What the mode depends on always stays. -Whole prints everything.
.PARAMETER Whole
    Leaves nothing out, however long the line is.
.EXAMPLE
    .\Get-MdavState.ps1 -Whole | Set-Content -Encoding Ascii -LiteralPath "\\server\share\$env:COMPUTERNAME.json"
    `mdav verify FLEET --state` reads what it prints.
#>
#Requires -Version 5.1
[CmdletBinding()]
param([switch]$Whole)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# A 32-bit PowerShell on 64-bit Windows sees other keys and lacks modules: the 64-bit one does the work in its place.
$native = "$env:SystemRoot\SysNative\WindowsPowerShell\v1.0\powershell.exe"
if ($env:PROCESSOR_ARCHITEW6432 -and $PSCommandPath -and (Test-Path -LiteralPath $native)) {
    $arguments = @('-NoProfile', '-NonInteractive', '-File', $PSCommandPath)
    if ($PSBoundParameters['Whole']) { $arguments += '-Whole' }
    & $native @arguments
    exit $LASTEXITCODE
}

$fleet = 'contoso'
$group = 'branch-clients'
# The registry values of this group, below HKEY_LOCAL_MACHINE; without names every value of the key, which is a list. What
# the mode depends on is kept.
$places = @(
    @{ key = 'SOFTWARE\Microsoft\Windows Advanced Threat Protection'; names = @('ForceDefenderPassiveMode', 'ForcePassiveMode'); keep = $true }
    @{ key = 'SOFTWARE\Microsoft\Windows Advanced Threat Protection\Status'; names = @('OnboardingState'); keep = $true }
    @{ key = 'SOFTWARE\Microsoft\Windows Defender'; names = @('ForceDefenderPassiveMode', 'ForcePassiveMode'); keep = $true }
    @{ key = 'SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'; names = @('ForceDefenderPassiveMode', 'ForcePassiveMode'); keep = $true }
    @{ key = 'SOFTWARE\Policies\Microsoft\Windows Defender'; names = @('DisableAntiSpyware', 'ForceDefenderPassiveMode', 'ForcePassiveMode'); keep = $true }
    @{ key = 'SOFTWARE\Policies\Microsoft\Windows Defender\Features'; names = @('PassiveRemediation'); keep = $true }
    @{ key = 'SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager'; names = @('AllowCloudProtection', 'PassiveRemediation'); keep = $true }
    @{ key = 'SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager'; names = @('SubmitSamplesConsent'); keep = $false }
    @{ key = 'SOFTWARE\Policies\Microsoft\Windows Defender\Spynet'; names = @('SpynetReporting'); keep = $true }
    @{ key = 'SOFTWARE\Policies\Microsoft\Windows Defender\Spynet'; names = @('SubmitSamplesConsent'); keep = $false }
)
# The beginnings of keys as they are printed.
$shortKeys = @(
    @{ short = '~\'; long = 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\' }
    @{ short = 'P:'; long = 'HKLM\SOFTWARE\Policies\Microsoft\' }
    @{ short = 'M:'; long = 'HKLM\SOFTWARE\Microsoft\' }
)

# A whole number from 0, as far as JSON holds it exactly, also one that is written as text; otherwise nothing.
function Get-Count($data) {
    if ($data -is [array]) { return $null }
    if ([string]$data -match '^\s*[0-9]{1,15}\s*$') { return [long]$data }
    return $null
}

# The state of a product of Security Center; nothing where it tells none, or a number that has more bits than a state.
function Get-ProductState($product) {
    $state = Get-Count $product.productState
    if (($null -eq $state) -or ($state -ge 2147483648)) { return $null }
    return $state
}

# Every part stands alone: one that fails is left out and leaves the others.
$state = @{ mdav = 1; fleet = $fleet; group = $group; device = $env:COMPUTERNAME; os = @{} }
$state['collectedAt'] = '{0:s}Z' -f (Get-Date).ToUniversalTime()

$windows = $null
try {
    $fields = @('Caption', 'Version', 'BuildNumber', 'ProductType', 'LastBootUpTime')
    $windows = Get-CimInstance -ClassName Win32_OperatingSystem -Property $fields
    $state['os'] = @{
        caption = [string]$windows.Caption; version = [string]$windows.Version
        build = Get-Count $windows.BuildNumber; productType = [int]$windows.ProductType
    }
    $state['startedAt'] = '{0:s}Z' -f $windows.LastBootUpTime.ToUniversalTime()
}
catch { Write-Verbose -Message "Windows: $_" }

$fields = @(
    'AMRunningMode', 'AMServiceEnabled', 'AMProductVersion', 'AMEngineVersion',
    'IsTamperProtected', 'AntivirusEnabled', 'RealTimeProtectionEnabled',
    'BehaviorMonitorEnabled', 'OnAccessProtectionEnabled', 'IoavProtectionEnabled',
    'AntivirusSignatureAge', 'DefenderSignaturesOutOfDate', 'TroubleShootingMode',
    'ProductStatus', 'AntivirusSignatureVersion', 'ControlledConfigurationState',
    'RebootRequired', 'SmartAppControlState', 'TamperProtectionSource'
)
try { $state['status'] = Get-MpComputerStatus -ErrorAction Stop | Select-Object -Property $fields }
catch { $state['status'] = $null }

try {
    $services = @{ WinDefend = $null; Sense = $null; wscsvc = $null }
    foreach ($service in @(Get-Service -Name @('WinDefend', 'Sense', 'wscsvc') -ErrorAction SilentlyContinue)) {
        $services[$service.Name] = [string]$service.Status
    }
    $state['services'] = $services
}
catch { Write-Verbose -Message "Services: $_" }

try {
    $state['antivirus'] = @(
        foreach ($product in @(Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct)) {
            $told = @{ name = [string]$product.displayName }
            $number = Get-ProductState $product
            if ($null -ne $number) { $told['state'] = $number }
            if ([string]$product.instanceGuid -eq '{D68DDC3A-831F-4FAE-9E44-DA132C1ACF46}') { $told['own'] = $true }
            $told
        }
    )
}
catch {
    # Servers have no Security Center.
    if ($windows -and $windows.ProductType -ne 1) { $state['antivirus'] = $null }
}

try {
    # The last 30 days, or since the last start of Windows where that is longer ago; in milliseconds.
    $span = [long]2592000000
    if ($windows) {
        $running = [long]((Get-Date) - $windows.LastBootUpTime).TotalMilliseconds
        if ($running -gt $span) { $span = $running }
    }
    $query = "*[System[(EventID=5007) and TimeCreated[timediff(@SystemTime) <= $span]]]"
    $log = 'Microsoft-Windows-Windows Defender/Operational'
    $events = @(Get-WinEvent -LogName $log -FilterXPath $query -MaxEvents 500)
    $newest = $null
    foreach ($entry in $events) {
        $said = "$(foreach ($part in $entry.Properties) { $part.Value })"
        if ($said -match 'PassiveMode|PassiveRemediation|DisableAntiSpyware') {
            $newest = '{0:s}Z' -f $entry.TimeCreated.ToUniversalTime()
            break
        }
    }
    if ($newest -or $events.Count -lt 500) { $state['modeChangedAt'] = $newest }
}
catch {
    if ($_.FullyQualifiedErrorId -like 'NoMatchingEventsFound*') { $state['modeChangedAt'] = $null }
}

# Throws where that cannot be seen.
function Get-LocalRules {
    $preference = Get-MpPreference -ErrorAction Stop
    $ids = @($preference.AttackSurfaceReductionRules_Ids | Where-Object -FilterScript { $_ })
    $actions = @($preference.AttackSurfaceReductionRules_Actions | Where-Object -FilterScript { $null -ne $_ })
    if ($ids.Count -ne $actions.Count) { throw 'Get-MpPreference names rules without actions.' }
    $byPolicy = @()
    $path = 'HKLM:\' + 'SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules'
    if (Test-Path -LiteralPath $path) {
        $found = Get-ItemProperty -LiteralPath $path
        $names = @((Get-Item -LiteralPath $path).Property | Where-Object -FilterScript { $_ -and $_ -ne '(default)' })
        foreach ($name in $names) { $byPolicy += '{0}={1}' -f $name, $found.$name }
    }
    $path = 'HKLM:\' + 'SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager'
    if (Test-Path -LiteralPath $path) {
        if (@((Get-Item -LiteralPath $path).Property) -contains 'ASRRules') {
            $found = Get-ItemProperty -LiteralPath $path -Name 'ASRRules'
            $byPolicy += @([string]$found.('ASRRules') -split '\|')
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

try { $state['asr'] = Get-LocalRules }
catch { Write-Verbose -Message "Attack surface reduction rules: $_" }

# Throws where that cannot be seen: to some, exclusions are hidden.
function Get-ExcludedDrive {
    $preference = Get-MpPreference -ErrorAction Stop
    $paths = @($preference.ExclusionPath | Where-Object -FilterScript { $_ })
    $extensions = @($preference.ExclusionExtension | Where-Object -FilterScript { $_ })
    if (@(($paths + $extensions) -match '^N/A:').Count -gt 0) { throw 'Get-MpPreference does not show exclusions.' }
    $programs = @($extensions -match '^[\s*.]*(bat|bin|cmd|com|cpl|dll|exe|hta|inf|jar|java|job|js|msi|ocx|ps1|py|reg|scr|sys|vbe|vbs|wsf)?\s*$')
    return @($paths -match '^\s*(\\\\[?.]\\)?([a-z]:|%(systemdrive|homedrive)%|\*+(\.\*+)?)([\\/](\*+(\.\*+)?)?)*\s*$') + @($programs -replace '[\s*.]', '' -replace '^', '*.')
}

try {
    # One for each, however it is spelled: there are no more than letters and kinds of programs.
    $drives = @()
    foreach ($path in @(Get-ExcludedDrive)) {
        $drive = $path -replace '^\s*\\\\[?.]\\|^\s+|[\\/*.\s]+$', ''
        if (-not $drive) { $drive = '*' }
        if ($drives -notcontains $drive) { $drives += $drive }
    }
    $state['excludedDrives'] = $drives
}
catch { Write-Verbose -Message "Exclusions: $_" }

$parts = @()
$qwords = @()
foreach ($place in $places) {
    # A 32-bit PowerShell on 64-bit Windows sees other keys of that name, except below Policies.
    if ($env:PROCESSOR_ARCHITEW6432 -and $place.key -notlike 'SOFTWARE\Policies\*') { continue }
    try {
        $path = 'HKLM:\' + $place.key
        $key = 'HKLM\' + $place.key
        foreach ($known in $shortKeys) {
            if ($key -like ($known.long + '*')) { $key = $known.short + $key.Substring($known.long.Length) }
        }
        $values = $null
        if (Test-Path -LiteralPath $path) {
            $values = @{}
            $there = @((Get-Item -LiteralPath $path).Property | Where-Object -FilterScript { $_ -and $_ -ne '(default)' })
            $asked = $there
            if ($null -ne $place.names) {
                foreach ($name in $place.names) { $values[$name] = $null }
                $asked = @($place.names | Where-Object -FilterScript { $there -contains $_ })
            }
            $found = $null
            if ($asked.Count -gt 0) {
                # Names of a list can hold wildcards; the values of other keys are read by name, and nothing beside them.
                if ($null -ne $place.names) { $found = Get-ItemProperty -LiteralPath $path -Name $asked }
                else { $found = Get-ItemProperty -LiteralPath $path }
            }
            foreach ($name in $asked) {
                $data = $found.$name
                if (($null -ne $place.names) -and ($data -is [long])) { $qwords += "$key\$name" }
                if ($data -is [int] -and $data -lt 0) { $data = 4294967296 + $data }
                elseif ($data -is [string[]]) { $data = @($data) }
                elseif ($data -isnot [int] -and $data -isnot [long]) { $data = [string]$data }
                $values[$name] = $data
            }
        }
        $parts += @{ key = $key; values = $values; keep = $place.keep; list = ($null -eq $place.names) }
    }
    catch { Write-Verbose -Message "$($place.key): $_" }
}

# What is told, without the parts that were dropped.
function Get-Registry($parts, $dropped) {
    $registry = @{}
    for ($at = 0; $at -lt $parts.Count; $at++) {
        if ($dropped -contains $at) { continue }
        $part = $parts[$at]
        if ($null -eq $part.values) {
            $registry[$part.key] = $null
            continue
        }
        if ($null -eq $registry[$part.key]) { $registry[$part.key] = @{} }
        foreach ($name in @($part.values.Keys)) { $registry[$part.key][$name] = $part.values[$name] }
    }
    return $registry
}

# ASCII alone, so that no code page on the way changes a name.
function Get-Line($state) {
    $json = ConvertTo-Json -InputObject $state -Depth 5 -Compress
    if ($json -cmatch '[^\x20-\x7e]') {
        $json = -join $(foreach ($unit in [char[]]$json) {
            if ($unit -cmatch '[\x20-\x7e]') { $unit } else { '\u{0:x4}' -f [int]$unit }
        })
    }
    return $json
}

# Numbers that are no DWORD: the number does not show it.
if ($qwords.Count -gt 0) { $state['qwords'] = $qwords }
$order = @()
for ($at = 0; $at -lt $parts.Count; $at++) { if ($parts[$at].list -and -not $parts[$at].keep) { $order += $at } }
for ($at = $parts.Count - 1; $at -ge 0; $at--) { if (-not $parts[$at].list -and -not $parts[$at].keep) { $order += $at } }
$dropped = @()
$state['registry'] = Get-Registry $parts $dropped
$line = Get-Line $state
if (-not $Whole -and ($line.Length -gt 2048) -and $state['status']) {
    $fields = @(@(
    'AMRunningMode', 'AMServiceEnabled', 'AMProductVersion', 'AMEngineVersion',
    'IsTamperProtected', 'AntivirusEnabled', 'RealTimeProtectionEnabled',
    'BehaviorMonitorEnabled', 'OnAccessProtectionEnabled', 'IoavProtectionEnabled',
    'AntivirusSignatureAge', 'DefenderSignaturesOutOfDate', 'TroubleShootingMode',
    'ProductStatus', 'AntivirusSignatureVersion', 'ControlledConfigurationState',
    'RebootRequired', 'SmartAppControlState', 'TamperProtectionSource'
) | Where-Object -FilterScript { @(
    'AntivirusSignatureVersion', 'ControlledConfigurationState', 'RebootRequired',
    'SmartAppControlState', 'TamperProtectionSource'
) -notcontains $_ })
    $state['status'] = $state['status'] | Select-Object -Property $fields
    $state['dropped'] = @('status')
    $line = Get-Line $state
}
if (-not $Whole -and ($line.Length -gt 2048) -and $state['asr'] -and $state['asr'].Count -gt 0) {
    # How many there are says as much of the verdict.
    $state['asr'] = $state['asr'].Count
    $state['dropped'] = @(@($state['dropped']) + 'asr' | Where-Object -FilterScript { $_ })
    $line = Get-Line $state
}
foreach ($next in $order) {
    if ($Whole -or ($line.Length -le 2048)) { break }
    $dropped += $next
    $state['dropped'] = @(@($state['dropped']) + $parts[$next].key | Where-Object -FilterScript { $_ })
    $state['registry'] = Get-Registry $parts $dropped
    $line = Get-Line $state
}
$line
