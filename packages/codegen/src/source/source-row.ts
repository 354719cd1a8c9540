import type {
  AdmxReference,
  CatalogDefinition,
  CatalogTemplate,
  MdmBinding,
  MdmNode,
  RegistryBinding,
  RegistryWrite,
  SettingRow,
  SourceReference,
} from '@mdav/core';

/** A row as people write it; `rowShape` has seen that it is one. */
export interface SourceRow extends Omit<SettingRow, 'id' | 'area' | 'registry' | 'mdm' | 'admx' | 'sources'> {
  readonly registry: readonly RegistryWrite[] | Exclude<RegistryBinding, { kind: 'values' }>;
  readonly mdm: SourceNode | Exclude<MdmBinding, MdmNode>;
  readonly admx?: SourceAdmx;
  readonly sources: Readonly<Record<string, SourceReference['basis']>>;
}

/** The template is WindowsDefender.admx and the category stands below its own unless they say otherwise. */
interface SourceAdmx extends Omit<AdmxReference, 'file' | 'category'> {
  readonly file?: string;
  readonly category?: string;
}

interface SourceNode extends Omit<MdmNode, 'kind' | 'catalog'> {
  readonly catalog?: SourceCatalog;
}

interface SourceCatalog extends Omit<CatalogDefinition, 'templates'> {
  readonly templates?: Readonly<Record<string, { readonly instance: string; readonly value?: string }>>;
}

/** An area: one file of rows and one page. */
export interface Area {
  /** Name of the file and of the page. */
  readonly id: string;
  readonly title: string;
  /** What belongs there, in a sentence or two. */
  readonly about: string;
}

/** An endpoint security template or baseline of Intune. */
export interface Template {
  /** Short name that the rows use. */
  readonly name: string;
  /** The id that Graph knows, with the version that follows the underscore. */
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly technologies: string;
}

/** Makes a row of the catalogue from what people wrote: the same facts, with the short forms spelled out. */
export function expandRow(id: string, area: string, source: SourceRow, templates: readonly Template[]): SettingRow {
  const { registry, mdm, admx, defaults, sources, title, type, notes, ...rest } = source;
  return {
    id,
    area,
    title,
    type,
    ...(notes && { notes }),
    registry: isWrites(registry) ? { kind: 'values', writes: registry } : registry,
    mdm: 'uri' in mdm ? expandNode(mdm, templates) : mdm,
    ...(admx && { admx: expandAdmx(admx) }),
    ...(defaults && { defaults }),
    ...rest,
    sources: Object.entries(sources).map(([name, basis]) => ({ source: name, basis })),
  };
}

const TEMPLATE = 'WindowsDefender.admx';
const CATEGORY = 'Windows Components > Microsoft Defender Antivirus';

function expandAdmx({ file = TEMPLATE, policy, category, ...rest }: SourceAdmx): AdmxReference {
  return { file, policy, category: category === undefined ? CATEGORY : `${CATEGORY} > ${category}`, ...rest };
}

function isWrites(registry: SourceRow['registry']): registry is readonly RegistryWrite[] {
  return Array.isArray(registry);
}

function expandNode({ catalog, ...node }: SourceNode, templates: readonly Template[]): MdmNode {
  return { kind: 'node', ...node, ...(catalog && { catalog: expandCatalog(catalog, templates) }) };
}

function expandCatalog({ templates: pairs, ...catalog }: SourceCatalog, known: readonly Template[]): CatalogDefinition {
  if (pairs === undefined) return catalog;
  const templates = Object.entries(pairs).map(([name, pair]): CatalogTemplate => {
    const template = known.find((candidate) => candidate.name === name);
    return { template: template?.id ?? name, ...pair };
  });
  return { ...catalog, templates };
}
