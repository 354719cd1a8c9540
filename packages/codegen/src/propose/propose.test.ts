import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { settingRow, settingRows } from '../../../core/src/catalogue/lookup.ts';
import { SOURCES } from '../../../core/src/facts/sources.ts';
import { readTemplate, type Template } from '../admx/template.ts';
import { CORPUS, findFiles, NO_CORPUS, readText } from '../conformance/outside.ts';
import { readCatalogue } from '../source/read-catalogue.ts';
import { comparePolicy } from './compare-policy.ts';
import { printProposal, propose } from './propose.ts';
import { OPEN } from './skeleton.ts';

const FILE = 'WindowsDefender.admx';
const KEY = 'Software\\Policies\\Microsoft\\Windows Defender';

const template = (policies: string): Template =>
  readTemplate(
    `<policyDefinitions revision="1.0"><policyNamespaces><target prefix="d" namespace="D"/></policyNamespaces>
<supportedOn><definitions><definition name="S1" displayName="$(string.S1)"/></definitions></supportedOn>
<categories><category name="Root" displayName="$(string.Root)"><parentCategory ref="windows:WindowsComponents"/></category>
<category name="Scan" displayName="$(string.Scan)"><parentCategory ref="Root"/></category></categories>
<policies>${policies}</policies></policyDefinitions>`,
    `<policyDefinitionResources><resources><stringTable>
<string id="S1">Windows 12 and later</string><string id="Root">Microsoft Defender Antivirus</string><string id="Scan">Scan</string>
<string id="T">Do a new thing</string><string id="A">Scan archive files</string>
<string id="One">(0x1) Some of it</string><string id="Two">All</string></stringTable></resources></policyDefinitionResources>`,
  );
const policy = (name: string, attributes: string, inside: string, title = 'T') =>
  `<policy name="${name}" class="Machine" displayName="$(string.${title})" key="${KEY}\\Scan" ${attributes}><parentCategory ref="Scan"/><supportedOn ref="S1"/>${inside}</policy>`;
const elements = (inside: string) => `<elements>${inside}</elements>`;

/** The row of a skeleton with everything that is open filled in, as the reader of the catalogue takes it. */
function readSkeleton(text: string) {
  const written = parse(text) as Record<string, Record<string, unknown>>;
  const [[id = '', row = {}] = []] = Object.entries(written);
  const filled = JSON.parse(JSON.stringify(row).replaceAll(OPEN, 'Words')) as Record<string, unknown>;
  const whole = {
    ...filled,
    title: 'Do it',
    mdm: { kind: 'unsupported', why: 'No node.' },
    inPassive: 'unspecified',
    tamperProtected: 'not-stated',
    sources: { 'admx-2024': 'documented' },
  };
  const { catalogue, problems } = readCatalogue({
    folder: 'f',
    texts: new Map([
      ['areas.yaml', 'new: { title: New, about: New things. }\n'],
      ['templates.yaml', '{}\n'],
      ['os.yaml', '{ kinds: {}, systems: {} }\n'],
      ['requires.yaml', '{}\n'],
      ['new.yaml', stringify({ [id]: whole })],
    ]),
    sources: Object.keys(SOURCES),
  });
  return { row: catalogue.rows[0], problems };
}

describe('propose', () => {
  it('makes a row of every kind of policy that is new', () => {
    const { skeletons } = propose(
      template(
        [
          policy(
            'Scan_New',
            'valueName="DisableNew"',
            '<enabledValue><decimal value="0"/></enabledValue><disabledValue><decimal value="1"/></disabledValue>',
          ),
          policy(
            'Scan_Level',
            '',
            elements(
              '<enum id="E" valueName="Level"><item displayName="$(string.One)"><value><decimal value="1"/></value></item><item displayName="$(string.Two)"><value><decimal value="2"/></value></item></enum>',
            ),
          ),
          policy('Scan_Size', '', elements('<decimal id="D" valueName="Size" minValue="1" maxValue="9"/>')),
          policy('Scan_Path', '', elements('<text id="P" valueName="Path"/>')),
          policy(
            'Scan_Many',
            'valueName="Scan_Many"',
            elements(`<list id="L" key="${KEY}\\Scan\\Many" additive="true" explicitValue="true"/>`),
          ),
          policy('Scan_Lines', '', elements('<multiText id="M" valueName="Lines"/>')),
        ].join(''),
      ),
      [],
      FILE,
    );
    const rows = skeletons.map(({ text }) => {
      const { row, problems } = readSkeleton(text);
      expect(problems, text).toEqual([]);
      return row;
    });
    expect(rows.map((row) => [row?.id, row?.type.kind])).toEqual([
      ['disableNew', 'toggle'],
      ['level', 'choice'],
      ['size', 'integer'],
      ['path', 'text'],
      ['many', 'list'],
      ['lines', 'list'],
    ]);
    expect(rows[0]?.registry).toMatchObject({
      writes: [{ key: 'Windows Defender\\Scan', name: 'DisableNew', type: 'dword', as: { on: 0, off: 1 } }],
    });
    expect(rows[0]?.admx).toEqual({
      file: FILE,
      policy: 'Scan_New',
      category: 'Windows Components > Microsoft Defender Antivirus > Scan',
      name: 'Do a new thing',
      states: { enabled: 'on', disabled: 'off' },
    });
    expect(rows[0]?.since).toEqual({ gpo: 'Windows 12 and later' });
    expect(rows[1]?.registry).toMatchObject({ writes: [{ as: { 'some-of-it': 1, all: 2 } }] });
    expect(rows[2]?.type).toMatchObject({ min: 1, max: 9 });
    expect(rows[4]?.registry).toMatchObject({
      writes: [{ key: 'Windows Defender\\Scan\\Many', marker: { key: 'Windows Defender\\Scan', name: 'Scan_Many' } }],
    });
  });

  it('leaves open what a template cannot know', () => {
    const { skeletons } = propose(template(policy('Scan_New', 'valueName="New"', '')), [], FILE);
    const { problems } = readCatalogue({
      folder: 'f',
      texts: new Map([
        ['areas.yaml', 'new: { title: New, about: New things. }\n'],
        ['templates.yaml', '{}\n'],
        ['os.yaml', '{ kinds: {}, systems: {} }\n'],
        ['requires.yaml', '{}\n'],
        ['new.yaml', skeletons[0]?.text ?? ''],
      ]),
      sources: Object.keys(SOURCES),
    });
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('"inPassive"'),
      expect.stringContaining('"tamperProtected"'),
    ]);
  });

  it('names what is different, what is missing and how much is the same', () => {
    const archive = (enabled: number) =>
      policy(
        'Scan_DisableArchiveScanning',
        'valueName="DisableArchiveScanning"',
        `<enabledValue><decimal value="${enabled}"/></enabledValue><disabledValue><decimal value="1"/></disabledValue>`,
        'A',
      );
    const rows = [settingRow('allowArchiveScanning'), settingRow('puaProtection')];
    expect(propose(template(archive(0)), rows, FILE)).toEqual({
      skeletons: [],
      differences: [],
      missing: [{ setting: 'puaProtection', policy: 'Root_PUAProtection' }],
      same: 1,
    });
    const changed = propose(template(archive(2)), rows, FILE);
    expect(changed.differences).toEqual([
      {
        setting: 'allowArchiveScanning',
        policy: 'Scan_DisableArchiveScanning',
        says: ['The data of Enabled: 2 in the template, 0 in the row.'],
      },
    ]);
    expect(
      printProposal(changed, FILE),
    ).toBe(`# WindowsDefender.admx against the catalogue: 0 new, 1 different, 1 missing, 0 the same.

# Different:
# - allowArchiveScanning (Scan_DisableArchiveScanning)
#   The data of Enabled: 2 in the template, 0 in the row.

# Not in this template:
# - puaProtection (Root_PUAProtection)
`);
  });

  it('prints YAML that can be pasted', () => {
    const proposal = propose(template(policy('Scan_New', 'valueName="New"', '')), [], FILE);
    expect(Object.keys(parse(printProposal(proposal, FILE)) as object)).toEqual(['new']);
  });
});

describe.skipIf(NO_CORPUS)(`proposals for a genuine template${NO_CORPUS}`, () => {
  const [path = ''] = NO_CORPUS
    ? []
    : findFiles('admx', 'windowsdefender.admx').filter((file) => file.startsWith('YongRhee'));
  const [texts = ''] = NO_CORPUS
    ? []
    : findFiles('admx', 'windowsdefender.adml').filter((file) => file.startsWith('YongRhee'));
  const genuine = NO_CORPUS
    ? undefined
    : readTemplate(readText(join(CORPUS, 'admx', path)), readText(join(CORPUS, 'admx', texts)));

  it('say of the catalogue as it is that nothing is new and nothing different', () => {
    if (genuine === undefined) return;
    expect(propose(genuine, settingRows(), FILE)).toMatchObject({ skeletons: [], differences: [], same: 154 });
  });

  it('give every policy a skeleton that says what the policy says', () => {
    if (genuine === undefined) return;
    const { skeletons } = propose(genuine, [], FILE);
    expect(skeletons).toHaveLength(154);
    for (const { policy: name, text } of skeletons) {
      const { row, problems } = readSkeleton(text);
      expect([name, problems]).toEqual([name, []]);
      const found = genuine.policies.get(name);
      expect([name, row && found && comparePolicy(row, found)]).toEqual([name, []]);
    }
  });
});
