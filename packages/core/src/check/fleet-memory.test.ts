import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedFleet } from '../model/parsed-fleet.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { exampleFleet } from '../rule/example.ts';
import { RULES } from '../rules/list.ts';
import { checkFleet } from './check.ts';
import { type FleetMemory, makeFleetMemory } from './fleet-memory.ts';

const LAYERED = `mdav: 1
name: layered
baseline: current
defaults:
  settings: { puaProtection: audit }
profiles:
  strict: { mode: active, settings: { cloudBlockLevel: high } }
  open: { settings: { excludedPaths: ['C:\\\\Data', 'C:\\\\'] } }
groups:
  desks: { os: windows-11, profiles: [strict], deliver: [gpo] }
  labs:
    os: windows-10
    profiles: [strict, open]
  servers: { os: windows-server-2019, mode: passive, antivirus: { product: X } }
waivers:
  - { rule: exclusion-of-drive-root, group: labs, reason: r, owner: o, expires: 2027-01-01 }
rules: { passive-licence-plan: error }
`;
const FLEETS = [
  LAYERED,
  LAYERED,
  ...RULES.flatMap(({ good, bad }) => [exampleFleet(good).text, exampleFleet(bad).text]),
];
const PIECES = [
  '\n',
  '\r\n',
  ' ',
  '# x\n',
  '[',
  '"',
  'audit',
  'strict',
  'open, ',
  'C:\\',
  '- ',
  'labs',
  'off',
  '1',
  'was: a',
];

/** Everything that is made of a text on the way to its findings. */
function judge(text: string, memory?: FleetMemory): unknown {
  const parsed = parseFleet({ text, file: 'mdav.yaml' }, memory);
  if (!parsed.ok) return parsed.diagnostics;
  const resolved = resolveFleet(parsed.value as ParsedFleet, memory);
  if (!resolved.ok) return resolved.diagnostics;
  const options = { date: '2026-11-21', ...(memory === undefined ? {} : { memory }) };
  return [
    resolved.value,
    checkFleet(resolved.value, options),
    checkFleet(resolved.value, { ...options, set: 'strict' }),
  ];
}

describe('a memory', () => {
  it('changes nothing of what is found, for any edits of any fleet', () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.constantFrom(0, 0, 1, 5, 40),
      piece: fc.constantFrom('', ...PIECES),
    });
    fc.assert(
      fc.property(fc.constantFrom(...FLEETS), fc.array(edit, { minLength: 1, maxLength: 5 }), (fleet, edits) => {
        const memory = makeFleetMemory();
        let text = fleet;
        for (const { at, remove, piece } of [{ at: 0, remove: 0, piece: '' }, ...edits]) {
          const before = text;
          const start = at % (text.length + 1);
          text = text.slice(0, start) + piece + text.slice(start + remove);
          expect(judge(text, memory)).toEqual(judge(text));
          // Most edits of this kind leave no fleet: the next one begins with one.
          if (!parseFleet({ text }).ok) text = before;
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each(['{ puaProtection: block }', '[puaProtection]'])('reads %s where a key would begin like the text', (line) => {
    const text = `mdav: 1\nname: a\ngroups:\n  a:\n    os: windows-11\n    mode: active\n    settings:\n${line}\n`;
    expect(judge(text, makeFleetMemory())).toEqual(judge(text));
  });

  it.each<[string, string, string]>([
    ['the defaults', 'puaProtection: audit', 'puaProtection: block'],
    ['a profile', 'cloudBlockLevel: high', 'cloudBlockLevel: zero-tolerance'],
    ['the baseline', 'baseline: current', 'baseline:  current'],
    ['a waiver', 'group: labs', 'group: desks'],
    ['a level', 'passive-licence-plan: error', 'passive-licence-plan: off'],
    ['the place of all', 'name: layered', 'name: layered\n'],
    ['the name', 'name: layered', 'name: other'],
    ['the order of profiles', '[strict, open]', '[open, strict]'],
  ])('sees a change of %s', (_, before, after) => {
    const memory = makeFleetMemory();
    expect(judge(LAYERED, memory)).toEqual(judge(LAYERED));
    const changed = LAYERED.replace(before, after);
    expect(judge(changed, memory)).toEqual(judge(changed));
    expect(judge(changed)).not.toEqual(judge(LAYERED));
  });

  it('resolves and checks again only what changed', () => {
    const memory = makeFleetMemory();
    const groupsOf = (text: string) => {
      const parsed = parseFleet({ text, file: 'mdav.yaml' }, memory);
      const resolved = parsed.ok ? resolveFleet(parsed.value, memory) : parsed;
      return resolved.ok ? resolved.value.groups : [];
    };
    const [desks, labs, servers] = groupsOf(LAYERED);
    const again = groupsOf(LAYERED.replace('windows-10', 'windows-11'));
    expect(again[0]).toBe(desks);
    expect(again[1]).not.toBe(labs);
    expect(again[2]).toBe(servers);
  });
});
