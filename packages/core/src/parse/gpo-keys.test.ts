import { describe, expect, it } from 'vitest';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { parseFleet } from './parse-fleet.ts';

function parse(more: string) {
  return parseFleet({ text: `mdav: 1\nname: f\ngroups:\n  a: { os: windows-11, mode: active, ${more} }\n` });
}

describe('preferences of the key gpo', () => {
  it('are taken whole', () => {
    const preferences = {
      values: 'outside-policies',
      securityGroup: 'CONTOSO\\A & B',
      organizationalUnit: 'OU=A,DC=b',
    };
    const parsed = parse(`gpo: { preferences: ${JSON.stringify(preferences)} }`);
    const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
    expect(resolved.ok && resolved.value.groups[0]?.gpo).toEqual({ preferences });
  });

  it.each([
    ['gpo: { preferences: {} }', 'fleet-missing-key', 'values'],
    ['gpo: { preferences: outside-policies }', 'fleet-wrong-type', '{ values: outside-policies }'],
    ['gpo: { preferences: { values: outside } }', 'fleet-unknown-word', 'outside-policies'],
    [
      'gpo: { preferences: { values: outside-policies, securityGroup: Pilots } }',
      'fleet-wrong-type',
      'CONTOSO\\Pilots',
    ],
    ['gpo: { preferences: { values: outside-policies, organizationalUnit: Desks } }', 'fleet-wrong-type', 'OU=Desks'],
    ['gpo: { preferences: { values: outside-policies, group: A } }', 'fleet-unknown-key', 'group'],
    [
      "raw: { registry: [{ key: 'HKLM\\A', name: n, type: qword, data: 4294967296, reason: r }] }",
      'fleet-wrong-type',
      'a larger one in quotes',
    ],
  ])('%s: %s', (more, code, said) => {
    const { diagnostics } = parse(more);
    const [first] = diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(first, JSON.stringify(diagnostics)).toBeDefined();
    expect(`${first?.message} ${first?.hint}`).toContain(said);
  });
});
