import {
  CAUSES,
  type CauseId,
  DECISION_TABLE,
  type DecisionRow,
  FLOORS,
  type Mode,
  type ResolvedGroup,
  specialise,
} from '@mdav/core';
import { belowHive } from '../facts/places.ts';
import { AV_MODE_CODES } from '../facts/running-mode.ts';
import { HUNTING_KNOWS, MODE_VALUE_NAMES, WATCHED_VALUES } from './hunting-facts.ts';
import { kqlGroupOf, kqlGroups } from './hunting-groups.ts';
import { HUNTING_TABLES } from './hunting-schema.ts';
import { kqlComment, kqlDecision, kqlText } from './kql.ts';

/** How long registry events are looked back for; advanced hunting keeps 30 days. */
const LOOK_BACK = '30d';
/** How long a device may be silent before it is listed. */
const SILENCE = '7d';

/**
 * `hunting.kql`: queries for advanced hunting in the Defender portal and for Azure Data Explorer over the same tables.
 * Blank lines separate the queries, as both editors take them. With `of` the devices that one group claims: whether
 * another group claims them too is for the query of the fleet to say.
 */
export function huntingQueries(groups: readonly ResolvedGroup[], of?: ResolvedGroup): string {
  const looked = of === undefined ? groups : [of];
  const devices = deviceLines(looked, groups.length === 1);
  return `${[
    headLines(groups, of),
    [
      ...comment('1. Wanted against reported mode, with the cause as far as the tables tell.'),
      ...verdictLines(looked, devices),
    ],
    [
      ...comment(
        '2. Changes of the forcing value and of what else decides the mode, newest first.',
        'Values that nobody changed in this time leave no event.',
      ),
      ...devices,
      ...changeLines(),
    ],
    [
      ...comment('3. Changes of the reported mode, where more than one report of a device is kept.'),
      ...devices,
      ...modeChangeLines(),
    ],
    [
      ...comment(
        `4. Devices that fell silent: no report for ${SILENCE.replace('d', ' days')}, or a sensor that is not active.`,
      ),
      ...devices,
      ...silentLines(),
    ],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** The decision table as far as the tables of advanced hunting can tell, for these wanted modes. */
export function huntingTable(modes: readonly Mode[]): readonly DecisionRow[] {
  const blocks = modes.some((mode) => mode.endsWith('+edr-block'));
  return specialise(DECISION_TABLE, {
    ...HUNTING_KNOWS,
    wanted: [...new Set(modes)],
    ...(blocks ? {} : { floor: ['met'] }),
  });
}

const comment = (...lines: readonly string[]) => lines.map(kqlComment);

function headLines(groups: readonly ResolvedGroup[], of: ResolvedGroup | undefined): readonly string[] {
  const fleet = groups[0]?.fleet ?? '';
  const undocumented = Object.entries(HUNTING_TABLES).flatMap(([table, info]) =>
    'undocumented' in info
      ? Object.entries(info.undocumented).map(([field, says]) => `  ${table}: ${field}: ${says}`)
      : [],
  );
  return comment(
    `Microsoft Defender Antivirus modes of ${of === undefined ? `the fleet ${fleet}` : `${of.name} in the fleet ${fleet}`}. Made by mdav; change the fleet file, not this one.`,
    'Run one query at a time: blank lines separate them.',
    'The tables show neither services nor Security Center nor restarts, and registry values only where a change was',
    'recorded. What they cannot tell counts as unknown; Get-MdavState.ps1 on the device tells more.',
    'On no page of the documentation, and read all the same:',
    ...undocumented,
  );
}

/** Devices of the fleet with their group, newest report of each. */
function deviceLines(groups: readonly ResolvedGroup[], isAlone: boolean): readonly string[] {
  return [
    'let Devices = DeviceInfo',
    ...indent([
      `| where Timestamp > ago(${LOOK_BACK}) and isnotempty(OSPlatform) and isempty(MergedToDeviceId)`,
      '| where OSPlatform startswith "Windows"',
      '| summarize arg_max(Timestamp, DeviceName, OSPlatform, OnboardingStatus, SensorHealthState, MachineGroup, RegistryDeviceTag, DeviceManualTags, DeviceDynamicTags) by DeviceId',
      ...kqlGroupOf(groups, isAlone),
      '| where isnotempty(Group)',
      '| project DeviceId, DeviceName, Group, OSPlatform, OnboardingStatus, SensorHealthState, LastReport = Timestamp;',
    ]),
  ];
}

function verdictLines(looked: readonly ResolvedGroup[], devices: readonly string[]): readonly string[] {
  const table = huntingTable(looked.map(({ mode }) => mode));
  const watched = Object.values(WATCHED_VALUES);
  const names = watched.map(({ name }) => kqlText(name)).join(', ');
  return [
    ...kqlGroups(looked, platformFloor),
    'let Causes = datatable(Cause: string, Title: string, Next: string) [',
    ...causesOf(table).map((id) => `    ${kqlText(id)}, ${kqlText(CAUSES[id].title)}, ${kqlText(CAUSES[id].next)},`),
    '];',
    ...devices,
    'let Reports = DeviceTvmInfoGathering',
    ...indent([
      '| where isnotempty(tostring(AdditionalFields.AvMode))',
      '| summarize arg_max(Timestamp, AdditionalFields) by DeviceId',
      '| project DeviceId, AvMode = tostring(AdditionalFields.AvMode), Platform = tostring(AdditionalFields.AvPlatformVersion), Engine = tostring(AdditionalFields.AvEngineVersion);',
    ]),
    'let Assessments = DeviceTvmSecureConfigurationAssessment',
    ...indent([
      '| where ConfigurationId in ("scid-2003", "scid-2016") and IsApplicable == true',
      '| summarize arg_max(Timestamp, IsCompliant) by DeviceId, ConfigurationId',
      '| summarize TamperOn = maxif(toint(IsCompliant), ConfigurationId == "scid-2003"), CloudOn = maxif(toint(IsCompliant), ConfigurationId == "scid-2016"), TamperKnown = countif(ConfigurationId == "scid-2003"), CloudKnown = countif(ConfigurationId == "scid-2016") by DeviceId;',
    ]),
    'let Values = DeviceRegistryEvents',
    ...indent([
      `| where Timestamp > ago(${LOOK_BACK})`,
      '| extend Key = coalesce(RegistryKey, PreviousRegistryKey), Name = coalesce(RegistryValueName, PreviousRegistryValueName)',
      `| where Name in~ (${names})`,
      `| where ${watched.map(({ key, name }) => `(Name =~ ${kqlText(name)} and Key endswith ${kqlText(belowHive(key))})`).join(' or ')}`,
      '| summarize arg_max(Timestamp, ActionType, RegistryValueData) by DeviceId, Name = tolower(Name)',
      '| extend Data = iff(ActionType has "Deleted", "absent", tostring(toint(RegistryValueData)))',
      `| summarize ${Object.entries(WATCHED_VALUES)
        .map(([fact, { name }]) => `${fact}Data = take_anyif(Data, Name == ${kqlText(name.toLowerCase())})`)
        .join(', ')} by DeviceId;`,
    ]),
    'Devices',
    '| join kind=inner Groups on Group',
    '| join kind=leftouter Reports on DeviceId',
    '| join kind=leftouter Assessments on DeviceId',
    '| join kind=leftouter Values on DeviceId',
    '| extend Os = case(set_has_element(Unsupported, OSPlatform), "unsupported", OSPlatform startswith "WindowsServer", "server", OSPlatform startswith "Windows", "client", "unknown")',
    `| extend Reported = ${kqlReported('"unknown"')}`,
    '| extend Onboarded = case(OnboardingStatus == "Onboarded", "yes", OnboardingStatus == "Can be onboarded", "no", "unknown")',
    '| extend Sensor = iff(SensorHealthState == "Active", "running", "unknown")',
    '| extend Force = case(forceData == "1", "passive", forceData == "0", "active", forceData == "absent", "absent", "unknown")',
    '| extend TurnOff = case(turnOffData == "1", "enabled", turnOffData == "0", "disabled", turnOffData == "absent", "absent", "unknown")',
    `| extend Tamper = case(TamperKnown > 0 and TamperOn == 0, "free", parse_version(Platform) < parse_version(${kqlText(FLOORS.turnOffMeansPassive)}), "free", TamperKnown > 0 and isnotempty(Platform), "holds-active", "unknown")`,
    `| extend Floor = case(not(Wanted endswith "+edr-block"), "met", isempty(Platform) or isempty(Engine), "unknown", parse_version(Platform) < parse_version(PlatformFloor), "platform-below", parse_version(Engine) < parse_version(${kqlText(FLOORS.blockModeEngine)}), "engine-below", "met")`,
    '| extend Cloud = case(CloudKnown > 0 and CloudOn == 1, "on", CloudKnown > 0, "off", "unknown")',
    '| extend BlockPolicy = case(blockPolicyData == "1", "set", isempty(blockPolicyData), "unknown", BlockByPolicy or not(Wanted endswith "+edr-block"), "missing", "portal")',
    '// The decision table of docs/verification.md: the first row that holds decides.',
    ...decisionLines(table),
    '| extend Verdict = tostring(split(Outcome, "/")[0]), Cause = tostring(split(Outcome, "/")[1])',
    '| join kind=leftouter Causes on Cause',
    '// For the numbers alone: | summarize Devices = count() by Group, Verdict, Cause, Title',
    '| project DeviceName, Group, Wanted, Reported, Verdict, Cause, Title, Next, OSPlatform, Onboarded, Sensor, Force, TurnOff, Tamper, Floor, Cloud, BlockPolicy, Platform, Engine, LastReport',
    '| order by Verdict desc, Group asc, DeviceName asc',
  ];
}

/** The reported mode of the code in `AvMode`. */
function kqlReported(otherwise: string): string {
  const codes = Object.entries(AV_MODE_CODES).map(([code, mode]) => `AvMode == ${kqlText(code)}, ${kqlText(mode)}`);
  return `case(${codes.join(', ')}, ${otherwise})`;
}

function decisionLines(table: readonly DecisionRow[]): readonly string[] {
  const [first = '', ...rest] = kqlDecision(table);
  return [`| extend Outcome = ${first}`, ...rest];
}

function causesOf(table: readonly DecisionRow[]): readonly CauseId[] {
  return [...new Set(table.map(({ cause }) => cause))];
}

function platformFloor(group: ResolvedGroup): string {
  const byPolicy = group.plans.some(({ blockMode }) => blockMode === 'policy');
  return byPolicy ? FLOORS.blockModeByPolicy : FLOORS.blockModePlatform;
}

function changeLines(): readonly string[] {
  const names = MODE_VALUE_NAMES.map(kqlText).join(', ');
  return [
    'DeviceRegistryEvents',
    `| where Timestamp > ago(${LOOK_BACK})`,
    '| extend Key = coalesce(RegistryKey, PreviousRegistryKey), Name = coalesce(RegistryValueName, PreviousRegistryValueName)',
    `| where Name in~ (${names}) and (Key has "Defender" or Key has "Advanced Threat Protection")`,
    '| join kind=inner (Devices | project DeviceId, Group) on DeviceId',
    '| extend After = iff(ActionType has "Deleted", "(deleted)", RegistryValueData)',
    '| project Timestamp, DeviceName, Group, Name, Before = PreviousRegistryValueData, After, Key, By = InitiatingProcessFileName, Account = InitiatingProcessAccountName',
    '| order by Timestamp desc',
  ];
}

function modeChangeLines(): readonly string[] {
  return [
    'DeviceTvmInfoGathering',
    `| where Timestamp > ago(${LOOK_BACK})`,
    '| extend AvMode = tostring(AdditionalFields.AvMode)',
    '| where isnotempty(AvMode)',
    '| join kind=inner (Devices | project DeviceId, Group) on DeviceId',
    `| extend Reported = ${kqlReported('strcat("code ", AvMode)')}`,
    '| sort by DeviceId asc, Timestamp asc',
    '| extend Before = iff(prev(DeviceId) == DeviceId, prev(Reported), "")',
    '| where isnotempty(Before) and Before != Reported',
    '| project Timestamp, DeviceName, Group, Before, After = Reported',
    '| order by Timestamp desc',
  ];
}

function silentLines(): readonly string[] {
  return [
    'Devices',
    `| extend SilentDays = datetime_diff("day", now(), LastReport)`,
    `| where LastReport < ago(${SILENCE}) or (OnboardingStatus == "Onboarded" and SensorHealthState != "Active")`,
    '| project DeviceName, Group, OSPlatform, LastReport, SilentDays, OnboardingStatus, SensorHealthState',
    '| order by LastReport asc',
  ];
}

const indent = (lines: readonly string[]) => lines.map((line) => `    ${line}`);
