/** The words of the fleet file. Each list is the one place that names its words; types and schema follow from it. */

import { OS_IDS, OS_KINDS, OS_NAMES } from './os-ids.generated.ts';

export { OS_IDS, OS_KINDS, OS_NAMES };

/** An operating system. */
export type OsId = (typeof OS_IDS)[number];
/** An operating system by its id, or by one that it had earlier. */
export type OsName = (typeof OS_NAMES)[number];
/** What kind of Windows an operating system is, in the words of the catalogue. */
export type OsKind = (typeof OS_KINDS)[number];

/**
 * What brings Defender to the device: part of Windows (`builtin`), the modern unified solution of Windows Server
 * 2012 R2 and 2016 (`unified`), or the older Microsoft Monitoring Agent (`mma`).
 */
export const AGENTS = ['builtin', 'unified', 'mma'] as const;
export type Agent = (typeof AGENTS)[number];

/** The wanted mode. `+edr-block` adds EDR in block mode. */
export const MODES = ['active', 'active+edr-block', 'passive', 'passive+edr-block'] as const;
export type Mode = (typeof MODES)[number];

/** The documentation that a fleet is held to, by the month in which it changed. */
export const BASELINES = ['2021-07', '2022-03', '2022-09', 'current'] as const;
export type Baseline = (typeof BASELINES)[number];

/** Whether devices are onboarded to Defender for Endpoint, will be, or will not be. */
export const ONBOARDING_STATES = ['onboarded', 'planned', 'none'] as const;
export type OnboardingState = (typeof ONBOARDING_STATES)[number];

/** The ways in which devices are onboarded. */
export const ONBOARDING_ROUTES = [
  'gpo',
  'intune',
  'configmgr',
  'script',
  'deployment-tool',
  'vdi',
  'defender-for-cloud',
] as const;
export type OnboardingRoute = (typeof ONBOARDING_ROUTES)[number];

/** The licence that covers the devices, as far as it decides what they can do. */
export const LICENCES = ['none', 'p1', 'p2', 'e5', 'business', 'servers-p1', 'servers-p2'] as const;
export type Licence = (typeof LICENCES)[number];

/**
 * Tamper protection as it stands on the devices, or configuration protection in its place (called controlled
 * configuration before September 2026): policy of the cloud is then the only one that counts.
 */
export const TAMPER_STATES = ['on', 'off', 'configuration-protection'] as const;
export type TamperState = (typeof TAMPER_STATES)[number];

/** For features of Windows that are on or off. */
export const SWITCH_STATES = ['on', 'off'] as const;
export type SwitchState = (typeof SWITCH_STATES)[number];

/** Smart App Control as Windows 11 knows it. */
export const SMART_APP_CONTROL_STATES = ['on', 'evaluation', 'off'] as const;
export type SmartAppControlState = (typeof SMART_APP_CONTROL_STATES)[number];

/** Whether the Defender Antivirus feature is on the devices. */
export const ANTIVIRUS_PRESENCE = ['installed', 'removed'] as const;
export type AntivirusPresence = (typeof ANTIVIRUS_PRESENCE)[number];

/** The mode in which devices run before the change. */
export const CURRENT_MODES = ['active', 'passive', 'disabled'] as const;
export type CurrentMode = (typeof CURRENT_MODES)[number];

/** The ways in which a group gets its policy. `portal` means by hand in the Microsoft Defender portal. */
export const DELIVERIES = ['intune', 'gpo', 'registry', 'configmgr', 'portal'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** How Intune manages devices: enrolled (`mdm`), or not enrolled and managed by Defender for Endpoint (`mde`). */
export const INTUNE_MANAGEMENTS = ['mdm', 'mde'] as const;
export type IntuneManagement = (typeof INTUNE_MANAGEMENTS)[number];

/** The policies that enrolled devices get: plain ones of the settings catalog, or endpoint security templates. */
export const INTUNE_FORMS = ['catalog', 'templates'] as const;
export type IntuneForm = (typeof INTUNE_FORMS)[number];

/** Whether an assignment filter keeps the devices that it names, or leaves them out. */
export const FILTER_MODES = ['include', 'exclude'] as const;
export type FilterMode = (typeof FILTER_MODES)[number];

/** `documented` follows Microsoft; `guide` reproduces a third-party guide in circulation and is warned about. */
export const TECHNIQUES = ['documented', 'guide'] as const;
export type Technique = (typeof TECHNIQUES)[number];

/** How much a rule counts in one fleet: nothing, or as a severity of the fleet's choice. */
export const RULE_LEVELS = ['off', 'info', 'warning', 'error'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** The word that clears what an earlier policy set. */
export const REMOVE = 'remove';
export type Remove = typeof REMOVE;
