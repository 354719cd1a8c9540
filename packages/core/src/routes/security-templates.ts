import type { CatalogTemplate, SettingRow, TemplateInfo } from '../catalogue/row.ts';
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

/** A setting's place in a template: which one, and the ids that go with its instance and value there. */
export interface TemplatePlace {
  readonly name: WrittenTemplate;
  readonly pair: CatalogTemplate;
}

/** The template that owns a setting, of those in which policies are written. */
export function templateOf({ mdm }: Pick<SettingRow, 'mdm'>): TemplatePlace | undefined {
  const pairs =
    mdm.kind === 'node' ? mdm.catalog?.templates : mdm.kind === 'manual' ? mdm.template?.catalog.templates : undefined;
  for (const name of WRITTEN_TEMPLATES) {
    const { id } = writtenTemplate(name);
    const pair = pairs?.find(({ template }) => template === id);
    if (pair !== undefined) return { name, pair };
  }
  return undefined;
}
