import { readFileSync } from 'node:fs';
import { parseFleet, type ResolvedGroup, resolveFleet } from '@mdav/core';
import { decide } from '@mdav/core/decision';
import { sampled } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedGroup } from '../../packages/verify/src/expected/expected-group.ts';
import { huntingQueries } from '../../packages/verify/src/queries/hunting.ts';
import { WATCHED_VALUES } from '../../packages/verify/src/queries/hunting-facts.ts';
import { factColumn } from '../../packages/verify/src/queries/kql-decision.ts';
import { stateOf } from '../../packages/verify/src/state/state-of.ts';
import { verifier } from '../../packages/verify/src/verdict/verifier.ts';
import { TIMES } from '../fast-check.ts';
import { kustoQueries, parseKusto } from '../kusto.ts';
import { cloudOfHunted, type HuntedDevice, huntedDevices, huntingTables, stateOfHunted } from './devices.ts';
import type { Row } from './kusto-values.ts';
import { runKusto } from './run-kusto.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const SEED = Number(process.env['MDAV_SEED'] ?? 1);

/** Every mode, block mode by policy and by the portal, both kinds of system, and all ways to say which devices are meant. */
const FLEET = `
mdav: 1
name: hunted
defaults: { licence: p2, onboarding: { state: onboarded, via: gpo }, antivirus: { product: Other, registered: true, exclusionsForDefender: true }, deliver: [gpo] }
groups:
  desks: { os: windows-11, mode: passive, devices: { names: ['DESK-*', 'TWICE-*'] } }
  laptops: { os: [windows-10, windows-11], mode: passive+edr-block, baseline: 2021-07, devices: { tags: [Laptop] } }
  servers: { os: [windows-server-2019, windows-server-2022], mode: passive+edr-block, devices: { names: [SRV-1], tags: [Server] }, settings: { passiveRemediation: [edr-remediation] } }
  alone: { os: [windows-server-2022, windows-11], mode: active, antivirus: none, tamperProtection: on, devices: { names: ['ALONE-?', 'TWICE-*'] } }
  blocked: { os: windows-server-2022, mode: active+edr-block, antivirus: none, tamperProtection: off, devices: { names: ['B-*'] }, settings: { allowBehaviorMonitoring: false, passiveRemediation: [edr-remediation] } }
`;
const NAMES = [
  'DESK-1.contoso.test',
  'desk-2',
  'TWICE-1',
  'SRV-1',
  'SRV-10',
  'ALONE-7.contoso.test',
  'ALONE-77',
  'B-1',
];

function groupsOf(text: string): readonly ResolvedGroup[] {
  const parsed = parseFleet({ text });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value.groups;
}

const CONTOSO = groupsOf(readFileSync(new URL('../../examples/contoso/mdav.yaml', import.meta.url), 'utf8'));
const HUNTED = groupsOf(FLEET);
/** Two thousand devices for a fleet, or the part of them that a run takes. */
function sampleOf(groups: readonly ResolvedGroup[]): readonly HuntedDevice[] {
  const tags = groups.flatMap(({ devices }) => devices?.tags ?? []);
  const names = [
    ...NAMES,
    ...groups.flatMap(({ devices }) => (devices?.names ?? []).map((name) => name.replace(/[*?]/g, '1'))),
  ];
  return fc.sample(
    huntedDevices(
      names,
      groups.map(({ name }) => name),
      tags,
    ),
    { numRuns: Math.ceil(2000 * TIMES), seed: SEED },
  );
}
const queriesOf = (groups: readonly ResolvedGroup[], of?: ResolvedGroup) => kustoQueries(huntingQueries(groups, of));

/** The query for wanted against reported mode on devices of a fleet, and what it gives. */
function asked(groups: readonly ResolvedGroup[], of?: ResolvedGroup) {
  const devices = sampleOf(groups);
  const tables = huntingTables(devices, NOW);
  const [query = ''] = queriesOf(groups, of);
  return { devices, tables, query, rows: runKusto(query, tables, NOW).rows };
}

let answered: ReturnType<typeof asked> | undefined;
/** The same of the fleet of every mode: asked once, for all who want to know. */
function ofAll(): ReturnType<typeof asked> {
  answered ??= asked(HUNTED);
  return answered;
}

/** The verdict of the library on a device, from what the tables tell of it; none for a device of no group. */
function verdictsOf(groups: readonly ResolvedGroup[], devices: readonly HuntedDevice[]) {
  const { verify } = verifier(groups.map((group) => expectedGroup(group)));
  return devices.map((device) => {
    const made = verify(stateOfHunted(device));
    if (device.isMerged) return undefined;
    if (made.cause === 'ambiguous-group')
      return { group: '(several)', verdict: made.verdict, cause: made.cause, facts: undefined };
    if (made.kind !== 'decided') return undefined;
    const facts = { ...made.facts, cloud: cloudOfHunted(device) };
    const { verdict, cause } = decide(facts);
    return { group: made.group, verdict, cause, facts };
  });
}

/** Whether a group claims a device, or several do. */
function claimedOf(groups: readonly ResolvedGroup[], devices: readonly HuntedDevice[]): readonly boolean[] {
  const { verify } = verifier(groups.map((group) => expectedGroup(group)));
  return devices.map((device) => {
    const { kind, cause } = verify(stateOfHunted(device));
    return !device.isMerged && (kind === 'decided' || cause === 'ambiguous-group');
  });
}

describe.each<[string, readonly ResolvedGroup[], ResolvedGroup | undefined]>([
  ['the example', CONTOSO, undefined],
  ['a fleet of every mode', HUNTED, undefined],
  ...[...sampled(2, HUNTED)].map((group): [string, readonly ResolvedGroup[], ResolvedGroup] => [
    `its group ${group.name}`,
    HUNTED,
    group,
  ]),
  ['a fleet of one group', HUNTED.slice(2, 3).map(({ devices: _, ...group }) => group), undefined],
])('the query for wanted against reported mode, of %s', (_, groups, of) => {
  const { devices, rows } = groups === HUNTED && of === undefined ? ofAll() : asked(groups, of);
  // A query of one group takes what it claims; whether another one claims it too is for that of the fleet to say.
  const verdicts = verdictsOf(of === undefined ? groups : [of], devices);

  it('has the devices of the groups, each once, and no others', () => {
    const expected = verdicts.flatMap((one, index) =>
      one === undefined ? [] : [`${devices[index]?.name} ${one.group}`],
    );
    expect(rows.map(({ DeviceName, Group }) => `${DeviceName} ${Group}`).sort()).toEqual(expected.sort());
    expect(rows.length).toBeGreaterThan(20);
  });

  it('decides as the library', () => {
    const facts = [
      'reported',
      'onboarded',
      'sensor',
      'force',
      'turnOff',
      'tamper',
      'tamperWish',
      'protection',
      'signatures',
      'floor',
      'cloud',
      'blockPolicy',
    ] as const;
    // Where block mode is not wanted, nothing asks who would bring it.
    const spelled = (wanted: unknown, values: Readonly<Record<string, unknown>>) =>
      // Nothing is wanted of what several groups claim.
      (wanted ? facts : []).map((id) =>
        id === 'blockPolicy' && !String(wanted).endsWith('+edr-block') ? '' : values[id],
      );
    const told = rows.map((row) => {
      const values = Object.fromEntries(facts.map((id) => [id, row[factColumn(id)]]));
      return [row['DeviceName'], row['Group'], row['Verdict'], row['Cause'], ...spelled(row['Wanted'], values)].join(
        ' ',
      );
    });
    const expected = verdicts.flatMap((made, index) =>
      made === undefined
        ? []
        : [
            [
              devices[index]?.name,
              made.group,
              made.verdict,
              made.cause,
              ...spelled(made.facts?.wanted, made.facts ?? {}),
            ].join(' '),
          ],
    );
    expect(told.sort()).toEqual(expected.sort());
    // Nearly everything that the tables can tell came up.
    expect(new Set(rows.map(({ Cause }) => Cause)).size).toBeGreaterThan(of === undefined ? 8 : 3);
    // Devices of several groups are there, and their title and next step.
    const shared = rows.filter(({ Group }) => Group === '(several)');
    expect(shared.length > 0).toBe(groups === HUNTED && of === undefined);
    for (const { Title, Next } of shared)
      expect([Title, Next]).toEqual(['Several groups', expect.stringMatching(/.+/)]);
  });
});

describe('what the query for wanted against reported mode gives', () => {
  it('is read back by its columns', () => {
    const { rows } = ofAll();
    const { verify } = verifier(HUNTED.map((group) => expectedGroup(group)));
    const facts = ['reported', 'onboarded', 'signatures', 'floor'] as const;
    let decided = 0;
    for (const row of rows) {
      const read = stateOf(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')])));
      if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
      const made = verify(read.value);
      if (row['Group'] === '(several)') expect(made.kind).toBe('outside');
      if (made.kind !== 'decided') continue;
      decided++;
      expect([made.group, ...facts.map((id) => made.facts[id])]).toEqual([
        row['Group'],
        ...facts.map((id) => row[factColumn(id)]),
      ]);
    }
    expect(decided).toBeGreaterThan(20);
  });
});

describe('the other queries', () => {
  const { devices, tables } = ofAll();
  const [, changes = '', modes = '', silent = ''] = queriesOf(HUNTED);
  // Devices of several groups among them: what happened to them is worth knowing, too.
  const isClaimed = claimedOf(HUNTED, devices);
  const claimed = devices.filter((_, index) => isClaimed[index]);

  it('tells every change of what decides the mode, deletions of keys among them', () => {
    const { rows } = runKusto(changes, tables, NOW);
    const expected = claimed.flatMap(({ name, events, forgotten }) => {
      return events.slice(forgotten).flatMap((event) => {
        const { name: value } = WATCHED_VALUES[event.value];
        switch (event.kind) {
          case 'set':
            return [`${name} ${value} ${event.data}`];
          case 'delete':
            return [`${name} ${value} (deleted)`];
          case 'delete-key':
            return [`${name} (the whole key) (deleted)`];
          default:
            return [];
        }
      });
    });
    const told = rows.filter(({ Key }) => !String(Key).endsWith(' Copy'));
    expect(told.map(({ DeviceName, Name, After }) => `${DeviceName} ${Name} ${After}`).sort()).toEqual(expected.sort());
    const times = rows.map(({ Timestamp }) => (Timestamp as Date).getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('tells a reported mode that became another one', () => {
    const { rows } = runKusto(modes, tables, NOW);
    expect(rows.length).toBeGreaterThan(100);
    for (const { DeviceName, Before, After } of rows) {
      expect(claimed.some(({ name }) => name === DeviceName)).toBe(true);
      expect(Before).not.toBe(After);
      // Every device has an older report: passive, or active where it is passive now.
      expect(Before).toBe(After === 'passive' ? 'active' : 'passive');
    }
  });

  it('tells who fell silent', () => {
    const { rows } = runKusto(silent, tables, NOW);
    const expected = claimed
      .filter(({ onboarding, sensor }) => onboarding === 'Onboarded' && sensor !== 'Active')
      .map(({ name }) => name);
    expect(rows.map(({ DeviceName }) => DeviceName).sort()).toEqual(expected.sort());
    const later = new Date(NOW.getTime() + 10 * 86_400_000);
    const all = runKusto(silent, tables, later).rows;
    expect(all.length).toBe(claimed.length);
    expect(new Set(all.map(({ SilentDays }) => SilentDays))).toEqual(new Set([10]));
  });
});

describe('the evaluation notices', () => {
  const { query, tables, rows: answer } = ofAll();
  const verdicts = (rows: readonly Row[]) =>
    rows
      .map(({ DeviceName, Verdict, Cause, Force, Floor }) => [DeviceName, Verdict, Cause, Force, Floor].join(' '))
      .sort();
  const right = verdicts(answer);

  it.each<[string, string, string]>([
    ['a part of a word that is asked for as a whole', 'ActionType endswith "Deleted"', 'ActionType has "Deleted"'],
    ['keys whose deletion is passed over', '(ActionType == "RegistryKeyDeleted" and', '(false and'],
    [
      'the oldest report taken for the newest',
      'arg_max(Timestamp, AdditionalFields)',
      'arg_max(datetime_diff("day", now(), Timestamp), AdditionalFields)',
    ],
    ['merged devices', '| where Merged == 0', ''],
    [
      'a floor with less than it is',
      'PlatformNumber < parse_version(PlatformFloor)',
      'PlatformNumber <= parse_version(PlatformFloor)',
    ],
  ])('%s', (_, from, to) => {
    expect(query).toContain(from);
    // Names bind as in the query itself, which is most of what reading one takes.
    expect(verdicts(runKusto(query.replaceAll(from, to), tables, NOW, parseKusto).rows)).not.toEqual(right);
  });
});
