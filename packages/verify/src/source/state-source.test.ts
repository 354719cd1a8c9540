import { readFileSync } from 'node:fs';
import { jsonBytes, seeFile, utf8 } from '@mdav/core/format';
import { describeSource } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { stateSource } from './state-source.ts';

const POLICIES = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const state = (device: string, registry: object) => ({
  mdav: 1,
  collectedAt: '2026-11-20T07:17:07Z',
  device,
  os: { caption: 'Microsoft Windows 11 Enterprise', version: '10.0.26100', build: 26100, productType: 1 },
  status: { AMRunningMode: 'Normal' },
  registry,
});
const one = state('PC-1', {
  [POLICIES]: { PUAProtection: 1, Contoso: 2, Gone: null },
  [`${POLICIES}\\Exclusions\\Paths`]: { 'D:\\x': '0' },
  [`${POLICIES}\\Policy Manager`]: { AllowCloudProtection: 1, ExcludedProcesses: 'a.exe|b.exe' },
  [`${POLICIES}\\Scan`]: null,
  'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status': { OnboardingState: 1 },
});
const settings = {
  puaProtection: 'block',
  excludedPaths: ['D:\\x'],
  allowCloudProtection: true,
  excludedProcesses: ['a.exe', 'b.exe'],
};

describeSource(stateSource, [
  { name: 'a device', files: jsonBytes(one), settings },
  { name: 'a list of devices', files: jsonBytes([one, state('PC-2', {})]), settings },
  { name: 'a line for each', files: utf8(`${JSON.stringify(one)}\n${JSON.stringify(state('PC-2', {}))}\n`), settings },
]);

describe('the state of devices', () => {
  it('of the example is a policy of each of them', () => {
    const bytes = new Uint8Array(readFileSync(new URL('../../../../examples/contoso/devices.ndjson', import.meta.url)));
    expect(stateSource.recognise(seeFile(bytes))).toBe('policy');
    const read = stateSource.decode(bytes, 'x');
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    expect(read.value.length).toBe(new TextDecoder().decode(bytes).trim().split('\n').length);
  });

  it('is known whatever the order of its members, which PowerShell does not keep', () => {
    const back = Object.fromEntries(Object.entries(one).reverse());
    expect(stateSource.recognise(seeFile(jsonBytes(back)))).toBe('policy');
    expect(stateSource.recognise(seeFile(utf8(`${JSON.stringify(back)}\n${JSON.stringify(back)}\n`)))).toBe('policy');
  });

  it('takes no value of another kind for the one of the mode, and names what it cannot take', () => {
    const forced = { ForceDefenderPassiveMode: 1, Odd: 2 ** 40, Empty: ['a', ''] };
    const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';
    const told = {
      ...state('SRV-1', { [key]: forced }),
      qwords: [`${key}\\ForceDefenderPassiveMode`],
      dropped: ['status'],
    };
    const read = stateSource.decode(jsonBytes(told), 'x');
    if (!read.ok) throw new Error('refused');
    const { parts, beside } = stateSource.lift(read.value.map(({ form }) => ({ form, path: 'x' })));
    expect(parts.map(({ settings: said }) => said)).toEqual([{}]);
    expect(beside.flatMap(({ unsayable = [] }) => unsayable).map(({ what }) => what)).toEqual([
      `${key}\\Odd`,
      `${key}\\Empty`,
    ]);
    expect(parts.flatMap(({ diagnostics }) => diagnostics).map(({ message }) => message)).toContainEqual(
      expect.stringContaining('its line had no room for status'),
    );
  });

  it('says what it is, and what else the device told', () => {
    const read = stateSource.decode(jsonBytes(one), 'x');
    if (!read.ok) throw new Error('refused');
    const lifted = stateSource.lift(read.value.map(({ form }) => ({ form, path: 'x' })));
    expect(lifted.parts.flatMap(({ diagnostics }) => diagnostics).map(({ code, hint }) => [code, hint])).toContainEqual(
      ['state-observed', 'Remove what is not meant to be set.'],
    );
    expect(lifted.parts.flatMap(({ left }) => left)).toMatchObject([
      { raw: [{ entry: { name: 'Contoso' } }] },
      { lines: [], fact: { currentMode: 'active', os: 'windows-11' } },
    ]);
    expect(lifted.beside).toMatchObject([{ content: 'the state of a device' }]);
  });

  it('has one part where device management alone set something, and no word about other policies', () => {
    const managed = state('PC-3', { [`${POLICIES}\\Policy Manager`]: { AllowCloudProtection: 1 } });
    const read = stateSource.decode(jsonBytes(managed), 'x');
    if (!read.ok) throw new Error('refused');
    const { parts } = stateSource.lift(read.value.map(({ form }) => ({ form, path: 'x' })));
    expect(parts.map(({ settings: said }) => said)).toEqual([{ allowCloudProtection: true }]);
    expect(parts.flatMap(({ diagnostics }) => diagnostics).map(({ code }) => code)).toEqual(['state-observed']);
  });

  it.each<[string, string, object]>([
    ['{"mdav": 1, "collectedAt": }', 'json-syntax', { line: 1 }],
    ['{"mdav": 1, "collectedAt": "x", "device": "A"}\n{"mdav": 1,', 'json-syntax', { line: 2 }],
    ['{"mdav": 1, "collectedAt": "x"}', 'state-no-device', { line: 1 }],
  ])('that is broken is refused with the line: %j', (text, code, at) => {
    expect(stateSource.decode(utf8(text), 'x')).toMatchObject({ ok: false, diagnostics: [{ code, at }] });
  });
});
