import { findSetting } from '@mdav/core';
import type { ExpectedPlace, ExpectedSetting } from '@mdav/core/decision';
import { sha256Hex, utf8 } from '@mdav/core/format';
import type { DeviceState } from '../state/device-state.ts';
import { asPropertyName, isQword, keyAt } from '../state/registry-value.ts';
import {
  ABSENT,
  DIFFER,
  type EntryCheck,
  entryCheck,
  type KeyValues,
  MATCH,
  placeState,
  UNTOLD,
} from './place-check.ts';
import { rulesOtherwise } from './rules-in-force.ts';

/** How a setting stands on a device. */
export type SettingVerdict = 'right' | 'wrong' | 'not-told';

/**
 * Which source the effective value comes from: the policy key (Group Policy, Configuration Manager, security settings
 * management), Policy Manager (mobile device management), Policy Manager winning over the policy key, the device itself where
 * no policy says anything, something else although policy has the wanted value, or nothing.
 */
export type SettingSource =
  | 'policy'
  | 'mdm'
  | 'mdm-over-policy'
  | 'local'
  | 'other-than-policy'
  | 'nothing'
  | 'unknown';

/** How a setting stands, and who set it. */
export interface SettingJudgement {
  readonly verdict: SettingVerdict;
  readonly source: SettingSource;
}

/** The settings of a device, counted. */
export interface SettingsTally {
  readonly right: number;
  readonly notTold: number;
  /** Ids of the settings whose effective value is not the wanted one. */
  readonly wrong: readonly string[];
}

/** A setting made ready. */
export interface SettingCheck {
  readonly expected: ExpectedSetting;
  readonly policy: readonly EntryCheck[] | undefined;
  readonly mdm: readonly EntryCheck[] | undefined;
}

/** The settings of a group made ready for many devices. */
export interface SettingsCheck {
  readonly checks: readonly SettingCheck[];
  /** Counts how the settings stand; nothing but `notTold` where a device told no registry. */
  tally(state: DeviceState): SettingsTally;
  /** Tells what is wanted from anything else that is: the beginning of a SHA-256. */
  readonly fingerprint: string;
  /** The settings that a device does not tell. */
  untold(state: DeviceState): readonly string[];
  /** The keys of a device that the checks look at, in the order that they expect. */
  keysOf(state: Pick<DeviceState, 'registry'>): readonly KeyValues[];
}

const NONE: readonly string[] = Object.freeze([]) as readonly string[];

/** Makes the settings of a group ready: every key is fetched once per device, every value compared by plain equality first. */
export function settingsCheck(settings: readonly ExpectedSetting[]): SettingsCheck {
  const keys: string[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (key: string): number => {
    const known = indexes.get(key);
    if (known !== undefined) return known;
    indexes.set(key, keys.length);
    return keys.push(asPropertyName(key)) - 1;
  };
  const checks = settings.map(
    (expected): SettingCheck => ({
      expected,
      policy: expected.policy?.map((entry) => entryCheck(expected.setting, 'policy', entry, indexOf)),
      mdm: expected.mdm?.map((entry) => entryCheck(expected.setting, 'mdm', entry, indexOf)),
    }),
  );
  /** Filled anew for every device, so that a device costs no array. */
  const fetched: KeyValues[] = keys.map(() => undefined);
  let fingerprint: string | undefined;
  const nothingTold: SettingsTally = { right: 0, notTold: checks.length, wrong: NONE };
  return {
    checks,
    get fingerprint() {
      fingerprint ??= fingerprintOf(settings);
      return fingerprint;
    },
    untold(state) {
      const { registry } = state;
      const values = keys.map((key) => keyAt(registry, key));
      return checks
        .filter((check) => registry === undefined || judgeDevice(check, values, state).verdict === 'not-told')
        .map(({ expected }) => expected.setting);
    },
    keysOf: ({ registry }) => keys.map((key) => keyAt(registry, key)),
    tally(state) {
      const { registry } = state;
      if (registry === undefined) return nothingTold;
      for (let index = 0; index < keys.length; index++) fetched[index] = keyAt(registry, keys[index] as string);
      let right = 0;
      let notTold = 0;
      let wrong: string[] | undefined;
      for (let index = 0; index < checks.length; index++) {
        const check = checks[index] as SettingCheck;
        const { verdict } = judgeDevice(check, fetched, state);
        if (verdict === 'right') right++;
        else if (verdict === 'not-told') notTold++;
        else if (wrong === undefined) wrong = [check.expected.setting];
        else wrong.push(check.expected.setting);
      }
      return { right, notTold, wrong: wrong ?? NONE };
    },
  };
}

/** The same for the same settings in any run: what a verdict calls right is known by it later. */
export function fingerprintOf(settings: readonly ExpectedSetting[]): string {
  return sha256Hex(utf8(JSON.stringify(settings))).slice(0, 16);
}

const judgement = (verdict: SettingVerdict, source: SettingSource): SettingJudgement =>
  Object.freeze({ verdict, source });
const NOT_TOLD = judgement('not-told', 'unknown');
const NOT_SET = judgement('wrong', 'nothing');
const NOT_SET_AS_WANTED = judgement('right', 'nothing');
const RIGHT = {
  policy: judgement('right', 'policy'),
  mdm: judgement('right', 'mdm'),
  'mdm-over-policy': judgement('right', 'mdm-over-policy'),
};
const WRONG = {
  policy: judgement('wrong', 'policy'),
  mdm: judgement('wrong', 'mdm'),
  'mdm-over-policy': judgement('wrong', 'mdm-over-policy'),
};

const OTHER_THAN_POLICY = judgement('wrong', 'other-than-policy');
const OTHERWISE = judgement('wrong', 'unknown');

/**
 * The values of a setting that are QWORDs where Windows writes DWORDs, whatever they say: whether such a one is read, no
 * page says. What a fleet has as raw values may be of any kind.
 */
export function qwordsOf(
  { expected, policy = [], mdm = [] }: SettingCheck,
  { qwords }: DeviceState,
): readonly string[] {
  if (qwords.length === 0 || findSetting(expected.setting) === undefined) return NONE;
  return [...policy, ...mdm].flatMap((entry) =>
    entry.kind === 'value' && isQword(qwords, entry) ? [`${entry.key}\\${entry.name}`] : [],
  );
}

/** How a setting stands by the registry, and by what a device tells to be in force. */
export function judgeDevice(check: SettingCheck, keys: readonly KeyValues[], state: DeviceState): SettingJudgement {
  const byRegistry = judge(check, keys);
  if (byRegistry.verdict === 'right' && qwordsOf(check, state).length > 0) return NOT_TOLD;
  if (byRegistry.verdict === 'wrong' || rulesOtherwise(check.expected, state).length === 0) return byRegistry;
  return byRegistry.verdict === 'right' ? OTHER_THAN_POLICY : OTHERWISE;
}

/**
 * The effective value of a setting held against the wanted one: the policy key wins over Policy Manager [ts-settings],
 * and the other way round where `MDMWinsOverGP` covers the setting.
 */
export function judge({ expected, policy, mdm }: SettingCheck, keys: readonly KeyValues[]): SettingJudgement {
  const byPolicy = stateOfPlace(expected, 'policy', policy, keys);
  if (expected.mdmWins === true) {
    const byMdm = stateOfPlace(expected, 'mdm', mdm, keys);
    if (byMdm === UNTOLD) return NOT_TOLD;
    const source = byPolicy === MATCH || byPolicy === DIFFER ? 'mdm-over-policy' : 'mdm';
    if (byMdm === MATCH) return RIGHT[source];
    if (byMdm === DIFFER) return WRONG[source];
    if (byPolicy === MATCH) return RIGHT.policy;
    if (byPolicy === DIFFER) return WRONG.policy;
    return byPolicy === UNTOLD ? NOT_TOLD : notSet(expected);
  }
  if (byPolicy === MATCH) return RIGHT.policy;
  if (byPolicy === DIFFER) return WRONG.policy;
  if (byPolicy === UNTOLD) return NOT_TOLD;
  const byMdm = stateOfPlace(expected, 'mdm', mdm, keys);
  if (byMdm === MATCH) return RIGHT.mdm;
  if (byMdm === DIFFER) return WRONG.mdm;
  return byMdm === UNTOLD ? NOT_TOLD : notSet(expected);
}

function notSet({ wanted, by, mdmConcluded, unseen }: ExpectedSetting): SettingJudgement {
  // Neither is told by a registry that does not show what stands there.
  if (unseen === true) return NOT_TOLD;
  if (wanted === 'remove') return NOT_SET_AS_WANTED;
  // Nobody has seen the name of this value: that nothing has it proves nothing.
  return mdmConcluded === true && by.includes('mdm') ? NOT_TOLD : NOT_SET;
}

/** A place that cannot be looked at counts as empty, unless the group's own delivery goes there. */
function stateOfPlace(
  { by, policy, mdm }: ExpectedSetting,
  place: ExpectedPlace,
  checks: readonly EntryCheck[] | undefined,
  keys: readonly KeyValues[],
): number {
  if (checks !== undefined) return placeState(checks, keys);
  if (by.includes(place)) return UNTOLD;
  return policy === undefined && mdm === undefined ? UNTOLD : ABSENT;
}
