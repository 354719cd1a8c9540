import { seeFile, utf8 } from '@mdav/core/format';
import { expect, it } from 'vitest';
import { catalogSource } from '../source/catalog-source.ts';
import { openPolicyFiles } from './open-file.ts';

const POLICY = {
  '@odata.type': '#microsoft.graph.deviceManagementConfigurationPolicy',
  name: 'x',
  platforms: 'windows10',
  technologies: 'mdm',
  settings: [],
};
const opened = (document: object) => openPolicyFiles(utf8(JSON.stringify(document)));

it('tells of a list that Graph has more pages of', () => {
  const more = { '@odata.nextLink': 'https://graph.microsoft.com/beta/x?$skiptoken=1', value: [POLICY] };
  expect(opened(more)).toMatchObject({
    ok: true,
    diagnostics: [{ code: 'json-more-pages', severity: 'warning', at: { path: '@odata.nextLink' } }],
  });
  expect(opened({ value: [POLICY] }).diagnostics).toEqual([]);
});

it.each(['@{@odata.type=#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance}', 'System.Object[]'])(
  'says of %s that the export was cut',
  (cut) => {
    const document = cut.startsWith('@')
      ? { ...POLICY, settings: [{ settingInstance: cut }] }
      : { ...POLICY, settings: cut };
    expect(opened(document).diagnostics.map(({ hint }) => hint)).toContainEqual(expect.stringContaining('-Depth'));
    const other = { ...POLICY, settings: 'none' };
    expect(opened(other).diagnostics.map(({ hint }) => hint)).toContain('Correct the value.');
  },
);

const SETTING = {
  settingInstance: {
    '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
    settingDefinitionId: 'device_vendor_msft_policy_config_defender_puaprotection',
    choiceSettingValue: { value: 'device_vendor_msft_policy_config_defender_puaprotection_1', children: [] },
  },
};
const WHOLE = { ...POLICY, settings: [SETTING] };

it.each<[string, object]>([
  ['an answer with one, which PowerShell wrote as the one', { '@odata.context': 'x', value: WHOLE }],
  ['a batch of answers', { responses: [{ id: '1', status: 200, body: { value: [WHOLE] } }] }],
  [
    'a batch with the policy itself',
    {
      responses: [
        { id: '1', status: 200, body: WHOLE },
        { id: '2', status: 404 },
      ],
    },
  ],
  ['a list of lists', [[WHOLE]]],
  ['a list of answers', [{ '@odata.context': 'x', value: [WHOLE] }]],
  ['a list of PowerShell', { value: [WHOLE], Count: 1 }],
  ['one setting, which PowerShell wrote as the one', { ...POLICY, settings: SETTING }],
  ['the answer with its settings', { ...POLICY, settings: { '@odata.context': 'x', value: [SETTING] } }],
])('reads %s', (_, document) => {
  const read = opened(document);
  expect(read.diagnostics).toEqual([]);
  expect(read).toMatchObject({ value: [{ policy: { name: 'x', settings: [{ kind: 'choice' }] } }] });
});

it.each([
  ['on lines of their own', '\n'],
  ['with the line ends of Windows', '\r\n'],
  ['with nothing between', ''],
])('reads policies one after another: %s', (_, between) => {
  const text = [WHOLE, [WHOLE], { value: [WHOLE] }].map((one) => JSON.stringify(one)).join(between);
  for (const bytes of [utf8(text), new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))]) {
    expect(catalogSource.recognise(seeFile(bytes))).toBe('policy');
    const read = openPolicyFiles(bytes);
    expect([read.ok && read.value.length, read.diagnostics]).toEqual([3, []]);
  }
});

it('reads the policies of a list whatever else is in it, and counts the rest', () => {
  const compliance = { '@odata.type': '#microsoft.graph.windows10CompliancePolicy', displayName: 'C' };
  expect(opened([WHOLE, compliance, null])).toMatchObject({
    value: [{ policy: { name: 'x' } }],
    diagnostics: [
      { code: 'intune-object-passed-over', severity: 'info', message: expect.stringMatching(/^2 objects/) },
    ],
  });
});

it.each<[string, object, string]>([
  ['without its settings', { ...POLICY, settings: undefined }, 'Ask Graph for them'],
  ['settings without it', { '@odata.context': 'x', value: [SETTING] }, 'Ask Graph for both'],
  ['that is none, in a list', { '@odata.context': 'x', value: [{}] }, 'Give one policy per file'],
  ['inside something else', { policies: [WHOLE] }, 'Give policies as Graph answers'],
])('says what to do about a policy %s', (_, document, hint) => {
  const read = opened(document);
  expect(read).toMatchObject({ ok: false, diagnostics: [{ hint: expect.stringContaining(hint) }] });
});

it('is no deeper for lists in lists', () => {
  const nested = (levels: number) => utf8(`${'['.repeat(levels)}${JSON.stringify(WHOLE)}${']'.repeat(levels)}`);
  expect(openPolicyFiles(nested(6)).ok).toBe(true);
  expect(openPolicyFiles(nested(50)).ok).toBe(false);
  expect(catalogSource.recognise(seeFile(nested(5000)))).toBeUndefined();
});
