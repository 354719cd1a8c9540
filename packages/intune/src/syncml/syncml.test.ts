import { type ResolvedGroup, settingRow, settingRows } from '@mdav/core';
import { anyGroup } from '@mdav/testkit';
import { attributeOf, childNamed, contentOf, elementsOf, readXml, textOf, type XmlElement } from '@mdav/xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsJson, factsMissing } from '../../../../tests/facts.ts';
import { groupOf } from '../__tests__/groups.ts';
import { sampleValues } from '../__tests__/row-values.ts';
import { sayInOma } from '../lower/say-oma.ts';
import { syncmlTarget } from './target.ts';

const about = { epochSeconds: 0, toolVersion: '0' };
const cases = settingRows().flatMap((row) => sampleValues(row).map((value) => ({ row, value })));

/** A command as a device reads it. */
interface Command {
  readonly name: string;
  readonly id: string;
  readonly uri: string;
  readonly format?: string;
  readonly data?: string;
}

function produce(group: ResolvedGroup) {
  const { files, emissions, diagnostics } = syncmlTarget.produce(group, about);
  const commands = (ending: string) => read(files.get(`syncml/${group.name}${ending}`) ?? new Uint8Array());
  return { files, emissions, diagnostics, commands };
}

/** The message that a server makes around the commands is one element here. */
function read(bytes: Uint8Array): readonly Command[] {
  const document = readXml(new TextEncoder().encode(`<SyncBody>${new TextDecoder().decode(bytes)}</SyncBody>`));
  if (!document.ok) throw new Error(document.diagnostics.map(({ message }) => message).join('\n'));
  return elementsOf(document.value.root).map((node) => {
    const items = elementsOf(node).filter(({ name }) => name === 'Item');
    expect(items).toHaveLength(1);
    const item = items[0] as XmlElement;
    const target = childNamed(item, 'Target');
    const meta = childNamed(item, 'Meta');
    const format = meta && childNamed(meta, 'Format');
    if (format !== undefined) expect(attributeOf(format, 'xmlns')).toBe('syncml:metinf');
    const data = childNamed(item, 'Data');
    return {
      name: node.name,
      id: contentOf(childNamed(node, 'CmdID')),
      uri: contentOf(target && childNamed(target, 'LocURI')),
      ...(format === undefined ? {} : { format: textOf(format) }),
      ...(data === undefined ? {} : { data: textOf(data) }),
    };
  });
}

/** The nodes of a device after the commands. */
function after(nodes: ReadonlyMap<string, string>, commands: readonly Command[]): ReadonlyMap<string, string> {
  const result = new Map(nodes);
  for (const { name, uri, format, data } of commands) {
    if (name === 'Replace') result.set(uri, `${format}:${data}`);
    else if (name === 'Delete') result.delete(uri);
    else throw new Error(`a device does not know ${name} here`);
  }
  return result;
}

describe('SyncML', () => {
  it('sets the node of every setting to every value that it has words for, and takes it back', () => {
    const said = new Set<string>();
    for (const { row, value } of cases) {
      const { files, emissions, commands } = produce(groupOf({ [row.id]: value }));
      const [emission] = emissions;
      if (row.mdm.kind !== 'node' || emission?.kind !== 'emitted') {
        expect(files.size, row.id).toBe(0);
        expect(emission?.kind, row.id).not.toBe('emitted');
        continue;
      }
      const forward = commands('.xml');
      if (value === 'remove') {
        expect(forward).toEqual([expect.objectContaining({ name: 'Delete', uri: row.mdm.uri })]);
        expect([...files.keys()]).toEqual(['syncml/office-clients.xml']);
        continue;
      }
      const wanted = sayInOma(row, row.mdm, value);
      if (wanted.kind !== 'said') throw new Error(`${row.id} is emitted without words`);
      const data = String(wanted.it.value);
      expect(forward, row.id).toEqual([
        {
          name: 'Replace',
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          uri: row.mdm.uri,
          format: row.mdm.format,
          data,
        },
      ]);
      expect(after(after(new Map(), forward), commands('.undo.xml')), row.id).toEqual(new Map());
      said.add(row.mdm.uri);
    }
    const uris = settingRows().flatMap(({ mdm }) => (mdm.kind === 'node' ? [mdm.uri] : []));
    expect(uris.filter((uri) => !said.has(uri))).toEqual([]);
    expect(said.size).toBe(new Set(uris).size);
  });

  it('takes back what any group says, where no node was set before', () => {
    const uris = ['./Device/Vendor/MSFT/Defender/Contoso', './Vendor/MSFT/Defender/Contoso', './Vendor/MSFT/Policy/X'];
    const anyNode = fc.record({ uri: fc.constantFrom(...uris), type: fc.constant('integer'), value: fc.nat() });
    let taken = 0;
    fc.assert(
      fc.property(
        anyGroup({ os: 'windows-11', mode: 'active', deliver: ['intune'] }),
        fc.uniqueArray(anyNode, { selector: ({ uri }) => uri, maxLength: 3 }),
        (plain, nodes) => {
          const oma = nodes.map((node) => ({ ...node, reason: 'r', at: {}, fields: {} }));
          const group = { ...plain, raw: { registry: [], oma } } as unknown as ResolvedGroup;
          const { files, commands } = produce(group);
          if (files.size === 0) return;
          const set = after(new Map(), commands('.xml'));
          const undo = files.has(`syncml/${group.name}.undo.xml`) ? commands('.undo.xml') : [];
          expect(after(set, undo)).toEqual(new Map());
          expect(set.size).toBeGreaterThanOrEqual(nodes.length);
          expect(new Set(undo.map(({ id }) => id)).size).toBe(undo.length);
          taken += set.size;
        },
      ),
      { numRuns: 180 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('leaves alone the nodes of others', () => {
    const others = new Map([['./Device/Vendor/MSFT/Policy/Config/Update/AllowAutoUpdate', 'int:1']]);
    const { commands } = produce(groupOf({ allowArchiveScanning: true, excludedPaths: ['C:\\a'] }));
    expect(after(after(others, commands('.xml')), commands('.undo.xml'))).toEqual(others);
  });

  it('gives a command an id that other commands do not change', () => {
    const alone = produce(groupOf({ allowArchiveScanning: true })).commands('.xml');
    const beside = produce(groupOf({ allowArchiveScanning: true, allowEmailScanning: true })).commands('.xml');
    expect(beside).toContainEqual(alone[0]);
    expect(new Set(beside.map(({ id }) => id)).size).toBe(2);
  });

  it('carries raw nodes, and escapes what they hold', () => {
    const uri = './Device/Vendor/MSFT/Contoso/<x>&"y"';
    const raw = {
      registry: [],
      oma: [{ uri, type: 'string', value: '<enabled/>\n]]> ä', reason: 'r', at: {}, fields: {} }],
    };
    const { commands } = produce(groupOf({}, { raw } as Pick<ResolvedGroup, 'raw'>));
    expect(commands('.xml')).toEqual([
      expect.objectContaining({ name: 'Replace', uri, format: 'chr', data: '<enabled/>\n]]> ä' }),
    ]);
  });

  it('refuses what XML has no character for', () => {
    const raw = {
      registry: [],
      oma: [{ uri: './a', type: 'string', value: '\u0001', reason: 'r', at: {}, fields: {} }],
    };
    expect(produce(groupOf({}, { raw } as Pick<ResolvedGroup, 'raw'>)).diagnostics).toEqual([
      expect.objectContaining({ code: 'mdm-not-xml', severity: 'error' }),
    ]);
  });

  it('says whom it does not reach', () => {
    const server = produce(groupOf({ allowArchiveScanning: true }, { os: ['windows-server-2022'] }));
    expect(server.files.size).toBe(0);
    expect(server.emissions).toEqual([
      { kind: 'unsupported', setting: 'allowArchiveScanning', why: expect.stringContaining('Windows Server 2022: ') },
    ]);
    const both = produce(groupOf({ allowArchiveScanning: true }, { os: ['windows-11', 'windows-server-2022'] }));
    expect(both.emissions).toEqual([
      { kind: 'emitted', setting: 'allowArchiveScanning', note: expect.stringContaining('Windows Server 2022: ') },
    ]);
  });

  it('keeps to the ways that a setting may go', () => {
    const { assignments, ...group } = groupOf({ allowArchiveScanning: true });
    const only = assignments.map((assignment) => ({ ...assignment, only: ['gpo' as const] }));
    expect(produce({ ...group, assignments: only }).files.size).toBe(0);
  });
});

describe.skipIf(factsMissing !== undefined)(
  `nodes and facts${factsMissing === undefined ? '' : `: ${factsMissing}`}`,
  () => {
    it('have the address and the format of their device description', () => {
      const { settings } = factsJson('defender-settings.json') as {
        settings: { id: string; csp?: string | null; cspFormat?: string | null }[];
      };
      const known = new Set(settingRows().map(({ id }) => id));
      const nodes = settings.filter(({ id, csp, cspFormat }) => known.has(id) && csp && cspFormat);
      const differ = nodes.flatMap(({ id, csp, cspFormat }) => {
        const { mdm } = settingRow(id);
        if (mdm.kind !== 'node') return [];
        return mdm.uri === csp && mdm.format === cspFormat
          ? []
          : [`${id}: ${mdm.uri} ${mdm.format}, not ${csp} ${cspFormat}`];
      });
      expect(nodes.length).toBeGreaterThan(100);
      expect(differ).toEqual([]);
    });
  },
);
