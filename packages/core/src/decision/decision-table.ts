import type { CauseId, CautionId } from './causes.ts';
import type { FactId, FactValue } from './facts.ts';

/** How a device stands to the wanted mode. */
export const VERDICTS = ['right', 'pending', 'wrong', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The values that a row asks for: every named fact must have one of its values; other facts do not matter. */
export type Conditions = { readonly [Id in FactId]?: readonly FactValue<Id>[] };

/** A row of the decision table: the first one that holds gives verdict and cause. */
export interface DecisionRow {
  readonly verdict: Verdict;
  readonly cause: CauseId;
  readonly when: Conditions;
}

/** A row of the list of cautions: every one that holds is told, and none changes the verdict. */
export interface CautionRow {
  readonly caution: CautionId;
  readonly when: Conditions;
}

const PASSIVE = ['passive', 'passive+edr-block'] as const;
const ACTIVE = ['active', 'active+edr-block'] as const;
const BLOCK = ['active+edr-block', 'passive+edr-block'] as const;
const ONBOARDED_ONLY = ['active+edr-block', 'passive', 'passive+edr-block'] as const;
const NOT_THERE = ['absent', 'wrong-key'] as const;
const NO_NUMBER = ['wrong-data'] as const;
/** The turn-off policy makes no server passive in place of the value. */
const NOT_BY_POLICY = ['absent', 'disabled', 'unknown'] as const;
const RUNS = ['active', 'passive', 'sxs-passive', 'edr-block'] as const;
const LOOKS_PASSIVE = ['passive', 'sxs-passive'] as const;
/** To be registered makes a client passive, whether the product runs or not. */
const REGISTERED = ['registered', 'idle'] as const;
const IS_PASSIVE = ['passive', 'edr-block'] as const;

const right = (cause: CauseId, when: Conditions): DecisionRow => ({ verdict: 'right', cause, when });
const pending = (cause: CauseId, when: Conditions): DecisionRow => ({ verdict: 'pending', cause, when });
const wrong = (cause: CauseId, when: Conditions): DecisionRow => ({ verdict: 'wrong', cause, when });
const unknown = (cause: CauseId, when: Conditions): DecisionRow => ({ verdict: 'unknown', cause, when });

/** What keeps a device in the wanted mode from being right: the mode is reached, and what it is for is not. */
type Kept = readonly (readonly [cause: CauseId, when: Conditions])[];

const KEPT_WHEN_PASSIVE: Kept = [
  ['tamper-differs', { tamperWish: ['differs'] }],
  ['signatures-old', { signatures: ['old'] }],
];
/** An active device is the protection itself. Passive modes ask for onboarding and sensor by themselves. */
const KEPT_WHEN_ACTIVE: Kept = [
  ['protection-off', { protection: ['off'] }],
  ['drive-excluded', { exclusions: ['drive'] }],
  ['not-onboarded', { onboarding: ['done'], onboarded: ['no'] }],
  ['sensor-not-running', { onboarding: ['done'], sensor: ['stopped'] }],
  ...KEPT_WHEN_PASSIVE,
];

function protectedAs(when: Conditions, kept: Kept): readonly DecisionRow[] {
  return kept.map(([cause, besides]) => wrong(cause, { ...when, ...besides }));
}

function reached(when: Conditions, kept: Kept): readonly DecisionRow[] {
  return [...protectedAs(when, kept), right('reached', when)];
}

/** Holds for every wanted mode, before anything is compared. */
const FOUNDATIONS: readonly DecisionRow[] = [
  wrong('unsupported', { os: ['unsupported'] }),
  wrong('antivirus-removed', { defender: ['missing'] }),
  // Whatever is seen then is somebody's experiment, and policy waits.
  pending('troubleshooting-mode', { troubleshooting: ['on'] }),
  wrong('turned-off-by-policy', { reported: ['not-running'], turnOff: ['enabled'] }),
  // On a server the value is to be in place before onboarding [switch-ts, passive-2025]: it is named, and mended, first.
  wrong('wrong-forcing-value', { wanted: PASSIVE, os: ['server'], onboarded: ['no'], force: NO_NUMBER }),
  wrong('misplaced-forcing-value', { wanted: PASSIVE, os: ['server'], onboarded: ['no'], force: ['wrong-key'] }),
  wrong('forcing-value-missing', { wanted: PASSIVE, os: ['server'], onboarded: ['no'], force: ['absent'] }),
  wrong('forced-active', { wanted: PASSIVE, os: ['server'], onboarded: ['no'], force: ['active'] }),
  // Beside another antivirus a client that is not onboarded is off, a server goes on as it was [compat-2025].
  pending('awaits-onboarding', {
    wanted: ONBOARDED_ONLY,
    os: ['client'],
    onboarding: ['planned'],
    onboarded: ['no'],
  }),
  pending('awaits-onboarding', {
    wanted: ONBOARDED_ONLY,
    os: ['server'],
    reported: RUNS,
    onboarding: ['planned'],
    onboarded: ['no'],
  }),
  wrong('not-onboarded', { wanted: ONBOARDED_ONLY, onboarded: ['no'] }),
  wrong('other-antivirus-registered', {
    wanted: ACTIVE,
    os: ['client'],
    reported: ['not-running'],
    antivirus: REGISTERED,
  }),
  wrong('not-running', { reported: ['not-running'] }),
  unknown('mode-not-reported', { reported: ['unknown'] }),
];

/** Passive is wanted and the device is active: the trap that this tool exists for. */
const STILL_ACTIVE: readonly DecisionRow[] = [
  wrong('sensor-not-running', { wanted: PASSIVE, reported: ['active'], sensor: ['stopped'] }),
  wrong('security-center-stopped', {
    wanted: PASSIVE,
    os: ['client'],
    reported: ['active'],
    securityCenter: ['stopped'],
  }),
  wrong('antivirus-not-registered', { wanted: PASSIVE, os: ['client'], reported: ['active'], antivirus: ['none'] }),
  wrong('forced-active', { wanted: PASSIVE, reported: ['active'], force: ['active'] }),
  wrong('turn-off-policy-disabled', { wanted: PASSIVE, os: ['client'], reported: ['active'], turnOff: ['disabled'] }),
  wrong('wrong-forcing-value', { wanted: PASSIVE, os: ['server'], reported: ['active'], force: NO_NUMBER }),
  wrong('misplaced-forcing-value', { wanted: PASSIVE, os: ['server'], reported: ['active'], force: ['wrong-key'] }),
  wrong('forcing-value-missing', { wanted: PASSIVE, os: ['server'], reported: ['active'], force: ['absent'] }),
  wrong('tamper-protection-holds-active', {
    wanted: PASSIVE,
    os: ['server'],
    reported: ['active'],
    force: ['passive'],
    tamper: ['holds-active'],
  }),
  pending('restart-pending', {
    wanted: PASSIVE,
    os: ['server'],
    reported: ['active'],
    force: ['passive'],
    change: ['since-boot'],
  }),
  pending('restart-unknown', {
    wanted: PASSIVE,
    os: ['server'],
    reported: ['active'],
    force: ['passive'],
    change: ['unknown'],
  }),
  wrong('forced-but-active', { wanted: PASSIVE, os: ['server'], reported: ['active'], force: ['passive'] }),
  pending('just-changed', {
    wanted: PASSIVE,
    os: ['client'],
    reported: ['active'],
    onboarded: ['yes'],
    antivirus: REGISTERED,
    change: ['since-boot'],
  }),
  wrong('unexplained-active', { wanted: PASSIVE, reported: ['active'] }),
];

/** Passive is wanted, with or without block mode, and the device is not active. */
const PASSIVE_OR_BLOCK: readonly DecisionRow[] = [
  wrong('limited-periodic-scanning', { wanted: PASSIVE, reported: ['sxs-passive'] }),
  wrong('forced-active', { wanted: PASSIVE, reported: IS_PASSIVE, os: ['server'], force: ['active'] }),
  wrong('block-mode-not-wanted', { wanted: ['passive'], reported: ['edr-block'] }),
  unknown('sensor-not-running', { wanted: PASSIVE, reported: IS_PASSIVE, sensor: ['stopped'] }),
  // The flag of an installer, or a value that was there, makes a server passive; that it stays so asks for the value
  // [cfg-servers-2024], and under tamper protection there is no way back from active [compat-2026].
  wrong('wrong-forcing-value', { wanted: PASSIVE, os: ['server'], reported: IS_PASSIVE, force: NO_NUMBER }),
  wrong('misplaced-forcing-value', {
    wanted: PASSIVE,
    os: ['server'],
    reported: IS_PASSIVE,
    force: ['wrong-key'],
    turnOff: NOT_BY_POLICY,
  }),
  wrong('forcing-value-missing', {
    wanted: PASSIVE,
    os: ['server'],
    reported: IS_PASSIVE,
    force: ['absent'],
    turnOff: NOT_BY_POLICY,
  }),
  wrong('antivirus-not-registered', {
    wanted: PASSIVE,
    os: ['client'],
    reported: ['passive'],
    antivirus: ['none'],
    securityCenter: ['running', 'unknown'],
  }),
  ...protectedAs({ wanted: ['passive'], reported: ['passive'] }, KEPT_WHEN_PASSIVE),
  // An empty answer of a Security Center that stands still proves nothing: neither that another product protects.
  unknown('security-center-stopped', {
    wanted: ['passive'],
    os: ['client'],
    reported: ['passive'],
    antivirus: ['none', 'unknown'],
    securityCenter: ['stopped'],
  }),
  unknown('other-antivirus-off', { wanted: ['passive'], os: ['client'], reported: ['passive'], antivirus: ['idle'] }),
  right('reached', { wanted: ['passive'], reported: ['passive'] }),
];

/** Passive with block mode is wanted, and block mode is reported: active or passive has to come from elsewhere. */
const BLOCK_REPORTED: readonly DecisionRow[] = [
  ...reached(
    { wanted: ['passive+edr-block'], os: ['server'], reported: ['edr-block'], force: ['passive'] },
    KEPT_WHEN_PASSIVE,
  ),
  ...reached(
    {
      wanted: ['passive+edr-block'],
      os: ['server'],
      reported: ['edr-block'],
      force: NOT_THERE,
      turnOff: ['enabled'],
    },
    KEPT_WHEN_PASSIVE,
  ),
  ...protectedAs(
    { wanted: ['passive+edr-block'], os: ['client'], reported: ['edr-block'], antivirus: REGISTERED },
    KEPT_WHEN_PASSIVE,
  ),
  unknown('other-antivirus-off', {
    wanted: ['passive+edr-block'],
    os: ['client'],
    reported: ['edr-block'],
    antivirus: ['idle'],
  }),
  right('reached', {
    wanted: ['passive+edr-block'],
    os: ['client'],
    reported: ['edr-block'],
    antivirus: ['registered'],
  }),
  wrong('security-center-stopped', {
    wanted: ['passive+edr-block'],
    os: ['client'],
    reported: ['edr-block'],
    securityCenter: ['stopped'],
  }),
  wrong('antivirus-not-registered', {
    wanted: ['passive+edr-block'],
    os: ['client'],
    reported: ['edr-block'],
    antivirus: ['none'],
  }),
  unknown('block-mode-ambiguous', { wanted: ['passive+edr-block'], reported: ['edr-block'] }),
];

/** Passive with block mode is wanted, and the device is passive without it. */
const BLOCK_NOT_REPORTED: readonly DecisionRow[] = [
  wrong('platform-below-floor', {
    wanted: ['passive+edr-block'],
    reported: ['passive'],
    floor: ['platform-below'],
  }),
  wrong('engine-below-floor', { wanted: ['passive+edr-block'], reported: ['passive'], floor: ['engine-below'] }),
  wrong('cloud-protection-off', { wanted: ['passive+edr-block'], reported: ['passive'], cloud: ['off'] }),
  wrong('channels-disagree', { wanted: ['passive+edr-block'], reported: ['passive'], conflict: ['yes'] }),
  wrong('block-mode-policy-missing', {
    wanted: ['passive+edr-block'],
    reported: ['passive'],
    blockPolicy: ['missing'],
  }),
  wrong('block-mode-off-in-portal', { wanted: ['passive+edr-block'], reported: ['passive'], blockPolicy: ['portal'] }),
  pending('block-mode-settling', {
    wanted: ['passive+edr-block'],
    reported: ['passive'],
    blockPolicy: ['set'],
    change: ['since-boot'],
  }),
  wrong('block-mode-unexplained', { wanted: ['passive+edr-block'], reported: ['passive'] }),
];

/** Active is wanted, and the device is not active. */
const STILL_PASSIVE: readonly DecisionRow[] = [
  wrong('forced-passive', { wanted: ACTIVE, reported: [...LOOKS_PASSIVE, 'edr-block'], force: ['passive'] }),
  wrong('other-antivirus-registered', {
    wanted: ACTIVE,
    os: ['client'],
    reported: [...LOOKS_PASSIVE, 'edr-block'],
    antivirus: REGISTERED,
  }),
  wrong('other-antivirus-registered', { wanted: ACTIVE, reported: ['sxs-passive'] }),
  wrong('turn-off-policy-makes-passive', {
    wanted: ACTIVE,
    os: ['server'],
    reported: ['passive', 'edr-block'],
    force: NOT_THERE,
    turnOff: ['enabled'],
  }),
  pending('restart-pending', {
    wanted: ACTIVE,
    os: ['server'],
    reported: ['edr-block'],
    force: ['active'],
    change: ['since-boot'],
  }),
  ...reached({ wanted: ACTIVE, reported: ['edr-block'], force: ['active'] }, KEPT_WHEN_ACTIVE),
  unknown('block-mode-ambiguous', { wanted: ACTIVE, reported: ['edr-block'] }),
  pending('restart-pending', {
    wanted: ACTIVE,
    os: ['server'],
    reported: ['passive'],
    force: ['active'],
    change: ['since-boot'],
  }),
  pending('restart-unknown', {
    wanted: ACTIVE,
    os: ['server'],
    reported: ['passive'],
    force: ['active'],
    change: ['unknown'],
  }),
  wrong('wrong-forcing-value', { wanted: ACTIVE, os: ['server'], reported: ['passive'], force: NO_NUMBER }),
  wrong('active-value-missing', { wanted: ACTIVE, os: ['server'], reported: ['passive'], force: NOT_THERE }),
  pending('just-changed', {
    wanted: ACTIVE,
    os: ['client'],
    reported: ['passive'],
    antivirus: ['none'],
    change: ['since-boot'],
  }),
  wrong('unexplained-passive', { wanted: ACTIVE, reported: ['passive'] }),
];

/** Active is wanted, and the device is active. `Normal` does not tell whether block mode is on. */
const ACTIVE_REPORTED: readonly DecisionRow[] = [
  wrong('forced-passive', { wanted: ACTIVE, os: ['server'], reported: ['active'], force: ['passive'] }),
  ...protectedAs({ wanted: ACTIVE, reported: ['active'] }, KEPT_WHEN_ACTIVE),
  right('reached', { wanted: ['active'], reported: ['active'] }),
  wrong('platform-below-floor', { wanted: ['active+edr-block'], reported: ['active'], floor: ['platform-below'] }),
  wrong('engine-below-floor', { wanted: ['active+edr-block'], reported: ['active'], floor: ['engine-below'] }),
  wrong('cloud-protection-off', { wanted: ['active+edr-block'], reported: ['active'], cloud: ['off'] }),
  wrong('channels-disagree', { wanted: ['active+edr-block'], reported: ['active'], conflict: ['yes'] }),
  right('reached', { wanted: ['active+edr-block'], reported: ['active'], blockPolicy: ['set'] }),
  wrong('block-mode-policy-missing', { wanted: ['active+edr-block'], reported: ['active'], blockPolicy: ['missing'] }),
  unknown('block-mode-not-visible', { wanted: ['active+edr-block'], reported: ['active'] }),
];

/** Rows of the table that belong together. */
export interface DecisionPart {
  /** What the devices that they decide on have in common. */
  readonly title: string;
  readonly rows: readonly DecisionRow[];
}

/** The parts of the decision table, in its order. */
export const DECISION_PARTS: readonly DecisionPart[] = [
  { title: 'Before modes are compared', rows: FOUNDATIONS },
  { title: 'Passive is wanted, active is reported', rows: STILL_ACTIVE },
  { title: 'Passive is wanted, another mode is reported', rows: PASSIVE_OR_BLOCK },
  { title: 'Passive with block mode is wanted, block mode is reported', rows: BLOCK_REPORTED },
  { title: 'Passive with block mode is wanted, passive is reported', rows: BLOCK_NOT_REPORTED },
  { title: 'Active is wanted, another mode is reported', rows: STILL_PASSIVE },
  { title: 'Active is wanted, active is reported', rows: ACTIVE_REPORTED },
];

/**
 * The decision table: the first row that holds gives the verdict on a device and its cause. It is complete (every
 * combination of facts has a row) and free of dead rows; tests go through all of it. Scripts and queries are
 * generated from it.
 */
export const DECISION_TABLE: readonly DecisionRow[] = DECISION_PARTS.flatMap(({ rows }) => rows);

/** What is worth knowing besides, whatever the verdict is. */
export const CAUTIONS: readonly CautionRow[] = [
  {
    caution: 'passive-by-turn-off-policy',
    when: { os: ['server'], reported: ['passive', 'edr-block'], force: NOT_THERE, turnOff: ['enabled'] },
  },
  { caution: 'turn-off-policy-present', when: { reported: ['active'], turnOff: ['enabled'] } },
  { caution: 'wrong-forcing-value-present', when: { os: ['server'], force: NO_NUMBER, reported: RUNS } },
  { caution: 'misplaced-forcing-value-present', when: { force: ['wrong-key'], reported: ['passive', 'edr-block'] } },
  {
    caution: 'block-mode-by-portal-only',
    when: { wanted: BLOCK, reported: ['edr-block'], blockPolicy: ['missing'] },
  },
  { caution: 'block-mode-beside-active', when: { wanted: ['active'], reported: ['active'], blockPolicy: ['set'] } },
  { caution: 'block-mode-without-cloud', when: { wanted: BLOCK, reported: ['edr-block'], cloud: ['off'] } },
  {
    caution: 'security-center-stopped-now',
    when: { os: ['client'], reported: ['passive', 'edr-block'], securityCenter: ['stopped'] },
  },
  { caution: 'forced-client', when: { os: ['client'], force: ['passive'] } },
  {
    caution: 'other-antivirus-idle',
    when: { reported: [...LOOKS_PASSIVE, 'edr-block'], antivirus: ['idle'] },
  },
  { caution: 'other-antivirus-idle', when: { wanted: PASSIVE, reported: ['active'], antivirus: ['idle'] } },
  // In passive mode no rule does anything.
  { caution: 'asr-not-by-policy', when: { reported: ['active'], asr: ['local'] } },
  { caution: 'versions-old', when: { reported: RUNS, versions: ['old'] } },
];
