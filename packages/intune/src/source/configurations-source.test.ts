import { seeFile, utf8 } from '@mdav/core/format';
import { describeSource } from '@mdav/testkit';
import { expect, it } from 'vitest';
import { configurationsSource } from './configurations-source.ts';
import { intuneSources } from './sources.ts';

const node = (name: string, value: number) => ({
  '@odata.type': '#microsoft.graph.omaSettingInteger',
  displayName: name,
  omaUri: `./Device/Vendor/MSFT/Policy/Config/Defender/${name}`,
  value,
});
const profile = (displayName: string, ...omaSettings: readonly object[]) => ({
  '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
  displayName,
  omaSettings,
});
const restrictions = {
  '@odata.type': '#microsoft.graph.windows10GeneralConfiguration',
  displayName: 'Restrictions',
  defenderCloudBlockLevel: 'high',
};
const wifi = { '@odata.type': '#microsoft.graph.windowsWifiConfiguration', displayName: 'Wi-Fi' };
const answer = (value: readonly object[], more: object = {}) =>
  utf8(JSON.stringify({ '@odata.context': 'x#deviceManagement/deviceConfigurations', value, ...more }));

describeSource(configurationsSource, [
  {
    name: 'a list',
    files: answer([wifi, profile('A', node('AllowArchiveScanning', 0)), restrictions]),
    settings: { allowArchiveScanning: false },
  },
]);

function saidIn(bytes: Uint8Array) {
  const read = configurationsSource.decode(bytes, 'x.json');
  const said = (read.ok ? read.value : []).map((policy) => {
    const { parts } = configurationsSource.lift([{ form: policy.form, path: 'x.json' }]);
    return [policy.name, policy.off, parts.map(({ settings, left }) => [settings, left.length])];
  });
  return {
    said,
    told: read.diagnostics.map(({ code, severity, at }) => `${severity} ${code} ${at.path ?? ''}`.trim()),
  };
}

it('is every profile of the list by itself, with what is known by name', () => {
  const list = [
    profile('A', node('AllowArchiveScanning', 0)),
    wifi,
    { ...profile('B', node('PUAProtection', 1)), assignments: [] },
    restrictions,
  ];
  expect(saidIn(answer(list))).toEqual({
    said: [
      ['A', undefined, [[{ allowArchiveScanning: false }, 0]]],
      ['B', 'it is assigned to nobody', [[{ puaProtection: 'block' }, 0]]],
      ['Restrictions', undefined, [[{}, 1]]],
    ],
    told: ['info intune-object-passed-over'],
  });
});

it.each<[string, readonly object[], readonly string[]]>([
  ['nothing', [profile('A', node('PUAProtection', 1)), restrictions], []],
  [
    'one',
    [profile('A', node('PUAProtection', 1)), wifi],
    ['1 object of the list has no settings that are read here: "Wi-Fi" (windowsWifiConfiguration).'],
  ],
  [
    'several, some without a name or a type',
    [wifi, profile('A', node('PUAProtection', 1)), { '@odata.type': '#microsoft.graph.x' }, { name: 'n' }, wifi, wifi],
    [
      '5 objects of the list have no settings that are read here: "Wi-Fi" (windowsWifiConfiguration), x, "n" (an object without a type) and 2 more.',
    ],
  ],
  [
    'some beside what is known by name alone',
    [restrictions, wifi],
    ['1 object of the list has no settings that are read here: "Wi-Fi" (windowsWifiConfiguration).'],
  ],
])('tells what it passes over: %s', (_, list, messages) => {
  const bytes = answer(list);
  const source = intuneSources.find((one) => one.recognise(seeFile(bytes)) === 'policy');
  const told = source?.of === 'file' ? source.decode(bytes, 'x.json').diagnostics : [];
  expect(told.map(({ message }) => message)).toEqual(messages);
});

it('tells of further pages, and of a profile that cannot be read', () => {
  const more = { '@odata.nextLink': 'https://graph.microsoft.com/beta/x' };
  const broken = { ...profile('B'), omaSettings: 1 };
  const { said, told } = saidIn(answer([profile('A', node('PUAProtection', 1)), broken], more));
  expect(said.map(([name]) => name)).toEqual(['A']);
  expect(told).toEqual(['warning json-wrong-type value[1].omaSettings', 'warning json-more-pages @odata.nextLink']);
});

it.each<[string, Uint8Array, string | undefined]>([
  ['a list with a profile', answer([wifi, profile('A')]), 'device-configurations'],
  ['an array of them', utf8(JSON.stringify([profile('A')])), 'device-configurations'],
  ['a profile alone', utf8(JSON.stringify(profile('A'))), 'custom-profile'],
  ['a list without a profile', answer([wifi, restrictions]), 'intune-object'],
  ['a list of nothing of ours', answer([wifi]), undefined],
])('%s is known for what it is', (_, bytes, id) => {
  const file = seeFile(bytes);
  expect(intuneSources.find((source) => source.recognise(file) === 'policy')?.id).toBe(id);
});

it('is policies of the settings catalog as well, where a script put all of a tenant into one file', () => {
  const definition = 'device_vendor_msft_policy_config_defender_allowioavprotection';
  const catalog = {
    name: 'AV',
    platforms: 'windows10',
    technologies: 'mdm',
    settings: [
      {
        settingInstance: {
          '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
          settingDefinitionId: definition,
          choiceSettingValue: { value: `${definition}_0`, children: [] },
        },
      },
    ],
    assignments: [],
  };
  for (const others of [[restrictions], [profile('A', node('AllowArchiveScanning', 0))]]) {
    const bytes = answer([...others, catalog, { ...catalog, name: 'Odd', later: 1 }, wifi]);
    const [source] = intuneSources.filter((one) => one.recognise(seeFile(bytes)) === 'policy');
    expect(source).toBe(configurationsSource);
    const { said, told } = saidIn(bytes);
    expect(said.map(([name]) => name)).toContain('Odd');
    expect(said).toHaveLength(3);
    expect(said[0]).toEqual(['AV', 'it is assigned to nobody', [[{ allowIOAVProtection: false }, 0]]]);
    expect(told).toEqual(['warning json-unknown-key value[2].later', 'info intune-object-passed-over']);
    const read = configurationsSource.decode(bytes, 'x.json');
    const [policy] = read.ok ? read.value : [];
    const parts = policy === undefined ? [] : configurationsSource.lift([{ form: policy.form, path: 'x.json' }]).parts;
    expect(parts).toMatchObject([{ apart: { name: 'AV', kind: { word: 'Intune policy' } } }]);
    expect(policy && configurationsSource.show(policy.form)).toMatchObject({
      heading: expect.arrayContaining(['Intune policy: AV']),
    });
  }
});
