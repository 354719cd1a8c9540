import type { Diagnostic } from '@mdav/core';
import { isDefenderKey, isDefenderUri, type LeftEntry, type LiftedPolicy } from '@mdav/core/format';
import { decodeTree } from '../../packages/import/src/read/decode-tree.ts';
import { corpusFiles } from '../corpus.ts';

/** What became of what the genuine files of a folder say. */
export interface FolderFates {
  readonly folder: string;
  /** Policies that were read, and places that could not be. */
  readonly policies: number;
  readonly unread: number;
  /** Settings that they say in the words of the catalogue. */
  readonly lifted: number;
  /** Entries of Defender that go along under `raw`. */
  readonly carried: number;
  /** Entries of Defender that are named with the reason why they cannot. */
  readonly named: number;
  /** Entries of other products, which are counted and left alone. */
  readonly others: number;
  /** Entries with no fate, or with more than one: each is a mistake of ours. */
  readonly lost: readonly string[];
  /** How often each reason was given for what is carried or named. */
  readonly reasons: ReadonlyMap<string, number>;
}

const FOLDERS = ['pol', 'reg', 'lgpo', 'gpo-backup', 'gpp', 'intune', 'policyrules', 'dsc', 'osconfig', 'configmgr'];

/** Goes over the folders of the corpus; one that is absent has no row. */
export function examineFates(): readonly FolderFates[] {
  return FOLDERS.flatMap((folder) => {
    const files = corpusFiles(folder);
    if (files.length === 0) return [];
    const { places } = decodeTree(new Map(files.map(({ path, bytes }) => [path, bytes])), '');
    const lifted = places.flatMap(({ source, path, outcome }) =>
      outcome.ok ? outcome.value.map(({ form }) => source.lift([{ form, path }])) : [],
    );
    return [
      {
        folder,
        policies: lifted.length,
        unread: places.filter(({ outcome }) => !outcome.ok).length,
        ...fatesOf(lifted),
      },
    ];
  });
}

type Counted = Omit<FolderFates, 'folder' | 'policies' | 'unread'>;

/** Counts the fates of what some policies say. */
export function fatesOf(policies: readonly LiftedPolicy[]): Counted {
  let [lifted, carried, named, others] = [0, 0, 0, 0];
  const lost: string[] = [];
  const reasons = new Map<string, number>();
  const because = (why: string) => reasons.set(kindOf(why), (reasons.get(kindOf(why)) ?? 0) + 1);
  for (const { parts, beside } of policies) {
    for (const { settings } of parts) lifted += Object.keys(settings).length;
    for (const entry of [...parts.flatMap(({ left }) => left), ...beside]) {
      const fates = [entry.raw, entry.unsayable, entry.content, entry.fact].filter((fate) => fate !== undefined);
      if (entry.fact !== undefined) lifted += 1;
      if (fates.length !== 1 && entry.lines.length > 0) lost.push(entry.lines.map(({ place }) => place).join(', '));
      const raws = (entry.raw ?? []).filter((one) => isDefenders(one));
      carried += raws.length;
      for (const raw of raws) because(reasonOf(entry.about, raw.note));
      others += (entry.raw ?? []).length - raws.length + (entry.content === undefined ? 0 : 1);
      for (const { why, isDefender } of entry.unsayable ?? []) {
        if (!isDefender) others += 1;
        else {
          named += 1;
          because(why);
        }
      }
    }
  }
  return { lifted, carried, named, others, lost, reasons };
}

function isDefenders({ entry }: NonNullable<LeftEntry['raw']>[number]): boolean {
  return 'uri' in entry ? isDefenderUri(entry.uri) : isDefenderKey(entry.key);
}

function reasonOf(about: Diagnostic | undefined, note: string | undefined): string {
  return about?.message ?? note ?? 'no setting of the catalogue stands for it';
}

/** A reason without what it is about, so that equal ones count together. */
function kindOf(why: string): string {
  return why
    .replace(/^This belongs to \S+, but /, '')
    .replace(/; it is kept as it is\.$/, '')
    .replace(/device_vendor_msft_\w+/, 'a definition')
    .replace(/\bthe value \S+, by which/, 'the value by which')
    .replace(/^[a-z][A-Za-z]+ (?=has|is set)/, 'a setting ');
}

/** The table as text, with every reason and its count below it. */
export function fatesText(fates: readonly FolderFates[]): string {
  const head = ['folder', 'policies', 'unread', 'lifted', 'carried', 'named', 'others', 'lost'];
  const rows = fates.map((row) =>
    [row.folder, row.policies, row.unread, row.lifted, row.carried, row.named, row.others, row.lost.length].map(String),
  );
  const widths = head.map((word, column) => Math.max(word.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const all = new Map<string, number>();
  for (const { reasons } of fates) for (const [why, count] of reasons) all.set(why, (all.get(why) ?? 0) + count);
  const reasons = [...all].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return [
    line(head),
    ...rows.map(line),
    '',
    ...reasons.map(([why, count]) => `${String(count).padStart(5)}  ${why}`),
    '',
  ].join('\n');
}
