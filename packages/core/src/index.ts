/** Model, catalogue, rules and compiler of Microsoft Defender Antivirus policy as code. */

export { AREAS } from './catalogue/areas.generated.ts';
export type { Condition } from './catalogue/conditions.ts';
export { conditionsOf } from './catalogue/conditions.ts';
export { exampleValue, isExtendable } from './catalogue/describe.ts';
export type { ExampleWrite, ValueParts } from './catalogue/example.ts';
export { exampleNode, exampleOf, exampleWrites, valueParts } from './catalogue/example.ts';
export { findSetting, settingIds, settingRow, settingRows } from './catalogue/lookup.ts';
export { namesOf, settingsNamed, speaksOf } from './catalogue/names.ts';
export * from './catalogue/row.ts';
export { TEMPLATES } from './catalogue/templates.generated.ts';
export type { CheckOptions } from './check/check.ts';
export { checkFleet, stopsBuild } from './check/check.ts';
export type { FleetMemory } from './check/fleet-memory.ts';
export { makeFleetMemory } from './check/fleet-memory.ts';
export type { BuildResult } from './compile/build-fleet.ts';
export { buildFleet, compileFleet } from './compile/build-fleet.ts';
export type { BuildOptions } from './compile/build-options.ts';
export { groupCompiler } from './compile/compile-group.ts';
export { compileGroups } from './compile/compile-groups.ts';
export type { CompiledGroup, FilesMade } from './compile/compiled-group.ts';
export type { Manifest, Sha256 } from './compile/manifest.ts';
export { isManifest } from './compile/manifest.ts';
export type { ManifestGroup } from './compile/manifest-group.ts';
export type { Diagnostic, Location, Outcome, Severity } from './diagnostic/diagnostic.ts';
export type { DiagnosticInfo } from './diagnostic/diagnostic-infos.ts';
export { CORE_DIAGNOSTICS } from './explain/core-diagnostics.ts';
export { BASELINE_INFO } from './facts/baselines.ts';
export type { Feature, FeatureInMode, FeatureState } from './facts/features.ts';
export { FEATURES } from './facts/features.ts';
export { isServer, osIdOf } from './facts/os.ts';
export { OS_INFO, OS_KIND_INFO } from './facts/os-info.generated.ts';
export { osNamed } from './facts/os-named.ts';
export type {
  BlockSupport,
  BuildRange,
  OsClass,
  OsInfo,
  OsKindInfo,
  OsModes,
  PassiveSupport,
  Support,
} from './facts/os-row.ts';
export type { CitedPage, SourceId } from './facts/sources.ts';
export { SOURCES } from './facts/sources.ts';
export { agentDecides, modesOf, supportOf } from './facts/support.ts';
export { FLOORS } from './facts/versions.ts';
export type { FixedFleet } from './fix/fix-fleet.ts';
export { fixFleet, isMendable } from './fix/fix-fleet.ts';
export type { HeldFix, KeptReferences, Reference } from './fix/keep-references.ts';
export { keepReferences } from './fix/keep-references.ts';
export { mechanismWords, osModeWords } from './manual/mechanism-words.ts';
export { replaceMonitoringAgent } from './manual/side-by-side-steps.ts';
export { manualSteps } from './manual/steps.ts';
export { isSentBack, removeOtherAntivirus } from './manual/way-steps.ts';
export { osModeOf } from './mode/os-mode-of.ts';
export type { SettledMode } from './mode/settle-mode.ts';
export { isPassive, settleMode, wantsBlockMode } from './mode/settle-mode.ts';
export type { AssignedTo } from './model/assigned-to.ts';
export { assignedTo, isTenantId } from './model/assigned-to.ts';
export type { NamedFleet, ParameterisedFleet, ParameterValues } from './model/define-fleet.ts';
export { defineFleet } from './model/define-fleet.ts';
export type {
  Antivirus,
  AssignmentFilter,
  Defaults,
  DeviceMatch,
  Fleet,
  Gpo,
  GpoComment,
  GpoPreferences,
  Group,
  GroupLayer,
  Intune,
  Onboarding,
  OsReference,
  Parameter,
  Waiver,
} from './model/fleet.ts';
export type { Justification, Justified } from './model/justification.ts';
export { justificationText, splitJustified } from './model/justification.ts';
export type { ManualStep, StepPhase, Verification } from './model/manual-step.ts';
export { OS_IDS, OS_KINDS, OS_NAMES } from './model/os-ids.generated.ts';
export type { BlockMode, Mechanism, OsMode } from './model/os-mode.ts';
export type { OutsideLayer, ParsedFleet } from './model/parsed-fleet.ts';
export type { Located, LocatedRaw, Raw, RawOma, RawRegistry } from './model/raw.ts';
export type {
  Assignment,
  LayerName,
  LayerStep,
  LocatedRuleLevel,
  LocatedWaiver,
  Origin,
  OsFact,
  ResolvedFleet,
  ResolvedGroup,
  SettledFacts,
} from './model/resolved.ts';
export type { Settings } from './model/settings.generated.ts';
export type { AnnotatedEntry, Duration, Extendable, ListEntry, MapPart, SettingValue } from './model/value.ts';
export { entryText } from './model/value.ts';
export * from './model/vocabulary.ts';
export type { GivenParameter, ParameterValue } from './parse/given-parameter.ts';
export type { FleetText } from './parse/parse-fleet.ts';
export { acceptFleet, parseFleet } from './parse/parse-fleet.ts';
export type { Given } from './parse/with-parameters.ts';
export { parseParameters } from './parse/with-parameters.ts';
export type { LocatedJustification } from './resolve/justifications-of.ts';
export { justificationFor, justificationsOf } from './resolve/justifications-of.ts';
export { contributors, layerWords } from './resolve/layer-words.ts';
export { resolveFleet, ruleFilesOf } from './resolve/resolve-fleet.ts';
export type { Finding } from './rule/rule.ts';
export { DEFAULT_EPOCH_SECONDS, TOOL_VERSION } from './target/tool.ts';
export { showValue } from './value/show-value.ts';
export { settingLines, sortedSettings, valueText } from './value/value-text.ts';
