import { describe, expect, it } from 'vitest';
import { tokensOf } from './tokens.ts';

/** What a text of PowerShell says, or `undefined` where something is put into it. */
function saidBy(code: string): string | undefined {
  const [token, ...others] = tokensOf(code);
  expect(others).toEqual([]);
  expect(token?.kind).toBe('text');
  return token?.isExpandable ? undefined : token?.value;
}

describe('texts of PowerShell', () => {
  it.each([
    [`'C:\\Data'`, 'C:\\Data'],
    [`'it''s'`, "it's"],
    [`'it'’s'`, 'it’s'],
    ['"a ""b"" c"', 'a "b" c'],
    ['"a `"b`" `$c"', 'a "b" $c'],
    ['"tab`tline`nend"', 'tab\tline\nend'],
    ["'$env:TEMP `n'", '$env:TEMP `n'],
    ['"50 $ and 5$"', '50 $ and 5$'],
    ['\u201ccurly\u201d', 'curly'],
    ["'mixed\u2019", 'mixed'],
    ["@'\nit's \"so\"\n'@", 'it\'s "so"'],
    ["@'\r\n'@", ''],
    ['@"\nplain "text"\n"@', 'plain "text"'],
    ['"$env:TEMP"', undefined],
    ['"a$(Get-It "b)" -x (1))c"', undefined],
    ['"${x}"', undefined],
    ['@"\n$x\n"@', undefined],
  ])('%s', (code, said) => {
    expect(saidBy(code)).toBe(said);
  });

  it('passes over comments, and what they hold', () => {
    const words = tokensOf('a <# b "c #> d # e\nf `\n g').map(({ kind, value }) => (kind === 'newline' ? '|' : value));
    expect(words).toEqual(['a', 'd', '|', 'f', 'g']);
  });
});
