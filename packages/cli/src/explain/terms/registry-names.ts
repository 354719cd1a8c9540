import { WRONG_FORCING_PLACES } from '@mdav/core/decision';
import type { TermOf } from './term.ts';

/** Names that stand in guides, old pages and devices, and that no setting has. */
export const NAME_TERMS: readonly TermOf[] = [
  {
    id: 'ForcePassiveMode',
    also: [
      'FORCEPASSIVEMODE=1',
      ...WRONG_FORCING_PLACES.filter(({ name }) => name === 'ForcePassiveMode').map(
        ({ key, name }) => `HKLM\\${key}\\${name}`,
      ),
    ],
    says: 'No value that counts has this name. Pages of early 2021 gave it in place of `ForceDefenderPassiveMode` and withdrew it; a guide in circulation puts it below `Windows Defender`, for which no page is known. The installer `md4ws.msi` has a property `FORCEPASSIVEMODE=1`, which is something else: it makes Defender passive at once on Windows Server 2012 R2 and 2016, and does not last.',
    next: 'Use `ForceDefenderPassiveMode`, which `mode: passive` writes on servers.',
    see: ['forceDefenderPassiveMode', 'force-passive-wrong-name', 'misplaced-forcing-value', 'md4ws.msi'],
    sources: ['compat-2021-02', 'compat-2026', 'cfg-servers-2024', 'seed-guide'],
  },
  {
    id: 'Set-MpPreference -ForceDefenderPassiveMode',
    says: 'The page of `Set-MpPreference` has no parameter for this: `ForceDefenderPassiveMode` is a value of the registry, below the key of the policies of Defender for Endpoint.',
    next: 'Use `mode: passive`, which writes the value on servers.',
    see: ['forceDefenderPassiveMode', 'misplaced-forcing-value'],
    sources: ['set-mp-preference', 'compat-2026'],
  },
  {
    id: 'PassiveMode value',
    also: ['HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\PassiveMode', 'PassiveMode registry'],
    says: 'A value that Defender writes itself below `HKLM\\SOFTWARE\\Microsoft\\Windows Defender`: event 5007 names it when the mode changes. It shows the mode; setting it sets nothing.',
    next: 'Set `ForceDefenderPassiveMode` on servers.',
    see: ['passive', '5007', 'forceDefenderPassiveMode'],
    sources: ['switch-2-2026'],
  },
  {
    id: 'DisableAntiVirus',
    also: [
      'DisableAntivirus policy',
      'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\DisableAntiVirus',
      'HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\DisableAntiVirus',
    ],
    says: 'A companion of `DisableAntiSpyware` that no template of Microsoft writes. The page that names it says both are ignored on devices that are onboarded, from platform 4.18.2108.4 on.',
    next: 'Take it out, and choose a mode.',
    see: ['disable-antivirus-by-registry', 'disableAntiSpyware', 'disabled', 'turn-off-policy-disables-server'],
    sources: ['das-now'],
  },
  {
    id: 'OnboardingState',
    also: ['HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status\\OnboardingState'],
    says: 'A value below `HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status` that the sensor writes: 1 is onboarded.',
    see: ['not-onboarded', 'Sense', '11 (SENSE)'],
    sources: ['ts-onb'],
  },
  {
    id: 'OnboardingInfo',
    also: [
      'OnboardedInfo',
      'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection\\OnboardingInfo',
      'onboarding blob',
    ],
    says: 'The onboarding package of the tenant as a value of the registry. It is a secret of the tenant and stands below the key that `ForceDefenderPassiveMode` has too, which is why that key is never deleted.',
    see: ['watp-key-deleted', 'OnboardingState'],
    sources: ['ts-onb', 'gp-2026'],
  },
  {
    id: 'senseGuid',
    also: ['HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\senseGuid'],
    says: 'What tells a device from another in the portal. In the image of virtual desktops it has to be gone, or all of them are one device.',
    next: 'Never onboard the image itself; onboard each desktop at its start.',
    see: ['Azure Virtual Desktop', 'Sense'],
    sources: ['vdi-onboarding'],
  },
  {
    id: 'TPExclusions',
    also: ['HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Features\\TPExclusions'],
    says: 'A value that Defender writes: 1 where tamper protection covers the exclusions.',
    see: ['exclusions-not-tamper-protected', 'ManagedDefenderProductType', 'disableLocalAdminMerge'],
    sources: ['tamper-exclusions'],
  },
  {
    id: 'ManagedDefenderProductType',
    also: [
      'HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\ManagedDefenderProductType',
      'HKLM\\SOFTWARE\\Microsoft\\SenseCM\\EnrollmentStatus',
      'EnrollmentStatus',
      'SenseCM',
    ],
    says: 'A value that tells who manages Defender: 6 is Intune alone. 7 is Configuration Manager where `EnrollmentStatus` below `HKLM\\SOFTWARE\\Microsoft\\SenseCM` is 4, and Intune beside it where that is 3. Tamper protection covers exclusions with one manager only.',
    see: ['exclusions-not-tamper-protected', 'TPExclusions'],
    sources: ['tamper-exclusions'],
  },
  {
    id: 'Features\\TamperProtection',
    also: [
      'HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Features\\TamperProtection',
      'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Features\\TamperProtection',
    ],
    says: 'Where Defender keeps the state of tamper protection. Devices take nothing from there: the portal, Intune and Configuration Manager switch it.',
    next: 'Set `tamperProtection` with `deliver: [intune]`, or use the portal.',
    see: ['tamperProtection', 'tamper-protection-by-registry', 'IsTamperProtected'],
    sources: ['tamper-2026', 'tamper-windows'],
  },
];

/** Parameters and ids that are met, and that no setting has. */
export const OTHER_NAME_TERMS: readonly TermOf[] = [
  {
    id: 'DisableTamperProtection',
    says: 'A parameter of `Set-MpPreference` that switches tamper protection off while troubleshooting mode is on, and does nothing else.',
    see: ['tamperProtection', 'TroubleShootingMode'],
    sources: ['troubleshooting-2026', 'set-mp-preference'],
  },
  {
    id: 'DisableIntrusionPreventionSystem',
    says: 'A parameter that `Set-MpPreference` had; the page for Windows Server 2025 has it no longer.',
    see: ['allowIntrusionPreventionSystem'],
    sources: ['set-mp-preference'],
  },
  {
    id: 'MpEnablePus',
    also: ['HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\MpEngine\\MpEnablePus'],
    says: 'A value that scripts write for protection against potentially unwanted applications. No template of Microsoft that was read has it: the policy for that is `PUAProtection`, one key up.',
    next: 'Use `puaProtection` in its place.',
    see: ['puaProtection'],
    sources: ['admx-2024'],
  },
  {
    id: '1081f0b6-3e1e-4f44-acce-816d65112d99',
    says: 'The GUID of an attack surface reduction rule about files of remote management tools. A template of others names it, and no page of Microsoft lists it, so that the catalogue has no name for it.',
    next: 'Verify on a device what it does before you rely on it.',
    see: ['attackSurfaceReductionRules', 'asr-rule-by-guid'],
    sources: ['security-admx'],
  },
];

/** Keys that are looked up as a whole. */
export const KEY_TERMS: readonly TermOf[] = [
  {
    id: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Policy Manager',
    says: 'Where a device keeps what mobile device management has set of Defender, a value per node. Intune writes it through the nodes; nothing else should.',
    see: ['mdm-gpo-race'],
    sources: ['ts-settings'],
  },
  {
    id: 'HKLM\\SOFTWARE\\Microsoft\\Windows Defender',
    says: 'Where Defender keeps its own settings, those of `Set-MpPreference` and of the Windows Security app. Policies have the same names below `SOFTWARE\\Policies\\Microsoft\\Windows Defender` and go before them. Tamper protection refuses writes, and mdav writes nothing there.',
    see: ['HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', 'tamper-ignores-channel'],
    sources: ['tamper-2026', 'ts-settings'],
  },
  {
    id: 'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection',
    also: ['HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status'],
    says: 'Where the sensor of Defender for Endpoint keeps its state, `Status\\OnboardingState` and `senseGuid` among it. Another antivirus has to leave it alone.',
    see: ['OnboardingState', 'senseGuid', 'Sense'],
    sources: ['ts-onb', 'switch-2-2026'],
  },
];
