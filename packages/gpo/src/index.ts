/** Group Policy: backups, templates and preferences around registry policy. */

export type { AdmlControl, AdmlDocument, AdmlPresentation, AdmlString } from './admx/adml-form.ts';
export type { ElementInput, PolicyState } from './admx/apply-policy.ts';
export { applyPolicy } from './admx/apply-policy.ts';
export { admlCodec, admxCodec } from './admx/codec.ts';
export { decodeAdml } from './admx/decode-adml.ts';
export { decodeAdmx } from './admx/decode-admx.ts';
export type {
  AdmxCategory,
  AdmxDocument,
  AdmxElement,
  AdmxPolicy,
  AdmxValue,
  AdmxValueItem,
  AdmxValueList,
  EnumItem,
  NamespaceUse,
  PolicyClass,
  SupportDefinition,
  SupportedVersion,
  SupportTerm,
} from './admx/form.ts';
export type { LintAdmxOptions } from './admx/lint/lint-admx.ts';
export { lintAdmx } from './admx/lint/lint-admx.ts';
export { isRefusedByMdm } from './admx/lint/mdm.ts';
export type { TemplateForRows } from './admx/make/admx-for.ts';
export { admxFor, policyDefinitions } from './admx/make/admx-for.ts';
export type { PolicyTemplate } from './admx/make/template.ts';
export { templateFiles } from './admx/make/template.ts';
export type { PolicyWrite } from './admx/policies-writing.ts';
export { policiesWriting } from './admx/policies-writing.ts';
export type { CommentFile, PolicyComment } from './backup/comments.ts';
export { decodeComments, encodeComments } from './backup/comments.ts';
export type { ExtensionPair } from './backup/extensions.ts';
export { formatExtensions, parseExtensions, REGISTRY_EXTENSION, registryExtensions } from './backup/extensions.ts';
export type { GpoBackup, GpoIdentity, GpoResidue, GpoSide, GpoStatus, GpoVersion, KeptFile } from './backup/form.ts';
export { EMPTY_SIDE, NO_RESIDUE, PORTABLE_SECURITY_DESCRIPTOR } from './backup/form.ts';
export type { Format } from './backup/format.ts';
export { gpoBackupFormat } from './backup/format.ts';
export { describeKept } from './backup/residue.ts';
export { GPO_DIAGNOSTICS } from './gpo-diagnostics.ts';
export { gppCodec } from './gpp/codec.ts';
export type { PreferenceItem, PreferenceLayout, PreferenceNode, RegistryPreferences } from './gpp/form.ts';
export type { PreferenceAction, PreferenceHive, PreferenceMeaning, PreferenceTarget } from './gpp/item.ts';
export { readItem } from './gpp/item.ts';
export type { LiftedPreferences, WrittenPreferences } from './gpp/policy.ts';
export { policyFromPreferences, preferencesFromPolicy } from './gpp/policy.ts';
export type { BackupForm, SidePreferences } from './source/decode-backup.ts';
export { defenderMentions } from './source/defender-mentions.ts';
export { gpoSources } from './source/sources.ts';
export { furtherGpoTargets } from './target/further-targets.ts';
export { gpoName, groupBackup } from './target/group-backup.ts';
export { policyComments } from './target/policy-comments.ts';
export { GPO_OPTIONS, gpoFleetTargets, gpoTargets } from './target/targets.ts';
