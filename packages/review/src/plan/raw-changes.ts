import { type RawWay, rawWayWords } from '@mdav/core/format';
import { diffResidue } from '../diff/residue.ts';
import type { RawChange } from './fleet-plan.ts';
import type { PlannedLine } from './plan-state.ts';

/** What becomes of what no setting stands for, place by place: another value, or the same one by another way. */
export function rawChanges(before: readonly PlannedLine[], after: readonly PlannedLine[]): readonly RawChange[] {
  const differences = new Map(diffResidue(before, after).map((one) => [one.place.toLowerCase(), one]));
  const [old, fresh] = [linesByPlace(before), linesByPlace(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((place): readonly RawChange[] => {
    const [was = [], is = []] = [old.get(place), fresh.get(place)];
    const channels = { before: wayWords(was), after: wayWords(is) };
    const difference = differences.get(place);
    if (difference !== undefined) return [{ ...difference, kind: kindOf(difference), channels }];
    const [line] = is;
    if (line === undefined || channels.before.join() === channels.after.join()) return [];
    return [{ place: line.place, a: line.says, b: line.says, kind: 'rerouted', channels }];
  });
}

function kindOf({ a, b }: { readonly a?: string; readonly b?: string }): RawChange['kind'] {
  return a === undefined ? 'added' : b === undefined ? 'removed' : 'changed';
}

/** The lines of each place, under its name in lower case. */
export function linesByPlace(lines: readonly PlannedLine[]): ReadonlyMap<string, readonly PlannedLine[]> {
  const found = new Map<string, PlannedLine[]>();
  for (const line of lines) {
    const key = line.place.toLowerCase();
    const own = found.get(key);
    if (own === undefined) found.set(key, [line]);
    else own.push(line);
  }
  return found;
}

/** The ways of the lines of one place, each once. */
export function waysOfLines(lines: readonly PlannedLine[]): readonly RawWay[] {
  return [...new Map(lines.flatMap(({ ways }) => ways).map((way) => [rawWayWords(way), way])).values()];
}

function wayWords(lines: readonly PlannedLine[]): readonly string[] {
  return waysOfLines(lines).map(rawWayWords);
}
