import type { Diagnostic, Outcome } from '@mdav/core';
import { succeed } from '@mdav/core/format';
import { isObject, type JsonObject, showPath } from '@mdav/core/json';
import { type OpenedPolicy, openNode } from './open-file.ts';
import { TECHNOLOGIES } from './policy.ts';
import type { Unwrapped } from './unwrap.ts';

/**
 * Reads what is known of a policy where something in it is not: Graph gets members and words faster than its readers do, and
 * the rest of the policy acts all the same. A setting with anything unknown in it is left out as a whole, since nobody
 * knows what the rest of it means then. Each thing that is left out is told with a warning; where nothing would be left, or
 * the system that the policy is for is not known, the policy is refused.
 */
export function openKnown(one: Unwrapped, text?: string): Outcome<OpenedPolicy> {
  const whole = openNode(one, text);
  if (whole.ok) return whole;
  const wrong = openNode({ node: one.node, prefix: [] }).diagnostics.filter(({ severity }) => severity === 'error');
  const node = knownOf(one.node, wrong);
  if (node === undefined) return whole;
  const rest = openNode({ ...one, node });
  if (!rest.ok) return whole;
  // Places of settings are told by their number: those of the rest would be others than those of the file.
  const { policy, source } = rest.value;
  return succeed({ policy, source }, whole.diagnostics.map(asPassedOver));
}

const IN_SETTING = /^settings(?:\.value)?\[(\d+)\]/;

function knownOf(node: JsonObject, wrong: readonly Diagnostic[]): JsonObject | undefined {
  const unknown = new Set(wrong.flatMap(({ code, at }) => (code === 'json-unknown-key' ? [at.path ?? ''] : [])));
  const isKnown = (path: readonly string[]) => !unknown.has(showPath(path));
  const left = new Set(wrong.flatMap(({ at }) => IN_SETTING.exec(at.path ?? '')?.[1] ?? []).map(Number));
  const { settings, templateReference, technologies } = node;
  const list = isObject(settings) ? settings['value'] : settings;
  if (!Array.isArray(list)) return undefined;
  const kept = list.filter((_, index) => !left.has(index));
  if (kept.length === 0 && list.length > 0) return undefined;
  return {
    ...membersOf(node, (name) => isKnown([name])),
    settings: kept,
    ...(typeof technologies === 'string' ? { technologies: knownWords(technologies) } : {}),
    ...(isObject(templateReference)
      ? { templateReference: membersOf(templateReference, (name) => isKnown(['templateReference', name])) }
      : {}),
  };
}

function membersOf(node: JsonObject, isKept: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(node).filter(([name]) => isKept(name)));
}

/** By which ways a policy goes besides those that are known does not change what it says. */
function knownWords(technologies: string): string {
  const known = technologies.split(',').filter((word) => TECHNOLOGIES.some((technology) => technology === word));
  return known.length === 0 ? 'none' : known.join(',');
}

function asPassedOver(one: Diagnostic): Diagnostic {
  if (one.severity !== 'error') return one;
  const what =
    IN_SETTING.test(one.at.path ?? '') || /\.settings(?:\.value)?\[/.test(one.at.path ?? '') ? 'The setting' : 'It';
  return {
    ...one,
    severity: 'warning',
    message: `${one.message} ${what} is passed over; the rest of the policy is read.`,
    hint: 'See in the portal what it says.',
  };
}
