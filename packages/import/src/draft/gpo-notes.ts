import type { Gpo, GpoComment, GpoPreferences } from '@mdav/core';
import type { FoundPolicy } from '../policy/found-policy.ts';

/** Templates whose policies are about Defender, by their namespaces. */
const DEFENDER = /^(?:Microsoft\.Policies\.WindowsDefender(?:SecurityCenter)?|Mdav\.Policies\.\w+)$/i;

/** The notes of a policy that can come along, and names of those that are on policies of other products. */
export interface SortedNotes {
  readonly gpo?: Gpo;
  readonly others: readonly string[];
}

/** Parts notes on policies of Defender from the others, unless everything is wanted. */
export function sortNotes({ facts }: FoundPolicy, isWhole: boolean): SortedNotes {
  const { comments = [], namespaces = [] } = facts?.gpo ?? {};
  const isWanted = (namespace: string) => isWhole || DEFENDER.test(namespace);
  const others = comments.filter(({ namespace }) => !isWanted(namespace));
  const wanted = comments.filter(({ namespace }) => isWanted(namespace));
  return {
    // The editor writes a file without notes as soon as somebody opens a policy: it says nothing to anybody.
    ...gpoOf(wanted, isWhole || wanted.length > 0 ? namespaces.filter(isWanted) : [], facts?.gpo?.preferences),
    others: others.map(({ namespace, policy }) => `the comment on ${namespace}:${policy}`),
  };
}

/** The notes of several policies in one object: on a policy there is one, and several become its lines. */
export function joinNotes(notes: readonly Gpo[]): Gpo | undefined {
  const comments = new Map<string, GpoComment>();
  for (const comment of notes.flatMap((one) => one.comments ?? [])) {
    const id = `${comment.namespace}:${comment.policy}`;
    const there = comments.get(id);
    const isNew = there === undefined || !there.text.split('\n').includes(comment.text);
    if (isNew) comments.set(id, there === undefined ? comment : { ...there, text: `${there.text}\n${comment.text}` });
  }
  const namespaces = [...new Set(notes.flatMap((one) => one.namespaces ?? []))];
  const [preferences] = notes.flatMap((one) => one.preferences ?? []);
  return gpoOf([...comments.values()], namespaces, preferences).gpo;
}

function gpoOf(
  comments: readonly GpoComment[],
  namespaces: readonly string[],
  preferences: GpoPreferences | undefined,
): { readonly gpo?: Gpo } {
  const gpo = {
    ...(comments.length === 0 ? {} : { comments }),
    ...(namespaces.length === 0 ? {} : { namespaces }),
    ...(preferences === undefined ? {} : { preferences }),
  };
  return Object.keys(gpo).length === 0 ? {} : { gpo };
}
