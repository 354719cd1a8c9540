import { describe, expect, it } from 'vitest';
import { factsJson, factsMissing } from '../../../../tests/facts.ts';
import { codeOf } from '../catalogue/codes.ts';
import { settingRow } from '../catalogue/lookup.ts';
import type { SettingRow } from '../catalogue/row.ts';
import type { SettingValue } from '../model/value.ts';
import { askedOfSettings } from './conflicts.ts';
import type { Framework, FrameworkRule, SettingAsk } from './framework.ts';
import { frameworkName, isSettingAsk } from './framework.ts';
import { FRAMEWORKS } from './frameworks.generated.ts';
import { meetsAsk } from './judge-ask.ts';

type Code = string | number;
type Expected =
  | 'absent'
  | { equals?: unknown; oneOf?: Code[]; anyOf?: Code[]; min?: number; max?: number; orAbsent?: boolean };

interface Row {
  readonly id: string;
  readonly title?: string;
  readonly severity?: string;
  readonly key?: string;
  readonly value?: string;
  readonly expected: Expected;
  readonly settingDefinitionId?: string;
  readonly legacyProperty?: string;
  readonly maturity?: readonly string[];
  readonly appliesTo?: { readonly os: readonly string[]; readonly role?: readonly string[] };
  readonly mdav: { setting: string; entry?: string; value?: SettingValue; marker?: boolean } | null;
}

/** Which file of the facts each framework comes from; several where they say the same. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'acsc-attack-surface-reduction@0e7cae0': ['acsc-attack-surface-reduction'],
  'acsc-microsoft-baseline@0e7cae0': ['acsc-microsoft-baseline'],
  'acsc-windows@0e7cae0': ['acsc-windows'],
  'asd-essential-eight@not-stated': ['asd-essential-eight'],
  'bsi-sisyphus-windows-10@92b8ef7': ['bsi-sisyphus-windows-10-nd', 'bsi-sisyphus-windows-10-ne'],
  'bsi-sisyphus-windows-10-hd@92b8ef7': ['bsi-sisyphus-windows-10-hd'],
  'cis-windows-10@3.0.0': ['cis-windows-10-22h2'],
  'cis-windows-11@3.0.0': ['cis-windows-11-23h2'],
  'cis-windows-server-2019@3.0.0': ['cis-windows-server-2019'],
  'cis-windows-server-2022@3.0.0': ['cis-windows-server-2022'],
  'disa-defender-antivirus@V2R1': ['disa-defender-antivirus-v2r1'],
  'disa-defender-antivirus@V2R8': ['stig-v2r8'],
  'disa-windows-antivirus@2026': ['disa-windows-antivirus'],
  'microsoft-windows-10@22H2': ['microsoft-windows-10-22h2'],
  'microsoft-windows-11@24H2': ['microsoft-windows-11-24h2'],
  'microsoft-windows-11@25H2': ['microsoft-windows-11-25h2'],
  'microsoft-windows-server-2022@21H2': ['microsoft-windows-server-2022'],
  'ncsc-asr@2025': ['ncsc-asr'],
  'ncsc-defender@2025': ['ncsc-defender'],
  'ncsc-defender-antivirus@2025': ['ncsc-defender-antivirus'],
  'ncsc-device-control@2025': ['ncsc-device-control'],
  'ncsc-windows-security-experience@2025': ['ncsc-windows-security-experience'],
  'nsa-windows-secure-host-baseline@2016': ['nsa-windows-secure-host-baseline'],
  'osconfig-defender-antivirus@2510': ['osconfig-2510'],
  'osconfig-defender-antivirus@2606': ['osconfig-2510'],
  'osconfig-ws2025@9ebed7c': [
    'osconfig-ws2025-domain-controller',
    'osconfig-ws2025-member-server',
    'osconfig-ws2025-workgroup-member',
  ],
};

/** Held to the file of their publisher, by its hash: in `tests/microsoft-baselines.test.ts`. */
const HELD_BY_HASH = ['microsoft-windows-server-2025@v2602'];

/** Ids for which the text of the STIG says that a value which does not exist is no finding. */
const STIG_OR_ABSENT = [
  ...['V-213427', 'V-213432', 'V-213436', 'V-213437', 'V-213438', 'V-213439', 'V-213440', 'V-213441', 'V-213443'],
  ...['V-213444', 'V-213445', 'V-213446', 'V-213447', 'V-213448'],
];

const AT_LEAST_HIGH = { 'MpEngine\\MpCloudBlockLevel': { oneOf: [2, 4, 6] } };

/**
 * What a framework asks otherwise than the rows of the facts, which are of another edition or of a list that has less than
 * the text: read in the file that the framework names.
 */
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  // A policy to begin with: its own description has the rules enforced after tests.
  'acsc-attack-surface-reduction@0e7cae0': Object.fromEntries(
    FRAMEWORKS.filter(({ id }) => id === 'acsc-attack-surface-reduction').flatMap(({ rules }) =>
      rules.map(({ id }) => [id, { oneOf: [1, 2, 6] }]),
    ),
  ),
  'disa-defender-antivirus@V2R1': {
    'V-75237': { min: 0, max: 7 },
    'V-75241': { min: 1, max: 7 },
    'V-75243': { min: 1, max: 7 },
    'V-75247': { oneOf: [2, 3] },
    'V-79965': { oneOf: [2, 3] },
    'V-79967': { oneOf: [2, 3] },
    'V-79971': { oneOf: [2, 3] },
  },
  'disa-defender-antivirus@V2R8': Object.fromEntries(STIG_OR_ABSENT.map((id) => [id, { oneOf: [0], orAbsent: true }])),
  // Lists of the baseline ask for the level or more. Microsoft's own baseline in Intune has 1 where the policy has 0.
  'microsoft-windows-10@22H2': AT_LEAST_HIGH,
  'microsoft-windows-11@24H2': { ...AT_LEAST_HIGH, DisableLocalAdminMerge: { oneOf: [0, 1] } },
  'microsoft-windows-11@25H2': { ...AT_LEAST_HIGH, DisableLocalAdminMerge: { oneOf: [0, 1] } },
  'microsoft-windows-server-2022@21H2': AT_LEAST_HIGH,
  // Exclusions of a policy are what it may have: whoever excludes nothing has more scanned.
  'ncsc-defender@2025': {
    device_vendor_msft_policy_config_defender_excludedpaths: { orAbsent: true },
    device_vendor_msft_policy_config_defender_excludedprocesses: { orAbsent: true },
  },
  'osconfig-defender-antivirus@2606': { PUAProtection: { oneOf: [1] } },
};

/** Identifiers of ours with the wrong ones that a list has for them: said in the notes of the framework. */
const SLIPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'disa-defender-antivirus@V2R1': {
    'V-77979': 'V-75209',
    'V-79965': 'V-75247',
    'V-79967': 'V-75247',
    'V-79971': 'V-75247',
  },
  'cis-windows-11@3.0.0': {
    '18.10.42.5.1': '18.10.42.4.1',
    '18.10.42.5.2': '18.10.42.4.2',
    '18.10.42.6.1.1': '18.10.42.5.1.1',
  },
};

/** The rows of a file in one form. */
function rowsOf(file: string): readonly Row[] {
  const data = factsJson(`frameworks/${file}.json`) as { rows?: readonly Row[]; rules?: readonly never[] };
  if (file === 'stig-v2r8') return (data.rules ?? []).map(stigRow);
  if (file === 'osconfig-2510') return (data.rows ?? []).map((row) => osconfigRow(row as never));
  // Four properties of the ACSC's older policy are there and not configured: nothing is asked.
  return (data.rows ?? []).filter(({ expected }) => !(typeof expected === 'object' && expected.equals === 'null'));
}

interface StigRule {
  readonly stig: string;
  readonly title: string;
  readonly severity: string;
  readonly key: string;
  readonly name: string;
  readonly expect: string | { min?: number; max?: number; anyOf?: string[] };
  readonly alsoAccepted?: readonly string[];
  readonly mdav: { setting: string; word?: object; value?: SettingValue; marker: boolean } | null;
}

function stigRow(rule: StigRule): Row {
  const { expect: wanted, alsoAccepted = [], mdav } = rule;
  const expected: Expected =
    wanted === 'absent'
      ? 'absent'
      : typeof wanted === 'object'
        ? wanted
        : { oneOf: [wanted, ...alsoAccepted].map(Number) };
  return {
    id: rule.stig,
    title: rule.title,
    severity: rule.severity,
    key: rule.key,
    value: rule.name,
    expected,
    mdav: mdav && { setting: mdav.setting, marker: mdav.marker },
  };
}

function osconfigRow(row: {
  name: string;
  key: string;
  value: string;
  expected: string;
  severity: string;
  mdav: string | null;
  marker: boolean;
}): Row {
  const numbers = [...row.expected.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const expected: Expected = row.expected.startsWith('Range')
    ? { min: numbers[0] ?? 0, max: numbers[1] ?? 0 }
    : { oneOf: numbers };
  return {
    id: row.name,
    severity: row.severity.toLowerCase(),
    key: row.key.replace('HKLM:', 'HKEY_LOCAL_MACHINE'),
    value: row.value,
    expected,
    mdav: row.mdav === null ? null : { setting: row.mdav, marker: row.marker },
  };
}

const BASE = 'hkey_local_machine\\software\\policies\\microsoft\\';

/** The registry values that a setting is stored in, in small letters, with the codes of the word in each. */
function placesOf(row: SettingRow, key: string | undefined): readonly string[] {
  if (row.registry.kind !== 'values') return [];
  return row.registry.writes.flatMap((write) => {
    if (write.kind === 'value') return [`${BASE}${write.key}\\${write.name}`.toLowerCase()];
    const name = key === undefined ? undefined : write.names?.[key];
    return [
      ...(name === undefined ? [] : [`${BASE}${write.key}\\${name}`.toLowerCase()]),
      ...(write.marker === undefined ? [] : [`${BASE}${write.marker.key}\\${write.marker.name}`.toLowerCase()]),
    ];
  });
}

/** Every value that a setting of words can have, with its codes in the registry. */
function codedValues(row: SettingRow, key: string | undefined): readonly (readonly [SettingValue, readonly Code[]])[] {
  const write = row.registry.kind === 'values' ? row.registry.writes[0] : undefined;
  const { type } = row;
  const codes = (word: string): readonly Code[] => [
    ...(write?.as?.[word] === undefined ? [] : [write.as[word] as Code]),
    ...(write?.alsoReads?.[word] ?? []),
  ];
  if (key !== undefined && type.kind === 'map') return Object.keys(type.values).map((word) => [word, codes(word)]);
  if (type.kind === 'toggle')
    return [
      [true, codes('on')],
      [false, codes('off')],
    ];
  if (type.kind === 'choice') return Object.keys(type.options).map((word) => [word, codes(word)]);
  if (type.kind === 'flags') return Object.keys(type.options).map((word) => [[word], codes(word)]);
  if (type.kind === 'duration' || type.kind === 'integer')
    return Array.from({ length: Math.min(type.max - type.min, 100) + 1 }, (_, index) => {
      const amount = type.min + index;
      const value = type.kind === 'duration' ? ({ [type.unit]: amount } as unknown as SettingValue) : amount;
      return [value, [codeOf(type, undefined, value) ?? '']];
    });
  return [];
}

function isExpected(expected: Exclude<Expected, 'absent'>, code: Code): boolean {
  const number = Number(code);
  if (expected.min !== undefined && expected.max !== undefined) return number >= expected.min && number <= expected.max;
  return [...(expected.oneOf ?? expected.anyOf ?? [expected.equals])].some((one) => String(one) === String(code));
}

/** What stands in the registry row: the place, and of all values exactly those that the row asks for. */
function holdsByRegistry(row: Row, ask: SettingAsk): unknown {
  const setting = settingRow(ask.setting);
  const { expected } = row;
  const place = `${row.key}\\${row.value}`.toLowerCase();
  if (expected === 'absent') return expect(ask.kind).toBe('absent');
  expect(placesOf(setting, ask.key)).toContain(place);
  if (row.mdav?.marker) return expect(ask).toEqual({ setting: ask.setting, kind: 'set' });
  const values = codedValues(setting, ask.key);
  expect(values.length, 'values to try').toBeGreaterThan(1);
  for (const [value, codes] of values)
    expect(meetsAsk(ask, { value }), `${JSON.stringify(value)} (${codes})`).toBe(
      codes.some((code) => isExpected(expected, code)),
    );
  expect(meetsAsk(ask, 'absent')).toBe(expected.orAbsent === true);
}

function idFits(rule: FrameworkRule, row: Row): boolean {
  const below = row.id.split('\\Windows Defender\\').slice(1).join('\\Windows Defender\\');
  return [row.id, row.legacyProperty, below].includes(rule.id.replace(/ \([a-z0-9-]+\)$/, '')) || rule.id === row.id;
}

describe.skipIf(factsMissing !== undefined)(`frameworks (${factsMissing ?? 'with facts'})`, () => {
  it('have a file of the facts each', () => {
    expect([...Object.keys(FILES), ...HELD_BY_HASH].sort()).toEqual(FRAMEWORKS.map(frameworkName).sort());
  });

  // The tables are made while the tests are collected, which happens where the facts are not, too.
  const files = factsMissing === undefined ? FILES : {};
  describe.each(
    FRAMEWORKS.flatMap((framework) => (files[frameworkName(framework)] ?? []).map((file) => ({ file, framework }))),
  )('$framework.id $framework.version against $file', ({ file, framework }) => {
    const rows = rowsOf(file).map((row, index) => {
      const name = frameworkName(framework);
      const id = framework.rules[index]?.id ?? '';
      const isSlip = SLIPS[name]?.[id] === row.id;
      return { ...row, id: isSlip ? id : row.id, expected: OTHERWISE[name]?.[id] ?? row.expected };
    });
    const pairs = framework.rules.map((rule, index): [string, FrameworkRule, Row | undefined] => [
      rule.id,
      rule,
      rows[index],
    ]);

    it('has a rule per row', () => {
      expect(framework.rules.length).toBe(rows.length);
      expect(rows.length).toBeGreaterThan(0);
    });

    it.each(pairs)('%s', (_, rule, row) => {
      if (row === undefined) throw new Error('no row');
      expect(idFits(rule, row), `${rule.id} is ${row.id}`).toBe(true);
      expect(rule.severity).toBe(row.severity);
      if (row.appliesTo !== undefined && typeof row.appliesTo === 'object')
        expect(rule.os ?? framework.os).toEqual(row.appliesTo.os);
      holds(row, rule, framework);
    });
  });

  function holds(row: Row, { ask }: FrameworkRule, framework: Framework): unknown {
    if (row.mdav === null && !isSettingAsk(ask)) return holdsUnmapped(row, ask);
    if (row.mdav === null && isSettingAsk(ask) && row.key !== undefined) return holdsByRegistry(row, ask);
    if (row.mdav === null) return holdsByDefinition(row, ask as SettingAsk);
    if (!isSettingAsk(ask)) throw new Error(`${row.id} has a setting`);
    expect(ask.setting).toBe(row.mdav.setting);
    if (row.key !== undefined) return holdsByRegistry(row, ask);
    const value =
      row.mdav.entry === undefined ? row.mdav.value : (row.mdav.value as Record<string, string>)[row.mdav.entry];
    if (value === null) return expect(ask.kind, framework.id).toBe('set');
    // What the facts know as a switch may have got a third word since.
    const { type } = settingRow(row.mdav.setting);
    const words = type.kind === 'choice' && typeof value === 'boolean' ? (value ? 'on' : 'off') : value;
    expect(ask).toEqual({
      setting: row.mdav.setting,
      ...(row.mdav.entry && { key: row.mdav.entry }),
      kind: 'is',
      value: words,
      ...(row.expected !== 'absent' && row.expected.orAbsent && { orAbsent: true }),
    });
  }

  /** A setting that the facts do not map yet, by its definition and the number of its option. */
  function holdsByDefinition(row: Row, ask: SettingAsk): void {
    const { mdm } = settingRow(ask.setting);
    if (mdm.kind !== 'node') throw new Error(`${ask.setting} has no node`);
    expect(mdm.catalog?.definition).toBe(row.settingDefinitionId);
    const word = Object.keys(mdm.as ?? {}).find((word) => isExpected(row.expected as never, mdm.as?.[word] ?? ''));
    expect(ask).toEqual({ setting: ask.setting, kind: 'is', value: word === 'on' });
  }

  function holdsUnmapped(row: Row, ask: FrameworkRule['ask']): void {
    if (ask.kind === 'registry') {
      expect(`${BASE}${ask.key}\\${ask.name}`.toLowerCase()).toBe(`${row.key}\\${row.value}`.toLowerCase());
      expect(isExpected(row.expected as Exclude<Expected, 'absent'>, ask.data)).toBe(true);
    } else if (ask.kind === 'unsayable') {
      expect(ask.definition).toBe(row.settingDefinitionId);
      expect({ equals: ask.value }).toEqual(row.expected);
    } else expect([ask.kind, row.expected]).toEqual(['antivirus', { running: 'WinDefend, or another antivirus' }]);
  }

  it('disagree where the facts say so, but for what a policy begins with, and on two settings more', () => {
    const known = (factsJson('frameworks/conflicts.json') as { setting: string; entry?: string | null }[]).map(
      ({ setting, entry }) => [setting, ...(entry ? [entry] : [])].join('.'),
    );
    const found = askedOfSettings(FRAMEWORKS).filter(({ disagree }) => disagree);
    const names = found.map(({ setting, key }) => [setting, ...(key === undefined ? [] : [key])].join('.'));
    // The facts take the audit mode that a policy of Microsoft begins with as what is asked of these.
    expect(known.filter((name) => !names.includes(name))).toEqual([
      'attackSurfaceReductionRules.block-lsass-credential-stealing',
      'attackSurfaceReductionRules.block-obfuscated-scripts',
      'attackSurfaceReductionRules.block-scripts-launching-downloads',
      'attackSurfaceReductionRules.block-untrusted-usb-processes',
      'attackSurfaceReductionRules.use-advanced-ransomware-protection',
      // Microsoft's policy has the one value and its baseline in Intune the other.
      'disableLocalAdminMerge',
    ]);
    expect(names.filter((name) => !known.includes(name))).toEqual(['disableAntiSpyware', 'puaProtection']);
  });

  it('carry the other ids of every rule of the STIG', () => {
    const { rows } = factsJson('frameworks/disa-defender-antivirus-ids.json') as {
      rows: { id: string; version: string; legacy: string[]; ruleIdV2R8: string }[];
    };
    const stig = FRAMEWORKS.find((framework) => frameworkName(framework) === 'disa-defender-antivirus@V2R8');
    expect(stig?.rules.map(({ id, refs }) => [id, refs?.version, refs?.legacy, refs?.rule])).toEqual(
      rows.map(({ id, version, legacy, ruleIdV2R8 }) => [id, version, legacy, ruleIdV2R8]),
    );
  });
});
