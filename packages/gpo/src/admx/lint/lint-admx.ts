import type { Diagnostic } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import { checkMdm } from './mdm.ts';
import { checkNames, checkNamespaces } from './names.ts';
import { checkPresentations } from './presentations.ts';
import { checkReferences } from './references.ts';
import { readTemplates } from './template-set.ts';
import { checkTexts } from './texts.ts';

/** What is told while many templates are checked. */
export interface LintAdmxOptions {
  /** After each file that was read. */
  readonly onFile?: (read: number, all: number) => void;
  /** After each template that was checked, with its languages. */
  readonly onTemplate?: (checked: number, all: number) => void;
}

/**
 * Checks a folder of policy definitions, `X.admx` with `<language>/X.adml`, for what makes Windows pass over a file,
 * show a policy wrongly or not at all, or read something else than was meant.
 *
 * Severities: `error` when the editor refuses the file or cannot show the policy, `warning` when something is ignored,
 * `info` for what is left over and for what MDM refuses. The codes stand with the checks in this folder.
 */
export function lintAdmx(files: FileTree, { onFile, onTemplate }: LintAdmxOptions = {}): readonly Diagnostic[] {
  const { templates, diagnostics } = readTemplates(files, onFile);
  return [
    ...diagnostics,
    ...checkNamespaces(templates),
    ...templates.flatMap((template, index) => {
      const found = [
        ...checkNames(template),
        ...checkReferences(template, templates),
        ...checkTexts(template),
        ...checkPresentations(template),
        ...checkMdm(template),
      ];
      onTemplate?.(index + 1, templates.length);
      return found;
    }),
  ];
}
