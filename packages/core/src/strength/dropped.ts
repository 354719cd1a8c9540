import type { Assignment, LayerStep } from '../model/resolved.ts';
import type { SettingValue } from '../model/value.ts';
import { partsOf } from '../value/plain-value.ts';
import { measureOf } from './measure-of.ts';

/** Entries of a list or map that a layer took away by replacing it, where each of them protects. */
export interface Dropped {
  readonly by: LayerStep;
  /** The layers that had them, the lowest first. */
  readonly from: readonly LayerStep['layer'][];
  /** By name, in the order of the layers. */
  readonly names: readonly string[];
  /** How many there were. */
  readonly of: number;
}

/**
 * What the layers of a setting took away from each other without saying so: a list or map replaces the one below it. What a
 * later layer brings back is not gone, and what is removed by name or given another word is no silence.
 */
export function droppedParts({ setting, value, history = [] }: Assignment): readonly Dropped[] {
  if (history.length < 2) return [];
  const found: Dropped[] = [];
  const final = new Set(namesIn(setting, value).keys());
  let below = new Map<string, { readonly name: string; readonly layer: LayerStep['layer'] }>();
  for (const step of history) {
    const own = namesIn(setting, step.value);
    if (step.effect === 'sets') {
      const gone = [...below].filter(([id]) => !own.has(id) && !final.has(id)).map(([, part]) => part);
      if (gone.length > 0)
        found.push({
          by: step,
          from: [...new Set(gone.map(({ layer }) => layer))],
          names: gone.map(({ name }) => name),
          of: below.size,
        });
    }
    if (step.effect !== 'extends') below = new Map();
    for (const [id, { name, protects }] of own) {
      if (protects) below.set(id, { name, layer: step.layer });
      else below.delete(id);
    }
  }
  return found;
}

/** The entries of a value, and which of them protect. */
function namesIn(setting: string, value: SettingValue) {
  const measure = measureOf(setting);
  const protects = (word: string | undefined): boolean => {
    switch (measure?.kind) {
      case 'parts':
        return measure.each === 'stronger';
      case 'levels':
        return word !== undefined && measure.weakestFirst.findIndex((words) => words.includes(word)) > 0;
      default:
        return false;
    }
  };
  const parts = partsOf(setting, value) ?? [];
  return new Map(parts.map(({ plain, shown, word }) => [plain, { name: shown, protects: protects(word) }]));
}
