import type { Group, RawRegistry, ResolvedGroup, SettingValue } from '@mdav/core';
import { settingRows } from '@mdav/core';
import fc from 'fast-check';
import { boundaryValues } from './boundary-values.ts';
import { groupWith } from './group-with.ts';

const KEYS = [
  'SOFTWARE\\Policies\\Contoso',
  'SOFTWARE\\Contoso',
  'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\X',
];

/** Values of keys that Group Policy takes back by itself, and of one that it does not. */
const anyRaw: fc.Arbitrary<RawRegistry> = fc
  .record({
    key: fc.constantFrom(...KEYS.map((key) => `HKLM\\${key}`)),
    name: fc.constantFrom('', 'a', 'Ä "b" \\', '%c%'),
    what: fc.constantFrom(
      { type: 'dword', data: 7 } as const,
      { type: 'sz', data: 'text with "quotes" and \\' } as const,
      { type: 'expand-sz', data: '%ProgramData%' } as const,
      { type: 'delete' } as const,
    ),
  })
  .map(({ key, name, what }) => ({ key, name, ...what, reason: 'r' }) as RawRegistry);

/** Groups that say any settings at the edges of what they may be, with values of their own beside them. */
export function anyGroup(more: Partial<Group>): fc.Arbitrary<ResolvedGroup> {
  const pick = fc.record({ row: fc.constantFrom(...settingRows()), at: fc.nat({ max: 50 }) });
  return fc
    .record({
      picks: fc.uniqueArray(pick, { selector: ({ row }) => row.id, maxLength: 12 }),
      raw: fc.uniqueArray(anyRaw, {
        selector: (entry) => `${entry.key}\0${'name' in entry ? entry.name : ''}`,
        maxLength: 4,
      }),
      form: fc.constantFrom<Partial<Group>>(
        { os: 'windows-11', mode: 'active' },
        { os: 'windows-server-2022', mode: 'passive' },
      ),
    })
    .map(({ picks, raw, form }) => {
      const settings = Object.fromEntries(
        picks.map(({ row, at }): [string, SettingValue] => {
          const values = boundaryValues(row);
          return [row.id, values[at % values.length] as SettingValue];
        }),
      );
      return groupWith(settings, {
        ...form,
        ...more,
        ...(raw.length === 0 ? {} : { raw: { registry: raw } }),
      } as Partial<Group>);
    });
}
