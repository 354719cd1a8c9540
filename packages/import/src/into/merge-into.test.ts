import { type Outcome, parseFleet } from '@mdav/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defenderValue, policy } from '../__tests__/policies.ts';
import { type Imported, importPolicies } from '../import-policies.ts';
import type { FoundPolicy } from '../policy/found-policy.ts';

function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join('\n'));
  return outcome.value;
}

/** A policy for the group of the fleets below, which is there already. */
const FOR_SERVERS = policy({
  name: 'Old GPO',
  set: { id: 's', title: 'servers' },
  settings: { puaProtection: 'block', cloudBlockLevel: 'high' },
});
/** A policy for a group that is not there. */
const FOR_DESKS = policy({
  name: 'Desks',
  path: 'b',
  set: { id: 'd', title: 'desks' },
  settings: { puaProtection: 'audit' },
});

function merge(text: string, policies: readonly FoundPolicy[], file = 'mdav.yaml'): Imported {
  return unwrap(importPolicies(policies, { os: ['windows-server-2022'], into: { text, file } }));
}

const FLEET = `# The fleet of Contoso.   Spaces   stay.
mdav: 1
name:   contoso    # odd spacing
groups:

  servers:   # the servers
    os: windows-server-2022
    mode: active
    deliver: [ gpo ]
    settings:
      cloudBlockLevel: moderate   # agreed with the service desk
      # below the settings
    # below the servers

# before the waivers
waivers: []
`;

describe('importing into a fleet', () => {
  it('adds what is new, keeps every byte that was there, and shows what differs', () => {
    const { fleetText, conflicts } = merge(FLEET, [FOR_SERVERS, FOR_DESKS]);
    expect(fleetText).toBe(`# The fleet of Contoso.   Spaces   stay.
mdav: 1
name:   contoso    # odd spacing
groups:

  servers:   # the servers
    os: windows-server-2022
    mode: active
    deliver: [ gpo ]
    settings:
      cloudBlockLevel: moderate   # agreed with the service desk
      # below the settings
      # From GPO "Old GPO", gpos/{1}
      puaProtection: block
    # below the servers

  # From GPO "Desks", b
  desks:
    os: windows-server-2022 # as given; policies do not say it
    mode: active # inferred: nothing here forces passive mode
    deliver: [gpo] # inferred: it came as GPO
    settings:
      puaProtection: audit

# before the waivers
waivers: []
`);
    expect(conflicts).toEqual([
      {
        group: 'servers',
        subject: 'cloudBlockLevel',
        says: [
          { by: 'the fleet file', value: 'moderate' },
          { by: 'the import', value: 'high' },
        ],
        kept: 'the fleet file',
        why: 'What the file says already is kept.',
        sources: [],
      },
    ]);
  });

  it('changes nothing when there is nothing new', () => {
    const once = merge(FLEET, [FOR_SERVERS, FOR_DESKS]).fleetText;
    expect(merge(once, [FOR_SERVERS, FOR_DESKS]).fleetText).toBe(once);
  });

  it('does not need the operating systems of a group that is there', () => {
    const outcome = importPolicies([FOR_SERVERS], { into: { text: FLEET, file: 'mdav.yaml' } });
    expect(outcome.ok).toBe(true);
  });

  it('counts what layers below and the mode say as said', () => {
    const text = FLEET.replace('groups:', 'defaults: { settings: { puaProtection: block } }\ngroups:').replace(
      'active',
      'passive',
    );
    const forced = { ...FOR_SERVERS, settings: { puaProtection: 'block', forceDefenderPassiveMode: true } };
    expect(merge(text, [forced]).fleetText).toBe(text);
  });

  it('tells what the defaults give to a new group', () => {
    const text = FLEET.replace('groups:', 'defaults: { settings: { allowCloudProtection: true } }\ngroups:');
    expect(merge(text, [FOR_DESKS]).notes).toMatchObject([
      { code: 'import-defaults-apply', severity: 'info', message: expect.stringContaining('allowCloudProtection') },
    ]);
  });

  it('tells what a preset gives to a new group, and knows its values of a group that is there', () => {
    const text = FLEET.replace('groups:', 'extends: [house@1]\ngroups:');
    const layers = new Map([
      ['house@1', { settings: { allowCloudProtection: true, puaProtection: 'block' } as const }],
    ]);
    const into = { text, file: 'mdav.yaml', layers };
    const outcome = importPolicies([FOR_SERVERS, FOR_DESKS], { into, os: ['windows-11'] });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
    expect(outcome.value.notes).toMatchObject([
      {
        code: 'import-defaults-apply',
        message: 'The fleet gives desks what its policy did not say, from preset house@1: allowCloudProtection.',
      },
    ]);
    expect(outcome.value.fleetText).not.toContain('puaProtection: block');
  });

  it.each(['mdav.yaml', 'mdav.json'])('writes what looks like a reference as text into %s', (file) => {
    const said = `http://$\{host}`;
    const before =
      file === 'mdav.yaml'
        ? FLEET
        : '{ "mdav": 1, "name": "x", "groups": { "a": { "os": "windows-11", "mode": "active" } } }';
    const odd = { ...FOR_DESKS, settings: { proxyServer: said } };
    const { fleetText } = merge(before, [odd], file);
    const parsed = unwrap(parseFleet({ text: fleetText, file }));
    expect(fleetText).toContain(`http://$$\{host}`);
    expect(parsed.fleet.groups['desks']?.settings?.proxyServer).toBe(said);
    expect(merge(fleetText, [odd], file).fleetText).toBe(fleetText);
  });

  it('keeps CR LF, and gives the last line its end', () => {
    const windows = FLEET.replaceAll('\n', '\r\n');
    expect(merge(windows, [FOR_SERVERS, FOR_DESKS]).fleetText).toBe(
      merge(FLEET, [FOR_SERVERS, FOR_DESKS]).fleetText.replaceAll('\n', '\r\n'),
    );
    const short = 'mdav: 1\nname: x\ngroups:\n  a:\n    os: windows-11\n    mode: active';
    expect(merge(short, [FOR_DESKS]).fleetText.startsWith(`${short}\n\n  # From GPO "Desks", b\n  desks:\n`)).toBe(
      true,
    );
  });

  it('adds raw entries behind those that are there, and takes along those of a layer below', () => {
    const entry = String.raw`{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Contoso', name: A, type: dword, data: 1, reason: r }`;
    const own = `mdav: 1\nname: x\ngroups:\n  servers:\n    os: windows-server-2022\n    mode: active\n    raw:\n      registry:\n        - ${entry} # kept\n`;
    const more = { ...FOR_SERVERS, settings: {}, raw: [defenderValue('a', 1), defenderValue('B', 2)] };
    const { fleetText, conflicts } = merge(own, [more]);
    expect(fleetText.startsWith(own)).toBe(true);
    expect(unwrap(parseFleet({ text: fleetText })).fleet.groups['servers']?.raw?.registry).toMatchObject([
      { name: 'A' },
      { name: 'B' },
    ]);
    expect(conflicts).toEqual([]);
    expect(merge(own, [{ ...more, raw: [defenderValue('A', 7)] }]).conflicts).toMatchObject([
      { says: [{ value: 'dword 1' }, { value: 'dword 7' }], kept: 'the fleet file' },
    ]);
    const below = `mdav: 1\nname: x\ndefaults: { raw: { registry: [${entry}] } }\ngroups:\n  servers:\n    os: windows-server-2022\n    mode: active\n`;
    const merged = unwrap(parseFleet({ text: merge(below, [more]).fleetText })).fleet;
    expect(merged.groups['servers']?.raw?.registry).toMatchObject([{ name: 'A', reason: 'r' }, { name: 'B' }]);
  });

  it('lays a map on one line out anew, and keeps its comments', () => {
    const text =
      'mdav: 1 # one\nname: x\n# two\ngroups: { servers: { os: windows-server-2022, mode: active, deliver: [gpo, registry] } } # three\n';
    const { fleetText, notes } = merge(text, [FOR_SERVERS, FOR_DESKS]);
    expect(notes).toMatchObject([{ code: 'import-into-respaced' }]);
    for (const comment of ['# one', '# two', '# three', '[gpo, registry]']) expect(fleetText).toContain(comment);
    const { groups } = unwrap(parseFleet({ text: fleetText })).fleet;
    expect(groups).toMatchObject({ servers: { settings: { puaProtection: 'block' } }, desks: { mode: 'active' } });
  });

  it('leaves a group behind an alias alone', () => {
    const text =
      'mdav: 1\nname: x\ngroups:\n  a: &a\n    os: windows-server-2022\n    mode: active\n    settings: { cloudBlockLevel: high }\n  servers: *a\n';
    const outcome = importPolicies([FOR_SERVERS], { into: { text, file: 'mdav.yaml' } });
    expect(outcome).toMatchObject({ ok: false, diagnostics: [{ code: 'import-into-layout' }] });
  });

  it('adds to JSON with its indentation', () => {
    const text = JSON.stringify(
      { mdav: 1, name: 'x', groups: { servers: { os: 'windows-server-2022', mode: 'active' } } },
      null,
      4,
    );
    const { fleetText } = merge(text, [FOR_SERVERS, FOR_DESKS], 'mdav.json');
    expect(fleetText).toContain('\n        "desks": {\n');
    expect(unwrap(parseFleet({ text: fleetText, file: 'mdav.json' })).fleet.groups).toMatchObject({
      servers: { settings: { puaProtection: 'block', cloudBlockLevel: 'high' } },
      desks: { settings: { puaProtection: 'audit' } },
    });
  });

  it('refuses a file that is no fleet', () => {
    const outcome = importPolicies([FOR_SERVERS], { into: { text: 'mdav: 2\n', file: 'mdav.yaml' } });
    expect(outcome.ok).toBe(false);
    expect(outcome.diagnostics.map(({ code }) => code)).toContain('fleet-missing-key');
  });

  it('keeps every line, whatever comments and blank lines stand between them', () => {
    const noise = fc.array(fc.constantFrom('', '# c', '    # d', '      # e', '\t', '  # f: g'), { maxLength: 3 });
    const lines = FLEET.split('\n').slice(0, -1);
    fc.assert(
      fc.property(fc.array(noise, { minLength: lines.length, maxLength: lines.length }), (between) => {
        const text = `${lines.flatMap((line, index) => [line, ...(between[index] ?? [])]).join('\n')}\n`;
        fc.pre(parseFleet({ text }).ok);
        const { fleetText } = merge(text, [FOR_SERVERS, FOR_DESKS]);
        let next = 0;
        const after = fleetText.split('\n');
        for (const line of text.split('\n')) {
          const found = after.indexOf(line, next);
          expect(found).toBeGreaterThanOrEqual(next);
          next = found + 1;
        }
      }),
    );
  });
});
