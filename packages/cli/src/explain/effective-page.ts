import { type Justification, justificationText } from '@mdav/core';
import { defaultWords, departureWords } from '@mdav/core/format';
import { describeDefaults, type EffectiveDescription, placeWords } from '@mdav/review';
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

function defaults(effective: EffectiveDescription, page: Page): readonly string[] {
  const lines = facts([defaultFact(effective)], page);
  return lines.length === 0 ? [] : ['', ...lines];
}

function defaultFact({ defaults: told, againstDefault }: EffectiveDescription): Fact {
  // What holds for the group says more than what holds for every system.
  return ['Default', againstDefault.length > 0 ? againstDefault.map(defaultWords) : describeDefaults(told)];
}

function summary(effective: EffectiveDescription): readonly Fact[] {
  const { setting, shown, from, because, departs, justification } = effective;
  return [
    ['Value', [shown ?? '']],
    ['From', [from.join(' + ')]],
    ['Because', because === undefined ? [] : [because]],
    ['Departs', departs === undefined ? [] : [departureWords(departs, setting), departs.why]],
    ['Reason', whyWords(justification)],
    defaultFact(effective),
  ];
}

/** Every layer's word, the winner first; what was overridden is dimmed. */
function stepTable({ steps }: EffectiveDescription, page: Page): readonly string[] {
  const rows = steps.map(({ words, effect, shown, at, overridden, justification }) => [
    `  ${words}`,
    effect === 'removes' ? 'removes it' : `${effect} ${shown}`,
    placeWords(at),
    overridden ? 'overridden' : '',
    ...whyCell(steps, justification),
  ]);
  const [head = '', ...lines] = textTable(['  Layer', 'Says', 'Where', '', ...whyHead(steps)], rows, page);
  return [head, ...lines.map((line, index) => (steps[index]?.overridden === true ? page.paint.dim(line) : line))];
}

function partTable({ parts, steps }: EffectiveDescription, page: Page): readonly string[] {
  // With one layer the parts stand where the setting does, and tell something only by their reasons.
  const isTelling = whyHead(parts).length > 0 || steps.filter(({ overridden }) => !overridden).length > 1;
  if (parts.length === 0 || !isTelling) return [];
  const rows = parts.map(({ text, at, justification }) => [
    `  ${text}`,
    placeWords(at),
    ...whyCell(parts, justification),
  ]);
  return ['', ...textTable(['  Made of', 'Where', ...whyHead(parts)], rows, page)];
}

type Reasoned = { readonly justification?: Justification };

/** The column of reasons, where there is one. */
function whyHead(rows: readonly Reasoned[]): readonly string[] {
  return rows.some(({ justification }) => justification !== undefined) ? ['Reason'] : [];
}

function whyCell(rows: readonly Reasoned[], justification: Justification | undefined): readonly string[] {
  return whyHead(rows).map(() => whyWords(justification).join(''));
}

function whyWords(justification: Justification = {}): readonly string[] {
  const text = justificationText(justification);
  return text === '' ? [] : [text];
}
