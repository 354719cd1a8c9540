import { mdTable, mdText } from '@mdav/quote';
import { type FormatFates, sumOf, type Tally, withoutFiles } from './fates.ts';

/** Where the page stands that `npm run conformance -- --write` makes. */
export const FATES_PAGE = 'docs/importing/fates.md';

/** What became of everything that genuine files say, as a page. */
export function fatesPage(fates: readonly FormatFates[]): string {
  const rows = fates.map((row) => [
    row.format,
    ...[
      row.policies,
      row.lifted,
      sumOf(row.carried),
      sumOf(row.named),
      row.others,
      sumOf(row.othersNamed),
      row.lost.length,
    ].map(String),
  ]);
  const missing = withoutFiles(fates);
  return [
    '<!-- Made by `npm run conformance -- --write`; do not edit. -->',
    '',
    '# What becomes of each entry of an import',
    '',
    'Counted over genuine files that other tools and people wrote: exports, backups and baselines out of public repositories, which are no part of this one. What is *lifted* becomes a setting or a fact of the group; what is *carried* goes along under `raw` and is built again as it was; what is *named* stands in a finding with the reason. No entry may be lost, and a test holds every format to that.',
    '',
    mdTable(
      ['Format', 'Policies', 'Lifted', 'Carried', 'Named', 'Others, carried with `--all`', 'Others, named', 'Lost'],
      rows,
    ),
    '',
    ...(missing.length === 0 ? [] : [`No genuine file was at hand of: ${missing.join(', ')}.`, '']),
    ...reasons('Carried', 'Entries of Defender for which no setting stands.', fates, ({ carried }) => carried),
    ...reasons('Named', 'Entries of Defender that a fleet file has no form for.', fates, ({ named }) => named),
    ...reasons(
      'Others, named',
      'Entries of other products that `--all` does not take along either.',
      fates,
      ({ othersNamed }) => othersNamed,
    ),
    ...reasons(
      'Not read',
      'Files that were recognised and refused, by [the code](../diagnostics).',
      fates,
      ({ unread }) => unread,
    ),
  ].join('\n');
}

function reasons(
  title: string,
  about: string,
  fates: readonly FormatFates[],
  pick: (row: FormatFates) => Tally,
): readonly string[] {
  const rows = fates.flatMap((row) =>
    [...pick(row)]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([why, number]) => [row.format, String(number), mdText(why)]),
  );
  if (rows.length === 0) return [`## ${title}`, '', `${about} There were none.`, ''];
  return [`## ${title}`, '', about, '', mdTable(['Format', 'How many', 'Reason'], rows), ''];
}
