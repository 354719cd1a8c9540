import type { FactId, FactValue } from '@mdav/core';
import { FLOORS, wantsBlockMode } from '@mdav/core';
import type { GroupFacts } from '../facts/group-facts.ts';
import { BLOCK_MODE, CLOUD, FORCING, ONBOARDING, TURN_OFF, type ValuePlace, WRONG_FORCING } from '../facts/places.ts';
import { runningModeOf } from '../facts/running-mode.ts';
import { CHANGE_QUERY, MODE_CHANGE_PATTERN, READ_CHANGES } from './mode-change.ts';
import { psText, psTexts } from './powershell.ts';

/** A fact that a script sees on the device itself. */
export type SeenFact = Exclude<FactId, 'wanted'>;

/** The words of `AMRunningMode` that mean something, without spaces. */
const MODE_WORDS = [
  'Normal',
  'Passive',
  'PassiveMode',
  'SxSPassive',
  'SxSPassiveMode',
  'EDRBlock',
  'EDRBlockMode',
  'NotRunning',
];

/**
 * How a script sees each fact: the body of a script block that returns one value of `FACTS`, as `factsOf` does for what
 * the collector tells. A body that throws leaves the fact unknown. They use `$windows`, `$kind`, `$status`,
 * `$systems`, and the functions `Get-RegistryData`, `Test-Number` and `Get-ServiceState`.
 */
export function derivations(group: GroupFacts): { readonly [Fact in SeenFact]: string } {
  const { withoutPolicy, platformFloor, engineFloor } = group.planOf(undefined);
  return {
    os: `foreach ($system in $systems) {
    $build = [int]$windows.BuildNumber
    if (($system.kind -eq $kind) -and ($build -ge $system.first) -and ($build -le $system.last)) { return $system.os }
}
return 'unknown'`,
    defender: `if ((Get-ServiceState 'WinDefend') -eq 'absent') { return 'missing' }
return 'installed'`,
    reported: `$stopped = @('Stopped', 'StopPending', 'Paused', 'PausePending')
if ($stopped -contains (Get-ServiceState 'WinDefend')) { return 'not-running' }
if ($status.AMServiceEnabled -eq $false) { return 'not-running' }
$mode = [string]$status.AMRunningMode -replace '[\\s_-]', ''
${modeLines().join('\n')}
return 'unknown'`,
    // A 32-bit PowerShell on 64-bit Windows sees another key of that name.
    onboarded: `if ($env:PROCESSOR_ARCHITEW6432) { return 'unknown' }
$data = ${dataAt(ONBOARDING)}
if (Test-Number $data @(1)) { return 'yes' }
return 'no'`,
    sensor: `if ((Get-ServiceState 'Sense') -eq 'Running') { return 'running' }
return 'stopped'`,
    securityCenter: `if (@('server', 'hci') -contains $kind) { return 'unknown' }
if ((Get-ServiceState 'wscsvc') -eq 'Running') { return 'running' }
return 'stopped'`,
    antivirus: `if (@('server', 'hci') -contains $kind) { return 'unknown' }
foreach ($product in @(Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct)) {
    if ($product.displayName -notmatch '^\\s*(Windows|Microsoft) Defender( Antivirus)?\\s*$') { return 'registered' }
}
return 'none'`,
    force: `$data = ${dataAt(FORCING)}
if (Test-Number $data @(1)) { return 'passive' }
if (Test-Number $data @(0)) { return 'active' }
if ($null -ne $data) { return 'unknown' }
${WRONG_FORCING.map((place) => `if ($null -ne (${dataAt(place)})) { return 'wrong-key' }`).join('\n')}
return 'absent'`,
    turnOff: `$data = ${dataAt(TURN_OFF)}
if ($null -eq $data) { return 'absent' }
if (Test-Number $data @(1)) { return 'enabled' }
if (Test-Number $data @(0)) { return 'disabled' }
return 'unknown'`,
    tamper: `if ($null -eq $status.IsTamperProtected) { return 'unknown' }
if (-not $status.IsTamperProtected) { return 'free' }
if ([version][string]$status.AMProductVersion -lt [version]${psText(FLOORS.turnOffMeansPassive)}) { return 'free' }
return 'holds-active'`,
    floor: wantsBlockMode(group.wanted)
      ? `if ([version][string]$status.AMProductVersion -lt [version]${psText(platformFloor)}) { return 'platform-below' }
if ([version][string]$status.AMEngineVersion -lt [version]${psText(engineFloor)}) { return 'engine-below' }
return 'met'`
      : `return 'met'`,
    cloud: `$policy = ${dataAt(CLOUD.policy)}
$managed = ${wholeAt(CLOUD.mdm)}
${(group.mdmWins ? (['mdm', 'policy'] as const) : (['policy', 'mdm'] as const)).flatMap(cloudLines).join('\n')}
return 'unknown'`,
    blockPolicy: `$policy = ${dataAt(BLOCK_MODE.policy)}
$managed = ${wholeAt(BLOCK_MODE.mdm)}
$flags = $policy
if (-not (Test-Number $policy)) { $flags = $managed }
if ((Test-Number $flags) -and ($flags -band 1)) { return 'set' }
return ${psText(withoutPolicy)}`,
    conflict: `try {
    $policy = ${dataAt(BLOCK_MODE.policy)}
    $managed = ${wholeAt(BLOCK_MODE.mdm)}
    if ((Test-Number $policy) -and (Test-Number $managed) -and ($policy -ne $managed)) { return 'yes' }
    return 'no'
}
catch { return 'no' }`,
    change: `$span = [long]((Get-Date) - $windows.LastBootUpTime).TotalMilliseconds
${CHANGE_QUERY.join('\n')}
try { ${READ_CHANGES} }
catch {
    if ($_.FullyQualifiedErrorId -like 'NoMatchingEventsFound*') { return 'settled' }
    return 'unknown'
}
foreach ($entry in $events) {
    foreach ($part in $entry.Properties) {
        if ([string]$part.Value -match ${psText(MODE_CHANGE_PATTERN)}) { return 'since-boot' }
    }
}
if ($events.Count -ge 500) { return 'unknown' }
return 'settled'`,
  };
}

/** The data of a value as the registry has it. */
function dataAt({ key, name }: ValuePlace): string {
  return `Get-RegistryData ${psText(key.replace(/^HKLM\\/, ''))} ${psText(name)}`;
}

/** The data of a value that stands under Policy Manager, where numbers can be text. */
function wholeAt(place: ValuePlace): string {
  return `Get-WholeNumber (${dataAt(place)})`;
}

function modeLines(): readonly string[] {
  const byValue = new Map<FactValue<'reported'>, string[]>();
  for (const word of MODE_WORDS) {
    const value = runningModeOf(word);
    byValue.set(value, [...(byValue.get(value) ?? []), word]);
  }
  return [...byValue].map(([value, words]) => `if (${psTexts(words, 0)} -contains $mode) { return ${psText(value)} }`);
}

function cloudLines(place: 'policy' | 'mdm'): readonly string[] {
  const data = place === 'policy' ? '$policy' : '$managed';
  const codes = (isOn: boolean) => CODES.filter((code) => CLOUD.isOn(place, code) === isOn).join(', ');
  return [
    `if (Test-Number ${data} @(${codes(true)})) { return 'on' }`,
    `if (Test-Number ${data} @(${codes(false)})) { return 'off' }`,
  ];
}

const CODES = [0, 1, 2, 3];
