/** Model, catalogue, rules and compiler of Microsoft Defender Antivirus policy as code. */
export type { Diagnostic, Location, Outcome, Severity } from './diagnostic/diagnostic.ts';
export { assertNever, fail, hasErrors, oneLower, succeed } from './diagnostic/diagnostic.ts';
export * from './catalogue/row.ts';
export { findSetting, settingPosition, settingRow, settingRows } from './catalogue/lookup.ts';
export type { Settings } from './catalogue/settings.generated.ts';
export type { Antivirus, Fleet, Group, GroupLayer, Onboarding, OsReference, Waiver } from './model/fleet.ts';
export type { AnnotatedEntry, Duration, ListEntry, SettingValue } from './model/value.ts';
export { entryText } from './model/value.ts';
export * from './model/vocabulary.ts';
export type { Assignment, LocatedWaiver, Origin, OsFact, ResolvedFleet, ResolvedGroup } from './model/resolved.ts';
export type { BlockMode, ManualStep, Mechanism, ModePlan, StepPhase, Verification } from './mode/plan.ts';
export { STEP_PHASES } from './mode/plan.ts';
export type { Channel, Codec, Emission, FileTree, Lifted, Lowered } from './lower/channel.ts';
export type { ArtifactInfo, Produced, Target } from './build/target.ts';
export type { Source, SourceId } from './facts/sources.ts';
export { SOURCES } from './facts/sources.ts';
