import {
  acceptFleet,
  type Diagnostic,
  type FleetText,
  OS_IDS,
  type OsReference,
  type Outcome,
  osIdOf,
  type RuleLevel,
} from '@mdav/core';
import { fail, isGroupName, succeed } from '@mdav/core/format';
import { type AgainstPreset, departing } from './draft/against.ts';
import type { DraftGroup } from './draft/draft.ts';
import { becauseOf, draftGroup, readerNotes, unsayableNotes } from './draft/draft-group.ts';
import { EMPTY_FLEET, withoutImplied } from './draft/implied.ts';
import type { Inferred } from './draft/infer.ts';
import { notDefender, reasonsOf } from './draft/not-defender.ts';
import { type ImportGroup, planImport } from './draft/plan-import.ts';
import { mergeInto, readExisting } from './into/merge-into.ts';
import type { ImportConflict } from './merge/conflict.ts';
import { isDefenderCandidate } from './policy/defender-candidate.ts';
import { type FoundPolicy, policySentence } from './policy/found-policy.ts';
import { isOnboardingData } from './policy/secret.ts';
import { writeFleet } from './write/write-fleet.ts';

/** What an import depends on besides the policies. */
export interface ImportOptions {
  /** Name of the fleet. Default: that of the fleet that mdav wrote the policies for, or `nameElse`. */
  readonly name?: string;
  /** Name of a fleet that neither `name` nor the policies tell, such as that of a folder. Default: `imported`. */
  readonly nameElse?: string;
  /** The operating systems of every group that `osOf` does not name. Policies do not say them. */
  readonly os?: OsReference | readonly OsReference[];
  /** The operating systems by group. */
  readonly osOf?: Readonly<Record<string, OsReference | readonly OsReference[]>>;
  /** Puts everything into the one group of this name. */
  readonly group?: string;
  /** Also takes policy that is not Defender's, as raw entries. */
  readonly all?: boolean;
  /** A baseline that the new fleet starts from: only what departs from it is written. */
  readonly against?: AgainstPreset;
  /** A fleet file to merge into, in place of a new one. What it says already counts. */
  readonly into?: FleetText;
}

/** A fleet file made of policies. */
export interface Imported {
  readonly fleetText: string;
  /** The groups that came of it, with their policies. */
  readonly groups: readonly ImportGroup[];
  /** What was left out, could not be said, or is to be known. */
  readonly notes: readonly Diagnostic[];
  /** What the policies of a group say differently, and who has the last word. */
  readonly conflicts: readonly ImportConflict[];
}

/**
 * Makes a fleet file of policies that were read and lifted. Pure: the same policies give the same text.
 *
 * Errors: `fleet-unknown-os` and its like for what `os` and `osOf` say, `import-nothing` when no policy is about Defender, `import-os-unknown` for a group whose operating systems
 * nobody gave, `import-group-name`, and those of reading the fleet to merge into. Notes: `import-other-policy`,
 * `import-cannot-say`, `import-secret`, `import-not-defender`, `import-defaults-apply`, and what the readers said.
 */
export function importPolicies(policies: readonly FoundPolicy[], options: ImportOptions = {}): Outcome<Imported> {
  const { group, all = false, into } = options;
  if (group !== undefined && !isGroupName(group)) return fail([badGroupName(group)]);
  const misnamed = wrongOs(options);
  if (misnamed.length > 0) return fail(misnamed);
  const existing = into === undefined ? undefined : readExisting(into);
  if (existing?.ok === false) return existing;
  const plan = planImport(policies, { all, ...(group === undefined ? {} : { group }) });
  if (plan.groups.length === 0)
    return fail([
      ...(policies.length === 1 ? policies.flatMap(readerNotes) : []),
      ...otherNotes(plan.others.filter(speaksOfDefender), all),
      nothingFound(policies, all),
    ]);

  const known = existing?.ok ? existing.value.fleet : EMPTY_FLEET;
  const missing: Diagnostic[] = [];
  const drafted = plan.groups.flatMap((planned) => {
    const os = osOf(planned, options, Object.hasOwn(known.groups, planned.name) ? [] : undefined);
    if (os === undefined) {
      missing.push(osUnknown(planned));
      return [];
    }
    return [draftGroup(planned, os, all)];
  });
  if (missing.length > 0) return fail(missing);

  const drafts = drafted.map(({ draft }) => draft).filter((draft) => draft.isWhole || !isEmpty(draft));
  // What is told of a file is known to every policy in it.
  const notes = distinct([...drafted.flatMap((one) => one.notes), ...otherNotes(plan.others, all)]);
  if (drafts.length === 0) return fail([...notes, nothingFound(policies, all)]);
  const groups = plan.groups.filter(({ name }) => drafts.some((draft) => draft.name === name));
  const conflicts = drafted.flatMap((one) => one.conflicts);
  if (existing?.ok) {
    const merged = mergeInto(existing.value, drafts);
    if (!merged.ok) return merged;
    const { text, ...more } = merged.value;
    return succeed({
      fleetText: text,
      groups,
      notes: [...notes, ...more.notes],
      conflicts: [...conflicts, ...more.conflicts],
    });
  }
  const name = options.name ?? ownFleet(plan.groups) ?? options.nameElse ?? EMPTY_FLEET.name;
  const { against } = options;
  const settled = drafts.map((draft) => {
    const { draft: without, ...more } = withoutImplied(draft, EMPTY_FLEET);
    return { ...more, draft: against === undefined ? without : departing(without, draft.settings, against) };
  });
  const rules = ownRules(plan.groups);
  const fleetText = writeFleet(
    name,
    settled.map(({ draft }) => draft),
    { rules, extends: against === undefined ? [] : [against.name] },
  );
  return succeed({
    fleetText,
    groups,
    notes: [...notes, ...settled.flatMap((one) => one.notes)],
    conflicts,
  });
}

function distinct(notes: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

/** True when nothing of what the policies say could come along. */
function isEmpty({ settings, raw, onboarding }: DraftGroup): boolean {
  return onboarding === undefined && settings.length === 0 && raw.registry.length === 0 && raw.oma.length === 0;
}

function speaksOfDefender({ unsayable }: FoundPolicy): boolean {
  return unsayable.some(({ isDefender }) => isDefender);
}

/** True where something had a form in a fleet file, and was refused for what it says. */
function hadWords({ settings, raw }: FoundPolicy): boolean {
  return Object.keys(settings).length > 0 || raw.some(isDefenderCandidate);
}

/** A policy with what it says of Defender and no fleet file can. */
function ofDefender(policy: FoundPolicy): FoundPolicy {
  return { ...policy, unsayable: policy.unsayable.filter(({ isDefender }) => isDefender) };
}

function otherNotes(others: readonly FoundPolicy[], all: boolean): readonly Diagnostic[] {
  const silent = others.filter(({ unsayable }) => !unsayable.some(({ isDefender }) => isDefender));
  const unsaid = others.flatMap((policy) => unsayableNotes(policy, ofDefender(policy).unsayable));
  return [...unsaid, ...notDefender(silent, all)];
}

/** What a fleet file would be told of operating systems that somebody gave, each list by the name of its option. */
function wrongOs({ os = [], osOf: byGroup = {} }: ImportOptions): readonly Diagnostic[] {
  const lists = [['os', os] as const, ...Object.entries(byGroup).map(([name, of]) => [`osOf.${name}`, of] as const)];
  return lists.flatMap(([option, of]) => {
    if (Array.isArray(of) && of.length === 0) return [];
    const groups = { group: { os: of as readonly OsReference[], mode: 'active' as const } };
    return acceptFleet({ mdav: 1, name: 'fleet', groups }).diagnostics.map((one) => ({
      ...one,
      at: { path: (one.at.path ?? '').replace(/^groups\.group\.os/, () => option) },
    }));
  });
}

/** The operating systems of a group: as given, as mdav's own output says, or as its devices told. A group that exists has its own. */
function osOf(
  { name, own, policies }: ImportGroup,
  { os, osOf: byGroup = {} }: ImportOptions,
  fallback: readonly OsReference[] | undefined,
): Inferred<readonly OsReference[]> | undefined {
  const given = [(Object.hasOwn(byGroup, name) ? byGroup[name] : os) ?? []].flat();
  if (given.length > 0) return { value: given, because: 'as given; policies do not say it' };
  const known = own?.facts?.os;
  if (known !== undefined) return { value: typeof known === 'string' ? [known] : known, because: becauseOf(own) };
  if (fallback !== undefined) return { value: fallback, because: '' };
  const told = policies.flatMap(({ set, facts: { os: of = [] } = {} }) =>
    [of].flat().map((reference) => ({ set: set.id, id: osIdOf(reference) })),
  );
  const sets = new Set(told.map(({ set }) => set));
  // What comes of no device that told it may be for any.
  if (sets.size === 0 || policies.some(({ set }) => !sets.has(set.id))) return undefined;
  return {
    value: OS_IDS.filter((known) => told.some(({ id }) => id === known)),
    because: 'inferred: the state told it',
  };
}

/** The fleet that mdav wrote all of the policies for. */
function ownFleet(groups: readonly ImportGroup[]): string | undefined {
  const names = new Set(groups.map(({ own }) => own?.fleet));
  return names.size === 1 ? [...names][0] : undefined;
}

/** The levels of rules of the fleet that mdav wrote all of the policies for. */
function ownRules(groups: readonly ImportGroup[]): Readonly<Record<string, RuleLevel>> {
  return ownFleet(groups) === undefined ? {} : (groups[0]?.own?.manifest?.rules ?? {});
}

function badGroupName(name: string): Diagnostic {
  return {
    code: 'import-group-name',
    severity: 'error',
    message: `A group cannot be named ${JSON.stringify(name)}.`,
    at: {},
    hint: 'Use letters, digits, - and _, at most 64 of them.',
  };
}

/** `all` was asked for already: then what is there has no form in a fleet file, and asking again would not help. */
function nothingFound(policies: readonly FoundPolicy[], all: boolean): Diagnostic {
  const [first] = policies;
  return {
    code: 'import-nothing',
    severity: 'error',
    message: first === undefined ? 'There is no policy to import.' : nothingIn(first, policies, all),
    at: first === undefined ? {} : { file: first.path },
    hint:
      !all && policies.some(({ raw }) => raw.some((candidate) => !isOnboardingData(candidate)))
        ? 'Name other files, or import everything as raw entries with --all.'
        : 'Name other files.',
  };
}

function nothingIn(first: FoundPolicy, policies: readonly FoundPolicy[], all: boolean): string {
  const isOne = policies.length === 1;
  const who = isOne ? policySentence(first) : `None of ${policies.length} policies`;
  const what = isOne ? 'nothing' : 'anything';
  if (all) return `${who} says ${what} for which a fleet file has a form.${reasonsOf(policies)}`;
  const isAbout = policies.some((policy) => speaksOfDefender(policy) || hadWords(policy));
  if (isAbout)
    return `${who} says ${what} about Defender that a fleet file has words for.${reasonsOf(policies.map(ofDefender))}`;
  return `${who} says ${what} about Defender that is known here.`;
}

function osUnknown({ name, policies }: ImportGroup): Diagnostic {
  const [first] = policies;
  return {
    code: 'import-os-unknown',
    severity: 'error',
    message: `The operating systems of ${name} are not known: no policy file says which devices it is for.`,
    at: { ...(first === undefined ? {} : { file: first.path }), path: `groups.${name}` },
    hint: `Give them with --os windows-11 for every group, or --os ${name}=windows-server-2022 for this one.`,
  };
}
