/** To judge devices: the facts about one, the table that decides, the causes, and what is expected. */

export type { CauseId, CauseInfo, CautionId, Remedy } from './decision/causes.ts';
export { CAUSES, CAUTION_INFOS } from './decision/causes.ts';
export { everyCombination } from './decision/combinations.ts';
export type { Decision } from './decision/decide.ts';
export { conditionIds, decide, factsNumber } from './decision/decide.ts';
export type { CautionRow, Conditions, DecisionRow, Verdict } from './decision/decision-table.ts';
export { CAUTIONS, DECISION_TABLE, VERDICTS } from './decision/decision-table.ts';
export type { FactId, FactInfo, Facts, FactValue } from './decision/facts.ts';
export { FACT_IDS, FACTS, valuesOf } from './decision/facts.ts';
export type { Known } from './decision/specialise.ts';
export { specialise } from './decision/specialise.ts';
export { untoldFacts } from './decision/untold.ts';
export type { ForcingPlace } from './facts/forcing-places.ts';
export { WRONG_FORCING_PLACES } from './facts/forcing-places.ts';
export { PROGRAM_EXTENSIONS } from './facts/program-extensions.ts';
export type {
  ExpectedDevice,
  ExpectedEntry,
  ExpectedPlace,
  ExpectedSetting,
  ExpectedState,
  ExpectedValue,
} from './mode/expected.ts';
export { expectedDevices, expectedState, RUNNING_MODES } from './mode/expected.ts';
export { wantedTamper } from './mode/tamper-protection.ts';
