import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hiddenIn, manyTexts } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { askPwsh, pwshMissing } from '../../../tests/pwsh.ts';
import { visible } from './hidden.ts';
import { bashText, cmdText, shellText } from './shells.ts';

const texts = manyTexts(400);
const hasBash = spawnSync('bash', ['--version']).status === 0 && process.platform !== 'win32';

it.each([
  ['bashText', bashText],
  ['cmdText', cmdText],
  ['shellText', shellText],
] as const)('%s never lets through what is hidden', (_, write) => {
  for (const text of texts) expect(hiddenIn(write(text))).toEqual([]);
});

/** What bash makes of words, each line read as one that is typed: with names of the history looked up. */
function bash(words: readonly string[], locale: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-bash-'));
  try {
    const lines = ['set -o history -H', ...words.map((word) => `printf '%s\\0' ${word}`), ''];
    const { status, stdout, stderr } = spawnSync('bash', ['--norc', '--noprofile'], {
      cwd: folder,
      input: lines.join('\n'),
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: locale, HOME: folder },
      maxBuffer: 1 << 28,
    });
    expect(stderr.toString()).toBe('');
    expect(status).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
    return stdout.toString('utf8').split('\0').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A text as a command line can hold it: in UTF-8, without NUL. */
const asArgument = (text: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text.replaceAll('\0', '\\u0000')));

describe.skipIf(!hasBash)('words, read by bash (skipped where it is not installed)', () => {
  it.each(['C', 'C.UTF-8'])('bashText gives exactly the text, in the locale %s', (locale) => {
    expect(bash(texts.map(bashText), locale)).toEqual(texts.map(asArgument));
  });

  it('shellText gives the text as it is shown, but for a quote that is PowerShell’s to double', () => {
    const read = bash(texts.map(shellText), 'C.UTF-8');
    expect(read).toHaveLength(texts.length);
    for (const [index, text] of texts.entries()) {
      const shown = visible(text);
      const isDoubled = shellText(text).startsWith("'") && /['\u2018-\u201b]/.test(shown);
      if (!isDoubled) expect(read[index]).toBe(shown);
      else expect(read[index]?.replace(/['\u2018-\u201b]/g, '')).toBe(shown.replace(/['\u2018-\u201b]/g, ''));
    }
  });

  it('would see a sign that was overlooked', () => {
    expect(bash(['"$HOME"'], 'C')[0]).not.toBe('$HOME');
    expect(() => bash(["'a'b'"], 'C')).toThrow();
  });
});

describe.skipIf(pwshMissing)(`words, read by PowerShell ${pwshMissing ?? ''}`, () => {
  it('shellText gives the text as it is shown, as one argument', async () => {
    const scripts = texts.map((text) => `Show-All ${shellText(text)} --next`);
    const answers = (await askPwsh(
      `function Show-All { "$($args.Count) $($args[1])"; [string]$args[0] }
$answers = foreach ($one in $data) {
    $count, $given = & ([scriptblock]::Create($one))
    @{ count = $count; units = @([char[]]$given | ForEach-Object { [int]$_ }) -join ',' }
}
ConvertTo-Json -InputObject @($answers) -Compress`,
      scripts,
    )) as readonly { readonly count: string; readonly units: string }[];
    for (const [index, text] of texts.entries()) {
      const units = Array.from({ length: visible(text).length }, (_, at) => visible(text).charCodeAt(at)).join(',');
      expect(answers[index], scripts[index]).toEqual({ count: '2 --next', units });
    }
  });
});

describe('cmdText', () => {
  it.each([
    ['plain', 'plain'],
    ['', '""'],
    ['C:\\Program Files\\x.reg', '"C:\\Program Files\\x.reg"'],
    ['C:\\Program Files\\', '"C:\\Program Files\\\\"'],
    ['a&b', '"a&b"'],
    ['a%PATH%', '^"a^%PATH^%^"'],
    ['a"b&c', '^"a\\^"b^&c^"'],
    ['a\\"b', '^"a\\\\\\^"b^"'],
    ['wait!', '^"wait^!^"'],
    ["it's", '"it\'s"'],
  ])('%j is %s', (text, written) => {
    expect(cmdText(text)).toBe(written);
  });

  it('is read back by the rules that programs split their line by, once cmd took its carets', () => {
    for (const text of texts) expect(programArguments(afterCmd(cmdText(text)))).toEqual([visible(text)]);
  });
});

/** What cmd leaves of a line: carets outside of its quotes go, and nothing there may have a meaning. */
function afterCmd(line: string): string {
  let isQuoted = false;
  let left = '';
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '^' && !isQuoted) {
      at += 1;
      left += line.charAt(at);
      continue;
    }
    // A percent sign has a meaning within quotes as well; one with a caret in front is part of no name.
    if (sign === '%' || sign === '!' || (!isQuoted && /[&|<>()]/.test(sign)))
      throw new Error(`${sign} acts in ${line}`);
    if (sign === '"') isQuoted = !isQuoted;
    left += sign;
  }
  return left;
}

/** The arguments of a line as the C run-time library splits it (learn.microsoft.com, Parsing C++ command-line arguments). */
function programArguments(line: string): readonly string[] {
  const found: string[] = [];
  let current: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < line.length; ) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    if (slashes > 0) {
      const isBeforeQuote = line.charAt(at + slashes) === '"';
      current = (current ?? '') + '\\'.repeat(isBeforeQuote ? Math.floor(slashes / 2) : slashes);
      at += slashes;
      if (isBeforeQuote && slashes % 2 === 1) {
        current += '"';
        at += 1;
      }
      continue;
    }
    const sign = line.charAt(at);
    at += 1;
    if (sign === '"') {
      isQuoted = !isQuoted;
      current ??= '';
    } else if (/[ \t]/.test(sign) && !isQuoted) {
      if (current !== undefined) found.push(current);
      current = undefined;
    } else current = (current ?? '') + sign;
  }
  return current === undefined ? found : [...found, current];
}
