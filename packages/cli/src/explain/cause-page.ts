import { facts, type Page, paragraph } from '../terminal/layout.ts';
import type { CauseDescription } from './causes.ts';
import { sourceFact } from './source-fact.ts';

/** What a cause, a caution or a dead end stands for, and what to do about it. */
export function causePage({ id, of, title, says, next, sources, deadEnd }: CauseDescription, page: Page): string {
  const { paint } = page;
  return [
    `${paint.bold(paint.accent(id))}  ${title === undefined ? of : `${title} (${of})`}`,
    '',
    paragraph(says, page),
    '',
    ...facts([['Next step', [next === '' ? 'Nothing is to do.' : next]], sourceFact(sources)], page),
    ...(deadEnd === undefined
      ? []
      : [
          '',
          paragraph(`It is a dead end of a migration as well. ${deadEnd.says}`, page),
          '',
          ...facts([['First', [deadEnd.next]], sourceFact(deadEnd.sources)], page),
        ]),
    '',
  ].join('\n');
}
