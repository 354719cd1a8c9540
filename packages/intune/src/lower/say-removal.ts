import type { SettingRow } from '@mdav/core';
import type { OmaSetting } from '../custom/profile.ts';
import type { SettingInstance } from '../settings-catalog/policy.ts';

/**
 * That a value is taken back, where MDM has a word for it: the disabled state of an ADMX-backed policy whose element
 * carries the value. Windows then deletes what the element wrote. Other nodes have no such word.
 */
export function sayRemoval({
  mdm,
  title,
}: SettingRow):
  | { readonly kind: 'catalog'; readonly instance: SettingInstance }
  | { readonly kind: 'custom'; readonly oma: OmaSetting }
  | undefined {
  if (mdm.kind !== 'node' || mdm.admxElement === undefined) return undefined;
  const { catalog, uri } = mdm;
  if (catalog?.element !== undefined && catalog.templateOnly !== true) {
    const { definition } = catalog;
    const value = { option: `${definition}_0`, template: null, children: [] };
    return { kind: 'catalog', instance: { kind: 'choice', definition, template: null, value } };
  }
  const common = { name: title, description: null, uri, secretReference: null };
  return { kind: 'custom', oma: { ...common, kind: 'string', value: '<disabled/>' } };
}
