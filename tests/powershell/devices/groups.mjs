import { parseFleet, resolveFleet } from '../../../packages/core/dist/index.js';

/**
 * The groups whose scripts are run: every mode, block mode by policy and by the switch of the portal, onboarding done,
 * planned and none, both agents, both orders of precedence, and one group with more exclusions than a line holds.
 */
export const FLEET = `
mdav: 1
name: simulated
defaults:
  licence: p2
  onboarding: { state: onboarded, via: gpo }
  antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  deliver: [gpo]
groups:
  passive:
    os: [windows-server-2019, windows-server-2022, windows-server-2025, windows-11]
    mode: passive
  planned:
    os: [windows-server-2019, windows-11]
    mode: passive
    onboarding: { state: planned, via: gpo }
  block-by-policy:
    os: [windows-server-2016, windows-server-2022, windows-11]
    agent: unified
    mode: passive+edr-block
    settings: { passiveRemediation: [edr-remediation] }
  block-by-portal:
    os: [windows-server-2019, windows-10]
    mode: passive+edr-block
    baseline: 2021-07
  active:
    os: [windows-server-2022, windows-11]
    mode: active
    antivirus: none
    tamperProtection: on
    platform: 4.18.23050.1
    engine: 1.1.23050.1
    settings:
      allowRealtimeMonitoring: true
      allowBehaviorMonitoring: true
      puaProtection: block
      attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit }
  active-alone:
    os: [windows-server-2012-r2, windows-server-2022]
    agent: unified
    mode: active
    antivirus: none
    onboarding: { state: none }
    settings: { allowOnAccessProtection: false, excludedPaths: ['E:\\'], excludedExtensions: [.exe] }
  active-block:
    os: [windows-server-2022, windows-11]
    mode: active+edr-block
    antivirus: none
    deliver: [gpo, intune]
    mdmWinsOverGp: on
    settings: { passiveRemediation: [edr-remediation], allowCloudProtection: true }
  client-forced-passive: { os: windows-11, mode: passive, deliver: [intune], settings: { forceDefenderPassiveMode: true } }
  client-forced-active: { os: windows-11, mode: active, antivirus: none, deliver: [intune], settings: { forceDefenderPassiveMode: false } }
  client-unforced: { os: windows-11, mode: active, antivirus: none, deliver: [intune], settings: { forceDefenderPassiveMode: remove } }
  excluding:
    os: [windows-server-2022]
    mode: passive
    settings:
      excludedPaths: [${Array.from({ length: 40 }, (_, index) => `'D:\\Applications of the department\\Data ${index}'`).join(', ')}]
      excludedProcesses: ['C:\\Apps\\a.exe', 'D:\\it''s\\b.exe']
      allowArchiveScanning: true
      allowCloudProtection: true
      cloudBlockLevel: high
`;

/** The resolved groups, in the order of the file. */
export function groups() {
  const parsed = parseFleet({ text: FLEET });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value.groups;
}
