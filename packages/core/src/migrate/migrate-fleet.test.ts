import { describe, expect, it } from 'vitest';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { migrateFleet, type Origin } from './migrate-fleet.ts';
import { ringsOf } from './rings.ts';
import { readStates } from './state-file.ts';

function fleetOf(groups: string) {
  const parsed = parseFleet({ text: `mdav: 1\nname: demo\ngroups:\n${groups}`, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value;
}

const RINGS =
  fleetOf(`  pcs-0-watch: { os: windows-11, mode: passive, onboarding: { state: onboarded }, deliver: [intune] }
  pcs-1-block: { os: windows-11, mode: passive+edr-block, onboarding: { state: onboarded }, deliver: [intune] }
  pcs-10-alone: { os: windows-11, mode: active, antivirus: none, deliver: [intune] }
  pcs-2: { os: windows-10, mode: active, deliver: [intune] }
  rest: { os: windows-11, mode: active, currentMode: passive, antivirus: none, deliver: [intune] }
`);

const devices = (text: string): Origin => {
  const read = readStates(text, 'state.ndjson');
  if (!read.ok) throw new Error(read.diagnostics[0]?.message);
  return { kind: 'devices', devices: read.value };
};

describe('rings', () => {
  it('are groups of the same systems that count up', () => {
    expect(ringsOf(RINGS)).toEqual([{ name: 'pcs', groups: ['pcs-0-watch', 'pcs-1-block', 'pcs-10-alone'] }]);
  });

  it('start from the mode of the ring before', () => {
    const made = migrateFleet(RINGS, { kind: 'mode', mode: 'active' });
    if (!made.ok) throw new Error('no ways');
    const from = Object.fromEntries(made.value.groups.map(({ group, from: { mode, by } }) => [group, `${mode} ${by}`]));
    expect(from).toEqual({
      'pcs-0-watch': 'active option',
      'pcs-1-block': 'passive ring',
      'pcs-10-alone': 'passive+edr-block ring',
      'pcs-2': 'active option',
      rest: 'active option',
    });
    expect(made.value.groups.find(({ group }) => group === 'rest')?.ways[0]?.assumptions[0]).toContain(
      '`currentMode: passive`',
    );
  });

  it('start where one says when a single one is asked for', () => {
    const made = migrateFleet(RINGS, { kind: 'mode', mode: 'disabled' }, 'pcs-1-block');
    expect(made.ok && made.value.groups.map(({ from }) => from)).toEqual([{ mode: 'disabled', by: 'option' }]);
  });
});

describe('where devices are', () => {
  it('is asked for where the fleet does not say', () => {
    const made = migrateFleet(RINGS, { kind: 'fleet' });
    expect(made.ok).toBe(false);
    expect(made.diagnostics.map(({ code, at }) => `${code} ${at.line}`)).toEqual(
      [4, 5, 6, 7].map((line) => `migrate-from-unknown ${line}`),
    );
    expect(migrateFleet(RINGS, { kind: 'fleet' }, 'rest').ok).toBe(true);
  });

  it('is told by devices: equal ones go together, and each fact counts', () => {
    const made = migrateFleet(
      RINGS,
      devices(`{"device":"a","group":"rest","reported":"passive","onboarded":"yes","antivirus":"registered"}
{"device":"b","group":"rest","reported":"passive","onboarded":"yes","antivirus":"registered"}
{"device":"c","group":"rest","facts":{"reported":"active","antivirus":"none","wanted":"active"}}
`),
    );
    if (!made.ok) throw new Error('no ways');
    expect(made.value.groups.map(({ from, ways }) => [from.devices, ways[0]?.result.kind])).toEqual([
      [2, 'stages'],
      [1, 'there'],
    ]);
    expect(made.value.groups[0]?.ways[0]?.assumptions).toEqual([]);
  });

  it.each([
    ['{"reported":"passive"}', 'migrate-state-group'],
    ['{"group":"nobody","reported":"passive"}', 'migrate-state-group'],
    ['{"group":"pcs-2","reported":"edr-block"}', 'migrate-state-mode'],
  ])('is not known by %s', (text, code) => {
    expect(migrateFleet(RINGS, devices(text)).diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  it('takes systems of the other class out', () => {
    const both = fleetOf('  g: { os: [windows-11, windows-server-2022], mode: active, deliver: [gpo] }\n');
    const made = migrateFleet(both, devices('[{"reported":"active","os":"server"}]'));
    expect(made.ok && made.value.groups[0]?.ways.map(({ os }) => os)).toEqual([['windows-server-2022']]);
  });
});

describe('a state file', () => {
  it.each([
    ['{', 'migrate-state-json', 1],
    ['{"a":1}\nnot json', 'migrate-state-json', 2],
    ['{\n"a":\n}', 'migrate-state-json', 1],
    ['{"device":"a"}', 'migrate-state-shape', undefined],
    ['[1]', 'migrate-state-shape', undefined],
    ['{"reported":"pasive"}', 'migrate-state-value', undefined],
    ['{"reported":7}', 'migrate-state-value', undefined],
    ['{"__proto__":{"reported":"active"}}', 'migrate-state-shape', undefined],
  ])('%j is refused', (text, code, line) => {
    const read = readStates(text, 's');
    expect(read.ok).toBe(false);
    expect(read.diagnostics[0]).toMatchObject({ code, at: { file: 's', ...(line === undefined ? {} : { line }) } });
  });

  it('is read as far as it can be', () => {
    const read = readStates('{"reported":"active"}\nnot json\n{"reported":"asleep"}\n{"device":"a"}\n', 's');
    expect(read.ok && read.value.map(({ facts }) => facts)).toEqual([{ reported: 'active' }]);
    expect(read.diagnostics.map(({ code, severity, at }) => [code, severity, at.line])).toEqual([
      ['migrate-state-json', 'warning', 2],
      ['migrate-state-value', 'warning', 3],
      ['migrate-state-shape', 'warning', 4],
    ]);
  });

  it('tells a name that is all but that of a fact, and takes nothing in its place', () => {
    const read = readStates('{"device":"a","reprted":"passive","onboarded":"yes"}\n{"reported":"active"}\n', 's');
    expect(read.ok && read.value.map(({ facts }) => facts)).toEqual([{ reported: 'active' }]);
    expect(read.diagnostics).toMatchObject([{ code: 'migrate-state-key', at: { line: 1 }, hint: 'Use "reported".' }]);
    expect(readStates('{"facts":{"onboarded":"yes","Tamper":"free"}}', 's').ok).toBe(false);
    // Members of other programs, and of verdicts.
    const others = '{"reported":"active","cause":"x","os":"windows-11","forced":"no","force":"absent","tampers":1}';
    expect(readStates(others, 's').ok || readStates(others, 's').diagnostics).toMatchObject([
      { code: 'migrate-state-value', message: expect.stringContaining('os') },
    ]);
  });

  it('suggests the value that was meant', () => {
    expect(readStates('{"reported":"pasive"}', 's').diagnostics[0]?.hint).toBe('Use "passive".');
  });
});
