import type { Assignment, OsFact, ResolvedGroup } from '../model/resolved.ts';
import type { ListEntry } from '../model/value.ts';

/** What is a group's own: nothing of its content is part of the kind, only that it is there. */
const OWN: ReadonlySet<string> = new Set(['name', 'description', 'was', 'devices', 'at', 'raw']);
/** The same of an assignment and of its origin. */
const OWN_OF_ASSIGNMENT: ReadonlySet<string> = new Set(['justification', 'keyJustifications']);
const OWN_OF_ORIGIN: ReadonlySet<string> = new Set(['at', 'entries', 'keys']);

/**
 * The text that groups of one kind have in common: every fact, every value but lists, and how long those and the layers
 * below them are. Of what is a group's own it tells whether it is there.
 */
export function kindText(group: ResolvedGroup): string {
  const { os, assignments, origins, ...others } = group;
  const facts = Object.entries(others).map(([key, value]) =>
    OWN.has(key) ? [key, value === undefined] : [key, value],
  );
  return JSON.stringify([
    facts,
    os.map(({ at: _, ...fact }) => fact),
    Object.keys(origins),
    assignments.map((assignment) =>
      Object.entries(assignment).map(([key, value]) => {
        if (key === 'history') return [key, isList(value) && value.length];
        if (key === 'value') return [key, isList(value) ? value.length : hasLists(value) ? null : [value]];
        if (key === 'origin')
          return Object.entries(value).map(([part, of]) => (OWN_OF_ORIGIN.has(part) ? part : [part, of]));
        return OWN_OF_ASSIGNMENT.has(key) ? key : [key, value];
      }),
    ),
  ]);
}

/** A group that says the same as another, and tells when somebody looks at what is that group's own. */
export function witnessOf(group: ResolvedGroup, look: () => void): ResolvedGroup {
  const { os, assignments, origins } = group;
  return watched(group, look, (key) => OWN.has(key), {
    os: os.map((fact): OsFact => watched(fact, look, (key) => key === 'at')),
    origins: watched(origins, look, () => true),
    assignments: assignments.map((assignment): Assignment => {
      const { value, origin, history } = assignment;
      const isOwn = (key: string) => OWN_OF_ASSIGNMENT.has(key) || (key === 'value' && hasLists(value));
      return watched(assignment, look, isOwn, {
        value: isList(value) ? watchedList(value, look) : value,
        origin: watched(origin, look, (key) => OWN_OF_ORIGIN.has(key)),
        ...(history === undefined ? {} : { history: watchedList(history, look) }),
      });
    }),
  });
}

function isList(value: unknown): value is readonly ListEntry[] {
  return Array.isArray(value);
}

/** True for a map of lists, which differs from group to group as lists do; words by key are much the same. */
function hasLists(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).some((part) => typeof part === 'object');
}

/** The same object, in which reading some of the properties is noticed. */
function watched<Type extends object>(
  object: Type,
  look: () => void,
  isOwn: (key: string) => boolean,
  inPlace: Partial<Type> = {},
): Type {
  const copy = {};
  for (const [key, value] of Object.entries({ ...object, ...inPlace })) {
    const get = () => {
      look();
      return value;
    };
    Object.defineProperty(copy, key, isOwn(key) ? { get, enumerable: true } : { value, enumerable: true });
  }
  return copy as Type;
}

/** The same list, in which reading anything but its length is noticed. */
function watchedList<Entry>(list: readonly Entry[], look: () => void): readonly Entry[] {
  return new Proxy(list, {
    get: (target, key, receiver) => {
      if (key !== 'length') look();
      return Reflect.get(target, key, receiver);
    },
    has: (target, key) => {
      look();
      return Reflect.has(target, key);
    },
    ownKeys: (target) => {
      look();
      return Reflect.ownKeys(target);
    },
  });
}
