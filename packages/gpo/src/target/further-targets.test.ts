import { type ResolvedGroup, settingRows } from '@mdav/core';
import {
  bytesOfData,
  codeOfData,
  dataOfBytes,
  entryOfRecord,
  lgpoCodec,
  type RegistryEntry,
  recordData,
  recordName,
  registryChannel,
  typeName,
  valueId,
} from '@mdav/registry';
import { boundaryValues, groupWith } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { decodePolicyRules } from '../policy-rules/decode.ts';
import type { SambaEntry } from '../samba/encode.ts';
import { furtherGpoTargets } from './further-targets.ts';

const about = { epochSeconds: 0, toolVersion: '0' };
const NAME = 'devices';
const SCAN = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan';

/** Records of one object by place: what a registry.pol would hold. */
type Records = ReadonlyMap<string, string>;

const shown = (entry: RegistryEntry) => {
  const data = recordData(entry);
  return `${codeOfData(data)}:${Buffer.from(bytesOfData(data)).toString('hex')}`;
};
const placeOf = (entry: RegistryEntry) => valueId(entry.key, recordName(entry));
const recordsOf = (entries: readonly RegistryEntry[]): Records =>
  new Map(entries.map((one) => [placeOf(one), shown(one)]));

/** How a test reads a target: the object after its files, and after those that take it back. */
interface Reading {
  readonly forward: (files: ReadonlyMap<string, Uint8Array>) => Records;
  readonly back: (before: Records, files: ReadonlyMap<string, Uint8Array>) => Records;
}

const json = (bytes: Uint8Array | undefined) =>
  JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array())) as SambaEntry[];

/** As `RegistryGroupPolicies` of Samba makes a record of an entry. */
function recordOfSamba({ keyname, valuename, type, data }: SambaEntry): RegistryEntry {
  const code = Array.from({ length: 12 }, (_, index) => index).find((index) => typeName(index) === type) ?? -1;
  const text = Array.isArray(data) ? `${data.join('\0')}\0` : String(data);
  if (code === 4) return entryOfRecord(keyname, valuename, { type: 'dword', value: data as number });
  if (code === 11) return entryOfRecord(keyname, valuename, { type: 'qword', value: BigInt(data as number) });
  const bytes = code === 3 ? Uint8Array.from(data as number[]) : new Uint8Array(Buffer.from(`${text}\0`, 'utf16le'));
  return entryOfRecord(keyname, valuename, dataOfBytes(code, bytes));
}

const READINGS: Readonly<Record<string, Reading>> = {
  'policy-rules': {
    forward: (files) => {
      const read = decodePolicyRules(files.get(`policy-rules/${NAME}.PolicyRules`) ?? new Uint8Array());
      if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
      expect(read.diagnostics).toEqual([]);
      return recordsOf(read.value.flatMap(({ policies }) => policies.flatMap(({ entries }) => entries)));
    },
    // Rules are compared and set nothing, so there is nothing to take back.
    back: () => new Map(),
  },
  samba: {
    forward: (files) => recordsOf(json(files.get(`samba/${NAME}.json`)).map(recordOfSamba)),
    back: (before, files) => {
      const after = new Map(before);
      const removed = files.get(`samba/${NAME}.undo.json`);
      for (const { keyname, valuename } of removed === undefined ? [] : json(removed))
        after.delete(valueId(keyname, valuename));
      const loaded = files.get(`samba/${NAME}.undo.load.json`);
      for (const [place, data] of loaded === undefined ? [] : recordsOf(json(loaded).map(recordOfSamba)))
        after.set(place, data);
      return after;
    },
  },
  lgpo: {
    forward: (files) =>
      recordsOf(itemsOf(files.get(`lgpo/${NAME}.txt`)).flatMap((one) => (one.kind === 'entry' ? [one.entry] : []))),
    back: (before, files) => {
      const after = new Map(before);
      const undo = files.get(`lgpo/${NAME}.undo.txt`);
      for (const item of undo === undefined ? [] : itemsOf(undo)) {
        if (item.kind === 'entry') after.set(placeOf(item.entry), shown(item.entry));
        if (item.kind !== 'unset') continue;
        after.delete(valueId(item.key, item.name));
        after.delete(valueId(item.key, `**del.${item.name}`));
      }
      return after;
    },
  },
};

function itemsOf(bytes: Uint8Array | undefined) {
  const read = lgpoCodec.decode(bytes ?? new Uint8Array());
  if (!read.ok) throw new Error('not read');
  return read.value.items;
}

const cases = settingRows().flatMap((row) => boundaryValues(row).map((value) => [row.id, value] as const));

describe.each(furtherGpoTargets.map((target) => [target.id, target] as const))('the target %s', (id, target) => {
  const reading = READINGS[id] as Reading;
  const entriesOf = (group: ResolvedGroup) => registryChannel.lower(group).form.entries;

  it('says every record that the policy of every setting has, or names why not, and takes it back', () => {
    let compared = 0;
    for (const [setting, value] of cases) {
      const group = groupWith({ [setting]: value }, { deliver: [...target.serves] });
      const { files, emissions, diagnostics } = target.produce(group, about);
      const index = group.assignments.findIndex((assignment) => assignment.setting === setting);
      const wanted = recordsOf(entriesOf(group));
      if (diagnostics.length > 0) {
        expect(emissions[index]?.kind, setting).toBe('unsupported');
        continue;
      }
      if (wanted.size === 0) {
        expect(files.size, setting).toBe(0);
        expect(emissions[index]?.kind, setting).not.toBe('emitted');
        continue;
      }
      const made = reading.forward(files);
      expect(made, `${setting}: ${JSON.stringify(value)}`).toEqual(wanted);
      compared += wanted.size;
      const isForced = setting === 'forceDefenderPassiveMode' && value === true;
      const clears = entriesOf(group)
        .filter(({ kind }) => kind === 'clear')
        .map(placeOf);
      const left = new Map([...reading.back(made, files)].filter(([place]) => !clears.includes(place)));
      const stays = isForced && ['samba', 'lgpo'].includes(id) ? ['4:00000000'] : [];
      expect([...left.values()], `${setting} taken back`).toEqual(stays);
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it('keeps to the ways that a setting may go', () => {
    const group = groupWith({ allowArchiveScanning: true }, { deliver: [...target.serves] });
    const assignments = group.assignments.map((assignment) => ({ ...assignment, only: ['intune' as const] }));
    expect(target.produce({ ...group, assignments }, about).files.size).toBe(0);
  });

  it('names data that it has no form for, and what becomes of the rest', () => {
    const raw = {
      registry: [
        { key: SCAN, name: 'list', type: 'multi-sz', data: [], reason: 'r', at: {}, fields: {} },
        { key: SCAN, name: 'plain', type: 'dword', data: 1, reason: 'r', at: {}, fields: {} },
      ],
      oma: [],
    } as unknown as NonNullable<ResolvedGroup['raw']>;
    const group = { ...groupWith({}, { deliver: [...target.serves] }), assignments: [], raw };
    const { files, diagnostics } = target.produce(group, about);
    const refused = id === 'lgpo' ? [] : [`${id}-cannot-say`];
    expect(diagnostics.map(({ code }) => code)).toEqual(refused);
    expect(reading.forward(files).size).toBe(2 - refused.length);
  });
});

it('applies local policy by a batch file that names its text', () => {
  const { files } = (furtherGpoTargets.find(({ id }) => id === 'lgpo') as (typeof furtherGpoTargets)[number]).produce(
    groupWith({ allowArchiveScanning: true }, { deliver: ['gpo'] }),
    about,
  );
  const text = new TextDecoder().decode(files.get(`lgpo/${NAME}.cmd`));
  expect(text.split('\r\n')).toContain(`"%~dp0LGPO.exe" /t "%~dp0${NAME}.txt" || exit /b 1`);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});
