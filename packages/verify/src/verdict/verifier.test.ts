import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf } from '../__tests__/examples.ts';
import { putValue, rightDevice } from '../__tests__/right-device.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { FORCING, WRONG_FORCING } from '../facts/places.ts';
import { stateOf } from '../state/state-of.ts';
import { summarise } from './summarise.ts';
import { unreadable } from './verdict.ts';
import { verifier } from './verifier.ts';

const groups = groupsOf(`mdav: 1
name: f
groups:
  files:
    os: windows-server-2022
    mode: passive
    deliver: [gpo]
    devices: { names: ['FS-*'] }
    settings: { allowCloudProtection: true, puaProtection: block }
  more-files:
    os: windows-server-2022
    mode: active
    deliver: [gpo]
    devices: { names: ['FS-9*'] }
`).map(expectedGroup);
const one = verifier(groups);
const files = groups.find(({ group }) => group === 'files');
if (files === undefined) throw new Error('no group');

function stateFrom(document: unknown) {
  const read = stateOf(document);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

function device(name: string, mode = 'Passive Mode', force: number | null = 1) {
  const {
    group: _,
    fleet: __,
    ...made
  } = rightDevice(files as (typeof groups)[number], 'windows-server-2022', 'policy');
  made.status['AMRunningMode'] = mode;
  putValue(made, FORCING, force);
  return { ...made, device: name };
}

describe('a verdict', () => {
  it('says all of a device that is wrong', () => {
    const wrong = device('FS-1', 'Normal', null);
    const spynet = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Spynet';
    putValue(wrong, { key: spynet, name: 'SpynetReporting' }, 0);
    const verdict = one.verify(stateFrom(wrong));
    expect(verdict).toMatchObject({
      kind: 'decided',
      verdict: 'wrong',
      cause: 'forcing-value-missing',
      group: 'files',
    });
    const record = one.describe(verdict);
    expect(record).toMatchObject({
      device: 'FS-1',
      os: 'windows-server-2022',
      wanted: 'passive',
      title: 'Forcing value missing',
      next: expect.stringMatching(/^See that the policy/),
      notes: [],
      settings: { right: 1, wrong: 2, notTold: 0 },
    });
    expect(record.settings?.differences.map(({ setting, effective, source }) => [setting, effective, source])).toEqual([
      ['forceDefenderPassiveMode', null, 'nothing'],
      ['allowCloudProtection', false, 'policy'],
    ]);
    expect(record.evidence.map(({ fact, value, seen }) => [fact, value, seen])).toEqual([
      ['wanted', 'passive', []],
      [
        'os',
        'server',
        [
          { where: 'operating system', held: 'Microsoft Windows Server 2022 Datacenter' },
          { where: 'build', held: 20348 },
        ],
      ],
      ['reported', 'active', [{ where: 'AMRunningMode', held: 'Normal' }]],
      ['force', 'absent', [{ where: `${FORCING.key}\\${FORCING.name}`, held: null }]],
    ]);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });

  it('is outside the table without one group', () => {
    const of = (document: object) => one.describe(one.verify(stateFrom(document)));
    expect(of(device('FS-99'))).toMatchObject({
      verdict: 'unknown',
      cause: 'ambiguous-group',
      notes: ['Groups that take it: files by the name FS-*; more-files by the name FS-9*.'],
    });
    const tagged = { DeviceName: 'FS-1', AvMode: '1', OSPlatform: 'WindowsServer2022', DeviceManualTags: '["LAB"]' };
    const labs = groups.map((group) => ({ ...group, match: { ...group.match, tags: ['Lab', 'other'] } }));
    const claimed = verifier(labs);
    expect(claimed.describe(claimed.verify(stateFrom(tagged))).notes).toEqual([
      'Groups that take it: files by the tag Lab; more-files by the tag Lab.',
    ]);
    expect(of(device('fs-99.contoso.test')).notes).toEqual([
      'Groups that take it: files by the name FS-*; more-files by the name FS-9*.',
    ]);
    expect(of(device('other'))).toMatchObject({ verdict: 'unknown', cause: 'no-group', notes: [] });
    expect(of({ ...device('FS-1'), group: 'gone' })).toMatchObject({
      cause: 'unknown-group',
      next: 'Build again and collect again, or use `--as GROUP`.',
      notes: ['The record names the group "gone".'],
    });
    expect(of({ ...device('other'), fleet: 'fabrikam', group: 'files' })).toMatchObject({
      cause: 'other-fleet',
      next: 'Verify it with the fleet file of that fleet, or use `--as GROUP`.',
      notes: ['The record names the fleet "fabrikam" and its group "files".'],
    });
    const diagnostics = stateOf(7).diagnostics;
    expect(one.describe(unreadable(diagnostics))).toMatchObject({
      cause: 'unreadable',
      verdict: 'unknown',
      diagnostics,
    });
  });

  it('notes an operating system that the group does not list', () => {
    const other = { ...device('FS-1'), os: { caption: 'Microsoft Windows Server 2019', build: 17763, productType: 3 } };
    expect(one.describe(one.verify(stateFrom(other)))).toMatchObject({
      verdict: 'right',
      notes: ['Windows Server 2019 is not among the operating systems of files; the support table decides.'],
    });
  });

  it('says of a system with an agent that nobody told what is not known, and judges the mode that it has', () => {
    const other = {
      ...device('FS-1'),
      os: { caption: 'Microsoft Windows Server 2012 R2', build: 9600, productType: 3 },
    };
    expect(one.describe(one.verify(stateFrom(other)))).toMatchObject({
      verdict: 'right',
      notes: [
        'Windows Server 2012 R2 is not among the operating systems of files. It can have the mode with the unified agent alone, and which agent it has is not known.',
        expect.stringContaining('Not told, and so not judged: agent'),
      ],
    });
  });

  it('is the same for the same facts, and leaves the device alone', () => {
    const state = stateFrom(device('FS-2'));
    const before = JSON.stringify(state);
    const [first, second] = [one.verify(state), one.verify(stateFrom(device('FS-3')))];
    if (first.kind !== 'decided' || second.kind !== 'decided') throw new Error('not decided');
    expect(first.decision).toBe(second.decision);
    one.describe(first);
    expect(JSON.stringify(state)).toBe(before);
  });

  it('says nothing of settings where nothing is known of them', () => {
    const bare = groups.map(({ settings: _, ...expected }) => expected);
    const verdict = verifier(bare).verify(stateFrom(device('FS-1')));
    expect(verdict.kind === 'decided' && verdict.settings).toBeUndefined();
  });
});

describe('a summary', () => {
  it('counts verdicts, causes and settings by group', () => {
    const tally = summarise();
    const wrong = device('FS-1', 'Normal', null);
    for (const made of [wrong, device('FS-2', 'Normal', 0), device('FS-3'), device('nobody')])
      tally.add(one.verify(stateFrom(made)));
    tally.add(unreadable([]));
    tally.add(one.verify(stateFrom(wrong)));
    expect(tally.summary()).toEqual({
      devices: 6,
      verdicts: { right: 1, pending: 0, wrong: 3, unknown: 2 },
      groups: [
        {
          group: 'files',
          wanted: 'passive',
          devices: 4,
          verdicts: { right: 1, pending: 0, wrong: 3, unknown: 0 },
          causes: [
            { cause: 'forcing-value-missing', verdict: 'wrong', devices: 2, collected: 2 },
            { cause: 'forced-active', verdict: 'wrong', devices: 1, collected: 1 },
            { cause: 'reached', verdict: 'right', devices: 1, collected: 1 },
          ],
          devicesWithWrongSettings: 3,
          wrongSettings: [{ setting: 'forceDefenderPassiveMode', devices: 3 }],
        },
        {
          devices: 2,
          verdicts: { right: 0, pending: 0, wrong: 0, unknown: 2 },
          causes: [
            { cause: 'no-group', verdict: 'unknown', devices: 1, collected: 1 },
            { cause: 'unreadable', verdict: 'unknown', devices: 1, collected: 0 },
          ],
          devicesWithWrongSettings: 0,
          wrongSettings: [],
        },
      ],
    });
  });
  it('is the same in however many parts it is counted', () => {
    const verdicts = [
      ...['Normal', 'Passive Mode', 'Not running', 'Normal'].map((mode, index) => device(`FS-${index}`, mode)),
      device('nobody'),
      device('FS-7', 'Normal', null),
    ].map((made) => one.verify(stateFrom(made)));
    const all = [...verdicts, unreadable([]), ...verdicts.toReversed()];
    const whole = summarise();
    for (const verdict of all) whole.add(verdict);
    for (const size of [1, 2, 5]) {
      const [sum, part] = [summarise(), summarise()];
      for (const [index, verdict] of all.entries()) {
        part.add(verdict);
        // As it comes from another thread.
        if (index % size === 0) sum.merge(structuredClone(part.counts()));
      }
      sum.merge(part.counts());
      expect(sum.summary()).toEqual(whole.summary());
    }
  });
});

describe('what is said of devices of which the same is said', () => {
  const about = (document: object, by = one) => by.about(by.verify(stateFrom(document)));
  const values: Readonly<Record<string, readonly unknown[]>> = {
    device: ['FS-1', 'FS-2', 'FS-99', 'other'],
    os: [
      { caption: 'Microsoft Windows Server 2022 Standard', build: 20348, productType: 3 },
      { caption: 'Microsoft Windows Server 2019 Standard', build: 17763, productType: 3 },
      { caption: 'Microsoft Windows 11 Pro', build: 26100, productType: 1 },
      { build: 1, productType: 3 },
    ],
    services: [{ WinDefend: 'Stopped' }, { WinDefend: 'Running', Sense: 'Stopped' }, {}],
    antivirus: [null, [{ name: 'A' }], [{ name: 'B' }]],
    modeChangedAt: [null, '2026-11-20T07:00:00Z'],
    dropped: [[], ['asr']],
    asr: [{ count: 1 }, { count: 1, rules: [{ id: '56a863a9-875e-4185-98a7-b882c64b5ce5', action: 1 }] }, { count: 2 }],
  };
  const statuses: Readonly<Record<string, readonly unknown[]>> = {
    AMRunningMode: ['Normal', 'Passive Mode', 'EDR Block Mode', 'x'],
    AMProductVersion: ['4.18.25010.11', '4.18.1.2'],
    IsTamperProtected: [true, false],
    RealTimeProtectionEnabled: [true, false],
    AntivirusSignatureAge: [0, 40],
    ProductStatus: [0, 1, 524288],
  };
  const registry = fc.constantFrom<unknown>(
    null,
    0,
    1,
    7,
    '1',
    Number.POSITIVE_INFINITY,
    [null],
    [Number.POSITIVE_INFINITY],
  );
  const pick = (from: typeof values) =>
    fc.record(Object.fromEntries(Object.entries(from).map(([name, all]) => [name, fc.constantFrom(...all)])), {
      requiredKeys: [],
    });
  const changed = fc.record({ top: pick(values), status: pick(statuses), force: registry, cloud: registry });
  const cloud = { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Spynet', name: 'SpynetReporting' };
  const make = ({ top, status, force, cloud: reporting }: typeof changed extends fc.Arbitrary<infer T> ? T : never) => {
    const made = device('FS-1');
    Object.assign(made.status, status);
    putValue(made, FORCING, force as number);
    putValue(made, cloud, reporting as number);
    return { ...made, ...top };
  };

  it('is what is said of each by itself', () => {
    fc.assert(
      fc.property(fc.array(changed, { minLength: 1, maxLength: 8 }), (all) => {
        const by = verifier(groups);
        for (const made of all.map(make)) expect(about(made, by)).toEqual(about(made, verifier(groups)));
      }),
    );
  });

  it('is one object', () => {
    const [first, second] = [device('FS-1', 'Normal', null), device('FS-2', 'Normal', null)];
    expect(about(second)).toBe(about(first));
    expect(about(device('FS-3', 'Normal', 0))).not.toBe(about(first));
  });

  it('is what was told where JSON would not tell it apart', () => {
    const [wrong] = WRONG_FORCING;
    const held = [[null], [Number.POSITIVE_INFINITY]].map((data) => {
      const made = device('FS-1', 'Normal', null);
      if (wrong !== undefined) putValue(made, wrong, data as unknown as number);
      return about(made).evidence.flatMap(({ seen }) => seen.map((one) => one.held));
    });
    expect(held[0]).toContainEqual([null]);
    expect(held[1]).toContainEqual([Number.POSITIVE_INFINITY]);
  });
});
