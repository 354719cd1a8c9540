import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Code, indentCode, joinCode } from './code.ts';
import { kql } from './kql.ts';
import { ps, psText } from './powershell.ts';
import { fill, type Template } from './template.ts';

const script = <Slot extends string>(text: string, ...slots: readonly Slot[]): Template<'powershell', Slot> => ({
  language: 'powershell',
  slots,
  text,
});

describe('fill', () => {
  it.each<[name: string, text: string, value: Code<'powershell'>, filled: string]>([
    ['a piece of a line', '$a = {{x}}\n', psText('b'), "$a = 'b'\n"],
    ['a piece of several lines as it is', '    $a = {{x}}\n', ps`@(\n    1\n)`, '    $a = @(\n    1\n)\n'],
    [
      'lines, indented as the slot is',
      'if ($a) {\n    # {{x}}\n}\n',
      ps`b\n    c\n`,
      'if ($a) {\n    b\n        c\n}\n',
    ],
    ['no blanks on empty lines', '    # {{x}}\n', ps`b\n\nc\n`, '    b\n\n    c\n'],
    ['no lines at all', 'a\n# {{x}}\nb\n', ps``, 'a\nb\n'],
    ['a slot twice', '{{x}} {{x}}\n', ps`1`, '1 1\n'],
    ['a comment with more than a slot', '# of {{x}}\n', ps`1`, '# of 1\n'],
    ['what String.replace would take for a sign', '{{x}}\n', psText("$& $1 $' $$"), "'$& $1 $'' $$'\n"],
    ['a value that looks like a slot', '{{x}}\n', psText('{{x}}'), "'{{x}}'\n"],
  ])('takes %s', (_, text, x, filled) => {
    expect(fill(script(text, 'x'), { x })).toBe(filled);
  });

  it('knows the comments of other languages', () => {
    const text = '[\n    // {{rows}}\n];\n';
    expect(fill({ language: 'kql', slots: ['rows'], text }, { rows: kql`1,\n2,` })).toBe('[\n    1,\n    2,\n];\n');
  });

  it('changes nothing but the slots, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fill(script('before\n{{x}}after\n', 'x'), { x: psText(text) })).toBe(`before\n${psText(text)}after\n`);
      }),
    );
  });

  it('is held by the compiler to code of the language, and to all slots', () => {
    const template = script('{{x}} {{y}}', 'x', 'y');
    // @ts-expect-error a plain text is no code
    fill(template, { x: 'a', y: psText('b') });
    // @ts-expect-error nor is that of another language
    fill(template, { x: kql`a`, y: psText('b') });
    // @ts-expect-error y is missing
    const filled = () => fill(template, { x: psText('a') });
    expect(filled).toThrow();
    // @ts-expect-error a plain text within code
    expect(ps`$a = ${'b'}`).toBe('$a = b');
  });
});

describe('pieces of code', () => {
  it('stand in a row, or further in', () => {
    expect(joinCode([ps`${1}`, psText('a')], ', ')).toBe("1, 'a'");
    expect(indentCode(ps`a\n\n    b\n`)).toBe('    a\n\n        b');
  });
});
