import { isWholeKey, type RawCandidate } from '@mdav/core/format';
import { type AdmxPolicy, type PolicyWrite, policiesWriting } from '@mdav/gpo';
import type { FoundPolicy } from '../policy/found-policy.ts';
import { policyState, type RawValue } from './policy-state.ts';
import type { PolicyTemplate } from './read-templates.ts';
import { type CategoryPath, categoryPaths, textOf } from './template-texts.ts';

/** More policies than these write one value in no template of Windows. */
const MOST_POLICIES = 3;

/**
 * Names what is left for `raw` by the policies of templates that write it: the title becomes the reason, and a line of
 * comment says where the policy is, what has to be done with it, and which file it is from.
 */
export function nameResidue(
  policies: readonly FoundPolicy[],
  templates: readonly PolicyTemplate[],
): readonly FoundPolicy[] {
  if (templates.length === 0) return policies;
  const writes = writersIn(templates);
  const categoryPath = categoryPaths(templates);
  const nameOf = (candidate: RawCandidate): RawCandidate => {
    if (candidate.kind !== 'registry' || isWholeKey(candidate.entry)) return candidate;
    const { entry } = candidate;
    const found = writes(entry).map((write) => named(write, entry, categoryPath));
    if (found.length === 0) return candidate;
    // What writes such data says more than what merely writes the value: another policy, element or copy of a file.
    const policies = oncePerPolicy([...found.filter(({ fits }) => fits), ...found.filter(({ fits }) => !fits)]);
    const titles = [...new Set(policies.filter(({ fits }) => fits || !policies[0]?.fits).map(({ title }) => title))];
    const more = policies.length - MOST_POLICIES;
    const lines = [
      candidate.note,
      ...policies.slice(0, MOST_POLICIES).map(({ line }) => line),
      more > 0 ? `${more} more ${more === 1 ? 'policy writes' : 'policies write'} it too.` : undefined,
    ];
    return {
      ...candidate,
      note: lines.filter((line) => line !== undefined).join('\n'),
      description: candidate.description ?? titles.slice(0, 2).join(', or '),
    };
  };
  return policies.map((policy) => ({ ...policy, raw: policy.raw.map(nameOf) }));
}

function oncePerPolicy<Policy extends { readonly id: string }>(policies: readonly Policy[]): readonly Policy[] {
  const ids = new Set<string>();
  return policies.filter(({ id }) => !ids.has(id) && ids.add(id));
}

interface Writer extends PolicyWrite {
  readonly template: PolicyTemplate;
}

/** Finds the policies for computers that write a value. */
function writersIn(templates: readonly PolicyTemplate[]): (value: RawValue) => readonly Writer[] {
  const byKey = templatesByKey(templates);
  return ({ key, name }) => {
    const subkey = key.slice(key.indexOf('\\') + 1);
    return (byKey.get(subkey.toLowerCase()) ?? []).flatMap((template) =>
      policiesWriting(template.admx, subkey, name).map((write) => ({ ...write, template })),
    );
  };
}

/** Templates cut down to the policies that name a key: a set of thousands of policies is not searched for every value. */
function templatesByKey(templates: readonly PolicyTemplate[]): ReadonlyMap<string, readonly PolicyTemplate[]> {
  const byKey = new Map<string, PolicyTemplate[]>();
  for (const template of templates) {
    const own = new Map<string, AdmxPolicy[]>();
    for (const policy of template.admx.policies) {
      if (policy.class === 'User') continue;
      for (const key of new Set(keysIn(policy))) own.set(key, [...(own.get(key) ?? []), policy]);
    }
    for (const [key, policies] of own) {
      const cut: PolicyTemplate = { ...template, admx: { ...template.admx, policies } };
      byKey.set(key, [...(byKey.get(key) ?? []), cut]);
    }
  }
  return byKey;
}

/** Every key that something in a policy names, in lower case. */
function keysIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'string' && /^(?:key|defaultKey)$/.test(name) ? [value.toLowerCase()] : keysIn(value),
  );
}

function named(write: Writer, value: RawValue, categoryPath: CategoryPath) {
  const { template, policy } = write;
  const { words, fits } = policyState(write, value, template.adml);
  const title = textOf(template.adml, policy.displayName);
  const path = categoryPath(template, policy);
  const file = template.path.slice(template.path.lastIndexOf('/') + 1);
  const id = `${template.admx.target.namespace} ${policy.name}`.toLowerCase();
  return { id, title, fits, line: `Policy “${title}”${path === '' ? '' : ` (${path})`}, ${words}; ${file}.` };
}
