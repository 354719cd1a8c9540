import { readFileSync } from 'node:fs';
import type { Estate, EstatePolicy } from '@mdav/core/format';
import { DRIFT_KINDS, driftDocument, driftFleet, findingsDocument, type WantedFleet } from '@mdav/review';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

const schema = JSON.parse(readFileSync(new URL('../../../review/schema/drift.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

function violations(document: unknown): readonly string[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const gpo: EstatePolicy = { words: 'GPO "A"', path: 'a', kind: 'GPO', way: 'gpo', by: 'description' };
const other: EstatePolicy = {
  ...gpo,
  words: 'GPO "B"',
  path: 'b',
  by: 'given',
  off: 'its computer settings are switched off',
};
const word = (policy: EstatePolicy, value: string, counts: 'yes' | 'no' | 'not-known' = 'yes') => ({
  policy,
  value,
  counts,
});
const at = { file: 'mdav.yaml', line: 1, column: 2 };
const wants = (setting: string, value: WantedFleet['groups'][number]['settings'][number]['value']) => ({
  setting,
  value,
  at,
  ways: ['gpo'] as const,
  because: 'the mode',
});

/** A drift of every kind, with a value of every shape. */
const fleet: WantedFleet = {
  fleet: 'f',
  groups: [
    {
      group: 'g',
      os: ['windows-11'],
      mode: 'active',
      settings: [
        wants('cloudBlockLevel', 'high-plus'),
        wants('puaProtection', 'block'),
        wants('allowArchiveScanning', true),
        wants('excludedPaths', ['C:\\a']),
        wants('signatureUpdateInterval', { hours: 4 }),
        wants('attackSurfaceReductionRules', { 'block-psexec-wmi-process-creation': 'block' }),
        { ...wants('avgCPULoadFactor', 20), ways: ['intune'] },
      ],
      residue: [{ place: 'HKLM\\a', says: '1', ways: ['gpo'] }],
    },
  ],
};
const estate: Estate = {
  groups: [
    {
      group: 'g',
      policies: [gpo, other],
      settings: [
        { setting: 'cloudBlockLevel', value: 'high', isContested: false, says: [word(gpo, 'high')] },
        {
          setting: 'puaProtection',
          isContested: true,
          why: 'W.',
          says: [word(gpo, 'off', 'not-known'), word(other, 'audit', 'not-known')],
        },
        {
          setting: 'allowArchiveScanning',
          value: true,
          isContested: false,
          says: [gpo, other].map((policy) => ({ policy, value: true, counts: 'yes' as const })),
        },
        {
          setting: 'excludedPaths',
          value: ['C:\\a', 'C:\\b'],
          isContested: false,
          says: [{ policy: gpo, value: ['C:\\a', 'C:\\b'], counts: 'yes' }],
        },
        {
          setting: 'attackSurfaceReductionRules',
          value: { 'block-psexec-wmi-process-creation': 'audit' },
          isContested: false,
          says: [],
        },
        { setting: 'enableNetworkProtection', value: 'audit', isContested: false, says: [word(gpo, 'audit')] },
      ],
      residue: [{ place: 'HKLM\\a', says: '2', policy: gpo }],
      devices: [{ device: 'D', path: 'x', settings: { avgCPULoadFactor: 50 }, showsDefaults: false }],
    },
  ],
  strays: [
    { policy: other, formerGroup: 'h', settings: { puaProtection: 'off' }, residue: [{ place: 'x', says: 'y' }] },
    { policy: { words: 'device "X"', path: 'x', kind: 'device' }, groups: ['g'], settings: {}, residue: [] },
  ],
  otherFleets: [{ fleet: 'o', policies: 1, devices: 0 }],
  silent: [
    { words: 'GPO "P"', path: 'p', kind: 'GPO', way: 'gpo', isMute: true },
    { words: 'Intune policy "M"', path: 'm', kind: 'Intune policy', way: 'intune', elsewhere: 'macOS', isMute: true },
  ],
  ignored: 2,
  ways: ['gpo'],
};
const documentOf = (drift: ReturnType<typeof driftFleet>): Record<string, unknown> =>
  JSON.parse(JSON.stringify(driftDocument({ drift, actual: ['gpos'] })));
const drift = driftFleet(fleet, estate, [{ path: 'x.json', why: 'W.' }]);

describe('drift.schema.json', () => {
  it('describes a drift of every kind', () => {
    const settings = drift.groups.flatMap((group) => group.settings);
    expect(new Set(settings.map(({ kind }) => kind))).toEqual(new Set(DRIFT_KINDS));
    expect(new Set(settings.flatMap(({ change }) => change?.kind ?? []))).toEqual(
      new Set(['value', 'entries', 'keys']),
    );
    expect([drift.devicesWithoutGroup.length, drift.groups[0]?.residue.length]).toEqual([1, 1]);
    expect(violations(documentOf(drift))).toEqual([]);
  });

  it('describes what was taken over', () => {
    const about = { group: 'g', setting: 'excludedPaths', value: ['C:\\a'], from: 'GPO "A"' };
    const { findings } = findingsDocument([{ rule: 'r', severity: 'error', message: 'M.', at: {}, sources: [] }]);
    const adoption = {
      file: 'mdav.yaml',
      adopted: [{ ...about, at: { file: 'mdav.yaml', line: 3, column: 7, path: 'p' }, layer: 'group' }],
      refused: [{ ...about, why: 'w', errors: findings }],
      findings,
    } as const;
    const document = JSON.parse(JSON.stringify(driftDocument({ drift, actual: ['gpos'], adoption })));
    expect(violations(document)).toEqual([]);
    delete document.adoption.adopted[0].at;
    expect(violations(document)).not.toEqual([]);
  });

  it('describes no drift', () => {
    const none = driftFleet({ ...fleet, groups: [] }, { ...estate, groups: [], strays: [], ways: [] });
    expect(violations(documentOf(none))).toEqual([]);
  });

  it.each<[string, (document: Record<string, unknown>) => void]>([
    ['a member that is not known', (document) => Object.assign(document, { extra: 1 })],
    ['a version of another format', (document) => Object.assign(document, { formatVersion: 2 })],
    ['a missing member', (document) => void delete document['totals']],
  ])('refuses %s', (_name, spoil) => {
    const document = documentOf(drift);
    spoil(document);
    expect(violations(document)).not.toEqual([]);
  });
});
