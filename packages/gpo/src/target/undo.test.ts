import type { ResolvedGroup } from '@mdav/core';
import { type RegistryPolicy, registryChannel, valueId } from '@mdav/registry';
import { anyGroup, groupWith } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Device, NEW_DEVICE, refresh } from '../__tests__/group-policy-client.ts';
import { gpoBackupFormat } from '../backup/format.ts';
import { gpoTargets } from './targets.ts';

const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };
const FORCED = valueId('SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection', 'ForceDefenderPassiveMode');

/** What the two backups of a group say, as our reader reads them. */
function madeOf(group: ResolvedGroup) {
  const [target] = gpoTargets;
  const { files } = target?.produce(group, about) ?? { files: new Map() };
  const backupIn = (folder: string) => {
    const read = gpoBackupFormat.decode(new Map([...files].filter(([path]) => path.startsWith(`${folder}/`))));
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    expect(read.diagnostics).toEqual([]);
    const [backup] = read.value;
    if (backup === undefined) throw new Error('no backup');
    return backup;
  };
  const textOf = (path: string) => new TextDecoder().decode(files.get(path));
  return { files, backupIn, textOf };
}

const policyOf = (backup: ReturnType<ReturnType<typeof madeOf>['backupIn']>) => backup.machine.policy as RegistryPolicy;
const isForcing = (group: ResolvedGroup) =>
  group.assignments.some(({ setting, value }) => setting === 'forceDefenderPassiveMode' && value === true);

/** A device without the value that a server needs to leave forced passive mode. */
const withoutForced = ({ values }: Device) => new Map([...values].filter(([place]) => place !== FORCED));

/** What a device has outside of the keys of policies: an undo leaves it, since Windows may need a value there. */
const outside = ({ values }: Device) =>
  new Map(
    [...values].filter(([place]) => !/^SOFTWARE\\(?:MICROSOFT\\WINDOWS\\CURRENTVERSION\\)?POLICIES\\/.test(place)),
  );

describe('what takes the GPO of a group back', () => {
  it('leaves a device on which nothing was set as it was, but for what is outside of the Policies keys', () => {
    fc.assert(
      fc.property(anyGroup({ deliver: ['gpo'] }), (group) => {
        if (registryChannel.lower(group).form.entries.length === 0) return;
        const { backupIn } = madeOf(group);
        const set = refresh(NEW_DEVICE, policyOf(backupIn('gpo')));
        const back = refresh(set, policyOf(backupIn('gpo.undo')));
        expect(withoutForced(back)).toEqual(outside(set));
        expect(back.values.get(FORCED)).toBe(isForcing(group) ? '{"type":"dword","value":0}' : undefined);
        expect(refresh(back).values).toEqual(outside(set));
      }),
      { numRuns: 80 },
    );
  });

  it('says to stay linked where unlinking too early would take the value 0 away, and nowhere else', () => {
    let linked = 0;
    fc.assert(
      fc.property(anyGroup({ deliver: ['gpo'] }), (group) => {
        if (registryChannel.lower(group).form.entries.length === 0) return;
        const { backupIn } = madeOf(group);
        const back = refresh(NEW_DEVICE, policyOf(backupIn('gpo.undo')));
        // What an unlinked object loses on the way back, before the restart.
        const isLost = back.values.has(FORCED) && !refresh(back).values.has(FORCED);
        linked += Number(isLost);
        const text = backupIn('gpo.undo').description ?? '';
        expect(text.includes('Keep this object linked until every server was restarted')).toBe(isLost);
      }),
      { numRuns: 80 },
    );
    expect(linked).toBeGreaterThan(0);
  });

  it('gives back what policies of lower precedence set, unlike deletions', () => {
    fc.assert(
      fc.property(anyGroup({ deliver: ['gpo'] }), anyGroup({ deliver: ['gpo'] }), (group, other) => {
        const entries = registryChannel
          .lower(other)
          .form.entries.filter(({ key }) => /^SOFTWARE\\Policies\\/i.test(key));
        const lower: RegistryPolicy = { hive: 'machine', entries };
        if (registryChannel.lower(group).form.entries.length === 0) return;
        const { backupIn } = madeOf(group);
        const before = refresh(NEW_DEVICE, lower);
        const set = refresh(before, lower, policyOf(backupIn('gpo')));
        const back = refresh(set, lower, policyOf(backupIn('gpo.undo')));
        expect(withoutForced(back)).toEqual(new Map([...withoutForced(before), ...outside(set)]));
      }),
      { numRuns: 40 },
    );
  });

  const raw = (key: string, more: object = {}) => ({ key, name: 'v', type: 'dword', data: 1, reason: 'r', ...more });

  it('deletes nothing that Windows may need, and names it', () => {
    const registry = [raw('HKLM\\SOFTWARE\\Contoso'), raw('HKLM\\SOFTWARE\\Policies\\Contoso')];
    const group = groupWith({ allowArchiveScanning: true }, { deliver: ['gpo'], raw: { registry } } as object);
    const { backupIn, textOf } = madeOf(group);
    expect(policyOf(backupIn('gpo.undo')).entries).toEqual([]);
    for (const text of [backupIn('gpo.undo').description ?? '', textOf('gpo.undo/registry.pol.txt')]) {
      expect(text).toContain('Not taken back, look at it by hand: HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso, "v"');
      expect(text).not.toContain('Policies\\Contoso');
    }
  });

  it('is of the same GPO, has a folder of its own, and an empty policy where it has nothing to say', () => {
    const { backupIn, files } = madeOf(groupWith({ allowArchiveScanning: true }, { deliver: ['gpo'] }));
    const [forward, undo] = [backupIn('gpo'), backupIn('gpo.undo')];
    expect(undo.gpo).toEqual(forward.gpo);
    expect(undo.id).not.toBe(forward.id);
    expect(policyOf(undo).entries).toEqual([]);
    expect(undo.machine.extensions).toEqual([]);
    expect(
      [...files.keys()].filter((path) => path.startsWith('gpo.undo/')).map((path) => path.replace(/\{.*?\}/, '{ID}')),
    ).toEqual([
      'gpo.undo/manifest.xml',
      'gpo.undo/{ID}/Backup.xml',
      'gpo.undo/{ID}/bkupInfo.xml',
      'gpo.undo/{ID}/DomainSysvol/GPO/GPO.cmt',
      'gpo.undo/{ID}/DomainSysvol/GPO/Machine/registry.pol',
      'gpo.undo/registry.pol.txt',
    ]);
  });

  it('names what does not come back, in the GPO and in its text', () => {
    const registry = [{ key: 'HKLM\\SOFTWARE\\Contoso', name: 'gone', type: 'delete', reason: 'r' }];
    const group = groupWith({ forceDefenderPassiveMode: true }, { deliver: ['gpo'], raw: { registry } } as object);
    const { backupIn, textOf } = madeOf(group);
    for (const text of [backupIn('gpo.undo').description ?? '', textOf('gpo.undo/registry.pol.txt')]) {
      expect(text).toContain('mdav import of the estate before the change');
      expect(text).toContain('Not brought back, the value was deleted: HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso, "gone"');
      expect(text).toContain('leaves passive mode by the value 0');
      expect(text).toContain('Remove the other antivirus in the same maintenance window');
      expect(text).toContain('Keep this object linked until every server was restarted');
    }
  });
});
