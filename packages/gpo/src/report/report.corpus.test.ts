import type { Assignment, ResolvedGroup, SettingValue } from '@mdav/core';
import { settingRows } from '@mdav/core';
import { registryChannel } from '@mdav/registry';
import { boundaryValues } from '@mdav/testkit';
import { childrenNamed, elementsOf, localName, readXml, textOf, type XmlElement } from '@mdav/xml';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from '../../../../tests/corpus.ts';
import { gpoBackupFormat } from '../backup/format.ts';
import { GPO_OPTIONS, gpoTargets } from '../target/targets.ts';

const reports = corpusFiles('gpo-backup', /\/gpreport\.xml$/);

describe.skipIf(corpusMissing)(`genuine reports${corpusMissing ? `: ${corpusMissing}` : ''}`, () => {
  it('are encoded and laid out as ours', () => {
    expect(reports.length).toBeGreaterThan(40);
    const ours = textIn(reportOf({ allowArchiveScanning: true }));
    for (const { path, bytes } of reports) {
      const theirs = textIn(bytes);
      expect(ours.slice(0, 500).split('\r\n').slice(0, 3), path).toEqual(
        theirs.slice(0, 500).split('\r\n').slice(0, 3),
      );
      expect(theirs.endsWith('\r\n</GPO>'), path).toBe(true);
    }
    expect(ours.endsWith('\r\n</GPO>')).toBe(true);
  });

  it('have every element that ours have, at its place and in its order, but for the values of extra settings', () => {
    const known = new Set(reports.flatMap(({ bytes }) => placesIn(rootOf(bytes))));
    const orders = new Set(reports.flatMap(({ bytes }) => childOrders(rootOf(bytes))));
    const samples = settingRows()
      .flatMap((row) => boundaryValues(row).map((value) => reportOf({ [row.id]: value })))
      .filter((bytes) => bytes.length > 0)
      .concat(
        PREFERENCES.map((preferences) => reportOf({ allowArchiveScanning: true }, { gpo: { preferences }, raw: RAW })),
      );
    expect(samples.length).toBeGreaterThan(300);
    const places = new Set(samples.flatMap((bytes) => placesIn(rootOf(bytes))));
    // No report at hand has an extra setting with a value; others describe the two forms that are written.
    // Targeting is known from preferences of other kinds.
    const targeting = ['Filters/FilterGroup', 'Filters/FilterOrgUnit'];
    const ends = (place: string, end: string) => place.endsWith(`/${end}`);
    expect(targeting.filter((end) => ![...known].some((place) => ends(place, end)))).toEqual([]);
    const isTargeting = (place: string) => targeting.some((end) => ends(place, end));
    expect([...places].filter((place) => !known.has(place) && !isTargeting(place)).sort()).toEqual([
      'RegistrySetting/Value',
      'RegistrySetting/Value/Name',
      'RegistrySetting/Value/Number',
      'RegistrySetting/Value/String',
    ]);
    const unknown = new Set(
      samples.flatMap((bytes) => childOrders(rootOf(bytes))).filter((order) => !orders.has(order)),
    );
    expect([...unknown].filter((order) => !/^(?:RegistrySetting|Value|Filters):/.test(order))).toEqual([]);
  });

  it('have a comment where ours have it', () => {
    const genuine = reports.flatMap(({ bytes }) => descendants(rootOf(bytes), 'Policy'));
    const ours = descendants(rootOf(reportOf({ allowArchiveScanning: true })), 'Policy');
    const heads = (policies: readonly XmlElement[]) =>
      new Set(
        policies
          .filter((policy) => childrenNamed(policy, 'Comment').length > 0)
          .map((policy) =>
            elementsOf(policy)
              .slice(0, 6)
              .map((child) => localName(child.name))
              .join(),
          ),
      );
    expect(heads(ours)).toEqual(heads(genuine));
  });

  // What the newest template names otherwise is not compared.
  it.each([
    ['clong+DetectionLab/Vagrant/resources/GPO/disable_windows_defender', 7, ['Scan network files']],
    [
      'nsacyber+Windows-Secure-Host-Baseline/Windows/Group Policy Objects/Computer',
      6,
      ['Define the number of days before spyware definitions are considered out of date'],
    ],
  ])('%s: says of each Defender policy what ours says of it', (folder, count, gone) => {
    const tree = new Map(
      corpusFiles(`gpo-backup/${folder}`).map(({ path, bytes }) => [path.slice(`gpo-backup/${folder}/`.length), bytes]),
    );
    const read = gpoBackupFormat.decode(tree);
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    let compared = 0;
    const renamed: string[] = [];
    for (const { machine, residue } of read.value) {
      const report = residue.files.find(({ path }) => path === 'gpreport.xml');
      if (machine.policy === undefined || report === undefined) continue;
      const ours = policiesIn(rootOf(reportOf(registryChannel.lift(machine.policy).settings)));
      for (const theirs of policiesIn(rootOf(report.bytes))) {
        if (!/Windows Defender(?:\/|$)/.test(theirs.category)) continue;
        const found = ours.find(({ name }) => name === theirs.name);
        if (found === undefined) {
          renamed.push(theirs.name);
          continue;
        }
        compared += 1;
        expect(found.category).toBe(theirs.category.replace('Windows Defender', 'Microsoft Defender Antivirus'));
        expect([found.name, found.state]).toEqual([theirs.name, theirs.state]);
        // A choice that the console could not name has no value there; and it names choices in its own words.
        expect(found.controls.map(({ kind }) => kind)).toEqual(theirs.controls.map(({ kind }) => kind));
        const numbers = (policy: Policy) => policy.controls.filter(({ kind }) => kind === 'Numeric');
        expect(numbers(found)).toEqual(numbers(theirs));
      }
    }
    expect([compared, renamed]).toEqual([count, gone]);
  });
});

const PREFERENCES = [
  { values: 'outside-policies' },
  { values: 'outside-policies', securityGroup: 'A\\B', organizationalUnit: 'OU=C' },
] as const;
const RAW = {
  oma: [],
  registry: [{ key: 'HKLM\\SOFTWARE\\X', name: 'v', type: 'sz', data: 'x', reason: 'r', at: {}, fields: {} }],
} as const;

function reportOf(
  settings: Readonly<Record<string, SettingValue>>,
  more: Pick<ResolvedGroup, 'gpo' | 'raw'> = {},
): Uint8Array {
  const group: ResolvedGroup = {
    fleet: 'contoso',
    name: 'x',
    os: [{ id: 'windows-server-2022', at: {} }],
    mode: 'active',
    baseline: 'current',
    technique: 'documented',
    deliver: ['gpo'],
    assignments: Object.entries(settings).map(
      ([setting, value]): Assignment => ({ setting, value, origin: { kind: 'mode', because: 'Why.', at: {} } }),
    ),
    osModes: [],
    at: {},
    origins: {},
    ...more,
  };
  const about = { epochSeconds: 0, toolVersion: '0', options: { [GPO_OPTIONS.report]: 'yes' } };
  const files = gpoTargets.flatMap((target) => [...target.produce(group, about).files]);
  return files.find(([path]) => path.endsWith('/gpreport.xml'))?.[1] ?? new Uint8Array();
}

interface Control {
  readonly kind: string;
  readonly value?: string;
}

interface Policy {
  readonly name: string;
  readonly state: string;
  readonly category: string;
  readonly controls: readonly Control[];
}

/** The policies of a report, by the names of its elements. Labels stand beside the controls of a few old templates. */
function policiesIn(root: XmlElement): readonly Policy[] {
  return descendants(root, 'Policy').map((policy) => {
    const text = (name: string) => childrenNamed(policy, name).map(textOf).join();
    const controls = elementsOf(policy).filter((child) => !PLAIN.includes(localName(child.name)));
    return {
      name: text('Name').replace('Windows Defender', 'Microsoft Defender Antivirus'),
      state: text('State'),
      category: text('Category'),
      controls: controls.map((control) => {
        const kind = localName(control.name);
        return kind === 'Numeric' ? { kind, value: childrenNamed(control, 'Value').map(textOf).join() } : { kind };
      }),
    };
  });
}

const PLAIN = ['Name', 'State', 'Comment', 'Explain', 'Supported', 'Category', 'Text'];

function descendants(node: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(node).flatMap((child) => [
    ...(localName(child.name) === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

/** Where elements stand, as paths of local names; below the registry extension from its children on. */
function placesIn(node: XmlElement, above = ''): readonly string[] {
  return elementsOf(node).flatMap((child) => {
    const name = localName(child.name);
    const place = isPart(name) || above === '' ? name : `${above}/${name}`;
    return [place, ...placesIn(child, place)];
  });
}

function isPart(name: string): boolean {
  return name === 'Policy' || name === 'RegistrySetting';
}

/** The order of the kinds of children below each element, each kind once; a policy has a comment or has none. */
function childOrders(node: XmlElement): readonly string[] {
  const order = elementsOf(node)
    .map((child) => localName(child.name))
    .filter((name) => name !== 'Comment');
  const own = order.length === 0 ? [] : [`${localName(node.name)}:${[...new Set(order)].join()}`];
  return [...own, ...elementsOf(node).flatMap(childOrders)];
}

function rootOf(bytes: Uint8Array): XmlElement {
  const read = readXml(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value.root;
}

/** Throws when the bytes are no UTF-16LE with byte order mark. */
function textIn(bytes: Uint8Array): string {
  if (bytes[0] !== 0xff || bytes[1] !== 0xfe) throw new Error('no byte order mark');
  return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
}
