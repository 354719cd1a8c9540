import type { CatalogDefinition, CatalogTemplate, SettingRow, TemplateInfo } from '../catalogue/row.ts';
import { TEMPLATES } from '../catalogue/templates.generated.ts';

/** Every template that the catalogue knows. */
export const templates: readonly TemplateInfo[] = TEMPLATES;

/**
 * The templates in which policies are written, the most particular first: a setting that two of them offer goes to the
 * first. All of them reach devices that Defender for Endpoint manages; Device Control and the baselines do not.
 */
export const WRITTEN_TEMPLATES = ['update-controls', 'exclusions', 'asr', 'edr', 'experience', 'antivirus'] as const;
export type WrittenTemplate = (typeof WRITTEN_TEMPLATES)[number];

/** A template by its id. */
export function templateById(id: string): TemplateInfo | undefined {
  return templates.find((template) => template.id === id);
}

/** A template in which policies are written. */
export function writtenTemplate(name: WrittenTemplate): TemplateInfo {
  const template = templates.find((candidate) => candidate.name === name);
  if (template === undefined) throw new Error(`no template ${name}`);
  return template;
}

/**
 * A setting's place in a template: which one, and the ids that go with its instance and value there. Where no source has
 * the ids, the tenant tells them when the policy is deployed.
 */
export interface TemplatePlace {
  readonly name: WrittenTemplate;
  readonly pair: CatalogTemplate;
}

/** The template that owns a setting: of those in which policies are written, one with public ids before one without. */
export function templateOf(row: Pick<SettingRow, 'mdm'>): TemplatePlace | undefined {
  const pairs = catalogOf(row)?.templates;
  const places = WRITTEN_TEMPLATES.flatMap((name): readonly TemplatePlace[] => {
    const { id } = writtenTemplate(name);
    const pair = pairs?.find(({ template }) => template === id);
    return pair === undefined ? [] : [{ name, pair }];
  });
  return places.find(hasPublicIds) ?? places[0];
}

/** True of a place whose ids are public, so that a policy of it can be written without asking a tenant. */
export function hasPublicIds({ pair }: TemplatePlace): boolean {
  return pair.instance !== undefined;
}

/** Whether a template offers a setting, as far as that was established. */
export type TemplateOffer =
  /** Yes, and the ids of its place there are public. */
  | 'offered'
  /** Yes, and its ids there are in no public source. */
  | 'offered-without-ids'
  /** It is not in the list that was read for the template. */
  | 'not-listed'
  /** Nothing decides: no such list was read, or the setting has no definition that a list could name. */
  | 'unknown';

/** Whether a template offers a setting, as far as that was established. */
export function templateOffer(row: Pick<SettingRow, 'mdm'>, template: TemplateInfo): TemplateOffer {
  const catalog = catalogOf(row);
  if (catalog === undefined) return 'unknown';
  const pair = catalog.templates?.find((candidate) => candidate.template === template.id);
  if (pair !== undefined) return pair.instance === undefined ? 'offered-without-ids' : 'offered';
  if (template.listed !== undefined) return 'not-listed';
  // One list covers the family and does not tell its templates apart.
  const family = templates.filter(
    ({ family, technologies }) => family === template.family && technologies === template.technologies,
  );
  return family.some(({ id }) => catalog.templates?.some((other) => other.template === id)) ? 'unknown' : 'not-listed';
}

/** The templates that devices managed by Defender for Endpoint can be offered, by what they are for. */
export const senseTemplates: readonly TemplateInfo[] = templates.filter(({ technologies }) =>
  technologies.split(',').includes('microsoftSense'),
);

function catalogOf({ mdm }: Pick<SettingRow, 'mdm'>): CatalogDefinition | undefined {
  return mdm.kind === 'node' ? mdm.catalog : mdm.kind === 'manual' ? mdm.template?.catalog : undefined;
}
