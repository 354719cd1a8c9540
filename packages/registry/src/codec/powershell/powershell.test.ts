import { type SettingValue, settingRows } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { powershellFaults, powershellMissing } from '../../../../../tests/powershell.ts';
import { pwshMissing } from '../../../../../tests/pwsh.ts';
import { groupOf } from '../../__tests__/group.ts';
import { runScripts, type WrittenValues } from '../../__tests__/run-powershell.ts';
import { sampleValues } from '../../__tests__/values.ts';
import type { RegistryData } from '../../form.ts';
import { lowerGroup } from '../../lower/lower.ts';
import { undoOf } from '../../undo/undo.ts';
import { type KeyedItem, regFileFromPolicy } from '../reg/convert.ts';
import type { RegItem } from '../reg/form.ts';
import { encodePowerShell, POWERSHELL_FORMAT, powershellCannot } from './encode.ts';

const scriptOf = (items: readonly RegItem[], heading: readonly string[] = ['A script.']) =>
  new TextDecoder().decode(encodePowerShell({ heading, items }));

const root = 'HKEY_LOCAL_MACHINE';
const key = 'SOFTWARE\\X';
const set = (name: string, data: RegistryData): RegItem => ({ kind: 'set', root, key, name, data });

/** True for a value that the registry and PowerShell have words for. */
const isSayable = (id: string) => (value: SettingValue) => {
  const { form } = lowerGroup(groupOf({ [id]: value }));
  return form.entries.length > 0 && regFileFromPolicy(form, POWERSHELL_FORMAT).diagnostics.length === 0;
};

/** What the simulated registry holds after some items. */
function wanted(items: readonly RegItem[]): WrittenValues {
  const values = new Map<string, readonly [string, unknown]>();
  for (const item of items)
    if (item.kind === 'set') values.set(`${item.root}\\${item.key}|${item.name}`, writtenOf(item.data));
  return Object.fromEntries(values);
}

function writtenOf(data: RegistryData): readonly [string, unknown] {
  switch (data.type) {
    case 'sz':
      return ['String', data.value];
    case 'expand-sz':
      return ['ExpandString', data.value];
    case 'multi-sz':
      return ['MultiString', data.values];
    case 'dword':
      return ['DWord', data.value.toString(16).padStart(8, '0')];
    case 'qword':
      return ['QWord', data.value.toString(16).padStart(16, '0')];
    case 'raw':
      return ['Binary', [...data.bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('-')];
  }
}

describe.skipIf(pwshMissing !== undefined)(`scripts, run by PowerShell${pwshMissing ? `: ${pwshMissing}` : ''}`, () => {
  it('say every value of every setting, and take it back', async () => {
    // Each script sets all settings, to a value of theirs that the others have not.
    const values = new Map(settingRows().map((row) => [row.id, sampleValues(row).filter(isSayable(row.id))]));
    const most = Math.max(...[...values.values()].map(({ length }) => length));
    const cases = Array.from({ length: most }, (_, index) => {
      const settings = [...values].flatMap(([id, all]) => (index < all.length ? [[id, all[index]] as const] : []));
      const { form } = lowerGroup(groupOf(Object.fromEntries(settings) as Record<string, SettingValue>));
      const { value: file } = regFileFromPolicy(form, POWERSHELL_FORMAT);
      return { count: settings.length, items: file.items, undo: undoOf(form).items };
    });
    const told = await runScripts(cases.map(({ items, undo }) => [scriptOf(items), scriptOf(undo)]));
    for (const [index, { items, undo }] of cases.entries()) {
      expect(told[index]?.states[0]).toEqual(wanted(items));
      expect(told[index]?.states[1], 'taken back').toEqual(wanted(undo));
    }
    expect(cases.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(500);
  });

  it('keep every kind of data, and what others have set', async () => {
    const items: readonly RegItem[] = [
      set("quote ' \u2018 $x `n", { type: 'sz', value: 'a\u202e\n$(throw 1)' }),
      set('-Force', { type: 'expand-sz', value: '%ProgramData%' }),
      set('most', { type: 'dword', value: 0xffffffff }),
      set('half', { type: 'dword', value: 0x80000000 }),
      set('big', { type: 'qword', value: 0xffff_ffff_ffff_ffffn }),
      set('many', { type: 'multi-sz', values: ['a', "b'"] }),
      set('one', { type: 'multi-sz', values: ['a'] }),
      set('none', { type: 'multi-sz', values: [] }),
      set('bytes', { type: 'raw', code: 3, bytes: Uint8Array.of(0, 255) }),
    ];
    const [run] = await runScripts([[scriptOf(items), scriptOf([{ kind: 'delete', root, key, name: 'BIG' }])]]);
    expect(run?.states[0]).toEqual(wanted(items));
    const { [`${root}\\${key}|big`]: _, ...rest } = wanted(items);
    expect(run?.states[1]).toEqual(rest);
  });

  it('delete the one value that is meant, though its name is a pattern', async () => {
    const names = ['C:\\Data\\*', 'C:\\Data\\?', 'C:\\Data\\[a]', 'C:\\Data\\a', 'C:\\Data\\`a'];
    const before = names.map((name) => set(name, { type: 'sz', value: '0' }));
    const runs = names.map((name) => [scriptOf(before), scriptOf([{ kind: 'delete', root, key, name }])]);
    for (const [index, { states }] of (await runScripts(runs)).entries())
      expect(Object.keys(states[1] ?? {}).length, names[index]).toBe(names.length - 1);
  });

  it('create and delete keys, and are silent where there is nothing to delete', async () => {
    const before = [set('a', { type: 'sz', value: '' }), { kind: 'key', root, key: 'SOFTWARE\\X\\New' }] as const;
    const gone: readonly RegItem[] = [
      { kind: 'deleteKey', root, key },
      { kind: 'deleteKey', root, key: 'SOFTWARE\\Y' },
      { kind: 'delete', root, key: 'SOFTWARE\\Y', name: 'a' },
      { kind: 'delete', root, key, name: 'b' },
    ];
    const [run] = await runScripts([[scriptOf(before), scriptOf(gone)]]);
    expect(run?.states.map((state) => Object.keys(state).length)).toEqual([1, 0]);
  });
});

describe('scripts', () => {
  it.skipIf(powershellMissing !== undefined)('parse, whatever a comment says', async () => {
    const heading = ['One #> two\r\nthree', "'", '\u2028 $(throw)'];
    const items: readonly RegItem[] = [
      { kind: 'comment', text: 'a\nthrow 1' },
      { kind: 'delete', root, key, name: 'a' },
    ];
    const script = scriptOf(items, heading);
    expect(await powershellFaults(script)).toEqual([]);
    expect(script).not.toMatch(/^throw 1/m);
  });

  it.each<[KeyedItem, string]>([
    [{ kind: 'set', root, key: 'SOFTWARE\\[X]', name: 'a', data: { type: 'sz', value: '' } }, 'signs of a pattern'],
    [{ kind: 'set', root, key, name: '', data: { type: 'sz', value: '' } }, 'default value'],
    [{ kind: 'delete', root, key, name: '(Default)' }, 'default value'],
    [{ kind: 'deleteKey', root, key: '' }, 'empty part'],
    [
      { kind: 'set', root, key, name: 'a', data: { type: 'raw', code: 8, bytes: new Uint8Array(0) } },
      'REG_RESOURCE_LIST',
    ],
  ])('cannot say %j', (item, why) => {
    expect(powershellCannot(item)).toContain(why);
  });
});
