import { join } from 'node:path';
import type { AdmxReference, RegistryWrite, SettingRow } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../core/src/catalogue/catalogue.generated.ts';
import { CORPUS, findFiles, NO_CORPUS, readText } from './outside.ts';
import { type AdmxElement, type AdmxPolicy, readAdmx, readStrings } from './read-admx.ts';

/** Policies of older templates that a row leaves aside on purpose. */
const NOT_IN_CATALOGUE: Readonly<Record<string, string>> = {};

/** Where an older template differs from the newest one, which the rows follow. By setting and the year of the template. */
const OLDER_TEMPLATE_DIFFERS: Readonly<Record<string, string>> = {
  'disableLocalAdminMerge 2016': 'the states were the other way round: Enabled wrote 0 and merged the lists',
  'intelTDTEnabled 2022': 'Enabled wrote 0, which the CSP calls the default',
  'proxyBypass 2016': 'one text value instead of a list',
  'proxyBypass 2022': 'one text value instead of a list',
};

/** The year of each copy, by the account that publishes it. */
const YEARS: Readonly<Record<string, number>> = { 'YongRhee-MSFT': 2024, microsoft: 2022, defendthehoneypot: 2016 };

const POLICIES = 'software\\policies\\microsoft\\';

const templates = NO_CORPUS
  ? []
  : findFiles('admx', 'windowsdefender.admx').map((path) => {
      const language = [path.replace(/admx$/i, 'adml'), path.replace(/([^/]+)admx$/i, 'en-US/$1adml')];
      const adml = findFiles('admx', 'windowsdefender.adml').find((candidate) => language.includes(candidate));
      return {
        year: YEARS[path.split('+')[0] ?? ''] ?? 0,
        ...readAdmx(readText(join(CORPUS, 'admx', path))),
        strings: readStrings(readText(join(CORPUS, 'admx', adml ?? ''))),
      };
    });

const rows = CATALOGUE.flatMap((row) => (row.admx === undefined ? [] : [{ row, admx: row.admx }]));

describe.skipIf(NO_CORPUS)(`Group Policy templates${NO_CORPUS}`, () => {
  it('come in the copies that the checks are made for', () => {
    expect(templates.map(({ year, policies }) => [year, policies.size]).sort()).toEqual([
      [2016, 95],
      [2022, 127],
      [2024, 154],
    ]);
  });

  it.each(rows.map(({ row, admx }) => [row.id, row, admx] as const))('%s is what a template writes', (_, row, admx) => {
    const found = templates.filter(({ policies }) => policies.has(admx.policy));
    expect(found.length, `no template has ${admx.policy}`).toBeGreaterThan(0);
    for (const template of found) {
      const policy = template.policies.get(admx.policy) as AdmxPolicy;
      expect(policy.class).toMatch(/^(Machine|Both)$/);
      const check = () => checkRegistry(row, admx, policy);
      if (`${row.id} ${template.year}` in OLDER_TEMPLATE_DIFFERS) expect(check).toThrow();
      else check();
    }
  });

  it.each(rows.map(({ row, admx }) => [row.id, admx] as const))(
    '%s has the title and the place in the editor',
    (_, admx) => {
      const [template] = templates.filter(({ policies }) => policies.has(admx.policy)).sort((a, b) => b.year - a.year);
      const policy = template?.policies.get(admx.policy);
      expect(template?.strings.get(policy?.displayName ?? '')?.trim()).toBe(admx.name);
      const path: string[] = [];
      for (
        let name = policy?.category;
        name !== undefined && !name.includes(':');
        name = template?.categories.get(name)?.parent
      ) {
        path.unshift(template?.strings.get(template.categories.get(name)?.displayName ?? '') ?? '');
      }
      // The oldest template knows the product by its former name.
      const renamed = ['Windows Components', ...path]
        .join(' > ')
        .replace('Windows Defender Antivirus', 'Microsoft Defender Antivirus')
        .replace('> Windows Defender', '> Microsoft Defender Antivirus');
      expect(renamed).toBe(admx.category);
    },
  );

  it('have no policy that the catalogue does not know', () => {
    const known = new Set(rows.map(({ admx }) => admx.policy));
    const unknown = [...new Set(templates.flatMap(({ policies }) => [...policies.keys()]))].filter(
      (name) => !known.has(name),
    );
    expect(unknown.sort()).toEqual(Object.keys(NOT_IN_CATALOGUE).sort());
  });

  it('are each named by one row', () => {
    expect(new Set(rows.map(({ admx }) => admx.policy)).size).toBe(rows.length);
  });
});

function checkRegistry(row: SettingRow, admx: AdmxReference, policy: AdmxPolicy): void {
  if (row.registry.kind !== 'values') throw new Error(`${row.id} names a policy and writes nothing`);
  const [write] = row.registry.writes as readonly [RegistryWrite];
  const [element] = policy.elements;
  expect(policy.elements.length).toBe(admx.element === undefined ? 0 : 1);
  if (admx.states !== undefined) {
    checkStates(write, admx.states, policy);
    return;
  }
  const { id, kind } = element as AdmxElement;
  expect({ id, kind: kind === 'multiText' ? 'multi-text' : kind }).toEqual(admx.element);
  checkElement(row, write, policy, element as AdmxElement);
}

function checkStates(write: RegistryWrite, states: NonNullable<AdmxReference['states']>, policy: AdmxPolicy): void {
  if (write.kind !== 'value') throw new Error('a policy with states writes one value');
  expect(`${write.key}\\${write.name}`.toLowerCase()).toBe(registryPath(policy.key, policy.valueName));
  expect(write.type).toBe('dword');
  const data = (word: string) => (word === 'none' ? 0 : write.as?.[word]);
  expect([data(states.enabled), data(states.disabled)]).toEqual([policy.enabled, policy.disabled]);
}

const TYPES: Readonly<Record<string, string>> = { decimal: 'dword', enum: 'dword', text: 'sz', multiText: 'multi-sz' };

function checkElement(row: SettingRow, write: RegistryWrite, policy: AdmxPolicy, element: AdmxElement): void {
  if (write.kind === 'list') {
    expect(element.kind).toBe('list');
    expect(element.explicitValue).toBe(true);
    expect(write.key.toLowerCase()).toBe(registryPath(element.key ?? policy.key));
    // The template gives no data for the states, so the editor writes 1 for Enabled.
    expect([policy.enabled, policy.disabled]).toEqual([undefined, undefined]);
    expect(`${write.marker?.key}\\${write.marker?.name}`.toLowerCase()).toBe(
      registryPath(policy.key, policy.valueName),
    );
    return;
  }
  expect(`${write.key}\\${write.name}`.toLowerCase()).toBe(registryPath(element.key ?? policy.key, element.valueName));
  expect(write.type).toBe(TYPES[element.kind]);
  if (element.kind === 'enum') {
    const codes = [...Object.values(write.as ?? {}), ...Object.values(write.alsoReads ?? {}).flat()];
    expect(codes.sort()).toEqual([...element.items].sort());
  }
  if (element.kind === 'decimal') {
    const range = { min: element.minValue, max: element.maxValue };
    if (write.as !== undefined) {
      for (const code of Object.values(write.as))
        expect(code).toSatisfy((number: number) => number >= (range.min ?? 0) && number <= (range.max ?? 0));
    } else expect(write.range ?? rangeOf(row)).toEqual(range);
  }
}

function rangeOf({ type }: SettingRow): { readonly min: number; readonly max: number } | undefined {
  if (type.kind === 'time-of-day') return { min: 0, max: 1439 };
  return type.kind === 'integer' || type.kind === 'duration' ? { min: type.min, max: type.max } : undefined;
}

/** Key, and name, below the policies of Microsoft, in lower case. */
function registryPath(key: string, name?: string): string {
  const path = key.toLowerCase();
  expect(path.startsWith(POLICIES)).toBe(true);
  return [path.slice(POLICIES.length), ...(name === undefined ? [] : [name.toLowerCase()])].join('\\');
}
