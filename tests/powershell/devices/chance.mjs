import { deviceOf, dword, statusOf } from './device.mjs';
import * as at from './keys.mjs';

/** Systems as devices of many kinds name them: unknown builds, other languages and an empty caption among them. */
const SYSTEMS = [
  ['Microsoft Windows Server 2019 Standard', 3, 17763],
  ['Microsoft Windows Server 2016 Datacenter', 3, 14393],
  ['Microsoft Windows Server 2022 Standard', 3, 20348],
  ['Microsoft Windows Server 2025 Datacenter', 2, 26100],
  ['Microsoft Windows Server 2012 R2 Standard', 3, 9600],
  ['Microsoft Windows Server 2008 R2 Standard ', 3, 7601],
  ['Microsoft Windows 11 Enterprise', 1, 22631],
  ['Microsoft Windows 10 Pro', 1, 19045],
  ['Microsoft Windows 10 Enterprise for Virtual Desktops', 3, 19045],
  ['Microsoft Windows 7 Professional ', 1, 7601],
  ['Microsoft Azure Stack HCI', 3, 25398],
  ['Майкрософт Windows Server 2019 Standard', 3, 17763],
  ['Microsoft Windows 11 Entreprise', 1, 26200],
  ['Microsoft Hyper-V Server 2019', 3, 17763],
  ['Microsoft Windows Server Standard', 3, 18363],
  ['Microsoft Windows Server 2029 Standard', 3, 31000],
  ['', 3, 20348],
  ['Microsoft Windows 11 Enterprise multi-session', 3, 26100],
];

/** Data of every kind, with the ones that people write by mistake. */
const DATA = [
  ...[dword(1), dword(1), dword(0), dword(0), dword(2), dword(-1)],
  ...[
    ['String', '1'],
    ['String', ''],
    ['ExpandString', '0'],
  ],
  ...[
    ['QWord', 0],
    ['QWord', 1],
    ['QWord', 3],
  ],
  ...[
    ['Binary', [1, 0, 0, 0]],
    ['Binary', []],
  ],
  ...[
    ['MultiString', ['1']],
    ['MultiString', []],
  ],
];

const MODES = ['Normal', 'Normal', 'Passive Mode', 'Passive Mode', 'EDR Block Mode', 'SxS Passive Mode', 'Passive'];
const ODD_MODES = [...MODES, 'Not running', 'EDR Block', '', 'Neu ', null];
const PLATFORMS = [
  '4.18.23110.3',
  '4.18.2207.7',
  '4.18.2001.10',
  '4.18.2208.0',
  '4.18.2202.4',
  '4.10.14393.0',
  '4.18.26080.3',
];
const ODD_PLATFORMS = [...PLATFORMS, '', '0.0.0.0', null, '4.18.2202.4-beta', '4.18'];
const ENGINES = ['1.1.23110.2', '1.1.16700.2', '1.1.16000.1'];
const PRODUCTS = [
  [at.OWN],
  [at.OWN, at.OTHER],
  [at.OWN_PRESENT],
  [at.OTHER],
  [],
  [at.OWN, at.OTHER, at.OTHER_OFF],
  [at.OWN_RUSSIAN],
  [at.OWN_PORTUGUESE, at.OTHER],
  [at.OWN, at.OTHER_OFF],
  [at.OWN, at.OTHER_EXPIRED, at.OTHER_OFF],
  [at.OTHER_OFF, at.OTHER_BARE],
  [at.OWN_PRESENT, at.IMPOSTOR],
  ...at.ODD_STATES.map((state) => [at.OWN, at.odd(state)]),
  [at.NAMELESS_BARE, at.OTHER_OFF],
  [at.NAMELESS_BARE],
  null,
  '0x80041010',
];
const EXCLUDED = [
  [],
  [],
  [],
  ['D:\\Ledger', 'C:\\Apps\\*'],
  ['E:\\'],
  ['E:\\', 'C:\\'],
  ['D:\\Ledger', ' %SystemDrive%\\*\\*.* '],
  ['*'],
  ['C:\\:{ScanTrigger:OnDemand}'],
  ['N/A: Must be an administrator to view exclusions'],
  null,
];
const EXTENSIONS = [
  [],
  [],
  [],
  [],
  ['log', '.mdf'],
  ['.exe'],
  ['*.Dll', ' ps1 '],
  ['*'],
  ['N/A: Must be an administrator to view exclusions'],
];
const HOUR = 3_600_000;

/** A device of which nothing is known beforehand; `odd` ones have data of the wrong kind and keys nobody can read. */
export function chanceDevice(id, { chance, pick, below }) {
  const odd = chance(0.35);
  const data = () => (odd ? pick(DATA) : dword(pick([0, 1])));
  const [caption, type, build] = pick(SYSTEMS);
  const registry = { [at.DEFENDER]: {} };
  const put = (key, name, share) => {
    if (chance(share)) registry[key] = { ...registry[key], [name]: data() };
  };
  if (chance(0.7)) registry[at.POLICY] = {};
  if (chance(0.6)) registry[at.SENSOR] = chance(0.5) ? { OnboardingInfo: ['String', 'secret'] } : {};
  put(at.SENSOR, at.FORCING, 0.55);
  put(at.SENSOR, 'ForcePassiveMode', 0.08);
  for (const key of [at.POLICY, at.DEFENDER, at.SENSOR_OWN]) {
    put(key, 'ForcePassiveMode', 0.05);
    put(key, at.FORCING, 0.05);
  }
  put(at.POLICY, 'DisableAntiSpyware', 0.3);
  if (chance(0.8)) {
    registry[at.STATUS] = {};
    if (chance(0.9)) registry[at.STATUS].OnboardingState = odd ? data() : dword(chance(0.8) ? 1 : 0);
  }
  put(at.FEATURES, 'PassiveRemediation', 0.3);
  put(at.MANAGER, 'PassiveRemediation', 0.3);
  put(at.SPYNET, 'SpynetReporting', 0.4);
  put(at.MANAGER, 'AllowCloudProtection', 0.3);
  if (odd && chance(0.3))
    registry[at.MANAGER] = {
      ...registry[at.MANAGER],
      PassiveRemediation: ['String', pick(['1', '0', '3', 'x', '01'])],
    };
  const defender = pick([
    'Running',
    'Running',
    'Running',
    'Running',
    'Stopped',
    undefined,
    'StartPending',
    'StopPending',
    'Paused',
  ]);
  const rules = chanceRules(registry, { chance, pick });
  const isClient = type === 1 || /Virtual Desktops|multi-session/.test(caption);
  const upHours = pick([2, 30, 24 * 10, 24 * 45, 24 * 90]);
  return deviceOf(id, {
    registry,
    denied:
      odd && chance(0.15)
        ? [pick([at.SENSOR, at.SENSOR_OWN, at.POLICY, at.STATUS, at.DEFENDER, at.FEATURES, at.MANAGER, at.SPYNET])]
        : [],
    files: chance(0.8) ? [at.POWERSHELL_64] : [],
    elevated: chance(0.95),
    writeDenied: chance(0.03),
    writeIgnored: chance(0.03),
    services: {
      ...(defender === undefined ? {} : { WinDefend: defender }),
      ...(chance(0.85) ? { Sense: pick(['Running', 'Running', 'Stopped']) } : {}),
      ...(chance(0.8) ? { wscsvc: pick(['Running', 'Running', 'Stopped']) } : {}),
    },
    os: odd && chance(0.07) ? null : { caption, type, build, upHours },
    status: defender !== undefined && chance(0.9) ? anyStatus(odd, { chance, pick, below }) : null,
    products: isClient || chance(0.1) ? pick(PRODUCTS) : null,
    events: chanceEvents(upHours, { chance, pick, below }),
    rules,
    excluded: pick(EXCLUDED),
    extensions: pick(EXTENSIONS),
    wow: chance(0.07),
  });
}

/** Rules that count on the device, and what policy has of them: the same, another action, or nothing. */
function chanceRules(registry, { chance, pick }) {
  if (chance(0.1)) return null;
  const rules = chance(0.4)
    ? []
    : at.RULE_IDS.filter(() => chance(0.5)).map((id) => ({ id, action: chance(0.03) ? null : pick([0, 1, 2, 6]) }));
  const byPolicy = rules.filter(() => chance(0.7)).map(({ id, action }) => [id, chance(0.9) ? action : 1]);
  const [policy, managed] = [byPolicy.filter(([id]) => id < 'b'), byPolicy.filter(([id]) => id >= 'b')];
  if (policy.length > 0 || chance(0.2))
    registry[at.RULES] = Object.fromEntries(
      policy.map(([id, action]) => [
        pick([id, `{${id}}`, id.toUpperCase()]),
        chance(0.8) ? ['String', `${action}`] : dword(action ?? 0),
      ]),
    );
  if (managed.length > 0)
    registry[at.MANAGER] = {
      ...registry[at.MANAGER],
      ASRRules: ['String', managed.map(([id, action]) => `${id}=${action}`).join(pick(['|', ' | ']))],
    };
  return rules;
}

/** One in three has data of the wrong type. */
function anyStatus(odd, random) {
  const status = chanceStatus(odd, random);
  return random.chance(0.35) ? strangeStatus(status, random) : status;
}

const typed = (type, value) => ({ type, value });
/** What no field holds on a device that is well, of every type that PowerShell has for it. */
const ODD_DATA = [
  ...['', ' ', 'True', 'false', ' TRUE ', '1', '0', '8', ' 20 ', '-1', '1.5', '1e3', '0x10', 'x', 'Enabled', 'Normal'],
  ...[true, false, 0, 1, 2, 8, -1, 1.5, 3.0, 1e20, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 31), null],
  ...[[], [1], [true], ['Normal'], [1, 2], { type: 'uint32', value: 8 }],
  ...[typed('uint32', 2 ** 32 - 1), typed('uint32', 0), typed('byte', 1), typed('decimal', 8), typed('decimal', 1.5)],
  ...[typed('datetime', '2026-11-30T10:00:00'), typed('version', '4.18.26080.3')],
  ...['4.18.1', '4.18', '4', '4.18.26080.3 ', '4.18.26080.3.1', '04.018.026080.03', '4.18.-1', '99999999999.1.1.1'],
];

/** The same, with data of other types in some of its fields. */
function strangeStatus(status, { chance, pick, below }) {
  const fields = Object.keys(status);
  const strange = { ...status };
  for (let left = below(4); left >= 0; left--) {
    const field = pick(fields);
    // The mode alone decides most; strange ones are drawn elsewhere.
    if (field !== 'AMRunningMode' || chance(0.3)) strange[field] = pick(ODD_DATA);
  }
  return strange;
}

function chanceStatus(odd, { chance, pick, below }) {
  const status = statusOf(pick(odd ? ODD_MODES : MODES), {
    AMServiceEnabled: chance(0.9) ? true : odd ? null : false,
    AMProductVersion: pick(odd ? ODD_PLATFORMS : PLATFORMS),
    AMEngineVersion: pick(odd ? [...ENGINES, '', null] : ENGINES),
    IsTamperProtected: pick([true, false, false, odd ? null : true]),
    AntivirusEnabled: chance(0.95),
    RealTimeProtectionEnabled: chance(0.8),
    BehaviorMonitorEnabled: chance(0.85),
    OnAccessProtectionEnabled: chance(0.9),
    IoavProtectionEnabled: chance(0.9),
    AntivirusSignatureAge: pick([0, 1, 3, 8, 20, 400, 65535]),
    DefenderSignaturesOutOfDate: chance(0.1),
    // A service that is well, one that does not run, and one with complaints that decide nothing.
    ProductStatus: pick([0, 524288, 524288, 524288, chance(0.3) ? pick([524289, 524290, 1572864]) : 524448]),
    TroubleShootingMode: pick(['Disabled', 'Disabled', 'Disabled', 'Disabled', 'Enabled', odd ? null : 'Disabled']),
  });
  const fields = Object.keys(status);
  // Older platforms do not know every field.
  if (odd && chance(0.4)) for (let left = below(8); left >= 0; left--) delete status[pick(fields)];
  return status;
}

function chanceEvents(upHours, { chance, pick }) {
  const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection\\ForceDefenderPassiveMode';
  switch (pick(['none', 'mode', 'mode', 'noise', chance(0.2) ? 'full' : 'noise', 'nolog', 'old'])) {
    case 'mode':
      return [{ ageMs: pick([HOUR / 2, HOUR, 5 * HOUR, 24 * 20 * HOUR]), text: `${key} = 0x1` }];
    case 'noise':
      return [{ ageMs: HOUR, text: 'HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Exclusions\\Paths\\C:\\x' }];
    case 'full': {
      const last = chance(0.5) ? 'PassiveMode' : 'SignatureUpdate';
      return Array.from({ length: 520 }, (_, index) => ({
        ageMs: 1000 * (index + 1),
        text: index === 490 ? last : 'SignatureUpdate',
      }));
    }
    case 'nolog':
      return null;
    case 'old':
      return [{ ageMs: HOUR * (upHours + 5), text: 'DisableAntiSpyware' }];
    default:
      return [];
  }
}
