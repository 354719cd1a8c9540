import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Diagnostic, Location, Outcome } from '@mdav/core';
import { ruleFilesOf } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import type { Rule } from '@mdav/core/rule';
import { acceptRules } from '@mdav/core/rule';
import type { Io } from '../program/io.ts';
import type { LoadedFleet } from './load-fleet.ts';
import { moduleFault } from './module-fault.ts';
import { isCode, runModule } from './run-module.ts';

/** A module that somebody named for its rules. */
interface RuleFile {
  /** As people know it. */
  readonly file: string;
  readonly path: string;
  /** Where it is named. */
  readonly at: Location;
}

/**
 * A fleet for being checked: with the rules of the modules that it names itself and that the command line names. All of
 * them are read, so that all mistakes are told at once; a module that both name runs once.
 *
 * Errors: those of the fleet, `rules-not-found`, `rules-module` and those of `acceptRules`.
 */
export async function withRules(loaded: LoadedFleet, named: readonly string[], io: Io): Promise<LoadedFleet> {
  const own = loaded.outcome.ok ? ruleFilesOf(loaded.outcome.value) : [];
  const files: readonly RuleFile[] = [
    ...own.map(({ path, at }) => ruleFile(join(folderOf(loaded), path), at, io)),
    ...named.map((file) => ruleFile(file, { file }, io)),
  ];
  const rules = [...(loaded.rules ?? [])];
  const problems: Diagnostic[] = [];
  const done = new Set(loaded.source?.kind === 'module' ? [realPath(resolve(io.cwd, loaded.source.file))] : []);
  for (const each of files) {
    if (done.has(realPath(each.path))) continue;
    done.add(realPath(each.path));
    const read = await readRules(each, rules, io);
    if (read.ok) for (const one of read.value) rules.push(one);
    else for (const one of read.diagnostics) problems.push(one);
  }
  if (problems.length > 0) return { ...loaded, outcome: fail([...loaded.outcome.diagnostics, ...problems]) };
  return { ...loaded, rules, ruleFilesRun: own.map(({ path }) => path) };
}

/** The folder that the fleet's own paths start from, as people know it. */
function folderOf({ source }: LoadedFleet): string {
  return source === undefined || source.kind === 'stdin' ? '' : dirname(source.file);
}

function ruleFile(file: string, at: Location, { cwd }: Io): RuleFile {
  return { file, path: resolve(cwd, file), at };
}

/** One module by whichever way it is named. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

async function readRules(
  { file, path, at }: RuleFile,
  beside: readonly Rule[],
  { cwd }: Io,
): Promise<Outcome<readonly Rule[]>> {
  const refuse = (code: string, message: string, hint: string): Outcome<never> =>
    fail([{ code, severity: 'error', message, at, hint }]);
  if (!existsSync(path)) return refuse('rules-not-found', `There is no file ${file}.`, 'Check the path.');
  if (!isCode(file))
    return refuse('rules-module', `${file} is no module, and rules are code.`, 'Name a .ts, .mts, .js or .mjs file.');
  try {
    const exported = await runModule(path);
    const rules = exported['rules'] ?? exported['default'];
    if (rules === undefined)
      return refuse('rules-module', `${file} exports no rules.`, 'Write `export const rules = [defineRule({ … })]`.');
    const accepted = acceptRules(rules, file, beside);
    return accepted.ok ? succeed(accepted.value) : accepted;
  } catch (error) {
    return fail([{ ...moduleFault(error, path, file, cwd).diagnostic, code: 'rules-module' }]);
  }
}
