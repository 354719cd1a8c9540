import { type Diagnostic, type Gpo, type OsReference, type SettingValue, valueText } from '@mdav/core';
import {
  fitsInGroup,
  isWholeKey,
  objectionToRaw,
  type RawCandidate,
  type RefusedPart,
  rawSubject,
  type Unsayable,
  withoutRefused,
} from '@mdav/core/format';
import type { ImportConflict } from '../merge/conflict.ts';
import { mergeRaw } from '../merge/merge-raw.ts';
import { mergeSettings } from '../merge/merge-settings.ts';
import { isDefenderCandidate } from '../policy/defender-candidate.ts';
import { type FoundPolicy, type OwnGroup, policyWords } from '../policy/found-policy.ts';
import type { GroupFacts } from '../policy/group-facts.ts';
import { isOnboardingData, SECRET } from '../policy/secret.ts';
import { COMMENT_WIDTH } from '../yaml/yaml-nodes.ts';
import { type DraftGroup, settingsOf } from './draft.ts';
import { withManifest, withManifestRaw } from './from-manifest.ts';
import { joinNotes, sortNotes } from './gpo-notes.ts';
import { type Inferred, inferDelivery, inferIntune, inferMode, inferOnboarding } from './infer.ts';
import { byReason, otherPlaces } from './other-places.ts';
import { type ImportGroup, isTakenWhole } from './plan-import.ts';

/** A draft, with what there is to say about how it came about. */
export interface Drafted {
  readonly draft: DraftGroup;
  readonly conflicts: readonly ImportConflict[];
  readonly notes: readonly Diagnostic[];
}

/** Makes the draft of a group from its policies: merges them, infers what they do not say, sorts out what stays behind. */
export function draftGroup(
  { name, policies, own }: ImportGroup,
  os: Inferred<readonly OsReference[]>,
  all: boolean,
): Drafted {
  const kept = policies.map((policy) => sortOut(policy, all));
  const merged = mergeSettings(
    name,
    kept.map(({ policy }) => policy),
  );
  const raw = mergeRaw(
    name,
    kept.map(({ policy }) => policy),
    () => true,
  );
  const deliver = factOf(own, 'deliver', () => inferDelivery(policies));
  const onboarding = factOf(own, 'onboarding', () => inferOnboarding(policies));
  const intune = factOf(own, 'intune', () => inferIntune(policies, os.value));
  const gpo = factOf(own, 'gpo', () => notesOfPolicies(kept.map(({ policy }) => policy)));
  const settings = withManifest(merged.settings, own?.manifest);
  const { os: _, mode: known, onboarding: __, deliver: ___, intune: ____, gpo: _____, ...facts } = own?.facts ?? {};
  const draft: DraftGroup = {
    name,
    from: [...fromLines(policies), ...manifestLine(policies, own)],
    facts,
    isWhole: own?.manifest !== undefined,
    waivers: (own?.manifest?.waivers ?? []).map((waiver) => ({ ...waiver, group: name })),
    leftOut: kept.flatMap(({ policy, others }) =>
      others.length === 0 ? [] : [leftOutLine(policy, others.length, all)],
    ),
    os,
    mode: inferMode(settingsOf(settings), os.value, {
      known: known && { value: known, because: becauseOf(own) },
      isForcedBeside: kept.some(namesForcing),
      seen: policies.flatMap(({ facts: { currentMode } = {} }) => currentMode ?? []),
    }),
    ...(onboarding === undefined ? {} : { onboarding }),
    ...(deliver === undefined ? {} : { deliver }),
    ...(intune === undefined ? {} : { intune }),
    ...(gpo === undefined ? {} : { gpo }),
    settings,
    raw: withManifestRaw(raw, own?.manifest),
    trailing: trailingOf(kept.flatMap(({ unsayable }) => unsayable)),
  };
  const isAssigned = intune?.value.assign !== undefined;
  const apart = isAssigned ? [] : assignedApart(name, policies);
  const isTold = isAssigned || apart.length > 0;
  const notes = kept.flatMap((sorted) => [
    ...readerNotes(sorted.policy).filter(({ code }) => !(isTold && ASSIGNMENTS_DROPPED.includes(code))),
    ...notesOn(sorted, all),
  ]);
  return { draft, conflicts: [...merged.conflicts, ...raw.conflicts], notes: [...apart, ...notes] };
}

/** What the reader of a policy had to say, with its file. */
export function readerNotes({ notes, path }: FoundPolicy): readonly Diagnostic[] {
  return notes.map((note): Diagnostic => ({ ...note, at: { file: path, ...note.at } }));
}

/** That policies are assigned in different ways, which one group cannot say. */
function assignedApart(group: string, policies: readonly FoundPolicy[]): readonly Diagnostic[] {
  const told = policies.filter(({ audience }) => audience !== undefined);
  const [first, other] = [...new Map(told.map((policy) => [JSON.stringify(policy.audience), policy])).values()];
  if (first === undefined || other === undefined) return [];
  return [
    {
      code: 'import-assigned-apart',
      severity: 'info',
      message: `${policyWords(first)} and ${policyWords(other)} are assigned in different ways, and ${group} has one; who gets them is not kept.`,
      at: { file: first.path },
      hint: 'Import with --each for a group of each policy, or write `intune: { assign: […] }`.',
    },
  ];
}

/** What readers say of assignments, which are not dropped where the group says whom its policies are for. */
const ASSIGNMENTS_DROPPED: readonly string[] = ['catalog-assignments-dropped', 'custom-assignments-dropped'];

interface LeftOut {
  readonly what: string;
  readonly why?: string;
}

interface SortedOut {
  /** The policy with what can come along. */
  readonly policy: FoundPolicy;
  /** What is not Defender's, and why a fleet file has no form for it; without a reason `raw` could hold it. */
  readonly others: readonly LeftOut[];
  readonly unsayable: readonly Unsayable[];
}

/** Facts from a manifest have a line above the group, and none of them a comment of its own. */
export function becauseOf(own: OwnGroup | undefined): string {
  return own?.manifest === undefined ? 'from expected.json beside the policy' : '';
}

/** A fact as the manifest has it, which also knows that the fleet does not say it; else as it can be inferred. */
function factOf<Key extends 'onboarding' | 'deliver' | 'intune' | 'gpo'>(
  own: OwnGroup | undefined,
  key: Key,
  infer: () => Inferred<NonNullable<GroupFacts[Key]>> | undefined,
): Inferred<NonNullable<GroupFacts[Key]>> | undefined {
  const value = own?.facts?.[key];
  if (value !== undefined) return { value, because: becauseOf(own) };
  return own?.manifest === undefined ? infer() : undefined;
}

function notesOfPolicies(policies: readonly FoundPolicy[]): Inferred<Gpo> | undefined {
  const value = joinNotes(policies.flatMap(({ facts }) => facts?.gpo ?? []));
  return value === undefined ? undefined : { value, because: '' };
}

function manifestLine(policies: readonly FoundPolicy[], own: OwnGroup | undefined): readonly string[] {
  const path = own?.manifest?.path;
  return path === undefined || policies.some((policy) => policy.path === path) ? [] : [`Facts from ${path}`];
}

/** Whether what is no setting is about the value that forces passive mode. */
function namesForcing({ policy, unsayable }: SortedOut): boolean {
  const names = [...policy.raw.map(({ entry }) => rawSubject(entry)), ...unsayable.map(({ what }) => what)];
  return names.some((name) => /Force(?:Defender)?PassiveMode/i.test(name));
}

const NO_FIT = 'the file has no form for this name or value';

/** Parts what comes along from what is another policy's, a secret, or nothing that a fleet file can say. */
function sortOut(policy: FoundPolicy, all: boolean): SortedOut {
  const unsayable: Unsayable[] = policy.unsayable.filter(({ isDefender }) => isDefender);
  const others: LeftOut[] = policy.unsayable.filter(({ isDefender }) => !isDefender);
  const raw: RawCandidate[] = [];
  const isWhole = isTakenWhole(policy, all);
  for (const candidate of policy.raw) {
    const what = rawSubject(candidate.entry);
    const isDefender = isDefenderCandidate(candidate);
    // What mdav wrote stood in a fleet that was built.
    const refused = policy.set.own === undefined ? refusal(candidate, isDefender) : undefined;
    if (isOnboardingData(candidate)) unsayable.push({ what, why: SECRET, isDefender: true, isSecret: true });
    else if (refused !== undefined) unsayable.push({ what, ...refused, isDefender: true });
    else if (!isDefender && !isWhole) others.push({ what });
    else if (fitsInRaw(candidate)) raw.push(candidate);
    else unsayable.push({ what, why: NO_FIT, isDefender });
  }
  const settings = Object.entries(policy.settings).flatMap(([id, value]): readonly [string, SettingValue][] => {
    if (!fitsInGroup({ settings: { [id]: value } })) {
      unsayable.push({ what: id, why: NO_FIT, isDefender: true });
      return [];
    }
    if (policy.set.own !== undefined) return [[id, value]];
    const settled = withoutRefused(id, value);
    for (const one of settled.refused.map((part) => refusedPart(id, value, part))) unsayable.push(one);
    return settled.value === undefined ? [] : [[id, settled.value]];
  });
  const { facts: _, ...rest } = policy;
  const { gpo, others: ofOthers } = sortNotes(policy, isWhole);
  for (const one of ofOthers.map((what) => ({ what }))) others.push(one);
  const isGpo = gpo !== undefined && fitsInGroup({ gpo });
  if (gpo !== undefined && !isGpo) unsayable.push({ what: 'comment.cmtx', why: NO_FIT, isDefender: true });
  const facts = isGpo ? { facts: { gpo } } : {};
  return { policy: { ...rest, ...facts, raw, settings: Object.fromEntries(settings) }, others, unsayable };
}

function fitsInRaw(candidate: RawCandidate): boolean {
  const reason = 'a reason';
  if (candidate.kind === 'oma') return fitsInGroup({ raw: { oma: [{ ...candidate.entry, reason }] } });
  return fitsInGroup({ raw: { registry: [{ ...candidate.entry, reason }] } });
}

/** Why a check of the fleet would refuse an entry of `raw`, whatever else its group says. */
function refusal({ entry, note }: RawCandidate, isDefender: boolean): Pick<Unsayable, 'why' | 'hint'> | undefined {
  const isOfKey = !('uri' in entry) && isWholeKey(entry);
  // What is written below no key of Defender belongs to no setting; a key above one may be deleted with it.
  const found = isDefender || isOfKey ? objectionToRaw({ ...entry, reason: 'a reason' }) : undefined;
  if (found === undefined) return undefined;
  const data = 'data' in entry ? ` (${entry.type} ${JSON.stringify(entry.data)})` : '';
  // Its reader knows more than that it belongs to a setting.
  const known = found.rule === 'raw-owned-by-catalogue' ? note?.replace(/^This /, 'it ').split(';')[0] : undefined;
  const words = found.message.replace(/^(?:Deleting|The|A) /, (word) => word.toLowerCase()).replace(/\.$/, '');
  const why = known === undefined ? `a raw entry of it would be an error (${found.rule}): ${words}` : known;
  return { why: `${why}${data}`, ...(found.hint === undefined ? {} : { hint: found.hint }) };
}

/** A value, or an entry of one, that does nothing, and that a check of the fleet would refuse whatever else its group says. */
function refusedPart(id: string, value: SettingValue, { key, entry, finding }: RefusedPart): Unsayable {
  const setting = key === undefined ? id : `${id}.${key}`;
  const what = entry === undefined ? `${setting}: ${valueText(value)}` : `${JSON.stringify(entry)} of ${setting}`;
  const why = `it would be an error (${finding.rule}): ${finding.message.replace(/\.$/, '')}`;
  return { what, why, isDefender: true, ...(finding.hint === undefined ? {} : { hint: finding.hint }) };
}

/** Lines of a comment are kept to a number that somebody reads. */
const MOST_LINES = 8;

function fromLines(policies: readonly FoundPolicy[]): readonly string[] {
  const lines = new Set(
    policies.map((policy) => {
      const words = policyWords(policy);
      return words.endsWith(policy.path) ? `From ${words}` : `From ${words}, ${policy.path}`;
    }),
  );
  // A path is not broken: somebody may want to copy it.
  return shorten([...lines], 'policies').flatMap((line) =>
    line.length <= COMMENT_WIDTH ? [line] : line.replace('", ', '",\n  ').split('\n'),
  );
}

function leftOutLine(policy: FoundPolicy, count: number, all: boolean): string {
  const values = `${count} ${count === 1 ? 'value' : 'values'} of ${policyWords(policy)}`;
  return all
    ? `Left out: ${values} for which a fleet file has no form.`
    : `Left out: ${values} that ${count === 1 ? 'is' : 'are'} not about Defender.`;
}

function trailingOf(unsayable: readonly Unsayable[]): readonly string[] {
  const reasons = new Map<string, Set<string>>();
  for (const { what, why } of unsayable) reasons.set(why, (reasons.get(why) ?? new Set()).add(what));
  return [...reasons].flatMap(([why, whats]) => [
    `Not imported: ${why}`,
    ...shorten([...whats], 'of this kind').map((what) => `- ${what}`),
  ]);
}

function shorten(lines: readonly string[], what: string): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `and ${lines.length - MOST_LINES + 1} more ${what}`];
}

function notesOn(sorted: SortedOut, all: boolean): readonly Diagnostic[] {
  const notes = unsayableNotes(sorted.policy, sorted.unsayable);
  if (sorted.others.length === 0) return notes;
  return [...notes, ...(all ? noFormNotes(sorted) : [otherPolicy(sorted)])];
}

/** Names what a fleet file cannot say. */
export function unsayableNotes(policy: FoundPolicy, unsayable: readonly Unsayable[]): readonly Diagnostic[] {
  const at = { file: policy.path };
  return unsayable.map(({ what, why, isSecret, hint }) => ({
    code: isSecret ? 'import-secret' : 'import-cannot-say',
    severity: 'warning',
    message: `${what} is not imported: ${why}.`,
    at,
    hint: isSecret
      ? 'Leave it in the policy that it is in, and say `onboarding: { state: …, via: … }`.'
      : (hint ?? 'Keep the policy that it is in, or say it in another way.'),
  }));
}

/** Counts and names what is not about Defender. */
function otherPolicy({ policy, others }: SortedOut): Diagnostic {
  const about = `not about Defender and ${others.length === 1 ? 'is' : 'are'} left out`;
  const hint = others.some(({ why }) => why === undefined)
    ? 'Keep the policy for them, or import them as raw entries with --all.'
    : KEEP;
  return otherNote(policy, others, about, hint);
}

/** What even an import of everything leaves out, by the reason. */
function noFormNotes({ policy, others }: SortedOut): readonly Diagnostic[] {
  return [...byReason(others)].map(([why, same]) => otherNote(policy, same, `left out (${why})`, KEEP));
}

const KEEP = 'Keep the policy for them.';

function otherNote(policy: FoundPolicy, others: readonly LeftOut[], about: string, hint: string): Diagnostic {
  const names = others.map(({ what }) => what);
  const count = others.length === 1 ? '1 entry' : `${others.length} entries`;
  return {
    code: 'import-other-policy',
    severity: 'info',
    message: `${count} of ${policyWords(policy)} ${others.length === 1 ? 'is' : 'are'} ${about}: ${otherPlaces(names)}.`,
    at: { file: policy.path },
    hint,
  };
}
