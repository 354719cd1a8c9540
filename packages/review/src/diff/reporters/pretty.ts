import { valueText } from '@mdav/core';
import type { Reporter } from '../../reporter/reporter.ts';
import { type Paint, PLAIN_PAINT } from '../../text/paint.ts';
import { inLog } from '../../text/safe-text.ts';
import type { Comparison } from '../comparison.ts';
import type { PolicyPair } from '../diff-sets.ts';
import { inSectionOrder, sectionsOf, sidesInSentence, sidesOf, verdict } from '../diff-words.ts';

/** A comparison for people. */
export const pretty: Reporter<Comparison> = {
  id: 'pretty',
  title: 'for people',
  endings: ['.txt'],
  render: diffPretty,
};

function diffPretty(compared: Comparison, paint: Paint = PLAIN_PAINT): string {
  const { a, b, diff } = compared;
  const lines = [
    `${paint.bold('A')}  ${inLog(a.path)}  ${paint.dim(a.what)}`,
    `${paint.bold('B')}  ${inLog(b.path)}  ${paint.dim(b.what)}`,
    '',
  ];
  const isOne = diff.pairs.length === 1 && diff.onlyA.length === 0 && diff.onlyB.length === 0;
  for (const pair of diff.pairs) {
    const who = isOne ? inLog(sidesInSentence(compared)) : pairName(pair, paint);
    for (const line of [`${who} ${verdict(pair.diff)}.`, ...pairLines(pair, paint), '']) lines.push(line);
  }
  for (const name of diff.onlyA) lines.push(`${paint.severity('warning', 'only A')}  ${inLog(name)}`);
  for (const name of diff.onlyB) lines.push(`${paint.severity('warning', 'only B')}  ${inLog(name)}`);
  while (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

function pairName({ a, b }: PolicyPair, paint: Paint): string {
  const name = a.toLowerCase() === b.toLowerCase() ? inLog(a) : `${inLog(a)} and ${inLog(b)}`;
  return `${paint.bold(paint.accent(name))}: A and B`;
}

function pairLines({ diff }: PolicyPair, paint: Paint): readonly string[] {
  const lines: string[] = [];
  const entry = (sign: string, name: string, { a, b }: { readonly a?: string; readonly b?: string }) => {
    const only = a === undefined ? b : b === undefined ? a : undefined;
    lines.push(`  ${sign} ${paint.bold(inLog(name))}${only === undefined ? '' : `: ${inLog(only)}`}`);
    if (only !== undefined) return;
    if (a !== undefined) lines.push(`      ${paint.dim('A')}  ${inLog(a)}`);
    if (b !== undefined) lines.push(`      ${paint.dim('B')}  ${inLog(b)}`);
  };
  const signs = { differs: '≠', 'only-a': 'A', 'only-b': 'B' } as const;
  for (const { title, differences } of sectionsOf(diff.settings)) {
    lines.push(paint.dim(`  ${title}:`));
    for (const difference of differences)
      entry(paint.severity('warning', signs[difference.kind]), difference.setting, sidesOf(difference));
  }
  if (diff.unsayable.length > 0) lines.push(paint.dim('  Said on one side, and the other one has no words for it:'));
  for (const { setting, in: side, value, why } of diff.unsayable)
    lines.push(
      `  ${paint.dim(side.toUpperCase())} ${setting}: ${inLog(valueText(value))}`,
      paint.dim(`      ${inLog(why)}`),
    );
  if (diff.residue.length > 0) lines.push(paint.dim('  Outside the catalogue, compared as text:'));
  for (const { place, a, b } of inSectionOrder(diff.residue)) {
    const sign = a === undefined ? 'B' : b === undefined ? 'A' : '≠';
    entry(paint.severity('warning', sign), place, {
      ...(a === undefined ? {} : { a }),
      ...(b === undefined ? {} : { b }),
    });
  }
  return lines;
}
