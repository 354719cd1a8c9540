import { isGroupName } from '@mdav/core/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownGroupIn, safeGroupName, uniqueGroupName } from './group-names.ts';

describe('names of groups', () => {
  it.each([
    ['DoD Windows 10 STIG - Computer (SHB v10.1.0)', 'dod-windows-10-stig-computer-shb-v10-1-0'],
    ['Défense Größe', 'defense-gro-e'],
    ['  ..\\..\\etc/passwd ', 'etc-passwd'],
    ['NUL', 'nul-policy'],
    ['com1', 'com1-policy'],
    ['Verify', 'verify-policy'],
    ['PolicyDefinitions', 'policydefinitions-policy'],
    ['__proto__', 'proto'],
    ['日本語', 'policy'],
    ['', 'policy'],
    [`${'x'.repeat(63)} y`, 'x'.repeat(63)],
    ['0', '0'],
  ])('makes %j safe', (title, name) => expect(safeGroupName(title)).toBe(name));

  it('gives a possible name to any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => isGroupName(safeGroupName(title))));
  });

  it('tells equal names apart by a number, whatever their case and length', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'A', 'b', 'x'.repeat(64)), { maxLength: 12 }), (wanted) => {
        const taken: string[] = [];
        for (const name of wanted) taken.push(uniqueGroupName(name, taken));
        expect(new Set(taken.map((name) => name.toLowerCase())).size).toBe(taken.length);
        expect(taken.every(isGroupName)).toBe(true);
      }),
    );
    expect(uniqueGroupName('A', ['a', 'a-2'])).toBe('A-3');
  });

  it('knows what mdav wrote by the descriptions in it', () => {
    const group = { fleet: 'contoso', group: 'file-servers' };
    expect(ownGroupIn('Written by mdav for the group file-servers of the fleet contoso; change it there.')).toEqual(
      group,
    );
    expect(
      ownGroupIn('Microsoft Defender Antivirus policy of the group file-servers in the fleet contoso. It is made from'),
    ).toEqual(group);
    expect(ownGroupIn('Policy of the group file-servers in the fleet contoso')).toBeUndefined();
    expect(ownGroupIn('Written by mdav for the group con of the fleet contoso')).toBeUndefined();
  });
});
