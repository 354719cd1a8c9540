import type { ExpectedState } from '@mdav/core/decision';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf } from '../__tests__/examples.ts';
import { type MadeDevice, rightDevice } from '../__tests__/right-device.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { CLOUD, FORCING, ONBOARDING } from '../facts/places.ts';
import { stateOf } from '../state/state-of.ts';
import { verifier } from './verifier.ts';

const groups = groupsOf(`mdav: 1
name: v
defaults: { licence: servers-p2, deliver: [gpo] }
groups:
  web: { os: windows-server-2022, mode: active, onboarding: { state: onboarded, via: gpo }, antivirus: none, tamperProtection: on, settings: { puaProtection: block, enableNetworkProtection: block } }
  desks: { os: windows-11, mode: active, onboarding: { state: onboarded, via: gpo }, antivirus: none, settings: { allowIOAVProtection: false } }
  edr: { os: windows-11, mode: active+edr-block, onboarding: { state: onboarded, via: gpo }, antivirus: none }
  files: { os: windows-server-2019, mode: passive, onboarding: { state: onboarded, via: gpo }, antivirus: { product: Contoso Protect, exclusionsForDefender: true } }
  kiosks: { os: windows-11, mode: passive, onboarding: { state: onboarded, via: gpo }, antivirus: { product: Contoso Protect, registered: true } }
  labs: { os: windows-11, mode: active, antivirus: none }
`).map(expectedGroup);

const groupOf = (name: string) => {
  const found = groups.find(({ group }) => group === name);
  if (found === undefined) throw new Error(`no group ${name}`);
  return found;
};

const FIELDS = [
  'AntivirusEnabled',
  'RealTimeProtectionEnabled',
  'BehaviorMonitorEnabled',
  'OnAccessProtectionEnabled',
  'IoavProtectionEnabled',
] as const;
const EXCLUSIONS = 'exclusions in force';
const ALL_FIELDS = 'protection of an active device';

/** Groups by what they ask of a device, written down by hand, without the settings. */
const ASKS: Readonly<Record<string, readonly string[]>> = {
  web: ['onboarding', 'sensor', 'forcing value', 'tamper protection', EXCLUSIONS, ...FIELDS],
  desks: ['onboarding', 'sensor', EXCLUSIONS, ...FIELDS.slice(0, 4)],
  edr: [
    'onboarding',
    'sensor',
    EXCLUSIONS,
    ...FIELDS,
    'version floors of EDR in block mode',
    'cloud protection',
    'operating system',
  ],
  files: ['onboarding', 'sensor', 'forcing value'],
  kiosks: ['onboarding', 'sensor', 'other antivirus', 'Security Center'],
  labs: [EXCLUSIONS, ...FIELDS],
};
const ALWAYS = ['operating system', 'troubleshooting mode', 'security intelligence'];

/** The words of the note, the number of settings put apart. */
function wordsOf(expected: ExpectedState, record: object) {
  const one = verifier([expected]);
  const read = stateOf(JSON.parse(JSON.stringify(record)));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const { verdict, notes, settings } = one.describe(
    one.verify({ ...read.value, fleet: expected.fleet, group: expected.group }),
  );
  const note = notes.find((text) => text.startsWith('Not told, and so not judged: '));
  const words = note === undefined ? [] : note.slice(note.indexOf(': ') + 2, -1).split(', ');
  const isCount = (word: string) => /^\d+ settings?$/.test(word);
  return { verdict, words: words.filter((word) => !isCount(word)), settings, counts: words.filter(isCount) };
}

/** What the note has to name of a record that tells some of the words. */
function named(group: string, told: ReadonlySet<string>): readonly string[] {
  const asks = [...new Set([...ALWAYS, ...(ASKS[group] ?? [])])];
  const missing = asks.filter((word) => !told.has(word));
  const fields = asks.filter((word) => (FIELDS as readonly string[]).includes(word));
  // Security Center matters as long as nobody knows of another antivirus.
  const relevant = missing.filter((word) => word !== 'Security Center' || !told.has('other antivirus'));
  if (fields.length === 0 || !fields.every((field) => missing.includes(field))) return relevant.sort();
  return [...relevant.filter((word) => !fields.includes(word)), ALL_FIELDS].sort();
}

/** The parts of a record in a form: what each tells of, and its members. */
type Parts = readonly (readonly [word: string, members: object])[];

const isOn = (expected: ExpectedState) => expected.mode.startsWith('active');
const isServerGroup = (expected: ExpectedState) => expected.devices.some(({ os }) => os.includes('server'));

const FORMS: readonly (readonly [string, object, (expected: ExpectedState) => Parts])[] = [
  [
    'Get-MpComputerStatus',
    { PSComputerName: 'PC-1', AMServiceEnabled: true },
    (expected) => [
      ['mode', { AMRunningMode: isOn(expected) ? 'Normal' : 'Passive Mode' }],
      ...FIELDS.map((field) => [field, { [field]: true }] as const),
      ['security intelligence', { AntivirusSignatureAge: 0, DefenderSignaturesOutOfDate: false }],
      ['tamper protection', { IsTamperProtected: true }],
      ['troubleshooting mode', { TroubleShootingMode: 'Disabled' }],
    ],
  ],
  [
    'advanced hunting',
    { DeviceName: 'pc-1', AvPlatformVersion: '' },
    (expected) => [
      ['mode', { AvMode: isOn(expected) ? '0' : '1' }],
      ['operating system', { OSPlatform: isServerGroup(expected) ? 'WindowsServer2022' : 'Windows11' }],
      ['onboarding', { OnboardingStatus: 'Onboarded' }],
      ['security intelligence', { AdditionalFields: '{"AvIsSignatureUptoDate":"true"}' }],
    ],
  ],
  [
    'device health API',
    { computerDnsName: 'pc-1', osKind: 'windows' },
    (expected) => [
      ['mode', { avMode: isOn(expected) ? '0' : '1' }],
      ['operating system', { osPlatform: isServerGroup(expected) ? 'WindowsServer2022' : 'Windows11' }],
      ['security intelligence', { avIsSignatureUpToDate: 'True' }],
    ],
  ],
];

describe('what a group asks for and a right device does not tell', () => {
  it.each(
    FORMS.flatMap(([form, base, partsOf]) =>
      // Block mode beside an active device is visible to the collector alone.
      groups.filter(({ group }) => group !== 'edr').map((expected) => [form, expected.group, base, partsOf] as const),
    ),
  )('%s: is named, and nothing else, of %s', (_, group, base, partsOf) => {
    const expected = groupOf(group);
    const parts = partsOf(expected);
    let right = 0;
    for (let kept = 0; kept < 1 << parts.length; kept++) {
      const here = parts.filter((__, index) => (kept & (1 << index)) !== 0);
      const { verdict, words, settings, counts } = wordsOf(
        expected,
        Object.assign({ ...base }, ...here.map(([, all]) => all)),
      );
      const isTold = here.some(([word]) => word === 'mode');
      expect(verdict).toBe(isTold ? 'right' : 'unknown');
      if (!isTold) continue;
      right++;
      expect([...words].sort()).toEqual(named(group, new Set(here.map(([word]) => word))));
      const untold = settings?.notTold ?? 0;
      expect(counts).toEqual(untold === 0 ? [] : [untold === 1 ? '1 setting' : `${untold} settings`]);
    }
    expect(right).toBe(1 << (parts.length - 1));
  });

  const GONE: Readonly<Record<string, (device: MadeDevice) => void>> = {
    'operating system': (device) => Object.assign(device, { os: {} }),
    [EXCLUSIONS]: (device) => delete device.excludedDrives,
    'troubleshooting mode': ({ status }) => delete status['TroubleShootingMode'],
    'security intelligence': ({ status }) => delete status['AntivirusSignatureAge'],
    'tamper protection': ({ status }) => delete status['IsTamperProtected'],
    onboarding: ({ registry }) => delete registry[ONBOARDING.key],
    sensor: ({ services }) => delete services['Sense'],
    'Security Center': ({ services }) => delete services['wscsvc'],
    'other antivirus': (device) => delete device.antivirus,
    'forcing value': ({ registry }) => delete registry[FORCING.key],
    'version floors of EDR in block mode': ({ status }) => delete status['AMEngineVersion'],
    'cloud protection': ({ registry }) => delete registry[CLOUD.policy.key],
    ...Object.fromEntries(FIELDS.map((field) => [field, ({ status }: MadeDevice) => delete status[field]])),
  };

  it.each(groups.map(({ group }) => [group] as const))('the collector: is named, and nothing else, of %s', (group) => {
    const expected = groupOf(group);
    let right = 0;
    fc.assert(
      fc.property(fc.subarray(Object.keys(GONE)), (gone) => {
        const device = rightDevice(expected, expected.devices[0]?.os ?? 'windows-11', 'policy');
        for (const word of gone) GONE[word]?.(device);
        const { verdict, words, settings, counts } = wordsOf(expected, device);
        if (verdict !== 'right') return;
        right++;
        const told = new Set(Object.keys(GONE).filter((word) => !gone.includes(word)));
        expect([...words].sort()).toEqual(named(group, told));
        expect(counts.length).toBe((settings?.notTold ?? 0) > 0 ? 1 : 0);
      }),
    );
    expect(right).toBeGreaterThan(0);
  });

  it('real-time protection that is null beside other parts that are on', () => {
    const { words } = wordsOf(groupOf('labs'), {
      PSComputerName: 'PC-1',
      AMRunningMode: 'Normal',
      RealTimeProtectionEnabled: null,
      BehaviorMonitorEnabled: true,
      AntivirusSignatureAge: 0,
    });
    expect(words).toEqual([
      'operating system',
      'troubleshooting mode',
      'AntivirusEnabled',
      'RealTimeProtectionEnabled',
      'OnAccessProtectionEnabled',
      'IoavProtectionEnabled',
      'exclusions in force',
    ]);
  });
});

describe('a device that says that its antivirus is off', () => {
  function saying(group: string, AMRunningMode: string, AntivirusEnabled: boolean | null) {
    const one = verifier([groupOf(group)]);
    const read = stateOf({ PSComputerName: 'PC-1', AMRunningMode, AntivirusEnabled });
    if (!read.ok) throw new Error('not read');
    const { cause, notes } = one.describe(one.verify({ ...read.value, fleet: 'v', group }));
    return [cause, notes.some((note) => note.includes('`AntivirusEnabled` is false'))];
  }

  it('is wrong where it is to be active', () => {
    expect(saying('labs', 'Normal', false)).toEqual(['protection-off', false]);
    for (const isEnabled of [true, null]) expect(saying('labs', 'Normal', isEnabled)).toEqual(['reached', false]);
  });

  it('is to be looked at where it is to be passive', () => {
    expect(saying('kiosks', 'Passive Mode', false)).toEqual(['reached', true]);
    for (const isEnabled of [true, null])
      expect(saying('kiosks', 'Passive Mode', isEnabled)).toEqual(['reached', false]);
  });
});

describe('a field that tells what cannot be understood', () => {
  const group = 'labs';
  const one = verifier([groupOf(group)]);
  const says = 'Told in words that are not understood, and so not judged:';
  it.each([
    ['a word for a truth', { AMServiceEnabled: 'nein' }, ['AMServiceEnabled']],
    ['a number with a comma', { antivirussignatureage: '30,0' }, ['AntivirusSignatureAge']],
    ['a number below nothing', { AntivirusSignatureAge: -1 }, ['AntivirusSignatureAge']],
    ['a list', { RealTimeProtectionEnabled: [true] }, ['RealTimeProtectionEnabled']],
    ['two', { IsTamperProtected: '?', AntivirusEnabled: 2 }, ['IsTamperProtected', 'AntivirusEnabled']],
    ['nothing', { AMServiceEnabled: null, AntivirusSignatureAge: ' ', IsTamperProtected: '' }, []],
    ['what is understood', { AMServiceEnabled: ' WAHR', AntivirusSignatureAge: '30' }, []],
  ])('is named: %s', (_, fields, names) => {
    const flat = { PSComputerName: 'D', AMRunningMode: 'Normal', ...fields };
    const collected = { mdav: 1, device: 'D', status: { AMRunningMode: 'Normal', ...fields } };
    for (const record of [flat, collected]) {
      const read = stateOf(record);
      if (!read.ok) throw new Error('the record was to be read');
      const { notes } = one.describe(one.verify({ ...read.value, fleet: 'v', group }));
      const told = notes.filter((note) => note.startsWith(says));
      expect(told).toEqual(names.length === 0 ? [] : [`${says} ${names.join(', ')}.`]);
    }
  });
});
