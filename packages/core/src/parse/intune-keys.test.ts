import { describe, expect, it } from 'vitest';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { parseFleet } from './parse-fleet.ts';

function parse(intune: string) {
  return parseFleet({ text: `mdav: 1\nname: f\ngroups:\n  a: { os: windows-11, mode: active, intune: ${intune} }\n` });
}

describe('the key intune', () => {
  it('is taken whole, and its parts are located', () => {
    const parsed = parse(
      '{ management: mdm, form: templates, assign: [A, B], exclude: [C], filter: { name: F, mode: exclude }, compliance: true }',
    );
    const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
    const group = resolved.ok ? resolved.value.groups[0] : undefined;
    expect(group?.intune).toEqual({
      management: 'mdm',
      form: 'templates',
      assign: ['A', 'B'],
      exclude: ['C'],
      filter: { name: 'F', mode: 'exclude' },
      compliance: true,
    });
    expect(group?.origins['intune.filter']).toMatchObject({ line: 4 });
  });

  it('of the group takes the place of the one of the defaults', () => {
    const parsed = parseFleet({
      text: 'mdav: 1\nname: f\ndefaults: { intune: { form: templates, assign: [A] } }\ngroups:\n  a: { os: windows-11, mode: active, intune: { compliance: true } }\n',
    });
    const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
    expect(resolved.ok && resolved.value.groups[0]?.intune).toEqual({ compliance: true });
  });

  it.each([
    ['{ managment: mde }', 'fleet-unknown-key', 'management'],
    ['{ management: mdee }', 'fleet-unknown-word', 'mde'],
    ['{ form: template }', 'fleet-unknown-word', 'templates'],
    ['{ filter: { name: F, mode: includes } }', 'fleet-unknown-word', 'include'],
    ['{ filter: { nam: F, mode: include } }', 'fleet-unknown-key', 'name'],
    ['{ filter: { name: F } }', 'fleet-missing-key', 'mode'],
    ['{ assign: Desks }', 'fleet-wrong-type', 'list of names'],
    ['{ assign: [] }', 'fleet-wrong-type', 'list of names'],
    ['{ assign: { to: Desks } }', 'fleet-wrong-type', "Write `assign: ['Desks']`."],
    [
      '{ assign: { include: [A], exclude: [B] } }',
      'fleet-wrong-type',
      "Write `assign: ['A']` and beside it `exclude: ['B']`.",
    ],
    ['{ assign: { filter: F } }', 'fleet-wrong-type', 'Write a list of names such as [Desks], or [all-devices].'],
    ['{ assign: all-devices }', 'fleet-wrong-type', 'Write `assign: [all-devices]`.'],
    ['{ assign: All users }', 'fleet-wrong-type', 'Write `assign: [all-users]`.'],
    [
      '{ assign: { include: [All devices, A], exclude: [All users] } }',
      'fleet-wrong-type',
      "Write `assign: [all-devices, 'A']` and beside it `exclude: ['All users']`.",
    ],
    ['mde', 'fleet-wrong-type', '{ management: mde }'],
  ])('%s: %s', (intune, code, said) => {
    const { diagnostics } = parse(intune);
    const [first] = diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(first, JSON.stringify(diagnostics)).toBeDefined();
    expect(`${first?.message} ${first?.hint}`).toContain(said);
  });
});
