import { checkFleet, stopsBuild } from '../check/check.ts';
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import { succeed } from '../diagnostic/diagnostic.ts';
import type { ResolvedFleet } from '../model/resolved.ts';
import type { Finding } from '../rule/rule.ts';
import type { Built } from '../target/built.ts';
import { byPath, type FileContent, fileTree, packed } from '../target/file-tree.ts';
import type { BuildOptions } from './build-options.ts';
import { compileGroups } from './compile-groups.ts';

/** The reason why nothing was built, or the build. */
export type BuildResult =
  | { readonly ok: true; readonly built: Built }
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly diagnostics: readonly Diagnostic[] };

/** Checks a fleet and, when no unanswered error stands in the way, compiles it into files. Pure: same input, same bytes. */
export function buildFleet(fleet: ResolvedFleet, options: BuildOptions): BuildResult {
  const { date, rules, ruleFilesRun } = options;
  const findings = checkFleet(fleet, { date, rules, ruleFilesRun });
  if (stopsBuild(findings)) return { ok: false, findings, diagnostics: [] };
  const compiled = compileFleet(fleet, findings, options);
  if (!compiled.ok) return { ok: false, findings, diagnostics: compiled.diagnostics };
  return { ok: true, built: compiled.value };
}

/** Compiles a fleet whose findings are known, and holds all that comes of it. Errors are those of the formats. */
export function compileFleet(
  fleet: ResolvedFleet,
  findings: readonly Finding[],
  options: BuildOptions,
): Outcome<Built> {
  const files: [string, FileContent][] = [];
  const making = compileGroups(fleet, findings, options);
  for (;;) {
    const { done, value } = making.next();
    if (!done) {
      for (const file of packed(value)) files.push(file);
      continue;
    }
    if (!value.ok) return value;
    const manifest = files.pop();
    const sorted = new Map(files.sort(byPath));
    if (manifest !== undefined) sorted.set(...manifest);
    return succeed({ files: fileTree(sorted), ...value.value }, value.diagnostics);
  }
}
