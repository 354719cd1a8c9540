import { type Page, paragraph } from '../terminal/layout.ts';
import type { KeyDescription } from './find-path.ts';
import { textTable } from './table.ts';

/** The settings that stand in a key. */
export function keyPage({ id, settings }: KeyDescription, page: Page): string {
  const rows = settings.map(({ id: setting, name = '(a list)', title }) => [`  ${name}`, setting, title]);
  return [
    page.paint.bold(page.paint.accent(id)),
    '',
    paragraph(
      `A key of Group Policy, with ${rows.length === 1 ? 'one value' : `${rows.length} values`} of the catalogue in it or below.`,
      page,
    ),
    '',
    ...textTable(['  Value', 'Setting', 'What it does'], rows, page),
    '',
  ].join('\n');
}
