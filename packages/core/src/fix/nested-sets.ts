import type { Path } from '../diagnostic/locate.ts';
import { pathText } from '../diagnostic/locate.ts';
import type { Edit, EditValue } from '../rule/edit.ts';

type SetEdit = Extract<Edit, { readonly kind: 'set' }>;

/**
 * Values for places whose maps are not there yet, gathered into one value for the topmost map that is missing. Everything
 * else stays as it is. Two values for one place are left to be refused as what they are.
 */
export function gatherNestedSets(data: unknown, edits: readonly Edit[]): readonly Edit[] {
  const gathered = new Map<string, SetEdit>();
  const others: Edit[] = [];
  for (const edit of edits) {
    const depth = edit.kind === 'set' ? depthOfMissing(data, edit.path) : undefined;
    if (edit.kind !== 'set' || depth === undefined) {
      others.push(edit);
      continue;
    }
    const path = edit.path.slice(0, depth);
    const at = pathText(path);
    const value = merge(gathered.get(at)?.value, edit.path.slice(depth) as readonly string[], edit.value);
    if (value === undefined) others.push(edit);
    else gathered.set(at, { kind: 'set', path, value });
  }
  return [...others, ...gathered.values()];
}

/** How many steps lead to the topmost missing map; `undefined` where all are there, or where no map can be made. */
function depthOfMissing(data: unknown, path: Path): number | undefined {
  let value = data;
  for (const [index, step] of path.slice(0, -1).entries()) {
    if (typeof value !== 'object' || value === null) return undefined;
    // A key without a value is as good as none.
    const next = Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
    if (next === undefined || next === null) {
      const canBeMade = !Array.isArray(value) && path.slice(index).every((part) => typeof part === 'string');
      return canBeMade ? index + 1 : undefined;
    }
    value = next;
  }
  return undefined;
}

/** A map with one more value in it; `undefined` where another value stands there already. */
function merge(
  into: EditValue | undefined,
  [key, ...rest]: readonly string[],
  value: EditValue,
): EditValue | undefined {
  if (key === undefined)
    return into === undefined || JSON.stringify(into) === JSON.stringify(value) ? value : undefined;
  if (into !== undefined && (typeof into !== 'object' || Array.isArray(into))) return undefined;
  const map = (into ?? {}) as Readonly<Record<string, EditValue>>;
  const merged = merge(Object.hasOwn(map, key) ? map[key] : undefined, rest, value);
  return merged === undefined ? undefined : { ...map, [key]: merged };
}
