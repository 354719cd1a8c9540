import type { SettingValue } from '../model/value.ts';
import { valueOfCode } from './codes.ts';
import type { SettingRow, ValueType } from './row.ts';

/** What a code says in the words of the fleet file, and whose code it is. */
export interface Meaning {
  /** The name that the setting has there, such as `DisableArchiveScanning`. */
  readonly name: string;
  /** The same for a sentence: `the registry value DisableArchiveScanning`. */
  readonly title: string;
  readonly value: SettingValue;
}

/** One way of writing a setting outside the fleet file: a name and the codes that go with it. */
interface Spelling extends Omit<Meaning, 'value'> {
  readonly read: (code: unknown) => SettingValue | undefined;
}

/**
 * What a number, a text or the state of a policy means as a code of a setting: one meaning for each place that has the
 * code, or only for the places where the setting goes by that name. Channels may contradict each other.
 */
export function meaningsOf(row: SettingRow, code: unknown, name?: string): readonly Meaning[] {
  return spellingsOf(row)
    .filter((spelling) => name === undefined || spelling.name.toLowerCase() === name.toLowerCase())
    .flatMap(({ read, ...spelling }) => {
      const value = read(code);
      return value === undefined ? [] : [{ ...spelling, value }];
    });
}

/** What `on` and its like say; `undefined` for anything that is neither on nor off. */
export function switchOf(code: unknown): boolean | undefined {
  if (typeof code === 'object') return undefined;
  const text = String(code).toLowerCase();
  if (['true', 'yes', 'on', 'enabled', 'enable', '1'].includes(text)) return true;
  return ['false', 'no', 'off', 'disabled', 'disable', '0'].includes(text) ? false : undefined;
}

/** True where a name of the setting says the opposite of its id, such as `DisableArchiveScanning` of `allowArchiveScanning`. */
export function isTurnedRound(row: SettingRow, name: string): boolean {
  return row.type.kind === 'toggle' && meaningsOf(row, true, name).some(({ value }) => value === false);
}

function spellingsOf({ type, registry, mdm, admx }: SettingRow): readonly Spelling[] {
  const writes = registry.kind === 'values' ? registry.writes : [];
  const states = admx?.states;
  return [
    ...writes.flatMap((write): readonly Spelling[] => {
      if (write.kind !== 'value') return [];
      const read = readingCode(type, (code) => valueOfCode(type, write.as, code, write.alsoReads));
      return [{ name: write.name, title: `the registry value ${write.name}`, read }];
    }),
    ...(mdm.kind === 'node'
      ? [
          {
            name: lastStep(mdm.uri),
            title: `the node ${lastStep(mdm.uri)}`,
            read: readingCode(type, (code) => valueOfCode(type, mdm.as, code)),
          },
        ]
      : []),
    ...(admx !== undefined && states !== undefined
      ? [
          {
            name: admx.policy,
            title: `the policy "${admx.name}"`,
            read: (code: unknown) => {
              const isOn = typeof code === 'number' ? undefined : switchOf(code);
              return isOn === undefined ? undefined : wordValue(type, isOn ? states.enabled : states.disabled);
            },
          },
        ]
      : []),
  ];
}

type Read = (code: number | string) => SettingValue | undefined;

/** Numbers that were put in quotes are meant all the same, and a switch has 1 and 0. */
function readingCode(type: ValueType, read: Read): (code: unknown) => SettingValue | undefined {
  return (code) => {
    if (typeof code === 'boolean') return type.kind === 'toggle' ? read(Number(code)) : undefined;
    if (typeof code === 'number') return read(code) ?? read(String(code));
    if (typeof code !== 'string' || type.kind === 'text') return undefined;
    return /^\d{1,10}$/.test(code) ? (read(Number(code)) ?? read(code)) : read(code.toLowerCase());
  };
}

function wordValue(type: ValueType, word: string): SettingValue {
  if (type.kind === 'toggle') return word === 'on';
  if (type.kind === 'flags') return word === 'none' ? [] : [word];
  return word;
}

function lastStep(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
