import { describe, expect, it } from 'vitest';
import { formatProblem } from './problem.ts';
import { readCatalogue } from './read-catalogue.ts';

const AREAS = 'scanning:\n  title: Scanning\n  about: What is scanned.\n';
const TEMPLATES =
  'antivirus:\n  id: 804339ad_1\n  name: Antivirus\n  family: endpointSecurityAntivirus\n  technologies: mdm\n';
const SYSTEMS = `kinds: { client: { class: client, productTypes: [1], captions: [Windows] } }
systems:
  windows-10:
    title: Windows 10
    kind: client
    versions: { 22H2: 19045 }
    modes: [{ since: { 2021-07: { passive: automatic, blockMode: yes } }, sources: [pcsp] }]
    intune: { mdm: enrolled-client, mde: managed }
`;
const ROW = `allowThing:
  title: Allow the thing
  type: { kind: toggle }
  registry:
    - { kind: value, key: Windows Defender\\Scan, name: DisableThing, type: dword, as: { on: 0, off: 1 } }
  mdm:
    uri: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowThing
    format: int
    as: { on: 1, off: 0 }
    catalog:
      definition: device_vendor_msft_policy_config_defender_allowthing
      instance: choice
      templates:
        antivirus: { instance: 11111111-2222-3333-4444-555555555555, value: 66666666-7777-8888-9999-000000000000 }
      basis: observed
  admx: { policy: Scan_DisableThing, category: Scan, name: Scan the thing, states: { enabled: on, disabled: off } }
  inPassive: unspecified
  tamperProtected: no
  sources: { pcsp: documented }
`;

function read(row: string, more: Readonly<Record<string, string>> = {}) {
  const texts = new Map(
    Object.entries({
      'areas.yaml': AREAS,
      'templates.yaml': TEMPLATES,
      'os.yaml': SYSTEMS,
      'requires.yaml': '{}',
      'scanning.yaml': row,
      ...more,
    }),
  );
  return readCatalogue({ folder: 'rows', texts, sources: ['pcsp'] });
}

/** What a change of the good row is answered with. */
function complaintsAbout(from: string | RegExp, to: string): readonly string[] {
  const changed = ROW.replace(from, to);
  expect(changed).not.toBe(ROW);
  return read(changed).problems.map(formatProblem);
}

describe('reading the catalogue', () => {
  it('spells out the short forms', () => {
    const { catalogue, problems } = read(ROW);
    expect(problems).toEqual([]);
    expect(catalogue.rows).toEqual([
      {
        id: 'allowThing',
        area: 'scanning',
        title: 'Allow the thing',
        type: { kind: 'toggle' },
        registry: {
          kind: 'values',
          writes: [
            {
              kind: 'value',
              key: 'Windows Defender\\Scan',
              name: 'DisableThing',
              type: 'dword',
              as: { on: 0, off: 1 },
            },
          ],
        },
        mdm: {
          kind: 'node',
          uri: './Device/Vendor/MSFT/Policy/Config/Defender/AllowThing',
          format: 'int',
          as: { on: 1, off: 0 },
          catalog: {
            definition: 'device_vendor_msft_policy_config_defender_allowthing',
            instance: 'choice',
            templates: [
              {
                template: '804339ad_1',
                instance: '11111111-2222-3333-4444-555555555555',
                value: '66666666-7777-8888-9999-000000000000',
              },
            ],
            basis: 'observed',
          },
        },
        admx: {
          file: 'WindowsDefender.admx',
          policy: 'Scan_DisableThing',
          category: 'Windows Components > Microsoft Defender Antivirus > Scan',
          name: 'Scan the thing',
          states: { enabled: 'on', disabled: 'off' },
        },
        inPassive: 'unspecified',
        tamperProtected: 'no',
        sources: [{ source: 'pcsp', basis: 'documented' }],
      },
    ]);
  });

  it.each<[string, string | RegExp, string, string]>([
    ['an unknown key', 'title:', 'titel:', 'rows/scanning.yaml:2:3: unknown key "titel" in "allowThing"; known are'],
    ['a missing key', / {2}inPassive.*\n/, '', 'rows/scanning.yaml:2:3: "inPassive" is missing in "allowThing"'],
    [
      'an unknown word',
      'unspecified',
      'unspecifed',
      'rows/scanning.yaml:17:14: "inPassive" of "allowThing" must be one of no-enforcement',
    ],
    [
      'a missing code',
      'as: { on: 1, off: 0 }',
      'as: { on: 1 }',
      'rows/scanning.yaml:9:5: the code for "off" is missing',
    ],
    [
      'the same code twice',
      'as: { on: 1, off: 0 }',
      'as: { on: 1, off: 1 }',
      'rows/scanning.yaml:9:5: two words have the same code',
    ],
    [
      'a code for no word',
      'as: { on: 0, off: 1 }',
      'as: { on: 0, off: 1, warn: 2 }',
      'rows/scanning.yaml:5:104: "warn" is no word of the type',
    ],
    [
      'text where a number belongs',
      'as: { on: 0, off: 1 }',
      "as: { on: '0', off: 1 }",
      'rows/scanning.yaml:5:89: the code must be a number for dword',
    ],
    [
      'an unknown kind',
      'kind: toggle',
      'kind: toggel',
      'rows/scanning.yaml:3:9: "kind" of "type" of "allowThing" must be one of toggle, choice',
    ],
    [
      'an unknown source',
      'pcsp:',
      'pscp:',
      'rows/scanning.yaml:19:14: unknown source "pscp"; add it to facts/sources.ts first',
    ],
    [
      'an unknown template',
      'antivirus: { instance',
      'antivrius: { instance',
      'rows/scanning.yaml:14:9: unknown template "antivrius"; templates.yaml names them',
    ],
    [
      'a state that is no word',
      'enabled: on',
      'enabled: yes',
      'rows/scanning.yaml:16:86: "yes" is no word of the type',
    ],
    [
      'a policy without states',
      ', states: { enabled: on, disabled: off }',
      '',
      'rows/scanning.yaml:16:3: either "states" or "element" says how the policy carries the value',
    ],
    [
      'a name of a map that layers need for themselves',
      'type: { kind: toggle }',
      'type: { kind: map, keys: { extend: Extend it }, values: { on: Yes } }',
      'rows/scanning.yaml:3:30: "extend" is how a layer adds to a map, so no key can be called that',
    ],
    [
      'a title with a full stop',
      'Allow the thing',
      'Allow the thing.',
      'rows/scanning.yaml:2:3: the title starts with a capital and has no full stop',
    ],
    [
      'a note that is no sentence',
      '  registry:',
      '  notes: [no sentence]\n  registry:',
      'rows/scanning.yaml:4:11: a note is one or more complete sentences',
    ],
    [
      'a key with its root',
      'Windows Defender\\Scan',
      '\\Windows Defender\\Scan',
      'rows/scanning.yaml:5:27: "key" of an entry of "registry" of "allowThing" must be a key below',
    ],
    [
      'a URI of another tree',
      './Device/Vendor',
      './User/Vendor',
      'rows/scanning.yaml:7:10: "uri" of "mdm" of "allowThing" must be an OMA-URI below',
    ],
    [
      'a list for one value',
      'kind: toggle',
      'kind: list, of: path',
      'rows/scanning.yaml:5:7: a list in one value needs a "delimiter"',
    ],
    ['broken YAML', '{ kind: toggle }', '{ kind: toggle', 'rows/scanning.yaml:4:3: '],
  ])('points at %s', (_, from, to, complaint) => {
    const complaints = complaintsAbout(from, to);
    expect(
      complaints.some((line) => line.startsWith(complaint)),
      complaints.join('\n'),
    ).toBe(true);
  });

  it('wants rows in order and ids once', () => {
    const twice = `${ROW}\n${ROW.replace('allowThing', 'allowOther')}`;
    expect(read(twice).problems.map(formatProblem)).toEqual([
      'rows/scanning.yaml:21:1: "allowOther" must stand before "allowThing": rows are sorted by id',
    ]);
    const areas = `${AREAS}updates:\n  title: Updates\n  about: Where updates come from.\n`;
    expect(read(ROW, { 'areas.yaml': areas, 'updates.yaml': ROW }).problems.map(formatProblem)).toEqual([
      'rows/updates.yaml:1:1: "allowThing" has a row in scanning.yaml already',
    ]);
  });

  it('wants a file per area and an area per file', () => {
    const areas = `${AREAS}updates:\n  title: Updates\n  about: Where updates come from.\n`;
    expect(read(ROW, { 'areas.yaml': areas }).problems.map(({ message }) => message)).toContain(
      'the area "updates" has no file updates.yaml',
    );
    expect(read(ROW, { 'stray.yaml': ROW }).problems.map(formatProblem)).toEqual([
      'rows/stray.yaml:1:1: areas.yaml does not name this area',
    ]);
  });

  it('says everything at once', () => {
    const worse = ROW.replace('title:', 'titel:')
      .replace('unspecified', 'unspecifed')
      .replace('tamperProtected: no', 'tamperProtected: maybe');
    expect(read(worse).problems.length).toBe(4);
  });
});
