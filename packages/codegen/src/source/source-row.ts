import type {
  AdmxReference,
  AreaInfo,
  CatalogDefinition,
  CatalogTemplate,
  MdmBinding,
  MdmNode,
  MdmWithin,
  RegistryBinding,
  RegistryWrite,
  SettingRow,
  SourceReference,
  TemplateBinding,
  TemplateInfo,
} from '@mdav/core';

/** A row as people write it; `rowShape` has seen that it is one. */
export interface SourceRow extends Omit<SettingRow, 'id' | 'area' | 'registry' | 'mdm' | 'admx' | 'sources'> {
  readonly registry: readonly RegistryWrite[] | Exclude<RegistryBinding, { kind: 'values' }>;
  readonly mdm: SourceNode | SourceNoNode;
  readonly admx?: SourceAdmx;
  readonly sources: Readonly<Record<string, SourceReference['basis']>>;
}

/** The template is WindowsDefender.admx and the category stands below its own; that of another file below Windows Components. */
export interface SourceAdmx extends Omit<AdmxReference, 'file' | 'category'> {
  readonly file?: string;
  readonly category?: string;
}

/** Why there is no node, and the template that takes the choice all the same. */
export type SourceNoNode =
  | Extract<MdmBinding, { kind: 'unsupported' }>
  | MdmWithin
  | (Omit<Extract<MdmBinding, { kind: 'manual' }>, 'template'> & { readonly template?: SourceTemplateBinding });

export interface SourceTemplateBinding extends Omit<TemplateBinding, 'catalog'> {
  readonly catalog: SourceCatalog;
}

export interface SourceNode extends Omit<MdmNode, 'kind' | 'catalog'> {
  readonly catalog?: SourceCatalog;
}

export interface SourceCatalog extends Omit<CatalogDefinition, 'templates'> {
  readonly templates?: Readonly<Record<string, Omit<CatalogTemplate, 'template'>>>;
}

/** An area: one file of rows and one page. */
export type Area = AreaInfo;

/** An endpoint security template or baseline of Intune. */
export type Template = TemplateInfo;

/** Makes a row of the catalogue from what people wrote: the same facts, with the short forms spelled out. */
export function expandRow(id: string, area: string, source: SourceRow, templates: readonly Template[]): SettingRow {
  const { registry, mdm, admx, defaults, sources, title, type, paths, notes, ...rest } = source;
  return {
    id,
    area,
    title,
    type,
    ...(paths && { paths }),
    ...(notes && { notes }),
    registry: isWrites(registry) ? { kind: 'values', writes: registry } : registry,
    mdm: 'uri' in mdm ? expandNode(mdm, templates) : expandNoNode(mdm, templates),
    ...(admx && { admx: expandAdmx(admx) }),
    ...(defaults && { defaults }),
    ...rest,
    sources: Object.entries(sources).map(([name, basis]) => ({ source: name, basis })),
  };
}

const TEMPLATE = 'WindowsDefender.admx';
const CATEGORY = 'Windows Components > Microsoft Defender Antivirus';

function expandAdmx({ file = TEMPLATE, policy, category, ...rest }: SourceAdmx): AdmxReference {
  const root = file === TEMPLATE ? CATEGORY : 'Windows Components';
  return { file, policy, category: category === undefined ? root : `${root} > ${category}`, ...rest };
}

function isWrites(registry: SourceRow['registry']): registry is readonly RegistryWrite[] {
  return Array.isArray(registry);
}

function expandNode({ catalog, ...node }: SourceNode, templates: readonly Template[]): MdmNode {
  return { kind: 'node', ...node, ...(catalog && { catalog: expandCatalog(catalog, templates) }) };
}

function expandNoNode(mdm: SourceNoNode, templates: readonly Template[]): MdmBinding {
  if (mdm.kind !== 'manual') return mdm;
  const { template, ...manual } = mdm;
  if (template === undefined) return manual;
  return { ...manual, template: { ...template, catalog: expandCatalog(template.catalog, templates) } };
}

function expandCatalog({ templates: pairs, ...catalog }: SourceCatalog, known: readonly Template[]): CatalogDefinition {
  if (pairs === undefined) return catalog;
  const templates = Object.entries(pairs).map(([name, pair]): CatalogTemplate => {
    const template = known.find((candidate) => candidate.name === name);
    return { template: template?.id ?? name, ...pair };
  });
  return { ...catalog, templates };
}
