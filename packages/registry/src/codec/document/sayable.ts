import { isDefenderKey, type LeftEntry } from '@mdav/core/format';
import type { RegistryPolicy } from '../../form.ts';
import { policiesFromRegFile } from '../reg/convert.ts';
import type { RegItem } from '../reg/form.ts';

/** Items as registry policy, and those that such policy has no place for: other roots, a whole branch right below one. */
export function sayablePolicies(items: readonly RegItem[]): {
  readonly policies: readonly RegistryPolicy[];
  readonly others: readonly LeftEntry[];
} {
  const isSayable = (item: RegItem) => policiesFromRegFile({ items: [item] }).diagnostics.length === 0;
  const { value: policies } = policiesFromRegFile({ items: items.filter(isSayable) });
  return { policies, others: items.filter((item) => !isSayable(item)).map(leftOfItem) };
}

function leftOfItem(item: RegItem): LeftEntry {
  const { root, key, name } = { root: '', key: '', name: undefined, ...item };
  const place = [root, key, ...(name === undefined ? [] : [name])].filter((part) => part !== '').join('\\');
  const why = 'registry policy has no place for it';
  const isDefender = root === 'HKEY_LOCAL_MACHINE' && isDefenderKey(key);
  return { lines: [{ place, says: item.kind }], unsayable: [{ what: place, why, isDefender }] };
}
