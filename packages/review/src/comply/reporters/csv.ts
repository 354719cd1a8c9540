import { askedPlace, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import type { Reporter } from '../../reporter/reporter.ts';
import { placeWords } from '../../text/place.ts';
import { inLog } from '../../text/safe-text.ts';
import type { Compliance, IdleWaiver } from '../compliance.ts';
import { idleReason, whereWords } from '../words.ts';

const COLUMNS = [
  'framework',
  'group',
  'device',
  'rule',
  'title',
  'severity',
  'about',
  'standing',
  'wants',
  'says',
  'why',
  'reason',
  'owner',
  'expires',
  'ticket',
  'at',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** A row per rule and group, for spreadsheets; below them one per waiver that answers for nothing. */
export const csv: Reporter<Compliance> = {
  id: 'csv',
  title: 'a row per rule and group, or device',
  endings: ['.csv'],
  render: ({ frameworks, idleWaivers }) => {
    const rows = frameworks.flatMap(({ framework, groups }) =>
      groups.flatMap(({ group, device = '', rules }) =>
        rules.map((one): Row => {
          const { rule, standing, wants, says = '', why = '', waiver, justification } = one;
          const answer = waiver ?? justification;
          return {
            framework: frameworkName(framework),
            group: group.name,
            device,
            rule: rule.id,
            title: ruleTitle(rule),
            severity: rule.severity ?? '',
            about: askedPlace(rule.ask),
            standing,
            wants,
            says,
            why,
            reason: answer?.reason ?? '',
            owner: answer?.owner ?? '',
            expires: answer?.expires ?? '',
            ticket: answer?.ticket ?? '',
            at: whereWords(one),
          };
        }),
      ),
    );
    return [
      COLUMNS.join(','),
      ...[...rows, ...idleWaivers.map(idleRow)].map((row) => COLUMNS.map((column) => cell(row[column])).join(',')),
    ]
      .map((line) => `${line}\n`)
      .join('');
  },
};

/** A waiver stands in the columns of a rule; its word for the standing is none of a rule's. */
function idleRow(waiver: IdleWaiver): Row {
  const { rule, group, reason, owner, expires, at } = waiver;
  const colon = rule.indexOf(':');
  return {
    framework: rule.slice(0, colon),
    group,
    device: '',
    rule: rule.slice(colon + 1),
    title: 'A waiver that answers for nothing',
    severity: '',
    about: waiver.setting ?? '',
    standing: 'idle-waiver',
    wants: '',
    says: '',
    why: idleReason(waiver),
    reason,
    owner,
    expires,
    ticket: waiver.ticket ?? '',
    at: placeWords(at),
  };
}

/** A spreadsheet takes a cell that starts like a formula for one; an apostrophe in front makes it text. */
function cell(text: string): string {
  const plain = inLog(text);
  const safe = /^[=+@\t-]/.test(plain) ? `'${plain}` : plain;
  return /[",\n]|^ | $/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
