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
export const AGENTS = [
  /** Part of Windows. */
  'builtin',
  /** The modern unified solution of Windows Server 2012 R2 and 2016. */
  'unified',
  /** The older Microsoft Monitoring Agent. */
  'mma',
] as const;
export type Agent = (typeof AGENTS)[number];

/** The wanted mode. `+edr-block` adds EDR in block mode. */
export const MODES = [
  /** Defender Antivirus protects the device. */
  'active',
  /** Defender Antivirus protects the device, and EDR in block mode stands by. */
  'active+edr-block',
  /** Another antivirus protects the device; Defender Antivirus reports threats and does not remediate them. */
  'passive',
  /** The same, and EDR in block mode remediates what was found after a breach. */
  'passive+edr-block',
] as const;
export type Mode = (typeof MODES)[number];

/** The documentation that a fleet is held to, by the month in which it changed. */
export const BASELINES = [
  /** The documentation of July 2021. */
  '2021-07',
  /** The documentation of March 2022. */
  '2022-03',
  /** The documentation of September 2022. */
  '2022-09',
  /** The newest documentation that mdav knows. */
  'current',
] as const;
export type Baseline = (typeof BASELINES)[number];

/** Whether devices are onboarded to Defender for Endpoint, will be, or will not be. */
export const ONBOARDING_STATES = [
  /** The devices report to Defender for Endpoint. */
  'onboarded',
  /** They will be; steps and files for it are part of the output. */
  'planned',
  /** They are not, and will not be. */
  'none',
] as const;
export type OnboardingState = (typeof ONBOARDING_STATES)[number];

/** The ways in which devices are onboarded. */
export const ONBOARDING_ROUTES = [
  /** By the package for Group Policy. */
  'gpo',
  /** By a policy of Intune. */
  'intune',
  /** By Configuration Manager. */
  'configmgr',
  /** By the local script. */
  'script',
  /** By the Defender deployment tool. */
  'deployment-tool',
  /** By the package for virtual desktops that do not persist. */
  'vdi',
  /** By Defender for Cloud. */
  'defender-for-cloud',
] as const;
export type OnboardingRoute = (typeof ONBOARDING_ROUTES)[number];

/** The licence that covers the devices, as far as it decides what they can do. */
export const LICENCES = [
  /** Without Defender for Endpoint. */
  'none',
  /** Defender for Endpoint Plan 1. */
  'p1',
  /** Defender for Endpoint Plan 2. */
  'p2',
  /** Microsoft 365 E5, which has Plan 2. */
  'e5',
  /** Defender for Business. */
  'business',
  /** Defender for Servers Plan 1. */
  'servers-p1',
  /** Defender for Servers Plan 2. */
  'servers-p2',
] as const;
export type Licence = (typeof LICENCES)[number];

/**
 * Tamper protection as it stands on the devices, or configuration protection in its place (called controlled
 * configuration before September 2026): policy of the cloud is then the only one that counts.
 */
export const TAMPER_STATES = [
  /** Changes of protected settings are refused, whatever makes them. */
  'on',
  /** Local changes are possible. */
  'off',
  /** Policy of the cloud is the only one that counts. */
  'configuration-protection',
] as const;
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
export const CURRENT_MODES = [
  /** Defender Antivirus protects them today. */
  'active',
  /** Another antivirus does. */
  'passive',
  /** Defender Antivirus is off. */
  'disabled',
] as const;
export type CurrentMode = (typeof CURRENT_MODES)[number];

/** The ways in which a group gets its policy. `portal` means by hand in the Microsoft Defender portal. */
export const DELIVERIES = [
  /** Policies of Microsoft Intune. */
  'intune',
  /** A Group Policy backup to import. */
  'gpo',
  /** A `.reg` file. */
  'registry',
  /** Configuration Manager. */
  'configmgr',
  /** A configuration document of DSC 3. */
  'dsc',
  /** A playbook of Ansible. */
  'ansible',
  /** A document of OSConfig, for Windows Server 2025. */
  'osconfig',
  /** By hand in the Microsoft Defender portal. */
  'portal',
] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** How Intune manages devices: enrolled (`mdm`), or not enrolled and managed by Defender for Endpoint (`mde`). */
export const INTUNE_MANAGEMENTS = [
  /** Enrolled in Intune. */
  'mdm',
  /** Not enrolled; Defender for Endpoint brings the endpoint security templates. */
  'mde',
] as const;
export type IntuneManagement = (typeof INTUNE_MANAGEMENTS)[number];

/** The policies that enrolled devices get: plain ones of the settings catalog, or endpoint security templates. */
export const INTUNE_FORMS = [
  /** Policies of the settings catalog. */
  'catalog',
  /** Endpoint security templates. */
  'templates',
] as const;
export type IntuneForm = (typeof INTUNE_FORMS)[number];

/** Whom Intune knows without a group, as entries of `assign`. */
export const ASSIGN_ALL = [
  /** "All devices" of Intune: every managed device of the tenant. */
  'all-devices',
  /** "All users" of Intune: every licensed user of the tenant. */
  'all-users',
] as const;
export type AssignAll = (typeof ASSIGN_ALL)[number];

/** Whether an assignment filter keeps the devices that it names, or leaves them out. */
export const FILTER_MODES = ['include', 'exclude'] as const;
export type FilterMode = (typeof FILTER_MODES)[number];

/** Which values of a group its Group Policy backup has as preferences. */
export const PREFERENCE_VALUES = ['outside-policies'] as const;
export type PreferenceValues = (typeof PREFERENCE_VALUES)[number];

/** `documented` follows Microsoft; `guide` reproduces a third-party guide in circulation and is warned about. */
export const TECHNIQUES = [
  /** As Microsoft documents it. */
  'documented',
  /** As a third-party guide in circulation does it, with warnings. */
  'guide',
] as const;
export type Technique = (typeof TECHNIQUES)[number];

/** How much a rule counts in one fleet: nothing, or as a severity of the fleet's choice. */
export const RULE_LEVELS = ['off', 'info', 'warning', 'error'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** What a parameter can be: a text, a whole number, true or false, or a list of texts. */
export const PARAMETER_TYPES = ['string', 'integer', 'boolean', 'list'] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

/** The word that clears what an earlier policy set. */
export const REMOVE = 'remove';
export type Remove = typeof REMOVE;
