/** What people read about a fleet: findings, plans, migrations, comparisons and verdicts in every form, and the page. */

export type { ChecklistFormat } from './comply/checklists/checklist-format.ts';
export { CHECKLISTS } from './comply/checklists/list.ts';
export type {
  Compliance,
  FrameworkCompliance,
  GroupCompliance,
  IdleReason,
  IdleWaiver,
  Judged,
  Mend,
  RuleStanding,
  Standing,
  Tally as ComplyTally,
} from './comply/compliance.ts';
export { applicable, isCompliant, STANDINGS } from './comply/compliance.ts';
export type { ComplyDevice } from './comply/judge-devices.ts';
export { complyDevices } from './comply/judge-devices.ts';
export type { ComplyOptions } from './comply/judge-fleet.ts';
export { complyFleet } from './comply/judge-fleet.ts';
export { complyDocument } from './comply/reporters/json.ts';
export { COMPLY_REPORTERS } from './comply/reporters/list.ts';
export { STANDING_INFO } from './comply/standings.ts';
export type { EffectiveDescription, EffectivePart, EffectiveStep } from './describe/assignment.ts';
export { describeEffective } from './describe/assignment.ts';
export type { DescribedCommands } from './describe/commands.ts';
export { ONCE_EMPTY } from './describe/commands.ts';
export type { Coverage, SettingChannel } from './describe/coverage.ts';
export { coverageOf, isCarried, SETTING_CHANNELS } from './describe/coverage.ts';
export { describeDefaults } from './describe/defaults.ts';
export type { EffectByMode } from './describe/effect.ts';
export { describeEffect, EFFECTS_IN_PASSIVE, effectByMode } from './describe/effect.ts';
export type { AgentDescription, BaselineSupport, ModeSupport, OsDescription } from './describe/os.ts';
export { describeOs } from './describe/os.ts';
export type { SettingQuery } from './describe/query.ts';
export { querySettings } from './describe/query.ts';
export type { RuleDescription } from './describe/rule.ts';
export { describeRule } from './describe/rule.ts';
export { settingSentence } from './describe/sentence.ts';
export type {
  DescribedDefinition,
  DescribedMdm,
  DescribedPolicy,
  DescribedRegistry,
  DescribedValue,
  SettingDescription,
} from './describe/setting.ts';
export { describeSetting } from './describe/setting.ts';
export type { DescribedWord } from './describe/setting-words.ts';
export type { DescribedSource } from './describe/source.ts';
export { describeSource } from './describe/source.ts';
export type { ComparedSide, Comparison } from './diff/comparison.ts';
export type { PolicyDiff, SettingDifference, UnsayableSetting } from './diff/diff-policies.ts';
export { countDisagreements, diffPolicies, isDifferent } from './diff/diff-policies.ts';
export type { PolicyPair, PolicySetDiff } from './diff/diff-sets.ts';
export { diffPolicySets, isSetDifferent } from './diff/diff-sets.ts';
export { DIFF_REPORTERS } from './diff/reporters/list.ts';
export type { ResidueDifference } from './diff/residue.ts';
export type { KeyChange, ValueChange } from './diff/value-change.ts';
export { changeOf } from './diff/value-change.ts';
export type {
  Drift,
  DriftKind,
  DriftTotals,
  GroupDrift,
  ResidueDrift,
  SettingDrift,
  StrayConflict,
  StrayDrift,
  StraySetting,
  UnreadPlace,
  WantedWord,
} from './drift/drift.ts';
export { DRIFT_KINDS, isDrifted, isNothingCompared, isPartlyUnread, isWeaker } from './drift/drift.ts';
export type { DriftDocument } from './drift/drift-document.ts';
export { driftDocument } from './drift/drift-document.ts';
export { driftFleet } from './drift/drift-fleet.ts';
export type { DriftAdopted, DriftAdoption, DriftReport } from './drift/drift-report.ts';
export { WAY_WORDS } from './drift/drift-words.ts';
export { DRIFT_REPORTERS } from './drift/reporters/list.ts';
export type { WantedFleet, WantedGroup, WantedLine, WantedSetting } from './drift/wanted.ts';
export type { CheckedFleet, CheckResult, CheckResultParts } from './findings/check-result.ts';
export { checkResult, isFailing } from './findings/check-result.ts';
export type { FindingRecord, FindingsDocument } from './findings/reporters/json.ts';
export { findingsDocument } from './findings/reporters/json.ts';
export { FINDING_REPORTERS } from './findings/reporters/list.ts';
export { jobSummary } from './findings/reporters/markdown.ts';
export type { SourceText } from './findings/reporters/pretty.ts';
export { prettyFindings } from './findings/reporters/pretty.ts';
export type { Tally } from './findings/tally.ts';
export { tallyOf, tallyWords } from './findings/tally.ts';
export type { FleetMigration } from './migration/fleet-migration.ts';
export { MIGRATION_REPORTERS } from './migration/reporters/list.ts';
export type { Deadline } from './page/deadlines.ts';
export type { GroupFeature } from './page/features-in-mode.ts';
export { featuresOf } from './page/features-in-mode.ts';
export type { FindingLine } from './page/finding-lines.ts';
export type { FleetPage, FleetPageOptions, PageChanges, PageGroup } from './page/fleet-page.ts';
export { fleetPage } from './page/fleet-page.ts';
export { renderFleetPage } from './page/render-page.ts';
export type { ChangePlan } from './plan/change-plan.ts';
export type { Detection } from './plan/detections.ts';
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
export type { PlanVerdict } from './plan/plan-verdict.ts';
export { isStopped, judgePlan, verdictWords } from './plan/plan-verdict.ts';
export { baseNotes, baseWords } from './plan/plan-words.ts';
export { PLAN_REPORTERS } from './plan/reporters/list.ts';
export type { Reporter, ReporterInfo, Reporters } from './reporter/reporter.ts';
export { clip } from './text/clip.ts';
export { count } from './text/count.ts';
export type { DiffLine } from './text/line-diff.ts';
export { lineDiff, unifiedDiff } from './text/line-diff.ts';
export type { Paint } from './text/paint.ts';
export { PLAIN_PAINT } from './text/paint.ts';
export { placeWords } from './text/place.ts';
export { safeMarkdown } from './text/safe-lines.ts';
export { inLog, jsonForLogs } from './text/safe-text.ts';
export { VERDICT_REPORTERS } from './verdicts/reporters/list.ts';
export type { NamedRun, RunHistory } from './verdicts/run-history.ts';
export type {
  DeviceTeller,
  NamedVerdict,
  Spool,
  VerdictReporter,
  VerdictRun,
  VerdictTotals,
  VerdictWriter,
  WriterOptions,
} from './verdicts/verdict-writer.ts';
