import type { Intune } from './fleet.ts';
import { ASSIGN_ALL, type AssignAll } from './vocabulary.ts';

/** Whom the objects of a group in Intune are for. */
export interface AssignedTo {
  /** What Intune itself knows as everybody, each once, in the order of the vocabulary. */
  readonly all: readonly AssignAll[];
  /** Device groups by name or by object id, in the order of the file. */
  readonly groups: readonly string[];
}

const WORDS: readonly string[] = ASSIGN_ALL;

/** Tells the words of `assign` from names of groups. Without `assign` a group of the same name as `group` stands for it. */
export function assignedTo(group: { readonly name: string; readonly intune?: Intune }): AssignedTo {
  const assign = group.intune?.assign;
  // Only what somebody wrote is a word: a group of the fleet may be called by one.
  if (assign === undefined) return { all: [], groups: [group.name] };
  return {
    all: ASSIGN_ALL.filter((word) => assign.includes(word)),
    groups: assign.filter((name) => !WORDS.includes(name)),
  };
}

/** Whether a name in `assign`, `exclude` or `filter` is the id that the tenant gave, which needs no looking up. */
export function isTenantId(name: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(name);
}

/** The word that somebody meant who calls a group as Intune's portal, Graph and its tools call everybody. */
export function assignAllMeant(name: string): AssignAll | undefined {
  const plain = name.toLowerCase().replaceAll(/[^a-z]/g, '');
  return SPELLINGS.get(plain);
}

const SPELLINGS: ReadonlyMap<string, AssignAll> = new Map([
  ['alldevices', 'all-devices'],
  ['alldevicesassignmenttarget', 'all-devices'],
  ['microsoftgraphalldevicesassignmenttarget', 'all-devices'],
  ['allusers', 'all-users'],
  ['alllicensedusers', 'all-users'],
  ['alllicensedusersassignmenttarget', 'all-users'],
  ['microsoftgraphalllicensedusersassignmenttarget', 'all-users'],
]);
