import { gppCodec, preferencesFromPolicy } from '@mdav/gpo';
import type { RegistryPolicy } from '@mdav/registry';
import { polCodec } from '@mdav/registry';
import { describe, expect, it } from 'vitest';
import { ABOUT, backupFiles, dword, MACHINE } from '../__tests__/samples.ts';
import { settleSetting } from '../estate/settle-setting.ts';
import { policiesIn } from '../found/policies-in.ts';
import type { FoundPolicy } from '../policy/found-policy.ts';
import { sideOf } from '../read/policy-side.ts';
import { readTree } from '../read/read-tree.ts';
import { mergeSettings } from './merge-settings.ts';

const pua = (value: number): RegistryPolicy => ({
  hive: 'machine',
  entries: [dword(String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`, 'PUAProtection', value)],
});
const preferences = (value: number) => gppCodec.encode(preferencesFromPolicy(pua(value), 'x', ABOUT).preferences);
const [OFF, BLOCK] = [0, 1];
const WHY = 'Group Policy applies preferences after the registry policy of all objects.';

/** A Group Policy object whose registry policy and preferences disagree. */
function backup(name: string, policy: number | undefined, preference: number | undefined) {
  return backupFiles(name, {
    machine: { ...MACHINE, policy: policy === undefined ? { hive: 'machine', entries: [] } : pua(policy) },
    residue: {
      files:
        preference === undefined
          ? []
          : [{ path: 'DomainSysvol/GPO/Machine/Preferences/Registry/Registry.xml', bytes: preferences(preference) }],
    },
  });
}

const settle = (policies: readonly FoundPolicy[], precedence: readonly string[] = []) => {
  const [first, ...others] = policies.flatMap((policy) =>
    Object.entries(policy.settings).map(([, value]) => ({ policy, value })),
  );
  return first === undefined ? undefined : settleSetting('puaProtection', [first, ...others], precedence);
};

describe('preferences of a Group Policy object that contradict its registry policy', () => {
  const files = backup('Servers', BLOCK, OFF);
  const { policies } = policiesIn({ root: 'gpos', files });

  it('count for an import, with what documents it', () => {
    const { settings, conflicts } = mergeSettings('servers', policies);
    expect(settings).toMatchObject([{ id: 'puaProtection', value: 'off' }]);
    expect(conflicts).toMatchObject([{ why: WHY, sources: ['ms-gpol'] }]);
  });

  it('count for what is shown and compared, which warns', () => {
    const read = readTree(files, 'gpos');
    const side = read.ok ? sideOf('gpos', read.value).side : undefined;
    expect(side?.policies.map(({ settings }) => settings)).toEqual([{ puaProtection: 'off' }]);
    const told = read.diagnostics.filter(({ code }) => code === 'artifact-conflict');
    expect(told).toMatchObject([
      {
        message: `puaProtection is block here and off in gpos: Servers, preferences; the latter counts. ${WHY}`,
        at: { file: 'gpos: Servers', path: 'puaProtection' },
      },
    ]);
  });

  it('count for a drift', () => {
    expect(settle(policies)).toMatchObject({ value: 'off', first: 1, why: WHY });
  });
});

describe('preferences of one Group Policy object that contradict the registry policy of another', () => {
  const both = [backup('A', undefined, OFF), backup('B', BLOCK, undefined)].flatMap(
    (files) => policiesIn({ root: 'gpos', files }).policies,
  );

  it('count, however the two are linked', () => {
    expect(settle(both)).toMatchObject({ value: 'off', why: WHY });
    expect(settle(both.toReversed(), ['B', 'A'])).toMatchObject({ value: 'off', why: WHY });
  });

  it('are held to the links only against other preferences', () => {
    const three = [...both, ...policiesIn({ root: 'gpos', files: backup('C', undefined, BLOCK) }).policies];
    expect(settle(three)).toMatchObject({ why: expect.stringContaining('--precedence') });
    expect(settle(three, ['A', 'C'])).toMatchObject({ value: 'off', why: expect.stringContaining('link') });
    expect(settle(three, ['C', 'A'])).toMatchObject({ value: 'block' });
  });
});

it('loose files of one object count alike', () => {
  const files = new Map([
    ['Machine/registry.pol', polCodec.encode(pua(BLOCK))],
    ['Machine/Preferences/Registry/Registry.xml', preferences(OFF)],
  ]);
  const read = readTree(files, 'policies');
  const side = read.ok ? sideOf('policies', read.value).side : undefined;
  expect(side?.policies.map(({ settings }) => settings)).toEqual([{ puaProtection: 'off' }]);
});
