/** From files to facts: what devices must show, scripts and queries that ask them, and the verdict on each. */

export { expectedGroup } from './expected/expected-group.ts';
export { entriesOfSetting, entryOf } from './expected/policy-entries.ts';
export type { NodePlace } from './expected/policy-manager.ts';
export { POLICY_MANAGER, placeOfNode } from './expected/policy-manager.ts';
export { factsOf } from './facts/facts-of.ts';
export type { GroupFacts, OsFacts } from './facts/group-facts.ts';
export { groupFacts } from './facts/group-facts.ts';
export type { TwoPlaces, ValuePlace } from './facts/places.ts';
export { BLOCK_MODE, CLOUD, FORCING, MODE_VALUES, ONBOARDING, TURN_OFF, WRONG_FORCING } from './facts/places.ts';
export { avModeOf, runningModeOf } from './facts/running-mode.ts';
export type { DeviceNames, Matched, MatchedGroup } from './match/match-device.ts';
export { deviceMatcher } from './match/match-device.ts';
export type { PreferenceCommands } from './preference/preference-commands.ts';
export { preferenceCommands } from './preference/preference-commands.ts';
export { settingOfParameter } from './preference/setting-of-parameter.ts';
export { cmpivotQueries } from './queries/cmpivot.ts';
export { queriesTarget } from './queries/fleet-target.ts';
export { huntingQueries, huntingTable } from './queries/hunting.ts';
export type { HuntingTable } from './queries/hunting-schema.ts';
export { HUNTING_TABLES } from './queries/hunting-schema.ts';
export { osqueryPack } from './queries/osquery.ts';
export { collectorScript } from './scripts/collector.ts';
export { detectionScript } from './scripts/detection.ts';
export type { RegistryPlace } from './scripts/places.ts';
export { placesOf } from './scripts/places.ts';
export { remediationScript } from './scripts/remediation.ts';
export { STATUS_FIELDS } from './scripts/status-fields.ts';
export { verifySources } from './source/sources.ts';
export type { CollectedData, CollectedOs, CollectedProduct, CollectedState } from './state/collected.ts';
export type { CsvItem, CsvReader } from './state/csv.ts';
export { csvReader } from './state/csv.ts';
export type { DeviceState, RegistryState, StateShape } from './state/device-state.ts';
export { STATE_SHAPES } from './state/device-state.ts';
export type { OsWords } from './state/os-of.ts';
export { osClassOf, osOf } from './state/os-of.ts';
export { recordsIn, stateOf } from './state/state-of.ts';
export { verifyTarget } from './target.ts';
export type { Clock } from './verdict/age.ts';
export type { RunChange, RunComparison, RunNumbers } from './verdict/compare-runs.ts';
export { compareRuns, countRun } from './verdict/compare-runs.ts';
export type {
  CauseRecord,
  SettingsRecord,
  ShownFacts,
  VerdictAbout,
  VerdictRecord,
} from './verdict/describe-verdict.ts';
export type { Evidence, Seen } from './verdict/evidence.ts';
export { OUTSIDE_CAUSES } from './verdict/outside-causes.ts';
export type { ToldVerdict } from './verdict/read-verdict.ts';
export { readVerdict, shownByVerdict, verdictsIn } from './verdict/read-verdict.ts';
export type { RunEntry } from './verdict/run-entry.ts';
export { entryOfVerdict, isFineEntry, readRunEntry } from './verdict/run-entry.ts';
export type { SettingDifference } from './verdict/setting-difference.ts';
export type { SettingSource, SettingsTally, SettingVerdict } from './verdict/settings-check.ts';
export type { ShownReader, ShownValue } from './verdict/shown-value.ts';
export { shownReader, shownRegistryReader } from './verdict/shown-value.ts';
export type {
  CauseCount,
  GroupCounts,
  GroupSummary,
  VerdictCounts,
  VerdictSummary,
  VerdictTally,
} from './verdict/summarise.ts';
export { summarise } from './verdict/summarise.ts';
export type {
  DecidedVerdict,
  DeviceVerdict,
  OutsideVerdict,
  UnreadableVerdict,
  VerdictCause,
} from './verdict/verdict.ts';
export { unreadable } from './verdict/verdict.ts';
export type { Verifier } from './verdict/verifier.ts';
export { verifier } from './verdict/verifier.ts';
export { VERIFY_DIAGNOSTICS } from './verify-diagnostics.ts';
export { VERIFY_ID } from './verify-id.ts';
