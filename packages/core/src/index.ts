/** Model, catalogue, rules and compiler of Microsoft Defender Antivirus policy as code. */

export type { BuildOptions, BuildResult } from './build/build-fleet.ts';
export { buildFleet, compileFleet } from './build/build-fleet.ts';
export type { Built } from './build/built.ts';
export type { BuiltGroup, TargetOutput } from './build/built-group.ts';
export type { FleetOutput, FleetTarget } from './build/fleet-target.ts';
export type { Manifest, Sha256 } from './build/manifest.ts';
export type { ArtifactInfo, Produced, Target } from './build/target.ts';
export { DEFAULT_EPOCH_SECONDS, TOOL_VERSION } from './build/tool.ts';
export { guidOf, sha256Hex } from './bytes/hash.ts';
export { jsonBytes, utf8 } from './bytes/text.ts';
export { AREAS } from './catalogue/areas.generated.ts';
export type { MapCodes } from './catalogue/codes.ts';
export { codeOf, listCodes, listValue, mapCodes, mapPair, valueOfCode, wordsWithoutCode } from './catalogue/codes.ts';
export { findSetting, settingPosition, settingRow, settingRows } from './catalogue/lookup.ts';
export * from './catalogue/row.ts';
export type { Settings } from './catalogue/settings.generated.ts';
export type { EffectiveDescription, EffectivePart, EffectiveStep } from './describe/assignment.ts';
export { describeEffective } from './describe/assignment.ts';
export type { Coverage, SettingChannel } from './describe/coverage.ts';
export { coverageOf, isCarried, SETTING_CHANNELS } from './describe/coverage.ts';
export type { DiagnosticInfo } from './describe/diagnostics.ts';
export { diagnosticInfos, FLEET_DIAGNOSTICS } from './describe/diagnostics.ts';
export type { EffectByMode } from './describe/effect.ts';
export { describeEffect, EFFECTS_IN_PASSIVE, effectByMode } from './describe/effect.ts';
export { namesOf, settingsNamed } from './describe/names.ts';
export type { AgentDescription, BaselineSupport, ModeSupport, OsDescription } from './describe/os.ts';
export { describeOs } from './describe/os.ts';
export type { SettingQuery } from './describe/query.ts';
export { querySettings } from './describe/query.ts';
export type { RuleDescription } from './describe/rule.ts';
export { describeRule } from './describe/rule.ts';
export type {
  DescribedDefinition,
  DescribedMdm,
  DescribedPolicy,
  DescribedRegistry,
  DescribedValue,
  SettingDescription,
} from './describe/setting.ts';
export { describeSetting } from './describe/setting.ts';
export type { DescribedSource } from './describe/source.ts';
export type { DescribedWord } from './describe/words.ts';
export type { Diagnostic, Location, Outcome, Severity } from './diagnostic/diagnostic.ts';
export { assertNever, fail, hasErrors, oneLower, succeed } from './diagnostic/diagnostic.ts';
export { closest, hintFor, suggest } from './diagnostic/suggest.ts';
export { visible } from './diagnostic/visible.ts';
export type { PolicyDiff, SettingDifference, UnsayableSetting } from './diff/diff-policies.ts';
export { countDisagreements, diffPolicies, isDifferent } from './diff/diff-policies.ts';
export type { PolicyPair, PolicySetDiff } from './diff/diff-sets.ts';
export { diffPolicySets, isSetDifferent } from './diff/diff-sets.ts';
export type { MergedPolicy, PolicyConflict } from './diff/merge-policies.ts';
export { mergePolicies } from './diff/merge-policies.ts';
export { isSameValue } from './diff/plain-value.ts';
export type { ResidueDifference } from './diff/residue.ts';
export type { NamedPolicy, ResidueLine, SaidChannel, SaidPolicy } from './diff/said-policy.ts';
export { SAID_CHANNELS } from './diff/said-policy.ts';
export type { KeyChange, ValueChange } from './diff/value-change.ts';
export { changeOf } from './diff/value-change.ts';
export { settingLines, valueText } from './diff/value-text.ts';
export { BASELINE_INFO } from './facts/baselines.ts';
export type { Feature, FeatureInMode, FeatureState } from './facts/features.ts';
export { FEATURES } from './facts/features.ts';
export { isServer, OS_INFO } from './facts/os.ts';
export type { Source, SourceId } from './facts/sources.ts';
export { SOURCES } from './facts/sources.ts';
export { compareVersions, FLOORS } from './facts/versions.ts';
export { applyEdits } from './fix/apply-edits.ts';
export type { Edit, EditValue, Fixes } from './fix/edit.ts';
export type { FixedFleet } from './fix/fix-fleet.ts';
export { fixFleet } from './fix/fix-fleet.ts';
export type { ConflictSide, ImportConflict } from './import/conflict.ts';
export { conflictSides, conflictWords } from './import/conflict.ts';
export { isDefenderDefinition, isDefenderKey, isDefenderUri } from './import/defender-names.ts';
export { isGroupName, ownGroupIn, safeGroupName } from './import/group-names.ts';
export type { Imported, ImportOptions } from './import/import-policies.ts';
export { importPolicies } from './import/import-policies.ts';
export type { ImportGroup, ImportPlan, ImportPlanOptions } from './import/plan-import.ts';
export { planImport } from './import/plan-import.ts';
export type {
  ImportSource,
  OwnGroup,
  RawCandidate,
  SourceKind,
  SourceSet,
  Unsayable,
  WithoutReason,
} from './import/source.ts';
export { SOURCE_KINDS, sourceWords } from './import/source.ts';
export type { StarterAnswers } from './import/starter-fleet.ts';
export { starterFleet } from './import/starter-fleet.ts';
export type { Channel, Codec, Emission, FileTree, Lifted, Lowered } from './lower/channel.ts';
export { asCode, inProse, inText, table as markdownTable } from './manual/markdown.ts';
export { mechanismWords, planWords } from './manual/mechanism-words.ts';
export { showValue } from './manual/show-value.ts';
export { manualSteps } from './manual/steps.ts';
export type { Action, ActionId, Hand } from './migrate/actions.ts';
export { ACTION_IDS, ACTIONS, actionOf } from './migrate/actions.ts';
export type { DeadEndRow, NeverRow } from './migrate/dead-ends.ts';
export { DEAD_END_ROWS, NEVER, UNPROTECTED } from './migrate/dead-ends.ts';
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
export type { RingChain } from './migrate/rings.ts';
export { ringsOf } from './migrate/rings.ts';
export type { Found as FoundWay, PathStep, Problem as MigrationProblem } from './migrate/search.ts';
export { findWay } from './migrate/search.ts';
export type { Withheld } from './migrate/situation.ts';
export type { Gate, Stage, StageStep } from './migrate/stages.ts';
export { passesGate, stagesOf } from './migrate/stages.ts';
export type { From as MigrationFrom, FromMode } from './migrate/start.ts';
export { FROM_MODES } from './migrate/start.ts';
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
export type { BlockMode, ManualStep, Mechanism, ModePlan, StepPhase, Verification } from './mode/plan.ts';
export { STEP_PHASES } from './mode/plan.ts';
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
} from './model/resolved.ts';
export type { AnnotatedEntry, Duration, Extendable, ListEntry, SettingValue } from './model/value.ts';
export { entryText } from './model/value.ts';
export * from './model/vocabulary.ts';
export type { Deadline } from './page/deadlines.ts';
export type { GroupFeature } from './page/features-in-mode.ts';
export { featuresOf } from './page/features-in-mode.ts';
export type { FindingLine } from './page/finding-lines.ts';
export type { FleetPage, FleetPageOptions, PageChanges, PageGroup } from './page/fleet-page.ts';
export { fleetPage } from './page/fleet-page.ts';
export type { Html, Part } from './page/html.ts';
export { code as htmlCode, html, join as joinHtml, NOTHING, pageText, prose as htmlProse } from './page/html.ts';
export { renderFleetPage } from './page/render-page.ts';
export { STYLE as PAGE_STYLE } from './page/style.ts';
export type { PageRow, PageTable } from './page/table.ts';
export { table as htmlTable } from './page/table.ts';
export type { Locate, Path } from './parse/locate.ts';
export { parsePath, pathText } from './parse/locate.ts';
export type { FleetText } from './parse/parse-fleet.ts';
export { acceptFleet, parseFleet } from './parse/parse-fleet.ts';
export type { Measure } from './plan/direction.ts';
export { measureOf } from './plan/direction.ts';
export type {
  DeadEnd,
  FactChange,
  FindingChanges,
  FleetPlan,
  GroupPlan,
  PlanTotals,
  SettingChange,
  Transition,
} from './plan/fleet-plan.ts';
export type { FindingChangesDocument, PlanBase, PlanDocument } from './plan/plan-document.ts';
export { planDocument } from './plan/plan-document.ts';
export { planFleets } from './plan/plan-fleets.ts';
export type { PlannedGroup, PlannedSetting, PlanState } from './plan/plan-state.ts';
export { stateOfFleet } from './plan/plan-state.ts';
export type { PlanContext } from './plan/plan-states.ts';
export { isPlanned, planStates } from './plan/plan-states.ts';
export type { Direction, Weighed } from './plan/weigh-change.ts';
export { DIRECTIONS, weighChange } from './plan/weigh-change.ts';
export type { FindingRecord, FindingsDocument } from './report/json.ts';
export { findingsDocument } from './report/json.ts';
export { REPORTERS } from './report/list.ts';
export { jobSummary } from './report/markdown.ts';
export type { Paint } from './report/paint.ts';
export { PLAIN_PAINT } from './report/paint.ts';
export { placeWords } from './report/place.ts';
export type { SourceText } from './report/pretty.ts';
export { prettyFindings } from './report/pretty.ts';
export type { Report, ReportedFleet, Reporter, ReportParts } from './report/report.ts';
export { asFinding, isFailing, makeReport } from './report/report.ts';
export { inLog, jsonForLogs } from './report/safe-text.ts';
export type { Tally } from './report/tally.ts';
export { tallyOf, tallyWords } from './report/tally.ts';
export type { XmlElement } from './report/xml.ts';
export { element as xmlElement, writeElement as writeXmlElement, XML_HEAD } from './report/xml.ts';
export { contributors, layerWords } from './resolve/layer-words.ts';
export type { ParsedFleet } from './resolve/resolve-fleet.ts';
export { resolveFleet } from './resolve/resolve-fleet.ts';
export { forcesByGpo } from './routes/forces-by-gpo.ts';
export type { IntuneCarrier, IntuneReach } from './routes/intune-reach.ts';
export { INTUNE_CARRIERS, INTUNE_REACH, NOT_OVER_SENSE } from './routes/intune-reach.ts';
export type { IntuneFacts, IntuneRoute } from './routes/intune-route.ts';
export { intuneBrings, intuneReach, intuneRoute } from './routes/intune-route.ts';
export { routesOf } from './routes/routes.ts';
export type { TemplatePlace, WrittenTemplate } from './routes/security-templates.ts';
export {
  templateById,
  templateOf,
  templates,
  WRITTEN_TEMPLATES,
  writtenTemplate,
} from './routes/security-templates.ts';
export type { Unreached } from './routes/unreached.ts';
export { acceptRules } from './rules/accept-rules.ts';
export type { RuleChapter } from './rules/chapters.ts';
export { CHAPTER_TITLES, RULE_CHAPTERS } from './rules/chapters.ts';
export type { CheckOptions } from './rules/check.ts';
export { checkFleet, stopsBuild } from './rules/check.ts';
export type { ExampleFleet } from './rules/example.ts';
export { exampleFleet } from './rules/example.ts';
export { RULE_INFOS, RULES } from './rules/list.ts';
export type { Finding, Found, Rule, RuleBasis, RuleContext, RuleInfo, Silences } from './rules/rule.ts';
export { defineRule } from './rules/rule.ts';
export type { CauseId, CauseInfo, CautionId, Remedy } from './verify/causes.ts';
export { CAUSES, CAUTION_INFOS } from './verify/causes.ts';
export type { Combinations } from './verify/combinations.ts';
export { everyCombination } from './verify/combinations.ts';
export type { Decision } from './verify/decide.ts';
export { conditionIds, decide, decidingRow, factsNumber, holds } from './verify/decide.ts';
export type { CautionRow, Conditions, DecisionPart, DecisionRow, Verdict } from './verify/decision-table.ts';
export { CAUTIONS, DECISION_PARTS, DECISION_TABLE, VERDICTS } from './verify/decision-table.ts';
export type { FactId, FactInfo, Facts, FactValue } from './verify/facts.ts';
export { FACT_IDS, FACTS, valuesOf } from './verify/facts.ts';
export type { Known } from './verify/specialise.ts';
export { specialise } from './verify/specialise.ts';
