import type {
  Assignment,
  Justification,
  LayerStep,
  ListEntry,
  Location,
  MapPart,
  ResolvedGroup,
  SettingDefaults,
  SettingValue,
} from '@mdav/core';
import { contributors, entryText, findSetting, justificationText, layerWords, showValue } from '@mdav/core';
import { type AgainstDefault, againstDefault, type Departure, departureOf } from '@mdav/core/format';

/** Why a group has the value of a setting that it has: every layer's word, and which of them counts. */
export interface EffectiveDescription {
  readonly kind: 'effective';
  readonly group: string;
  readonly setting: string;
  readonly title: string;
  /** Absent when the group does not manage the setting. */
  readonly value?: SettingValue;
  /** The value in one line. */
  readonly shown?: string;
  /** Why it is this value, where a layer says so. */
  readonly justification?: Justification;
  /** Why there is a value at all, where nobody wrote one. */
  readonly because?: string;
  /** The layers that the value is made of: `the defaults`, `profile sql`. */
  readonly from: readonly string[];
  /** How the value stands to the preset that the group starts from; absent where it is the preset's, or there is none. */
  readonly departs?: Departure;
  /** Everything that was said, the winner first. */
  readonly steps: readonly EffectiveStep[];
  /** The parts of a list or map with the place of each; empty for other types. */
  readonly parts: readonly EffectivePart[];
  /** What a device does when nobody sets it, as the sources tell. */
  readonly defaults: SettingDefaults;
  /** How the value stands to that, where it is known; see `againstDefault`. */
  readonly againstDefault: readonly AgainstDefault[];
}

/** What one layer said of a setting, and whether that still counts. */
export interface EffectiveStep extends Omit<LayerStep, 'value'> {
  /** `the group`, `profile sql`, `the defaults`, `the mode`. */
  readonly words: string;
  readonly shown: string;
  /** Another layer above it counts instead. */
  readonly overridden: boolean;
}

/** An entry of a list or a key of a map, and where it was written. */
export interface EffectivePart {
  readonly text: string;
  readonly justification?: Justification;
  readonly at: Location;
}

/** Describes how a group came to the value of a setting. The setting must exist. */
export function describeEffective(group: ResolvedGroup, setting: string): EffectiveDescription {
  const row = findSetting(setting);
  const assignment = group.assignments.find((candidate) => candidate.setting === setting);
  const about = {
    kind: 'effective' as const,
    group: group.name,
    setting,
    title: row?.title ?? setting,
    defaults: row?.defaults ?? {},
  };
  if (assignment === undefined) return { ...about, againstDefault: [], from: [], steps: [], parts: [] };
  const departs = departureOf(assignment);
  return {
    ...about,
    value: assignment.value,
    shown: showValue(assignment.value),
    ...(assignment.justification && { justification: assignment.justification }),
    ...(assignment.origin.kind === 'mode' && { because: assignment.origin.because }),
    againstDefault: againstDefault(assignment, group),
    from: contributors(assignment).map(layerWords),
    ...(departs !== undefined && { departs }),
    steps: describeSteps(assignment),
    parts: describeParts(assignment),
  };
}

function describeSteps(assignment: Assignment): readonly EffectiveStep[] {
  const counting = contributors(assignment).length;
  const steps = assignment.history ?? [stepOf(assignment)];
  return steps
    .map(({ value, ...step }, index) => ({
      ...step,
      words: layerWords(step.layer),
      shown: showValue(value),
      overridden: index < steps.length - counting,
    }))
    .reverse();
}

/** The one step of an assignment without a history. */
function stepOf({ value, origin }: Assignment): LayerStep {
  return { layer: origin.kind === 'mode' ? 'mode' : origin.layer, effect: 'sets', value, at: origin.at };
}

function describeParts({ value, origin, keyJustifications = {} }: Assignment): readonly EffectivePart[] {
  if (origin.kind !== 'written') return [];
  if (Array.isArray(value))
    return (value as readonly ListEntry[]).map((entry, index) => ({
      text: entryText(entry),
      ...(typeof entry === 'object' && justificationText(entry) !== '' && { justification: entry }),
      at: origin.entries?.[index] ?? origin.at,
    }));
  return Object.entries(origin.keys ?? {}).map(([key, at]) => ({
    text: `${key}: ${[(value as Readonly<Record<string, MapPart>>)[key] ?? ''].flat().join(', ')}`,
    ...(keyJustifications[key] && { justification: keyJustifications[key] }),
    at,
  }));
}
