import { describe, expect, it } from 'vitest';
import { plainPolicy } from '../__tests__/samples.ts';
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
