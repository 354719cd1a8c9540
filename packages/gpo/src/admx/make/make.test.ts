import { REMOVE, type ResolvedGroup, type SettingRow, type SettingValue, settingRow, settingRows } from '@mdav/core';
import { canonicalOrder, type RegistryEntry, registryChannel } from '@mdav/registry';
import { describe, expect, it } from 'vitest';
import { applyPolicy, type ElementInput, type PolicyState } from '../apply-policy.ts';
import type { AdmxPolicy } from '../form.ts';
import { lintAdmx } from '../lint/lint-admx.ts';
import { policiesWriting } from '../policies-writing.ts';
import { admxFor, policyDefinitions } from './admx-for.ts';
import { ELEMENT_ID } from './row-policy.ts';
import { LANGUAGES, textsFor } from './row-texts.ts';
import { templateFiles } from './template.ts';

const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes ?? new Uint8Array());

describe('mdav.admx', () => {
  const files = templateFiles(policyDefinitions());

  it('has the policy that no Microsoft template has, in two languages', async () => {
    expect([...files.keys()]).toEqual(['mdav.admx', 'en-US/mdav.adml', 'de-DE/mdav.adml']);
    for (const [path, bytes] of files) await expect(decode(bytes)).toMatchFileSnapshot(`__golden__/${path}`);
  });

  it('has nothing to complain about but that MDM refuses it', () => {
    expect(lintAdmx(files).map(({ code, severity }) => [code, severity])).toEqual([['admx-mdm-refused', 'info']]);
  });

  it('is found by what it writes', () => {
    const { admx } = policyDefinitions();
    const found = policiesWriting(
      admx,
      'software\\policies\\microsoft\\WINDOWS ADVANCED THREAT PROTECTION',
      'forcedefenderpassivemode',
    );
    expect(found.map(({ policy, by }) => [policy.name, by.kind])).toEqual([['ForceDefenderPassiveMode', 'state']]);
    expect(
      policiesWriting(admx, 'SOFTWARE\\Policies\\Microsoft\\Windows Defender', 'ForceDefenderPassiveMode'),
    ).toEqual([]);
  });

  it('takes further policies on request, the passive one once', () => {
    const { admx } = policyDefinitions([settingRow('forceDefenderPassiveMode'), settingRow('allowArchiveScanning')]);
    expect(admx.policies.map(({ name }) => name)).toEqual(['ForceDefenderPassiveMode', 'AllowArchiveScanning']);
  });
});

describe('admxFor the whole catalogue', () => {
  const { template, skipped } = admxFor(settingRows());
  const rows = settingRows().filter(({ registry }) => registry.kind === 'values');

  it('leaves out only what has no registry value', () => {
    expect(skipped.map(({ setting }) => setting)).toEqual(
      settingRows()
        .filter(({ registry }) => registry.kind !== 'values')
        .map(({ id }) => id),
    );
    expect(skipped.every(({ why }) => why !== '')).toBe(true);
    expect(template.admx.policies.length).toBe(rows.length);
  });

  it('has nothing to complain about but that MDM refuses it', () => {
    const found = lintAdmx(templateFiles(template)).filter(({ code }) => code !== 'admx-mdm-refused');
    expect(found).toEqual([]);
  });

  it('speaks in plain text, and of no setting by its name in a fleet file', () => {
    const texts = rows.flatMap((row) => LANGUAGES.map((language) => textsFor(row, language)));
    const ids = settingRows().flatMap(({ id }) => (/[a-z][A-Z]/.test(id) ? [id] : []));
    const written = new Set(texts.flatMap(({ title, explain, supportedOn }) => [title, explain, supportedOn]));
    expect([...written].filter((text) => text.includes('`'))).toEqual([]);
    expect(ids.filter((id) => [...written].some((text) => text.split(/[^A-Za-z]+/).includes(id)))).toEqual([]);
  });

  it.each(rows.map((row, index) => [row.id, row, template.admx.policies[index]] as const))(
    '%s writes what the registry channel writes',
    (_, row, policy) => {
      if (policy === undefined) throw new Error('no policy');
      const cases = samples(row);
      expect(cases.length).toBeGreaterThan(0);
      let compared = 0;
      for (const value of cases) {
        const lowered = lower(row, value);
        if (lowered === undefined) continue;
        expect(canonicalOrder(applyPolicy(policy, stateFor(row, policy, value))), JSON.stringify(value)).toEqual(
          lowered,
        );
        compared += 1;
      }
      expect(compared).toBeGreaterThan(0);
      // A list that is disabled is emptied, and so is one that is removed; the marker goes as well.
      expect(names(applyPolicy(policy, { kind: 'disabled' }))).toEqual(
        row.type.kind === 'toggle'
          ? names(lower(row, false) ?? lower(row, REMOVE) ?? [])
          : names(lower(row, REMOVE) ?? []),
      );
    },
  );
});

function names(entries: readonly RegistryEntry[]): readonly string[] {
  return canonicalOrder(entries).map((entry) => `${entry.kind} ${entry.key} ${'name' in entry ? entry.name : '*'}`);
}

/** The entries of one setting, or nothing where the registry cannot say the value. */
function lower(row: SettingRow, value: SettingValue): readonly RegistryEntry[] | undefined {
  const group: ResolvedGroup = {
    fleet: 'f',
    name: 'g',
    os: [],
    mode: 'active',
    baseline: 'current',
    technique: 'documented',
    deliver: ['gpo'],
    assignments: [{ setting: row.id, value, origin: { kind: 'written', layer: 'group', at: {} } }],
    osModes: [],
    at: {},
    origins: {},
  };
  const { form, emissions } = registryChannel.lower(group);
  return emissions[0]?.kind === 'emitted' ? form.entries : undefined;
}

/** Values at the edges of a type. */
function samples({ type, registry }: SettingRow): readonly SettingValue[] {
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  switch (type.kind) {
    case 'toggle':
      return [true, false];
    case 'choice':
      return Object.keys(type.options);
    case 'flags':
      return [[], Object.keys(type.options)];
    case 'integer':
      return [type.min, type.max];
    case 'duration':
      return [{ [type.unit]: type.min }, { [type.unit]: type.max }] as unknown as readonly SettingValue[];
    case 'time-of-day':
      return ['00:00', '23:59'];
    case 'text':
      return type.pattern === undefined
        ? ['some text', 'https://example.test/']
        : ['https://example.test/a', '\\\\server\\share', 'D:\\a', 'a', '1', 'group1'];
    case 'list':
      return type.options === undefined ? [['a', 'b']] : [Object.keys(type.options)];
    case 'map': {
      const words = Object.keys((write?.kind === 'list' && write.as) || type.values);
      return [
        Object.fromEntries(Object.keys(type.keys).map((key, index) => [key, words[index % words.length] ?? 'x'])),
        { '2147519003': words[0] ?? 'x' },
      ];
    }
  }
}

/** What an administrator would enter to say the same. */
function stateFor(row: SettingRow, policy: AdmxPolicy, value: SettingValue): PolicyState {
  if (row.type.kind === 'toggle') return { kind: value === true ? 'enabled' : 'disabled' };
  const input = inputFor(row, policy, value);
  return { kind: 'enabled', ...(input === undefined ? {} : { inputs: { [ELEMENT_ID]: input } }) };
}

function inputFor({ type, registry }: SettingRow, policy: AdmxPolicy, value: SettingValue): ElementInput | undefined {
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  const [item] = policy.elements;
  switch (type.kind) {
    case 'toggle':
      return undefined;
    case 'choice': {
      const code = write?.kind === 'value' ? write.as?.[String(value)] : undefined;
      const index =
        item?.kind === 'enum'
          ? item.items.findIndex((choice) => 'value' in choice.value && String(choice.value.value) === String(code))
          : -1;
      return index;
    }
    case 'flags':
      return (value as readonly string[]).length === 0
        ? 0
        : Object.values((write?.kind === 'value' && write.as) || {}).reduce<number>(
            (sum, code) => sum + Number(code),
            0,
          );
    case 'integer':
      return value as number;
    case 'duration':
      return Object.values(value as object)[0] as number;
    case 'time-of-day':
      return value === '00:00' ? 0 : 1439;
    case 'text':
      return value as string;
    case 'list': {
      const texts = (value as readonly string[]).map((text) =>
        write?.kind === 'value' && write.as !== undefined ? String(write.as[text]) : text,
      );
      if (write?.kind === 'list') return { named: texts.map((text) => [text, write.data ?? text] as const) };
      return write?.type === 'multi-sz' ? texts : texts.join(write?.delimiter ?? '');
    }
    case 'map': {
      if (write?.kind !== 'list') return undefined;
      const pairs = Object.entries(value as Readonly<Record<string, string>>);
      return { named: pairs.map(([key, word]) => [write.names?.[key] ?? key, write.as?.[word] ?? word] as const) };
    }
  }
}
