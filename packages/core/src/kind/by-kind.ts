import { byObject } from '../memory/by-object.ts';
import { once } from '../memory/once.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { kindText, witnessOf } from './witness.ts';

/**
 * Groups that differ in nothing but what is their own: names, places, lists, who answers for what. Much of what is made
 * of a group is the same for all of its kind.
 */
export interface Kind {
  /** A group of the kind, in which looking at what is its own is noticed. Many a kind has one group, and is never asked. */
  readonly witness: () => ResolvedGroup;
  /** How many are asking it right now. */
  asking: number;
  /** Whether one of them looked. */
  hasLooked: boolean;
}

/** More kinds of groups than any fleet has. */
const MOST_KINDS = 4096;

let kinds = new Map<string, Kind>();
const kindsOfGroups = new WeakMap<ResolvedGroup, Kind>();
const witnesses = new WeakSet<ResolvedGroup>();

/** What groups of one kind have in common, as an object that stands for it. */
export function kindOf(group: ResolvedGroup): Kind {
  const known = kindsOfGroups.get(group);
  if (known !== undefined) return known;
  const text = kindText(group);
  const kind = kinds.get(text) ?? newKind(group);
  if (kinds.size >= MOST_KINDS) kinds = new Map();
  kinds.set(text, kind);
  kindsOfGroups.set(group, kind);
  return kind;
}

function newKind(group: ResolvedGroup): Kind {
  const look = () => {
    // What came of a witness is kept for other groups, which have another name.
    if (kind.asking === 0) throw new Error('what is made by kind keeps nothing of the group');
    kind.hasLooked = true;
  };
  const witness = once(() => {
    const made = witnessOf(group, look);
    witnesses.add(made);
    kindsOfGroups.set(made, kind);
    return made;
  });
  const kind: Kind = { witness, asking: 0, hasLooked: false };
  return kind;
}

/** Asked for a group alone so far, and known to depend on what is a group's own. */
const ALONE = Symbol('alone');
const OWN = Symbol('own');

/**
 * The same function of a group, asked once for all groups of a kind where the answer depends on nothing that is a group's
 * own: whoever looks at that is noticed, and asked for each group. What is made must not keep the group or a part of it.
 */
export function byKind<Result extends {}>(make: (group: ResolvedGroup) => Result): (group: ResolvedGroup) => Result {
  const made = new WeakMap<Kind, Result | typeof ALONE | typeof OWN>();
  return (group) => {
    const kind = kindOf(group);
    const known = made.get(kind);
    // Many a fleet has no two groups of a kind: finding out pays with the second.
    if (known === undefined) made.set(kind, ALONE);
    if (known === undefined || known === OWN) return make(group);
    if (known !== ALONE) return known;
    const same = askKind(kind, make);
    made.set(kind, same ?? OWN);
    return same ?? make(group);
  };
}

/** What `make` makes of every group of a kind; `undefined` where each has to be asked. */
export function askKind<Result extends {}>(kind: Kind, make: (group: ResolvedGroup) => Result): Result | undefined {
  const before = kind.hasLooked;
  kind.hasLooked = false;
  kind.asking += 1;
  try {
    const result = make(kind.witness());
    return kind.hasLooked ? undefined : result;
  } finally {
    kind.asking -= 1;
    kind.hasLooked = kind.asking > 0 && (kind.hasLooked || before);
  }
}

/** The same function, which remembers what it made of each group as long as that is there; of a kind it remembers nothing. */
export function byGroup<Result extends {}>(make: (group: ResolvedGroup) => Result): (group: ResolvedGroup) => Result {
  const remembered = byObject(make);
  // Whoever asks a kind has to see what is looked at, every time.
  return (group) => (witnesses.has(group) ? make(group) : remembered(group));
}
