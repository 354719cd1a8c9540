import type { SourceId } from '../facts/sources.ts';

/** Why a device stands as it does, and what to do about it. */
export interface CauseInfo {
  /** A few words for a table. */
  readonly title: string;
  /** What is the case; a complete sentence. */
  readonly says: string;
  /** What to do next; starts with a verb. Empty where nothing is to do. */
  readonly next: string;
  /** What to do instead where the collector was run already and told all that it reads; starts with a verb. */
  readonly nextWhenCollected?: string;
  /** What a remediation script may do about it by itself; absent where that is not for a script. */
  readonly remedy?: Remedy;
  /** Present where nothing is named that could be mended; said only where no other cause holds. */
  readonly isOpen?: true;
  readonly sources: readonly SourceId[];
}

/**
 * What a script may set on a device: the forcing value that the wanted mode asks for. Nothing else is documented as
 * a repair; services, policy keys and onboarding are never touched.
 */
export type Remedy = 'set-forcing-value';

/** Every cause that a row of the decision table may name. */
export const CAUSES = {
  reached: {
    title: 'In the wanted mode',
    says: 'The device runs in the wanted mode.',
    next: '',
    sources: ['compat-2026', 'windows-2025'],
  },
  unsupported: {
    title: 'System or agent unsupported',
    says: 'This operating system cannot have the wanted mode with this agent.',
    next: 'Install the unified agent on Windows Server 2012 R2 and 2016, or give the device a mode that it supports.',
    sources: ['compat-2026', 'switch-2-2026'],
  },
  'antivirus-removed': {
    title: 'Defender Antivirus removed',
    says: 'The Defender Antivirus feature is not on the device, so it can be neither active nor passive.',
    next: 'Install the feature `Windows-Defender` and restart; passive mode needs it too.',
    sources: ['compat-2026', 'server-2026'],
  },
  'troubleshooting-mode': {
    title: 'In troubleshooting mode',
    says: 'The device is in troubleshooting mode: local changes hold for a while, and policy that arrives waits.',
    next: 'Verify again when it has ended, which it does by itself after four hours; it may be switched on a second time within a day.',
    sources: ['troubleshooting-2026'],
  },
  'awaits-onboarding': {
    title: 'Waits for onboarding',
    says: 'Nothing that policy sets is missing; the device is not onboarded yet, as the fleet file plans it.',
    next: 'Onboard the device, then set `onboarding` of the group to onboarded.',
    sources: ['compat-2026', 'passive-2025'],
  },
  'turned-off-by-policy': {
    title: 'Turned off by policy',
    says: 'The policy "Turn off Microsoft Defender Antivirus" is on and Defender does not run.',
    next: 'Set the policy to Not configured. A server that had it before onboarding stays off until `ForceDefenderPassiveMode` is 1 or 0.',
    sources: ['compat-2026', 'server-2026', 'gp-2026'],
  },
  'not-onboarded': {
    title: 'Not onboarded',
    says: 'The device is not onboarded to Defender for Endpoint, and the mode or the fleet file asks for it.',
    next: 'On a server put `ForceDefenderPassiveMode` in place first where passive is wanted; then onboard the device.',
    sources: ['compat-2026', 'passive-2025', 'edr-2026'],
  },
  'other-antivirus-registered': {
    title: 'Another antivirus is registered',
    says: 'Another antivirus gives real-time protection, and beside it Defender does not become active.',
    next: 'Remove the other antivirus. Clients then become active by themselves.',
    sources: ['compat-2026', 'server-2026'],
  },
  'not-running': {
    title: 'Defender does not run',
    says: 'Defender Antivirus is installed and does not run, and no documented cause was seen.',
    next: 'Look into the Defender Operational log and the service WinDefend. Do not change its start type: that is unsupported. On Windows Server 2016 run `MpCmdRun.exe -WdEnable` as administrator and restart: another product may have required Defender to be disabled.',
    isOpen: true,
    sources: ['migrating', 'compat-2026', 'switch-ts'],
  },
  'mode-not-reported': {
    title: 'Mode not reported',
    says: 'The device did not tell its running mode, or told a word of which no page says what it means, such as PassiveAudit, the antivirus mode 5 of reports.',
    next: 'Run `Get-MdavState.ps1` on the device. `AMRunningMode` needs platform 4.18.2007.8 or later.',
    nextWhenCollected:
      'Update the platform, since `AMRunningMode` needs 4.18.2007.8, and run `Get-MpComputerStatus` on the device: the collector got no answer from it.',
    sources: ['ts-onb', 'compat-2026'],
  },
  'sensor-not-running': {
    title: 'Sensor does not run',
    says: 'The service Sense does not run: Defender for Endpoint sees nothing of the device, and passive mode can only be confirmed once it runs.',
    next: 'Look why the sensor does not start (`sc.exe query sense`, event log SENSE), then verify again.',
    sources: ['onboard-server-2026', 'ts-onb'],
  },
  'security-center-stopped': {
    title: 'Security Center does not run',
    says: 'The Windows Security Center service does not run, so the client does not see the other antivirus: it stays active, or becomes so at its next start, and nothing shows whether another one protects it.',
    next: 'Let `wscsvc` start as Windows ships it. Turning it off is unsupported.',
    sources: ['compat-2026'],
  },
  'antivirus-not-registered': {
    title: 'No other antivirus registered',
    says: 'No other antivirus is registered with Security Center, and a client is passive only beside one.',
    next: 'Install or repair the other antivirus until Security Center lists it, or give the device an active mode.',
    sources: ['compat-2026', 'passive-2025'],
  },
  'other-antivirus-off': {
    title: 'Whether anything protects is not known',
    says: 'Defender is passive, and by Security Center each other antivirus is off, snoozed or expired. That layout of its number no page documents, so it may protect the device all the same.',
    next: 'Look at the device: turn the other antivirus on, renew it or take it away.',
    sources: ['compat-2026', 'passive-2025'],
  },
  'forced-active': {
    title: 'Forced active',
    says: '`ForceDefenderPassiveMode` is 0, which forces active mode.',
    next: 'Find the policy that sets the value to 0 and take the device out of it; servers need the value 1.',
    remedy: 'set-forcing-value',
    sources: ['compat-2026', 'switch-ts'],
  },
  'turn-off-policy-disabled': {
    title: 'Kept running by policy',
    says: 'The policy "Turn off Microsoft Defender Antivirus" is Disabled, which makes Defender run whatever other antivirus is there.',
    next: 'Set the policy to Not configured.',
    sources: ['acsp'],
  },
  'wrong-forcing-value': {
    title: 'Forcing value of the wrong kind',
    says: '`ForceDefenderPassiveMode` is there and is neither 0 nor 1 as a REG_DWORD, the one form that is documented.',
    next: 'Write it as a REG_DWORD: 1 for passive, 0 for active. A text "1", a QWORD or another number is no such value.',
    remedy: 'set-forcing-value',
    sources: ['compat-2026', 'switch-2-2026'],
  },
  'misplaced-forcing-value': {
    title: 'Forcing value in the wrong place',
    says: 'A forcing value stands under a key or name that Microsoft has it at nowhere, as some guides do; the documented place has none.',
    next: 'Put `ForceDefenderPassiveMode` 1 under `HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection`.',
    remedy: 'set-forcing-value',
    sources: ['compat-2026', 'switch-2-2026', 'seed-guide'],
  },
  'forcing-value-missing': {
    title: 'Forcing value missing',
    says: 'A server becomes passive, and stays so, only by `ForceDefenderPassiveMode`, and the value is not there.',
    next: 'See that the policy of this group reaches the device (`gpresult /r /scope computer`), or import its `.reg` file.',
    remedy: 'set-forcing-value',
    sources: ['compat-2026', 'server-2026', 'cfg-servers-2024'],
  },
  'tamper-protection-holds-active': {
    title: 'Tamper protection holds active',
    says: 'The value is 1, and tamper protection refuses the switch from active to passive.',
    next: 'Turn tamper protection off for this server alone, by a policy (the switch of the portal is for the whole organization), restart, verify, and turn it on again. Troubleshooting mode is no documented way: what was changed reverts when it ends.',
    sources: ['compat-2026', 'releases', 'tamper-windows', 'troubleshooting-2026'],
  },
  'restart-pending': {
    title: 'Restart pending',
    says: 'The forcing value is right and was changed after the last start of Windows.',
    next: 'Restart the device and verify again.',
    sources: ['server-2026', 'switch-ts'],
  },
  'restart-unknown': {
    title: 'Perhaps a restart is pending',
    says: 'The forcing value is right, and it is not known whether the device was restarted since.',
    next: 'Restart the device and verify again.',
    sources: ['server-2026', 'switch-ts'],
  },
  'forced-but-active': {
    title: 'Active in spite of the value',
    says: 'The value 1 is in place since before the last start, nothing documented speaks against it, and the device is active.',
    next: 'Look for event 5007 naming `ForceDefenderPassiveMode`; without it, take the value away and set it again after onboarding.',
    isOpen: true,
    sources: ['switch-2-2026', 'switch-2', 'compat-2026'],
  },
  'just-changed': {
    title: 'Just changed',
    says: 'Everything that the mode needs is there since a short while, and clients change by themselves.',
    next: 'Verify again after the next start of the device.',
    sources: ['compat-2026', 'passive-2025'],
  },
  'unexplained-active': {
    title: 'Active, cause not seen',
    says: 'The device is active, and what was told of it does not explain why.',
    next: 'Run `Get-MdavState.ps1` on the device: it tells what is missing here.',
    nextWhenCollected:
      'Update the platform, restart, and verify again; see whether Windows Security names the other antivirus as the one that protects. What stays is for support, with what `MpCmdRun.exe -GetFiles` gathers.',
    isOpen: true,
    sources: ['compat-2026', 'diagnostic-data'],
  },
  'limited-periodic-scanning': {
    title: 'Limited periodic scanning is on',
    says: 'The device shows `SxS Passive Mode`: another antivirus with limited periodic scanning, which is advised against in enterprises.',
    next: 'Turn limited periodic scanning off, and onboard the device if it is not.',
    sources: ['migrating', 'windows-2025'],
  },
  'block-mode-not-wanted': {
    title: 'Block mode on, not wanted',
    says: 'EDR in block mode is on, and the fleet wants passive mode without it.',
    next: 'Take the policy away that sets `PassiveRemediation`, or the switch of the portal, which holds for the whole tenant. It can take 30 minutes.',
    sources: ['seed-edr', 'faq-2025'],
  },
  'block-mode-ambiguous': {
    title: 'Block mode, active or passive unknown',
    says: '`EDR Block Mode` does not tell whether the device is active or passive, and nothing else was told that does.',
    next: 'Run `Get-MdavState.ps1` on the device: it reads the forcing value and the other antivirus.',
    nextWhenCollected:
      'Set `ForceDefenderPassiveMode` on a server, and see that Security Center answers on a client: they tell active from passive, and neither was there.',
    sources: ['windows-2025', 'seed-edr'],
  },
  'platform-below-floor': {
    title: 'Platform too old',
    says: 'The platform (`AMProductVersion`) is older than EDR in block mode needs.',
    next: 'Update the platform by Windows Update or the channel in use.',
    sources: ['edr-2026', 'releases'],
  },
  'engine-below-floor': {
    title: 'Engine too old',
    says: 'The engine (`AMEngineVersion`) is older than EDR in block mode needs.',
    next: 'Update the security intelligence, which brings the engine along.',
    sources: ['edr-2026'],
  },
  'cloud-protection-off': {
    title: 'Cloud protection off',
    says: 'Cloud protection is set to off, and EDR in block mode needs it.',
    next: 'Turn cloud protection on (`allowCloudProtection`), in passive mode too.',
    sources: ['edr-2026'],
  },
  'channels-disagree': {
    title: 'Channels disagree',
    says: 'Group Policy and mobile device management set `PassiveRemediation` differently, and which one wins is a race.',
    next: 'Take the setting out of Group Policy, or out of Intune, for this device.',
    sources: ['dcsp', 'mdmwins'],
  },
  'block-mode-policy-missing': {
    title: 'Block mode policy missing',
    says: 'EDR in block mode is wanted by policy, and `PassiveRemediation` is not on here.',
    next: 'See that the policy of this group reaches the device.',
    sources: ['edr-2026'],
  },
  'block-mode-off-in-portal': {
    title: 'Block mode off in the portal',
    says: 'EDR in block mode is to be switched on in the portal, and the device does not show it.',
    next: 'Switch it on: Settings > Endpoints > General > Advanced features.',
    sources: ['seed-edr', 'edr-2026'],
  },
  'block-mode-settling': {
    title: 'Block mode just set',
    says: 'The policy for EDR in block mode is on and was changed after the last start of Windows.',
    next: 'Verify again later; a change of block mode can take 30 minutes.',
    sources: ['faq-2025', 'edr-2026'],
  },
  'block-mode-unexplained': {
    title: 'Block mode off, cause not seen',
    says: 'The device is passive without block mode, and what was told of it does not explain why.',
    next: 'Run `Get-MdavState.ps1` on the device, and look at the licence: block mode needs Plan 2.',
    nextWhenCollected:
      'Look at the licence, since block mode needs Plan 2, and at the switch of the portal; then restart and verify again.',
    isOpen: true,
    sources: ['edr-2026', 'without-mde'],
  },
  'block-mode-not-visible': {
    title: 'Block mode cannot be seen',
    says: 'An active device shows `Normal` with block mode on or off, and no policy of it was told.',
    next: 'Look at Settings > Endpoints > General > Advanced features in the portal.',
    sources: ['seed-edr', 'faq-2025'],
  },
  'forced-passive': {
    title: 'Forced passive',
    says: '`ForceDefenderPassiveMode` is 1, which forces passive mode.',
    next: 'Set the value to 0 and restart; then find the policy that sets it to 1.',
    remedy: 'set-forcing-value',
    sources: ['server-2026', 'switch-ts'],
  },
  'turn-off-policy-makes-passive': {
    title: 'Passive by the turn-off policy',
    says: 'The policy "Turn off Microsoft Defender Antivirus" is on, and on an onboarded server that means passive.',
    next: 'Set the policy to Not configured and `ForceDefenderPassiveMode` to 0, then restart.',
    sources: ['releases', 'compat-2026'],
  },
  'active-value-missing': {
    title: 'Value 0 missing',
    says: 'The server is passive, and servers may not return to active by themselves.',
    next: 'Set `ForceDefenderPassiveMode` to 0 and restart.',
    remedy: 'set-forcing-value',
    sources: ['server-2026'],
  },
  'protection-off': {
    title: 'Protection off',
    says: 'Defender is the primary antivirus, and its protection as a whole, real-time protection, behaviour monitoring, scanning on access or of downloads is off, or it runs without an engine.',
    next: 'Find who turned it off (event 5001 or 5007 of the Defender Operational log, a policy, troubleshooting), turn it on, and tamper protection with it.',
    sources: ['gmcs-2025', 'compat-2026', 'tamper-2026'],
  },
  'drive-excluded': {
    title: 'A whole drive or programs excluded',
    says: 'Defender is the primary antivirus, and an exclusion that the fleet file does not want covers a whole drive, or programs or scripts wherever they are: nothing of that is scanned.',
    next: 'Find who set it (event 5007 of the Defender Operational log, a policy), and take it away, such as by `Remove-MpPreference -ExclusionPath` or `-ExclusionExtension`.',
    sources: ['exclusion-mistakes', 'exclusion-paths'],
  },
  'tamper-differs': {
    title: 'Tamper protection differs',
    says: 'Tamper protection is not as the fleet file has it.',
    next: 'Look at the portal and at Intune, which set it; a device needs a few minutes and a connection to the cloud to follow.',
    sources: ['tamper-windows', 'gmcs-2025'],
  },
  'signatures-old': {
    title: 'Security intelligence too old',
    says: 'The security intelligence is older than it may be, so that what is new is not recognised.',
    next: 'Run `Update-MpSignature` and look why the update channel of the device does not work. Passive mode gets them by Windows Update alone.',
    sources: ['gmcs-2025', 'acsp', 'compat-2026'],
  },
  'unexplained-passive': {
    title: 'Passive, cause not seen',
    says: 'The device is passive, and what was told of it does not explain why.',
    next: 'Run `Get-MdavState.ps1` on the device: it tells what is missing here.',
    nextWhenCollected:
      'Restart the device and verify again; see whether Windows Security names another antivirus. What stays is for support, with what `MpCmdRun.exe -GetFiles` gathers.',
    isOpen: true,
    sources: ['compat-2026', 'switch-ts', 'diagnostic-data'],
  },
} as const satisfies Readonly<Record<string, CauseInfo>>;

export type CauseId = keyof typeof CAUSES;

/** What is worth knowing of a device besides its verdict. */
export const CAUTION_INFOS = {
  'passive-by-turn-off-policy': {
    title: 'Passive by the turn-off policy',
    says: 'Nothing but the policy "Turn off Microsoft Defender Antivirus" makes this server passive.',
    next: 'Put `ForceDefenderPassiveMode` 1 in place, then set the policy to Not configured.',
    sources: ['releases', 'compat-2026'],
  },
  'turn-off-policy-present': {
    title: 'Turn-off policy set',
    says: 'The policy "Turn off Microsoft Defender Antivirus" is on, though Defender runs.',
    next: 'Set the policy to Not configured.',
    sources: ['das-now', 'releases', 'acsp'],
  },
  'wrong-forcing-value-present': {
    title: 'Forcing value of the wrong kind',
    says: '`ForceDefenderPassiveMode` is there and is neither 0 nor 1 as a REG_DWORD.',
    next: 'Write it as a REG_DWORD, or take it away.',
    sources: ['compat-2026', 'switch-2-2026'],
  },
  'misplaced-forcing-value-present': {
    title: 'Forcing value in the wrong place',
    says: 'A forcing value stands under a key or name that Microsoft has it at nowhere.',
    next: 'Take it away, so that nobody relies on it.',
    sources: ['seed-guide', 'compat-2026'],
  },
  'block-mode-by-portal-only': {
    title: 'Block mode by the portal only',
    says: 'Block mode is on by the switch of the portal; the policy of the fleet did not arrive.',
    next: 'See that the policy of this group reaches the device.',
    sources: ['edr-2026'],
  },
  'block-mode-beside-active': {
    title: 'Block mode set on an active device',
    says: 'The policy for EDR in block mode is on, and Defender is the primary antivirus.',
    next: 'Take the policy away where the fleet does not want block mode.',
    sources: ['faq-2025', 'seed-edr'],
  },
  'block-mode-without-cloud': {
    title: 'Block mode without cloud protection',
    says: 'Block mode is reported while cloud protection, which it needs, is set to off.',
    next: 'Turn cloud protection on.',
    sources: ['edr-2026'],
  },
  'security-center-stopped-now': {
    title: 'Security Center does not run',
    says: 'The Windows Security Center service does not run; the client may become active at its next start.',
    next: 'Let `wscsvc` start as Windows ships it.',
    sources: ['compat-2026'],
  },
  'forced-client': {
    title: 'Forcing value on a client',
    says: '`ForceDefenderPassiveMode` is 1 on a client, where no page documents it.',
    next: 'Take the value away; clients become passive by themselves.',
    sources: ['compat-2026', 'switch-ts'],
  },
  'other-antivirus-idle': {
    title: 'Other antivirus does not run',
    says: 'By Security Center no other antivirus runs: each is off, snoozed or expired. Where Defender is passive nothing may protect the device; where it is to be, this may be why it is not.',
    next: 'Look at the device: turn the other antivirus on, renew it or take it away.',
    sources: ['compat-2026', 'passive-2025'],
  },
  'asr-not-by-policy': {
    title: 'Attack surface reduction rules by no policy',
    says: 'A rule stands as no policy has it: set on the device itself, such as by `Set-MpPreference`, or by Windows.',
    next: 'Set the rule in the fleet file, or find who set it (event 5007 of the Defender Operational log) and take it away.',
    sources: ['asr-ts'],
  },
  'versions-old': {
    title: 'Versions too old',
    says: 'The platform or the engine is older than the fleet file has it, or the service says of itself that it has expired or is out of date.',
    next: 'Update the platform (KB4052623) and the intelligence, with which the engine comes, and look why the update channel of the device does not work.',
    sources: ['ddf', 'gmcs-2025'],
  },
} as const satisfies Readonly<Record<string, CauseInfo>>;

export type CautionId = keyof typeof CAUTION_INFOS;
