import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitRows, type RankedRow } from './ranked-rows.ts';

const KINDS = ['worst', 'bad', 'fair', 'good'] as const;
type Row = RankedRow<(typeof KINDS)[number]>;

const page = (rows: readonly Row[]) => ({
  head: ['## A page'],
  columns: ['What', 'Change', 'Groups', 'Why'] as const,
  kinds: KINDS,
  rows,
  rest: 'Ask for more.',
});
const row = (kind: Row['kind'], name: string, about = name): Row => ({ kind, names: [name], cells: [about, '', ''] });
const shown = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:\||---)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

it('says once what several have in common, with how many and the first of them', () => {
  const rows = Array.from({ length: 2000 }, (_, index) => row('good', `g${index}`, 'same'));
  expect(fitRows(page([...rows, row('bad', 'last', 'other'), row('bad', 'g1', 'other')]), 1000)).toBe(
    [
      '## A page',
      '',
      '|  | What | Change | Groups | Why |',
      '| --- | --- | --- | --- | --- |',
      '| bad | other |  | last and g1 |  |',
      '| good | same |  | 2000: g0, g1, g2, g3, g4 and 1995 more |  |',
      '',
    ].join('\n'),
  );
});

it('leaves nothing out while something less harmful stands, and counts what it leaves out', () => {
  const kinds = fc.constantFrom(...KINDS);
  const one = fc.record({ kind: kinds, name: fc.nat(50), text: fc.string({ maxLength: 200 }) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), fc.integer({ min: 400, max: 6000 }), (list, characters) => {
      const rows = list.map(({ kind, name, text }, index) =>
        row(kind, `g${name}`, `${index}${text.replace(/[|\n\r]/g, '')}`),
      );
      const text = fitRows(page(rows), characters);
      expect(text.length).toBeLessThanOrEqual(characters);
      const kept = shown(text).map(([, kind = '']) => kind);
      const ranks = kept.map((kind) => KINDS.indexOf(kind as (typeof KINDS)[number]));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      for (const kind of KINDS) {
        const all = rows.filter((each) => each.kind === kind).length;
        const left = Number(new RegExp(`(\\d+) × ${kind}`).exec(text)?.[1] ?? 0);
        expect(kept.filter((each) => each === kind).length + left).toBe(all);
        if (left > 0) expect(Math.max(-1, ...ranks)).toBeLessThanOrEqual(KINDS.indexOf(kind));
      }
    }),
  );
});
