import { utf8 } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import type { AdmlDocument } from './adml-form.ts';
import { applyPolicy, type PolicyState } from './apply-policy.ts';
import { admlCodec, admxCodec } from './codec.ts';
import type { AdmxDocument, AdmxElement, AdmxPolicy } from './form.ts';
import { policiesWriting } from './policies-writing.ts';

const KEY = 'Software\\Policies\\Demo';
const one = { kind: 'decimal', value: 1 } as const;

/** Every kind of everything. */
const document: AdmxDocument = {
  revision: '1.2',
  schemaVersion: '1.0',
  target: { prefix: 'ex', namespace: 'Example.Policies.Demo' },
  using: [{ prefix: 'windows', namespace: 'Microsoft.Policies.Windows' }],
  supersededAdm: ['old.adm'],
  minRequiredRevision: '1.1',
  fallbackCulture: 'de-DE',
  products: [
    {
      name: 'Product',
      displayName: '$(string.P)',
      versions: [
        {
          name: 'Major',
          displayName: '$(string.P)',
          versionIndex: 0,
          versions: [{ name: 'Minor', displayName: '$(string.P)', versionIndex: 3, versions: [] }],
        },
      ],
    },
  ],
  definitions: [
    { name: 'Any', displayName: '$(string.P)' },
    {
      name: 'Some',
      displayName: '$(string.P)',
      condition: {
        kind: 'and',
        terms: [
          { kind: 'range', ref: 'Product', minVersionIndex: 1, maxVersionIndex: 2 },
          { kind: 'reference', ref: 'windows:SUPPORTED_Windows8' },
        ],
      },
    },
  ],
  categories: [
    {
      name: 'Root',
      displayName: '$(string.R)',
      explainText: '$(string.R)',
      parentCategory: 'windows:WindowsComponents',
      seeAlso: ['this', 'that'],
      keywords: 'a b',
    },
  ],
  policies: [
    {
      name: 'Toggle',
      class: 'Both',
      displayName: '$(string.T)',
      explainText: '$(string.T)',
      parentCategory: 'Root',
      supportedOn: 'Some',
      key: KEY,
      valueName: 'Toggle',
      enabledValue: { kind: 'string', value: ' on <&> ' },
      disabledValue: { kind: 'delete' },
      enabledList: {
        defaultKey: `${KEY}\\L`,
        items: [
          { valueName: 'A', value: one },
          { key: 'Other', valueName: 'B', value: { kind: 'long-decimal', value: 2n ** 63n } },
        ],
      },
      disabledList: { items: [{ valueName: 'A', value: { kind: 'delete' } }] },
      elements: [],
    },
    {
      name: 'Elements',
      class: 'Machine',
      displayName: '$(string.E)',
      supportedOn: 'windows:SUPPORTED_Windows8',
      presentation: '$(presentation.E)',
      key: KEY,
      elements: [
        {
          kind: 'boolean',
          id: 'b',
          valueName: 'B',
          trueValue: one,
          falseValue: { kind: 'decimal', value: 0 },
          trueList: { items: [{ valueName: 'BT', value: one }] },
          falseList: { items: [{ valueName: 'BF', value: one }] },
        },
        {
          kind: 'decimal',
          id: 'd',
          valueName: 'D',
          required: true,
          minValue: 1,
          maxValue: 4_294_967_295,
          storeAsText: true,
          soft: true,
        },
        { kind: 'long-decimal', id: 'l', valueName: 'L', minValue: 0n, maxValue: 18_446_744_073_709_551_615n },
        { kind: 'text', id: 't', valueName: 'T', maxLength: 5, expandable: true, key: 'Other' },
        { kind: 'multi-text', id: 'm', valueName: 'M', maxLength: 6, maxStrings: 7 },
        {
          kind: 'enum',
          id: 'e',
          valueName: 'E',
          required: true,
          items: [{ displayName: '$(string.E)', value: one, valueList: { items: [{ valueName: 'EL', value: one }] } }],
        },
        {
          kind: 'list',
          id: 'x',
          additive: true,
          expandable: true,
          explicitValue: true,
          clientExtension: '{12345678-1234-1234-1234-123456789abc}',
        },
        { kind: 'list', id: 'y', key: `${KEY}\\Y`, valuePrefix: '' },
      ],
    },
  ],
};

const texts: AdmlDocument = {
  revision: '1.1',
  schemaVersion: '1.0',
  displayName: 'Demo',
  description: '',
  strings: [
    { id: 'T', text: 'Title & <more>' },
    { id: 'E', text: 'Two\nlines  and   blanks ' },
    { id: 'P', text: '' },
  ],
  presentations: [
    {
      id: 'E',
      controls: [
        { kind: 'text', text: 'Caption' },
        { kind: 'check-box', refId: 'b', label: 'Box', defaultChecked: true },
        { kind: 'decimal-text-box', refId: 'd', label: 'Number', defaultValue: 7, spin: false, spinStep: 5 },
        { kind: 'long-decimal-text-box', refId: 'l', label: 'Long' },
        { kind: 'text-box', refId: 't', label: 'Text', defaultValue: 'x' },
        { kind: 'combo-box', refId: 't', label: 'Combo', noSort: true, default: 'y', suggestions: ['y', 'z'] },
        { kind: 'multi-text-box', refId: 'm', showAsDialog: true, defaultHeight: 9 },
        { kind: 'dropdown-list', refId: 'e', label: 'Choice', noSort: true, defaultItem: 0 },
        { kind: 'list-box', refId: 'x', label: 'List' },
      ],
    },
    { id: 'Empty', controls: [] },
  ],
};

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'at')
      .map(([key, inner]) => [key, withoutPlaces(inner)]),
  );
}

describe('admxCodec and admlCodec', () => {
  it('read back every kind of policy, element and control', () => {
    const admx = admxCodec.decode(admxCodec.encode(document));
    expect(admx.diagnostics).toEqual([]);
    expect(admx.ok && withoutPlaces(admx.value)).toEqual(document);
    const adml = admlCodec.decode(admlCodec.encode(texts));
    expect(adml.diagnostics).toEqual([]);
    expect(adml.ok && withoutPlaces(adml.value)).toEqual(texts);
  });

  it('fill in the limits that a file does not say', () => {
    const outcome = admxCodec.decode(utf8(policyFile('<decimal id="d" valueName="D"/><text id="t" valueName="T"/>')));
    expect(outcome.ok && withoutPlaces(outcome.value.policies[0]?.elements)).toEqual([
      { kind: 'decimal', id: 'd', valueName: 'D', minValue: 0, maxValue: 9999 },
      { kind: 'text', id: 't', valueName: 'T', maxLength: 1023 },
    ]);
  });

  it('say where things stand', () => {
    const outcome = admxCodec.decode(utf8(policyFile('\n\n  <text id="t" valueName="T"/>')));
    expect(outcome.ok && outcome.value.policies[0]?.elements[0]?.at).toEqual({ line: 3, column: 3 });
  });

  it.each([
    ['another document', '<policyDefinitionResources/>', ['admx-other-document'], false],
    ['no XML', '<policyDefinitions>', ['xml-not-well-formed'], false],
    ['a document type', '<!DOCTYPE a><policyDefinitions/>', ['xml-document-type'], false],
    [
      'an attribute in other case',
      policyFile('<decimal id="d" valueName="D" maxvalue="5"/>'),
      ['admx-unknown-attribute'],
      true,
    ],
    [
      'an attribute of another element',
      policyFile('<text id="t" valueName="T" minValue="5"/>'),
      ['admx-unknown-attribute'],
      true,
    ],
    ['an element that is not known', policyFile('<slider id="s"/>'), ['admx-unknown-element'], true],
    [
      'an element that is called like a property of every object',
      policyFile('<constructor id="s"/>'),
      ['admx-unknown-element'],
      true,
    ],
    ['text between elements', policyFile('<text id="t" valueName="T"/>"'), ['admx-stray-text'], true],
    ['a number that is none', policyFile('<decimal id="d" valueName="D" maxValue="many"/>'), ['admx-bad-value'], true],
    [
      'a number that is too large',
      policyFile('<decimal id="d" valueName="D" maxValue="4294967296"/>'),
      ['admx-bad-value'],
      true,
    ],
    ['a flag that is none', policyFile('<text id="t" valueName="T" required="yes"/>'), ['admx-bad-value'], true],
    ['an element without id', policyFile('<text valueName="T"/>'), ['admx-missing-attribute'], true],
    [
      'a choice without value',
      policyFile('<enum id="e" valueName="E"><item displayName="$(string.E)"/></enum>'),
      ['admx-bad-value'],
      true,
    ],
    [
      'a choice with two values',
      policyFile(
        '<enum id="e" valueName="E"><item displayName="$(string.E)"><value><delete/><delete/></value></item></enum>',
      ),
      ['admx-bad-value'],
      true,
    ],
    [
      'another namespace',
      policyFile('').replace('2006/07/PolicyDefinitions', '2006/07/Policy'),
      ['admx-xml-namespace'],
      true,
    ],
    ['another class', policyFile('').replace('Machine', 'Computer'), ['admx-bad-value'], true],
  ])('report %s', (_, text, codes, ok) => {
    const outcome = admxCodec.decode(utf8(text));
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(outcome.ok).toBe(ok);
    for (const { hint, at } of outcome.diagnostics)
      expect([hint, at.line]).toEqual([expect.stringMatching(/^[A-Z][a-z]+ /), expect.any(Number)]);
  });

  it('never throw, whatever a file is cut or flipped into', () => {
    for (const [codec, bytes] of [
      [admxCodec, admxCodec.encode(document)],
      [admlCodec, admlCodec.encode(texts)],
    ] as const) {
      for (let length = 0; length < bytes.length; length += 7)
        expect(() => codec.decode(bytes.slice(0, length))).not.toThrow();
      for (let bit = 0; bit < bytes.length * 8; bit += 13) {
        const flipped = bytes.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => codec.decode(flipped)).not.toThrow();
      }
    }
  });
});

function policyFile(elements: string): string {
  return `<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0"><policyNamespaces><target prefix="a" namespace="A.B"/></policyNamespaces><resources minRequiredRevision="1.0"/><policies><policy name="P" class="Machine" displayName="$(string.P)" key="K"><supportedOn ref="S"/><elements>${elements}</elements></policy></policies></policyDefinitions>`;
}

describe('applyPolicy', () => {
  const [toggle, elements] = document.policies as [AdmxPolicy, AdmxPolicy];
  const bare: AdmxPolicy = { name: 'P', class: 'Machine', displayName: '', key: 'K', valueName: 'V', elements: [] };
  const withElement = (item: AdmxElement): AdmxPolicy => ({ ...bare, elements: [item] });
  const list: AdmxElement = { kind: 'list', id: 'x', key: 'L' };
  const said = (policy: AdmxPolicy, state: PolicyState) =>
    applyPolicy(policy, state).map((entry) => {
      const data =
        'data' in entry
          ? 'value' in entry.data
            ? entry.data.value
            : 'values' in entry.data
              ? entry.data.values.join()
              : ''
          : '';
      return `${entry.kind} ${entry.key}!${'name' in entry ? entry.name : '*'} ${'data' in entry ? `${entry.data.type}:${data}` : ''}`.trim();
    });

  it.each<readonly [string, AdmxPolicy, PolicyState, readonly string[]]>([
    ['Enabled without a value', bare, { kind: 'enabled' }, ['set K!V dword:1']],
    ['Disabled without a value', bare, { kind: 'disabled' }, ['delete K!V']],
    [
      'a policy without a value of its own',
      { ...bare, valueName: undefined } as unknown as AdmxPolicy,
      { kind: 'enabled' },
      [],
    ],
    [
      'Enabled with lists',
      toggle,
      { kind: 'enabled' },
      [`set ${KEY}!Toggle sz: on <&> `, `set ${KEY}\\L!A dword:1`, 'set Other!B qword:9223372036854775808'].map(
        (text) => text.trim(),
      ),
    ],
    ['Disabled with lists', toggle, { kind: 'disabled' }, [`delete ${KEY}!Toggle`, `delete ${KEY}!A`]],
    [
      'an element in the place of the policy',
      withElement({ kind: 'decimal', id: 'd', valueName: 'v', minValue: 0, maxValue: 9 }),
      { kind: 'enabled', inputs: { d: 4 } },
      ['set K!v dword:4'],
    ],
    [
      'its absence',
      withElement({ kind: 'decimal', id: 'd', valueName: 'v', minValue: 0, maxValue: 9 }),
      { kind: 'disabled' },
      ['delete K!v'],
    ],
    [
      'a list that is replaced',
      withElement(list),
      { kind: 'enabled', inputs: { x: ['a', 'b'] } },
      ['set K!V dword:1', 'clear L!*', 'set L!a sz:a', 'set L!b sz:b'],
    ],
    [
      'a list with a prefix',
      withElement({ ...list, additive: true, valuePrefix: 'n' }),
      { kind: 'enabled', inputs: { x: ['a', 'b'] } },
      ['set K!V dword:1', 'set L!n1 sz:a', 'set L!n2 sz:b'],
    ],
    [
      'a list with an empty prefix',
      withElement({ ...list, additive: true, valuePrefix: '' }),
      { kind: 'enabled', inputs: { x: ['a'] } },
      ['set K!V dword:1', 'set L!1 sz:a'],
    ],
    [
      'a list with names',
      withElement({ ...list, additive: true, explicitValue: true, expandable: true }),
      { kind: 'enabled', inputs: { x: { named: [['a', 'b']] } } },
      ['set K!V dword:1', 'set L!a expand-sz:b'],
    ],
    [
      'a list that is disabled',
      withElement({ ...list, additive: true }),
      { kind: 'disabled' },
      ['delete K!V', 'clear L!*'],
    ],
    [
      'every kind of input',
      elements,
      { kind: 'enabled', inputs: { b: true, d: 5, l: 6n, t: 'x', m: ['y', 'z'], e: 0 } },
      [
        `set ${KEY}!B dword:1`,
        `set ${KEY}!BT dword:1`,
        `directive ${KEY}!**soft.D sz:5`,
        `set ${KEY}!L qword:6`,
        'set Other!T expand-sz:x',
        `set ${KEY}!M multi-sz:y,z`,
        `set ${KEY}!E dword:1`,
        `set ${KEY}!EL dword:1`,
        `clear ${KEY}\\Y!*`,
      ],
    ],
    [
      'an unchecked box',
      elements,
      { kind: 'enabled', inputs: { b: false } },
      [`set ${KEY}!B dword:0`, `set ${KEY}!BF dword:1`, `clear ${KEY}\\Y!*`],
    ],
    [
      'input of another kind',
      withElement({ kind: 'text', id: 't', valueName: 'T', maxLength: 1 }),
      { kind: 'enabled', inputs: { t: 5 } },
      ['set K!V dword:1'],
    ],
  ])('%s', (_, policy, state, expected) => {
    expect(said(policy, state)).toEqual(expected);
  });
});

describe('policiesWriting', () => {
  it.each([
    ['the state of a policy', KEY, 'toggle', ['Toggle state']],
    ['a list of a state', 'other', 'B', ['Toggle state']],
    // The list without a key of its own may write any value of the policy's key.
    ['a box', KEY, 'B', ['Elements b', 'Elements x']],
    ['a list of a box', KEY, 'BF', ['Elements b', 'Elements x']],
    ['an element with a key of its own', 'Other', 'T', ['Elements t']],
    ['a list of a choice', KEY, 'EL', ['Elements e', 'Elements x']],
    ['any value of a list', `${KEY}\\Y`, 'whatever', ['Elements y']],
    ['nothing', 'Nowhere', 'Toggle', []],
  ])('finds %s', (_, key, name, expected) => {
    const found = policiesWriting(document, key, name).map(
      ({ policy, by }) => `${policy.name} ${by.kind === 'state' ? 'state' : by.id}`,
    );
    expect(found).toEqual(key === KEY && name === 'toggle' ? [...expected, 'Elements x'] : expected);
  });
});
