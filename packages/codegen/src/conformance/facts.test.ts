import type { MdmNode, SettingRow } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { settingRows } from '../../../core/src/catalogue/lookup.ts';
import { NO_FACTS, readFacts } from './outside.ts';

interface Fact {
  readonly id: string;
  readonly csp: string | null;
  readonly cspFormat: string | null;
  readonly cspDefault: string | null;
  readonly cspAllowedValues: Readonly<Record<string, string>> | null;
  readonly cspRange?: { readonly min: number; readonly max: number };
  readonly cspListDelimiter?: string;
  readonly cspDataElements?: readonly string[];
  readonly alternateCsp: string | null;
  readonly gp: {
    readonly policyName: string;
    readonly registryKey: string;
    readonly valueName: string;
    readonly valueType: string;
    readonly elements?: readonly Element[];
  } | null;
  readonly registry?: {
    readonly key: string;
    readonly valueName: string;
    readonly valueType: string;
    readonly values: Readonly<Record<string, string>> | null;
  } | null;
  readonly polarity: { readonly cspToRegistry: string; readonly map?: Readonly<Record<string, number>> };
  readonly tamperProtectedPerDoc: boolean | null | 'conditional';
  readonly effectInPassive: string;
  readonly mdmWinsOverGpApplies: boolean | null;
  readonly deprecated: boolean;
}

interface Element {
  readonly kind: string;
  readonly valueName?: string;
  readonly registryKey?: string;
  readonly values?: Readonly<Record<string, string>>;
}

interface LaterFact {
  readonly family: string;
  readonly csp: string;
  readonly format: string;
  readonly settingsCatalog: string;
  readonly minOs: string;
  readonly registry: { readonly key: string; readonly value: string; readonly type: string };
}

/** Settings that the overview of tamper protection of 2026-09-09 lists, and the facts, which are older, do not. */
const PROTECTED_SINCE: readonly string[] = ['disableRoutinelyTakingAction'];

/** Policy CSP with a twin in Group Policy, and yet named as what `MDMWinsOverGP` does not apply to [ts-settings]. */
const NOT_WON: readonly string[] = ['attackSurfaceReductionRules'];

/** Where the pages say more than whether: tamper protection lets a server go to active, and not to passive. */
const ONE_WAY: readonly string[] = ['forceDefenderPassiveMode'];

/** Rows that the facts know a node or value for and that do not use it, on purpose. */
const NODE_LEFT_ASIDE: Readonly<Record<string, string>> = {
  asrOnlyPerRuleExclusions: 'the reference gives no text form for the value',
  deviceControlPolicyGroups: 'a node per group, which no single value can stand for',
  deviceControlPolicyRules: 'a node per rule, which no single value can stand for',
  mdeOffboarding: 'a secret',
  mdeOnboarding: 'a secret',
  remoteEncryptionProtectionExclusions: 'declared as a whole number for a list of addresses',
  tamperProtection: 'a signed blob',
};
const VALUE_LEFT_ASIDE: Readonly<Record<string, string>> = {
  legacyForcePassiveMode: 'withdrawn and never written',
  mdeOnboarding: 'a secret',
};
/** Rows with a value that neither reference nor template has. */
const VALUE_ADDED: Readonly<Record<string, string>> = {
  allowDatagramProcessingOnWinServer: 'a baseline of Microsoft sets it',
};
/** Rows with a node that the reference does not list. */
const NODE_ADDED: Readonly<Record<string, string>> = {
  reportingEnableDynamicSignatureDroppedEventReporting: 'the settings catalog has a definition for it',
};
/** Rows whose codes in the registry follow no rule from those of the node. */
const CODES_OF_THEIR_OWN: Readonly<Record<string, string>> = {
  allowCloudProtection: 'on is 2 in the registry and 1 in the CSP',
};

const facts = readFacts<{ readonly settings: readonly Fact[] }>('defender-settings.json')?.settings ?? [];
/** Nodes of the Windows Security app, which were read later. */
const later = (readFacts<{ readonly missing: readonly LaterFact[] }>('nodes-2026.json')?.missing ?? []).filter(
  ({ family }) => family === 'WindowsDefenderSecurityCenter',
);
const byId = new Map(settingRows().map((row) => [row.id, row]));
const cases = facts.map((fact) => [fact.id, fact, byId.get(fact.id)] as const);

describe.skipIf(NO_FACTS)(`researched facts${NO_FACTS}`, () => {
  it('have a row each, and no row is without facts', () => {
    const others = [...byId.values()].filter(({ id, mdm }) => {
      const uri = mdm.kind === 'node' ? mdm.uri : undefined;
      return !facts.some((fact) => fact.id === id) && !later.some(({ csp }) => csp === uri);
    });
    expect(others.map(({ id }) => id)).toEqual([]);
    expect(facts.filter(({ id }) => !byId.has(id))).toEqual([]);
    expect([facts.length, later.length]).toEqual([185, 22]);
  });

  it.each(cases)('%s is bound where the facts say so', (id, fact, row) => {
    expect(row?.mdm.kind === 'node').toBe((fact.csp !== null && !(id in NODE_LEFT_ASIDE)) || id in NODE_ADDED);
    expect(row?.registry.kind === 'values').toBe(
      ((fact.gp !== null || (fact.registry ?? null) !== null) && !(id in VALUE_LEFT_ASIDE)) || id in VALUE_ADDED,
    );
    expect(row?.admx?.policy).toBe(fact.gp?.policyName);
  });

  it.each(cases.filter(([id, , row]) => row?.registry.kind === 'values' && !(id in VALUE_ADDED)))(
    '%s stands at its place in the registry',
    (_, fact, row) => {
      const element = fact.gp?.elements?.[0];
      const key = element?.registryKey ?? fact.gp?.registryKey ?? fact.registry?.key ?? '';
      const [write] = row?.registry.kind === 'values' ? row.registry.writes : [];
      expect(`HKLM\\SOFTWARE\\Policies\\Microsoft\\${write?.key}`).toBe(key);
      if (write?.kind !== 'value') return expect(element?.kind).toBe('list');
      expect(write.name).toBe(element?.valueName ?? fact.gp?.valueName ?? fact.registry?.valueName);
      expect(`REG_${write.type.toUpperCase().replace('-', '_')}`).toBe(fact.gp?.valueType ?? fact.registry?.valueType);
      const values = element?.values ?? fact.registry?.values;
      if (values) expect(codesOf(write.as, write.alsoReads)).toEqual(Object.keys(values).map(Number).sort());
    },
  );

  it.each(cases.filter(([id, fact, row]) => fact.csp !== null && row?.mdm.kind === 'node' && !(id in NODE_ADDED)))(
    '%s speaks to its node',
    (_, fact, row) => {
      const node = row?.mdm as MdmNode;
      expect(node.uri).toBe(fact.csp);
      expect(node.format).toBe(fact.cspFormat);
      expect(node.alternate ?? null).toBe(fact.alternateCsp);
      expect(node.admxBacked ?? false).toBe(fact.polarity.cspToRegistry === 'admx-backed');
      expect(node.admxElement).toBe(fact.cspDataElements?.[0]);
      if (fact.cspListDelimiter !== undefined) expect(node.delimiter).toBe(fact.cspListDelimiter);
      if (fact.cspRange !== undefined) expect(node.range ?? rangeOf(row as SettingRow)).toEqual(fact.cspRange);
      const codes = Object.keys(fact.cspAllowedValues ?? {}).filter((code) => !code.startsWith('<'));
      const own = Object.values(node.as ?? {}).map(String);
      // The empty list of flags is 0.
      const all = row?.type.kind === 'flags' ? ['0', ...own] : own;
      if (codes.length > 0)
        expect(all.sort()).toEqual(codes.map((code) => (code.startsWith('0x') ? String(Number(code)) : code)).sort());
    },
  );

  it.each(later.map((fact) => [fact.csp, fact] as const))('%s has a row', (_, fact) => {
    const row = settingRows().find(({ mdm }) => mdm.kind === 'node' && mdm.uri === fact.csp);
    const [write] = row?.registry.kind === 'values' ? row.registry.writes : [];
    if (row?.mdm.kind !== 'node' || write?.kind !== 'value') throw new Error('one value and one node');
    expect([row.mdm.format, row.mdm.catalog?.definition, row.since?.os]).toEqual([
      fact.format,
      fact.settingsCatalog,
      fact.minOs,
    ]);
    expect([`SOFTWARE\\Policies\\Microsoft\\${write.key}`, write.name, write.type]).toEqual([
      fact.registry.key,
      fact.registry.value,
      fact.registry.type,
    ]);
    expect(write.as).toEqual(row.mdm.as);
  });

  it.each(cases.filter(([, { polarity }]) => ['same', 'inverted'].includes(polarity.cspToRegistry)))(
    '%s has the same polarity on both sides',
    (id, fact, row) => {
      if (row?.mdm.kind !== 'node' || row.registry.kind !== 'values') return expect(id in NODE_LEFT_ASIDE).toBe(true);
      const [write] = row.registry.writes;
      for (const [word, code] of Object.entries(row.mdm.as ?? {})) {
        const stored = write?.as?.[word];
        if (stored === undefined) continue;
        const expected = fact.polarity.map?.[String(code)] ?? code;
        if (id in CODES_OF_THEIR_OWN) continue;
        expect(String(stored), word).toBe(String(expected));
      }
    },
  );

  it('let true mean what the id says', () => {
    const toggles = settingRows().filter(({ type }) => type.kind === 'toggle');
    const negative = toggles.filter(({ mdm }) => mdm.kind === 'node' && !mdm.admxBacked && mdm.as?.on !== 1);
    expect(negative.map(({ id }) => id)).toEqual(['performanceModeStatus']);
    // An ADMX-backed setting is named like its value in the registry, which is 1 when the name holds.
    const backed = toggles.filter(({ mdm }) => mdm.kind === 'node' && mdm.admxBacked);
    expect(backed.length).toBe(39);
    for (const { id, registry } of backed) {
      const [write] = registry.kind === 'values' ? registry.writes : [];
      expect(write?.as, id).toEqual({ on: 1, off: 0 });
    }
  });

  it.each(cases)('%s has the same effect, protection and precedence', (_, fact, row) => {
    expect(row?.inPassive).toBe(fact.effectInPassive);
    const tamper = { true: 'yes', false: 'no', null: 'not-stated', conditional: 'conditional' }[
      String(fact.tamperProtectedPerDoc)
    ];
    const said = row?.tamperProtected === 'to-passive' && ONE_WAY.includes(row.id) ? 'yes' : row?.tamperProtected;
    expect(said).toBe(PROTECTED_SINCE.includes(row?.id ?? '') ? 'yes' : tamper);
    expect(row?.mdmWinsOverGp ?? null).toBe(NOT_WON.includes(row?.id ?? '') ? false : fact.mdmWinsOverGpApplies);
    expect(row?.deprecated !== undefined).toBe(fact.deprecated);
  });
});

function codesOf(
  as: Readonly<Record<string, number | string>> | undefined,
  more: Readonly<Record<string, readonly (number | string)[]>> | undefined,
): readonly number[] {
  return [...Object.values(as ?? {}), ...Object.values(more ?? {}).flat()].map(Number).sort();
}

function rangeOf({ type }: SettingRow): { readonly min: number; readonly max: number } | undefined {
  if (type.kind === 'time-of-day') return { min: 0, max: 1439 };
  return type.kind === 'integer' || type.kind === 'duration' ? { min: type.min, max: type.max } : undefined;
}
