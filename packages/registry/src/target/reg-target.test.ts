import { REMOVE, type ResolvedGroup } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { groupOf, rawOf } from '../__tests__/group.ts';
import { regCodec } from '../codec/reg/codec.ts';
import { registryTargets } from './targets.ts';

const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };
function produce(group: ResolvedGroup) {
  const [target] = registryTargets;
  if (target === undefined) throw new Error('no target');
  const produced = target.produce(group, about);
  const text = (path: string) =>
    Buffer.from(produced.files.get(path)?.slice(2) ?? [])
      .toString('utf16le')
      .split('\r\n');
  return { ...produced, text };
}

describe('the target reg', () => {
  it('serves the ways of delivery that take files', () => {
    expect(registryTargets.map(({ id, serves }) => [id, serves])).toEqual([
      ['reg', ['registry']],
      ['dsc', ['dsc']],
      ['ansible', ['ansible']],
      ['osconfig', ['osconfig']],
    ]);
  });

  it('says of what stays that the undo does not take it back', () => {
    const key = String.raw`HKLM\SOFTWARE\Contoso`;
    const outside = rawOf({ key, name: 'Ring', type: 'dword', data: 1, reason: 'r' });
    const group = { ...groupOf({ puaProtection: 'block' }), raw: outside };
    const { text } = produce(group);
    expect(text('registry/office.reg')).toContain(
      '; office.undo.reg takes back what it sets below the Policies keys, and names what stays.',
    );
    expect(text('registry/office.undo.reg')[2]).toBe(
      '; Takes back what office.reg of the fleet contoso sets below the Policies keys: deletes the values, keeps every key.',
    );
    expect(text('registry/office.undo.reg').join('\n')).toContain('HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso, "Ring"');
    expect(produce(groupOf({ puaProtection: 'block' })).text('registry/office.reg')).toContain(
      '; office.undo.reg takes back what it sets.',
    );
  });

  it('writes a file that sets and one that takes back', () => {
    const { files, text, diagnostics, emissions } = produce(
      groupOf({ forceDefenderPassiveMode: true, excludedPaths: ['C:\\a'] }),
    );
    expect([...files.keys()]).toEqual(['registry/office.reg', 'registry/office.undo.reg']);
    expect(diagnostics).toEqual([]);
    expect(emissions.map(({ kind }) => kind)).toEqual(['emitted', 'emitted']);
    expect(text('registry/office.reg')).toEqual([
      'Windows Registry Editor Version 5.00',
      '',
      '; Microsoft Defender Antivirus policy of the group office in the fleet contoso.',
      '; It sets and deletes single values; no key is removed.',
      '; office.undo.reg takes back what it sets; ForceDefenderPassiveMode becomes 0.',
      '',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection]',
      '"ForceDefenderPassiveMode"=dword:00000001',
      '',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Exclusions]',
      '"Exclusions_Paths"=dword:00000001',
      '',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Exclusions\\Paths]',
      '"C:\\\\a"="0"',
      '',
      '',
    ]);
    expect(text('registry/office.undo.reg').filter((line) => !line.startsWith(';') && line !== '')).toEqual([
      'Windows Registry Editor Version 5.00',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection]',
      '"ForceDefenderPassiveMode"=dword:00000000',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Exclusions]',
      '"Exclusions_Paths"=-',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Exclusions\\Paths]',
      '"C:\\\\a"=-',
    ]);
    for (const bytes of files.values()) expect(regCodec.decode(bytes)).toMatchObject({ ok: true, diagnostics: [] });
  });

  it('writes nothing when there is nothing to write', () => {
    const produced = produce(groupOf({ dataDuplicationDirectory: 'C:\\x' }));
    expect(produced.files.size).toBe(0);
    expect(produced.emissions.map(({ kind }) => kind)).toEqual(['unsupported']);
  });

  it('leaves the emptying of a list to people, and says how', () => {
    const produced = produce(groupOf({ excludedPaths: REMOVE, allowArchiveScanning: REMOVE }));
    expect(produced.emissions.find(({ setting }) => setting === 'excludedPaths')).toEqual({
      kind: 'manual',
      setting: 'excludedPaths',
      why: 'A .reg file cannot delete all values of a key without naming each of them.',
      step: 'Delete the values below `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Exclusions\\Paths`.',
    });
    expect(produced.emissions.find(({ setting }) => setting === 'allowArchiveScanning')?.kind).toBe('emitted');
    expect(produced.diagnostics).toEqual([]);
    expect(produced.text('registry/office.reg')).toContain('"Exclusions_Paths"=-');
    expect(produced.text('registry/office.reg').some((line) => line.startsWith('[-'))).toBe(false);
  });

  it('says so when it deletes keys, and refuses what a file cannot say', () => {
    const raw = rawOf(
      { key: 'HKLM\\SOFTWARE\\X\\Gone', type: 'delete-key', reason: 'r' },
      { key: 'HKLM\\SOFTWARE\\X', name: '**del.y', type: 'dword', data: 1, reason: 'r' },
    );
    const produced = produce(groupOf({}, { raw }));
    expect(produced.text('registry/office.reg')).toContain('[-HKEY_LOCAL_MACHINE\\SOFTWARE\\X\\Gone]');
    expect(produced.text('registry/office.reg')[3]).toMatch(/deletes the keys/);
    expect(produced.diagnostics).toEqual([expect.objectContaining({ code: 'policy-bad-name', severity: 'error' })]);
  });

  it('refuses a raw number that is none, without a throw', () => {
    const raw = rawOf({ key: 'HKLM\\SOFTWARE\\X', name: 'n', type: 'qword', data: 'twelve', reason: 'r' });
    expect(produce(groupOf({}, { raw })).diagnostics).toEqual([
      expect.objectContaining({
        code: 'policy-bad-data',
        severity: 'error',
        message: 'SOFTWARE\\X, n: 0 bytes are no REG_QWORD.',
      }),
    ]);
  });
});
