import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { root } from './world.ts';

const { fitPage } = (await import(pathToFileURL(join(root, 'pipelines/src/page.mjs')).href)) as {
  fitPage: (page: string, characters: number, rest?: string) => string;
};

const row = (kind: string, text: string) => `| ${kind} | ${text} |`;
const table = (rows: readonly string[]) => ['', '| Severity | What |', '| --- | --- |', ...rows];
const section = (name: string, rows: number) => [
  '',
  `### ${name}`,
  ...table(Array.from({ length: rows }, (_, index) => row('▲ stronger', `${name} ${index}`))),
];

describe('a page that does not fit', () => {
  it('is cut before the section that is not whole, and says what is left out', () => {
    const page = ['# Page', ...section('one', 3), ...section('two', 30), ...section('three', 2), ''].join('\n');
    expect(fitPage(page, 500, 'More there.')).toBe(
      [
        '# Page',
        ...section('one', 3),
        '',
        '',
        '**Cut here**, since 500 characters fit. Left out: 2 × section, 32 × ▲ stronger. More there.',
        '',
      ].join('\n'),
    );
  });

  it('counts rows and stale files by kind, and closes what is open', () => {
    const folded = (title: string, lines: readonly string[]) => [
      '<details>',
      `<summary>${title}</summary>`,
      ...lines,
      '',
      '</details>',
    ];
    const findings = Array.from({ length: 40 }, (_, index) =>
      row(index < 30 ? 'error' : 'warning', `finding ${index}`),
    );
    const stale = ['', '```diff', 'stale     a/b.json', '  +x', 'extra     c', '```'];
    const page = [...folded('Findings', table(findings)), ...folded('Stale', stale), ''].join('\n');
    const cut = fitPage(page, 600);
    expect(cut.length).toBeLessThanOrEqual(600);
    const kept = cut.match(/finding \d+/g)?.length ?? 0;
    expect(cut).toContain(`Left out: ${30 - kept} × error, 10 × warning, 1 × stale file, 1 × extra file.`);
    expect(cut).toMatch(/finding \d+ \|\n\n<\/details>\n\n\*\*Cut here/);
  });

  it('fits, and is balanced, wherever it is cut', () => {
    const lines = fc.constantFrom(
      'text',
      '',
      '### group',
      row('error', 'x'),
      '| a | b |\n| --- | --- |',
      '<details>\n\n</details>',
      '````diff\nstale x\n````',
    );
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 60 }), fc.integer({ min: 400, max: 900 }), (parts, characters) => {
        const page = parts.join('\n');
        const text = fitPage(page, characters);
        expect(text.length).toBeLessThanOrEqual(Math.max(page.length <= characters ? page.length : 0, characters));
        expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
        expect((text.match(/^````/gm)?.length ?? 0) % 2).toBe(0);
      }),
    );
  });
});
