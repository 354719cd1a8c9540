import type { CompliancePolicy } from '../compliance/policy.ts';
import type { CustomProfile } from '../custom/profile.ts';
import { safeFileName, strippedFileName } from '../names/file-name.ts';
import type { ScriptPackage } from '../scripts/package.ts';
import type { MdmPolicy } from '../settings-catalog/policy.ts';

/** The tools whose folders the files can lie in. `plain` has the folders of the portal's menu and of IntuneBackupAndRestore. */
export const LAYOUT_NAMES = ['plain', 'intunecd', 'intune-management'] as const;
export type LayoutName = (typeof LAYOUT_NAMES)[number];

/** Paths below the folder `intune`, by what lies there. */
export interface Layout {
  readonly policy: (policy: MdmPolicy) => string;
  readonly profile: (profile: CustomProfile) => string;
  readonly compliance: (policy: CompliancePolicy) => string;
  readonly script: (pack: ScriptPackage) => ScriptPaths;
}

/** A package lies in one file for tools, and as the two scripts for people. */
export interface ScriptPaths {
  readonly json: string;
  readonly detection: string;
  readonly remediation: string;
}

const plain: Layout = {
  policy: ({ name }) => `Settings Catalog/${safeFileName(name)}.json`,
  profile: ({ name }) => `Device Configurations/${safeFileName(name)}.json`,
  compliance: ({ name }) => `Device Compliance Policies/${safeFileName(name)}.json`,
  script: ({ name }) => ({
    json: `Device Health Scripts/${safeFileName(name)}.json`,
    detection: `Device Health Scripts/Script Content/${safeFileName(name)}_detection.ps1`,
    remediation: `Device Health Scripts/Script Content/${safeFileName(name)}_remediation.ps1`,
  }),
};

/** IntuneCD tells objects of one folder apart by a suffix: the last technology, or the type. */
const intunecd: Layout = {
  policy: ({ name, technologies }) => `Settings Catalog/${safeFileName(name)}_${technologies.at(-1) ?? 'mdm'}.json`,
  profile: ({ name }) => `Device Configurations/${safeFileName(name)}_windows10CustomConfiguration.json`,
  compliance: ({ name }) => `Compliance Policies/Policies/${safeFileName(name)}_windows10CompliancePolicy.json`,
  script: ({ name }) => ({
    json: `Proactive Remediations/${safeFileName(name)}.json`,
    detection: `Proactive Remediations/Script Data/${safeFileName(name)}_detectionScript.ps1`,
    remediation: `Proactive Remediations/Script Data/${safeFileName(name)}_remediationScript.ps1`,
  }),
};

/** IntuneManagement takes the kind of object from the name of the folder, and leaves out what a file name cannot have. */
const intuneManagement: Layout = {
  policy: ({ name }) => `SettingsCatalog/${strippedFileName(name)}.json`,
  profile: ({ name }) => `DeviceConfiguration/${strippedFileName(name)}.json`,
  compliance: ({ name }) => `CompliancePolicies/${strippedFileName(name)}.json`,
  script: ({ name }) => ({
    json: `DeviceHealthScripts/${strippedFileName(name)}.json`,
    detection: `DeviceHealthScripts/${strippedFileName(name)}_detection.ps1`,
    remediation: `DeviceHealthScripts/${strippedFileName(name)}_remediation.ps1`,
  }),
};

/** Where the files of each tool lie. */
export const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
  plain,
  intunecd,
  'intune-management': intuneManagement,
};
