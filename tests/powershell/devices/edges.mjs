import { CLIENT, deviceOf, dword, SERVER, statusOf } from './device.mjs';
import * as at from './keys.mjs';

const client = (differences) =>
  deviceOf('', {
    os: CLIENT,
    services: { WinDefend: 'Running', Sense: 'Running', wscsvc: 'Running' },
    products: [at.OWN],
    ...differences,
  });
const forced = (data, differences = {}) =>
  deviceOf('', {
    registry: { [at.DEFENDER]: {}, [at.STATUS]: { OnboardingState: dword(1) }, [at.SENSOR]: { [at.FORCING]: data } },
    ...differences,
  });

/** Situations of real fleets, each by itself, on every group. */
export function edgeDevices() {
  return [
    // Fresh, and not onboarded: the key of the status is there and empty.
    deviceOf('', {
      registry: { [at.DEFENDER]: {}, [at.STATUS]: {} },
      services: { WinDefend: 'Running', Sense: 'Stopped' },
    }),
    // Server Core without the feature.
    deviceOf('', { registry: {}, services: {}, status: null }),
    // A service manager that nobody may ask.
    deviceOf('', { services: null }),
    deviceOf('', {
      os: { ...SERVER, caption: 'Microsoft Windows Server 2016 Standard', build: 14393 },
      status: statusOf('EDR Block Mode'),
    }),
    // Protected, as far as it tells: one field is left out.
    ...[true, false].map((IsTamperProtected) =>
      client({
        registry: { [at.DEFENDER]: {}, [at.STATUS]: { OnboardingState: dword(1) } },
        status: statusOf('Normal', { OnAccessProtectionEnabled: null, IsTamperProtected }),
      }),
    ),
    // Two products, and Defender under the name of another language.
    client({ products: [at.OWN, at.OTHER], status: statusOf('Passive Mode') }),
    client({ products: [at.OWN_RUSSIAN], status: statusOf('Normal') }),
    client({ products: [at.OWN_PORTUGUESE, at.OTHER_OFF], status: statusOf('Normal') }),
    // Passive beside one that is off, and beside one that says nothing of that.
    ...[at.OTHER_OFF, at.OTHER_EXPIRED, at.OTHER_BARE].map((other) =>
      client({ products: [at.OWN, other], status: statusOf('Passive Mode') }),
    ),
    client({ products: [at.OWN_BARE], status: statusOf('Normal') }),
    client({ products: [at.OWN_BARE, at.OTHER_BARE], status: statusOf('Normal') }),
    ...at.ODD_STATES.flatMap((state) =>
      ['Normal', 'Passive Mode'].map((mode) => client({ products: [at.OWN, at.odd(state)], status: statusOf(mode) })),
    ),
    ...[
      [at.NAMELESS],
      [at.NAMELESS_BARE],
      [at.NAMELESS_BARE, at.OTHER_OFF],
      [at.NAMELESS_BARE, at.OTHER],
      [at.OWN_NAMELESS],
      [at.OWN_NAMELESS, at.OTHER_OFF],
    ].map((products) => client({ products, status: statusOf('Passive Mode') })),
    client({ products: '0x80041010', status: statusOf('Normal') }),
    client({ services: { WinDefend: 'StopPending', Sense: 'Running', wscsvc: 'Running' }, status: null }),
    // 32-bit hosts, with and without the way to the 64-bit PowerShell.
    forced(dword(1), { wow: true, status: statusOf('Passive Mode') }),
    forced(dword(1), { wow: true, files: [] }),
    deviceOf('', { wow: true, files: [], status: null, registry: { [at.DEFENDER]: { ForcePassiveMode: dword(1) } } }),
    deviceOf('', { wow: true }),
    // What people write by mistake.
    forced(['String', '1']),
    forced(['QWord', 1]),
    forced(dword(2)),
    forced(dword(-1)),
    forced(['MultiString', []]),
    forced(['Binary', []]),
    forced(['Binary', [1, 0, 0, 0]]),
    deviceOf('', {
      registry: { [at.DEFENDER]: { [at.FORCING]: dword(1) }, [at.STATUS]: { OnboardingState: dword(1) } },
    }),
    deviceOf('', {
      registry: { [at.POLICY]: { ForcePassiveMode: dword(1) }, [at.STATUS]: { OnboardingState: dword(1) } },
    }),
    deviceOf('', {
      registry: { [at.SENSOR_OWN]: { [at.FORCING]: dword(1) }, [at.STATUS]: { OnboardingState: dword(1) } },
    }),
    // Every flag of block mode, and numbers as a channel may spell them.
    ...[
      [undefined, dword(-1)],
      [dword(-1), dword(-1)],
      [dword(-1), ['String', '4294967295']],
      [dword(-1), dword(1)],
      [undefined, ['String', ' 1 ']],
      // Of the wrong kind, below 0 as PowerShell reads it, or above what JSON holds exactly.
      ...['-1', '-9223372036854775807', '9007199254740993', '9223372036854775807'].flatMap((data) => [
        [['QWord', data], dword(0)],
        [['QWord', data], dword(1)],
        [undefined, ['QWord', data]],
      ]),
      [['QWord', '9007199254740991'], dword(0)],
      [undefined, ['QWord', '9007199254740991']],
      [['String', '1'], dword(0)],
    ].map(([policy, managed]) =>
      deviceOf('', {
        registry: {
          [at.DEFENDER]: {},
          [at.STATUS]: { OnboardingState: dword(1) },
          ...(policy === undefined ? {} : { [at.FEATURES]: { PassiveRemediation: policy } }),
          [at.MANAGER]: { PassiveRemediation: managed },
        },
      }),
    ),
    // Systems that nobody knows yet.
    deviceOf('', { os: { ...SERVER, caption: 'Microsoft Windows Server 2028 Standard', build: 29500 } }),
    deviceOf('', { os: { ...SERVER, caption: 'Microsoft Windows Server Datacenter', build: 25398 } }),
    client({ os: { ...CLIENT, build: 9000 }, products: [at.OWN, at.OTHER], status: statusOf('Passive Mode') }),
    client({ os: { ...CLIENT, build: 9000 }, status: statusOf('Normal') }),
    deviceOf('', { os: null }),
    // More drives than letters have spellings, and programs by their extension, some of them wanted.
    ...[
      {
        excluded: ['C:\\', 'c:', 'C:\\*', 'C:/', ...'DEFGHIJKLMNO'].map((one) =>
          one.length === 1 ? `${one}:\\*` : one,
        ),
      },
      { extensions: ['exe'] },
      { extensions: ['.EXE', '*.exe', 'dll', 'log'] },
      { extensions: ['*'] },
      { excluded: [], extensions: ['mdf'] },
      { extensions: ['N/A: Must be an administrator to view exclusions'] },
    ].map((told) => deviceOf('', { ...told, status: statusOf('Normal') })),
    // Repairs that fail, that another program undoes, and that nobody may make.
    deviceOf('', { writeDenied: true }),
    forced(dword(1), { writeDenied: true, status: statusOf('Passive Mode') }),
    deviceOf('', { writeIgnored: true }),
    // What is undone looks right by its number alone.
    forced(['QWord', 1], { writeIgnored: true }),
    deviceOf('', { elevated: false }),
    // Without the value under tamper protection: passive already, with block mode, active, and active before the onboarding.
    ...['Passive Mode', 'EDR Block Mode', 'Normal'].map((mode) => deviceOf('', { status: statusOf(mode) })),
    deviceOf('', {
      registry: { [at.DEFENDER]: {}, [at.STATUS]: { OnboardingState: dword(0) } },
      status: statusOf('Normal'),
    }),
    // The key of the sensor with its secret beside, which no repair may empty.
    deviceOf('', {
      registry: {
        [at.DEFENDER]: {},
        [at.STATUS]: { OnboardingState: dword(1) },
        [at.SENSOR]: { OnboardingInfo: ['String', '{}'] },
      },
    }),
    ...[at.SENSOR, at.SENSOR_OWN, at.POLICY, at.DEFENDER, at.STATUS].map((key) => deviceOf('', { denied: [key] })),
    // Attack surface reduction rules: as policy has them by either channel, otherwise, more than a line holds, unreadable.
    ...rulesEdges(),
    // Values of settings: too large for a signed number, of a list, of several kinds.
    deviceOf('', {
      registry: {
        [at.DEFENDER]: {},
        [at.STATUS]: { OnboardingState: dword(1) },
        [at.SPYNET]: { SpynetReporting: dword(-1) },
        [`${at.POLICY}\\Exclusions`]: { Exclusions_Paths: dword(1) },
        [`${at.POLICY}\\Exclusions\\Paths`]: Object.fromEntries(
          Array.from({ length: 60 }, (_, index) => [
            `D:\\Applications of the department\\Données [${index}]`,
            ['String', '0'],
          ]),
        ),
        [`${at.POLICY}\\Exclusions\\Processes`]: { PSPath: ['String', '0'], 'C:\\Apps\\a.exe': ['String', '0'] },
      },
    }),
  ];
}

function rulesEdges() {
  const [office, email, psexec] = at.RULE_IDS;
  const base = { [at.DEFENDER]: {}, [at.STATUS]: { OnboardingState: dword(1) } };
  const byPolicy = { ...base, [at.RULES]: { [`{${office}} `]: ['String', '1'], [email]: dword(2) } };
  const managed = { ...base, [at.MANAGER]: { ASRRules: ['String', `${psexec}=1|${office}=6`] } };
  const many = Array.from({ length: 30 }, (_, index) => ({
    id: `00000000-0000-4000-8000-0000000000${index + 10}`,
    action: 1,
  }));
  const rules = (...pairs) => pairs.map(([id, action]) => ({ id, action }));
  return [
    deviceOf('', { registry: byPolicy, rules: rules([office.toUpperCase(), 1], [email, 2]) }),
    deviceOf('', { registry: byPolicy, rules: rules([office, 2], [email, 2]) }),
    deviceOf('', { registry: managed, rules: rules([office, 6], [psexec, 1]) }),
    deviceOf('', { registry: managed, rules: rules([office, 6], [email, 1]) }),
    deviceOf('', { registry: base, rules: rules([office, 1]) }),
    deviceOf('', { registry: base, rules: many }),
    deviceOf('', { registry: base, rules: rules([office, 1], [email, null]) }),
    deviceOf('', { registry: byPolicy, denied: [at.RULES], rules: rules([office, 1]) }),
    deviceOf('', { registry: managed, denied: [at.MANAGER], rules: rules([office, 6]) }),
    deviceOf('', { registry: base, rules: null }),
  ];
}
