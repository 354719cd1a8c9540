import type {
  Delivery,
  Gpo,
  Group,
  Intune,
  Mode,
  Onboarding,
  OsReference,
  Raw,
  SettingValue,
  Waiver,
} from '@mdav/core';
import type { MergedRaws } from '../merge/merge-raw.ts';
import type { MergedSetting } from '../merge/merge-settings.ts';
import type { GroupFacts } from '../policy/group-facts.ts';
import type { Inferred } from './infer.ts';

/** What is told by the manifest of a build, or concluded from policies; a comment says from what. */
export const INFERRED_FACTS = ['os', 'mode', 'onboarding', 'deliver', 'intune', 'gpo'] as const;
export type InferredFact = (typeof INFERRED_FACTS)[number];

/** A group that is to be written, with the comments that go with its parts. */
export interface DraftGroup {
  readonly name: string;
  /** Where it comes from, line by line: the comment above it. */
  readonly from: readonly string[];
  /** How much was left out; goes below that. */
  readonly leftOut: readonly string[];
  /** What mdav's own output says of it besides. */
  readonly facts: Omit<GroupFacts, InferredFact>;
  readonly waivers: readonly Waiver[];
  /** True when these are all the facts that there are: the manifest of a build told them. */
  readonly isWhole: boolean;
  /** How the devices are onboarded, where a policy tells. */
  readonly onboarding?: Inferred<Onboarding>;
  readonly os: Inferred<readonly OsReference[]>;
  readonly mode: Inferred<Mode>;
  readonly deliver?: Inferred<readonly Delivery[]>;
  readonly intune?: Inferred<Intune>;
  /** Notes on policies, where a GPO has some. */
  readonly gpo?: Inferred<Gpo>;
  readonly settings: readonly MergedSetting[];
  readonly raw: Pick<MergedRaws, 'registry' | 'oma'>;
  /** Comment below the group: what could not come along. */
  readonly trailing: readonly string[];
}

/** The draft as the model has it. */
export function groupOf({ facts, os, mode, onboarding, deliver, intune, gpo, settings, raw }: DraftGroup): Group {
  const [first] = os.value;
  const kept = rawOf(raw);
  return {
    ...facts,
    os: os.value.length === 1 && first !== undefined ? first : os.value,
    mode: mode.value,
    ...(onboarding === undefined ? {} : { onboarding: onboarding.value }),
    ...(deliver === undefined ? {} : { deliver: deliver.value }),
    ...(intune === undefined ? {} : { intune: intune.value }),
    ...(gpo === undefined ? {} : { gpo: gpo.value }),
    ...(settings.length === 0 ? {} : { settings: settingsOf(settings) }),
    ...(kept === undefined ? {} : { raw: kept }),
  };
}

export function settingsOf(settings: readonly MergedSetting[]): Readonly<Record<string, SettingValue>> {
  return Object.fromEntries(settings.map(({ id, value }) => [id, value]));
}

/** The raw part of a group; nothing when it is empty. */
export function rawOf({ registry, oma }: DraftGroup['raw']): Raw | undefined {
  if (registry.length === 0 && oma.length === 0) return undefined;
  return {
    ...(registry.length === 0 ? {} : { registry: registry.map(({ entry }) => entry) }),
    ...(oma.length === 0 ? {} : { oma: oma.map(({ entry }) => entry) }),
  };
}
