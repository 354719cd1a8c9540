import { describe, expect, it } from 'vitest';
import { SOURCES } from '../facts/sources.ts';
import type { Settings } from '../model/settings.generated.ts';
import { settingIds, settingInside, settingRows, settingsIn } from './lookup.ts';
import { pathSettings } from './path-lists.ts';

/** Every place that a row writes to or speaks to, so that no two rows claim the same. */
function placesOf(pick: (row: ReturnType<typeof settingRows>[number]) => readonly string[]): readonly string[] {
  return settingRows()
    .flatMap(pick)
    .map((place) => place.toLowerCase());
}

const expectUnique = (places: readonly string[]) =>
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);

describe('the catalogue', () => {
  it('has each setting once', () => {
    expect(settingRows().length).toBe(207);
    expectUnique(placesOf(({ id }) => [id]));
  });

  it('knows of its rows without making them what it says of them', () => {
    expect(settingIds).toEqual(settingRows().map(({ id }) => id));
    for (const { id, area, mdm } of settingRows()) {
      expect(settingsIn(area)).toContain(id);
      if (mdm.kind === 'within') expect(settingInside(mdm.setting)?.id).toBe(id);
    }
    expect(new Set(settingRows().flatMap(({ area }) => settingsIn(area)))).toEqual(new Set(settingIds));
    expect(pathSettings()).toEqual(
      settingRows().flatMap(({ id, paths }) => (paths === undefined ? [] : [[id, paths]])),
    );
    expect(settingsIn('nowhere')).toEqual([]);
    expect(settingInside('constructor')).toBeUndefined();
  });

  it('gives no place in the registry to two settings', () => {
    expectUnique(
      placesOf(({ registry }) =>
        registry.kind === 'values'
          ? registry.writes.map((write) => (write.kind === 'value' ? `${write.key}\\${write.name}` : `${write.key}\\*`))
          : [],
      ),
    );
  });

  it('gives no node and no definition to two settings', () => {
    expectUnique(
      placesOf(({ mdm }) =>
        mdm.kind === 'node' ? [mdm.uri, ...(mdm.alternate === undefined ? [] : [mdm.alternate])] : [],
      ),
    );
    expectUnique(
      placesOf(({ mdm }) => (mdm.kind === 'node' && mdm.catalog !== undefined ? [mdm.catalog.definition] : [])),
    );
  });

  it('names its sources', () => {
    for (const row of settingRows()) {
      expect(row.sources.length, row.id).toBeGreaterThan(0);
      for (const { source } of row.sources) expect(Object.keys(SOURCES), row.id).toContain(source);
    }
  });

  it('never holds a secret', () => {
    for (const id of ['mdeOnboarding', 'mdeOffboarding', 'tamperProtection']) {
      const row = settingRows().find((candidate) => candidate.id === id);
      expect([row?.registry.kind, row?.mdm.kind]).not.toContain('values');
      expect([row?.registry.kind, row?.mdm.kind]).not.toContain('node');
    }
  });

  it('sets what the mode sets by the mode', () => {
    expect(
      settingRows()
        .filter(({ setByMode }) => setByMode)
        .map(({ id }) => id),
    ).toEqual(['forceDefenderPassiveMode', 'passiveRemediation']);
  });
});

describe('the type of the settings', () => {
  it('has the ids of the catalogue', () => {
    // Fails to compile when a value below stops to fit; the list below fails when an id is not in the catalogue.
    const settings: Settings = {
      allowCloudProtection: true,
      cloudBlockLevel: 'high-plus',
      signatureUpdateInterval: { hours: 4 },
      scheduleScanTime: '02:30',
      avgCPULoadFactor: 30,
      passiveRemediation: ['edr-remediation'],
      signatureUpdateFallbackOrder: ['microsoft-update-server', 'mmpc'],
      excludedPaths: ['C:\\Data', { path: 'D:\\Data', reason: 'vendor advice', owner: 'erp', expires: '2027-03-01' }],
      excludedExtensions: 'remove',
      attackSurfaceReductionRules: {
        'block-office-child-processes': 'warn',
        '75668c1f-73b5-4cf0-bb93-3ecf5cb7cc84': 'audit',
      },
      threatSeverityDefaultAction: { severe: 'quarantine' },
      excludedProcesses: { extend: ['C:\\tool.exe'] },
      attackSurfaceReductionOnlyExclusions: { extend: [] },
      threatsThreatIdDefaultAction: { '2147519003': 'allow' },
      proxyServer: 'http://proxy.contoso.example:8080',
    };
    for (const id of Object.keys(settings)) expect(settingRows().some((row) => row.id === id)).toBe(true);
  });

  it('refuses codes, other units and other words', () => {
    const refused: readonly Settings[] = [
      // @ts-expect-error a code instead of a word
      { cloudBlockLevel: 4 },
      // @ts-expect-error a code instead of a truth
      { allowCloudProtection: 1 },
      // @ts-expect-error another unit
      { signatureUpdateInterval: { minutes: 240 } },
      // @ts-expect-error a bare number for a quantity
      { signatureUpdateInterval: 4 },
      // @ts-expect-error another word
      { puaProtection: 'warn' },
      // @ts-expect-error the property of another list
      { excludedPaths: [{ extension: 'obj' }] },
      // @ts-expect-error no such setting
      { allowEverything: true },
      // @ts-expect-error an extension of what has no parts
      { cloudBlockLevel: { extend: 'high' } },
      // @ts-expect-error an extension by something else
      { excludedPaths: { extend: [{ extension: 'obj' }] } },
      // @ts-expect-error a removal is no extension
      { excludedPaths: { extend: 'remove' } },
    ];
    expect(refused.length).toBe(10);
  });
});
