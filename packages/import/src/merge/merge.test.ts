import { SOURCES, settingRows } from '@mdav/core';
import { APPLIED, type PolicyKind, type RawCandidate } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import { policy } from '../__tests__/policies.ts';
import type { FoundPolicy } from '../policy/found-policy.ts';
import { POLICY_SOURCES } from '../read/policy-sources.ts';
import { conflictWords, decideWinner } from './conflict.ts';
import { mergeRaw } from './merge-raw.ts';
import { mergeSettings } from './merge-settings.ts';

const named = (name: string, kind: string, settings: FoundPolicy['settings']) =>
  policy({ name, kind, path: name, settings });

describe('settings of several policies', () => {
  it('come in the order of the catalogue, and what all say alike is no conflict', () => {
    const { settings, conflicts } = mergeSettings('desks', [
      named('A', 'gpo-backup', { puaProtection: 'block', signatureUpdateInterval: { hours: 4 } }),
      named('B', 'gpo-backup', { allowCloudProtection: true, puaProtection: 'block' }),
    ]);
    expect(settings).toEqual([
      { id: 'allowCloudProtection', value: true },
      { id: 'puaProtection', value: 'block' },
      { id: 'signatureUpdateInterval', value: { hours: 4 } },
    ]);
    expect(conflicts).toEqual([]);
  });

  it.each<[string, readonly (readonly [string, string])[], string, RegExp]>([
    [
      'two GPOs',
      [
        ['A', 'gpo-backup'],
        ['B', 'gpo-backup'],
      ],
      'B',
      /order of the links/,
    ],
    [
      'a registration file and a GPO',
      [
        ['B', 'gpo-backup'],
        ['A', 'reg'],
      ],
      'B',
      /again and again/,
    ],
    [
      'local policy and a GPO',
      [
        ['B', 'gpo-backup'],
        ['A', 'lgpo'],
      ],
      'B',
      /after local policy/,
    ],
    [
      'a registration file and local policy',
      [
        ['B', 'lgpo'],
        ['A', 'reg'],
      ],
      'B',
      /again and again/,
    ],
    [
      'preferences and policy',
      [
        ['B', 'gpo-preferences'],
        ['A', 'gpo-backup'],
      ],
      'B',
      /after the registry policy/,
    ],
    [
      'two registration files',
      [
        ['A', 'reg'],
        ['B', 'reg'],
      ],
      'B',
      /imported last/,
    ],
    [
      'two policies of Intune',
      [
        ['B', 'settings-catalog'],
        ['A', 'custom-profile'],
      ],
      'B',
      /which of two Intune policies/i,
    ],
    [
      'Intune and a GPO',
      [
        ['B', 'gpo-backup'],
        ['A', 'settings-catalog'],
      ],
      'B',
      /MDMWinsOverGP/,
    ],
    [
      'Intune and a registration file',
      [
        ['A', 'settings-catalog'],
        ['B', 'reg'],
      ],
      'B',
      /registration file/,
    ],
  ])('where %s differ', (_, policies, winner, why) => {
    const words = policies.map(([name, kind]) => ({ policy: named(name, kind, {}), value: name }));
    const decided = decideWinner(words, undefined);
    expect(decided.winner.value).toBe(winner);
    expect(decided.why).toMatch(why);
  });

  it('has a source for what it says about who wins, or says that there is none', () => {
    const observed: PolicyKind = { word: 'device', holder: 'device', applied: 'observed' };
    const kinds = [...POLICY_SOURCES.map(({ policy }) => policy), observed];
    expect(new Set(kinds.map(({ applied }) => applied))).toEqual(new Set(APPLIED));
    // Ten thousands of cases: what is wrong is collected, since an `expect` takes longer than the decision.
    const pairs = kinds.flatMap((first) => kinds.map((second) => [first, second]));
    const wrong = [undefined, ...settingRows()].flatMap((row) =>
      pairs.flatMap((pair) => {
        const { why, sources } = decideWinner(
          pair.map((kind) => ({ policy: { ...policy(), kind }, value: kind })),
          row,
        );
        const isDocumented = !why.endsWith('None of the sources of mdav documents this.');
        const isRight =
          sources.length > 0 === isDocumented && sources.every((source) => Object.hasOwn(SOURCES, source));
        return isRight ? [] : [{ row: row?.id, pair, why, sources }];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps what a policy says, whatever a device shows', () => {
    const device: FoundPolicy = {
      ...policy({ name: 'PC-1' }),
      kind: { word: 'device', holder: 'device', applied: 'observed' },
    };
    const policies = POLICY_SOURCES.filter(({ policy: { applied } }) => applied !== 'observed');
    const words = [device, ...policies.map(({ id }) => named(id, id, {})), device];
    for (const policy of words.slice(1, -1)) {
      const decided = decideWinner(
        [device, policy].map((each) => ({ policy: each, value: each.name })),
        undefined,
      );
      expect(decided).toMatchObject({ winner: { value: policy.name }, why: expect.stringMatching(/what is meant/) });
    }
    const both = decideWinner(
      words.map((each) => ({ policy: each, value: each.name })),
      undefined,
    );
    expect(both.winner.value).not.toBe('PC-1');
    const alone = decideWinner(
      [
        { policy: device, value: 1 },
        { policy: device, value: 2 },
      ],
      undefined,
    );
    expect(alone).toMatchObject({ winner: { value: 1 }, why: expect.stringMatching(/one moment/) });
  });

  it('says what MDMWinsOverGP does, setting by setting', () => {
    const { conflicts } = mergeSettings('desks', [
      named('gpo', 'gpo-backup', { allowArchiveScanning: true, enableFileHashComputation: true }),
      named('mdm', 'settings-catalog', { allowArchiveScanning: false, enableFileHashComputation: false }),
    ]);
    expect(conflicts.map(({ subject, kept, why }) => [subject, kept, why])).toEqual([
      [
        'allowArchiveScanning',
        'GPO "gpo"',
        'MDMWinsOverGP decides: with it the word of Intune counts. It is taken for not set, so that of Group Policy is kept.',
      ],
      [
        'enableFileHashComputation',
        'GPO "gpo"',
        'The last writer wins, because MDMWinsOverGP does not cover this; the word of Group Policy is kept.',
      ],
    ]);
  });

  it('puts lists together whose entries are values of their own, and no others', () => {
    const { settings, conflicts } = mergeSettings('desks', [
      named('A', 'gpo-backup', {
        excludedPaths: ['C:\\A', 'C:\\B'],
        signatureUpdateFallbackOrder: ['InternalDefinitionUpdateServer'],
      }),
      named('B', 'gpo-backup', {
        excludedPaths: ['c:\\b', 'C:\\C'],
        signatureUpdateFallbackOrder: ['MicrosoftUpdateServer'],
      }),
    ]);
    expect(settings[0]).toEqual({
      id: 'excludedPaths',
      value: ['C:\\A', 'C:\\B', 'C:\\C'],
      note: 'Put together from GPO "A", GPO "B".',
    });
    expect(settings[1]).toMatchObject({ value: ['MicrosoftUpdateServer'], note: expect.stringMatching(/^Conflict: /) });
    expect(conflicts.map(({ subject }) => subject)).toEqual(['signatureUpdateFallbackOrder']);
  });

  it('puts maps together key by key, in the order of the catalogue', () => {
    const { settings, conflicts } = mergeSettings('desks', [
      named('A', 'gpo-backup', {
        attackSurfaceReductionRules: {
          'block-psexec-wmi-process-creation': 'audit',
          'block-office-child-processes': 'audit',
        },
      }),
      named('B', 'gpo-backup', { attackSurfaceReductionRules: { 'block-office-child-processes': 'block' } }),
    ]);
    expect(settings).toEqual([
      {
        id: 'attackSurfaceReductionRules',
        value: { 'block-office-child-processes': 'block', 'block-psexec-wmi-process-creation': 'audit' },
        note: 'Put together from GPO "A", GPO "B".',
        keyNotes: { 'block-office-child-processes': 'Conflict: block (GPO "B"; kept), audit (GPO "A").' },
      },
    ]);
    expect(Object.keys(settings[0]?.value ?? {})).toEqual([
      'block-office-child-processes',
      'block-psexec-wmi-process-creation',
    ]);
    expect(conflicts).toMatchObject([
      { subject: 'attackSurfaceReductionRules.block-office-child-processes', kept: 'GPO "B"' },
    ]);
  });

  it('counts removal and a list as different words', () => {
    const { conflicts } = mergeSettings('desks', [
      named('A', 'gpo-backup', { excludedPaths: 'remove' }),
      named('B', 'gpo-backup', { excludedPaths: ['C:\\A'] }),
    ]);
    expect(conflicts.map(conflictWords)).toEqual(['C:\\A (GPO "B"; kept), remove (GPO "A")']);
  });
});

describe('raw entries of several policies', () => {
  const key = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\X`;
  const value = (data: number, name = 'V'): RawCandidate => ({
    kind: 'registry',
    entry: { key, name, type: 'dword', data },
  });
  const merge = (...policies: readonly FoundPolicy[]) => mergeRaw('desks', policies, () => true);

  it('stand once where two policies say the same, whatever the case of their names', () => {
    const { registry, conflicts } = merge(
      policy({ path: 'a', raw: [value(1)] }),
      policy({ path: 'b', raw: [value(1, 'v'), value(2, 'Other')] }),
    );
    expect(registry).toEqual([
      { entry: { key, name: 'v', type: 'dword', data: 1, reason: 'imported from GPO "Servers"' } },
      { entry: { key, name: 'Other', type: 'dword', data: 2, reason: 'imported from GPO "Servers"' } },
    ]);
    expect(conflicts).toEqual([]);
  });

  it('keep what one policy does to a value twice: the order is what it means', () => {
    const { registry } = merge(policy({ raw: [value(1), value(2)] }));
    expect(registry.map(({ entry }) => 'data' in entry && entry.data)).toEqual([1, 2]);
  });

  it('come key by key as policy is written, a deleted key from the one above it', () => {
    const at = (below: string, type: 'delete' | 'delete-key' = 'delete'): RawCandidate => ({
      kind: 'registry',
      entry: type === 'delete' ? { key: `HKLM\\${below}`, name: 'V', type } : { key: `HKLM\\${below}`, type },
    });
    const { registry } = merge(
      policy({ raw: [at('A\\b\\c'), at('a B'), at('a\\B'), at('A'), at('a\\b\\gone', 'delete-key'), at('a\\C')] }),
    );
    expect(registry.map(({ entry }) => entry.key.slice('HKLM\\'.length))).toEqual([
      'A',
      'a\\B',
      'a\\b\\gone',
      'A\\b\\c',
      'a\\C',
      'a B',
    ]);
  });

  it('have a last word where policies differ', () => {
    const { registry, conflicts } = merge(
      policy({ name: 'A', path: 'a', raw: [value(1)] }),
      policy({ name: 'B', path: 'b', raw: [{ kind: 'registry', entry: { key, name: 'V', type: 'delete' } }] }),
    );
    expect(registry).toEqual([
      {
        entry: { key, name: 'V', type: 'delete', reason: 'imported from GPO "B"' },
        note: 'Conflict: delete (GPO "B"; kept), 1 (GPO "A").',
      },
    ]);
    expect(conflicts).toMatchObject([{ subject: `${key}\\V` }]);
  });

  it('have reasons of one line, with what their author wrote', () => {
    const oma = (description: string): RawCandidate => ({
      kind: 'oma',
      entry: { uri: './Device/Vendor/MSFT/Defender/Configuration/X', type: 'integer', value: 1 },
      description,
    });
    const reason = (description: string, name = '') =>
      merge(policy({ path: 'a\nb', name, raw: [oma(description)] })).oma[0]?.entry.reason;
    expect(reason('')).toBe('imported from a b');
    expect(reason('For the\r\npilot')).toBe('For the pilot (imported from a b)');
    expect(reason('For the pilot', 'Servers\nand all')).toBe('For the pilot (imported from GPO "Servers and all")');
    expect(reason('For the pilot (imported from c)')).toBe('For the pilot (imported from c)');
  });

  it('have the title of their policy for a reason, and say where they were found, whatever the title says', () => {
    const titled = { ...value(1), description: 'Turn X on; imported from nowhere' };
    expect(merge(policy({ raw: [titled] })).registry[0]?.entry.reason).toBe(
      'Turn X on; imported from nowhere (imported from GPO "Servers")',
    );
  });
});
