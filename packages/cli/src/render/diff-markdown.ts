import { asCode, inText, markdownTable, valueText } from '@mdav/core';
import { type PolicyPair, safeMarkdown } from '@mdav/review';
import { type Compared, inSectionOrder, sectionsOf, sideNames, sidesOf, verdict } from './diff-words.ts';

/** A comparison as Markdown, for a pull request. */
export function diffMarkdown(compared: Compared): string {
  const { a, b, diff } = compared;
  const [nameOfA, nameOfB] = sideNames(compared);
  const lines = [`# ${inText(nameOfA)} and ${inText(nameOfB)}`, '', `A is ${asCode(a.path)}, B is ${asCode(b.path)}.`];
  for (const pair of diff.pairs) lines.push('', ...pairLines(pair, diff.pairs.length > 1));
  for (const [side, names] of [['A', diff.onlyA] as const, ['B', diff.onlyB] as const])
    if (names.length > 0) lines.push('', `Only in ${side}: ${names.map(asCode).join(', ')}`);
  return safeMarkdown(lines);
}

function pairLines({ a, diff }: PolicyPair, isNamed: boolean): readonly string[] {
  const lines = [...(isNamed ? [`## ${inText(a)}`, ''] : []), `The two ${verdict(diff)}.`];
  const cell = (text: string | undefined) => (text === undefined ? '' : asCode(text));
  for (const { title, differences } of sectionsOf(diff.settings)) {
    const rows = differences.map((difference) => {
      const sides = sidesOf(difference);
      return [asCode(difference.setting), cell(sides.a), cell(sides.b)];
    });
    lines.push('', `${title}:`, '', markdownTable(['Setting', 'A', 'B'], rows));
  }
  if (diff.residue.length > 0) {
    const rows = inSectionOrder(diff.residue).map((line) => [asCode(line.place), cell(line.a), cell(line.b)]);
    lines.push('', 'Outside the catalogue, compared as text:', '', markdownTable(['Where', 'A', 'B'], rows));
  }
  if (diff.unsayable.length > 0) {
    const rows = diff.unsayable.map((each) => [
      asCode(each.setting),
      each.in.toUpperCase(),
      asCode(valueText(each.value)),
      inText(each.why),
    ]);
    lines.push(
      '',
      'Said on one side, and the other one has no words for it:',
      '',
      markdownTable(['Setting', 'In', 'Value', 'Why'], rows),
    );
  }
  return lines;
}
