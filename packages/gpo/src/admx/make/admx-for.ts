import { type SettingRow, settingRow } from '@mdav/core';
import type { AdmlDocument, AdmlPresentation, AdmlString } from '../adml-form.ts';
import type { AdmxCategory, AdmxPolicy } from '../form.ts';
import { type RowPolicy, rowPolicy } from './row-policy.ts';
import { CATEGORY_TEXTS, LANGUAGES, type Language, textsFor } from './row-texts.ts';
import type { PolicyTemplate } from './template.ts';

/** A template for some rows of the catalogue. */
export interface TemplateForRows {
  readonly template: PolicyTemplate;
  /** Rows that no template can say, and why. */
  readonly skipped: readonly { readonly setting: string; readonly why: string }[];
}

/** The namespace of our policies, by which comments and other templates refer to them. */
export const OWN_NAMESPACE = 'Mdav.Policies.MicrosoftDefenderAntivirus';
/** What our template has without being asked: the policies that no template of Windows has. */
const ALWAYS = ['forceDefenderPassiveMode'] as const;

const ROOT = 'MdavDefender';
const REVISION = '1.0';
/** Windows.admx, which every store has, defines the category. WindowsDefender.admx may be missing or older. */
const WINDOWS = { prefix: 'windows', namespace: 'Microsoft.Policies.Windows' } as const;

/**
 * A template with a policy for each row, in a category of its own below Windows Components, in a namespace of its own.
 * Its policies write what the registry channel writes; `true` is always the policy's Enabled.
 *
 * It is for Active Directory: MDM refuses to ingest policies below `Software\Policies\Microsoft`.
 */
export function admxFor(rows: readonly SettingRow[]): TemplateForRows {
  const parts = rows.map((row) => ({ row, name: policyName(row), made: rowPolicy(row, policyName(row)) }));
  const said = parts.flatMap(({ row, name, made }) => ('why' in made ? [] : [{ row, name, made }]));
  const areas = [...new Set(said.map(({ row }) => row.area))].filter((area) => area !== 'mode');
  const template: PolicyTemplate = {
    name: 'mdav',
    admx: {
      revision: REVISION,
      schemaVersion: '1.0',
      target: { prefix: 'mdav', namespace: OWN_NAMESPACE },
      using: [WINDOWS],
      supersededAdm: [],
      minRequiredRevision: REVISION,
      products: [],
      definitions: said.map(({ name }) => ({ name: supportName(name), displayName: `$(string.${supportName(name)})` })),
      categories: [rootCategory(), ...areas.map(areaCategory)],
      policies: said.map(({ row, name, made }) => policyOf(row, name, made)),
    },
    languages: Object.fromEntries(LANGUAGES.map((language) => [language, textsIn(language, said, areas)])),
  };
  const skipped = parts.flatMap(({ row, made }) => ('why' in made ? [{ setting: row.id, why: made.why }] : []));
  return { template, skipped };
}

/** The template that Windows lacks: `ForceDefenderPassiveMode`, and on request policies newer than a store. */
export function policyDefinitions(further: readonly SettingRow[] = []): PolicyTemplate {
  return admxFor([...ALWAYS.map(settingRow), ...further.filter((row) => !isAlwaysOurs(row))]).template;
}

/** Whether our template has the policy of a row without being asked for it. */
export function isAlwaysOurs({ id }: SettingRow): boolean {
  return (ALWAYS as readonly string[]).includes(id);
}

interface Said {
  readonly row: SettingRow;
  readonly name: string;
  readonly made: RowPolicy;
}

/** The name of a row's policy in our template. */
export function policyName({ id }: SettingRow): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
}

function supportName(policy: string): string {
  return `SUPPORTED_${policy}`;
}

function areaName(area: string): string {
  return `Area_${area.replaceAll('-', '_')}`;
}

function rootCategory(): AdmxCategory {
  return {
    name: ROOT,
    displayName: `$(string.${ROOT})`,
    explainText: `$(string.${ROOT}_Explain)`,
    parentCategory: `${WINDOWS.prefix}:WindowsComponents`,
  };
}

function areaCategory(area: string): AdmxCategory {
  return { name: areaName(area), displayName: `$(string.${areaName(area)})`, parentCategory: ROOT };
}

function policyOf(row: SettingRow, name: string, { controls, strings: _, ...writes }: RowPolicy): AdmxPolicy {
  return {
    name,
    class: 'Machine',
    displayName: `$(string.${name})`,
    explainText: `$(string.${name}_Explain)`,
    ...(controls.length === 0 ? {} : { presentation: `$(presentation.${name})` }),
    // Policies about the mode stand at the top, where the one that matters is seen at once.
    parentCategory: row.area === 'mode' ? ROOT : areaName(row.area),
    supportedOn: supportName(name),
    ...writes,
  };
}

function textsIn(language: Language, said: readonly Said[], areas: readonly string[]): AdmlDocument {
  const { name: category, explain } = CATEGORY_TEXTS[language];
  const strings: readonly AdmlString[] = [
    { id: ROOT, text: category },
    { id: `${ROOT}_Explain`, text: explain },
    ...areas.map((area) => ({
      id: areaName(area),
      text: `${area.charAt(0).toUpperCase()}${area.slice(1).replaceAll('-', ' ')}`,
    })),
    ...said.flatMap(({ row, name, made }) => {
      const texts = textsFor(row, language);
      return [
        { id: name, text: texts.title },
        { id: `${name}_Explain`, text: texts.explain },
        { id: supportName(name), text: texts.supportedOn },
        ...made.strings,
      ];
    }),
  ];
  const presentations = said.flatMap(({ name, made }): readonly AdmlPresentation[] =>
    made.controls.length === 0 ? [] : [{ id: name, controls: made.controls }],
  );
  return {
    revision: REVISION,
    schemaVersion: '1.0',
    displayName: category,
    description: explain,
    strings,
    presentations,
  };
}
