import { FACT_IDS, valuesOf } from '../../../packages/core/dist/decision.js';
import { CLIENT, deviceOf, dword, SERVER, statusOf } from './device.mjs';
import * as at from './keys.mjs';

const UNSUPPORTED = [
  { caption: 'Microsoft Windows 7 Professional ', type: 1, build: 7601, upHours: 30 },
  { caption: 'Microsoft Windows Server 2008 R2 Standard ', type: 3, build: 7601, upHours: 30 },
];

/** Values that a device with the collector on it cannot show: a service is there or it is not. */
const NOT_ON_DEVICES = { defender: ['unknown'], sensor: ['unknown'] };

/** The values of a fact that a device can be made to show. */
const shownOf = (fact) => valuesOf(fact).filter((value) => !(NOT_ON_DEVICES[fact] ?? []).includes(value));

/** The first row of the table that holds. */
export function rowOf(facts, table) {
  return table.find(({ when }) => Object.keys(when).every((fact) => when[fact].includes(facts[fact])));
}

/** True when some device can show all that the row asks for, in a group of which this is known. */
export function isForDevices(row, known) {
  return Object.entries(row.when).every(([fact, values]) =>
    values.some((value) => shownOf(fact).includes(value) && (known[fact] ?? values).includes(value)),
  );
}

/**
 * Devices for one row of the decision table: facts that it decides, drawn among those that the group can have, and made
 * into devices. Empty where the row asks for something that no device shows.
 */
export function devicesForRow(row, table, { known, group }, count, random) {
  if (!isForDevices(row, known)) return [];
  const made = [];
  const choices = FACT_IDS.map((fact) => {
    const possible = shownOf(fact).filter((value) => (known[fact] ?? valuesOf(fact)).includes(value));
    const asked = possible.filter((value) => (row.when[fact] ?? possible).includes(value));
    return [fact, asked.length > 0 ? asked : possible];
  });
  for (let tries = 0; tries < 4000 && made.length < count; tries++) {
    const facts = {};
    for (const [fact, values] of choices) facts[fact] = random.pick(values);
    // Security Center is a thing of clients.
    if (facts.os === 'server') Object.assign(facts, { securityCenter: 'unknown', antivirus: 'unknown' });
    if (facts.os === 'client' && facts.securityCenter === 'unknown') facts.securityCenter = 'running';
    // What came after the start of Windows is known of those that tell the start.
    if (facts.os === 'unknown') facts.change = 'unknown';
    if (rowOf(facts, table) === row) made.push(deviceWith(facts, random, group));
  }
  return made;
}

/** What stands in place of exclusions that whoever asks may not see. */
const HIDDEN = 'N/A: Must be an administrator to view exclusions';

const unless = (value, odd, entry) => (value === odd ? {} : entry);

/** A device that shows these facts, as far as one can. */
function deviceWith(facts, random, group) {
  const registry = { [at.DEFENDER]: {}, [at.POLICY]: {}, [at.SENSOR]: {} };
  const denied = [];
  const put = (key, name, data) => {
    registry[key] = { ...registry[key], [name]: data };
  };
  const force = {
    active: () => put(at.SENSOR, at.FORCING, dword(0)),
    passive: () => put(at.SENSOR, at.FORCING, dword(1)),
    'wrong-data': () =>
      put(
        at.SENSOR,
        at.FORCING,
        random.pick([['String', '1'], dword(2), ['QWord', 1], ['MultiString', []], ['Binary', []]]),
      ),
    'wrong-key': () =>
      put(
        random.pick([at.DEFENDER, at.POLICY, at.SENSOR, at.SENSOR_OWN]),
        'ForcePassiveMode',
        random.pick([dword(1), ['String', '1']]),
      ),
    unknown: () => denied.push(at.SENSOR),
  };
  force[facts.force]?.();
  if (facts.turnOff !== 'absent')
    put(
      at.POLICY,
      'DisableAntiSpyware',
      { enabled: dword(1), disabled: dword(0), unknown: ['String', 'x'] }[facts.turnOff],
    );
  if (facts.onboarded === 'unknown') denied.push(at.STATUS);
  else if (facts.onboarded === 'yes' || random.chance(0.5))
    put(at.STATUS, 'OnboardingState', dword(facts.onboarded === 'yes' ? 1 : 0));
  if (facts.cloud !== 'unknown')
    put(at.SPYNET, 'SpynetReporting', dword(facts.cloud === 'on' ? random.pick([1, 2]) : 0));
  if (facts.conflict === 'yes') {
    put(at.FEATURES, 'PassiveRemediation', dword(facts.blockPolicy === 'set' ? 1 : 0));
    put(at.MANAGER, 'PassiveRemediation', dword(facts.blockPolicy === 'set' ? 0 : 2));
  } else if (facts.blockPolicy === 'unknown') denied.push(at.FEATURES);
  else if (facts.blockPolicy === 'set')
    put(random.pick([at.FEATURES, at.MANAGER]), 'PassiveRemediation', dword(random.pick([1, 3])));
  put(at.RULES, at.RULE_IDS[1].toLowerCase(), ['String', '2']);
  const os = { client: CLIENT, server: SERVER, unsupported: random.pick(UNSUPPORTED), unknown: null }[facts.os];
  const mode = {
    active: 'Normal',
    passive: random.pick(['Passive', 'Passive Mode']),
    'sxs-passive': 'SxS Passive Mode',
    'edr-block': 'EDR Block Mode',
    'not-running': 'Not running',
    unknown: '',
  }[facts.reported];
  const platforms = {
    'platform-below': '4.18.2001.5',
    'engine-below': '4.18.26080.3',
    unknown: '',
    met: '4.18.26080.3',
  };
  return deviceOf('', {
    registry,
    denied,
    os: os === null ? null : { ...os, upHours: 30 },
    services: {
      ...unless(facts.defender, 'missing', { WinDefend: 'Running' }),
      Sense: facts.sensor === 'running' ? 'Running' : 'Stopped',
      wscsvc: facts.securityCenter === 'running' ? 'Running' : 'Stopped',
    },
    status: statusOf(mode, {
      AMProductVersion: platforms[facts.floor],
      AMEngineVersion: facts.floor === 'engine-below' ? '1.1.16000.1' : '1.1.26080.3',
      ...(facts.versions === 'old' ? { ProductStatus: 524288 + random.pick([2 ** 14, 2 ** 20, 2 ** 23]) } : {}),
      IsTamperProtected: { 'holds-active': true, free: false, unknown: null }[facts.tamper],
      ...protection(facts, random, group),
    }),
    rules: {
      unknown: null,
      local: [{ id: at.RULE_IDS[0], action: 1 }],
      policy: random.pick([[], [{ id: at.RULE_IDS[1], action: 2 }]]),
    }[facts.asr],
    excluded: {
      narrow: random.pick([[], ['D:\\Ledger']]),
      drive: random.pick([['C:\\'], ['D:\\Ledger', 'c:\\*'], ['%SystemDrive%\\']]),
      unknown: random.pick([null, [HIDDEN]]),
    }[facts.exclusions],
    // A drive and programs are one to a verdict.
    extensions: facts.exclusions === 'narrow' ? random.pick([[], ['.log']]) : random.pick([[], ['.exe', 'log']]),
    products: productsOf(facts, random),
    events: {
      'since-boot': [{ ageMs: 3_600_000, text: 'PassiveMode = 0x1' }],
      settled: [],
      unknown: null,
    }[facts.change],
  });
}

function productsOf({ antivirus, os }, random) {
  if (antivirus === 'unknown') return os === 'client' ? random.pick([null, '0x80041010']) : null;
  const others = { registered: [[at.OTHER], [at.OTHER_OFF, at.OTHER]], idle: [[at.OTHER_OFF], [at.OTHER_EXPIRED]] };
  const own = random.pick([at.OWN_RUSSIAN, at.OWN_PORTUGUESE, at.OWN]);
  return [own, ...(antivirus === 'none' ? [] : random.pick(others[antivirus]))];
}

/** What says whether the device is protected, and whether somebody looks into it. */
function protection({ protection: state, signatures, tamperWish, troubleshooting }, random, group) {
  const fields = ['AntivirusEnabled', 'RealTimeProtectionEnabled', 'BehaviorMonitorEnabled', 'IoavProtectionEnabled'];
  const off = random.pick(fields);
  const age = { current: random.pick([0, 7]), old: random.pick([8, 400, 65535]), unknown: null }[signatures];
  const isTold = state !== 'unknown';
  return {
    ...Object.fromEntries(fields.map((field) => [field, isTold ? true : null])),
    // The others say that it is on.
    OnAccessProtectionEnabled: isTold && random.chance(0.7) ? true : null,
    ...(state === 'off' ? { [off]: false } : {}),
    AntivirusSignatureAge: age,
    DefenderSignaturesOutOfDate: signatures === 'unknown' ? null : signatures === 'old' && random.chance(0.5),
    TroubleShootingMode: { on: 'Enabled', off: 'Disabled', unknown: null }[troubleshooting],
    ...(tamperWish === 'unknown' || group.tamperProtected === undefined
      ? {}
      : { IsTamperProtected: (tamperWish === 'met') === group.tamperProtected }),
  };
}
