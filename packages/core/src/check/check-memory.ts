import type { ResolvedGroup } from '../model/resolved.ts';
import type { Finding, Rule } from '../rule/rule.ts';

/** What was found of a group by itself. */
export interface CheckedGroup {
  readonly shown: readonly Finding[];
  /** True, yet not worth telling now: consequences of another finding, or of a set that nobody asked for. */
  readonly hidden: readonly Finding[];
}

/** What was found of each group the last time, and what it was held to. */
export interface CheckMemory {
  readonly checked: WeakMap<ResolvedGroup, RememberedCheck>;
}

interface RememberedCheck {
  readonly rules: readonly Rule[];
  /** Everything else that counts, as text. */
  readonly held: string;
  readonly checked: CheckedGroup;
}

/** Checks a group, or gives what was found of the same group by the same rules. */
export function recallCheck(
  group: ResolvedGroup,
  rules: readonly Rule[],
  held: string,
  { checked: known }: CheckMemory,
  check: () => CheckedGroup,
): CheckedGroup {
  const before = known.get(group);
  if (before?.held === held && isSame(before.rules, rules)) return before.checked;
  const checked = check();
  known.set(group, { rules, held, checked });
  return checked;
}

function isSame(a: readonly Rule[], b: readonly Rule[]): boolean {
  return a.length === b.length && a.every((rule, index) => rule === b[index]);
}
