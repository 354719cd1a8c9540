import type { SettingValue } from '@mdav/core';
import { valueText } from '@mdav/core';
import { isOrdered, partsOf } from '@mdav/core/format';

/** How a value became another one, in as few words as it takes. */
export type ValueChange =
  /** One value for another; absent on the side that does not say the setting. */
  | { readonly kind: 'value'; readonly before?: string; readonly after?: string }
  /** What came to a list or to flags, and what went. Both empty when only the order changed. */
  | { readonly kind: 'entries'; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** What keys of a map are set to. */
  | { readonly kind: 'keys'; readonly keys: readonly KeyChange[] };

/** What changed at one key of a map; absent on the side that does not have it. */
export interface KeyChange {
  readonly key: string;
  readonly before?: string;
  readonly after?: string;
}

/** What changed between two values of a setting; an absent one is not said at all. */
export function changeOf(
  setting: string,
  before: SettingValue | undefined,
  after: SettingValue | undefined,
): ValueChange {
  const old = before === undefined ? undefined : partsOf(setting, before);
  const fresh = after === undefined ? undefined : partsOf(setting, after);
  if (old === undefined || fresh === undefined) {
    return {
      kind: 'value',
      ...(before === undefined ? {} : { before: valueText(before) }),
      ...(after === undefined ? {} : { after: valueText(after) }),
    };
  }
  const oldByPlain = new Map(old.map((part) => [part.plain, part]));
  const freshByPlain = new Map(fresh.map((part) => [part.plain, part]));
  if ([...old, ...fresh].every(({ word }) => word === undefined)) {
    const added = fresh.filter(({ plain }) => !oldByPlain.has(plain)).map(({ shown }) => shown);
    const removed = old.filter(({ plain }) => !freshByPlain.has(plain)).map(({ shown }) => shown);
    const isReorder = added.length === 0 && removed.length === 0 && isOrdered(setting);
    // A new order shows best as a whole.
    return isReorder && before !== undefined && after !== undefined
      ? { kind: 'value', before: valueText(before), after: valueText(after) }
      : { kind: 'entries', added, removed };
  }
  const keys = [...new Set([...oldByPlain.keys(), ...freshByPlain.keys()])].flatMap((plain): readonly KeyChange[] => {
    const [was, is] = [oldByPlain.get(plain), freshByPlain.get(plain)];
    if (was?.word === is?.word) return [];
    const key = is?.shown ?? was?.shown ?? plain;
    return [
      {
        key,
        ...(was?.word === undefined ? {} : { before: was.word }),
        ...(is?.word === undefined ? {} : { after: is.word }),
      },
    ];
  });
  return { kind: 'keys', keys };
}
