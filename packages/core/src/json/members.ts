import type { JsonObject, Reading } from './shape.ts';
import { isObject, report, show } from './shape.ts';

/**
 * Refuses members that nobody knows: a misspelled one would otherwise be dropped without a word.
 * `isNoise` names the members that carry nothing of the policy; null carries nothing either, and is how Graph gives a
 * member of its newest version that an object does not use.
 */
export function checkMembers(
  reading: Reading,
  node: JsonObject,
  known: ReadonlySet<string>,
  isNoise: (name: string) => boolean,
): void {
  for (const name in node) {
    if (known.has(name) || isNoise(name) || node[name] === null) continue;
    report(reading, {
      code: 'json-unknown-key',
      severity: 'error',
      message: `${show(name)} is not known here.`,
      hint: `Remove it, or use one of ${[...known].filter((word) => !word.startsWith('@')).join(', ')}.`,
      node,
      member: name,
    });
  }
}

/** A member that must be text of at least one character; undefined, and reported, when it is not. */
export function readName(reading: Reading, node: JsonObject, member: string): string | undefined {
  const value = node[member];
  if (typeof value === 'string' && value !== '') return value;
  reportType(reading, node, member, 'text that is not empty');
  return undefined;
}

/** A member that is text or null; absent counts as null. */
export function readNullableText(reading: Reading, node: JsonObject, member: string): string | null {
  const value = node[member] ?? null;
  if (value === null || typeof value === 'string') return value;
  reportType(reading, node, member, 'text or null');
  return null;
}

/** A member that must be an array. */
export function readArray(reading: Reading, node: JsonObject, member: string): readonly unknown[] | undefined {
  const value = node[member];
  if (Array.isArray(value)) return value;
  reportType(reading, node, member, 'an array');
  return undefined;
}

/** A member that must be an object. */
export function readObject(reading: Reading, node: JsonObject, member: string): JsonObject | undefined {
  const value = node[member];
  if (isObject(value)) return value;
  reportType(reading, node, member, 'an object');
  return undefined;
}

/** Says that a member is missing, or what it is instead of what it should be. */
export function reportType(reading: Reading, node: object, member: string | number, expected: string): void {
  const value = (node as Record<string | number, unknown>)[member];
  const isMissing = value === undefined;
  report(reading, {
    code: isMissing ? 'json-missing-key' : 'json-wrong-type',
    severity: 'error',
    message: isMissing
      ? `${show(member)} is missing; it is ${expected}.`
      : `Expected ${expected}, found ${show(value)}.`,
    hint: isMissing ? 'Add it, or export the policy again.' : isCut(value) ? CUT : 'Correct the value.',
    node,
    member,
  });
}

const CUT = 'Export it again with `ConvertTo-Json -Depth 20`: at its own depth the rest was cut off.';

/** What `ConvertTo-Json` of PowerShell leaves of an object or a list below its depth, which is 2 unless somebody gives it. */
function isCut(value: unknown): boolean {
  return typeof value === 'string' && /^(?:@\{.*\}|System\.Object\[\]|System\.Collections\.\S+)$/s.test(value);
}
