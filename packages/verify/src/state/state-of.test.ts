import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleGroups } from '../__tests__/examples.ts';
import { rightDevice } from '../__tests__/right-device.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { verifier } from '../verdict/verifier.ts';
import { recordsIn, stateOf } from './state-of.ts';

function read(document: unknown) {
  const outcome = stateOf(document);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

const codesOf = (document: unknown) =>
  stateOf(document, { line: 7 }).diagnostics.map(({ code, at }) => [code, at.line]);

describe('what a device tells', () => {
  it('is read from a line of the collector', () => {
    const state = read({
      mdav: 1,
      device: 'PC-1',
      fleet: 'f',
      group: 'g',
      collectedAt: '2026-11-21T12:00:00Z',
      os: { caption: 'Microsoft Windows 10 Pro', version: '10.0.19045', productType: 1 },
      status: { AMRunningMode: 'Normal', IsTamperProtected: true, AMProductVersion: '4.18.1.1' },
      services: { WinDefend: 'Running', Sense: null },
      antivirus: [{ name: 'X' }, { name: 7 }, null],
      modeChangedAt: null,
      registry: { K: null },
    });
    expect(state).toMatchObject({
      shape: 'collected',
      device: 'PC-1',
      fleet: 'f',
      group: 'g',
      os: 'windows-10',
      build: 19045,
      runningMode: 'Normal',
      tamperProtected: true,
      platform: '4.18.1.1',
      defenderService: 'Running',
      sensorService: null,
      products: ['X'],
      modeChangedAt: null,
      registry: { K: null },
    });
    expect([state.securityCenterService, state.startedAt, state.engine]).toEqual([undefined, undefined, undefined]);
  });

  it.each<[string, object[] | null, boolean | undefined]>([
    ['Defender in another language, by its identifier', [{ name: 'Защитник', own: true }], false],
    [
      'Defender in another language, by the owner in its state',
      [{ name: 'Антивирусная программа', state: 0x061100 }],
      false,
    ],
    ['a product that calls itself after Defender', [{ name: 'Windows Defender', state: 0x041000 }], true],
    ['Defender by its name, where nothing else was told', [{ name: 'Windows Defender' }], false],
    ['another one by its name', [{ name: 'Defender Plus' }], true],
    ['one that could not be read beside Defender', [{ name: 'Windows Defender', own: true }, {}], undefined],
    ['one that could not be read beside another', [{ name: 'Contoso Protect' }, {}], true],
    ['none', [], false],
    ['a query that failed', null, undefined],
  ])('knows %s', (_, antivirus, other) => {
    expect(read({ mdav: 1, device: 'PC-1', antivirus }).hasOtherProduct).toBe(other);
  });

  it.each<[string, object[] | null, string[]]>([
    ['off', [{ name: 'A', state: 0x040000 }], ['A (off)']],
    [
      'snoozed, beside Defender',
      [
        { name: 'D', own: true, state: 0x061100 },
        { name: 'A', state: 0x042010 },
      ],
      ['A (snoozed)'],
    ],
    ['expired', [{ name: 'A', state: 0x043000 }], ['A (expired)']],
    ['on', [{ name: 'A', state: 0x041000 }], []],
    [
      'off beside one that is on',
      [
        { name: 'A', state: 0x040000 },
        { name: 'B', state: 0x041000 },
      ],
      [],
    ],
    ['off beside one that could not be read', [{ name: 'A', state: 0x040000 }, {}], []],
    ['without a state', [{ name: 'A' }], []],
    ['with the state 0', [{ name: 'A', state: 0 }], []],
    ['not told', null, []],
  ])('tells whether another antivirus runs: %s', (_, antivirus, idle) => {
    expect(read({ mdav: 1, device: 'PC-1', antivirus }).idleProducts).toEqual(idle);
  });

  it('is read with the keys that the collector shortens', () => {
    const registry = {
      '~\\Scan': { a: 1 },
      'P:Windows Defender': { b: 2 },
      'M:Windows Defender': null,
      'HKLM\\SOFTWARE\\X': {},
    };
    const state = read({ mdav: 1, device: 'PC-1', registry, qwords: ['P:A\\b'], dropped: ['status', 7] });
    expect({ ...state.registry }).toEqual({
      'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan': { a: 1 },
      'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender': { b: 2 },
      'HKLM\\SOFTWARE\\Microsoft\\Windows Defender': null,
      'HKLM\\SOFTWARE\\X': {},
    });
    expect([state.qwords, state.dropped]).toEqual([['HKLM\\SOFTWARE\\Policies\\Microsoft\\A\\b'], ['status']]);
  });

  it('is read from what the query of a build gives', () => {
    const row = {
      DeviceName: 'pc-1.contoso.test',
      Group: 'desks',
      Wanted: 'active',
      Reported: 'not-running',
      Verdict: 'wrong',
      Cause: 'not-running',
      OSPlatform: 'Windows11',
      Onboarded: 'no',
      Signatures: 'old',
      Platform: '4.18.26080.3',
      Engine: '1.1.26080.3',
      LastReport: '2026-11-20T10:00:00Z',
    };
    expect(read(row)).toMatchObject({
      shape: 'hunting',
      device: 'pc-1.contoso.test',
      group: 'desks',
      avMode: 'not-running',
      onboardingStatus: 'no',
      signaturesOutOfDate: true,
      platform: '4.18.26080.3',
      engine: '1.1.26080.3',
      collectedAt: '2026-11-20T10:00:00Z',
    });
    // What the columns of other tables hold, and what several groups claim.
    const other = read({
      ...row,
      Group: '(several)',
      Reported: 'unknown',
      Onboarded: 'maybe',
      Platform: 'Windows',
      Engine: '',
    });
    const { group, avMode, onboardingStatus, platform, engine } = other;
    expect([group, avMode, onboardingStatus, platform, engine]).toEqual(Array(5).fill(undefined));
  });

  it('is read from the device health API, wrapped as it answers', () => {
    const row = {
      id: 'x',
      machineId: 'm',
      computerDnsName: 'web-1.contoso.test',
      osKind: 'windows',
      osPlatform: 'WindowsServer2022',
      osVersion: '10.0.20348.1',
      avMode: '4',
      avIsSignatureUpToDate: 'False',
      avEngineVersion: '1.1.26080.3',
      avPlatformVersion: '4.18.26080.3',
      rbacGroupName: 'web',
    };
    const answer = {
      '@odata.context': 'c',
      value: [row, { ...row, osPlatform: 'Windows 10', osVersion: '10.0.22631.1' }],
    };
    const records = recordsIn(answer);
    expect(records.map((record) => read(record))).toMatchObject([
      {
        shape: 'health',
        device: 'web-1.contoso.test',
        os: 'windows-server-2022',
        avMode: '4',
        machineGroup: 'web',
        signaturesOutOfDate: true,
        platform: '4.18.26080.3',
      },
      { os: 'windows-11' },
    ]);
    expect(recordsIn({ value: [row] })).toEqual([row]);
    expect(recordsIn({ value: [row], device: 'x' })).toHaveLength(1);
  });

  it('is read from Get-MpComputerStatus, of this device and of others', () => {
    const status = { AMRunningMode: 'Passive Mode', AMServiceEnabled: true, ComputerID: 'id-1', Other: { a: 1 } };
    expect(read(status)).toMatchObject({ shape: 'status', device: 'id-1', runningMode: 'Passive Mode', os: undefined });
    expect(read({ ...status, PSComputerName: 'PC-2' }).device).toBe('PC-2');
    expect(read({ PSComputerName: 'PC-2', ...status }).device).toBe('PC-2');
  });

  it('is read from advanced hunting, all text or with its own types', () => {
    const row = {
      DeviceName: 'pc-3.contoso.test',
      DeviceId: 'abc',
      OSPlatform: 'Windows10',
      OSBuild: '22631',
      OnboardingStatus: 'Onboarded',
      MachineGroup: 'desks',
      DeviceManualTags: '["a","b"]',
      RegistryDeviceTag: 'c',
      AvMode: '4',
      AvPlatformVersion: '4.18.2',
      AvEngineVersion: '',
    };
    expect(read(row)).toMatchObject({
      shape: 'hunting',
      device: 'pc-3.contoso.test',
      os: 'windows-11',
      onboardingStatus: 'Onboarded',
      machineGroup: 'desks',
      tags: ['a', 'b', 'c'],
      avMode: '4',
      platform: '4.18.2',
      engine: undefined,
    });
    expect(read({ DeviceName: 'x', AdditionalFields: '{"AvMode":"1","AvEngineVersion":"1.1.2"}' })).toMatchObject({
      avMode: '1',
      engine: '1.1.2',
    });
    expect(
      read({
        DeviceName: 'x',
        AvMode: '0',
        AvIsSignatureUpToDate: 'true',
        AdditionalFields: { AvMode: null, AvIsSignatureUptoDate: 'false', DeviceName: 'y' },
      }),
    ).toMatchObject({ device: 'x', avMode: '0', signaturesOutOfDate: true });
    expect(read({ DeviceName: 'x', AdditionalFields: { AvMode: 2 }, DeviceDynamicTags: ['t', 3] })).toMatchObject({
      avMode: '2',
      tags: ['t'],
    });
  });

  it.each<[object, string | undefined]>([
    [{ OSPlatform: 'Linux' }, 'Linux'],
    [{ OSPlatform: 'macOS' }, 'macOS'],
    [{ OSPlatform: 'iOS' }, 'iOS'],
    [{ osKind: 'linux', osPlatform: 'Ubuntu' }, 'Ubuntu'],
    [{ osKind: 'mac' }, 'mac'],
    [{ osKind: 'windows', osPlatform: 'AzureStackHCI' }, undefined],
    [{ osKind: 'windows' }, undefined],
    [{ OSPlatform: 'Windows11' }, undefined],
    [{ OSPlatform: 'WindowsServer2028' }, undefined],
    [{ OSPlatform: 'Other' }, undefined],
    [{ OSPlatform: '' }, undefined],
  ])('%j runs %s', (columns, other) => {
    expect(read({ DeviceName: 'x', AvMode: '0', ...columns }).otherSystem).toBe(other);
  });

  it('goes by the host that CIM asked, before the number that it calls itself by', () => {
    const status = { AMRunningMode: 'Normal', ComputerID: '3C4B0F3E', PSComputerName: null };
    const named = (more: object, file?: string) => {
      const outcome = stateOf({ ...status, ...more }, {}, file);
      return outcome.ok ? outcome.value.device : undefined;
    };
    expect(named({ CimSystemProperties: { ServerName: 'PC-01' } }, 'file.json')).toBe('PC-01');
    expect(named({ CimSystemProperties: { ServerName: 'PC-01' }, PSComputerName: 'PC-02' })).toBe('PC-02');
    expect(named({ CimSystemProperties: { ServerName: 'localhost' } }, 'file.json')).toBe('file.json');
    expect(named({ CimSystemProperties: 'cut off' }, 'file.json')).toBe('file.json');
    expect(named({})).toBe('3C4B0F3E');
    const row = stateOf({ DeviceId: 'abc', AvMode: '0' }, {}, 'file.json');
    expect(row.ok && row.value.device).toBe('abc');
  });

  it.each<[unknown, string]>([
    [{ DeviceName: 'x', MalwareProtectionEnabled: 'True', RealTimeProtectionEnabled: 'True' }, 'state-no-mode'],
    [
      { id: 'x', malwareProtectionEnabled: true, realTimeProtectionEnabled: true, productStatus: 'noStatus' },
      'state-no-mode',
    ],
    [{ ComputerID: 'x', MAPSReporting: 2, PUAProtection: 1, DisableRealtimeMonitoring: false }, 'state-preferences'],
    [{ DeviceName: 'x', OSPlatform: 'Windows11', ConfigurationId: 'scid-2010', IsCompliant: 0 }, 'state-assessment'],
    [{ OSPlatform: '', ConfigurationId: '', IsCompliant: '' }, 'state-assessment'],
    [{ AMRunningMode: 'Normal', MAPSReporting: 2, PUAProtection: 1 }, 'state-no-device'],
    [null, 'state-not-an-object'],
    [7, 'state-not-an-object'],
    [[], 'state-not-an-object'],
    [{}, 'state-unknown-shape'],
    [{ DeviceName: 'x', Whatever: 1 }, 'state-unknown-shape'],
    [{ mdav: 2, device: 'x' }, 'state-version'],
    [{ mdav: '1', device: 'x' }, 'state-version'],
    [{ mdav: 1 }, 'state-no-device'],
    [{ mdav: 1, device: '' }, 'state-no-device'],
    [{ mdav: 1, device: { name: 'x' } }, 'state-no-device'],
    [{ AMRunningMode: 'Normal' }, 'state-no-device'],
  ])('%j is %s', (document, code) => {
    expect(codesOf(document)).toEqual([[code, 7]]);
  });

  it('is nothing where the type is wrong', () => {
    const hostile = JSON.parse(
      '{"mdav":1,"device":"x","__proto__":{"group":"g"},"os":{"build":1e999,"caption":[1],"productType":-1},"status":[1],' +
        '"services":{"WinDefend":{"a":1},"__proto__":{"Sense":"Running"}},"antivirus":{"name":"x"},"registry":[1],"startedAt":5}',
    );
    const state = read(hostile);
    expect(state).toMatchObject({ device: 'x', os: undefined, group: undefined, sensorService: undefined });
    expect(state.registry).toBeUndefined();
    expect(state.defenderService).toBeUndefined();
    expect(read({ DeviceName: 'a'.repeat(5000), DeviceId: 'id', AvMode: '0' }).device).toBe('id');
  });

  it.each([
    [
      [1, 2],
      [1, 2],
    ],
    [{ value: [1], Count: 1 }, [1]],
    [{ Schema: [], Results: [2] }, [2]],
    [{ mdav: 1, value: [1], Count: 1 }, [{ mdav: 1, value: [1], Count: 1 }]],
    [7, [7]],
  ])('in %j are the records %j', (document, records) => {
    expect(recordsIn(document)).toEqual(records);
  });

  const groups = exampleGroups().map(([, group]) => expectedGroup(group));
  const one = verifier(groups);
  const [first] = groups;
  if (first === undefined) throw new Error('no example');
  const right = rightDevice(first, first.devices[0]?.os ?? 'windows-11', 'policy');
  const names = [
    ...Object.keys(right),
    ...Object.keys(right.registry),
    ...Object.values(right.registry).flatMap((values) => Object.keys(values)),
    'AMRunningMode',
    'AMProductVersion',
    'WinDefend',
    'caption',
    'build',
    'name',
    'DeviceName',
    'AvMode',
    'DeviceManualTags',
    'AdditionalFields',
    '__proto__',
    'constructor',
    'toString',
  ];
  const json = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(
        null,
        true,
        0,
        1,
        1e308,
        -1,
        '',
        'Normal',
        'x',
        '4.18.2208.0',
        'D:\\a|b',
        '2026-11-21T12:00:00Z',
      ),
      fc.string({ unit: 'binary' }),
      fc.array(tie('any'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc
      .array(fc.tuple(fc.constantFrom(...names), tie('any')), { maxLength: 12 })
      .map((pairs) =>
        JSON.parse(`{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`),
      ),
  }));

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(json['object'] as fc.Arbitrary<object>, fc.boolean(), (document, isCollected) => {
        const read = stateOf(isCollected ? { ...right, ...document, mdav: 1, device: 'x' } : document);
        if (!read.ok) return;
        const record = one.describe(one.verify(read.value));
        expect(() => JSON.stringify(record)).not.toThrow();
      }),
      { numRuns: 1500 },
    );
  });

  it('never throws, whatever stands in the registry', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), json['any'] as fc.Arbitrary<unknown>),
        fc.nat(),
        (values, at) => {
          const key = Object.keys(right.registry)[at % Object.keys(right.registry).length] ?? '';
          const read = stateOf({ ...right, registry: { ...right.registry, [key]: values } });
          if (!read.ok) throw new Error('not read');
          expect(one.describe(one.verify(read.value)).verdict).toMatch(/right|wrong|pending|unknown/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
