import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PowerShell, ps, psFile, psText } from './powershell.ts';
import { scriptFiles } from './script-file.ts';
import { fill, type Template } from './template.ts';

const TEMPLATE: Template<'powershell', 'a' | 'b' | 'c' | 'd'> = {
  language: 'powershell',
  slots: ['a', 'b', 'c', 'd'],
  text: '$x = {{a}}\n  # {{b}}\nif ({{c}}) {\n    # {{d}}\n}\n$y = {{a}}, {{c}}\n',
};

/** Few enough that many files have much in common. */
const code = fc.oneof(
  fc.constantFrom<PowerShell[]>(ps``, ps`1`, ps`a\nb\n\nc`, ps`a\n`),
  fc.string({ maxLength: 2 }).map(psText),
);

it.each([[[]], [['a'] as const], [['b', 'd'] as const], [['a', 'b', 'c', 'd'] as const]])(
  'is what the template says, with %j apart',
  (own) => {
    const fileOf = scriptFiles<'a' | 'b' | 'c' | 'd', 'a' | 'b' | 'c' | 'd'>(TEMPLATE, own);
    fc.assert(
      fc.property(fc.record({ a: code, b: code, c: code, d: code }), (values) => {
        expect(Buffer.concat(fileOf(values, values)).toString()).toBe(psFile(fill(TEMPLATE, values)));
      }),
      { numRuns: 2000 },
    );
  },
);

it('gives files the same pieces where they have the same code', () => {
  const fileOf = scriptFiles<'a' | 'b' | 'c' | 'd', 'c'>(TEMPLATE, ['c']);
  const same = { a: ps`1`, b: ps`two`, d: ps`four` };
  const [one, other] = [fileOf(same, { c: ps`3` }), fileOf({ ...same }, { c: ps`another` })];
  const shared = one.filter((piece) => other.includes(piece));
  expect(shared.length).toBe((one.length + 1) / 2);
  expect(fileOf({ ...same, a: ps`5` }, { c: ps`3` }).some((piece) => one.includes(piece))).toBe(false);
});
