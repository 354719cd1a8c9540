import { departureWords } from '@mdav/core/format';
import { type EffectiveDescription, placeWords } from '@mdav/review';
import { type Fact, facts, type Page, paragraph } from '../terminal/layout.ts';
import { textTable } from './table.ts';

/** Which layer won, and what it overrode. */
export function effectivePage(effective: EffectiveDescription, page: Page): string {
  const { group, setting, title, shown } = effective;
  const { paint } = page;
  const head = `${paint.bold(paint.accent(`${group}.${setting}`))}  ${title}`;
  if (shown === undefined)
    return [head, '', paragraph(`${group} does not manage it.`, page), ...defaults(effective, page), ''].join('\n');
  return [
    head,
    '',
    ...facts(summary(effective), page),
    '',
    ...stepTable(effective, page),
    ...partTable(effective, page),
    '',
  ].join('\n');
}

function defaults({ defaults: { mdm, gpo } }: EffectiveDescription, page: Page): readonly string[] {
  const rows: readonly Fact[] = [
    ['Default by MDM', mdm === undefined ? [] : [mdm]],
    ['Default by GPO', gpo === undefined ? [] : [gpo]],
  ];
  const lines = facts(rows, page);
  return lines.length === 0 ? [] : ['', ...lines];
}

function summary({ setting, shown, from, because, departs }: EffectiveDescription): readonly Fact[] {
  return [
    ['Value', [shown ?? '']],
    ['From', [from.join(' + ')]],
    ['Because', because === undefined ? [] : [because]],
    ['Departs', departs === undefined ? [] : [departureWords(departs, setting), departs.why]],
  ];
}

/** Every layer's word, the winner first; what was overridden is dimmed. */
function stepTable({ steps }: EffectiveDescription, page: Page): readonly string[] {
  const rows = steps.map(({ words, effect, shown, at, overridden }) => [
    `  ${words}`,
    effect === 'removes' ? 'removes it' : `${effect} ${shown}`,
    placeWords(at),
    overridden ? 'overridden' : '',
  ]);
  const [head = '', ...lines] = textTable(['  Layer', 'Says', 'Where', ''], rows, page);
  return [head, ...lines.map((line, index) => (steps[index]?.overridden === true ? page.paint.dim(line) : line))];
}

function partTable({ parts, steps }: EffectiveDescription, page: Page): readonly string[] {
  // With one layer the parts stand where the setting does.
  if (parts.length === 0 || steps.filter(({ overridden }) => !overridden).length < 2) return [];
  const rows = parts.map(({ text, at }) => [`  ${text}`, placeWords(at)]);
  return ['', ...textTable(['  Made of', 'Where'], rows, page)];
}
