import type { Delivery, Group, Intune, Mode, OsReference, Raw, SettingValue } from '@mdav/core';
import type { MergedRaws } from '../merge/merge-raw.ts';
import type { MergedSetting } from '../merge/merge-settings.ts';
import type { Inferred } from './infer.ts';

/** A group that is to be written, with the comments that go with its parts. */
export interface DraftGroup {
  readonly name: string;
  /** Where it comes from, line by line: the comment above it. */
  readonly from: readonly string[];
  /** How much was left out; goes below that. */
  readonly leftOut: readonly string[];
  readonly os: Inferred<readonly OsReference[]>;
  readonly mode: Inferred<Mode>;
  readonly deliver?: Inferred<readonly Delivery[]>;
  readonly intune?: Inferred<Intune>;
  readonly settings: readonly MergedSetting[];
  readonly raw: Pick<MergedRaws, 'registry' | 'oma'>;
  /** Comment below the group: what could not come along. */
  readonly trailing: readonly string[];
}

/** The draft as the model has it. */
export function groupOf({ os, mode, deliver, intune, settings, raw }: DraftGroup): Group {
  const [first] = os.value;
  const kept = rawOf(raw);
  return {
    os: os.value.length === 1 && first !== undefined ? first : os.value,
    mode: mode.value,
    ...(deliver === undefined ? {} : { deliver: deliver.value }),
    ...(intune === undefined ? {} : { intune: intune.value }),
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
