import { describe, expect, it } from 'vitest';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { type Departure, departureAmong, departureOf, departureWords, hereWords } from './departure.ts';

const PRESET = 'microsoft-windows-11@25H2';
const LAYERS = new Map([
  [
    PRESET,
    {
      settings: {
        puaProtection: 'block',
        cloudBlockLevel: 'high',
        submitSamplesConsent: 'send-all-samples',
        signatureUpdateInterval: { hours: 4 },
        attackSurfaceReductionRules: { 'block-psexec-wmi-process-creation': 'audit', 'block-wmi-persistence': 'block' },
      },
    },
  ],
  ['nsa@1', { settings: { cloudBlockLevel: 'moderate' } }],
  ['./house.yaml', { settings: { puaProtection: 'audit' } }],
] as const);

function departures(settings: string, extended = PRESET) {
  const text = `mdav: 1\nname: f\nextends: ['${extended.split(' ').join("', '")}']\ngroups:\n  a: { os: windows-11, mode: active, settings: { ${settings} } }\n`;
  const parsed = parseFleet({ text });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  const resolved = resolveFleet({ ...parsed.value, layers: LAYERS as never });
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return Object.fromEntries(
    (resolved.value.groups[0]?.assignments ?? []).flatMap((assignment) => {
      const departure = departureOf(assignment);
      return departure === undefined
        ? []
        : [[assignment.setting, departureWords(departure, assignment.setting)] as const];
    }),
  );
}

describe('where a group departs from its preset', () => {
  it.each([
    ['', {}],
    ['puaProtection: block, allowEmailScanning: true', {}],
    ['signatureUpdateInterval: { hours: 4 }', {}],
    ['puaProtection: audit', { puaProtection: `weaker than preset ${PRESET}, which says block` }],
    [
      'puaProtection: { value: audit, reason: a pilot, owner: endpoint team, expires: 2027-01-01 }',
      {
        puaProtection: `weaker than preset ${PRESET}, which says block (a pilot; owner: endpoint team; until 2027-01-01)`,
      },
    ],
    [
      'attackSurfaceReductionRules: { extend: { block-psexec-wmi-process-creation: { value: off, reason: a tool }, block-webshell-creation: { value: audit, reason: new } } }',
      {
        attackSurfaceReductionRules: `weaker than preset ${PRESET}, which says block-psexec-wmi-process-creation: audit (block-psexec-wmi-process-creation: a tool)`,
      },
    ],
    ['puaProtection: remove', { puaProtection: `weaker than preset ${PRESET}, which says block` }],
    ['cloudBlockLevel: zero-tolerance', { cloudBlockLevel: `stronger than preset ${PRESET}, which says high` }],
    [
      'attackSurfaceReductionRules: { extend: { block-psexec-wmi-process-creation: block, block-webshell-creation: audit } }',
      {
        attackSurfaceReductionRules: `stronger than preset ${PRESET}, which says block-psexec-wmi-process-creation: audit`,
      },
    ],
    [
      "attackSurfaceReductionRules: { extend: { 'd1e49aac-8f56-4280-b9ba-993a6d77406c': audit, block-webshell-creation: block } }",
      {},
    ],
    [
      'attackSurfaceReductionRules: { block-psexec-wmi-process-creation: block }',
      {
        attackSurfaceReductionRules: `other than preset ${PRESET}, which says block-psexec-wmi-process-creation: audit, block-wmi-persistence: block`,
      },
    ],
  ])('%s', (settings, expected) => {
    expect(departures(settings)).toEqual(expected);
  });

  it('is told of the preset that counts, and of files of one’s own above it', () => {
    expect(departures('', `${PRESET} nsa@1`)).toEqual({});
    expect(departures('cloudBlockLevel: high', `${PRESET} nsa@1`)).toEqual({
      cloudBlockLevel: 'stronger than preset nsa@1, which says moderate',
    });
    expect(departures('', `${PRESET} ./house.yaml`)).toEqual({
      puaProtection: `weaker than preset ${PRESET}, which says block`,
    });
    expect(departures('cloudBlockLevel: default', './house.yaml')).toEqual({});
  });

  it('shows what is there, and counts what is not', () => {
    const setting = 'attackSurfaceReductionRules';
    const preset = { a: 'block', b: 'block' } as const;
    expect(hereWords({ preset, here: {} }, setting)).toBe('not set');
    expect(hereWords({ preset, here: { a: 'audit' } }, setting)).toBe('a: audit, 1 not set');
    expect(hereWords({ preset, here: { a: 'audit', b: 'off' } }, setting)).toBe('a: audit, b: off');
    expect(hereWords({ preset, here: 'remove' }, setting)).toBe('remove');
    expect(hereWords({ preset: 'block', here: 'audit' }, 'puaProtection')).toBe('audit');
  });

  it('is narrowed to some keys of a map, and weighed anew', () => {
    const setting = 'attackSurfaceReductionRules';
    const whole: Departure = {
      from: `preset ${PRESET}`,
      preset: { 'block-wmi-persistence': 'block', 'block-webshell-creation': 'audit' },
      here: { 'block-webshell-creation': 'block' },
      kind: 'other',
      why: 'Both ways.',
      reason: 'block-webshell-creation: a pilot',
    };
    expect(departureAmong(whole, setting, [])).toBeUndefined();
    expect(departureAmong(whole, setting, ['block-office-child-processes'])).toBeUndefined();
    expect(departureAmong(whole, setting, Object.keys(whole.preset))).toBe(whole);
    // A rule by name and the same rule by GUID are one key.
    for (const key of ['block-wmi-persistence', 'E6DB77E5-3DF2-4CF1-B95A-636979351E5B'])
      expect(departureAmong(whole, setting, [key])).toEqual({
        from: whole.from,
        preset: { 'block-wmi-persistence': 'block' },
        here: {},
        kind: 'weaker',
        why: 'The strongest value is no longer held.',
      });
    const plain: Departure = { ...whole, preset: 'block', here: 'audit' };
    expect(departureAmong(plain, 'puaProtection', [])).toBe(plain);
  });

  it('tell of a map only the keys that differ, on both sides', () => {
    const text = `mdav: 1\nname: f\nextends: ['${PRESET}']\ngroups:\n  a: { os: windows-11, mode: active, settings: { attackSurfaceReductionRules: { extend: { block-wmi-persistence: audit, block-webshell-creation: block } } } }\n`;
    const parsed = parseFleet({ text });
    const resolved = parsed.ok ? resolveFleet({ ...parsed.value, layers: LAYERS as never }) : parsed;
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
    const rules = resolved.value.groups[0]?.assignments.find(
      ({ setting }) => setting === 'attackSurfaceReductionRules',
    );
    expect(rules === undefined ? undefined : departureOf(rules)).toMatchObject({
      preset: { 'block-wmi-persistence': 'block' },
      here: { 'block-wmi-persistence': 'audit' },
      kind: 'weaker',
    });
  });
});
