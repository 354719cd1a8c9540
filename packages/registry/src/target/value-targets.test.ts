import { REMOVE, type ResolvedGroup, settingRows } from '@mdav/core';
import { anyGroup } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf, rawOf } from '../__tests__/group.ts';
import { itemsOfAnsible } from '../__tests__/read-ansible.ts';
import { itemsOfDsc } from '../__tests__/read-dsc.ts';
import { itemsOfOsconfig } from '../__tests__/read-osconfig.ts';
import { itemsOfPowerShell } from '../__tests__/read-powershell.ts';
import { afterItems, afterPolicy, placeOf, type SimulatedRegistry } from '../__tests__/simulated-registry.ts';
import { sampleValues } from '../__tests__/values.ts';
import { regCodec } from '../codec/reg/codec.ts';
import type { RegItem } from '../codec/reg/form.ts';
import { lowerGroup } from '../lower/lower.ts';
import { policyKey } from '../lower/policy-key.ts';
import { registryTargets } from './targets.ts';

const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };
const EMPTY: SimulatedRegistry = new Map();

/** How a test reads what a target wrote: whatever sets the policy, and what takes it back. */
interface Reading {
  readonly forward: readonly string[];
  readonly undo: string;
  readonly read: (bytes: Uint8Array) => readonly RegItem[];
  /** Present where what takes it back is of another kind. */
  readonly readUndo?: (bytes: Uint8Array) => readonly RegItem[];
}

const READINGS: Readonly<Record<string, Reading>> = {
  reg: { forward: ['registry/office.reg'], undo: 'registry/office.undo.reg', read: itemsOfReg },
  ansible: { forward: ['ansible/office.yml'], undo: 'ansible/office.undo.yml', read: itemsOfAnsible },
  dsc: {
    forward: ['dsc/office.dsc.json', 'dsc/office.list.dsc.json'],
    undo: 'dsc/office.undo.dsc.json',
    read: itemsOfDsc,
  },
  osconfig: {
    forward: ['osconfig/office.osc.json'],
    undo: 'osconfig/office.undo.ps1',
    read: itemsOfOsconfig,
    readUndo: itemsOfPowerShell,
  },
};

function itemsOfReg(bytes: Uint8Array): readonly RegItem[] {
  const read = regCodec.decode(bytes);
  if (!read.ok) throw new Error('not read');
  return read.value.items;
}

const ATP = policyKey('Windows Advanced Threat Protection');
/** A server in forced passive mode goes back to active by the value 0, so that this one stays. */
const FORCED = [placeOf(`HKEY_LOCAL_MACHINE\\${ATP}`, 'ForceDefenderPassiveMode'), '4:00000000'] as const;

const cases = settingRows().flatMap((row) => sampleValues(row).map((value) => [row.id, value] as const));
const targets = registryTargets.filter(({ id }) => id in READINGS);

describe.each(targets.map((target) => [target.id, target] as const))('the target %s', (id, target) => {
  const { forward, undo, read, readUndo = read } = READINGS[id] as Reading;
  const made = (group: ResolvedGroup) => {
    const { files, emissions, diagnostics } = target.produce(group, about);
    const itemsIn = (path: string) => (path === undo ? readUndo : read)(files.get(path) ?? new Uint8Array());
    return { files, emissions, diagnostics, itemsIn };
  };

  it('says every value of every setting as the policy does, and takes it back', () => {
    let compared = 0;
    for (const [setting, value] of cases) {
      const group = groupOf({ [setting]: value });
      const { form } = lowerGroup(group);
      const { files, emissions, itemsIn } = made(group);
      if (form.entries.length === 0) {
        expect(files.size, setting).toBe(0);
        continue;
      }
      const wanted = afterPolicy(EMPTY, form);
      if (emissions[0]?.kind === 'unsupported' || (files.size === 0 && emissions[0]?.kind === 'manual')) continue;
      for (const path of forward) expect(afterItems(EMPTY, itemsIn(path)), `${setting} in ${path}`).toEqual(wanted);
      const back = afterItems(wanted, itemsIn(undo));
      const isForced = setting === 'forceDefenderPassiveMode' && value === true;
      expect(back, `${setting} taken back`).toEqual(isForced ? new Map([FORCED]) : EMPTY);
      compared += wanted.size;
    }
    expect(compared).toBeGreaterThan(450);
  });

  it('takes back what any group sets below the Policies keys, where nothing was set before, and names the rest', () => {
    let kept = 0;
    fc.assert(
      fc.property(anyGroup({ deliver: ['registry'] }), (any) => {
        const group = { ...any, name: 'office' };
        const { files, itemsIn } = made(group);
        for (const path of forward) {
          if (!files.has(path)) continue;
          const set = afterItems(EMPTY, itemsIn(path));
          const back = new Map(afterItems(set, itemsIn(undo)));
          if (set.get(FORCED[0]) === '4:01000000') expect(back.get(FORCED[0])).toBe(FORCED[1]);
          back.delete(FORCED[0]);
          const outside = [...set].filter(([place]) => !/\\POLICIES\\/i.test(place));
          expect(back).toEqual(new Map(outside));
          const bytes = files.get(undo) ?? new Uint8Array();
          const text = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes);
          const named = text.match(/Not taken back, look at it by hand: HKEY_LOCAL_MACHINE/g) ?? [];
          expect(named.length).toBeGreaterThanOrEqual(outside.length);
          kept += outside.length;
        }
      }),
      { numRuns: 50 },
    );
    expect(kept).toBeGreaterThan(0);
  });

  it('says in what takes it back what does not come back', () => {
    const { files } = made(groupOf({ allowArchiveScanning: true }));
    const bytes = files.get(undo) ?? new Uint8Array();
    const text = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes);
    expect(text).toContain('What was overwritten does not come back: mdav import of the estate before the change');
  });

  it('says of no deletion that it does not bring back, where what sets the policy makes none', () => {
    const removed = { excludedExtensions: REMOVE, cloudBlockLevel: REMOVE, attackSurfaceReductionRules: REMOVE };
    const { files, itemsIn } = made(groupOf({ allowArchiveScanning: true, ...removed }));
    const bytes = files.get(undo) ?? new Uint8Array();
    const text = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes).replaceAll('\\\\', '\\');
    expect(text).not.toContain('all values of the key were deleted');
    const deleted = itemsIn(forward[0] as string).flatMap((item) =>
      item.kind === 'delete' ? [`${item.root}\\${item.key}, `] : [],
    );
    const told = text.match(/Not brought back, the value was deleted: /g) ?? [];
    expect(told).toHaveLength(deleted.length);
    for (const place of deleted) expect(text).toContain(`Not brought back, the value was deleted: ${place}`);
  });

  it('says in what takes forced passive mode back what else a server needs to become active', () => {
    const textOf = (value: boolean) => {
      const bytes = made(groupOf({ forceDefenderPassiveMode: value })).files.get(undo) ?? new Uint8Array();
      return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes);
    };
    expect(textOf(true)).toContain('Remove the other antivirus in the same maintenance window');
    expect(textOf(false)).not.toContain('the other antivirus');
  });

  it('leaves alone what others have set beside it', () => {
    const others = afterPolicy(EMPTY, {
      hive: 'machine',
      entries: [
        { kind: 'set', key: policyKey('Windows Defender\\Scan'), name: 'Other', data: { type: 'sz', value: 'x' } },
      ],
    });
    const { itemsIn } = made(groupOf({ allowArchiveScanning: true, excludedPaths: ['C:\\a'] }));
    for (const path of forward) expect(afterItems(afterItems(others, itemsIn(path)), itemsIn(undo))).toEqual(others);
  });

  it('says who has to empty a list, and which', () => {
    const { emissions, diagnostics } = made(groupOf({ excludedPaths: REMOVE }));
    expect(emissions).toEqual([
      expect.objectContaining({
        kind: 'manual',
        why: expect.stringContaining('cannot delete all values of a key'),
        step: expect.stringContaining('Windows Defender\\Exclusions\\Paths'),
      }),
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('says every kind of data, or names what it cannot', () => {
    const key = 'HKLM\\SOFTWARE\\X';
    const raw = rawOf(
      { key, name: '', type: 'sz', data: 'default', reason: 'r' },
      {
        key,
        name: 'quote " \\ \' {{ x }} %y% #',
        type: 'expand-sz',
        data: '%ProgramData%\\"a" {{ b }} \'c\': #d',
        reason: 'r',
      },
      { key, name: 'no', type: 'sz', data: 'yes', reason: 'r' },
      { key, name: 'Ä and \u202e', type: 'sz', data: '中\u202e😀\ttab', reason: 'r' },
      { key, name: 'multi', type: 'multi-sz', data: ['a', 'b: c', '- d'], reason: 'r' },
      { key, name: 'most', type: 'dword', data: 0xffffffff, reason: 'r' },
      { key, name: 'big', type: 'qword', data: 4294967296, reason: 'r' },
      { key, name: 'gone', type: 'delete', reason: 'r' },
      { key: `${key}\\Emptied`, type: 'delete-values', reason: 'r' },
      { key: `${key}\\Gone`, type: 'delete-key', reason: 'r' },
    );
    const group = groupOf({}, { raw });
    const { itemsIn, diagnostics } = made(group);
    const unsaid = new Set(diagnostics.map(({ at }) => at.path));
    const { form } = lowerGroup(group);
    const before = afterItems(EMPTY, [
      { kind: 'set', root: 'HKEY_LOCAL_MACHINE', key: 'SOFTWARE\\X', name: 'gone', data: { type: 'sz', value: '' } },
      {
        kind: 'set',
        root: 'HKEY_LOCAL_MACHINE',
        key: 'SOFTWARE\\X\\Gone\\Below',
        name: 'v',
        data: { type: 'sz', value: '' },
      },
    ]);
    const said = { ...form, entries: form.entries.filter((_, index) => !unsaid.has(`entries[${index}]`)) };
    const wanted = new Map(afterPolicy(before, said));
    if (itemsIn(forward[0] as string).some(({ kind }) => kind === 'deleteKey'))
      wanted.delete(placeOf('HKEY_LOCAL_MACHINE\\SOFTWARE\\X\\Gone\\Below', 'v'));
    for (const path of forward) expect(afterItems(before, itemsIn(path))).toEqual(wanted);
    expect(unsaid.size + itemsIn(forward[0] as string).filter(({ kind }) => kind !== 'comment').length).toBe(
      form.entries.length,
    );
  });
});

it('has a reading for every target of values', () => {
  expect(registryTargets.map(({ id }) => id).filter((id) => !(id in READINGS))).toEqual([]);
});
