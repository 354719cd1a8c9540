import { type FileTree, utf8 } from '@mdav/core/format';

/** A name that a template of somebody else's could have: nothing of it may leave the line that it stands on. */
export const HOSTILE = 'Evil\nmdav: 2\u2028# x: &a *b !!js\u0085\u202e\u200b "quoted" #{ [';

const escaped = (text: string) => text.replace(/[&<>"\n]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const KEY = String.raw`SOFTWARE\Policies\Microsoft\Windows Defender\Contoso`;

/** A template of ours with every kind of element, below a category of another file. */
const ADMX = `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="contoso" namespace="Contoso.Policies.Defender"/>
    <using prefix="top" namespace="Contoso.Policies.Top"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <categories>
    <category name="Ring" displayName="$(string.Ring)"><parentCategory ref="top:Root"/></category>
    <category name="Round" displayName="$(string.Ring)"><parentCategory ref="Round"/></category>
  </categories>
  <policies>
    <policy name="Switch" class="Machine" displayName="$(string.Switch)" key="${KEY}" valueName="Example">
      <parentCategory ref="Ring"/><supportedOn ref="x"/>
      <enabledValue><decimal value="7"/></enabledValue><disabledValue><decimal value="8"/></disabledValue>
    </policy>
    <policy name="Again" class="Both" displayName="$(string.Again)" key="${KEY.toUpperCase()}" valueName="Example">
      <parentCategory ref="Round"/><supportedOn ref="x"/>
    </policy>
    <policy name="ForUsers" class="User" displayName="$(string.Users)" key="${KEY}" valueName="Example">
      <parentCategory ref="Ring"/><supportedOn ref="x"/>
    </policy>
    <policy name="Fields" class="Machine" displayName="$(string.Fields)" presentation="$(presentation.Fields)" key="${KEY}">
      <parentCategory ref="Ring"/><supportedOn ref="x"/>
      <elements>
        <decimal id="Interval" valueName="Interval" maxValue="24"/>
        <enum id="Level" valueName="Level">
          <item displayName="$(string.High)">
            <value><decimal value="2"/></value>
            <valueList defaultKey="${KEY}\\Zone"><item valueName="1C00"><value><decimal value="0"/></value></item></valueList>
          </item>
        </enum>
        <boolean id="Box" valueName="Box"><trueValue><decimal value="1"/></trueValue><falseValue><decimal value="0"/></falseValue></boolean>
        <text id="Text" valueName="Text"/>
        <list id="List" key="${KEY}\\List" additive="true"/>
      </elements>
    </policy>
    <policy name="Evil" class="Machine" displayName="$(string.Evil)" key="${KEY}" valueName="Evil">
      <parentCategory ref="Evil"/><supportedOn ref="x"/>
    </policy>
  </policies>
</policyDefinitions>`;

const TOP = `<policyDefinitions revision="1.0" schemaVersion="1.0">
  <policyNamespaces><target prefix="t" namespace="Contoso.Policies.Top"/></policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <categories><category name="Root" displayName="$(string.Root)"/></categories>
</policyDefinitions>`;

function adml(strings: Readonly<Record<string, string>>): Uint8Array {
  const table = Object.entries(strings).map(([id, text]) => `<string id="${id}">${escaped(text)}</string>`);
  return utf8(`<policyDefinitionResources revision="1.0" schemaVersion="1.0"><resources>
  <stringTable>${table.join('')}</stringTable>
  <presentationTable><presentation id="Fields">
    <decimalTextBox refId="Interval">Hours between two scans:</decimalTextBox>
    <dropdownList refId="Level">Level</dropdownList>
  </presentation></presentationTable>
</resources></policyDefinitionResources>`);
}

const TEXTS = {
  Ring: 'Contoso ring',
  Switch: 'Turn the example on',
  Again: 'Turn the example on again',
  Users: 'For users',
  Fields: 'Set the fields',
  High: 'High',
  Evil: HOSTILE,
};

/** A folder of templates, in two languages. */
export const templates: FileTree = new Map([
  ['PolicyDefinitions/Contoso.admx', utf8(ADMX)],
  ['PolicyDefinitions/de-DE/Contoso.adml', adml({ ...TEXTS, Switch: 'Beispiel einschalten' })],
  ['PolicyDefinitions/en-US/Contoso.adml', adml(TEXTS)],
  ['PolicyDefinitions/Top.admx', utf8(TOP)],
  ['PolicyDefinitions/fr-FR/Top.adml', adml({ Root: 'Windows Components' })],
  ['PolicyDefinitions/readme.txt', utf8('x')],
]);

export const TEMPLATE_KEY = KEY;
