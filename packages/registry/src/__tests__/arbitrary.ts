import fc from 'fast-check';
import { checkLgpo } from '../codec/lgpo/encode.ts';
import type { LgpoConfiguration, LgpoFile, LgpoItem } from '../codec/lgpo/form.ts';
import { REG_ROOTS, type RegFile, type RegItem } from '../codec/reg/form.ts';
import { dataOfBytes } from '../data/data.ts';
import { entryOfRecord } from '../directive.ts';
import type { RegistryData, RegistryEntry, RegistryPolicy } from '../form.ts';

/** Any UTF-16 code units except NUL, unpaired surrogates included; ASCII with the delimiters of our formats more often. */
const unit = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'aZ09 ;[]"@=-\\*.,:%#ß'.split('')) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 0xffff }).map((code) => String.fromCharCode(code)) },
);
export const anyText: fc.Arbitrary<string> = fc.array(unit, { maxLength: 80 }).map((units) => units.join(''));
/** Text that one line can hold. */
export const lineText: fc.Arbitrary<string> = anyText.map((text) => text.replace(/[\r\n]/g, '_'));

const component = lineText.map((text) => text.replaceAll('\\', '_') || 'K');
export const anyKey: fc.Arbitrary<string> = fc
  .array(component, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('\\'));
/** A value name, that is: no instruction. */
export const anyName: fc.Arbitrary<string> = lineText.map((text) => (text.startsWith('**') ? `_${text}` : text));

/** Data in its plain form; `raw` only where there is no plainer one. */
export const anyData: fc.Arbitrary<RegistryData> = fc.oneof(
  fc.nat({ max: 0xffffffff }).map((value): RegistryData => ({ type: 'dword', value })),
  fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }).map((value): RegistryData => ({ type: 'qword', value })),
  anyText.map((value): RegistryData => ({ type: 'sz', value })),
  anyText.map((value): RegistryData => ({ type: 'expand-sz', value })),
  fc
    .array(
      anyText.map((text) => text || 'x'),
      { maxLength: 5 },
    )
    .map((values): RegistryData => ({ type: 'multi-sz', values })),
  fc
    .tuple(
      fc.oneof(fc.constantFrom(0, 1, 2, 3, 5, 6, 7, 8, 12, 255), fc.nat({ max: 0xffffffff })),
      fc.uint8Array({ maxLength: 60 }),
    )
    .map(([code, bytes]) => dataOfBytes(code === 4 || code === 11 ? 3 : code, bytes)),
);

export const anyEntry: fc.Arbitrary<RegistryEntry> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), key: anyKey, name: anyName, data: anyData }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), key: anyKey, name: anyText }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), key: anyKey }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        anyKey,
        fc.oneof(
          fc.constantFrom('**DeleteKeys', '**SecureKey', '**soft.X', '**Del.X', '**del.X', '**DelVals.', '**Comment:a'),
          anyText.map((text) => `**${text}`),
        ),
        anyData,
      )
      .map(([key, name, data]) => entryOfRecord(key, name, data)),
  },
);

export const anyPolicy: fc.Arbitrary<RegistryPolicy> = fc.record({
  hive: fc.constantFrom('machine' as const, 'user' as const),
  entries: fc.array(anyEntry, { maxLength: 12 }),
});

const root = fc.constantFrom(...REG_ROOTS);
const regKey = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('A', 'A\\B', 'a\\c]d') },
  { weight: 2, arbitrary: anyKey },
);
const regItem: fc.Arbitrary<RegItem> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      root: fc.constantFrom(...REG_ROOTS.slice(0, 2)),
      key: fc.oneof(regKey, fc.constant('')),
      name: lineText,
      data: anyData,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), root, key: regKey, name: lineText }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('key' as const), root, key: regKey }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteKey' as const), root, key: regKey }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('comment' as const), text: lineText }) },
);
export const anyRegFile: fc.Arbitrary<RegFile> = fc.record({ items: fc.array(regItem, { maxLength: 15 }) });

const configuration: fc.Arbitrary<LgpoConfiguration> = fc.oneof(
  fc.constantFrom('Computer' as const, 'User' as const),
  lineText.map((text): LgpoConfiguration => `User:${text || 'Administrators'}`),
);
const lgpoItem: fc.Arbitrary<LgpoItem> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('entry' as const), configuration, entry: anyEntry }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('unset' as const), configuration, key: anyKey, name: lineText }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('comment' as const), text: lineText }) },
);
/** LGPO texts whose every item has words for it. */
export const sayableLgpoFile: fc.Arbitrary<LgpoFile> = fc
  .array(lgpoItem, { maxLength: 12 })
  .map((items) => ({ items: items.filter((item) => checkLgpo({ items: [item] }).length === 0) }));
