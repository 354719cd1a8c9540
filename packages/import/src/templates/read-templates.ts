import type { Diagnostic } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import { type AdmlDocument, type AdmxDocument, decodeAdml, decodeAdmx } from '@mdav/gpo';

/** A Group Policy template: what its policies write, with the texts of one language. */
export interface PolicyTemplate {
  /** Path of the `.admx`, as it was named. */
  readonly path: string;
  readonly admx: AdmxDocument;
  /** Absent when there are no texts, or none that can be read. */
  readonly adml?: AdmlDocument;
}

/** The templates among files, and what could not be read; never more than a warning. */
export interface PolicyTemplates {
  readonly templates: readonly PolicyTemplate[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the templates among files: `X.admx` with `en-US/X.adml`, with an `X.adml` beside it, or with that of the first
 * other language. Other files are passed over.
 *
 * Warnings: those of the readers for a file that is none, `import-template-texts`, `import-template-none`.
 */
export function readTemplates(files: FileTree): PolicyTemplates {
  const diagnostics: Diagnostic[] = [];
  const pairs = templatePairs([...files.keys()]);
  const templates = pairs.flatMap(({ admx: path, adml: texts }): readonly PolicyTemplate[] => {
    const admx = decodeAdmx(files.get(path) ?? new Uint8Array(), path);
    if (!admx.ok) {
      for (const one of admx.diagnostics.map(asWarning)) diagnostics.push(one);
      return [];
    }
    if (texts === undefined) {
      diagnostics.push(withoutTexts(path));
      return [{ path, admx: admx.value }];
    }
    const adml = decodeAdml(files.get(texts) ?? new Uint8Array(), texts);
    if (adml.ok) return [{ path, admx: admx.value, adml: adml.value }];
    for (const one of adml.diagnostics.map(asWarning)) diagnostics.push(one);
    return [{ path, admx: admx.value }];
  });
  if (pairs.length === 0) diagnostics.push(noTemplates([...files.keys()][0]));
  return { templates, diagnostics };
}

/** A template and its texts, by their paths. */
export interface TemplatePair {
  readonly admx: string;
  readonly adml?: string;
}

/** The templates among paths, each with the one language that is read. */
export function templatePairs(paths: readonly string[]): readonly TemplatePair[] {
  const texts = new Map<string, string[]>();
  for (const path of paths) {
    if (!/\.adml$/i.test(path)) continue;
    texts.set(stemOf(path), [...(texts.get(stemOf(path)) ?? []), path]);
  }
  return paths
    .filter((path) => /\.admx$/i.test(path))
    .map((admx) => {
      const found = (texts.get(stemOf(admx)) ?? [])
        .map((path) => ({ path, rank: rankOf(folderOf(path), folderOf(admx)) }))
        .filter(({ rank }) => rank < NO_LANGUAGE)
        .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))[0];
      return { admx, ...(found === undefined ? {} : { adml: found.path }) };
    });
}

const NO_LANGUAGE = 3;

/** English first, then what lies beside the template, then any folder below. */
function rankOf(folder: string, ofAdmx: string): number {
  if (folder === ofAdmx) return 1;
  if (folderOf(folder) !== ofAdmx) return NO_LANGUAGE;
  return /(?:^|\/)en-us$/i.test(folder) ? 0 : 2;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function stemOf(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: diagnostic.severity === 'error' ? 'warning' : diagnostic.severity };
}

function withoutTexts(file: string): Diagnostic {
  return {
    code: 'import-template-texts',
    severity: 'warning',
    message: `There are no texts for ${file}; its policies are named by their ids.`,
    at: { file },
    hint: 'Name the folder that also holds its .adml, such as en-US below it.',
  };
}

function noTemplates(file: string | undefined): Diagnostic {
  return {
    code: 'import-template-none',
    severity: 'warning',
    message: 'No .admx file is among the templates; no raw value is named by its policy.',
    at: file === undefined ? {} : { file },
    hint: 'Name a PolicyDefinitions folder, or an .admx file.',
  };
}
