import type { Finding } from '@mdav/core';
import fc from 'fast-check';
import { type CheckResult, checkResult } from '../check-result.ts';

/** Pieces of text that have a meaning to some format, agent or terminal. */
const HOSTILE = [
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\ufffe',
  '\uffff',
  '\ud800',
  '\udc00',
  '\u202e',
  '\u2066',
  '\u00ad',
  '\ufeff',
  '\r\n',
  '\n',
  '\r',
  '\t',
  '::',
  '::error file=x::y',
  '\n::set-output name=a::b',
  '%',
  '%0A',
  '%25',
  '%AZP25',
  ',',
  ';',
  ']',
  '##vso[task.setvariable variable=a]b',
  '##[error]x',
  '#\u00ad#vso[task.complete result=Failed;]',
  '###[group]',
  ']]>',
  '<![CDATA[',
  '<script>alert(1)</script>',
  '</failure>',
  '&amp;',
  '&#0;',
  '"',
  "'",
  '|',
  '\\|',
  '\\',
  '`',
  '``',
  '`|`',
  '[text](https://example.org)',
  '![](x)',
  '**',
  '__',
  '~~~',
  '{0}',
  '$x$',
  '@someone',
  '<!--',
  '-->',
  '| --- |',
] as const;

/** Text that means harm, with ordinary text between. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 6 }), fc.constant('a word ')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

export const hostileFinding: fc.Arbitrary<Finding> = fc
  .record({
    rule: fc.constantFrom('passive-needs-unified-agent', 'fleet-unknown-key', 'contoso-own-rule'),
    severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
    message: hostileText,
    hint: optional(hostileText),
    group: optional(hostileText),
    setting: optional(hostileText),
    file: optional(hostileText),
    line: optional(fc.integer({ min: 1, max: 30 })),
    column: optional(fc.integer({ min: 1, max: 200 })),
    path: optional(hostileText),
    waiver: optional(fc.record({ reason: hostileText, owner: hostileText })),
  })
  .map(({ rule, severity, message, hint, group, setting, file, line, column, path, waiver }) => ({
    rule,
    severity,
    message,
    sources: [],
    at: {
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
      ...(line === undefined || column === undefined ? {} : { column }),
      ...(path === undefined ? {} : { path }),
    },
    ...(hint === undefined ? {} : { hint }),
    ...(group === undefined ? {} : { group, baseline: 'current' as const }),
    ...(setting === undefined ? {} : { setting }),
    ...(waiver === undefined ? {} : { waiver: { rule, group: group ?? '', expires: '2099-12-31', ...waiver } }),
  }));

/** A report in which everything that the user can write means harm. */
export const hostileReport: fc.Arbitrary<CheckResult> = fc
  .record({ findings: fc.array(hostileFinding, { maxLength: 30 }), text: hostileText, file: hostileText })
  .map((parts) => checkResult({ ...parts, only: [] }));

/** What a file or pipe carries: halves of surrogate pairs do not survive the way. */
export function asRead(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

/** What Azure's agent and GitHub's runner look for in every line, ignorable characters aside. */
export function agentCommands(text: string): readonly string[] {
  const plain = text.replace(/\p{DI}/gu, '');
  return plain.split(/\r\n|[\r\n]/).filter((line) => /##(vso)?\[/i.test(line) || /^\s*::/.test(line));
}

/** Characters that move a cursor, hide or turn text; line ends and tabs are none of them. */
export function hiddenCharacters(text: string): readonly string[] {
  return text.match(HIDDEN) ?? [];
}

const HIDDEN = new RegExp(
  '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]',
  'g',
);
