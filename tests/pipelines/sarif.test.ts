import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { root } from './world.ts';

interface Result {
  readonly ruleId: string;
  readonly level: string;
}
type Combine = (
  results: readonly object[],
  inputs: { readonly cwd: string; readonly folder: string; readonly values: readonly string[] },
  limits?: { readonly runs?: number; readonly results?: number; readonly bytes?: number },
) => { readonly text: string; readonly notices: readonly string[] };

const { combineSarif } = (await import(pathToFileURL(join(root, 'pipelines/src/sarif.mjs')).href)) as {
  combineSarif: Combine;
};

const LEVELS = ['error', 'warning', 'note'];
const inputs = { cwd: '/c', folder: '/c', values: [] };
const fleet = (title: string, results: number) => ({
  title,
  check: {
    sarif: JSON.stringify({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'mdav', rules: LEVELS.map((id) => ({ id })) } },
          results: Array.from({ length: results }, (_, index) => {
            const level = LEVELS[Math.min(2, results - 1 - index)] ?? '';
            return {
              ruleId: level,
              ruleIndex: LEVELS.indexOf(level),
              level,
              text: `${title} ${index} ${Math.sin(index)}`,
            };
          }),
        },
      ],
    }),
  },
});

describe('the limits of a host', () => {
  const read = ({ text }: ReturnType<Combine>): { results: Result[]; properties?: { leftOff?: number } }[] =>
    JSON.parse(text).runs;

  it('are kept by leaving off the least severe, which is said', () => {
    const fleets = ['a', 'b'].map((title) => fleet(title, 2000));
    const bytes = 20_000;
    const combined = combineSarif(fleets, inputs, { bytes });
    expect(gzipSync(combined.text).length).toBeLessThanOrEqual(bytes);
    for (const { results, properties } of read(combined)) {
      expect(results.slice(0, 2).map(({ level }) => level)).toEqual(['error', 'warning']);
      expect(results.length + (properties?.leftOff ?? 0)).toBe(2000);
    }
    expect(combined.notices).toEqual(
      ['a', 'b'].map(
        (title, index) =>
          `${read(combined)[index]?.properties?.leftOff} results of mdav/${title} left off, the least severe: the host takes no more.`,
      ),
    );
  });

  it('hold for what goes together as well', () => {
    const combined = combineSarif(
      ['a', 'b', 'c'].map((title) => fleet(title, 30)),
      inputs,
      { runs: 2, results: 40 },
    );
    const runs = read(combined);
    expect(runs.map(({ results }) => results.length)).toEqual([30, 40]);
    expect(runs[1]?.results.filter(({ level }) => level === 'error')).toHaveLength(2);
    expect(runs[1]?.properties).toEqual({ leftOff: 20 });
  });

  it('are none where the host has none', () => {
    const { text, notices } = combineSarif(
      Array.from({ length: 30 }, (_, index) => fleet(`f${index}`, 30)),
      inputs,
    );
    expect(JSON.parse(text).runs).toHaveLength(30);
    expect(notices).toEqual([]);
  });
});
