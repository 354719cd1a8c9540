import { utf8 } from '@mdav/core/format';
import { liftRegistryForms, type RegistryEntry, type RegistryPolicy, recordData, recordName } from '@mdav/registry';
import { describeSource } from '@mdav/testkit';
import { element, isXmlText, OWN_STYLE, writeXml, type XmlElement } from '@mdav/xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from '../../../../tests/corpus.ts';
import { policyRulesSource } from '../source/policy-rules-source.ts';
import { decodePolicyRules } from './decode.ts';

const DEFENDER = String.raw`Software\Policies\Microsoft\Windows Defender`;

/** A rule as the genuine files write it. */
function rule(tag: string, entry: RegistryEntry, name: string): XmlElement {
  const data = recordData(entry);
  const text = data.type === 'dword' ? String(data.value) : data.type === 'sz' ? data.value : '';
  return element(tag, {}, [
    element('Key', {}, [entry.key]),
    element('Value', {}, [recordName(entry)]),
    element('RegType', {}, [data.type === 'dword' ? 'REG_DWORD' : 'REG_SZ']),
    element('RegData', {}, [text]),
    element('PolicyName', {}, [name]),
  ]);
}

function rulesFile(objects: readonly { readonly name: string; readonly policies: readonly RegistryPolicy[] }[]) {
  const nodes = objects.flatMap(({ name, policies }) =>
    policies.flatMap(({ hive, entries }) =>
      entries.map((entry) => rule(hive === 'machine' ? 'ComputerConfig' : 'UserConfig', entry, name)),
    ),
  );
  return writeXml(element('PolicyRules', {}, nodes), OWN_STYLE);
}

const text = fc.string({ minLength: 1, maxLength: 12 }).filter((each) => isXmlText(each) && !/[\r\n]/.test(each));
const words = text.filter((each) => each === each.trim() && !each.startsWith('**'));
const key = fc.array(
  words.filter((each) => !each.includes('\\')),
  { minLength: 1, maxLength: 4 },
);
const entry: fc.Arbitrary<RegistryEntry> = fc
  .tuple(
    key.map((parts) => parts.join('\\')),
    words,
    fc.oneof(
      fc.integer({ min: 0, max: 0xffffffff }).map((value) => ({ type: 'dword', value }) as const),
      text.map((value) => ({ type: 'sz', value }) as const),
    ),
    fc.constantFrom('set', 'delete', 'clear'),
  )
  .map(([where, name, data, kind]): RegistryEntry => {
    if (kind === 'clear') return { kind, key: where };
    return kind === 'delete' ? { kind, key: where, name } : { kind, key: where, name, data };
  });
const policy = (hive: RegistryPolicy['hive']) =>
  fc.array(entry, { minLength: 1, maxLength: 5 }).map((entries): RegistryPolicy => ({ hive, entries }));
const objects = fc.uniqueArray(fc.record({ name: words, policies: fc.tuple(policy('machine'), policy('user')) }), {
  selector: ({ name }) => name,
  minLength: 1,
  maxLength: 4,
});

describe('rules of Policy Analyzer', () => {
  it('give back every object that was written into them', () => {
    fc.assert(
      fc.property(objects, (written) => {
        const read = decodePolicyRules(rulesFile(written));
        if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
        expect(read.value.map(({ name, policies }) => ({ name, policies }))).toEqual(written);
      }),
    );
  });

  it.each<[string, string, object]>([
    ['<Other/>', 'policy-rules-other-document', { line: 1, column: 1 }],
    ['<PolicyRules>', 'xml-not-well-formed', { line: 1 }],
  ])('that are none are refused with the place: %s', (file, code, at) => {
    expect(decodePolicyRules(utf8(file))).toMatchObject({ ok: false, diagnostics: [{ code, at }] });
  });

  it.each<[string, string, object, string, boolean]>([
    ['<Key></Key>', 'without a key', { line: 3, column: 1 }, 'HKLM\\', true],
    [
      '<Key>\\A</Key><Value>B</Value><RegType>REG_SZ</RegType>',
      'with an empty part',
      { line: 3 },
      'HKLM\\\\A\\B',
      false,
    ],
    [
      `<Key>\\${DEFENDER}\\</Key><Value>B</Value><RegType>REG_SZ</RegType>`,
      'with empty parts about one of Defender',
      { line: 3 },
      `HKLM\\\\${DEFENDER}\\\\B`,
      true,
    ],
    ['<Key>A</Key><Value>B</Value>', 'without a type', { line: 3, column: 1 }, 'HKLM\\A\\B', false],
    [`<Key>${DEFENDER}</Key><RegType>REG_SZ</RegType>`, 'without a name', { line: 3 }, `HKLM\\${DEFENDER}`, true],
    [
      `<Key>${DEFENDER}</Key><Value>B</Value><RegType>REG_DWORD</RegType>\n<RegData>4294967296</RegData>`,
      'with other data than its type',
      { line: 4, column: 1 },
      `HKLM\\${DEFENDER}\\B`,
      true,
    ],
  ])('read the other rules beside one like %s (%s), which is named', (bad, _, at, what, isDefender) => {
    const good = `<Key>${DEFENDER}</Key><Value>PUAProtection</Value><RegType>REG_DWORD</RegType><RegData>1</RegData>`;
    const file = `<PolicyRules>\n<ComputerConfig>${good}</ComputerConfig>\n<ComputerConfig>${bad}</ComputerConfig></PolicyRules>`;
    const read = decodePolicyRules(utf8(file));
    if (!read.ok) throw new Error('refused');
    expect(read.diagnostics).toMatchObject([{ code: 'policy-rules-bad-rule', severity: 'warning', at }]);
    expect(read.value).toMatchObject([
      {
        policies: [{ hive: 'machine', entries: [{ name: 'PUAProtection' }] }],
        beside: [{ unsayable: [{ what, isDefender }] }],
      },
    ]);
  });

  it('name what they cannot say, with the reason', () => {
    const value = '<Key>A</Key><Value>B</Value><RegType>REG_MULTI_SZ</RegType><RegData>x</RegData>';
    const read = decodePolicyRules(utf8(`<PolicyRules><UserConfig>${value}</UserConfig><New>1</New></PolicyRules>`));
    if (!read.ok) throw new Error('refused');
    expect(read.diagnostics.map(({ code }) => code)).toEqual([
      'policy-rules-unknown-data',
      'policy-rules-unknown-element',
    ]);
    expect(read.value).toMatchObject([
      {
        policies: [],
        beside: [
          { lines: [{ place: 'HKCU\\A\\B' }], unsayable: [{ why: expect.stringContaining('REG_MULTI_SZ') }] },
          { content: 'the element New' },
        ],
      },
    ]);
  });
});

const template =
  '<SecurityTemplate Section="System Access"><LineItem>MinimumPasswordLength=14</LineItem></SecurityTemplate>';
const audit = '<AuditSubcategory><Name>Audit Logon</Name><Setting>3</Setting></AuditSubcategory>';
const extension = '<CSE-Machine><GUID>{1}</GUID><Name>Registry Policy</Name></CSE-Machine>';

describeSource(policyRulesSource, [
  {
    name: 'two objects',
    files: rulesFile([
      {
        name: 'Antivirus',
        policies: [
          {
            hive: 'machine',
            entries: [{ kind: 'set', key: DEFENDER, name: 'PUAProtection', data: { type: 'dword', value: 1 } }],
          },
        ],
      },
      { name: 'Users', policies: [{ hive: 'user', entries: [{ kind: 'clear', key: 'Software\\Contoso' }] }] },
    ]),
    settings: { puaProtection: 'block' },
  },
  {
    name: 'what is no registry policy',
    files: utf8(`<PolicyRules>${template}${audit}${extension}</PolicyRules>`),
    settings: {},
  },
]);

const genuine = corpusFiles('policyrules', /\.PolicyRules$/i);

describe.skipIf(genuine.length === 0)(
  `genuine rules${corpusMissing === undefined ? '' : ` (${corpusMissing})`}`,
  () => {
    it.each(genuine)('$path is read whole, and everything of Defender in it is a setting', ({ bytes }) => {
      const read = policyRulesSource.decode(bytes, 'x');
      if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
      expect(read.diagnostics).toEqual([]);
      const source = new TextDecoder().decode(bytes);
      const count = (pattern: RegExp) => source.match(pattern)?.length ?? 0;
      const forms = read.value.map(({ form }) => form);
      expect(forms.flatMap(({ policies }) => policies.flatMap(({ entries }) => entries)).length).toBe(
        count(/<RegType>/g),
      );
      expect(forms.flatMap(({ beside }) => beside).length).toBe(count(/<LineItem>|<AuditSubcategory>|<CSE-/g));
      const antivirus = read.value.find(({ name }) => name?.endsWith('Defender Antivirus'));
      if (antivirus === undefined) throw new Error('no such object');
      const lifted = liftRegistryForms([{ form: antivirus.form, path: 'x' }]);
      expect(lifted.parts.flatMap(({ left }) => left)).toEqual([]);
      expect(Object.keys(lifted.parts[0]?.settings ?? {}).length).toBeGreaterThan(15);
    });
  },
);
