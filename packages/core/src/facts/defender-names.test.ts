import { describe, expect, it } from 'vitest';
import { isDefenderDefinition, isDefenderKey, isDefenderUri, isModeName, meantKey } from './defender-names.ts';

const HKLM = String.raw`HKLM\SOFTWARE`;

describe('isDefenderKey', () => {
  it.each([
    String.raw`${HKLM}\Policies\Microsoft\Windows Defender\Exclusions\Paths`,
    String.raw`${HKLM}\WOW6432Node\Policies\Microsoft\Windows Defender`,
    String.raw`${HKLM}\wow6432node\policies\microsoft\windows advanced threat protection`,
    String.raw`${HKLM}\Policies\Microsoft\Microsoft Defender`,
    String.raw`${HKLM}\Policies\Microsoft\Microsoft Defender Antivirus\Spynet`,
    String.raw`${HKLM}\Microsoft\Windows Defender ATP`,
    String.raw`HKLM\SYSTEM\ControlSet001\Services\Sense`,
    String.raw`HKLM\SYSTEM\CurrentControlSet\Services\wscsvc`,
  ])('knows %s', (key) => expect(isDefenderKey(key)).toBe(true));

  it.each([
    String.raw`${HKLM}\Policies\Microsoft\WindowsFirewall`,
    String.raw`${HKLM}\Policies\Microsoft\Windows Defender ExploitGuard\Exploit Protection`,
    String.raw`${HKLM}\Policies\Microsoft\Windows Defender Antivirus Helper`,
    String.raw`HKLM\SYSTEM\ControlSet001\Services\Spooler`,
    String.raw`HKLM\SYSTEM\ControlSet1\Services\Sense`,
  ])('leaves %s to others', (key) => expect(isDefenderKey(key)).toBe(false));
});

describe('isDefenderDefinition', () => {
  it.each([
    'device_vendor_msft_policy_config_defender_puaprotection',
    'vendor_msft_defender_configuration_tamperprotection_options',
    'Device_Vendor_MSFT_WindowsAdvancedThreatProtection_Onboarding',
    'defender_disablerestorepoint',
    'device_vendor_msft_policy_config_mssecurityguide_turnonwindowsdefenderprotectionagainstpotentiallyunwantedapplications',
    'linux_mdatp_managed_antivirusengine_enforcementlevel',
    'com.apple.managedclient.preferences_enforcementlevel_antivirusengine',
    'com.apple.managedclient.preferences_passivemode',
    'com.apple.managedclient.preferences_exclusions_item_$type',
    'com.apple.managedclient.preferences_enabled',
  ])('knows %s', (definition) => expect(isDefenderDefinition(definition)).toBe(true));

  it.each([
    'vendor_msft_firewall_mdmstore_domainprofile_enablefirewall',
    'device_vendor_msft_policy_config_smartscreen_enablesmartscreeninshell',
    'device_vendor_msft_policy_config_exploitguard_exploitprotectionsettings',
    'device_vendor_msft_policy_config_mssecurityguide_applyuacrestrictionstolocalaccountsonnetworklogon',
    'com.apple.managedclient.preferences_smartscreenenabled',
    'com.apple.managedclient.preferences_kfmsilentoptin',
    'com.apple.managedclient.preferences_enabledx',
    'linux_customconfig_executioncontext',
  ])('leaves %s to others', (definition) => expect(isDefenderDefinition(definition)).toBe(false));
});

it('knows the policy of the security guide that is about Defender, and no other of it', () => {
  const area = './Device/Vendor/MSFT/Policy/Config/MSSecurityGuide';
  const [pua, other] = [
    'TurnOnWindowsDefenderProtectionAgainstPotentiallyUnwantedApplications',
    'WDigestAuthentication',
  ];
  expect([`${area}/${pua}`, `${area}/${other}`].map(isDefenderUri)).toEqual([true, false]);
});

it('says which key another spelling means, below it too', () => {
  expect(meantKey(String.raw`SOFTWARE\WOW6432Node\Policies\Microsoft\Microsoft Defender\Spynet`)).toBe(
    String.raw`SOFTWARE\Policies\Microsoft\Windows Defender\Spynet`,
  );
  expect(meantKey(String.raw`SYSTEM\ControlSet002\Services\WdBoot`)).toBe(
    String.raw`SYSTEM\CurrentControlSet\Services\WdBoot`,
  );
});

it('knows the names that guides write, whole and in any case', () => {
  expect(['forcedefenderpassivemode', 'ForcePassiveMode', 'DisableAntiVirus'].filter(isModeName)).toHaveLength(3);
  expect(['PassiveMode', 'DisableAntiSpywareNot', 'Start'].filter(isModeName)).toEqual([]);
});
