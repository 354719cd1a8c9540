import type { SettingRow } from '@mdav/core';
import { isMap, isScalar } from 'yaml';
import type { Requirement } from '../../../core/src/catalogue/requirement.ts';
import { checkRow, checkTemplateNames } from './check-row.ts';
import { openDocument, type SourceDocument } from './document.ts';
import { compareText, type Problem, sortProblems } from './problem.ts';
import { readRequirements } from './read-requirements.ts';
import { readSystems, type Systems } from './read-systems.ts';
import { areasShape, rowShape, templatesShape } from './row-shape.ts';
import { type Area, expandRow, type SourceRow, type Template } from './source-row.ts';

/** The catalogue as read from its files. */
export interface Catalogue {
  readonly areas: readonly Area[];
  readonly templates: readonly Template[];
  readonly systems: Systems;
  /** In the order of the catalogue: by area as `areas.yaml` lists them, then as the file has them. */
  readonly rows: readonly SettingRow[];
  /** What settings need, and where they have no effect. */
  readonly requirements: readonly Requirement[];
}

/** What the reader needs: text by file name, and the names that rows may refer to. */
export interface CatalogueFiles {
  /** Folder of the files relative to the repository, for messages. */
  readonly folder: string;
  /** File name to text: `areas.yaml`, `templates.yaml`, `os.yaml`, `requires.yaml` and one file per area. */
  readonly texts: ReadonlyMap<string, string>;
  /** Short names of the sources. */
  readonly sources: readonly string[];
}

/** Files that hold no settings. */
const NO_AREAS: readonly string[] = ['areas.yaml', 'templates.yaml', 'os.yaml', 'requires.yaml'];

/** Reads and checks all files. Problems are everything that a person has to put right; with any, rows may be missing. */
export function readCatalogue(files: CatalogueFiles): {
  readonly catalogue: Catalogue;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const open = (name: string) => openDocument(`${files.folder}/${name}`, files.texts.get(name) ?? '');
  const close = (source: SourceDocument) => problems.push(...source.problems);

  const areasFile = open('areas.yaml');
  areasShape(areasFile, areasFile.document.contents, 'the areas');
  const areas = entriesOf<Omit<Area, 'id'>>(areasFile).map(([id, area]) => ({ id, ...area }));
  for (const { id } of areas)
    if (!files.texts.has(`${id}.yaml`)) areasFile.complain(undefined, `the area "${id}" has no file ${id}.yaml`);
  close(areasFile);

  const templatesFile = open('templates.yaml');
  templatesShape(templatesFile, templatesFile.document.contents, 'the templates');
  const templates = entriesOf<Omit<Template, 'name' | 'title'> & { name: string }>(templatesFile).map(
    ([name, { name: title, ...template }]) => ({ name, title, ...template }),
  );
  close(templatesFile);

  const systemsFile = open('os.yaml');
  const systems = readSystems(systemsFile, files.sources);
  close(systemsFile);

  for (const name of files.texts.keys()) {
    if (!NO_AREAS.includes(name) && !areas.some(({ id }) => `${id}.yaml` === name))
      problems.push({
        file: `${files.folder}/${name}`,
        line: 1,
        column: 1,
        message: 'areas.yaml does not name this area',
      });
  }

  const seen = new Map<string, string>();
  const rows: SettingRow[] = [];
  for (const { id: area } of areas) {
    const source = open(`${area}.yaml`);
    if (isMap(source.document.contents)) rows.push(...readArea(source, area, templates, files.sources, seen));
    else source.complain(undefined, 'the file must be a mapping from setting id to row');
    close(source);
  }
  const requirementsFile = open('requires.yaml');
  const requirements = readRequirements(requirementsFile, {
    rows,
    systems: systems.rows.map(([id]) => id),
    sources: files.sources,
  });
  close(requirementsFile);
  return { catalogue: { areas, templates, systems, rows, requirements }, problems: sortProblems(problems) };
}

function readArea(
  source: SourceDocument,
  area: string,
  templates: readonly Template[],
  sources: readonly string[],
  seen: Map<string, string>,
): readonly SettingRow[] {
  const contents = source.document.contents;
  if (!isMap(contents)) return [];
  if (source.document.errors.length > 0) return [];
  const written = source.document.toJS() as Readonly<Record<string, SourceRow>>;
  const rows: SettingRow[] = [];
  let previous = '';
  for (const pair of contents.items) {
    const id = isScalar(pair.key) ? String(pair.key.value) : '';
    if (!/^[a-z][A-Za-z0-9]*$/.test(id)) source.complain(pair.key, `the id "${id}" must be in camelCase`);
    if (compareText(id.toLowerCase(), previous.toLowerCase()) < 0) {
      source.complain(pair.key, `"${id}" must stand before "${previous}": rows are sorted by id`);
    }
    previous = id;
    const elsewhere = seen.get(id);
    if (elsewhere !== undefined) source.complain(pair.key, `"${id}" has a row in ${elsewhere}.yaml already`);
    seen.set(id, area);
    const before = source.problems.length;
    rowShape(source, pair.value, `"${id}"`);
    if (source.problems.length > before) continue;
    const row = written[id];
    if (row === undefined) continue;
    checkTemplateNames(source, id, row, templates);
    const expanded = expandRow(id, area, row, templates);
    checkRow(source, expanded, sources);
    rows.push(expanded);
  }
  return rows;
}

function entriesOf<T>(source: SourceDocument): readonly [string, T][] {
  if (source.problems.length > 0) return [];
  return Object.entries((source.document.toJS() ?? {}) as Record<string, T>);
}
