/** Model, catalogue, rules and compiler of Microsoft Defender Antivirus policy as code. */

export { guidOf, sha256Hex } from './bytes/hash.ts';
export { jsonBytes, utf8 } from './bytes/text.ts';
export { AREAS } from './catalogue/areas.generated.ts';
export type { MapCodes } from './catalogue/codes.ts';
export { codeOf, listCodes, listValue, mapCodes, mapPair, valueOfCode, wordsWithoutCode } from './catalogue/codes.ts';
export { exampleValue, isExtendable } from './catalogue/describe.ts';
export { findSetting, settingPosition, settingRow, settingRows } from './catalogue/lookup.ts';
export { namesOf, settingsNamed, speaksOf } from './catalogue/names.ts';
export * from './catalogue/row.ts';
export { TEMPLATES } from './catalogue/templates.generated.ts';
export { acceptRules } from './check/accept-rules.ts';
export type { CheckOptions } from './check/check.ts';
export { checkFleet, stopsBuild } from './check/check.ts';
export { findWaiver } from './check/waivers.ts';
export type { BuildOptions, BuildResult } from './compile/build-fleet.ts';
export { buildFleet, compileFleet } from './compile/build-fleet.ts';
export type { Manifest, Sha256 } from './compile/manifest.ts';
export { isManifest } from './compile/manifest.ts';
export type { CauseId, CauseInfo, CautionId, Remedy } from './decision/causes.ts';
export { CAUSES, CAUTION_INFOS } from './decision/causes.ts';
export type { Combinations } from './decision/combinations.ts';
export { everyCombination } from './decision/combinations.ts';
export type { Decision } from './decision/decide.ts';
export { conditionIds, decide, decidingRow, factsNumber, holds } from './decision/decide.ts';
export type { CautionRow, Conditions, DecisionPart, DecisionRow, Verdict } from './decision/decision-table.ts';
export { CAUTIONS, DECISION_PARTS, DECISION_TABLE, VERDICTS } from './decision/decision-table.ts';
export type { FactId, FactInfo, Facts, FactValue } from './decision/facts.ts';
export { FACT_IDS, FACTS, valuesOf } from './decision/facts.ts';
export type { Known } from './decision/specialise.ts';
export { specialise } from './decision/specialise.ts';
export type { Diagnostic, Location, Outcome, Severity } from './diagnostic/diagnostic.ts';
export { assertNever, fail, hasErrors, oneLower, succeed } from './diagnostic/diagnostic.ts';
export type { DiagnosticInfo } from './diagnostic/diagnostic-infos.ts';
export { diagnosticInfos } from './diagnostic/diagnostic-infos.ts';
export type { Locate, Path } from './diagnostic/locate.ts';
export { locateByPath, parsePath, pathText } from './diagnostic/locate.ts';
export { closest, hintFor, suggest } from './diagnostic/suggest.ts';
export { CORE_DIAGNOSTICS } from './explain/core-diagnostics.ts';
export { BASELINE_INFO } from './facts/baselines.ts';
export { isDefenderDefinition, isDefenderKey, isDefenderUri } from './facts/defender-names.ts';
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
export { compareVersions, FLOORS } from './facts/versions.ts';
export { applyEdits } from './fix/apply-edits.ts';
export type { FixedFleet } from './fix/fix-fleet.ts';
export { fixFleet } from './fix/fix-fleet.ts';
export { entrySpans, lineEnd, lineStart } from './fix/spans.ts';
export { mechanismWords, planWords } from './manual/mechanism-words.ts';
export { manualSteps, removeOtherAntivirus } from './manual/steps.ts';
export type { Action, ActionId, Hand } from './migrate/actions.ts';
export { ACTION_IDS, ACTIONS, actionOf } from './migrate/actions.ts';
export type { DeadEndRow, NeverRow } from './migrate/dead-ends.ts';
export { DEAD_END_ROWS, NEVER, UNPROTECTED } from './migrate/dead-ends.ts';
export type { From as MigrationFrom, FromMode } from './migrate/from.ts';
export { FROM_MODES } from './migrate/from.ts';
export { backLines, gateLines } from './migrate/gate-words.ts';
export type { Goal } from './migrate/goal.ts';
export { isReached } from './migrate/goal.ts';
export type { Step } from './migrate/machine.ts';
export { act } from './migrate/machine.ts';
export type { GroupMigration, Migration, Origin as MigrationOrigin } from './migrate/migrate-fleet.ts';
export { migrateFleet } from './migrate/migrate-fleet.ts';
export type { NoWayDeadEnd, Way, WayResult } from './migrate/migrate-group.ts';
export { migrateGroup } from './migrate/migrate-group.ts';
export type { MigrationDocument } from './migrate/migration-document.ts';
export { migrationDocument } from './migrate/migration-document.ts';
export { orderSteps } from './migrate/order-steps.ts';
export type { RingChain } from './migrate/rings.ts';
export { ringsOf } from './migrate/rings.ts';
export type { Found as FoundWay, PathStep, Problem as MigrationProblem } from './migrate/search.ts';
export { findWay } from './migrate/search.ts';
export { stepsOfGroup } from './migrate/sequence.ts';
export type { Withheld } from './migrate/situation.ts';
export type { Gate, Stage, StageStep } from './migrate/stages.ts';
export { passesGate, stagesOf } from './migrate/stages.ts';
export type { MigrationState, StateConditions } from './migrate/state.ts';
export { everyState, STATE_VALUES } from './migrate/state.ts';
export type { DeviceFacts } from './migrate/state-file.ts';
export { readStates } from './migrate/state-file.ts';
export type { WayBack } from './migrate/way-back.ts';
export type { SettleRow } from './migrate/windows.ts';
export { SETTLES, settled } from './migrate/windows.ts';
export type {
  ExpectedDevice,
  ExpectedEntry,
  ExpectedPlace,
  ExpectedSetting,
  ExpectedState,
  ExpectedValue,
} from './mode/expected.ts';
export { expectedState, RUNNING_MODES } from './mode/expected.ts';
export { planMode } from './mode/plan-group.ts';
export type { SettledMode } from './mode/settle-mode.ts';
export { isPassive, settleMode, wantsBlockMode } from './mode/settle-mode.ts';
export { defineFleet } from './model/define-fleet.ts';
export type {
  Antivirus,
  AssignmentFilter,
  DeviceMatch,
  Fleet,
  Group,
  GroupLayer,
  Intune,
  Onboarding,
  OsReference,
  Waiver,
} from './model/fleet.ts';
export { groupNameTrouble, isGroupName, type NameTrouble, ROOT_FOLDERS } from './model/group-name.ts';
export { identityOf } from './model/identity.ts';
export { LAYER_FACTS } from './model/layer-facts.ts';
export type { ManualStep, StepPhase, Verification } from './model/manual-step.ts';
export { STEP_PHASES } from './model/manual-step.ts';
export type { BlockMode, Mechanism, ModePlan } from './model/mode-plan.ts';
export { OS_IDS, OS_KINDS, OS_NAMES } from './model/os-ids.generated.ts';
export type { ParsedFleet } from './model/parsed-fleet.ts';
export type { Located, LocatedRaw, Raw, RawOma, RawRegistry } from './model/raw.ts';
export { subkeyOf } from './model/raw.ts';
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
export type { AnnotatedEntry, Duration, Extendable, ListEntry, SettingValue } from './model/value.ts';
export { entryText } from './model/value.ts';
export * from './model/vocabulary.ts';
export { fitsInGroup } from './parse/fits-in-group.ts';
export type { FleetText } from './parse/parse-fleet.ts';
export { acceptFleet, parseFleet } from './parse/parse-fleet.ts';
export { readDocument } from './parse/read-document.ts';
export { contributors, layerWords } from './resolve/layer-words.ts';
export { resolveFleet, ruleFilesOf } from './resolve/resolve-fleet.ts';
export { forcesByGpo } from './routes/forces-by-gpo.ts';
export type { IntuneCarrier, IntuneReach } from './routes/intune-reach.ts';
export { INTUNE_CARRIERS, INTUNE_REACH, NOT_OVER_SENSE } from './routes/intune-reach.ts';
export type { IntuneFacts, IntuneRoute } from './routes/intune-route.ts';
export { intuneBrings, intuneReach, intuneRoute } from './routes/intune-route.ts';
export { routesOf } from './routes/routes.ts';
export type { TemplateOffer, TemplatePlace, WrittenTemplate } from './routes/security-templates.ts';
export {
  templateById,
  templateOf,
  templateOffer,
  templates,
  WRITTEN_TEMPLATES,
  writtenTemplate,
} from './routes/security-templates.ts';
export type { Unreached } from './routes/unreached.ts';
export { unreached } from './routes/unreached.ts';
export type { Autofix, WhyNoFix } from './rule/autofix.ts';
export { autofixWords, WHY_NO_FIX } from './rule/autofix.ts';
export type { RuleChapter } from './rule/chapters.ts';
export { CHAPTER_TITLES, RULE_CHAPTERS } from './rule/chapters.ts';
export type { Edit, EditValue, Fixes } from './rule/edit.ts';
export type { ExampleFleet } from './rule/example.ts';
export { exampleFleet } from './rule/example.ts';
export { groupBy } from './rule/group-by.ts';
export type { Finding, Found, OwnRules, Rule, RuleBasis, RuleContext, RuleInfo, Silences } from './rule/rule.ts';
export { asFinding, defineRule } from './rule/rule.ts';
export { looksLikeOnboardingData } from './rules/delivery/onboarding-secret-in-source.ts';
export { tamperBlocksSwitchToPassive } from './rules/delivery/tamper-blocks-switch-to-passive.ts';
export { RULE_INFOS, RULES } from './rules/list.ts';
export type {
  LeftEntry,
  LiftedPart,
  LiftedPolicy,
  RawCandidate,
  Unsayable,
  WithoutReason,
} from './source/lifted-policy.ts';
export type { Applied, PolicyKind } from './source/policy-kind.ts';
export { APPLIED } from './source/policy-kind.ts';
export type { SeenFile } from './source/seen-file.ts';
export { seeFile } from './source/seen-file.ts';
export type {
  FileSource,
  FolderSource,
  GatheredFolder,
  NoPolicy,
  PlacedForm,
  ReadFormat,
  ReadPolicy,
  Shown,
  Source,
} from './source/source.ts';
export { textOfBytes } from './source/text-of-bytes.ts';
export type { Built } from './target/built.ts';
export type { BuiltGroup, TargetOutput } from './target/built-group.ts';
export type { Channel, Codec, Emission, FileTree, Lifted, Lowered } from './target/channel.ts';
export type { FleetOutput, FleetTarget } from './target/fleet-target.ts';
export { longestPath } from './target/longest-path.ts';
export type { NamedPolicy, ResidueLine, SaidChannel, SaidPolicy } from './target/said-policy.ts';
export { lineText, SAID_CHANNELS } from './target/said-policy.ts';
export type { ArtifactInfo, Produced, Target } from './target/target.ts';
export { DEFAULT_EPOCH_SECONDS, TOOL_VERSION } from './target/tool.ts';
export { isOrdered, isSameValue, partsOf } from './value/plain-value.ts';
export { remember } from './value/remember.ts';
export { showValue } from './value/show-value.ts';
export { settingLines, sortedSettings, valueText } from './value/value-text.ts';
