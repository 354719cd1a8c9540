import { type SettingRow, type SettingValue, settingRows } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from '../../../../tests/corpus.ts';
import { backupFiles, catalogBytes, MACHINE } from '../../../import/src/__tests__/samples.ts';
import { essenceOf, fleetOf, importTree, outputOf, rounds } from './__tests__/round.ts';

/** Import, build and import again changes nothing; what is built does not change either. */
function expectFixedPoint(root: string, files: FileTree, options: Parameters<typeof rounds>[2]): string | undefined {
  const round = rounds(root, files, options);
  if (round === undefined) return undefined;
  expect(essenceOf(round.second)).toEqual(essenceOf(round.first));
  expect(round.third).toBe(round.second);
  expect([...round.rebuilt.keys()]).toEqual([...round.built.keys()]);
  const isSame = (path: string) =>
    Buffer.compare(round.rebuilt.get(path) ?? Buffer.alloc(0), round.built.get(path) ?? Buffer.alloc(0)) === 0;
  expect([...round.built.keys()].filter((path) => !isSame(path))).toEqual([]);
  return round.first;
}

/** What a fleet comes to, group by group, whatever it is written like. */
function meaningOf(text: string) {
  return fleetOf(text).resolved.groups.map(
    ({ at: _, origins: __, osModes: ___, os, assignments, raw: entries, ...facts }) => ({
      ...facts,
      raw: [...(entries?.registry ?? []), ...(entries?.oma ?? [])]
        .map(({ at: ____, fields: _____, ...entry }) => JSON.stringify(entry))
        .sort(),
      os: os.map(({ id, build }) => [id, build]),
      settings: Object.fromEntries(assignments.map(({ setting, value, origin }) => [setting, [origin.kind, value]])),
    }),
  );
}

/** Values of a setting: every word, both ends of a range, lists of several. */
function valuesOf({ type }: SettingRow): fc.Arbitrary<SettingValue> {
  switch (type.kind) {
    case 'toggle':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...Object.keys(type.options));
    case 'flags':
      return fc.subarray(Object.keys(type.options));
    case 'integer':
      return fc.integer({ min: type.min, max: type.max });
    case 'duration':
      return fc
        .integer({ min: type.min, max: type.max })
        .map((amount) => ({ [type.unit]: amount }) as unknown as SettingValue);
    case 'time-of-day':
      return fc.integer({ min: 0, max: 1439 }).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
    case 'text':
      return fc
        .constantFrom('plain', 'contoso-2026')
        .filter((text) => type.pattern === undefined || new RegExp(type.pattern, 'u').test(text));
    case 'list':
      return type.options === undefined
        ? fc.uniqueArray(fc.constantFrom('C:\\Data', 'D:\\Other, x', '.tmp', '10.0.0.1', "it's # odd"), {
            minLength: 1,
          })
        : fc.shuffledSubarray(Object.keys(type.options), { minLength: 1 });
    case 'map': {
      const words = type.lists === undefined ? Object.keys(type.values) : [['C:\\Tools\\a.exe', 'D:\\b']];
      const others =
        type.otherKeys === 'guid'
          ? ['11111111-2222-3333-4444-555555555555']
          : type.otherKeys === 'number'
            ? ['2147519003']
            : [];
      return fc.dictionary(fc.constantFrom(...Object.keys(type.keys), ...others), fc.constantFrom(...words), {
        minKeys: 1,
      });
    }
  }
}

const settings = fc
  .record(
    Object.fromEntries(settingRows().map((row) => [row.id, fc.option(valuesOf(row), { nil: undefined, freq: 4 })])),
    { noNullPrototype: true },
  )
  .map(withRules);

/** Lists of exclusions stand below their rule in Intune: one whose rule is not set is told by a build, and goes nowhere. */
function withRules(chosen: Readonly<Record<string, SettingValue | undefined>>) {
  const rules = (chosen['attackSurfaceReductionRules'] ?? {}) as Readonly<Record<string, unknown>>;
  const lists = Object.entries((chosen['asrOnlyPerRuleExclusions'] ?? {}) as Readonly<Record<string, unknown>>);
  const kept = lists.filter(([rule]) => rule in rules);
  return { ...chosen, asrOnlyPerRuleExclusions: kept.length === 0 ? undefined : Object.fromEntries(kept) };
}
/** Raw entries of nobody, which no rule or setting takes for its own. */
const raw = fc.record({
  registry: fc.uniqueArray(
    fc.record({
      key: fc.constantFrom('HKLM\\SOFTWARE\\Policies\\Contoso', 'HKLM\\SOFTWARE\\Contoso\\x'),
      name: fc.constantFrom('A', 'b', ''),
      type: fc.constant('dword'),
      data: fc.nat(9),
      reason: fc.constantFrom('a reason', 'imported from elsewhere', 'two: words'),
    }),
    { selector: ({ key, name }) => `${key}\\${name}`, maxLength: 3 },
  ),
  oma: fc.uniqueArray(
    fc.record({
      uri: fc.constantFrom('./Device/Vendor/MSFT/Contoso/A', './Vendor/MSFT/Policy/Config/Contoso/B'),
      type: fc.constant('integer'),
      value: fc.nat(9),
      reason: fc.constantFrom('a reason', 'another one'),
    }),
    { selector: ({ uri }) => uri, maxLength: 2 },
  ),
});

const group = fc.record({
  os: fc.constantFrom('windows-11', 'windows-server-2022', 'windows-server-2016'),
  mode: fc.constantFrom('active', 'passive', 'active+edr-block', 'passive+edr-block'),
  deliver: fc.subarray(['intune', 'gpo', 'registry'], { minLength: 1 }),
  intune: fc.constantFrom(
    undefined,
    { form: 'templates' },
    { management: 'mde' },
    { assign: ['Desks'], compliance: true },
  ),
  antivirus: fc.constantFrom(undefined, 'none', { product: 'Contoso Protect', exclusionsForDefender: true }),
  onboarding: fc.constantFrom(undefined, { state: 'planned', via: 'intune' }, { state: 'onboarded' }),
  description: fc.constantFrom(undefined, 'Of all: "kinds" # 1'),
  settings,
  raw,
});

describe('import, build, import again', () => {
  it('is a fixed point over generated fleets', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('desks', 'File-Servers', '0', 'x_y'), group, { minKeys: 1, maxKeys: 2 }),
        (groups) => {
          const fleet = JSON.parse(JSON.stringify({ mdav: 1, name: 'contoso', groups })) as object;
          const text = JSON.stringify(fleet);
          const first = expectFixedPoint('dist', outputOf(text), {});
          expect(meaningOf(first ?? '')).toEqual(meaningOf(text));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('keeps the settings of a fleet, whichever way delivers them', () => {
    fc.assert(
      fc.property(settings, fc.constantFrom('intune', 'gpo', 'registry', 'portal'), (chosen, way) => {
        const group = { os: 'windows-11', mode: 'active', deliver: [way], settings: chosen };
        const text = JSON.stringify({ mdav: 1, name: 'x', groups: { a: group } });
        expect(meaningOf(importTree('dist', outputOf(text)) ?? '')).toEqual(meaningOf(text));
      }),
      { numRuns: 40 },
    );
  });

  it('is one for a GPO with values of nobody, and for the same in two groups', () => {
    const files = new Map([
      ...backupFiles('One'),
      ...[...backupFiles('Two')].map(([path, bytes]) => [`x/${path}`, bytes] as const),
    ]);
    const text = expectFixedPoint('gpos', files, { os: ['windows-server-2022'], all: true });
    expect(Object.keys(fleetOf(text ?? '').written.groups)).toEqual(['one', 'two']);
  });

  it('is one for notes of the Group Policy editor, which stay as they were byte by byte', () => {
    const namespace = 'Microsoft.Policies.WindowsDefender';
    const comments = {
      namespaces: ['Microsoft.Policies.EventForwarding', namespace],
      comments: [
        {
          namespace,
          policy: 'Scan_DisableArchiveScanning',
          text: '  CR-118 <"asked for">\n\n# by the file team, ünd: others ',
        },
        { namespace: 'Microsoft.Policies.EventForwarding', policy: 'SubscriptionManager', text: 'no' },
        { namespace, policy: 'A', text: '' },
      ],
    };
    const side = (backup: FileTree) => [...backup].find(([path]) => path.endsWith('Machine/comment.cmtx'))?.[1];
    const files = backupFiles('Noted', { machine: { ...MACHINE, comments } });
    const text = expectFixedPoint('gpos', files, { os: ['windows-11'], all: true }) ?? '';
    expect(Buffer.from(side(outputOf(text)) ?? [])).toEqual(Buffer.from(side(files) ?? []));
    // Notes on policies of others go with those.
    const own = expectFixedPoint('gpos', files, { os: ['windows-11'] }) ?? '';
    expect(fleetOf(own).written.groups['noted']?.gpo).toEqual({
      comments: comments.comments.filter((comment) => comment.namespace === namespace),
      namespaces: [namespace],
    });
  });

  it('is one for servers that Defender for Endpoint manages', () => {
    const template = {
      templateId: '804339ad-1553-4478-a742-138fb5807418_1',
      templateFamily: 'endpointSecurityAntivirus',
    };
    const bytes = catalogBytes(
      'AV',
      { device_vendor_msft_policy_config_defender_allowcloudprotection: '1' },
      { templateReference: template },
    );
    const text = expectFixedPoint('AV.json', new Map([['', bytes]]), { os: ['windows-server-2022'] });
    expect(fleetOf(text ?? '').written.groups['av']).toMatchObject({
      intune: { management: 'mde' },
      settings: { allowCloudProtection: true },
    });
  });
});

describe.skipIf(corpusMissing !== undefined)(
  `genuine policies${corpusMissing === undefined ? '' : ` (${corpusMissing})`}`,
  () => {
    const below = (folder: string, pattern?: RegExp): FileTree =>
      new Map(corpusFiles(folder, pattern).map(({ path, bytes }) => [path.slice(folder.length + 1), bytes]));

    it('come as Group Policy backups', () => {
      const text = expectFixedPoint('gpo-backup', below('gpo-backup'), { os: ['windows-server-2022'] });
      const { groups } = fleetOf(text ?? '').written;
      expect(Object.keys(groups)).toEqual(['disable-windows-defender', 'dod-windows-10-stig-computer-shb-v10-1-0']);
      expect(groups['disable-windows-defender']?.settings).toMatchObject({
        disableAntiSpyware: true,
        allowRealtimeMonitoring: false,
      });
    });

    it('come as Group Policy backups, with everything in them', () => {
      const text = expectFixedPoint('gpo-backup', below('gpo-backup'), { os: ['windows-11'], all: true });
      const { groups } = fleetOf(text ?? '').written;
      expect(Object.keys(groups).length).toBeGreaterThan(15);
      expect(Object.values(groups).flatMap(({ raw }) => raw?.registry ?? []).length).toBeGreaterThan(500);
    });

    it.each([
      ['pol', 'windows-server-2022', 3],
      ['lgpo', 'windows-11', 3],
      ['intune', 'windows-11', 1],
    ] as const)('come as files: %s', (folder, os, count) => {
      const text = expectFixedPoint(folder, below(folder), { os: [os] });
      expect(Object.keys(fleetOf(text ?? '').written.groups)).toHaveLength(count);
    });

    it.each([
      ['reg', 'windows-11', 31],
      ['gpp', 'windows-11', 3],
      ['policyrules', 'windows-11', 2],
      ['osconfig', 'windows-server-2025', 1],
      ['configmgr', 'windows-server-2019', 1],
    ] as const)('come as files, with everything in them: %s', (folder, os, least) => {
      const text = expectFixedPoint(folder, below(folder), { os: [os], all: true });
      expect(Object.keys(fleetOf(text ?? '').written.groups).length).toBeGreaterThanOrEqual(least);
    });

    it('of Intune make a group each on request', () => {
      const text = expectFixedPoint('intune', below('intune/settings-catalog'), { os: ['windows-11'], each: true });
      expect(Object.keys(fleetOf(text ?? '').written.groups).length).toBeGreaterThan(40);
    });
  },
);
