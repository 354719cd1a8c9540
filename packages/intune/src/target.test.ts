import type { ResolvedGroup } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { groupOf } from './__tests__/groups.ts';
import { textOf } from './__tests__/samples.ts';
import { safeFileName } from './file-name.ts';
import { intuneTargets } from './target.ts';

const ABOUT = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };

function produce(group: ResolvedGroup) {
  const [target, ...others] = intuneTargets;
  expect(others).toEqual([]);
  if (target === undefined) throw new Error('no target');
  return target.produce(group, ABOUT);
}

describe('the target settings-catalog', () => {
  it('serves Intune', () => {
    expect(intuneTargets.map(({ id, serves }) => [id, serves])).toEqual([['settings-catalog', ['intune']]]);
  });

  it('writes one file per policy into the folders of the common import tools', async () => {
    const { files, emissions, diagnostics } = produce(
      groupOf({
        allowCloudProtection: true,
        cloudBlockLevel: 'high',
        passiveRemediation: ['edr-remediation'],
        excludedPaths: [{ path: 'D:\\Ledger', reason: 'vendor advice 4711' }],
        attackSurfaceReductionRules: { 'block-vulnerable-signed-drivers': 'block' },
        scanPurgeItemsAfterDelay: { days: 30 },
        bruteForceProtectionAggressiveness: 'medium',
      }),
    );
    expect(emissions.every(({ kind }) => kind === 'emitted')).toBe(true);
    expect(diagnostics).toEqual([]);
    expect([...files.keys()]).toEqual([
      'intune/Settings Catalog/contoso - office-clients - Defender.json',
      'intune/Device Configurations/contoso - office-clients - Defender (OMA-URI).json',
    ]);
    for (const [path, bytes] of files) {
      await expect(textOf(bytes)).toMatchFileSnapshot(`./__golden__/${path.split('/').at(-1)}`);
    }
  });

  it('writes nothing when there is nothing to write', () => {
    expect(produce(groupOf({}))).toEqual({ files: new Map(), emissions: [], diagnostics: [] });
    const onServers = produce(groupOf({ allowCloudProtection: true }, { os: ['windows-server-2022'] }));
    expect(onServers.files.size).toBe(0);
    expect(onServers.emissions).toHaveLength(1);
    expect(onServers.diagnostics).toEqual([]);
  });

  it('warns of servers beside clients, unless they get their policy another way', () => {
    const group = groupOf({ allowCloudProtection: true }, { os: ['windows-11', 'windows-server-2022'] });
    expect(produce(group).diagnostics.map(({ code, message }) => [code, message.slice(0, 38)])).toEqual([
      ['intune-servers-not-reached', 'Windows Server 2022 in office-clients:'],
    ]);
    expect(produce({ ...group, deliver: ['intune', 'gpo'] }).diagnostics).toEqual([]);
  });

  it('warns of raw nodes that reach nobody', () => {
    const oma = [{ uri: './x', type: 'string', value: 'y', reason: 'z', at: { line: 9 }, fields: {} }] as const;
    const { diagnostics } = produce(groupOf({}, { os: ['windows-server-2022'], raw: { registry: [], oma } }));
    expect(diagnostics.map(({ code, at }) => [code, at])).toEqual([['intune-raw-not-reached', { line: 9 }]]);
  });
});

describe('safeFileName', () => {
  it.each([
    ['Desks: all/some', 'Desks_ all_some'],
    ['a<b>c"d|e?f*g\\h', 'a_b_c_d_e_f_g_h'],
    ['line\nbreak', 'line_break'],
    ['ends with dots..', 'ends with dots__'],
    ['con', '_con'],
    ['LPT1.old', '_LPT1.old'],
    ['console', 'console'],
    ['..', '__'],
    ['', '_'],
    ['Büros – Süd', 'Büros – Süd'],
  ])('%j becomes %j', (given, expected) => {
    expect(safeFileName(given)).toBe(expected);
  });
});
