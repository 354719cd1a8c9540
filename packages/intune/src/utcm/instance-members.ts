import type { SettingInstance } from '../settings-catalog/policy.ts';
import { ODATA } from '../settings-catalog/wire.ts';

type Kind = SettingInstance['kind'];

/** The types of instances, and what the page calls the member that holds the value of one. */
export const INSTANCE_MEMBERS: { readonly [K in Kind]: { readonly type: string; readonly member: string } } = {
  choice: { type: `${ODATA}ChoiceSettingInstance`, member: 'ChoiceSettingValue' },
  'choice-collection': { type: `${ODATA}ChoiceSettingCollectionInstance`, member: 'ChoiceSettingCollectionValue' },
  simple: { type: `${ODATA}SimpleSettingInstance`, member: 'SimpleSettingValue' },
  'simple-collection': { type: `${ODATA}SimpleSettingCollectionInstance`, member: 'SimpleSettingCollectionValue' },
  group: { type: `${ODATA}GroupSettingInstance`, member: 'GroupSettingValue' },
  'group-collection': { type: `${ODATA}GroupSettingCollectionInstance`, member: 'GroupSettingCollectionValue' },
};
