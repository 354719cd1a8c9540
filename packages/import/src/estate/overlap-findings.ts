import type { Diagnostic } from '@mdav/core';
import type { FoundPolicy } from '../policy/found-policy.ts';
import { type Overlap, type OverlapSide, overlapsIn } from './overlaps.ts';

/**
 * Where policies for the same devices contradict or repeat each other, as diagnostics: `estate-contradiction`, a warning
 * for each subject; `estate-repeat`, for information, once for the same policies. Both places stand in the message, the
 * first one is that of the diagnostic.
 */
export function overlapFindings(policies: readonly FoundPolicy[]): readonly Diagnostic[] {
  const overlaps = overlapsIn(policies);
  return [...overlaps.filter(({ kind }) => kind === 'contradicts').map(contradiction), ...repeats(overlaps)];
}

/** Overlaps that say the same, those of the same policies together. */
function repeats(overlaps: readonly Overlap[]): readonly Diagnostic[] {
  const groups = new Map<string, Overlap[]>();
  for (const overlap of overlaps) {
    if (overlap.kind === 'contradicts') continue;
    const key = JSON.stringify(overlap.says.map(({ policy, path }) => [policy, path]));
    groups.set(key, [...(groups.get(key) ?? []), overlap]);
  }
  return [...groups.values()].map(repeat);
}

/** So many subjects are named; of more, the number. */
const MOST = 5;

function repeat(group: readonly Overlap[]): Diagnostic {
  const says = group[0]?.says ?? [];
  const names = group.map(({ subject }) => subject);
  const shown = names.length <= MOST ? names : [...names.slice(0, MOST - 1), `${names.length - MOST + 1} more`];
  const [count, stand] = names.length === 1 ? ['1 setting', 'stands'] : [`${names.length} settings`, 'stand'];
  return {
    code: 'estate-repeat',
    severity: 'info',
    message: `${count} ${stand} alike in ${says.map(placeWords).join(' and ')}: ${shown.join(', ')}.`,
    at: at(says),
    hint: 'Keep it in one of them: a change in the other one alone would make them contradict each other.',
  };
}

function contradiction({ subject, says }: Overlap): Diagnostic {
  const words = says.map((side) => `${side.value} in ${placeWords(side)}`);
  return {
    code: 'estate-contradiction',
    severity: 'warning',
    message: `${subject} is ${words.join(', ')}.`,
    at: at(says),
    hint: 'Say it in one policy: which of two a device obeys is not sure.',
  };
}

function placeWords({ policy, path }: OverlapSide): string {
  return policy.endsWith(path) ? policy : `${policy} (${path})`;
}

function at([first]: readonly OverlapSide[]): Diagnostic['at'] {
  return first === undefined ? {} : { file: first.path };
}
