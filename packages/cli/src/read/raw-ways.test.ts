import { type GpoPreferences, parseFleet, resolveFleet } from '@mdav/core';
import { rawWayWords } from '@mdav/core/format';
import { stateOfFleet } from '@mdav/review';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledState } from './compiled-state.ts';

const DATE = '2026-11-21';
/** Files of Configuration Manager are known for registration files alone when they are read. */
const WAYS = ['gpo', 'registry', 'dsc', 'ansible', 'osconfig', 'intune'];
const KEYS = [
  'SOFTWARE\\Policies\\Contoso',
  'SOFTWARE\\Contoso',
  'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\X',
];
const ASKED: readonly (GpoPreferences | undefined)[] = [
  undefined,
  { values: 'outside-policies' },
  { values: 'outside-policies', securityGroup: 'A\\Pilots', organizationalUnit: 'OU=B' },
];

const anyValue = fc.record({
  key: fc.constantFrom(...KEYS.map((key) => `HKLM\\${key}`)),
  name: fc.constantFrom('a', 'b', 'd e', '%b%', 'c\u0007'),
  type: fc.constantFrom('sz', 'expand-sz'),
  data: fc.constantFrom('x', 'y', 'z', '%ProgramData%', 'bell\u0007'),
  reason: fc.constant('r'),
});

/** What the plan of a fleet says of the ways of raw values, and what the files that it makes say. */
function ways(group: object) {
  const text = JSON.stringify({ mdav: 1, name: 'demo', groups: { g: { mode: 'active', ...group } } });
  const parsed = parseFleet({ text, file: 'mdav.json' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  const own = stateOfFleet(resolved.value, { date: DATE });
  const compiled = compiledState(resolved.value, own, { date: DATE });
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'));
  const told = ({ groups }: typeof own) =>
    Object.fromEntries(
      (groups[0]?.residue ?? [])
        .filter(({ place }) => place.startsWith('HKLM'))
        .map(({ place, ways: each }) => [place, each.map(rawWayWords)]),
    );
  return { said: told(own), made: told(compiled.value) };
}

describe('the ways of raw values', () => {
  it('are those of the files that a build makes', () => {
    let preferences = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(anyValue, { selector: ({ key, name }) => `${key}\0${name}`, minLength: 1, maxLength: 4 }),
        fc.subarray(WAYS, { minLength: 1 }),
        fc.constantFrom(...ASKED),
        fc.constantFrom('windows-11', 'windows-server-2022'),
        (registry, deliver, asked, os) => {
          const { said, made } = ways({
            os,
            deliver,
            raw: { registry },
            ...(asked === undefined ? {} : { gpo: { preferences: asked } }),
          });
          const carried = Object.fromEntries(Object.entries(said).filter(([, each]) => each.length > 0));
          expect(carried).toEqual(made);
          preferences += Object.values(said)
            .flat()
            .filter((way) => way.includes('preference')).length;
        },
      ),
      { numRuns: 400 },
    );
    expect(preferences).toBeGreaterThan(5);
  });
});
