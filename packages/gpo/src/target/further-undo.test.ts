import type { ResolvedGroup } from '@mdav/core';
import { lgpoCodec, type RegistryEntry, type RegistryPolicy, recordName, valueId } from '@mdav/registry';
import { anyGroup, groupWith } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEW_DEVICE, refresh } from '../__tests__/group-policy-client.ts';
import { decodeSamba } from '../samba/decode.ts';
import { furtherGpoTargets } from './further-targets.ts';

const about = { epochSeconds: 0, toolVersion: '0' };
const NAME = 'devices';
const FORCED = valueId('SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection', 'ForceDefenderPassiveMode');

type Files = ReadonlyMap<string, Uint8Array>;

/** What an object holds after something was done to it: the entries of its registry.pol, in order. */
type Entries = readonly RegistryEntry[];

const isAt = (entry: RegistryEntry, key: string, record: string) =>
  valueId(entry.key, recordName(entry)) === valueId(key, record);

/** As `__pol_replace` and `__pol_remove` of samba/policies.py. */
const loaded = (object: Entries, more: Entries): Entries => {
  const after = [...object];
  for (const entry of more) {
    const at = after.findIndex((own) => isAt(own, entry.key, recordName(entry)));
    if (at < 0) after.push(entry);
    else after[at] = entry;
  }
  return after;
};
const removed = (object: Entries, gone: Entries): Entries =>
  object.filter((own) => !gone.some((entry) => isAt(own, entry.key, recordName(entry))));

/** The entries of a file; what `gpo remove` takes needs no data, and gets some for the reader. */
function sambaOf(bytes: Uint8Array | undefined): Entries {
  if (bytes === undefined) return [];
  const values = JSON.parse(new TextDecoder().decode(bytes)) as readonly object[];
  const whole = values.map((value) => ({ type: 'REG_DWORD', data: 0, ...value }));
  const read = decodeSamba(new TextEncoder().encode(JSON.stringify(whole)));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value.flatMap(({ entries }) => entries);
}

/** The local policy after a text: what is unset goes under both names, what is set comes last. */
function lgpoAfter(object: Entries, bytes: Uint8Array | undefined): Entries {
  const read = lgpoCodec.decode(bytes ?? new Uint8Array());
  if (!read.ok) throw new Error('not read');
  return read.value.items.reduce<Entries>((before, item) => {
    if (item.kind === 'comment') return before;
    if (item.kind === 'entry') return loaded(before, [item.entry]);
    return before.filter((own) => !isAt(own, item.key, item.name) && !isAt(own, item.key, `**del.${item.name}`));
  }, object);
}

/** The objects that devices get one after the other, from nothing to taken back. */
const WAYS: Readonly<Record<string, (files: Files) => readonly Entries[]>> = {
  samba: (files) => {
    const file = (name: string) => sambaOf(files.get(`samba/${NAME}${name}.json`));
    const set = loaded([], file(''));
    const undone = removed(loaded(set, file('.undo.load')), file('.undo'));
    return [set, undone, removed(undone, file('.undo.load'))];
  },
  lgpo: (files) => {
    const set = lgpoAfter([], files.get(`lgpo/${NAME}.txt`));
    return [set, lgpoAfter(set, files.get(`lgpo/${NAME}.undo.txt`))];
  },
};

const policy = (entries: Entries): RegistryPolicy => ({ hive: 'machine', entries });
const madeOf = (id: string, group: ResolvedGroup) => {
  const target = furtherGpoTargets.find((one) => one.id === id);
  if (target === undefined) throw new Error('no target');
  return target.produce(group, about);
};

describe.each(Object.entries(WAYS))('what takes a policy by %s back', (id, objects) => {
  it('leaves a device on which nothing was set as it was, but for what is outside of the Policies keys', () => {
    let outside = 0;
    fc.assert(
      fc.property(anyGroup({ deliver: ['gpo'] }), (group) => {
        const { files } = madeOf(id, group);
        if (files.size === 0) return;
        const [set = [], ...then] = objects(files);
        const first = refresh(NEW_DEVICE, policy(set));
        const kept = [...first.values].filter(([place]) => place.startsWith('SOFTWARE\\CONTOSO'));
        outside += kept.length;
        const back = then.reduce((device, entries) => refresh(device, policy(entries)), first);
        const isForced = set.some(
          (entry) =>
            entry.kind === 'set' &&
            valueId(entry.key, entry.name) === FORCED &&
            first.values.get(FORCED)?.includes('1'),
        );
        // Samba's object is empty at the end: the value 0 has done its work by then.
        const stays = isForced && id === 'lgpo' ? [[FORCED, '{"type":"dword","value":0}']] : [];
        expect([...back.values].toSorted()).toEqual([...kept, ...stays].toSorted());
        if (id === 'samba' && isForced)
          expect(refresh(first, policy(then[0] ?? [])).values.get(FORCED)).toBe('{"type":"dword","value":0}');
      }),
      { numRuns: 80 },
    );
    expect(outside).toBeGreaterThan(5);
  });

  it('says nothing of values that go as registry preferences, which are left out and named', () => {
    const registry = [
      { key: 'HKLM\\SOFTWARE\\Contoso', name: 'v', type: 'dword', data: 1, reason: 'r' },
      { key: 'HKLM\\SOFTWARE\\Contoso', name: '', type: 'delete', reason: 'r' },
    ];
    const gpo = { preferences: { values: 'outside-policies', securityGroup: 'A\\Pilots' } };
    const { files, diagnostics } = madeOf(id, groupWith({}, { deliver: ['gpo'], raw: { registry }, gpo } as object));
    const [set = []] = objects(files);
    expect(set.map((entry) => [entry.kind, 'name' in entry && entry.name])).toEqual([['delete', '']]);
    expect(diagnostics).toMatchObject([
      {
        code: `${id}-cannot-say`,
        severity: 'warning',
        message: expect.stringContaining(
          'cannot say a registry preference, as the group asks for SOFTWARE\\Contoso, v.',
        ),
      },
    ]);
  });
});

it('says in the text of LGPO what else a server needs to become active', () => {
  const { files } = madeOf(
    'lgpo',
    groupWith({ forceDefenderPassiveMode: true }, { deliver: ['gpo'], os: 'windows-server-2022' }),
  );
  const text = new TextDecoder().decode(files.get(`lgpo/${NAME}.undo.txt`));
  expect(text).toContain('Remove the other antivirus in the same maintenance window');
});
