/** What people read about a fleet: findings, the plan of a change, differences, ways and the page. */

export type { EffectiveDescription, EffectivePart, EffectiveStep } from './describe/assignment.ts';
export { describeEffective } from './describe/assignment.ts';
export type { Coverage, SettingChannel } from './describe/coverage.ts';
export { coverageOf, isCarried, SETTING_CHANNELS } from './describe/coverage.ts';
export type { EffectByMode } from './describe/effect.ts';
export { describeEffect, EFFECTS_IN_PASSIVE, effectByMode } from './describe/effect.ts';
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
export type { PolicyDiff, SettingDifference, UnsayableSetting } from './diff/diff-policies.ts';
export { countDisagreements, diffPolicies, isDifferent } from './diff/diff-policies.ts';
export type { PolicyPair, PolicySetDiff } from './diff/diff-sets.ts';
export { diffPolicySets, isSetDifferent } from './diff/diff-sets.ts';
export type { ResidueDifference } from './diff/residue.ts';
export type { KeyChange, ValueChange } from './diff/value-change.ts';
export { changeOf } from './diff/value-change.ts';
export type { FindingRecord, FindingsDocument } from './findings/json.ts';
export { findingsDocument } from './findings/json.ts';
export { JUNIT_HEAD, JUNIT_STYLE } from './findings/junit-style.ts';
export { REPORTERS } from './findings/list.ts';
export { jobSummary } from './findings/markdown.ts';
export type { Paint } from './findings/paint.ts';
export { PLAIN_PAINT } from './findings/paint.ts';
export { placeWords } from './findings/place.ts';
export type { SourceText } from './findings/pretty.ts';
export { prettyFindings } from './findings/pretty.ts';
export type { Report, ReportedFleet, Reporter, ReportParts } from './findings/report.ts';
export { isFailing, makeReport } from './findings/report.ts';
export { inLog, jsonForLogs } from './findings/safe-text.ts';
export type { Tally } from './findings/tally.ts';
export { tallyOf, tallyWords } from './findings/tally.ts';
export { migrateMarkdown } from './migration/migrate-markdown.ts';
export { migratePretty } from './migration/migrate-pretty.ts';
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
export { planJson } from './plan/plan-json.ts';
export { planMarkdown } from './plan/plan-markdown.ts';
export { planPretty } from './plan/plan-pretty.ts';
export type { PlannedGroup, PlannedSetting, PlanState } from './plan/plan-state.ts';
export { stateOfFleet } from './plan/plan-state.ts';
export type { PlanContext } from './plan/plan-states.ts';
export { isPlanned, planStates } from './plan/plan-states.ts';
export type { PlanVerdict } from './plan/plan-verdict.ts';
export { isStopped, judgePlan, verdictWords } from './plan/plan-verdict.ts';
export { baseNotes, baseWords } from './plan/plan-words.ts';
export type { Direction, Weighed } from './plan/weigh-change.ts';
export { DIRECTIONS, weighChange } from './plan/weigh-change.ts';
export { clip } from './text/clip.ts';
export { count } from './text/count.ts';
export { unifiedDiff } from './text/line-diff.ts';
export { safeMarkdown } from './text/safe-lines.ts';
