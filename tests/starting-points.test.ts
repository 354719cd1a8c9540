import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  acceptFleet,
  checkFleet,
  type Fleet,
  parseFleet,
  type ResolvedGroup,
  resolveFleet,
  stopsBuild,
} from '@mdav/core';
import { EMPTY_FORM, mdmChannel, settingsCatalogCodec } from '@mdav/intune';
import { type RegistryEntry, registryChannel } from '@mdav/registry';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from './corpus.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): Fleet => {
  const file = `examples/${name}/mdav.yaml`;
  const parsed = parseFleet({ text: readFileSync(join(root, file), 'utf8'), file });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value.fleet;
};

/** A group that has a profile and nothing else. */
function groupOf(profile: string): ResolvedGroup {
  const { profiles = {} } = read('hardened-baselines');
  const group = { os: 'windows-11', mode: 'active', deliver: ['gpo'], profiles: [profile] } as const;
  const accepted = acceptFleet({ mdav: 1, name: 'f', profiles, groups: { a: group } });
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  const [found] = resolved.ok ? resolved.value.groups : [];
  if (found === undefined) throw new Error(JSON.stringify(resolved.diagnostics));
  return found;
}

/** The fleets that people are to copy. */
const STARTING_POINTS = ['hardened-baselines', 'migration-in-rings', 'server-estate'];

function findingsOf(name: string) {
  const accepted = acceptFleet(read(name));
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return checkFleet(resolved.value, { date: '2026-11-21' });
}

describe.each(readdirSync(join(root, 'examples')))('examples/%s', (name) => {
  it('has no error that nobody answers for', () => {
    expect(stopsBuild(findingsOf(name))).toBe(false);
  });
});

describe.each(STARTING_POINTS)('starting point %s', (name) => {
  it('has no warning that nobody answers for', () => {
    const open = findingsOf(name).filter(({ severity, waiver }) => severity !== 'info' && waiver === undefined);
    expect(open.map(({ rule, group }) => `${rule} in ${group}`)).toEqual([]);
  });

  it('is introduced by a page of its own, which the page of the fleet file names', () => {
    const page = readFileSync(join(root, 'examples', name, 'README.md'), 'utf8');
    expect(page).toContain(`mdav build examples/${name}/mdav.yaml`);
    expect(readFileSync(join(root, 'docs/fleet-file.md'), 'utf8')).toContain(`(../examples/${name})`);
  });
});

describe("Microsoft's baseline for Windows 24H2", () => {
  const [file] = corpusFiles('intune/settings-catalog', /WindowsSecurityBaseline__/);

  it.skipIf(file === undefined)(
    `is what a genuine deployment of it says (${corpusMissing ?? 'settings catalog export'})`,
    () => {
      if (file === undefined) return;
      const policy = settingsCatalogCodec.decode(file.bytes);
      if (!policy.ok) throw new Error(JSON.stringify(policy.diagnostics));
      expect(policy.value.template?.displayVersion).toBe('Version 24H2');
      const { settings } = mdmChannel.lift({ ...EMPTY_FORM, catalog: [policy.value] });
      expect(read('hardened-baselines').profiles?.['microsoft-windows-24h2-intune']?.settings).toEqual(settings);
    },
  );

  it('goes out over Intune as a whole', () => {
    const { emissions } = mdmChannel.lower(groupOf('microsoft-windows-24h2-intune'));
    expect(emissions.filter(({ kind }) => kind !== 'emitted')).toEqual([]);
    expect(emissions).toHaveLength(27);
  });
});

/*
 * The requirements of the Microsoft Defender Antivirus STIG, version 2 release 8, each with the registry value that its
 * check looks for. Read in the machine-readable form of microsoft/PowerStig at fce8816499c6f26bd50f703483d8ad742f0700f3,
 * source/StigData/Processed/WindowsDefender-All-2.8.xml.
 */
const DEFENDER = 'Windows Defender';
const REAL_TIME = `${DEFENDER}\\Real-Time Protection`;
const SCAN = `${DEFENDER}\\Scan`;
const SPYNET = `${DEFENDER}\\Spynet`;
const ENGINE = `${DEFENDER}\\MpEngine`;
const UPDATES = `${DEFENDER}\\Signature Updates`;
const GUARD = `${DEFENDER}\\Windows Defender Exploit Guard`;
const RULES = `${GUARD}\\ASR\\Rules`;
const SEVERITIES = `${DEFENDER}\\Threats\\ThreatSeverityDefaultAction`;

const STIG: readonly (readonly [id: string, key: string, name: string, data: number | string])[] = [
  ['V-213426', DEFENDER, 'PUAProtection', 1],
  ['V-213427', DEFENDER, 'DisableRoutinelyTakingAction', 0],
  ['V-213431', `${DEFENDER}\\Exclusions`, 'DisableAutoExclusions', 0],
  ['V-213432', SPYNET, 'LocalSettingOverrideSpynetReporting', 0],
  ['V-213433', SPYNET, 'DisableBlockAtFirstSeen', 0],
  ['V-213434', SPYNET, 'SpynetReporting', 2],
  ['V-213435', SPYNET, 'SubmitSamplesConsent', 1],
  ['V-213436', `${DEFENDER}\\NIS`, 'DisableProtocolRecognition', 0],
  ['V-213437', REAL_TIME, 'LocalSettingOverrideDisableOnAccessProtection', 0],
  ['V-213438', REAL_TIME, 'LocalSettingOverrideRealtimeScanDirection', 0],
  ['V-213439', REAL_TIME, 'LocalSettingOverrideDisableIOAVProtection', 0],
  ['V-213440', REAL_TIME, 'LocalSettingOverrideDisableBehaviorMonitoring', 0],
  ['V-213441', REAL_TIME, 'LocalSettingOverrideDisableRealtimeMonitoring', 0],
  ['V-213442', REAL_TIME, 'RealtimeScanDirection', 0],
  ['V-213443', REAL_TIME, 'DisableOnAccessProtection', 0],
  ['V-213444', REAL_TIME, 'DisableIOAVProtection', 0],
  ['V-213445', REAL_TIME, 'DisableRealtimeMonitoring', 0],
  ['V-213446', REAL_TIME, 'DisableBehaviorMonitoring', 0],
  ['V-213447', REAL_TIME, 'DisableScanOnRealtimeEnable', 0],
  ['V-213448', SCAN, 'DisableArchiveScanning', 0],
  ['V-213449', SCAN, 'DisableRemovableDriveScanning', 0],
  // Any day is accepted; the profile chooses Sunday.
  ['V-213450', SCAN, 'ScheduleDay', 1],
  ['V-213451', SCAN, 'DisableEmailScanning', 0],
  ['V-213452', UPDATES, 'ASSignatureDue', 7],
  ['V-213453', UPDATES, 'AVSignatureDue', 7],
  ['V-213454', UPDATES, 'ScheduleDay', 0],
  ['V-213455', SEVERITIES, '5', '2'],
  ['V-213456', RULES, 'be9ba2d9-53ea-4cdc-84e5-9b1eeee46550', '1'],
  ['V-213457', RULES, 'd4f940ab-401b-4efc-aadc-ad5f3c50688a', '1'],
  ['V-213458', RULES, '3b576869-a4ec-4529-8536-b80a7769e899', '1'],
  ['V-213459', RULES, '75668c1f-73b5-4cf0-bb93-3ecf5cb7cc84', '1'],
  ['V-213460', RULES, 'd3e037e1-3eb8-44c8-a917-57927947596d', '1'],
  ['V-213461', RULES, '5beb7efe-fd9a-4556-801d-275e5ffc04cc', '1'],
  ['V-213462', RULES, '92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b', '1'],
  ['V-213463', `${GUARD}\\Network Protection`, 'EnableNetworkProtection', 1],
  ['V-213464', SEVERITIES, '4', '2'],
  ['V-213465', SEVERITIES, '2', '2'],
  ['V-213466', SEVERITIES, '1', '2'],
  ['V-278647', RULES, '7674ba52-37eb-4a4f-a9a1-f0f9a1619a2c', '1'],
  ['V-278648', RULES, '9e6c4e1f-7d60-472f-ba1a-a39ef669e4b2', '1'],
  ['V-278649', RULES, 'b2b3f03d-6a65-4f7b-a9c7-1c7ef74a9ba4', '1'],
  ['V-278650', RULES, 'c1db55ab-c21a-4637-bb3f-a12568109d35', '1'],
  ['V-278651', RULES, 'd1e49aac-8f56-4280-b9ba-993a6d77406c', '2'],
  ['V-278652', RULES, 'e6db77e5-3df2-4cf1-b95a-636979351e5b', '2'],
  ['V-278653', RULES, '01443614-cd74-433a-b99e-2ecdc07bfc25', '2'],
  ['V-278654', RULES, '26190899-1602-49e8-8b27-eb1d0a1ce869', '1'],
  ['V-278655', RULES, '56a863a9-875e-4185-98a7-b882c64b5ce5', '1'],
  ['V-278656', DEFENDER, 'DisableLocalAdminMerge', 1],
  ['V-278658', DEFENDER, 'HideExclusionsFromLocalAdmins', 1],
  ['V-278659', DEFENDER, 'RandomizeScheduleTaskTimes', 1],
  ['V-278660', 'Windows Defender Security Center\\Family options', 'UILockdown', 1],
  ['V-278661', ENGINE, 'EnableFileHashComputation', 1],
  ['V-278662', ENGINE, 'MpBafsExtendedTimeout', 50],
  ['V-278668', REAL_TIME, 'DisableScriptScanning', 0],
  ['V-278669', REAL_TIME, 'OobeEnableRtpAndSigUpdate', 1],
  ['V-278674', `${DEFENDER}\\Features`, 'PassiveRemediation', 1],
  ['V-278675', `${DEFENDER}\\Reporting`, 'EnableDynamicSignatureDroppedEventReporting', 1],
  ['V-278676', SCAN, 'QuickScanIncludeExclusions', 1],
  ['V-278677', `${DEFENDER}\\NIS`, 'EnableConvertWarnToBlock', 1],
  ['V-278678', `${DEFENDER}\\NIS`, 'AllowSwitchToAsyncInspection', 1],
  ['V-278679', SCAN, 'DisablePackedExeScanning', 0],
  ['V-278680', SCAN, 'DisableHeuristics', 0],
  ['V-278863', ENGINE, 'MpCloudBlockLevel', 2],
];
/** For servers alone. */
const STIG_SERVER = ['V-278672', `${GUARD}\\Network Protection`, 'AllowNetworkProtectionOnWinServer', 1] as const;

/** Values that a template writes beside a list to say that it is managed. */
const MARKERS = ['ExploitGuard_ASR_Rules', 'Threats_ThreatSeverityDefaultAction'];

const BASE = 'SOFTWARE\\Policies\\Microsoft\\';
const line = (key: string, name: string, data: unknown) => `${key}\\${name} = ${JSON.stringify(data)}`.toLowerCase();
const lines = (entries: readonly RegistryEntry[]) =>
  entries.flatMap((entry) =>
    entry.kind === 'set' && !MARKERS.includes(entry.name) && 'value' in entry.data
      ? [line(entry.key.slice(BASE.length), entry.name, entry.data.value)]
      : [],
  );

describe('the Defender Antivirus STIG of DISA', () => {
  it('is what the profile writes, value by value, and nothing else', () => {
    const { form, emissions } = registryChannel.lower(groupOf('disa-defender-antivirus-v2r8'));
    expect(emissions.filter(({ kind }) => kind !== 'emitted')).toEqual([]);
    expect([...lines(form.entries)].sort()).toEqual(STIG.map(([, key, name, data]) => line(key, name, data)).sort());
  });

  it('has its switch for network protection in the profile of the servers', () => {
    const { form } = registryChannel.lower(groupOf('servers'));
    const [, key, name, data] = STIG_SERVER;
    expect(lines(form.entries)).toEqual([line(key, name, data)]);
  });

  it('leaves out what has to be absent: V-213428, V-213429, V-213430', () => {
    const assigned = groupOf('disa-defender-antivirus-v2r8').assignments.map(({ setting }) => setting);
    for (const setting of ['disableAntiSpyware', 'excludedPaths', 'excludedProcesses'])
      expect(assigned).not.toContain(setting);
  });
});
