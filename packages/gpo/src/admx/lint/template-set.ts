import type { Diagnostic, Location, Severity } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import type { XmlPosition } from '@mdav/xml';
import type { AdmlDocument } from '../adml-form.ts';
import { decodeAdml } from '../decode-adml.ts';
import { decodeAdmx } from '../decode-admx.ts';
import type { AdmxDocument } from '../form.ts';

/** A definition file with its language files. */
export interface Template {
  readonly path: string;
  readonly admx: AdmxDocument;
  readonly languages: readonly TemplateLanguage[];
}

export interface TemplateLanguage {
  readonly path: string;
  /** Name of its folder, such as `en-US`; empty when it lies beside the definition file. */
  readonly language: string;
  readonly adml: AdmlDocument;
}

/** Files that belong together, as they lie in a `PolicyDefinitions` folder. */
export interface TemplateSet {
  readonly templates: readonly Template[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the definition and language files of a tree; other files are passed over. `X.admx` finds its texts in
 * `<language>/X.adml`, or beside it. `onFile` is told how many files are read, of how many.
 *
 * Diagnostics: those of the readers; `admx-no-language`, `adml-without-admx`.
 */
export function readTemplates(files: FileTree, onFile?: (read: number, all: number) => void): TemplateSet {
  const diagnostics: Diagnostic[] = [];
  const texts: TemplateLanguage[] = [];
  let done = 0;
  for (const [path, bytes] of files) {
    if (!/\.adml$/i.test(path)) continue;
    const read = decodeAdml(bytes, path);
    done += 1;
    onFile?.(done, files.size);
    for (const one of read.diagnostics) diagnostics.push(one);
    if (read.ok) texts.push({ path, language: '', adml: read.value });
  }
  const templates: Template[] = [];
  for (const [path, bytes] of files) {
    if (!/\.admx$/i.test(path)) continue;
    const read = decodeAdmx(bytes, path);
    done += 1;
    onFile?.(done, files.size);
    for (const one of read.diagnostics) diagnostics.push(one);
    if (!read.ok) continue;
    const languages = texts.flatMap((text) => {
      const language = languageFor(path, text.path);
      return language === undefined ? [] : [{ ...text, language }];
    });
    if (languages.length === 0) {
      const hint = `Add en-US/${baseName(path)}.adml.`;
      diagnostics.push(
        finding(
          'admx-no-language',
          'error',
          'The file has no texts in any language; no editor shows it.',
          { file: path },
          hint,
        ),
      );
    }
    templates.push({ path, admx: read.value, languages });
  }
  const used = new Set(templates.flatMap(({ languages }) => languages.map(({ path }) => path)));
  for (const { path } of texts.filter((text) => !used.has(text.path))) {
    const message = `No ${baseName(path)}.admx is in the folder above.`;
    diagnostics.push(
      finding('adml-without-admx', 'warning', message, { file: path }, 'Add the definition file, or remove this one.'),
    );
  }
  return { templates, diagnostics };
}

/** The language of a text file for a definition file; `undefined` when they do not belong together. */
function languageFor(admxPath: string, admlPath: string): string | undefined {
  if (baseName(admxPath).toLowerCase() !== baseName(admlPath).toLowerCase()) return undefined;
  const [folder, textFolder] = [folderOf(admxPath), folderOf(admlPath)];
  if (folder === textFolder) return '';
  return folderOf(textFolder) === folder && textFolder !== ''
    ? textFolder.slice(folder === '' ? 0 : folder.length + 1)
    : undefined;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

/** A diagnostic, written short. */
export function finding(code: string, severity: Severity, message: string, at: Location, hint: string): Diagnostic {
  return { code, severity, message, at, hint };
}

/** A place in a file, where it is known. */
export function placeIn(file: string, at: XmlPosition | undefined): Location {
  return { file, ...at };
}
