import { codeOf } from '../catalogue/codes.ts';
import { describeType, exampleValue } from '../catalogue/describe.ts';
import { wordOfKey } from '../catalogue/map-key.ts';
import type { SettingRow, ValueType } from '../catalogue/row.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import { hintFor } from '../diagnostic/suggest.ts';
import type { SettingValue } from '../model/value.ts';
import { acceptsValue } from './accepts-value.ts';
import type { RuleFile } from './rule-file.ts';

/** Says what is wrong with a rule, and where. */
export type Complain = (path: Path, code: string, message: string, hint?: string, what?: Parameters<Locate>[1]) => void;

/** What stands beside a condition and belongs to others. */
const BESIDE: Readonly<Record<string, readonly (keyof RuleFile)[]>> = {
  setting: ['is', 'anyOf', 'from', 'set', 'absent'],
  key: ['is', 'anyOf', 'from', 'set', 'absent'],
  orAbsent: ['is', 'anyOf', 'from'],
  definition: ['cannot'],
  value: ['cannot'],
};

/** What belongs to another condition than the rule's says nothing, and the author thinks that it does. */
export function checkBeside(path: Path, rule: RuleFile, complain: Complain): void {
  for (const [name, conditions] of Object.entries(BESIDE)) {
    if (rule[name as keyof RuleFile] === undefined || conditions.some((one) => rule[one] !== undefined)) continue;
    const hint = `Remove it, or give the rule one of ${conditions.join(', ')}.`;
    complain([...path, name], 'framework-ask', `"${name}" means nothing beside what the rule asks for.`, hint, 'key');
  }
}

const KEY_HINT = 'Write the key from there on, such as Windows Defender\\Features.';

/** A value of the registry has data of its type, and a key below that of the policies. */
export function checkRegistry(
  path: Path,
  { key, type, data }: NonNullable<RuleFile['registry']>,
  complain: Complain,
): void {
  if (/^(?:HK|SOFTWARE\\|\\)/i.test(key))
    complain([...path, 'key'], 'framework-value', 'The key starts below SOFTWARE\\Policies\\Microsoft.', KEY_HINT);
  const isRight =
    type === 'sz'
      ? typeof data === 'string'
      : typeof data === 'number' && Number.isInteger(data) && data >= 0 && data <= 0xffff_ffff;
  if (isRight) return;
  const takes = type === 'sz' ? 'text' : 'a whole number from 0 to 4294967295';
  const hint = type === 'sz' ? 'Quote it.' : 'Write the number without quotes.';
  complain([...path, 'data'], 'framework-value', `A ${type} is ${takes}, not ${JSON.stringify(data)}.`, hint);
}

/** A setting that there is, with values that it can have. */
export function checkSetting(path: Path, rule: RuleFile, rows: readonly SettingRow[], complain: Complain): void {
  const { setting = '' } = rule;
  const row = rows.find(({ id }) => id === setting);
  if (row === undefined) {
    const ids = rows.map((known) => known.id);
    complain(
      [...path, 'setting'],
      'framework-unknown-setting',
      `There is no setting "${setting}".`,
      hintFor(setting, ids),
    );
    return;
  }
  if (rule.key !== undefined && wordOfKey(row, rule.key) !== rule.key) {
    const keys = row.type.kind === 'map' ? Object.keys(row.type.keys) : [];
    const hint = keys.length === 0 ? 'Leave out `key`: it is for maps.' : hintFor(rule.key, keys);
    complain([...path, 'key'], 'framework-unknown-setting', `${setting} has no key "${rule.key}".`, hint);
    return;
  }
  if (rule.anyOf?.length === 0)
    complain([...path, 'anyOf'], 'framework-value', 'No value is one of none.', 'Name at least one value.');
  if (checkValues(path, rule, row, complain)) checkRange(path, rule, row, complain);
}

/** True when every value is one of the setting's. */
function checkValues(path: Path, rule: RuleFile, row: SettingRow, complain: Complain): boolean {
  const values: readonly (readonly [Path, unknown])[] = [
    ...(['is', 'from', 'to'] as const).map((name) => [[...path, name], rule[name]] as const),
    ...(rule.anyOf ?? []).map((value, index) => [[...path, 'anyOf', index], value] as const),
  ];
  const wrong = values.filter(([, value]) => value !== undefined && !acceptsValue(row, rule.key, value));
  for (const [at, value] of wrong) {
    const words = rule.key !== undefined && row.type.kind === 'map' ? Object.keys(row.type.values) : undefined;
    const takes = words === undefined ? describeType(row.type) : `one of ${words.join(', ')}`;
    complain(
      at,
      'framework-value',
      `${row.id} takes ${takes}, not ${JSON.stringify(value)}.`,
      valueHint(row, words, value),
    );
  }
  return wrong.length === 0;
}

/** The word that was likely meant, where there are words; else an example of what the setting takes. */
function valueHint(row: SettingRow, words: readonly string[] | undefined, value: unknown): string {
  const known = words ?? (row.type.kind === 'choice' ? Object.keys(row.type.options) : undefined);
  return known === undefined ? `Write it as in a fleet file: ${exampleValue(row)}.` : hintFor(String(value), known);
}

const QUANTITIES: readonly ValueType['kind'][] = ['integer', 'duration', 'time-of-day'];

/** Words have no order, and a range whose end comes before its start holds nothing. */
function checkRange(path: Path, { from, to, key }: RuleFile, { id, type }: SettingRow, complain: Complain): void {
  if (from === undefined || to === undefined) return;
  if (key !== undefined || !QUANTITIES.includes(type.kind)) {
    const hint = 'Use `anyOf` with every value that will do.';
    complain([...path, 'from'], 'framework-value', `${id} is no quantity: it has no range.`, hint, 'key');
    return;
  }
  const [least, most] = [from, to].map((value) => Number(codeOf(type, undefined, value as SettingValue)));
  if (least !== undefined && most !== undefined && least <= most) return;
  complain([...path, 'from'], 'framework-value', 'The range ends before it starts.', 'Swap `from` and `to`.', 'key');
}
