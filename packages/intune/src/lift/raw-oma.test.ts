import { describe, expect, it } from 'vitest';
import { plainPolicy } from '../__tests__/samples.ts';
import type { OmaSetting } from '../custom/profile.ts';
import { EMPTY_FORM } from '../lower/form.ts';
import type { SettingInstance } from '../settings-catalog/policy.ts';
import { liftMdmForms } from '../source/lift-mdm.ts';

const CSP = 'device_vendor_msft_defender_configuration';
const APP = 'device_vendor_msft_policy_config_windowsdefendersecuritycenter';

function choice(definition: string, suffix: string, children: readonly SettingInstance[] = []): SettingInstance {
  const value = { option: `${definition}_${suffix}`, template: null, children };
  return { kind: 'choice', definition, template: null, value };
}

function simple(definition: string, value: number | string): SettingInstance {
  const given =
    typeof value === 'number'
      ? ({ kind: 'integer', value, template: null } as const)
      : ({ kind: 'string', value, template: null } as const);
  return { kind: 'simple', definition, template: null, value: given };
}

function leftOf(...settings: readonly SettingInstance[]) {
  const form = { ...EMPTY_FORM, catalog: [{ ...plainPolicy, settings }] };
  return liftMdmForms([{ form, path: 'policy.json' }]).parts.flatMap(({ left }) => left);
}

describe('definitions of Defender that the catalogue does not know', () => {
  it.each([
    ['an option', choice(`${CSP}_newswitch`, '2'), 'Defender/Configuration/newswitch', 'integer', 2],
    ['a number', simple(`${CSP}_newlimit`, 30), 'Defender/Configuration/newlimit', 'integer', 30],
    ['a text', simple(`${APP}_newtext`, 'x y'), 'Policy/Config/WindowsDefenderSecurityCenter/newtext', 'string', 'x y'],
  ])('are carried as their node: %s', (_, instance, node, type, value) => {
    const [left, ...others] = leftOf(instance);
    expect(others).toEqual([]);
    expect(left?.unsayable).toBeUndefined();
    expect(left?.raw).toEqual([
      {
        kind: 'oma',
        entry: { uri: `./Device/Vendor/MSFT/${node}`, type, value },
        note: expect.stringContaining('small letters'),
      },
    ]);
  });

  it.each<[string, SettingInstance, string]>([
    ['an option without a number', choice(`${CSP}_newswitch`, 'high'), 'does not tell what its node takes'],
    ['something below a choice', choice(`${CSP}_new`, '1', [choice('x', '1')]), 'does not tell what its node takes'],
    ['a node per group', simple(`${CSP}_{guid}_new`, 1), 'does not tell what its node takes'],
    [
      'another CSP',
      choice('device_vendor_msft_policy_config_update_x', '1'),
      'no setting of the catalogue stands for it',
    ],
    [
      'a value that a setting does not have',
      choice(`${CSP}_hideexclusionsfromlocaladmins`, '7'),
      'has no form for this value',
    ],
  ])('are named with the reason: %s', (_, instance, why) => {
    const [left] = leftOf(instance);
    expect(left?.raw).toBeUndefined();
    expect(left?.unsayable).toEqual([
      expect.objectContaining({ what: instance.definition, why: expect.stringContaining(why) }),
    ]);
  });
});

describe('nodes of a profile that are no settings', () => {
  const DEFENDER = './Device/Vendor/MSFT/Policy/Config/Defender';
  const node = (uri: string, value: number | string): OmaSetting => {
    const about = { name: 'x', description: null, uri, secretReference: null };
    return typeof value === 'number'
      ? { ...about, kind: 'integer', value, isReadOnly: false }
      : { ...about, kind: 'string', value };
  };
  const leftOfNode = (uri: string, value: number | string) => {
    const custom = [{ name: 'x', description: null, roleScopeTagIds: ['0'], settings: [node(uri, value)] }];
    const { left, settings } = liftMdmForms([{ form: { ...EMPTY_FORM, custom }, path: 'p.json' }]).parts[0] ?? {};
    return { left, settings };
  };

  it.each<[string, string, number | string, string | undefined]>([
    [
      'a value that the setting does not have',
      `${DEFENDER}/PUAProtection`,
      9,
      'puaProtection has no form for this value of it',
    ],
    [
      'a list with nothing between two bars',
      `${DEFENDER}/ExcludedPaths`,
      'C:\\a||C:\\b',
      'it has an empty entry, and what devices make of one is not known',
    ],
    [
      'a list that ends with a bar',
      `${DEFENDER}/ExcludedExtensions`,
      'a|',
      'it has an empty entry, and what devices make of one is not known',
    ],
    [
      'a map with nothing between two bars',
      `${DEFENDER}/AttackSurfaceReductionRules`,
      '56a863a9-875e-4185-98a7-b882c64b5ce5=1||d4f940ab-401b-4efc-aadc-ad5f3c50688a=1',
      'it has an empty entry, and what devices make of one is not known',
    ],
    ['a node that nobody knows', './Device/Vendor/MSFT/Defender/Configuration/New', 1, undefined],
  ])('are carried with the reason: %s', (_, uri, value, why) => {
    const { left, settings } = leftOfNode(uri, value);
    expect(settings).toEqual({});
    const note = why === undefined ? {} : { note: `It is no setting: ${why}.` };
    expect(left).toMatchObject([{ raw: [{ kind: 'oma', entry: { uri, value }, ...note }] }]);
    expect(left?.[0]?.raw?.[0]?.note === undefined).toBe(why === undefined);
  });

  it.each([
    './device/vendor/msft/policy/config/defender/puaprotection',
    './Vendor/MSFT/policy/Config/Defender/PUAProtection',
    `${DEFENDER}/PuaProtection`,
  ])('are named with the spelling that counts: %s', (uri) => {
    const { left, settings } = leftOfNode(uri, 1);
    expect(settings).toEqual({});
    expect(left?.map(({ raw, unsayable }) => ({ raw, unsayable }))).toEqual([
      {
        unsayable: [
          {
            what: uri,
            why: `OMA-URIs are case sensitive, and that of puaProtection is ${DEFENDER}/PUAProtection`,
            isDefender: true,
            hint: 'Correct the OMA-URI in the profile, and import it again.',
          },
        ],
      },
    ]);
  });
});
