import type { ExpectedState } from '@mdav/core/decision';
import { describe, expect, it } from 'vitest';
import { groupsOf } from '../__tests__/examples.ts';
import { type MadeDevice, putValue, rightDevice } from '../__tests__/right-device.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { EXCLUSION_GUARD, ONBOARDING } from '../facts/places.ts';
import { stateOf } from '../state/state-of.ts';
import { verifier } from './verifier.ts';

const [passive, active] = groupsOf(`mdav: 1
name: v
defaults: { licence: servers-p2, onboarding: { state: onboarded, via: gpo }, deliver: [gpo] }
groups:
  web: { os: windows-server-2022, mode: active, antivirus: none, tamperProtection: on, settings: { enableNetworkProtection: block, attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit } } }
  desks: { os: windows-11, mode: passive, antivirus: { product: Contoso Protect, registered: true } }
`).map(expectedGroup) as [ExpectedState, ExpectedState];

/** The active group with other rules. */
function wanting(rules: object): ExpectedState {
  const [group] = groupsOf(`mdav: 1
name: v
defaults: { licence: servers-p2, onboarding: { state: onboarded, via: gpo }, deliver: [gpo] }
groups:
  web: { os: windows-server-2022, mode: active, antivirus: none, tamperProtection: on, settings: { attackSurfaceReductionRules: ${JSON.stringify(rules)} } }
`);
  if (group === undefined) throw new Error('no group');
  return expectedGroup(group);
}

function verdictOn(expected: ExpectedState, change: (device: MadeDevice) => void) {
  const one = verifier([expected]);
  const device = rightDevice(expected, expected.devices[0]?.os ?? 'windows-11', 'policy');
  change(device);
  const read = stateOf(JSON.parse(JSON.stringify(device)));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const { verdict, cause, also, cautions, next, notes, settings } = one.describe(one.verify(read.value));
  const ids = (all: typeof also) => all.map(({ id }) => id);
  return { verdict, cause, also: ids(also), cautions: ids(cautions), next, notes, settings };
}

const put = (fields: MadeDevice['status']) => (device: MadeDevice) => Object.assign(device.status, fields);

describe('a device in the wanted mode that is not protected', () => {
  it('is wrong, with everything that is amiss', () => {
    const found = verdictOn(active, (device) => {
      put({
        RealTimeProtectionEnabled: false,
        BehaviorMonitorEnabled: false,
        OnAccessProtectionEnabled: false,
        IsTamperProtected: false,
        AntivirusSignatureAge: 400,
      })(device);
      device.services['Sense'] = 'Stopped';
      putValue(device, ONBOARDING, 0);
    });
    expect(found).toMatchObject({
      verdict: 'wrong',
      cause: 'protection-off',
      also: ['not-onboarded', 'sensor-not-running', 'tamper-differs', 'signatures-old'],
    });
  });

  it.each<[string, (device: MadeDevice) => void, string]>([
    ['the antivirus off', put({ AntivirusEnabled: false }), 'protection-off'],
    ['real-time protection off', put({ RealTimeProtectionEnabled: false }), 'protection-off'],
    ['behaviour monitoring off', put({ BehaviorMonitorEnabled: false }), 'protection-off'],
    ['downloads not scanned', put({ IoavProtectionEnabled: false }), 'protection-off'],
    ['intelligence of eight days', put({ AntivirusSignatureAge: 8 }), 'signatures-old'],
    ['intelligence that Windows calls old', put({ DefenderSignaturesOutOfDate: true }), 'signatures-old'],
    ['intelligence that never came', put({ AntivirusSignatureAge: 65535 }), 'signatures-old'],
    ['a service without an engine', put({ ProductStatus: 524288 + 2 }), 'protection-off'],
    ['drive C excluded', (device) => Object.assign(device, { excludedDrives: ['C:\\'] }), 'drive-excluded'],
    ['programs excluded', (device) => Object.assign(device, { excludedDrives: ['*.exe'] }), 'drive-excluded'],
    ['every folder excluded', (device) => Object.assign(device, { excludedDrives: ['*'] }), 'drive-excluded'],
    ['tamper protection off', put({ IsTamperProtected: false }), 'tamper-differs'],
    ['not onboarded', (device) => putValue(device, ONBOARDING, 0), 'not-onboarded'],
    ['the sensor stopped', (device) => Object.assign(device.services, { Sense: 'Stopped' }), 'sensor-not-running'],
  ])('by one thing: %s', (_, change, cause) => {
    expect(verdictOn(active, change)).toMatchObject({ verdict: 'wrong', cause, also: [] });
  });

  it.each(['intelligence of seven days', 'none of it told'] as const)(
    'is right with %s, and says what it did not judge',
    (name) => {
      const fields = [
        'AntivirusEnabled',
        'RealTimeProtectionEnabled',
        'BehaviorMonitorEnabled',
        'OnAccessProtectionEnabled',
        'IoavProtectionEnabled',
      ];
      const isTold = name !== 'none of it told';
      const { verdict, notes } = verdictOn(
        active,
        put(
          isTold
            ? { AntivirusSignatureAge: 7 }
            : Object.fromEntries([...fields, 'AntivirusSignatureAge'].map((field) => [field, null])),
        ),
      );
      expect([verdict, notes]).toEqual([
        'right',
        isTold ? [] : ['Not told, and so not judged: protection of an active device, security intelligence.'],
      ]);
    },
  );

  it('passive devices need no real-time protection, and new intelligence all the same', () => {
    expect(verdictOn(passive, put({ RealTimeProtectionEnabled: false })).verdict).toBe('right');
    expect(verdictOn(passive, put({ AntivirusSignatureAge: 400 }))).toMatchObject({
      verdict: 'wrong',
      cause: 'signatures-old',
    });
  });
});

describe('a service that says it does not run', () => {
  it.each([
    ['active', active, 'Normal'],
    ['passive', passive, 'Passive Mode'],
  ])('is not running, whatever mode it tells: %s', (_, group, AMRunningMode) => {
    const found = verdictOn(group, put({ AMRunningMode, ProductStatus: 524289 }));
    expect(found).toMatchObject({ verdict: 'wrong', cause: 'not-running' });
    expect(verdictOn(group, put({ AMRunningMode, ProductStatus: 524288 })).verdict).toBe('right');
  });

  it('is read as text, and what cannot be read is named', () => {
    expect(verdictOn(active, put({ ProductStatus: '1' }))).toMatchObject({ cause: 'not-running' });
    expect(verdictOn(active, put({ ProductStatus: 'noStatus' })).notes.join()).toContain('ProductStatus');
  });
});

describe('what explains a verdict', () => {
  it('a device in troubleshooting mode is pending, and its settings are no drift', () => {
    const found = verdictOn(active, put({ TroubleShootingMode: 'Enabled', RealTimeProtectionEnabled: false }));
    expect(found).toMatchObject({ verdict: 'pending', cause: 'troubleshooting-mode', settings: undefined });
  });

  it('the bits of the product status and configuration protection stand in the notes', () => {
    const { notes } = verdictOn(active, put({ ProductStatus: 32 + 128 + 524288, ControlledConfigurationState: 'On' }));
    expect(notes).toEqual([
      'The service says of itself: the antivirus intelligence is out of date, no quick scan for too long.',
      'Configuration protection: On.',
    ]);
  });

  it.each<[string, Record<string, number | null>, string]>([
    ['on', { TPExclusions: 1, ManagedDefenderProductType: 6 }, 'Tamper protection covers the exclusions.'],
    [
      'off, co-managed',
      { TPExclusions: 0, ManagedDefenderProductType: 7, EnrollmentStatus: 3 },
      'Tamper protection does not cover the exclusions: the device is co-managed, which does not allow it.',
    ],
    [
      'off, managed by several',
      { TPExclusions: 0, ManagedDefenderProductType: 0 },
      'Tamper protection does not cover the exclusions: it asks for management by Intune alone or by Configuration Manager alone.',
    ],
    [
      'off, by Configuration Manager, of which nothing else is known',
      { TPExclusions: 0, ManagedDefenderProductType: 7 },
      'Tamper protection does not cover the exclusions: whether Configuration Manager manages the device alone, which it asks for, `EnrollmentStatus` of `SenseCM` does not tell.',
    ],
    [
      'off, by Intune alone',
      { TPExclusions: 0, ManagedDefenderProductType: 6 },
      'Tamper protection does not cover the exclusions: the device is managed as it asks for, so look at the platform (4.18.2211.5) and at `disableLocalAdminMerge`.',
    ],
    [
      'off, managed as it asks for',
      { TPExclusions: 0, ManagedDefenderProductType: 7, EnrollmentStatus: 4 },
      'Tamper protection does not cover the exclusions: the device is managed as it asks for, so look at the platform (4.18.2211.5) and at `disableLocalAdminMerge`.',
    ],
  ])('whether tamper protection covers exclusions stands in the notes: %s', (_, values, note) => {
    const { verdict, notes } = verdictOn(active, (device) => {
      for (const place of Object.values(EXCLUSION_GUARD)) putValue(device, place, values[place.name] ?? null);
    });
    expect([verdict, notes]).toEqual(['right', [note]]);
  });

  it('names attack surface reduction rules, not their GUIDs', () => {
    const { settings } = verdictOn(active, (device) => {
      const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Windows Defender Exploit Guard\\ASR\\Rules';
      putValue(device, { key, name: 'd1e49aac-8f56-4280-b9ba-993a6d77406c' }, null);
      putValue(device, { key, name: '01443614-CD74-433A-B99E-2ECDC07BFC25' }, '1');
    });
    expect(settings?.differences).toMatchObject([
      { missing: ['block-psexec-wmi-process-creation'], extra: [expect.stringMatching(/^block-[a-z-]+$/)] },
    ]);
  });

  describe('attack surface reduction rules that no policy has', () => {
    const PSEXEC = 'd1e49aac-8f56-4280-b9ba-993a6d77406c';
    const EMAIL = 'BE9BA2D9-53EA-4CDC-84E5-9B1EEEE46550';
    const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Windows Defender Exploit Guard\\ASR\\Rules';
    const marker = { key: key.slice(0, key.lastIndexOf('\\')), name: 'ExploitGuard_ASR_Rules' };
    const without = (device: MadeDevice) => {
      putValue(device, { key, name: PSEXEC }, null);
      putValue(device, marker, null);
    };
    const says = (words: string) => [`Attack surface reduction rules that stand as no policy has them: ${words}.`];

    it.each<[string, (device: MadeDevice) => void, object]>([
      ['none', (device) => Object.assign(device, { asr: {} }), { cautions: [], notes: [], settings: { wrong: 0 } }],
      ['not told', () => undefined, { cautions: [], notes: [], settings: { wrong: 0 } }],
      [
        'beside those of the policy',
        (device) => Object.assign(device, { asr: { [EMAIL]: 1, '00000000-0000-0000-0000-000000000001': 9 } }),
        {
          cautions: ['asr-not-by-policy'],
          notes: says('block-email-executable-content (block), 00000000-0000-0000-0000-000000000001 (9)'),
          settings: { wrong: 0 },
        },
      ],
      [
        'in place of the policy, as it wants them',
        (device) => {
          without(device);
          Object.assign(device, { asr: { [PSEXEC]: 2 } });
        },
        {
          cautions: ['asr-not-by-policy'],
          settings: {
            differences: [
              { source: 'local', effective: { 'block-psexec-wmi-process-creation': 'audit' }, missing: [], extra: [] },
            ],
          },
        },
      ],
      [
        'in place of the policy, and otherwise',
        (device) => {
          without(device);
          Object.assign(device, { asr: { [PSEXEC]: 0, [EMAIL]: 1 } });
        },
        {
          settings: {
            differences: [
              {
                source: 'local',
                missing: ['block-psexec-wmi-process-creation'],
                extra: ['block-psexec-wmi-process-creation=off', 'block-email-executable-content=block'],
              },
            ],
          },
        },
      ],
      [
        'of which the line had room for the number alone',
        (device) => {
          without(device);
          Object.assign(device, { asr: 12 });
        },
        {
          cautions: ['asr-not-by-policy'],
          notes: says('12 of them; with -Whole the collector names them'),
          settings: { differences: [{ source: 'nothing', effective: null }] },
        },
      ],
    ])('%s', (_, change, told) => {
      expect(verdictOn(active, change)).toMatchObject({ verdict: 'right', ...told });
    });

    const other = (difference: object) => ({
      verdict: 'right',
      settings: { wrong: 1, differences: [{ setting: 'attackSurfaceReductionRules', ...difference }] },
    });
    const guarded = ['off', 'block', 'audit', 'warn', 'not-configured'] as const;
    const CODES = { off: 0, block: 1, audit: 2, 'not-configured': 5, warn: 6 };

    it.each(guarded.flatMap((wanted) => guarded.map((inForce) => [wanted, inForce] as const)))(
      'policy has %s, and %s is in force',
      (wanted, inForce) => {
        const found = verdictOn(wanting({ 'block-psexec-wmi-process-creation': wanted }), (device) =>
          Object.assign(device, { asr: { [PSEXEC.toUpperCase()]: CODES[inForce] } }),
        );
        const isSame =
          wanted === inForce || wanted === 'not-configured' || (wanted === 'off' && inForce === 'not-configured');
        if (isSame) expect(found).toMatchObject({ verdict: 'right', settings: { wrong: 0, differences: [] } });
        else
          expect(found).toMatchObject(
            other({
              source: 'other-than-policy',
              effective: { 'block-psexec-wmi-process-creation': inForce },
              missing: ['block-psexec-wmi-process-creation'],
              extra: [`block-psexec-wmi-process-creation=${inForce}`],
              words: { 'block-psexec-wmi-process-creation': inForce },
            }),
          );
      },
    );

    it('counts a rule that the fleet file gives by its GUID, and an action without a word', () => {
      const found = verdictOn(wanting({ [PSEXEC]: 'block' }), (device) =>
        Object.assign(device, { asr: { [PSEXEC]: 9 } }),
      );
      expect(found).toMatchObject(other({ extra: ['block-psexec-wmi-process-creation=9'] }));
    });

    it('counts with what else differs, and where policy is not told', () => {
      const more = verdictOn(active, (device) => {
        putValue(device, { key, name: EMAIL.toLowerCase() }, '1');
        Object.assign(device, { asr: { [PSEXEC]: 0 } });
      });
      expect(more).toMatchObject(
        other({
          source: 'policy',
          missing: ['block-psexec-wmi-process-creation'],
          extra: ['block-email-executable-content', 'block-psexec-wmi-process-creation=off'],
        }),
      );
      const untold = verdictOn(active, (device) => {
        delete device.registry[key];
        Object.assign(device, { asr: { [PSEXEC]: 0 } });
      });
      expect(untold).toMatchObject(other({ source: 'unknown', extra: ['block-psexec-wmi-process-creation=off'] }));
      expect(untold.settings).toMatchObject({ notTold: 0, untold: [] });
    });

    it('mean nothing on a passive device', () => {
      const { cautions } = verdictOn(passive, (device) => Object.assign(device, { asr: { [EMAIL]: 1 } }));
      expect(cautions).toEqual([]);
    });
  });

  it('a device of which everything was told is not sent to the collector again', () => {
    const change = put({ AMRunningMode: 'Normal' });
    const { cause, next } = verdictOn(passive, change);
    expect(cause).toBe('unexplained-active');
    expect(next).not.toContain('Get-MdavState.ps1');
    const read = stateOf({ AMRunningMode: 'Normal', PSComputerName: 'PC' });
    if (!read.ok) throw new Error('not read');
    const one = verifier([passive]);
    expect(one.describe(one.verify(read.value)).next).toContain('Get-MdavState.ps1');
  });
});

describe('a device with versions below those that the fleet file has for its group', () => {
  const PLATFORM =
    'Platform 4.18.23010.5 is older than 4.18.24010.12, the lowest that the fleet file has for the group. Update it.';
  const ENGINE =
    'Engine 1.1.23010.2 is older than 1.1.24010.10, the lowest that the fleet file has for the group. Update it.';
  const [old] = groupsOf(`mdav: 1
name: v
groups:
  desks: { os: windows-11, mode: active, antivirus: none, deliver: [gpo], platform: 4.18.24010.12, engine: 1.1.24010.10 }
`).map(expectedGroup) as [ExpectedState];

  it.each([
    ['4.18.23010.5', '1.1.24010.10', [PLATFORM]],
    ['4.18.24010.12', '1.1.23010.2', [ENGINE]],
    ['4.18.23010.5', '1.1.23010.2', [PLATFORM, ENGINE]],
    ['4.18.24010.13', '1.1.25010.1', []],
    ['', 'new', []],
  ])('platform %j and engine %j get notes: %j', (AMProductVersion, AMEngineVersion, wanted) => {
    const { notes } = verdictOn(old, put({ AMProductVersion, AMEngineVersion }));
    expect(notes.filter((note) => note.includes('older than'))).toEqual(wanted);
  });

  it('get none where the fleet file says no version', () => {
    const { notes } = verdictOn(active, put({ AMProductVersion: '4.18.1.1', AMEngineVersion: '1.1.1.1' }));
    expect(notes.filter((note) => note.includes('older than'))).toEqual([]);
  });
});

describe('a client beside an antivirus that is registered', () => {
  const note = 'By Security Center no other antivirus runs: Contoso Protect (off).';
  it.each([
    ['Passive Mode', 0x040000, true],
    ['SxS Passive Mode', 0x040000, true],
    ['EDR Block Mode', 0x040000, true],
    ['Passive Mode', 0x041000, false],
    ['Normal', 0x040000, true],
    ['Normal', 0x041000, false],
  ])('in %s with the state %i has the caution, and a note that names it: %s', (mode, state, isTold) => {
    const { cautions, notes } = verdictOn(passive, (device) => {
      device.antivirus = [{ name: 'Contoso Protect', state }];
      put({ AMRunningMode: mode })(device);
    });
    expect([cautions.includes('other-antivirus-idle'), notes.includes(note)]).toEqual([isTold, isTold]);
  });

  it('has no caution where active is wanted and it is', () => {
    const [wanted] = groupsOf(`mdav: 1
name: v
groups:
  desks: { os: windows-11, mode: active, antivirus: none, deliver: [gpo] }
`).map(expectedGroup) as [ExpectedState];
    const { cautions } = verdictOn(wanted, (device) => {
      device.antivirus = [{ name: 'Contoso Protect', state: 0x040000 }];
    });
    expect(cautions).toEqual([]);
  });

  it.each([
    [0x040000, 'unknown', 'other-antivirus-off'],
    [0x042000, 'unknown', 'other-antivirus-off'],
    [0x043000, 'unknown', 'other-antivirus-off'],
    [0x041000, 'right', 'reached'],
    [0, 'right', 'reached'],
  ])('in passive mode with the state %i is %s: what the numbers say is on no page', (state, verdict, cause) => {
    const found = verdictOn(passive, (device) => {
      device.antivirus = [{ name: 'Contoso Protect', state }];
    });
    expect(found).toMatchObject({ verdict, cause });
  });

  it('is not right in passive mode where it lists none, whatever Security Center does', () => {
    const alone = (wscsvc: string | null | undefined) =>
      verdictOn(passive, (device) => {
        device.antivirus = [{ name: 'Windows Defender' }];
        if (wscsvc === undefined) delete device.services['wscsvc'];
        else device.services['wscsvc'] = wscsvc;
      });
    expect(['Running', undefined, 'Stopped', null].map((word) => alone(word).verdict)).toEqual([
      'wrong',
      'wrong',
      'unknown',
      'unknown',
    ]);
  });
});

describe('exclusions of whole drives', () => {
  const [own] = groupsOf(`mdav: 1
name: v
defaults: { licence: servers-p2, onboarding: { state: onboarded, via: gpo }, deliver: [gpo] }
groups:
  web: { os: windows-server-2022, mode: active, antivirus: none, settings: { excludedPaths: ['E:\\', { path: 'F:\\*', reason: backups, owner: infra }] } }
`).map(expectedGroup) as [ExpectedState];

  it('are what the fleet file wants, in any spelling', () => {
    const wanted = (device: MadeDevice) => Object.assign(device, { excludedDrives: ['e:', 'F:\\'] });
    expect(verdictOn(own, wanted)).toMatchObject({ verdict: 'right', notes: [] });
    const further = (device: MadeDevice) => Object.assign(device, { excludedDrives: ['E:\\', 'C:\\'] });
    expect(verdictOn(own, further)).toMatchObject({ verdict: 'wrong', cause: 'drive-excluded' });
  });

  it('that were not told, or are told as something else, are named as not judged', () => {
    for (const told of [undefined, 'C:\\', { 0: 'C:\\' }]) {
      const found = verdictOn(own, (device) => Object.assign(device, { excludedDrives: told }));
      expect(found).toMatchObject({ verdict: 'right', notes: ['Not told, and so not judged: exclusions in force.'] });
    }
  });

  it('do not matter in passive mode', () => {
    const found = verdictOn(passive, (device) => Object.assign(device, { excludedDrives: ['C:\\'] }));
    expect(found).toMatchObject({ verdict: 'right' });
  });
});

describe('versions that the fleet file does not have', () => {
  const [own] = groupsOf(`mdav: 1
name: v
defaults: { licence: servers-p2, onboarding: { state: onboarded, via: gpo }, deliver: [gpo] }
groups:
  web: { os: windows-server-2022, mode: active, antivirus: none, platform: 4.18.25010.1, engine: 1.1.25010.1 }
`).map(expectedGroup) as [ExpectedState];

  it.each<[string, MadeDevice['status'], readonly string[]]>([
    ['new enough', {}, []],
    ['an older platform', { AMProductVersion: '4.18.24090.11' }, ['versions-old']],
    ['an older engine', { AMEngineVersion: '1.1.24090.11' }, ['versions-old']],
    ['a platform that calls itself out of date', { ProductStatus: 2 ** 19 + 2 ** 20 }, ['versions-old']],
    ['an expired product', { ProductStatus: 2 ** 14 }, ['versions-old']],
    ['the end of its life', { ProductStatus: 2 ** 23 }, ['versions-old']],
    ['a platform that will be out of date', { ProductStatus: 2 ** 22 }, []],
    ['no version', { AMProductVersion: null, AMEngineVersion: '' }, []],
  ])('are a caution: %s', (_, fields, cautions) => {
    expect(verdictOn(own, put(fields))).toMatchObject({ verdict: 'right', cautions });
  });
});
