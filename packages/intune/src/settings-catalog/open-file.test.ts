import { utf8 } from '@mdav/core/format';
import { expect, it } from 'vitest';
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
