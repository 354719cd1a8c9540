import { utf8 } from '@mdav/core/format';
import { expect, it } from 'vitest';
import { openPolicyFiles } from './open-file.ts';
import { openKnown } from './open-known.ts';

const setting = (name: string, more: object = {}) => {
  const definition = `device_vendor_msft_policy_config_defender_${name}`;
  return {
    settingInstance: {
      '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
      settingDefinitionId: definition,
      choiceSettingValue: { value: `${definition}_1`, children: [] },
      ...more,
    },
  };
};
const POLICY = { name: 'x', platforms: 'windows10', technologies: 'mdm', settings: [setting('a'), setting('b')] };
const read = (changes: object, wrap = (one: object): unknown => one) =>
  openPolicyFiles(utf8(JSON.stringify(wrap({ ...POLICY, ...changes }))), openKnown);
const definitions = (opened: ReturnType<typeof read>) =>
  opened.ok ? opened.value.map(({ policy }) => policy.settings.map(({ definition }) => definition.slice(-1))) : [];

const BROKEN = setting('c', { later: { x: 1 } });

it.each<[string, object, string[], string[]]>([
  ['a member', { later: 1 }, ['a', 'b'], ['later']],
  ['a member with a name of its own', { 'la ter': 1 }, ['a', 'b'], ['["la ter"]']],
  ['a way', { technologies: 'mdm,later' }, ['a', 'b'], ['technologies']],
  ['every way', { technologies: 'later' }, ['a', 'b'], ['technologies']],
  ['a member of the template', { templateReference: { later: 1 } }, ['a', 'b'], ['templateReference.later']],
  ['a setting', { settings: [setting('a'), BROKEN, setting('b')] }, ['a', 'b'], ['settings[1].settingInstance.later']],
  [
    'a setting of an answer',
    { settings: { value: [BROKEN, setting('a')] } },
    ['a'],
    ['settings.value[0].settingInstance.later'],
  ],
])('reads the rest where one thing is not known: %s', (_, changes, kept, places) => {
  for (const [wrap, prefix] of [
    [undefined, ''],
    [(one: object) => ({ value: [one] }), 'value[0].'],
  ] as const) {
    const opened = read(changes, wrap);
    expect(definitions(opened)).toEqual([kept]);
    expect(opened.diagnostics.map(({ severity, at }) => [severity, at.path])).toEqual(
      places.map((place) => ['warning', `${prefix}${place}`.replace('.[', '[')]),
    );
  }
});

it.each<[string, object]>([
  ['the system that it is for', { platforms: 'later' }],
  ['its only setting', { settings: [BROKEN] }],
  ['what its settings are', { settings: 'later' }],
])('refuses a policy where nobody knows %s', (_, changes) => {
  expect(read(changes)).toMatchObject({ ok: false });
});

it('says that the rest was read, and nothing of lines that are not there', () => {
  expect(read({ settings: [setting('a'), BROKEN] }).diagnostics).toMatchObject([
    {
      message: '"later" is not known here. The setting is passed over; the rest of the policy is read.',
      at: { line: 1, path: 'settings[1].settingInstance.later' },
      hint: 'See in the portal what it says.',
    },
  ]);
  expect(read({ later: 1 }).diagnostics).toMatchObject([
    { message: '"later" is not known here. It is passed over; the rest of the policy is read.' },
  ]);
});
