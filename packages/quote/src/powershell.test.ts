import { hiddenIn, manyTexts } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { askPwsh, pwshMissing } from '../../../tests/pwsh.ts';
import { type PowerShell, ps, psInComment, psKey, psText, psTexts, psTyped, psWord } from './powershell.ts';

const texts = manyTexts(50);
const WRITERS = [
  ['psText', psText],
  ['psTyped', psTyped],
] as const;

describe.each(WRITERS)('%s', (_, write) => {
  it('never lets through what is hidden', () => {
    for (const text of texts) expect(hiddenIn(write(text))).toEqual([]);
  });

  it('stands in plain quotes where nothing asks for more', () => {
    for (const text of texts.filter((one) => /^[\x20-\x7e]*$/.test(one)))
      expect(write(text)).toBe(`'${text.replaceAll("'", "''")}'`);
  });
});

it('psText is ASCII alone, and psTyped shows what can be seen as it is', () => {
  for (const text of texts) expect(psText(text)).toMatch(/^[\x20-\x7e]*$/);
  expect(psTyped('B\u00fcro \u{1f600}')).toBe("'B\u00fcro \u{1f600}'");
  expect(psTyped('O\u2019Neill')).toBe("'O\u2019\u2019Neill'");
  expect(psText('O\u2019Neill')).toBe("('O' + [char]0x2019 + 'Neill')");
  expect(psTyped('a\u202e$b')).toBe("('a' + [char]0x202e + '$b')");
});

/** Kinds of nodes that a literal and its place may be made of, and the calls. */
const KNOWN = [
  ...[
    'ArrayExpression',
    'ArrayLiteral',
    'AssignmentStatement',
    'BinaryExpression',
    'ParenExpression',
    'CommandExpression',
    'CommandParameter',
  ],
  ...['ConstantExpression', 'ConvertExpression', 'Hashtable', 'NamedBlock', 'Pipeline'],
  ...['ScriptBlock', 'StatementBlock', 'StringConstantExpression', 'TypeConstraint'],
  'VariableExpression',
].map((kind) => `${kind}Ast`);
const CALLS = ['Show-It', 'Show-Key', 'Show-First', 'Show-Both'];

/** The places in which a literal stands in what we write, for functions that give it back. */
const PLACES: readonly ((literal: PowerShell) => string)[] = [
  (literal) => `$x = ${literal}; Show-It $x -WhatIf`,
  (literal) => `Show-It -Group ${literal} -WhatIf`,
  (literal) => `Show-Key -Table @{ ${literal} = 1 } -WhatIf`,
  (literal) => `Show-First -List @(${literal}, 'b') -WhatIf`,
];

/** Parses each script, refuses nodes and calls of any other kind, runs it, and tells the texts that it gave as UTF-16 units. */
const JUDGE = `
function Show-It($Group, [switch]$WhatIf) { if (-not $WhatIf) { throw 'lost' }; $Group }
function Show-Key([hashtable]$Table, [switch]$WhatIf) { if (-not $WhatIf) { throw 'lost' }; @($Table.Keys)[0] }
function Show-First([object[]]$List, [switch]$WhatIf) { if (-not $WhatIf) { throw 'lost' }; $List[0] }
function Show-Both([hashtable]$Table, [switch]$WhatIf) { if (-not $WhatIf) { throw 'lost' }; $key = @($Table.Keys)[0]; $key + $Table[$key][0] }
$answers = foreach ($one in $data.scripts) {
    $tokens = $null
    $faults = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseInput($one, [ref]$tokens, [ref]$faults)
    $odd = @()
    foreach ($node in $tree.FindAll({ $true }, $true)) {
        if ($node -is [System.Management.Automation.Language.CommandAst]) { $word = $node.GetCommandName() }
        else { $word = $node.GetType().Name }
        if ($data.known -notcontains $word) { $odd += $word }
    }
    if ($faults.Count -gt 0) { "fault: $($faults[0].Message)" }
    elseif ($odd.Count -gt 0) { "odd: $($odd -join ' ')" }
    else {
        $texts = foreach ($given in & ([scriptblock]::Create($one))) {
            if ($given -isnot [string]) { 'no text' }
            else { @(foreach ($unit in [char[]]$given) { [int]$unit }) -join ',' }
        }
        $texts -join '; '
    }
}
ConvertTo-Json -InputObject @($answers) -Compress
`;

const unitsOf = (text: string) => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).join(',');
const judge = async (scripts: readonly string[]) =>
  (await askPwsh(JUDGE, { scripts, known: [...KNOWN, ...CALLS] })) as readonly string[];

describe.skipIf(pwshMissing)(`literals, read by PowerShell itself ${pwshMissing ?? ''}`, () => {
  it.each(WRITERS)('%s: give exactly the text, wherever they stand', async (_, write) => {
    const scripts = texts.map((text) => PLACES.map((place) => place(write(text))).join('\n'));
    const answers = await judge(scripts);
    expect(answers).toHaveLength(texts.length);
    for (const [index, text] of texts.entries())
      expect(answers[index], scripts[index]).toBe(PLACES.map(() => unitsOf(text)).join('; '));
  });

  it('lists and keys give what they are made of', async () => {
    const scripts = texts.map((text) => ps`Show-Both -Table @{ ${psKey(text)} = ${psTexts([text, 'b'])} } -WhatIf`);
    const answers = await judge(scripts);
    for (const [index, text] of texts.entries()) expect(answers[index], scripts[index]).toBe(unitsOf(`${text}${text}`));
  });

  it('a word is an argument, bare or not', async () => {
    const words = [...texts, 'desks', 'a-b_c.d', '_x', 'if', 'true', '1e3', '5mb', '-Group'];
    const answers = await judge(words.map((text) => ps`Show-It -Group ${psWord(text)} -WhatIf`));
    for (const [index, text] of words.entries()) expect(answers[index], text).toBe(unitsOf(text));
  });

  it('comments end where we end them', async () => {
    const scripts = texts.map((text) => `<# ${psInComment(text)} #>\n# ${psInComment(text)}\n'done'`);
    expect(new Set(await judge(scripts))).toEqual(new Set([unitsOf('done')]));
  });

  it('would see a quote that was overlooked', async () => {
    const naive = (text: string) => `$x = '${text.replaceAll("'", "''")}'; $x`;
    expect((await judge([naive('a\u2019; New-Item pwned; \u2018')]))[0]).toMatch(/^(odd|fault): /);
    expect((await judge([naive('a\u2019\u2019b')]))[0]).toBe(unitsOf('a\u2019b'));
  });
});
