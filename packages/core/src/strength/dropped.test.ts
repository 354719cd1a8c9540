import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fleet } from '../model/fleet.ts';
import type { Assignment } from '../model/resolved.ts';
import { acceptFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { droppedParts } from './dropped.ts';

type Word = 'off' | 'audit' | 'block';
type Rules = Readonly<Record<string, Word>>;
type Said = Rules | { readonly extend: Rules } | 'remove' | undefined;

const RULES = 'attackSurfaceReductionRules';
const KEYS = ['block-wmi-persistence', 'block-webshell-creation', 'block-office-child-processes'];

/** What the first so many of defaults, two profiles and the group come to. */
function upTo(layers: readonly Said[], count: number): Assignment | undefined {
  const settings = (index: number) =>
    index >= count || layers[index] === undefined ? {} : { settings: { [RULES]: layers[index] } };
  const fleet = {
    mdav: 1,
    name: 'demo',
    defaults: { ...settings(0) },
    profiles: { one: settings(1), two: settings(2) },
    groups: { g: { os: 'windows-11', mode: 'active', profiles: ['one', 'two'], ...settings(3) } },
  } as unknown as Fleet;
  const accepted = acceptFleet(fleet);
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value.groups[0]?.assignments.find(({ setting }) => setting === RULES);
}

const wordsOf = (assignment: Assignment | undefined): Rules =>
  typeof assignment?.value === 'object' ? (assignment.value as Rules) : {};

const rules = fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom<Word>('off', 'audit', 'block'), { minKeys: 1 });
const said: fc.Arbitrary<Said> = fc.oneof(
  rules,
  rules.map((extend) => ({ extend })),
  fc.constantFrom('remove' as const, undefined),
);

describe('what layers drop', () => {
  it('is what protected one layer below, is no longer said, and never comes back', () => {
    let dropped = 0;
    fc.assert(
      fc.property(fc.tuple(said, said, said, said), (layers) => {
        const final = upTo(layers, 4);
        const expected = layers.flatMap((layer, index) => {
          if (layer === 'remove') return [];
          const [before, after] = [wordsOf(upTo(layers, index)), wordsOf(upTo(layers, index + 1))];
          return Object.entries(before).flatMap(([key, word]) =>
            word === 'off' || key in after || key in wordsOf(final) ? [] : [`${index} ${key}`],
          );
        });
        const names = ['defaults', 'profile one', 'profile two', 'group'];
        const found = final === undefined ? [] : droppedParts(final);
        for (const { names: gone, of } of found) expect(gone.length).toBeLessThanOrEqual(of);
        dropped += found.length;
        expect(
          found.flatMap(({ by, names: gone }) => gone.map((key) => `${names.indexOf(by.layer)} ${key}`)).sort(),
        ).toEqual([...expected].sort());
      }),
      { numRuns: 1500 },
    );
    expect(dropped).toBeGreaterThan(20);
  });

  it('is nothing of exclusions, of which every one less protects more', () => {
    const group = { os: 'windows-11', mode: 'active', settings: { excludedPaths: ['C:\\a'] } };
    const fleet = { mdav: 1, name: 'demo', defaults: { settings: { excludedPaths: ['C:\\b'] } }, groups: { g: group } };
    const accepted = acceptFleet(fleet as unknown as Fleet);
    const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
    const [paths] = resolved.ok ? (resolved.value.groups[0]?.assignments ?? []) : [];
    expect(paths?.history).toHaveLength(2);
    expect(paths === undefined ? undefined : droppedParts(paths)).toEqual([]);
  });
});
