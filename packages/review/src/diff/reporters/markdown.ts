import { valueText } from '@mdav/core';
import { mdCode, mdTable, mdText } from '@mdav/quote';
import type { Reporter } from '../../reporter/reporter.ts';
import { safeMarkdown } from '../../text/safe-lines.ts';
import type { Comparison } from '../comparison.ts';
import type { PolicyPair } from '../diff-sets.ts';
import { inSectionOrder, sectionsOf, sideNames, sidesOf, verdict } from '../diff-words.ts';

/** A comparison as Markdown, for a pull request. */
export const markdown: Reporter<Comparison> = {
  id: 'markdown',
  title: 'for a comment on a pull request',
  endings: ['.md'],
  render: diffMarkdown,
};

function diffMarkdown(compared: Comparison): string {
  const { a, b, diff } = compared;
  const [nameOfA, nameOfB] = sideNames(compared);
  const lines = [`# ${mdText(nameOfA)} and ${mdText(nameOfB)}`, '', `A is ${mdCode(a.path)}, B is ${mdCode(b.path)}.`];
  for (const pair of diff.pairs) for (const line of ['', ...pairLines(pair, diff.pairs.length > 1)]) lines.push(line);
  for (const [side, names] of [['A', diff.onlyA] as const, ['B', diff.onlyB] as const])
    if (names.length > 0) lines.push('', `Only in ${side}: ${names.map(mdCode).join(', ')}`);
  return safeMarkdown(lines);
}

function pairLines({ a, diff }: PolicyPair, isNamed: boolean): readonly string[] {
  const lines = [...(isNamed ? [`## ${mdText(a)}`, ''] : []), `The two ${verdict(diff)}.`];
  const cell = (text: string | undefined) => (text === undefined ? '' : mdCode(text));
  for (const { title, differences } of sectionsOf(diff.settings)) {
    const rows = differences.map((difference) => {
      const sides = sidesOf(difference);
      return [mdCode(difference.setting), cell(sides.a), cell(sides.b)];
    });
    lines.push('', `${title}:`, '', mdTable(['Setting', 'A', 'B'], rows));
  }
  if (diff.residue.length > 0) {
    const rows = inSectionOrder(diff.residue).map((line) => [mdCode(line.place), cell(line.a), cell(line.b)]);
    lines.push('', 'Outside the catalogue, compared as text:', '', mdTable(['Where', 'A', 'B'], rows));
  }
  if (diff.unsayable.length > 0) {
    const rows = diff.unsayable.map((each) => [
      mdCode(each.setting),
      each.in.toUpperCase(),
      mdCode(valueText(each.value)),
      mdText(each.why),
    ]);
    lines.push(
      '',
      'Said on one side, and the other one has no words for it:',
      '',
      mdTable(['Setting', 'In', 'Value', 'Why'], rows),
    );
  }
  return lines;
}
