import { dirname } from 'node:path/posix';
import { FURTHER_TARGETS, TARGETS } from '@mdav/cli';
import type { FileTree } from '@mdav/core/format';
import { textOfBytes } from '@mdav/core/format';
import { estateOf, everyPolicyIn, type FoundPolicy } from '@mdav/import';
import { polCodec, type RegistryEntry } from '@mdav/registry';
import { driftFleet, type GroupDrift } from '@mdav/review';
import { groupWith } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from './corpus.ts';

/**
 * What an export has of its own and no device knows: names, ids, dates, versions, order, annotations, encodings. The same
 * policy exported twice differs in it, and must be no drift.
 */
interface Export {
  readonly path: string;
  readonly files: FileTree;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Names of members that a service gives, and not whoever made the policy. */
const OF_SERVICE =
  /^(?:id|createdDateTime|lastModifiedDateTime|.*@odata\.(?:context|etag|associationLink|navigationLink))$/;

/** A service numbers settings, and names everything else by a GUID. */
function otherId(id: string): string {
  return /^\d+$/.test(id) ? String(Number(id) + 7) : '11111111-2222-3333-4444-555555555555';
}

/** Members in another order, other ids and dates, and the annotations that a newer service adds. */
function jsonNoise(value: Json, isTop = true): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => jsonNoise(item, false));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Readonly<Record<string, Json>>).flatMap(([key, part]): [string, Json][] => {
    if (OF_SERVICE.test(key) && typeof part === 'string')
      return [[key, key === 'id' ? otherId(part) : '2026-11-29T01:02:03Z']];
    if (key === 'version' && typeof part === 'number') return [[key, part + 1]];
    if (isTop && /^(?:name|displayName)$/.test(key)) return [[key, 'Renamed since']];
    // The instances of a policy are a set; what stands in a value may be a list with an order.
    if (isTop && (key === 'settings' || key === 'omaSettings') && Array.isArray(part))
      return [[key, [...(part as readonly Json[])].reverse().map((item) => jsonNoise(item, false))]];
    return [[key, jsonNoise(part, false)]];
  });
  const isInstance = '@odata.type' in value && 'settingDefinitionId' in value;
  const added: [string, Json][] = [
    ...(isInstance ? [['auditRuleInformation', null] as [string, Json]] : []),
    ...(isTop
      ? ([
          ['@odata.context', 'https://graph.example/$metadata'],
          ['lastModifiedDateTime', '2026-11-29T01:02:03Z'],
        ] as [string, Json][])
      : []),
  ];
  return Object.fromEntries([...added, ...entries.reverse()]);
}

/** Entries in another order, where no two of them touch one value or take something away. */
function polNoise(bytes: Uint8Array): Uint8Array {
  const read = polCodec.decode(bytes);
  if (!read.ok) return bytes;
  const { entries } = read.value;
  const places = new Set(
    entries.map((entry: RegistryEntry) => `${entry.key}\\${'name' in entry ? entry.name : ''}`.toLowerCase()),
  );
  if (places.size < entries.length || entries.some(({ kind }) => kind !== 'set')) return bytes;
  return polCodec.encode({ ...read.value, entries: [...entries].reverse() });
}

/** Sections in another order with comments between them, in another encoding. */
function regNoise(bytes: Uint8Array): Uint8Array {
  const text = textOfBytes(bytes);
  if (text === undefined) return bytes;
  const [head = '', ...sections] = text.split(/^(?=\[)/m);
  const keys = sections.map((section) => section.split('\n')[0]?.trim().toLowerCase());
  if (new Set(keys).size < keys.length || keys.some((key) => key?.startsWith('[-'))) return bytes;
  const last = sections.at(-1);
  const whole = last === undefined || /\n$/.test(last) ? sections : [...sections.slice(0, -1), `${last}\r\n`];
  const written = `${head}; exported again on 2026-11-29\r\n\r\n${[...whole].reverse().join('\r\n; another section\r\n')}`;
  const units = new Uint16Array([
    0xfeff,
    ...[...written].flatMap((letter) => [...Array(letter.length).keys()].map((at) => letter.charCodeAt(at))),
  ]);
  return new Uint8Array(units.buffer);
}

/** Dates, ids of backups, domains and controllers. */
function xmlNoise(bytes: Uint8Array): Uint8Array {
  const text = textOfBytes(bytes);
  if (text === undefined || bytes.includes(0)) return bytes;
  return utf8(
    text
      .replace(/\b20\d\d-\d\d-\d\d([T ])\d\d:\d\d:\d\d/g, '2026-11-29$101:02:03')
      .replace(/\b20\d\d-\d\d-\d\d([T ])\d\d:\d\d:\d\d(?=\]\])/g, '2026-11-29$101:02:03')
      .replace(/(<(?:GPODisplayName|DisplayName)[^>]*>(?:<!\[CDATA\[)?)[^\]<]*/g, '$1Renamed since')
      .replace(/(<GPODomainController[^>]*>(?:<!\[CDATA\[)?)[^\]<]*/g, '$1dc9.example.test')
      .replace(/\b(uid|clsid-never|changed)="[^"]*"/g, (whole, name: string) =>
        name === 'uid'
          ? 'uid="{00000000-1111-2222-3333-444444444444}"'
          : name === 'changed'
            ? 'changed="2026-11-29 01:02:03"'
            : whole,
      ),
  );
}

/** Rules in another order, from other files. */
function rulesNoise(bytes: Uint8Array): Uint8Array {
  const text = textOfBytes(bytes);
  if (text === undefined) return bytes;
  const rules = [...text.matchAll(/<(ComputerConfig|UserConfig)>[\s\S]*?<\/\1>/g)].map(([rule]) => rule);
  const [first] = rules;
  if (first === undefined) return bytes;
  const start = text.indexOf(first);
  const end = text.lastIndexOf('</PolicyRules>');
  const turned = [...rules]
    .reverse()
    .map((rule) => rule.replace(/<SourceFile>[^<]*/, '<SourceFile>D:\\elsewhere\\registry.pol'));
  const others = text
    .slice(start, end)
    .replace(/<(ComputerConfig|UserConfig)>[\s\S]*?<\/\1>/g, '')
    .trim();
  return utf8(`${text.slice(0, start)}<!-- made again -->\n${turned.join('\n')}\n${others}\n${text.slice(end)}`);
}

function noiseOf(path: string, bytes: Uint8Array): Uint8Array {
  if (/\.json$/i.test(path)) {
    const text = textOfBytes(bytes);
    if (text === undefined) return bytes;
    try {
      return utf8(JSON.stringify(jsonNoise(JSON.parse(text.replace(/^\uFEFF/, '')) as Json)));
    } catch {
      return bytes;
    }
  }
  if (/\.pol$/i.test(path)) return polNoise(bytes);
  if (/\.reg$/i.test(path)) return regNoise(bytes);
  if (/\.PolicyRules$/i.test(path)) return rulesNoise(bytes);
  // Other preferences than those of the registry are compared as files.
  if (/\/Preferences\/(?!Registry\/)/i.test(path)) return bytes;
  return /\.xml$/i.test(path) ? xmlNoise(bytes) : bytes;
}

/** Backups lie in a folder that is named after their id: another run gives another one. */
function withNoise(files: FileTree): FileTree {
  return new Map(
    [...files].map(([path, bytes]) => [
      path.replace(/\{[0-9A-F-]{36}\}(?=\/)/i, '{11111111-2222-3333-4444-555555555555}'),
      noiseOf(path, bytes),
    ]),
  );
}

const OWN = { fleet: 'f', group: 'g' };

/** Holds a policy against what the same policy said before. */
function driftBetween(before: FoundPolicy, after: FoundPolicy): GroupDrift | undefined {
  const ways = before.kind.deliver === undefined ? [] : [before.kind.deliver];
  const wanted = {
    group: 'g',
    os: [],
    mode: 'active' as const,
    settings: Object.entries(before.settings).map(([setting, value]) => ({ setting, value, at: {}, ways })),
    residue: before.residue.map(({ place, says }) => ({ place, says, ways })),
  };
  const own = { ...after, set: { ...after.set, own: OWN } };
  const facts = { fleet: 'f', groups: [OWN], names: new Map(), given: [], precedence: [], ignored: [] };
  return driftFleet({ fleet: 'f', groups: [wanted] }, estateOf([own], facts)).groups[0];
}

/** Tasks in another order, under other names, by the short name of the module, with remarks between them. */
function playbookNoise(bytes: Uint8Array): Uint8Array {
  const [head = '', ...tasks] = new TextDecoder().decode(bytes).split(/^(?= {4}- name: )/m);
  const turned = [...tasks].reverse().map((task, index) =>
    task
      .replace(/- name: .*/, `- name: "Renamed ${index}"`)
      .replace('ansible.windows.win_regedit:', 'win_regedit:')
      .replace(/^ {8}type: dword\n {8}data: (\d+)$/m, '        data: "$1" # as a text\n        datatype: dword'),
  );
  return utf8(`# made again\n${head}${turned.join('\n    # a remark\n')}`);
}

/** Commands in another order, with other ids, in a whole message. */
function syncmlNoise(bytes: Uint8Array): Uint8Array {
  const commands = new TextDecoder().decode(bytes).split(/^(?=<(?:Replace|Delete)>)/m);
  const turned = [...commands]
    .reverse()
    .map((command, index) => command.replace(/<CmdID>[^<]*/, `<CmdID>${index + 7}`));
  return utf8(
    `<?xml version="1.0"?>\n<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody>\n${turned.join('')}<Final/></SyncBody></SyncML>`,
  );
}

/** Resources and members in another order and other letters, with what the service adds. */
function monitorNoise(bytes: Uint8Array): Uint8Array {
  const { baseline } = JSON.parse(new TextDecoder().decode(bytes)) as {
    baseline: { resources: { resourceType: string; properties: Record<string, unknown> }[] };
  };
  const resources = baseline.resources.map(({ resourceType, properties }) => ({
    properties: {
      ...Object.fromEntries(Object.entries(properties).reverse()),
      Identity: '11111111-2222-3333-4444-555555555555',
      Assignments: [{ dataType: '#microsoft.graph.allDevicesAssignmentTarget' }],
    },
    resourceType: resourceType.toUpperCase().replace('MICROSOFT.INTUNE.', 'microsoft.intune.'),
    displayName: 'Renamed since',
  }));
  return utf8(JSON.stringify({ '@odata.context': 'x', id: 'y', displayName: 'Snapshot', parameters: [], resources }));
}

const group = groupWith(
  {
    cloudBlockLevel: 'high',
    puaProtection: 'block',
    allowArchiveScanning: true,
    excludedPaths: ['D:\\Data', 'E:\\x'],
    attackSurfaceReductionRules: {
      'block-psexec-wmi-process-creation': 'audit',
      'block-office-child-processes': 'block',
    },
  },
  { deliver: ['ansible', 'intune'] },
);

it.each<[string, string, (bytes: Uint8Array) => Uint8Array]>([
  ['ansible', 'ansible/devices.yml', playbookNoise],
  ['syncml', 'syncml/devices.xml', syncmlNoise],
  ['utcm', 'utcm/devices.json', monitorNoise],
])('what the target %s writes is silent about noise', (id, path, noise) => {
  const target = [...TARGETS, ...FURTHER_TARGETS].find((one) => one.id === id);
  const bytes = target?.produce(group, { epochSeconds: 0, toolVersion: '0' }).files.get(path) ?? new Uint8Array();
  const [before, after] = [bytes, noise(bytes)].map(
    (each) => everyPolicyIn({ root: path, files: new Map([['', each]]) }).policies[0],
  );
  if (before === undefined || after === undefined) throw new Error('a policy');
  expect(Object.keys(before.settings)).toHaveLength(5);
  expect(noise(bytes)).not.toEqual(bytes);
  const drift = driftBetween(before, after);
  expect([drift?.settings, drift?.residue]).toEqual([[], []]);
});

const folderOfBackup = /^(.*\/\{[0-9A-F-]{36}\})\//i;

function exportsIn(folder: string): readonly Export[] {
  const files = corpusFiles(folder).filter(({ path }) => !/INDEX|RESULTS|README/.test(path));
  if (folder !== 'gpo-backup') return files.map(({ path, bytes }) => ({ path, files: new Map([['', bytes]]) }));
  const backups = new Map<string, Map<string, Uint8Array>>();
  for (const { path, bytes } of files) {
    const backup = folderOfBackup.exec(path)?.[1];
    if (backup === undefined) continue;
    const tree = backups.get(backup) ?? new Map<string, Uint8Array>();
    tree.set(path.slice(dirname(backup).length + 1), bytes);
    backups.set(backup, tree);
  }
  return [...backups].map(([path, tree]) => ({ path, files: tree }));
}

/** A file that was named itself has an empty path; noise goes by its name. */
function noisy({ path, files }: Export): FileTree {
  const alone = files.get('');
  return alone === undefined ? withNoise(files) : new Map([['', noiseOf(path, alone)]]);
}

/** Policies of one file by name: their order in it is noise as well. */
function inOrder(policies: readonly FoundPolicy[]): readonly FoundPolicy[] {
  return policies.toSorted((a, b) => Number((a.name ?? '') > (b.name ?? '')) - Number((a.name ?? '') < (b.name ?? '')));
}

/** What there is of each kind at least, so that a suite that reads nothing does not pass for one that finds nothing. */
const FOLDERS: Readonly<Record<string, number>> = {
  'gpo-backup': 30,
  pol: 30,
  reg: 20,
  lgpo: 20,
  gpp: 1,
  'intune/settings-catalog': 300,
  'intune/custom': 3,
  policyrules: 2,
  configmgr: 1,
  dsc: 2,
  osconfig: 1,
};

describe.skipIf(corpusMissing !== undefined)(
  `genuine exports${corpusMissing === undefined ? '' : ` (${corpusMissing})`}`,
  () => {
    it.each(Object.entries(FOLDERS))('of %s are silent about noise', (folder, least) => {
      const counts = { read: 0, changed: 0, settings: 0, lines: 0 };
      for (const one of exportsIn(folder)) {
        const before = inOrder(everyPolicyIn({ root: one.path, files: one.files }).policies);
        if (before.length === 0) continue;
        const files = noisy(one);
        const after = inOrder(everyPolicyIn({ root: one.path, files }).policies);
        expect(
          after.map(({ kind }) => kind.word),
          one.path,
        ).toEqual(before.map(({ kind }) => kind.word));
        counts.read += 1;
        counts.changed += [...files.values()].some((bytes, index) => bytes !== [...one.files.values()][index]) ? 1 : 0;
        before.forEach((policy, index) => {
          // What is switched off, or for another system, says nothing at all.
          if (policy.off !== undefined || policy.elsewhere !== undefined) return;
          const drift = driftBetween(policy, after[index] ?? policy);
          expect({ settings: drift?.settings, residue: drift?.residue }, one.path).toEqual({
            settings: [],
            residue: [],
          });
          counts.settings += Object.keys(policy.settings).length;
          counts.lines += policy.residue.length;
        });
      }
      expect(counts.read).toBeGreaterThanOrEqual(least);
    });
  },
);
