import fc from 'fast-check';
import type { Fleet, Group } from '../../model/fleet.ts';
import {
  AGENTS,
  ANTIVIRUS_PRESENCE,
  BASELINES,
  CURRENT_MODES,
  DELIVERIES,
  LICENCES,
  MODES,
  ONBOARDING_ROUTES,
  ONBOARDING_STATES,
  OS_IDS,
  SMART_APP_CONTROL_STATES,
  SWITCH_STATES,
  TAMPER_STATES,
  TECHNIQUES,
} from '../../model/vocabulary.ts';

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const settings = fc.record(
  {
    allowCloudProtection: fc.constantFrom(true, false, 'remove'),
    allowRealtimeMonitoring: fc.constantFrom(true, false),
    allowArchiveScanning: fc.boolean(),
    cloudBlockLevel: fc.constantFrom('moderate', 'high'),
    disableAntiSpyware: fc.constantFrom(true, false, 'remove'),
    disableTlsParsing: fc.boolean(),
    enableNetworkProtection: fc.constantFrom('off', 'block'),
    excludedPaths: fc.constantFrom(['C:\\'], ['D:\\Ledger', 'd:\\ledger\\']),
    forceDefenderPassiveMode: fc.constantFrom(true, false, 'remove'),
    legacyForcePassiveMode: fc.boolean(),
    mdeOffboarding: fc.constant('farewell'),
    passiveRemediation: fc.constantFrom(['edr-remediation'], ['realtime-audit'], 'remove'),
    puaProtection: fc.constantFrom('off', 'audit'),
    scheduleScanDay: fc.constantFrom('never', 'sunday'),
    tamperProtection: fc.constantFrom(...TAMPER_STATES),
    threatSeverityDefaultAction: fc.constant({ severe: 'block' }),
  },
  { requiredKeys: [] },
);

const raw = fc.constantFrom(
  {
    registry: [
      {
        key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender',
        name: 'ForcePassiveMode',
        type: 'dword',
        data: 1,
        reason: 'r',
      },
    ],
  },
  {
    registry: [
      {
        key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan',
        name: 'DisableArchiveScanning',
        type: 'dword',
        data: 1,
        reason: 'r',
      },
    ],
  },
  { registry: [{ key: 'HKLM\\SOFTWARE\\Policies', type: 'delete-key', reason: 'r' }] },
  {
    oma: [
      { uri: './Device/Vendor/MSFT/Defender/Configuration/PassiveRemediation', type: 'integer', value: 9, reason: 'r' },
    ],
  },
);

/** Groups with any facts and a few settings that rules speak of; every fact may be absent. */
export const arbitraryGroup: fc.Arbitrary<Group> = fc
  .record({
    os: fc.uniqueArray(fc.constantFrom(...OS_IDS, 'windows-10@14393', 'windows-10@19045'), {
      minLength: 1,
      maxLength: 3,
    }),
    mode: fc.constantFrom(...MODES),
    agent: maybe(AGENTS),
    baseline: maybe(BASELINES),
    technique: maybe(TECHNIQUES),
    onboarding: fc.option(
      fc.record({ state: fc.constantFrom(...ONBOARDING_STATES), via: fc.constantFrom(...ONBOARDING_ROUTES) }),
      { nil: undefined },
    ),
    licence: maybe(LICENCES),
    antivirus: fc.oneof(
      fc.constantFrom('none' as const, undefined),
      fc.record({
        product: fc.constant('P'),
        registered: maybe([true, false]),
        realtime: maybe([true, false]),
        exclusionsForDefender: maybe([true, false]),
      }),
    ),
    platform: maybe(['4.18.1911.3', '4.18.2006.10', '4.18.2111.5', '4.18.2207.7', '4.18.24090.11']),
    engine: maybe(['1.1.16600.7', '1.1.24090.11']),
    tamperProtection: maybe(TAMPER_STATES),
    currentMode: maybe(CURRENT_MODES),
    defenderAntivirus: maybe(ANTIVIRUS_PRESENCE),
    securityCenter: maybe(SWITCH_STATES),
    smartAppControl: maybe(SMART_APP_CONTROL_STATES),
    limitedPeriodicScanning: maybe(SWITCH_STATES),
    indicators: maybe([true, false]),
    installedPassive: maybe([true, false]),
    mdmWinsOverGp: maybe(SWITCH_STATES),
    centralStore: maybe(['2021-11', '2023-01', '2024-04']),
    deliver: fc.option(fc.uniqueArray(fc.constantFrom(...DELIVERIES), { minLength: 1 }), { nil: undefined }),
    settings: fc.option(settings, { nil: undefined }),
    raw: fc.option(raw, { nil: undefined }),
  })
  .map((group) => withoutAbsent(group) as unknown as Group);

/** A fleet of one group. */
export function fleetOf(group: Group): Fleet {
  return { mdav: 1, name: 'any', groups: { any: group } };
}

/** As JSON would have it: a key that is absent is not there. */
function withoutAbsent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
