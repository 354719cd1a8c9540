import type { Assignment, LayerStep } from '../model/resolved.ts';
import { REMOVE } from '../model/vocabulary.ts';

/**
 * The layers that the value of an assignment comes from, the lowest first: the last one that set or removed it, and those
 * that extended it since. What they overrode is not among them.
 */
export function contributors({ origin, history, value }: Assignment): readonly LayerStep['layer'][] {
  if (history === undefined) return [origin.kind === 'mode' ? 'mode' : origin.layer];
  const from = history.findLastIndex(({ effect }) => effect !== 'extends');
  return (
    history
      .slice(Math.max(0, from))
      // What was removed before others added to it is no part of the value.
      .filter(({ effect }) => effect !== 'removes' || value === REMOVE)
      .map(({ layer }) => layer)
  );
}

/** A layer in a sentence: `preset microsoft-windows-11@25H2`, `the defaults`, `profile hardened`, `the group`, `the mode`. */
export function layerWords(layer: LayerStep['layer']): string {
  return layer.includes(' ') ? layer : `the ${layer}`;
}
