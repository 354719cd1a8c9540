// Made by packages/codegen from the scripts and queries beside it; edit those and run `node scripts/generate.mjs`.
import type { Code, Template } from '@mdav/quote';

/** `Get-MdavState.ps1` */
export const GET_MDAV_STATE = { language: 'powershell', slots: ['longest', 'relaunch', 'fleet', 'group', 'places', 'shortKeys', 'counts', 'productState', 'statusFields', 'identifier', 'changeQuery', 'readChanges', 'changePattern', 'localRules', 'excludedDrives', 'besideDrive', 'explainingFields'], text: `<#
.SYNOPSIS
    Tells how Microsoft Defender Antivirus stands on this device, as one line of JSON. Changes nothing.
.DESCRIPTION
    Reads: name, version and last start of Windows; fields of Get-MpComputerStatus; the state of the services WinDefend,
    Sense and wscsvc; on clients the antivirus products that Windows Security Center knows; the newest event 5007 that
    names a value of the mode; the attack surface reduction rules of Get-MpPreference that stand as no policy has them, and
    its exclusions that cover a whole drive or programs; and the registry values listed below. It reads no onboarding data and no other secret,
    writes nothing, uses no network, and runs in constrained language mode. Exclusions are shown to administrators only.
    What cannot be read is left out. Exit code: 0. A 32-bit PowerShell hands over to the 64-bit one.

    The line has at most {{longest}} characters, which is what Intune keeps. Where that is too little these are left out,
    in this order, and named under "dropped": fields that explain and decide nothing; which attack surface reduction rules
    stand as no policy has them, but their number; lists such as exclusions; values of settings, the last key first. What the mode depends on always stays. -Whole prints everything.
.PARAMETER Whole
    Leaves nothing out, however long the line is.
.EXAMPLE
    .\\Get-MdavState.ps1 -Whole | Set-Content -Encoding Ascii -LiteralPath "\\\\server\\share\\$env:COMPUTERNAME.json"
    \`mdav verify FLEET --state\` reads what it prints.
#>
#Requires -Version 5.1
[CmdletBinding()]
param([switch]$Whole)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# {{relaunch}}

$fleet = {{fleet}}
$group = {{group}}
# The registry values of this group, below HKEY_LOCAL_MACHINE; without names every value of the key, which is a list. What
# the mode depends on is kept.
$places = @(
    # {{places}}
)
# The beginnings of keys as they are printed.
$shortKeys = @(
    # {{shortKeys}}
)

# {{counts}}

# {{productState}}

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

$fields = {{statusFields}}
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
            if ([string]$product.instanceGuid -eq {{identifier}}) { $told['own'] = $true }
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
    # {{changeQuery}}
    # {{readChanges}}
    $newest = $null
    foreach ($entry in $events) {
        $said = "$(foreach ($part in $entry.Properties) { $part.Value })"
        if ($said -match {{changePattern}}) {
            $newest = '{0:s}Z' -f $entry.TimeCreated.ToUniversalTime()
            break
        }
    }
    if ($newest -or $events.Count -lt 500) { $state['modeChangedAt'] = $newest }
}
catch {
    if ($_.FullyQualifiedErrorId -like 'NoMatchingEventsFound*') { $state['modeChangedAt'] = $null }
}

# {{localRules}}

try { $state['asr'] = Get-LocalRules }
catch { Write-Verbose -Message "Attack surface reduction rules: $_" }

# {{excludedDrives}}

try {
    # One for each, however it is spelled: there are no more than letters and kinds of programs.
    $drives = @()
    foreach ($path in @(Get-ExcludedDrive)) {
        $drive = $path -replace {{besideDrive}}, ''
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
    if ($env:PROCESSOR_ARCHITEW6432 -and $place.key -notlike 'SOFTWARE\\Policies\\*') { continue }
    try {
        $path = 'HKLM:\\' + $place.key
        $key = 'HKLM\\' + $place.key
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
                if (($null -ne $place.names) -and ($data -is [long])) { $qwords += "$key\\$name" }
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
    if ($json -cmatch '[^\\x20-\\x7e]') {
        $json = -join $(foreach ($unit in [char[]]$json) {
            if ($unit -cmatch '[\\x20-\\x7e]') { $unit } else { '\\u{0:x4}' -f [int]$unit }
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
if (-not $Whole -and ($line.Length -gt {{longest}}) -and $state['status']) {
    $fields = @({{statusFields}} | Where-Object -FilterScript { {{explainingFields}} -notcontains $_ })
    $state['status'] = $state['status'] | Select-Object -Property $fields
    $state['dropped'] = @('status')
    $line = Get-Line $state
}
if (-not $Whole -and ($line.Length -gt {{longest}}) -and $state['asr'] -and $state['asr'].Count -gt 0) {
    # How many there are says as much of the verdict.
    $state['asr'] = $state['asr'].Count
    $state['dropped'] = @(@($state['dropped']) + 'asr' | Where-Object -FilterScript { $_ })
    $line = Get-Line $state
}
foreach ($next in $order) {
    if ($Whole -or ($line.Length -le {{longest}})) { break }
    $dropped += $next
    $state['dropped'] = @(@($state['dropped']) + $parts[$next].key | Where-Object -FilterScript { $_ })
    $state['registry'] = Get-Registry $parts $dropped
    $line = Get-Line $state
}
$line
` } as Template<'powershell', 'longest' | 'relaunch' | 'fleet' | 'group' | 'places' | 'shortKeys' | 'counts' | 'productState' | 'statusFields' | 'identifier' | 'changeQuery' | 'readChanges' | 'changePattern' | 'localRules' | 'excludedDrives' | 'besideDrive' | 'explainingFields'>;

/** `decision.ps1` */
export const DECISION = { language: 'powershell', slots: ['kinds', 'systems', 'rows', 'titles', 'registryData', 'counts', 'identifier', 'ownerBits', 'ownedByWindows', 'defenderProduct', 'productState', 'localRules', 'excludedDrives', 'statusFields', 'see'], text: `# Kinds of Windows, by a text of the caption among those with the product type. The first that fits is the right one.
$kinds = @(
    # {{kinds}}
)

# What a device counts as here, by its kind and build.
$systems = @(
    # {{systems}}
)

# The decision table of docs/verification.md for this group: the first row of which every condition holds.
$table = @(
    # {{rows}}
)
$titles = @{
    # {{titles}}
}

# {{registryData}}

# True for a number, or for one of the numbers that are given.
function Test-Number($data, $numbers) {
    if (($data -isnot [int]) -and ($data -isnot [long])) { return $false }
    return ($null -eq $numbers) -or ($numbers -contains $data)
}

# {{counts}}

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
    if ([string]$product.instanceGuid -eq {{identifier}}) { return $false }
    if ($null -ne $state) { return ($state -band {{ownerBits}}) -ne {{ownedByWindows}} }
    if (-not (Get-Text $product.displayName)) { return $null }
    return $product.displayName -notmatch {{defenderProduct}}
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
    $word = [string]$data -replace '^\\s+|\\s+$', ''
    if (@('true', '1') -contains $word) { return $true }
    if (@('false', '0') -contains $word) { return $false }
    return $null
}

# True for a version below another, by its numbers; nothing for what is no version.
function Test-Below($version, $least) {
    if (-not (Get-Text $version) -or ($version -notmatch '^[0-9]{1,9}(\\.[0-9]{1,9}){1,3}\\z')) { return $null }
    $own = @($version -split '\\.')
    $asked = @($least -split '\\.')
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

# {{productState}}

# {{localRules}}

# {{excludedDrives}}

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
$fields = {{statusFields}}
try { $status = Get-MpComputerStatus -ErrorAction Stop | Select-Object -Property $fields }
catch { $status = $null }

# How each fact is seen. What cannot be seen is unknown.
$see = @{
    # {{see}}
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
` } as Template<'powershell', 'kinds' | 'systems' | 'rows' | 'titles' | 'registryData' | 'counts' | 'identifier' | 'ownerBits' | 'ownedByWindows' | 'defenderProduct' | 'productState' | 'localRules' | 'excludedDrives' | 'statusFields' | 'see'>;

/** `detect.ps1` */
export const DETECT = { language: 'powershell', slots: ['relaunch', 'group', 'cautions', 'words', 'classes', 'decision', 'fieldNames'], text: `<#
.SYNOPSIS
    Tells in one line whether Microsoft Defender Antivirus runs in the mode that the fleet file wants. Changes nothing.
.DESCRIPTION
    Prints, for example: NonCompliant: wrong, forcing-value-missing (Forcing value missing), as <group> of <fleet>
      Compliant     right, or pending: a restart or a little time is what is missing, and a script is not to repair that
      NonCompliant  wrong
      Unknown       the device did not tell enough
    The causes, and what may stand behind the group after "besides", are those of docs/verification.md. What the device did not
    tell and would not be right without stands behind "not told". Reads services, registry values, Windows Security Center and the event
    log of Defender; uses no network.

    Intune: script of a remediation, in 64-bit PowerShell, as the system. Exit code 0 Compliant, 1 NonCompliant (runs
    remediate.ps1 where that is given), 2 Unknown.
    Configuration Manager: discovery script of a configuration item, data type String, rule: begins with Compliant. It
    takes any exit code but 0 for a script that failed, so below its folders CCM and SMS_CCM this one always ends with 0.
#>
#Requires -Version 5.1
[CmdletBinding()]
param()

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# {{relaunch}}

$group = {{group}}
$alwaysZero = $PSScriptRoot -match '\\\\(SMS_)?CCM\\\\'

$cautions = @(
    # {{cautions}}
)
$words = @(
    # {{words}}
)
$classes = @(
    # {{classes}}
)

# True for a fact that was not told and can be as a row asks. That nobody sets cloud protection is not told apart here.
function Test-Untold($fact, $values) {
    if ($facts[$fact] -ne 'unknown') { return $false }
    if (@('defender', 'cloud') -contains $fact) { return $false }
    if (($fact -ne 'os') -or ($values -contains 'unsupported')) { return $true }
    $possible = $classes
    if ($class) { $possible = @($class) }
    return @($values | Where-Object -FilterScript { $possible -contains $_ }).Count -gt 0
}
# {{decision}}

$word = 'NonCompliant'
$code = 1
if (@('right', 'pending') -contains $row.verdict) {
    $word = 'Compliant'
    $code = 0
}
if ($row.verdict -eq 'unknown') {
    $word = 'Unknown'
    $code = 2
}
# What is worth knowing besides, whatever the verdict is.
$besides = ''
foreach ($candidate in $cautions) { if (Test-When $candidate.when) { $besides += ', besides ' + $candidate.caution } }
# What a right device did not tell: the rows before the one that decided which hold but for that.
$untold = @()
if ($row.verdict -eq 'right') {
    foreach ($candidate in $table) {
        if ($candidate.verdict -eq 'right') {
            if (Test-When $candidate.when) { break }
            continue
        }
        $open = @(foreach ($fact in @($candidate.when.Keys)) {
            if ($candidate.when[$fact] -notcontains $facts[$fact]) { $fact }
        })
        $closed = @($open | Where-Object -FilterScript { -not (Test-Untold $_ $candidate.when[$_]) })
        if ($closed.Count -eq 0) { $untold += $open }
    }
}
$names = @(foreach ($one in $words) { if ($untold -contains $one.fact) { $one.word } })
# {{fieldNames}}
if ($names.Count -gt 0) { $besides += ', not told: ' + ($names -join ', ') }
'{0}: {1}, {2} ({3}), as {4}{5}' -f $word, $row.verdict, $row.cause, $title, $group, $besides
if ($alwaysZero) { $code = 0 }
exit $code
` } as Template<'powershell', 'relaunch' | 'group' | 'cautions' | 'words' | 'classes' | 'decision' | 'fieldNames'>;

/** The regions of `excluded-drives.ps1`. */
export const EXCLUDED_DRIVES = {
  function: { language: 'powershell', slots: ['programs', 'wholeDrive'], text: `# Throws where that cannot be seen: to some, exclusions are hidden.
function Get-ExcludedDrive {
    $preference = Get-MpPreference -ErrorAction Stop
    $paths = @($preference.ExclusionPath | Where-Object -FilterScript { $_ })
    $extensions = @($preference.ExclusionExtension | Where-Object -FilterScript { $_ })
    if (@(($paths + $extensions) -match '^N/A:').Count -gt 0) { throw 'Get-MpPreference does not show exclusions.' }
    $programs = @($extensions -match {{programs}})
    return @($paths -match {{wholeDrive}}) + @($programs -replace '[\\s*.]', '' -replace '^', '*.')
}
` } as Template<'powershell', 'programs' | 'wholeDrive'>,
} as const;

/** The regions of `facts.ps1`. */
export const FACTS = {
  os: `foreach ($system in $systems) {
    $build = [int]$windows.BuildNumber
    if (($system.kind -eq $kind) -and ($build -ge $system.first) -and ($build -le $system.last)) { return $system.os }
}
return 'unknown'
` as Code<'powershell'>,
  defender: `if ((Get-ServiceState 'WinDefend') -eq 'absent') { return 'missing' }
return 'installed'
` as Code<'powershell'>,
  reported: { language: 'powershell', slots: ['modes'], text: `$stopped = @('Stopped', 'StopPending', 'Paused', 'PausePending')
# A service manager that gives no answer leaves what the cmdlet says.
try { if ($stopped -contains (Get-ServiceState 'WinDefend')) { return 'not-running' } }
catch { Write-Verbose -Message "WinDefend: $_" }
if ((Get-Truth $status.AMServiceEnabled) -eq $false) { return 'not-running' }
# Bit 0 says that the service does not run.
$bits = Get-Count $status.ProductStatus
if (($null -ne $bits) -and ($bits -band 1)) { return 'not-running' }
$mode = [string](Get-Text $status.AMRunningMode) -replace '[\\s_-]', ''
# {{modes}}
return 'unknown'
` } as Template<'powershell', 'modes'>,
  troubleshooting: `$word = Get-Text $status.TroubleShootingMode
if ($word -eq 'Enabled') { return 'on' }
if ($word -eq 'Disabled') { return 'off' }
return 'unknown'
` as Code<'powershell'>,
  onboarded: { language: 'powershell', slots: ['onboarding'], text: `$data = {{onboarding}}
if (Test-Number $data @(1)) { return 'yes' }
return 'no'
` } as Template<'powershell', 'onboarding'>,
  sensor: `if ((Get-ServiceState 'Sense') -eq 'Running') { return 'running' }
return 'stopped'
` as Code<'powershell'>,
  securityCenter: `if ($class -eq 'server') { return 'unknown' }
if ((Get-ServiceState 'wscsvc') -eq 'Running') { return 'running' }
return 'stopped'
` as Code<'powershell'>,
  antivirus: { language: 'powershell', slots: ['idle', 'runBits'], text: `if ($class -eq 'server') { return 'unknown' }
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
` } as Template<'powershell', 'idle' | 'runBits'>,
  force: { language: 'powershell', slots: ['forcing', 'wrongKeys'], text: `$data = {{forcing}}
if (($data -is [int]) -and ($data -eq 1)) { return 'passive' }
if (($data -is [int]) -and ($data -eq 0)) { return 'active' }
if ($null -ne $data) { return 'wrong-data' }
# A wrong place that nobody can read does not change that the right one is empty.
# {{wrongKeys}}
return 'absent'
` } as Template<'powershell', 'forcing' | 'wrongKeys'>,
  turnOff: { language: 'powershell', slots: ['turnOff'], text: `$data = {{turnOff}}
if ($null -eq $data) { return 'absent' }
if (($data -is [int]) -and ($data -eq 1)) { return 'enabled' }
if (($data -is [int]) -and ($data -eq 0)) { return 'disabled' }
return 'unknown'
` } as Template<'powershell', 'turnOff'>,
  tamper: { language: 'powershell', slots: ['turnOffMeansPassive'], text: `$isOn = Get-Truth $status.IsTamperProtected
if ($null -eq $isOn) { return 'unknown' }
if (-not $isOn) { return 'free' }
$isBelow = Test-Below $status.AMProductVersion {{turnOffMeansPassive}}
if ($null -eq $isBelow) { return 'unknown' }
if ($isBelow) { return 'free' }
return 'holds-active'
` } as Template<'powershell', 'turnOffMeansPassive'>,
  tamperWish: { language: 'powershell', slots: ['isTamperProtected'], text: `$isOn = Get-Truth $status.IsTamperProtected
if ($null -eq $isOn) { return 'unknown' }
if ($isOn -eq {{isTamperProtected}}) { return 'met' }
return 'differs'
` } as Template<'powershell', 'isTamperProtected'>,
  noTamperWish: `return 'unknown'
` as Code<'powershell'>,
  protection: { language: 'powershell', slots: ['withoutEngine', 'fields'], text: `$bits = Get-Count $status.ProductStatus
if (($null -ne $bits) -and ($bits -lt 2147483648) -and ($bits -band {{withoutEngine}})) { return 'off' }
$told = @(foreach ($field in {{fields}}) { Get-Truth $status.$field })
if ($told -contains $false) { return 'off' }
if ($told -contains $true) { return 'on' }
return 'unknown'
` } as Template<'powershell', 'withoutEngine' | 'fields'>,
  signatures: { language: 'powershell', slots: ['days'], text: `$isOld = Get-Truth $status.DefenderSignaturesOutOfDate
if ($isOld) { return 'old' }
$age = Get-Count $status.AntivirusSignatureAge
if ($null -ne $age) {
    if ($age -gt {{days}}) { return 'old' }
    return 'current'
}
if ($null -eq $isOld) { return 'unknown' }
return 'current'
` } as Template<'powershell', 'days'>,
  asr: `if ((Get-LocalRules).Count -gt 0) { return 'local' }
return 'policy'
` as Code<'powershell'>,
  exclusions: { language: 'powershell', slots: ['besideDrive', 'own'], text: `$drives = @(foreach ($path in @(Get-ExcludedDrive)) { $path -replace {{besideDrive}}, '' })
if (@($drives | Where-Object -FilterScript { {{own}} -notcontains $_ }).Count -gt 0) { return 'drive' }
return 'narrow'
` } as Template<'powershell', 'besideDrive' | 'own'>,
  versions: { language: 'powershell', slots: ['outdated', 'platform', 'engine'], text: `$bits = Get-Count $status.ProductStatus
if (($null -ne $bits) -and ($bits -lt 2147483648) -and ($bits -band {{outdated}})) { return 'old' }
$below = @()
$least = {{platform}}
if ($least) { $below += Test-Below $status.AMProductVersion $least }
$least = {{engine}}
if ($least) { $below += Test-Below $status.AMEngineVersion $least }
if ($below -contains $true) { return 'old' }
if ($below -contains $false) { return 'current' }
return 'unknown'
` } as Template<'powershell', 'outdated' | 'platform' | 'engine'>,
  floor: { language: 'powershell', slots: ['floors'], text: `# {{floors}}
return 'met'
` } as Template<'powershell', 'floors'>,
  floors: { language: 'powershell', slots: ['platform', 'engine'], text: `$isBelow = Test-Below $status.AMProductVersion {{platform}}
if ($isBelow) { return 'platform-below' }
$isEngineBelow = Test-Below $status.AMEngineVersion {{engine}}
if ($isEngineBelow) { return 'engine-below' }
if (($null -eq $isBelow) -or ($null -eq $isEngineBelow)) { return 'unknown' }
` } as Template<'powershell', 'platform' | 'engine'>,
  cloud: { language: 'powershell', slots: ['policy', 'managed', 'codes'], text: `$policy = {{policy}}
$managed = {{managed}}
# {{codes}}
return 'unknown'
` } as Template<'powershell', 'policy' | 'managed' | 'codes'>,
  blockPolicy: { language: 'powershell', slots: ['policy', 'managed', 'withoutPolicy'], text: `$policy = {{policy}}
$managed = {{managed}}
$flags = $policy
if ($null -eq $flags) { $flags = $managed }
if (($null -ne $flags) -and ($flags -band 1)) { return 'set' }
return {{withoutPolicy}}
` } as Template<'powershell', 'policy' | 'managed' | 'withoutPolicy'>,
  conflict: { language: 'powershell', slots: ['policy', 'managed'], text: `try {
    $policy = {{policy}}
    $managed = {{managed}}
    if (($null -eq $policy) -or ($null -eq $managed)) { return 'no' }
    if ($policy -ne $managed) { return 'yes' }
    return 'no'
}
catch { return 'no' }
` } as Template<'powershell', 'policy' | 'managed'>,
  change: { language: 'powershell', slots: ['query', 'read', 'pattern'], text: `$span = [long]((Get-Date) - $windows.LastBootUpTime).TotalMilliseconds
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
` } as Template<'powershell', 'query' | 'read' | 'pattern'>,
} as const;

/** The regions of `local-rules.ps1`. */
export const LOCAL_RULES = {
  function: { language: 'powershell', slots: ['rulesKey', 'managedKey', 'managedName'], text: `# Throws where that cannot be seen.
function Get-LocalRules {
    $preference = Get-MpPreference -ErrorAction Stop
    $ids = @($preference.AttackSurfaceReductionRules_Ids | Where-Object -FilterScript { $_ })
    $actions = @($preference.AttackSurfaceReductionRules_Actions | Where-Object -FilterScript { $null -ne $_ })
    if ($ids.Count -ne $actions.Count) { throw 'Get-MpPreference names rules without actions.' }
    $byPolicy = @()
    $path = 'HKLM:\\' + {{rulesKey}}
    if (Test-Path -LiteralPath $path) {
        $found = Get-ItemProperty -LiteralPath $path
        $names = @((Get-Item -LiteralPath $path).Property | Where-Object -FilterScript { $_ -and $_ -ne '(default)' })
        foreach ($name in $names) { $byPolicy += '{0}={1}' -f $name, $found.$name }
    }
    $path = 'HKLM:\\' + {{managedKey}}
    if (Test-Path -LiteralPath $path) {
        if (@((Get-Item -LiteralPath $path).Property) -contains {{managedName}}) {
            $found = Get-ItemProperty -LiteralPath $path -Name {{managedName}}
            $byPolicy += @([string]$found.({{managedName}}) -split '\\|')
        }
    }
    # Braces and spaces that people leave around an identifier make no other rule of it.
    $byPolicy = @($byPolicy -replace '[{}\\s]', '')
    $rules = @{}
    for ($at = 0; $at -lt $ids.Count; $at++) {
        $rule = '{0}={1}' -f $ids[$at], [int]$actions[$at]
        if ($byPolicy -notcontains $rule) { $rules[[string]$ids[$at]] = [int]$actions[$at] }
    }
    return $rules
}
` } as Template<'powershell', 'rulesKey' | 'managedKey' | 'managedName'>,
} as const;

/** The regions of `mode-change.ps1`. */
export const MODE_CHANGE = {
  query: `$query = "*[System[(EventID=5007) and TimeCreated[timediff(@SystemTime) <= $span]]]"
$log = 'Microsoft-Windows-Windows Defender/Operational'
` as Code<'powershell'>,
  read: `$events = @(Get-WinEvent -LogName $log -FilterXPath $query -MaxEvents 500)
` as Code<'powershell'>,
} as const;

/** The regions of `plain.ps1`. */
export const PLAIN = {
  wholeNumber: `# A whole number from 0, as far as JSON holds it exactly, also one that is written as text; otherwise nothing.
function Get-Count($data) {
    if ($data -is [array]) { return $null }
    if ([string]$data -match '^\\s*[0-9]{1,15}\\s*$') { return [long]$data }
    return $null
}
` as Code<'powershell'>,
  productState: `# The state of a product of Security Center; nothing where it tells none, or a number that has more bits than a state.
function Get-ProductState($product) {
    $state = Get-Count $product.productState
    if (($null -eq $state) -or ($state -ge 2147483648)) { return $null }
    return $state
}
` as Code<'powershell'>,
  fieldNames: { language: 'powershell', slots: ['fields'], text: `if (($row.verdict -eq 'right') -and ($facts['protection'] -eq 'on')) {
    $names += @(foreach ($field in {{fields}}) { if ($null -eq (Get-Truth $status.$field)) { $field } })
}
` } as Template<'powershell', 'fields'>,
} as const;

/** `remediate.ps1` */
export const REMEDIATE = { language: 'powershell', slots: ['wanted', 'causes', 'relaunch', 'group', 'mendable', 'decision', 'tamper', 'there'], text: `<#
.SYNOPSIS
    Sets ForceDefenderPassiveMode to {{wanted}} on a server that is in the wrong mode for want of it. Nothing else.
.DESCRIPTION
    Looks again, as detect.ps1 does, and acts on these causes alone: {{causes}}.
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

# {{relaunch}}

$group = {{group}}
$alwaysZero = $PSScriptRoot -match '\\\\(SMS_)?CCM\\\\'
$path = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection'
$name = 'ForceDefenderPassiveMode'
$wanted = {{wanted}}
$mendable = @({{mendable}})

# {{decision}}

# Only administrators can look into the hive of the local service account.
function Test-Elevated {
    try { $null = Get-ChildItem -LiteralPath 'Registry::HKEY_USERS\\S-1-5-19' }
    catch { return $false }
    return $true
}

$refused = $null
if ($mendable -notcontains $row.cause) { $refused = 'this is not for a script to repair' }
elseif ($facts['os'] -ne 'server') { $refused = 'not a server; clients choose the mode by themselves' }
# {{tamper}}
elseif (-not (Test-Elevated)) { $refused = 'not elevated' }

$next = 'restart the device'
# {{there}}

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
        $set = Get-RegistryData 'SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection' $name
        if ($WhatIfPreference) { 'Nothing was changed: {0} would be {1}' -f $name, $wanted }
        elseif (($set -is [int]) -and ($set -eq $wanted)) {
            'Done: {0} is {1}; {2}. It was {3} ({4}), as {5}' -f $name, $wanted, $next, $row.cause, $title, $group
        }
        else { throw 'the value is not there after it was set' }
    }
    catch {
        'Failed: {0}' -f ($_.Exception.Message -replace '\\s+', ' ')
        $code = 1
    }
}
if ($alwaysZero) { $code = 0 }
exit $code
` } as Template<'powershell', 'wanted' | 'causes' | 'relaunch' | 'group' | 'mendable' | 'decision' | 'tamper' | 'there'>;
