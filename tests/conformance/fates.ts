import type { Diagnostic } from '@mdav/core';
import { isDefenderKey, isDefenderUri, type LeftEntry, type LiftedPolicy, type Source } from '@mdav/core/format';
import { decodeTree } from '../../packages/import/src/read/decode-tree.ts';
import { POLICY_SOURCES } from '../../packages/import/src/read/policy-sources.ts';
import { corpusFiles } from '../corpus.ts';

/** How often each reason was given. */
export type Tally = ReadonlyMap<string, number>;

/** What became of what the genuine files of a format say. */
export interface FormatFates extends Fates {
  readonly format: string;
  /** Policies that were read, and the codes for which others were not. */
  readonly policies: number;
  readonly unread: Tally;
}

/** What became of what some policies say. */
export interface Fates {
  /** Settings and facts that they say in the words of a fleet file. */
  readonly lifted: number;
  /** Entries of Defender that go along under `raw`, by the reason why they are no setting. */
  readonly carried: Tally;
  /** Entries of Defender that are named, by the reason why a fleet file cannot say them. */
  readonly named: Tally;
  /** Entries of other products that `--all` takes along. */
  readonly others: number;
  /** Entries of other products that nothing takes along, by the reason. */
  readonly othersNamed: Tally;
  /** Entries with no fate, or with more than one: each is a mistake of ours. */
  readonly lost: readonly string[];
}

const FOLDERS = ['pol', 'reg', 'lgpo', 'gpo-backup', 'gpp', 'intune', 'policyrules', 'dsc', 'osconfig', 'configmgr'];

/** Goes over the genuine files, format by format; one without a file has no row. */
export function examineFates(): readonly FormatFates[] {
  const found = FOLDERS.flatMap((folder) => {
    const files = corpusFiles(folder);
    return decodeTree(new Map(files.map(({ path, bytes }) => [path, bytes])), '').places;
  });
  return POLICY_SOURCES.flatMap((source): readonly FormatFates[] => {
    const places = found.filter((place) => place.source === source);
    if (places.length === 0) return [];
    const lifted = places.flatMap(({ path, outcome }) =>
      outcome.ok ? outcome.value.map(({ form }) => source.lift([{ form, path }])) : [],
    );
    const unread = new Map<string, number>();
    for (const { outcome } of places)
      if (!outcome.ok) count(unread, outcome.diagnostics.find(({ severity }) => severity === 'error')?.code ?? '');
    return [{ format: source.title, policies: lifted.length, unread, ...fatesOf(lifted) }];
  });
}

/** Formats of which there is no genuine file. */
export function withoutFiles(
  fates: readonly FormatFates[],
  sources: readonly Source[] = POLICY_SOURCES,
): readonly string[] {
  const seen = new Set(fates.map(({ format }) => format));
  return sources.map(({ title }) => title).filter((title) => !seen.has(title));
}

/** Counts the fates of what some policies say. */
export function fatesOf(policies: readonly LiftedPolicy[]): Fates {
  let [lifted, others] = [0, 0];
  const lost: string[] = [];
  const [carried, named, othersNamed] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  for (const { parts, beside } of policies) {
    for (const { settings } of parts) lifted += Object.keys(settings).length;
    for (const entry of [...parts.flatMap(({ left }) => left), ...beside]) {
      const { raw = [], unsayable = [], content, fact, about, lines } = entry;
      const fates = [entry.raw, entry.unsayable, content, fact].filter((fate) => fate !== undefined);
      if (fates.length !== 1 && lines.length > 0) lost.push(lines.map(({ place }) => place).join(', '));
      if (fact?.onboarding !== undefined) lifted += 1;
      for (const _ of fact?.gpo?.comments ?? []) count(carried, 'a note of the Group Policy editor');
      for (const one of raw) {
        if (isDefenders(one)) count(carried, carriedFor(about, one.note));
        else others += 1;
      }
      for (const { why, isDefender } of unsayable) count(isDefender ? named : othersNamed, kindOf(why));
      if (content !== undefined) count(othersNamed, `${contentKind(content)}: no policy of the registry or of a CSP`);
    }
  }
  return { lifted, carried, named, others, othersNamed, lost };
}

function count(tally: Map<string, number>, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}

export function sumOf(tally: Tally): number {
  return [...tally.values()].reduce((sum, one) => sum + one, 0);
}

function isDefenders({ entry }: NonNullable<LeftEntry['raw']>[number]): boolean {
  return 'uri' in entry ? isDefenderUri(entry.uri) : isDefenderKey(entry.key);
}

function carriedFor(about: Diagnostic | undefined, note: string | undefined): string {
  return kindOf(about?.message ?? note ?? 'no setting of the catalogue stands for it');
}

/** `preferences: Services` and its like count as one. */
function contentKind(content: string): string {
  return content.replace(/: .*$/, '');
}

/** A reason without what it is about, so that equal ones count together. */
function kindOf(why: string): string {
  return why
    .replace(/; (?:as policy it would be .*|what it writes is no setting that is known)$/, '')
    .replace(/ \((?:Filter\w+(?:, )?)+\)/, '')
    .replace(/^This belongs to \S+, but /, '')
    .replace(/; it is kept as it is\.$/, '')
    .replace(/device_vendor_msft_\w+/, 'a definition')
    .replace(/\bthe value \S+, by which/, 'the value by which')
    .replace(/^[a-z][A-Za-z]+ (?=has|is set)/, 'a setting ');
}
