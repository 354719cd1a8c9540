/** Intune: policies, profiles, script packages and their deployment, written from groups and read back. */

export { mdmChannel } from './channel.ts';
export { encodeCompliance } from './compliance/encode.ts';
export type { CompliancePolicy, Requirement } from './compliance/policy.ts';
export { REQUIREMENTS } from './compliance/policy.ts';
export { customProfileCodec } from './custom/codec.ts';
export type { CustomProfile, OmaSetting } from './custom/profile.ts';
export type { DeployedObject, Deployment, ObjectKind } from './deploy/deployment.ts';
export { OBJECT_KINDS } from './deploy/deployment.ts';
export { wantedAssignment } from './deploy/wanted-assignment.ts';
export { INTUNE_DIAGNOSTICS } from './intune-diagnostics.ts';
export type { LayoutName } from './layout/layout.ts';
export { LAYOUT_NAMES } from './layout/layout.ts';
export { lintIntune } from './lint/lint-intune.ts';
export type { MdmForm } from './lower/form.ts';
export { EMPTY_FORM } from './lower/form.ts';
export type { Said } from './lower/said.ts';
export { sayInOma } from './lower/say-oma.ts';
export { scriptPackageCodec } from './scripts/codec.ts';
export { readsRegistry, relaunchesIn64Bit } from './scripts/device-code.ts';
export type { ScriptPackage } from './scripts/package.ts';
export { settingsCatalogCodec } from './settings-catalog/codec.ts';
export { canonicalPolicy } from './settings-catalog/order.ts';
export type {
  ChoiceValue,
  GroupValue,
  MdmPolicy,
  Platform,
  SecretState,
  SettingInstance,
  SimpleValue,
  Technology,
  TemplateReference,
  ValueTemplate,
} from './settings-catalog/policy.ts';
export { PLATFORMS, SECRET_STATES, TECHNOLOGIES } from './settings-catalog/policy.ts';
export type { PortalIdentity } from './settings-catalog/portal.ts';
export { encodePortalForm, NO_IDENTITY } from './settings-catalog/portal.ts';
export type { ComplianceAsks, FoundCompliance } from './source/compliance-file.ts';
export { compliancePoliciesIn } from './source/compliance-file.ts';
export { liftMdmForms } from './source/lift-mdm.ts';
export type { IntuneObject } from './source/recognise.ts';
export { hasDefenderSettings, INTUNE_OBJECTS, intuneObjectOf } from './source/recognise.ts';
export { intuneSources } from './source/sources.ts';
export { wantedCompliance } from './source/wanted-compliance.ts';
export { furtherIntuneTargets, INTUNE_OPTIONS, intuneFleetTargets, intuneTargets } from './target.ts';
