import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CAUSES, CAUTION_INFOS } from '../../../core/src/decision/causes.ts';
import { DECISION_TABLE } from '../../../core/src/decision/decision-table.ts';
import { FACTS } from '../../../core/src/decision/facts.ts';
import { verificationFiles } from './page.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const [[path = '', text = ''] = []] = [...verificationFiles()];
const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);

describe('the page on verification', () => {
  it('is what core says', () => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(text);
    expect(text.split('\n')[0]).toContain('Made by packages/codegen');
  });

  it('has the rows of the table in their order, as a reader of it gets them', () => {
    const rows = [...text.matchAll(/^\| (\d+) \| `(\w+)` \| \[([a-z-]+)\]\(#\3\) \| (.*) \|$/gm)].map(
      ([, number, verdict, cause, when = '']) => ({
        number: Number(number),
        verdict,
        cause,
        when: Object.fromEntries(
          when.split(', ').map((condition) => {
            const [fact = '', ...values] = [...condition.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
            return [fact, values];
          }),
        ),
      }),
    );
    expect(rows).toEqual(DECISION_TABLE.map((row, index) => ({ number: index + 1, ...row })));
  });

  it('has one heading for each cause and fact, and links that lead to one', () => {
    for (const id of [...Object.keys(CAUSES), ...Object.keys(FACTS)])
      expect(
        headings.filter((heading) => heading === id),
        id,
      ).toHaveLength(1);
    const anchors = headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    );
    expect(new Set(anchors).size).toBe(anchors.length);
    for (const [, target] of text.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(target);
  });

  it('tells every caution', () => {
    for (const id of Object.keys(CAUTION_INFOS)) expect(text).toContain(`| \`${id}\` |`);
  });
});
