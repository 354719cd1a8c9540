import { type RawRegistry, REMOVE, type SettingValue, settingRows } from '@mdav/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf, rawOf } from '../__tests__/group.ts';
import { sampleValues } from '../__tests__/values.ts';
import { polCodec } from '../codec/pol/codec.ts';
import type { RegistryData, RegistryEntry } from '../form.ts';
import { valueId } from '../names.ts';
import { canonicalOrder } from '../order.ts';
import { registryChannel } from './channel.ts';

const { lower, lift } = registryChannel;
const DEFENDER = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const set = (key: string, name: string, data: RegistryData): RegistryEntry => ({
  kind: 'set',
  key: `${DEFENDER}${key}`,
  name,
  data,
});
const dword = (value: number): RegistryData => ({ type: 'dword', value });
const sz = (value: string): RegistryData => ({ type: 'sz', value });
const entriesOf = (settings: Record<string, SettingValue>) => lower(groupOf(settings)).form.entries;
const liftEntries = (...entries: RegistryEntry[]) => lift({ hive: 'machine', entries });
/** Entries without their order, which a map does not keep. */
const asSet = (entries: readonly RegistryEntry[]) =>
  canonicalOrder(entries)
    .map((entry) => ({ id: 'name' in entry ? valueId(entry.key, entry.name) : entry.key, entry }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

describe('settings in the registry', () => {
  it.each<[string, SettingValue, RegistryEntry[]]>([
    ['allowArchiveScanning', true, [set('\\Scan', 'DisableArchiveScanning', dword(0))]],
    ['allowArchiveScanning', false, [set('\\Scan', 'DisableArchiveScanning', dword(1))]],
    ['allowArchiveScanning', REMOVE, [{ kind: 'delete', key: `${DEFENDER}\\Scan`, name: 'DisableArchiveScanning' }]],
    ['allowCloudProtection', true, [set('\\Spynet', 'SpynetReporting', dword(2))]],
    ['submitSamplesConsent', 'send-safe-samples', [set('\\Spynet', 'SubmitSamplesConsent', dword(1))]],
    ['passiveRemediation', ['edr-remediation'], [set('\\Features', 'PassiveRemediation', dword(1))]],
    ['passiveRemediation', [], [set('\\Features', 'PassiveRemediation', dword(0))]],
    ['cloudExtendedTimeout', { seconds: 50 }, [set('\\MpEngine', 'MpBafsExtendedTimeout', dword(50))]],
    ['scheduleScanTime', '02:30', [set('\\Scan', 'ScheduleTime', dword(150))]],
    [
      'signatureUpdateFallbackOrder',
      ['mmpc', 'file-shares'],
      [set('\\Signature Updates', 'FallbackOrder', sz('MMPC|FileShares'))],
    ],
    ['proxyBypass', ['a', 'b'], [set('', 'ProxyBypass', { type: 'multi-sz', values: ['a', 'b'] })]],
    ['proxyServer', 'http://proxy:8080', [set('', 'ProxyServer', sz('http://proxy:8080'))]],
    ['dataDuplicationMaximumQuota', 500, [set('\\Device Control', 'DataDuplicationMaximumQuota', sz('500'))]],
    [
      'excludedPaths',
      [{ path: 'D:\\Ledger', reason: 'advice', owner: 'erp', expires: '2027-03-01' }, 'C:\\b', 'c:\\B'],
      [
        set('\\Exclusions', 'Exclusions_Paths', dword(1)),
        set('\\Exclusions\\Paths', 'D:\\Ledger', sz('0')),
        set('\\Exclusions\\Paths', 'C:\\b', sz('0')),
      ],
    ],
    [
      'excludedPaths',
      REMOVE,
      [
        { kind: 'delete', key: `${DEFENDER}\\Exclusions`, name: 'Exclusions_Paths' },
        { kind: 'clear', key: `${DEFENDER}\\Exclusions\\Paths` },
      ],
    ],
    [
      'attackSurfaceReductionRules',
      { 'block-psexec-wmi-process-creation': 'audit', '00000000-aaaa-bbbb-cccc-0123456789ab': 'warn' },
      [
        set('\\Windows Defender Exploit Guard\\ASR', 'ExploitGuard_ASR_Rules', dword(1)),
        set('\\Windows Defender Exploit Guard\\ASR\\Rules', 'd1e49aac-8f56-4280-b9ba-993a6d77406c', sz('2')),
        set('\\Windows Defender Exploit Guard\\ASR\\Rules', '00000000-aaaa-bbbb-cccc-0123456789ab', sz('6')),
      ],
    ],
  ])('say %s %j', (setting, value, entries) => {
    const lowered = lower(groupOf({ [setting]: value }));
    expect(lowered.form).toEqual({ hive: 'machine', entries });
    expect(lowered.emissions).toEqual([{ kind: 'emitted', setting }]);
  });

  it('stand under the key of Defender for Endpoint where they belong there', () => {
    expect(entriesOf({ forceDefenderPassiveMode: true })).toEqual([
      {
        kind: 'set',
        key: 'SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
        name: 'ForceDefenderPassiveMode',
        data: dword(1),
      },
    ]);
  });

  it.each<[string, SettingValue, object]>([
    [
      'passiveRemediation',
      ['edr-remediation', 'realtime-audit'],
      { kind: 'unsupported', why: 'Registry policy has no code for "realtime-audit".' },
    ],
    [
      'threatSeverityDefaultAction',
      { low: 'block' },
      { kind: 'unsupported', why: 'Registry policy has no code for "block".' },
    ],
    [
      'signatureUpdateFileSharesSources',
      ['\\\\a|b'],
      { kind: 'unsupported', why: '\\\\a|b holds the character |, which separates entries.' },
    ],
    ['dataDuplicationDirectory', 'C:\\x', { kind: 'unsupported', why: expect.stringMatching(/\.$/) }],
    [
      'mdeOnboarding',
      'tenant-1',
      { kind: 'manual', why: expect.stringMatching(/\.$/), step: expect.stringMatching(/\.$/) },
    ],
    [
      'attackSurfaceReductionRules',
      { 'block-psexec-wmi-process-creation': 'audit', 'D1E49AAC-8F56-4280-B9BA-993A6D77406C': 'warn' },
      { kind: 'unsupported', why: 'D1E49AAC-8F56-4280-B9BA-993A6D77406C stands in it twice, with different values.' },
    ],
  ])('say why not: %s %j', (setting, value, emission) => {
    const lowered = lower(groupOf({ [setting]: value }));
    expect(lowered.form.entries).toEqual([]);
    expect(lowered.emissions).toEqual([{ ...emission, setting }]);
  });

  it('leave to Intune what is to go by Intune alone', () => {
    const [assignment] = groupOf({ allowArchiveScanning: true }).assignments;
    if (assignment === undefined) throw new Error('no assignment');
    const goesBy = (...only: ('intune' | 'gpo' | 'portal')[]) =>
      lower(groupOf({}, { assignments: [{ ...assignment, only }] }));
    expect(goesBy('intune').emissions).toEqual([
      { kind: 'unsupported', setting: 'allowArchiveScanning', why: 'It goes by intune alone, not by registry policy.' },
    ]);
    expect(goesBy('intune').form.entries).toEqual([]);
    expect(goesBy('intune', 'gpo').emissions).toEqual([{ kind: 'emitted', setting: 'allowArchiveScanning' }]);
  });

  it('empty a key before settings fill it, unless raw values of the key come first', () => {
    const key = `HKLM\\${DEFENDER}\\Scan`;
    const empty = { key, type: 'delete-values', reason: 'r' } as const;
    const value = { key, name: 'New', type: 'dword', data: 1, reason: 'r' } as const;
    const cleared: RegistryEntry = { kind: 'clear', key: `${DEFENDER}\\Scan` };
    const archive = set('\\Scan', 'DisableArchiveScanning', dword(0));
    const written = set('\\Scan', 'New', dword(1));
    const entriesOf = (...raw: readonly RawRegistry[]) =>
      lower(groupOf({ allowArchiveScanning: true }, { raw: rawOf(...raw) })).form.entries;
    expect(entriesOf(empty, value)).toEqual([cleared, archive, written]);
    expect(entriesOf(value, empty)).toEqual([archive, written, cleared]);
  });

  it('include raw values, in their places among the keys', () => {
    const raw = rawOf(
      { key: 'HKLM\\SOFTWARE\\Z', name: 'q', type: 'qword', data: '0x1F', reason: 'r' },
      { key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A', name: '', type: 'expand-sz', data: '%x%', reason: 'r' },
      { key: 'HKLM\\SOFTWARE\\Z', name: 'm', type: 'multi-sz', data: ['a'], reason: 'r' },
      { key: 'HKLM\\SOFTWARE\\Z', name: 'old', type: 'delete', reason: 'r' },
      { key: 'HKLM\\SOFTWARE\\Z\\Gone', type: 'delete-key', reason: 'r' },
      { key: 'HKLM\\SOFTWARE\\Z', name: 'd', type: 'dword', data: 7, reason: 'r' },
    );
    const lowered = lower(groupOf({ allowArchiveScanning: true }, { raw }));
    expect(lowered.form.entries).toEqual([
      { kind: 'set', key: 'SOFTWARE\\A', name: '', data: { type: 'expand-sz', value: '%x%' } },
      set('\\Scan', 'DisableArchiveScanning', dword(0)),
      { kind: 'set', key: 'SOFTWARE\\Z', name: 'q', data: { type: 'qword', value: 31n } },
      { kind: 'set', key: 'SOFTWARE\\Z', name: 'm', data: { type: 'multi-sz', values: ['a'] } },
      { kind: 'delete', key: 'SOFTWARE\\Z', name: 'old' },
      { kind: 'directive', key: 'SOFTWARE\\Z', name: '**DeleteKeys', data: sz('Gone') },
      { kind: 'set', key: 'SOFTWARE\\Z', name: 'd', data: dword(7) },
    ]);
    expect(lowered.emissions).toHaveLength(1);
    const lifted = lift(lowered.form);
    expect(lifted.settings).toEqual({ allowArchiveScanning: true });
    expect(lifted.residue.entries).toHaveLength(6);
  });
});

describe('the registry in settings', () => {
  it('does not mind the case of keys and names', () => {
    const lifted = liftEntries({
      kind: 'set',
      key: 'Software\\policies\\MICROSOFT\\windows defender\\scan',
      name: 'DISABLEARCHIVESCANNING',
      data: dword(0),
    });
    expect(lifted).toEqual({
      settings: { allowArchiveScanning: true },
      residue: { hive: 'machine', entries: [] },
      diagnostics: [],
    });
  });

  it('reads codes that are never written, and says so', () => {
    const lifted = liftEntries(set('\\Spynet', 'SpynetReporting', dword(1)));
    expect(lifted.settings).toEqual({ allowCloudProtection: true });
    expect(lifted.diagnostics).toEqual([
      expect.objectContaining({ code: 'registry-other-code', severity: 'info', at: { path: 'entries[0]' } }),
    ]);
  });

  it('has no settings for the user', () => {
    const policy = { hive: 'user' as const, entries: [set('\\Scan', 'DisableArchiveScanning', dword(0))] };
    expect(lift(policy)).toEqual({ settings: {}, residue: policy, diagnostics: [] });
  });

  it('leaves alone what no setting owns, without a word', () => {
    const entry: RegistryEntry = { kind: 'set', key: 'SOFTWARE\\Other', name: 'x', data: dword(1) };
    expect(liftEntries(entry)).toEqual({
      settings: {},
      residue: { hive: 'machine', entries: [entry] },
      diagnostics: [],
    });
  });

  const archive = set('\\Scan', 'DisableArchiveScanning', dword(0));
  const marker = set('\\Exclusions', 'Exclusions_Paths', dword(1));
  const excluded = set('\\Exclusions\\Paths', 'C:\\a', sz('0'));
  const clearPaths: RegistryEntry = { kind: 'clear', key: `${DEFENDER}\\Exclusions\\Paths` };
  const clearScan: RegistryEntry = { kind: 'clear', key: `${DEFENDER}\\Scan` };
  it.each<[string, RegistryEntry[]]>([
    ['another code', [set('\\Scan', 'DisableArchiveScanning', dword(2))]],
    ['another type', [set('\\Scan', 'DisableArchiveScanning', sz('0'))]],
    ['a number outside the range', [set('\\Scan', 'AvgCPULoadFactor', dword(101))]],
    ['minutes beyond the day', [set('\\Scan', 'ScheduleTime', dword(1440))]],
    ['bits without a word', [set('\\Features', 'PassiveRemediation', dword(3))]],
    ['an empty text', [set('', 'ProxyServer', sz(''))]],
    ['the text that means removal', [set('', 'ProxyServer', sz('remove'))]],
    ['a number in another spelling', [set('\\Device Control', 'DataDuplicationMaximumQuota', sz('0500'))]],
    ['an unknown word in a list', [set('\\Signature Updates', 'FallbackOrder', sz('MMPC|Moon'))]],
    ['a value that is written twice', [archive, set('\\SCAN', 'disablearchivescanning', dword(1))]],
    [
      'a value that is also deleted',
      [{ kind: 'delete', key: `${DEFENDER}\\Scan`, name: 'DisableArchiveScanning' }, archive],
    ],
    ['a value in a key that is emptied', [clearScan, archive]],
    [
      'a value set only when absent',
      [{ kind: 'directive', key: `${DEFENDER}\\Scan`, name: '**soft.DisableArchiveScanning', data: dword(0) }],
    ],
    [
      'a value whose key is deleted on the way',
      [archive, { kind: 'directive', key: DEFENDER, name: '**DeleteKeys', data: sz('Scan') }],
    ],
    ['a list with another marker', [set('\\Exclusions', 'Exclusions_Paths', dword(0)), excluded]],
    ['a list that is emptied after it was filled', [marker, excluded, clearPaths]],
    [
      'a list below a key that is deleted',
      [{ kind: 'directive', key: DEFENDER, name: '**DeleteKeys', data: sz('Exclusions') }, marker, excluded],
    ],
    ['a list that is emptied and counts as managed', [marker, clearPaths]],
    [
      'a list of which only the marker is deleted',
      [{ kind: 'delete', key: `${DEFENDER}\\Exclusions`, name: 'Exclusions_Paths' }],
    ],
  ])('keeps %s as residue and warns', (_, entries) => {
    const lifted = liftEntries(...entries);
    expect(lifted.settings).toEqual({});
    expect(lifted.residue.entries).toEqual(entries);
    expect(lifted.diagnostics.map(({ code, severity }) => [code, severity])).toContainEqual([
      'registry-not-understood',
      'warning',
    ]);
  });

  const deletePaths: RegistryEntry = {
    kind: 'directive',
    key: `${DEFENDER}\\Exclusions`,
    name: '**DeleteKeys',
    data: sz('Paths'),
  };
  const RULES = '\\Windows Defender Exploit Guard\\ASR\\Rules';
  const block = '56A863A9-875E-4185-98A7-B882C64B5CE5';
  const audit = 'c1db55ab-c21a-4637-bb3f-a12568109d35';
  it.each<[string, RegistryEntry[], object, string[]]>([
    ['without its marker', [excluded], { excludedPaths: ['C:\\a'] }, ['without the value Exclusions_Paths']],
    [
      'of numbers without its marker',
      [set(RULES, block, dword(1)), set(RULES, audit, sz('2'))],
      {
        attackSurfaceReductionRules: {
          'block-vulnerable-signed-drivers': 'block',
          'use-advanced-ransomware-protection': 'audit',
        },
      },
      ['without the value ExploitGuard_ASR_Rules', '1 of 2 entries are numbers'],
    ],
    ['emptied first', [marker, clearPaths, excluded], { excludedPaths: ['C:\\a'] }, ['its key is emptied first']],
    [
      'whose key is deleted first, and which is filled then',
      [deletePaths, marker, excluded],
      { excludedPaths: ['C:\\a'] },
      ['its key is emptied first'],
    ],
    [
      'whose key is deleted with its marker',
      [{ kind: 'delete', key: `${DEFENDER}\\Exclusions`, name: 'Exclusions_Paths' }, deletePaths],
      { excludedPaths: 'remove' },
      [],
    ],
    [
      'of which a rule is not configured',
      [set('\\Windows Defender Exploit Guard\\ASR', 'ExploitGuard_ASR_Rules', dword(1)), set(RULES, block, sz('5'))],
      { attackSurfaceReductionRules: { 'block-vulnerable-signed-drivers': 'not-configured' } },
      [],
    ],
  ])('reads a list %s, and says how it was written', (_, entries, settings, notes) => {
    const lifted = liftEntries(...entries);
    expect(lifted.settings).toEqual(settings);
    expect(lifted.residue.entries).toEqual([]);
    expect(lifted.diagnostics.map(({ code, severity }) => [code, severity])).toEqual(
      notes.map(() => ['registry-list-form', 'info']),
    );
    for (const [index, note] of notes.entries()) expect(lifted.diagnostics[index]?.message).toContain(note);
  });

  it('never keeps what empties a list without the values that fill it', () => {
    const odd = set('\\Exclusions\\Paths', 'C:\\b', sz('7'));
    const lifted = liftEntries(marker, clearPaths, excluded, odd);
    expect(lifted.settings).toEqual({ excludedPaths: ['C:\\a'] });
    expect(lifted.residue.entries).toEqual([odd]);
  });

  it('lifts the sound entries of a list and keeps the others', () => {
    const odd = [
      set('\\Exclusions\\Paths', 'C:\\b', sz('1')),
      set('\\Exclusions\\Paths', 'C:\\c', dword(7)),
      set('\\Exclusions\\Paths', '', sz('0')),
    ];
    const lifted = liftEntries(marker, excluded, ...odd);
    expect(lifted.settings).toEqual({ excludedPaths: ['C:\\a'] });
    expect(lifted.residue.entries).toEqual(odd);
    expect(lifted.diagnostics.map(({ at }) => at.path)).toEqual(['entries[2]', 'entries[3]', 'entries[4]']);
  });

  it('is not disturbed by an instruction for another value of the key', () => {
    const other: RegistryEntry = { kind: 'directive', key: `${DEFENDER}\\Scan`, name: '**Del.Other', data: dword(32) };
    const lifted = liftEntries(archive, other);
    expect(lifted.settings).toEqual({ allowArchiveScanning: true });
    expect(lifted.residue.entries).toEqual([other]);
  });
});

const markerNames = settingRows().flatMap(({ registry }) =>
  registry.kind === 'values'
    ? registry.writes.flatMap((write) => (write.kind === 'list' && write.marker ? [write.marker.name] : []))
    : [],
);

describe('laws of the registry channel', () => {
  const cases = settingRows().flatMap((row) => sampleValues(row).map((value) => [row.id, value] as const));

  it.each(cases)('%s %j: one emission, and what is emitted is lifted as it was', (setting, value) => {
    const { form, emissions } = lower(groupOf({ [setting]: value }));
    expect(emissions.map((emission) => emission.setting)).toEqual([setting]);
    const lifted = lift(form);
    expect(lifted.residue.entries).toEqual([]);
    expect(lifted.diagnostics).toEqual([]);
    expect(lifted.settings).toEqual(emissions[0]?.kind === 'emitted' ? { [setting]: value } : {});
  });

  const someSettings = fc.subarray(settingRows().slice(), { maxLength: 40 }).chain((rows) =>
    fc.record(Object.fromEntries(rows.map((row) => [row.id, fc.constantFrom(...sampleValues(row))])), {
      noNullPrototype: true,
    }),
  );

  it('lift what was lowered, whatever the settings, by way of the file too', () => {
    fc.assert(
      fc.property(someSettings, (settings) => {
        const group = groupOf(settings);
        const { form, emissions } = lower(group);
        expect(emissions.map(({ setting }) => setting)).toEqual(group.assignments.map(({ setting }) => setting));
        const emitted = new Set(emissions.filter(({ kind }) => kind === 'emitted').map(({ setting }) => setting));
        const read = polCodec.decode(polCodec.encode(form));
        const lifted = lift(read.ok ? read.value : { hive: 'machine', entries: [] });
        expect(lifted.settings).toEqual(Object.fromEntries(Object.entries(settings).filter(([id]) => emitted.has(id))));
        expect(lifted.residue.entries).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('lifted settings, lowered again, and the residue are the policy that was read', () => {
    const samples = settingRows().flatMap((row) =>
      sampleValues(row).flatMap((value) => entriesOf({ [row.id]: value })),
    );
    const odd = fc
      .constantFrom(...samples)
      .map((entry): RegistryEntry => (entry.kind === 'set' ? { ...entry, data: dword(77) } : entry));
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...samples) }, { weight: 1, arbitrary: odd }), {
          maxLength: 60,
        }),
        (entries) => {
          const lifted = liftEntries(...entries);
          const again = lower(groupOf(lifted.settings));
          expect(again.emissions.every(({ kind }) => kind === 'emitted')).toBe(true);
          const made = [...again.form.entries, ...lifted.residue.entries];
          // A list that had another form has its marker then, and says so.
          const isThere = new Set(asSet(entries).map(({ id }) => id));
          const added = asSet(made).filter(({ id }) => !isThere.has(id));
          const respelled = lifted.diagnostics.filter(({ code }) => code === 'registry-list-form');
          if (respelled.length === 0) expect(asSet(made)).toEqual(asSet(entries));
          else expect(added.length).toBeLessThanOrEqual(respelled.length);
          for (const { entry } of added) expect(markerNames).toContain('name' in entry ? entry.name : '');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('the order of the assignments does not matter', () => {
    fc.assert(
      fc.property(someSettings, (settings) => {
        const group = groupOf(settings);
        const turned = { ...group, assignments: [...group.assignments].reverse() };
        expect(asSet(lower(turned).form.entries)).toEqual(asSet(lower(group).form.entries));
      }),
      { numRuns: 20 },
    );
  });
});
