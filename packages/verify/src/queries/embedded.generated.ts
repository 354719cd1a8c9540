// Made by packages/codegen from the scripts and queries beside it; edit those and run `node scripts/generate.mjs`.
import type { Code, Template } from '@mdav/quote';

/** The regions of `cmpivot.kql`. */
export const CMPIVOT = {
  head: { language: 'kql', slots: ['group'], text: `// CMPivot queries for {{group}}. Made by mdav; change the fleet file, not this one.
// Run one at a time in the device collection of the group.
` } as Template<'kql', 'group'>,
  forcing: { language: 'kql', slots: ['expected', 'atp'], text: `// The forcing value: {{expected}}.
Registry({{atp}}) | where Property == 'ForceDefenderPassiveMode' | project Device, Property, Value
` } as Template<'kql', 'expected' | 'atp'>,
  onboarding: { language: 'kql', slots: ['status'], text: `// Onboarded devices show 1.
Registry({{status}}) | where Property == 'OnboardingState' | project Device, Property, Value
` } as Template<'kql', 'status'>,
  services: `// Services: WinDefend and Sense run; on clients wscsvc too.
Service | where Name == 'WinDefend' or Name == 'Sense' or Name == 'wscsvc' | project Device, Name, State, StartMode
` as Code<'kql'>,
  turnOff: { language: 'kql', slots: ['policy'], text: `// The policy "Turn off Microsoft Defender Antivirus": no device should be listed.
Registry({{policy}}) | where Property == 'DisableAntiSpyware' | project Device, Property, Value
` } as Template<'kql', 'policy'>,
  wrongKey: { language: 'kql', slots: ['part', 'key', 'names'], text: `// Forcing values where nothing reads them ({{part}}): no device should be listed.
Registry({{key}}) | where {{names}} | project Device, Property, Value
` } as Template<'kql', 'part' | 'key' | 'names'>,
} as const;

/** The regions of `devices.kql`. */
export const DEVICES = {
  devices: { language: 'kql', slots: ['groupOf'], text: `let Devices = DeviceInfo
    | where Timestamp > ago(30d)
    | where OSPlatform startswith "Windows" or isnotempty(MergedToDeviceId)
    | summarize Merged = countif(isnotempty(MergedToDeviceId)), arg_max(Timestamp, DeviceName, OSPlatform, OnboardingStatus, SensorHealthState, MachineGroup, RegistryDeviceTag, DeviceManualTags, DeviceDynamicTags) by DeviceId
    | where Merged == 0
    // {{groupOf}}
    | where isnotempty(Group)
    | project DeviceId, DeviceName, Group, OSPlatform, OnboardingStatus, SensorHealthState, LastReport = Timestamp;
` } as Template<'kql', 'groupOf'>,
  all: { language: 'kql', slots: ['name'], text: `| extend Group = {{name}}
` } as Template<'kql', 'name'>,
  claimed: { language: 'kql', slots: ['column', 'tag', 'pattern', 'several'], text: `| extend Host = tostring(split(DeviceName, ".")[0])
| extend ByColumn = case(
    // {{column}}
    "")
| extend ByTag = {{tag}}
| extend ByName = {{pattern}}
| extend Claims = case(isnotempty(ByColumn), pack_array(ByColumn), array_length(ByTag) > 0, ByTag, ByName)
| extend Group = case(array_length(Claims) == 1, tostring(Claims[0]), array_length(Claims) > 1, {{several}}, "")
` } as Template<'kql', 'column' | 'tag' | 'pattern' | 'several'>,
} as const;

/** `hunting.kql` */
export const HUNTING = { language: 'kql', slots: ['of', 'undocumented', 'groups', 'causes', 'devices', 'watched', 'data', 'reported', 'turnOffMeansPassive', 'blockModeEngine', 'outcome', 'shared', 'modeNames', 'deletedKeys', 'reportedOrCode'], text: `// Microsoft Defender Antivirus modes of {{of}}. Made by mdav; change the fleet file, not this one.
// Run one query at a time: blank lines separate them.
// The tables show neither services nor Security Center nor restarts, and registry values only where a change was
// recorded. What they cannot tell counts as unknown; Get-MdavState.ps1 on the device tells more.
// On no page of the documentation, and read all the same:
// {{undocumented}}

// 1. Wanted against reported mode, with the cause as far as the tables tell.
let Groups = datatable(Group: string, Wanted: string, Onboarding: string, TamperWanted: string, RealTimeWanted: bool, BehaviorWanted: bool, PlatformFloor: string, BlockByPolicy: bool, Unsupported: dynamic, ByAgent: dynamic) [
    // {{groups}}
];
let Causes = datatable(Cause: string, Title: string, Next: string) [
    // {{causes}}
];
// {{devices}}
let Reports = DeviceTvmInfoGathering
    | where isnotempty(tostring(AdditionalFields.AvMode))
    | summarize arg_max(Timestamp, AdditionalFields) by DeviceId
    | project DeviceId, AvMode = tostring(AdditionalFields.AvMode), Platform = tostring(AdditionalFields.AvPlatformVersion), Engine = tostring(AdditionalFields.AvEngineVersion);
let Assessments = DeviceTvmSecureConfigurationAssessment
    | where ConfigurationId in ("scid-91", "scid-2003", "scid-2011", "scid-2012", "scid-2016") and IsApplicable == true
    | summarize arg_max(Timestamp, IsCompliant) by DeviceId, ConfigurationId
    | summarize TamperOn = maxif(toint(IsCompliant), ConfigurationId == "scid-2003"), CloudOn = maxif(toint(IsCompliant), ConfigurationId == "scid-2016"), RealTimeOn = maxif(toint(IsCompliant), ConfigurationId == "scid-2012"), BehaviorOn = maxif(toint(IsCompliant), ConfigurationId == "scid-91"), SignaturesNew = maxif(toint(IsCompliant), ConfigurationId == "scid-2011"), TamperKnown = countif(ConfigurationId == "scid-2003"), CloudKnown = countif(ConfigurationId == "scid-2016"), RealTimeKnown = countif(ConfigurationId == "scid-2012"), BehaviorKnown = countif(ConfigurationId == "scid-91"), SignaturesKnown = countif(ConfigurationId == "scid-2011") by DeviceId;
let Values = DeviceRegistryEvents
    | where Timestamp > ago(30d)
    | extend Key = coalesce(RegistryKey, PreviousRegistryKey), Name = coalesce(RegistryValueName, PreviousRegistryValueName)
    // A key that is deleted takes its values along, and those of the keys below it, without an event for each.
    | extend Facts = set_difference(pack_array({{watched}}), dynamic([""]))
    | mv-expand Fact = Facts to typeof(string)
    | summarize arg_max(Timestamp, ActionType, RegistryValueType, RegistryValueData) by DeviceId, Fact
    // A text "1" or a number of 64 bits is no such value.
    | extend Data = case(ActionType endswith "Deleted", "absent", isnotempty(RegistryValueType) and RegistryValueType !~ "Dword", "other", coalesce(tostring(toint(RegistryValueData)), "other"))
    | summarize {{data}} by DeviceId;
Devices
| join kind=leftouter Groups on Group
| join kind=leftouter Reports on DeviceId
| join kind=leftouter Assessments on DeviceId
| join kind=leftouter Values on DeviceId
| extend Os = case(set_has_element(Unsupported, OSPlatform), "unsupported", set_has_element(ByAgent, OSPlatform), "unknown", OSPlatform startswith "WindowsServer", "server", OSPlatform startswith "Windows", "client", "unknown")
| extend Reported = {{reported}}
| extend Onboarded = case(OnboardingStatus =~ "Onboarded", "yes", OnboardingStatus in~ ("Can be onboarded", "Unsupported"), "no", "unknown")
| extend Sensor = iff(SensorHealthState == "Active", "running", "unknown")
| extend Force = case(forceData == "1", "passive", forceData == "0", "active", forceData == "absent", "absent", isnotempty(forceData), "wrong-data", "unknown")
| extend TurnOff = case(turnOffData == "1", "enabled", turnOffData == "0", "disabled", turnOffData == "absent", "absent", "unknown")
| extend PlatformNumber = parse_version(Platform), EngineNumber = parse_version(Engine)
| extend Tamper = case(coalesce(TamperKnown, 0) == 0, "unknown", TamperOn == 0, "free", PlatformNumber < parse_version({{turnOffMeansPassive}}), "free", PlatformNumber >= parse_version({{turnOffMeansPassive}}), "holds-active", "unknown")
| extend TamperWish = case(isnotempty(TamperWanted) and TamperKnown > 0 and TamperOn == toint(TamperWanted == "on"), "met", isnotempty(TamperWanted) and TamperKnown > 0, "differs", "unknown")
| extend Protection = case(RealTimeWanted and RealTimeKnown > 0 and RealTimeOn == 0, "off", BehaviorWanted and BehaviorKnown > 0 and BehaviorOn == 0, "off", (RealTimeWanted and RealTimeKnown > 0) or (BehaviorWanted and BehaviorKnown > 0), "on", "unknown")
| extend Signatures = case(SignaturesKnown > 0 and SignaturesNew == 0, "old", SignaturesKnown > 0, "current", "unknown")
| extend Floor = case(not(Wanted endswith "+edr-block"), "met", PlatformNumber < parse_version(PlatformFloor), "platform-below", EngineNumber < parse_version({{blockModeEngine}}), "engine-below", PlatformNumber >= parse_version(PlatformFloor) and EngineNumber >= parse_version({{blockModeEngine}}), "met", "unknown")
| extend Cloud = case(CloudKnown > 0 and CloudOn == 1, "on", CloudKnown > 0, "off", "unknown")
| extend BlockPolicy = case(toint(blockPolicyData) % 2 == 1, "set", isempty(toint(blockPolicyData)), "unknown", BlockByPolicy, "missing", "portal")
// The decision table of docs/verification.md: the first row that holds decides.
| extend Outcome = {{outcome}}
// {{shared}}
| extend Verdict = tostring(split(Outcome, "/")[0]), Cause = tostring(split(Outcome, "/")[1])
| join kind=leftouter Causes on Cause
// For the numbers alone: | summarize Devices = count() by Group, Verdict, Cause, Title
| project DeviceName, Group, Wanted, Reported, Verdict, Cause, Title, Next, OSPlatform, Onboarded, Sensor, Force, TurnOff, Tamper, TamperWish, Protection, Signatures, Floor, Cloud, BlockPolicy, Platform, Engine, LastReport
| order by Verdict desc, Group asc, DeviceName asc

// 2. Changes of the forcing value and of what else decides the mode, newest first.
// Values that nobody changed in this time leave no event.
// {{devices}}
DeviceRegistryEvents
| where Timestamp > ago(30d)
| extend Key = coalesce(RegistryKey, PreviousRegistryKey), Name = coalesce(RegistryValueName, PreviousRegistryValueName)
| where (Name in~ ({{modeNames}}) and (Key has "Defender" or Key has "Advanced Threat Protection")) or (ActionType == "RegistryKeyDeleted" and ({{deletedKeys}}))
| extend Name = iff(isempty(Name), "(the whole key)", Name)
| join kind=inner (Devices | project DeviceId, Group) on DeviceId
| extend After = iff(ActionType endswith "Deleted", "(deleted)", RegistryValueData)
| project Timestamp, DeviceName, Group, Name, Before = PreviousRegistryValueData, After, Key, By = InitiatingProcessFileName, Account = InitiatingProcessAccountName
| order by Timestamp desc

// 3. Changes of the reported mode, where more than one report of a device is kept.
// {{devices}}
DeviceTvmInfoGathering
| where Timestamp > ago(30d)
| extend AvMode = tostring(AdditionalFields.AvMode)
| where isnotempty(AvMode)
| join kind=inner (Devices | project DeviceId, Group) on DeviceId
| extend Reported = {{reportedOrCode}}
| sort by DeviceId asc, Timestamp asc
| extend Before = iff(prev(DeviceId) == DeviceId, prev(Reported), "")
| where isnotempty(Before) and Before != Reported
| project Timestamp, DeviceName, Group, Before, After = Reported
| order by Timestamp desc

// 4. Devices that fell silent: no report for 7 days, or a sensor that is not active.
// {{devices}}
Devices
| extend SilentDays = datetime_diff("day", now(), LastReport)
| where LastReport < ago(7d) or (OnboardingStatus == "Onboarded" and SensorHealthState != "Active")
| project DeviceName, Group, OSPlatform, LastReport, SilentDays, OnboardingStatus, SensorHealthState
| order by LastReport asc
` } as Template<'kql', 'of' | 'undocumented' | 'groups' | 'causes' | 'devices' | 'watched' | 'data' | 'reported' | 'turnOffMeansPassive' | 'blockModeEngine' | 'outcome' | 'shared' | 'modeNames' | 'deletedKeys' | 'reportedOrCode'>;
