import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingRows } from '../../../core/src/catalogue/lookup.ts';
import type { AdmxPolicy } from '../admx/read-admx.ts';
import { categoryOf, readTemplate, titleOf } from '../admx/template.ts';
import { comparePolicy } from '../propose/compare-policy.ts';
import { CORPUS, findFiles, NO_CORPUS, readText } from './outside.ts';

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

const templates = NO_CORPUS
  ? []
  : findFiles('admx', 'windowsdefender.admx').map((path) => {
      const language = [path.replace(/admx$/i, 'adml'), path.replace(/([^/]+)admx$/i, 'en-US/$1adml')];
      const adml = findFiles('admx', 'windowsdefender.adml').find((candidate) => language.includes(candidate));
      return {
        year: YEARS[path.split('+')[0] ?? ''] ?? 0,
        ...readTemplate(readText(join(CORPUS, 'admx', path)), readText(join(CORPUS, 'admx', adml ?? ''))),
      };
    });

/** Of the template that is at hand; another file of policies is named by a page that was read. */
const rows = settingRows().flatMap((row) =>
  row.admx?.file === 'WindowsDefender.admx' ? [{ row, admx: row.admx }] : [],
);

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
      const differences = comparePolicy(row, template.policies.get(admx.policy) as AdmxPolicy);
      if (`${row.id} ${template.year}` in OLDER_TEMPLATE_DIFFERS) expect(differences).not.toEqual([]);
      else expect(differences).toEqual([]);
    }
  });

  it.each(rows.map(({ row, admx }) => [row.id, admx] as const))(
    '%s has the title and the place in the editor',
    (_, admx) => {
      const [template] = templates.filter(({ policies }) => policies.has(admx.policy)).sort((a, b) => b.year - a.year);
      const policy = template?.policies.get(admx.policy);
      if (template === undefined || policy === undefined) throw new Error(`no template has ${admx.policy}`);
      expect(titleOf(template, policy)).toBe(admx.name);
      expect(categoryOf(template, policy)).toBe(admx.category);
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
