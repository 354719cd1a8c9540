import { askedPlace, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import type { Reporter } from '../../reporter/reporter.ts';
import { inLog } from '../../text/safe-text.ts';
import type { Compliance } from '../compliance.ts';
import { whereWords } from '../words.ts';

const COLUMNS = [
  'framework',
  'group',
  'rule',
  'title',
  'severity',
  'about',
  'standing',
  'wants',
  'says',
  'why',
  'owner',
  'expires',
  'at',
] as const;

/** A row per rule and group, for spreadsheets. */
export const csv: Reporter<Compliance> = {
  id: 'csv',
  title: 'a row per rule and group',
  endings: ['.csv'],
  render: ({ frameworks }) => {
    const rows = frameworks.flatMap(({ framework, groups }) =>
      groups.flatMap(({ group, rules }) =>
        rules.map((one): Readonly<Record<(typeof COLUMNS)[number], string>> => {
          const { rule, standing, wants, says = '', why = '', waiver } = one;
          return {
            framework: frameworkName(framework),
            group: group.name,
            rule: rule.id,
            title: ruleTitle(rule),
            severity: rule.severity ?? '',
            about: askedPlace(rule.ask),
            standing,
            wants,
            says,
            why: waiver?.reason ?? why,
            owner: waiver?.owner ?? '',
            expires: waiver?.expires ?? '',
            at: whereWords(one),
          };
        }),
      ),
    );
    return [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(','))]
      .map((line) => `${line}\n`)
      .join('');
  },
};

/** A spreadsheet takes a cell that starts like a formula for one; an apostrophe in front makes it text. */
function cell(text: string): string {
  const plain = inLog(text);
  const safe = /^[=+@\t-]/.test(plain) ? `'${plain}` : plain;
  return /[",\n]|^ | $/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
