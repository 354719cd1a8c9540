import { type FileTree, utf8 } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import { lintAdmx } from './lint-admx.ts';
import { isRefusedByMdm } from './mdm.ts';

const ADMX = `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces><target prefix="ex" namespace="Example.Policies.Demo" /><using prefix="windows" namespace="Microsoft.Policies.Windows" /></policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn><definitions><definition name="ANY" displayName="$(string.ANY)" /></definitions></supportedOn>
  <categories><category name="Root" displayName="$(string.Root)"><parentCategory ref="windows:WindowsComponents" /></category></categories>
  <policies>
    <policy name="Mode" class="Machine" displayName="$(string.Mode)" explainText="$(string.Mode_Explain)" presentation="$(presentation.Mode)" key="Software\\Demo">
      <parentCategory ref="Root" /><supportedOn ref="ANY" />
      <elements>
        <enum id="Choice" valueName="Choice"><item displayName="$(string.Off)"><value><decimal value="0" /></value></item></enum>
        <decimal id="Number" valueName="Number" minValue="2" maxValue="5" />
      </elements>
    </policy>
  </policies>
</policyDefinitions>`;
const ADML = `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>Demo</displayName><description>Demo</description>
  <resources>
    <stringTable><string id="ANY">Any</string><string id="Root">Root</string><string id="Mode">Mode</string><string id="Mode_Explain">Why</string><string id="Off">Off</string></stringTable>
    <presentationTable><presentation id="Mode"><dropdownList refId="Choice" defaultItem="0">Choice</dropdownList><decimalTextBox refId="Number" defaultValue="2">Number</decimalTextBox></presentation></presentationTable>
  </resources>
</policyDefinitionResources>`;

function tree(admx: string, adml: string, more: Readonly<Record<string, string>> = {}): FileTree {
  const files = { 'demo.admx': admx, 'en-US/demo.adml': adml, ...more };
  return new Map(Object.entries(files).map(([path, text]) => [path, utf8(text)]));
}

function edit(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the text has no ${from}`);
  return text.replace(from, to);
}

const admx = (from: string, to: string) => tree(edit(ADMX, from, to), ADML);
const adml = (from: string, to: string) => tree(ADMX, edit(ADML, from, to));

describe('lintAdmx', () => {
  it('is silent on what is right', () => {
    expect(lintAdmx(tree(ADMX, ADML))).toEqual([]);
    expect(lintAdmx(tree(ADMX, ADML, { 'de-DE/demo.adml': ADML, 'readme.txt': 'x' }))).toEqual([]);
    expect(
      lintAdmx(new Map([...tree(ADMX, ADML)].map(([path, bytes]) => [path.replace('en-US/', ''), bytes]))),
    ).toEqual([]);
    expect(lintAdmx(new Map())).toEqual([]);
  });

  const string = '<string id="Extra">Extra</string>';
  const other = edit(
    edit(ADMX, 'Example.Policies.Demo', 'Example.Policies.Other'),
    'policyNamespaces>',
    'policyNamespaces>',
  );
  const cases: readonly (readonly [string, FileTree, readonly string[]])[] = [
    ['no texts', new Map([['demo.admx', utf8(ADMX)]]), ['error admx-no-language demo.admx:']],
    [
      'texts without definitions',
      new Map([['en-US/demo.adml', utf8(ADML)]]),
      ['warning adml-without-admx en-US/demo.adml:'],
    ],
    [
      'a broken definition file',
      tree('<a>', ADML),
      ['error xml-not-well-formed demo.admx:1', 'warning adml-without-admx en-US/demo.adml:'],
    ],
    [
      'a broken text file',
      tree(ADMX, '<a/>'),
      ['error admx-other-document en-US/demo.adml:1', 'error admx-no-language demo.admx:'],
    ],
    ['a string that is missing', adml('<string id="Off">Off</string>', ''), ['error admx-string-missing demo.admx:11']],
    [
      'a string that nothing uses',
      adml('<string id="ANY"', `${string}<string id="ANY"`),
      ['info admx-string-orphan en-US/demo.adml:5'],
    ],
    [
      'a string twice',
      adml('<string id="ANY"', '<string id="any">x</string><string id="ANY"'),
      ['error admx-duplicate-name en-US/demo.adml:5'],
    ],
    [
      'text in the place of a reference',
      admx('$(string.Mode)', 'Mode'),
      ['error admx-bad-reference demo.admx:8', 'info admx-string-orphan en-US/demo.adml:5'],
    ],
    [
      'a presentation that is missing',
      adml('<presentation id="Mode">', '<presentation id="Mood">'),
      ['error admx-presentation-missing demo.admx:8', 'info admx-presentation-orphan en-US/demo.adml:6'],
    ],
    [
      'no presentation',
      admx(' presentation="$(presentation.Mode)"', ''),
      ['error admx-no-presentation demo.admx:8', 'info admx-presentation-orphan en-US/demo.adml:6'],
    ],
    [
      'no reference to a presentation',
      admx('$(presentation.Mode)', '$(string.Mode)'),
      ['error admx-bad-reference demo.admx:8', 'info admx-presentation-orphan en-US/demo.adml:6'],
    ],
    [
      'a control in other case',
      adml('refId="Number"', 'refId="number"'),
      ['error admx-control-missing en-US/demo.adml:6', 'error admx-control-without-element en-US/demo.adml:6'],
    ],
    [
      'a second control',
      adml('</presentation>', '<decimalTextBox refId="Number" defaultValue="3"/></presentation>'),
      ['warning admx-control-twice en-US/demo.adml:6'],
    ],
    [
      'a control of another kind',
      adml('<dropdownList refId="Choice" defaultItem="0">Choice</dropdownList>', '<listBox refId="Choice">x</listBox>'),
      ['error admx-control-mismatch en-US/demo.adml:6'],
    ],
    [
      'a default beyond the choices',
      adml('defaultItem="0"', 'defaultItem="1"'),
      ['warning admx-default-out-of-range en-US/demo.adml:6'],
    ],
    [
      'a default beyond the limits',
      adml('defaultValue="2"', 'defaultValue="6"'),
      ['warning admx-default-out-of-range en-US/demo.adml:6'],
    ],
    [
      'a category that is missing',
      admx('<parentCategory ref="Root" />', '<parentCategory ref="Route" />'),
      ['error admx-unknown-category demo.admx:8'],
    ],
    [
      'a definition that is missing',
      admx('<supportedOn ref="ANY" />', '<supportedOn ref="ALL" />'),
      ['warning admx-unknown-support demo.admx:8'],
    ],
    ['no definition', admx('<supportedOn ref="ANY" />', ''), ['error admx-no-support demo.admx:8']],
    [
      'a prefix that is missing',
      admx('ref="windows:WindowsComponents"', 'ref="win:WindowsComponents"'),
      ['error admx-unknown-prefix demo.admx:6'],
    ],
    ['its own prefix', admx('<parentCategory ref="Root" />', '<parentCategory ref="ex:Root" />'), []],
    [
      'a part of a definition that is missing',
      admx(
        'displayName="$(string.ANY)" />',
        'displayName="$(string.ANY)"><or><reference ref="NONE" /></or></definition>',
      ),
      ['warning admx-unknown-support demo.admx:5'],
    ],
    ['a name with a hyphen', admx('name="Mode"', 'name="Mo-de"'), ['warning admx-bad-name demo.admx:8']],
    [
      'a name twice',
      admx('<elements>', '<elements><text id="Choice" valueName="C"/>'),
      ['error admx-duplicate-name demo.admx:11', 'error admx-control-mismatch en-US/demo.adml:6'],
    ],
    [
      'texts that are too old',
      adml('revision="1.0"', 'revision="0.9"'),
      ['error admx-revision-mismatch en-US/demo.adml:'],
    ],
    ['texts that are newer', adml('revision="1.0"', 'revision="1.10"'), []],
    [
      'a language that lacks a string',
      tree(ADMX, ADML, { 'de-DE/demo.adml': edit(ADML, '<string id="Off">Off</string>', '') }),
      ['error admx-string-missing demo.admx:11', 'warning admx-language-parity de-DE/demo.adml:'],
    ],
    [
      'a namespace twice',
      tree(ADMX, ADML, { 'other.admx': ADMX, 'en-US/other.adml': ADML }),
      ['error admx-namespace-clash other.admx:3'],
    ],
    ['another namespace', tree(ADMX, ADML, { 'other.admx': other, 'en-US/other.adml': ADML }), []],
    [
      'a reference into another file',
      tree(
        edit(
          edit(ADMX, 'Microsoft.Policies.Windows', 'Example.Policies.Other'),
          'windows:WindowsComponents',
          'windows:Nothing',
        ),
        ADML,
        { 'other.admx': other, 'en-US/other.adml': ADML },
      ),
      ['error admx-unknown-category demo.admx:6'],
    ],
    [
      'a key that MDM refuses',
      admx('key="Software\\Demo"', 'key="SOFTWARE\\Policies\\Microsoft\\Windows Defender"'),
      ['info admx-mdm-refused demo.admx:8'],
    ],
    ['a misspelt attribute', admx('maxValue="5"', 'maxvalue="5"'), ['warning admx-unknown-attribute demo.admx:12']],
  ];
  it.each(cases)('%s', (_, files, expected) => {
    const found = lintAdmx(files);
    expect(found.map(({ severity, code, at }) => `${severity} ${code} ${at.file}:${at.line ?? ''}`)).toEqual(expected);
    for (const { hint, message } of found)
      expect([hint, message]).toEqual([expect.stringMatching(/^[A-Z][a-z]+ /), expect.stringMatching(/[.]$/)]);
  });
});

describe('isRefusedByMdm', () => {
  it.each([
    ['SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection', true],
    ['Software\\Policies\\Microsoft', true],
    ['Software\\Microsoft\\Windows', true],
    ['System\\CurrentControlSet', true],
    ['Software\\Policies\\Microsoft\\Office\\16.0', false],
    ['Software\\Policies\\Microsoft\\OfficeX', true],
    ['Software\\Microsoft\\Edge', false],
    ['Software\\Policies\\Contoso', false],
    ['Systems\\X', false],
  ])('%s: %s', (key, refused) => {
    expect(isRefusedByMdm(key)).toBe(refused);
  });
});
