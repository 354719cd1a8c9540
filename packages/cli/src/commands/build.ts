import { join, resolve } from 'node:path';
import type { Finding } from '@mdav/core';
import { checkFleet, resolveFleet, stopsBuild } from '@mdav/core';
import { suggest } from '@mdav/core/format';
import { isLayerFile } from '@mdav/core/frameworks';
import { asFinding } from '@mdav/core/rule';
import { count, jsonForLogs } from '@mdav/review';
import { findFleet } from '../disk/find-fleet.ts';
import { nodeSha256 } from '../disk/hash.ts';
import { FLEET_NAMES, type LoadedFleet } from '../disk/load-fleet.ts';
import { withRules } from '../disk/load-rules.ts';
import { nodeDisk } from '../disk/output/disk.ts';
import { OutputBlocked } from '../disk/output/errors.ts';
import { type Written, writeTree } from '../disk/output/write-tree.ts';
import { startTeam, usualThreads } from '../groups/group-team.ts';
import { buildReport } from '../output/build-report.ts';
import { type FoundIn, findingsDocument, prettyFindings, tally } from '../output/findings.ts';
import { leftBehind } from '../output/left-behind.ts';
import { tellsValues } from '../output/left-values.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { count as counted, DATE, FORMAT, flag, PARAMETERS, RULES, text, texts } from '../program/options.ts';
import { demandOwnFolder, UsageError } from '../program/usage.ts';
import { compareOutput } from '../read/compare-output.ts';
import { gradualBuild, NotBuilt, type ToldBuild } from '../read/gradual-build.ts';
import { ASKED, type ChosenTargets, chooseTargets } from '../targets/choose-targets.ts';
import { TARGET_OPTIONS, targetOptions } from '../targets/target-options.ts';
import { targetWords } from '../targets/targets.ts';
import { paintFor } from '../terminal/paint.ts';
import { countingLine, whileShowing } from '../terminal/progress.ts';
import { tellComparison } from './check-output.ts';

const OPTIONS = {
  out: text('DIR', 'where the output goes', { short: 'o', paths: 'folders' }),
  check: flag('write nothing; say which files in DIR are not what a build would leave, and end with 1'),
  target: texts(
    'ID,…',
    `only these: ${targetWords()
      .map(({ text: id }) => id)
      .join(
        ', ',
      )} (default: what each group asks for, which \`${ASKED}\` adds to a list); expected.json and verify/ always`,
    { isList: true, words: () => [...targetWords(), { text: ASKED, meaning: 'what each group asks for' }] },
  ),
  ...TARGET_OPTIONS,
  rules: RULES,
  threads: counted(
    'N',
    'compile groups in N threads (default: as many as there are processors, and one for few groups)',
  ),
  format: FORMAT,
  date: DATE,
  ...PARAMETERS,
};

export const build = defineCommand({
  name: 'build',
  elsewhere: ['apply', 'compile', 'deploy', 'export', 'generate'],
  summary: 'Compile a fleet into the files that administrators deploy',
  usage:
    'mdav build [FILE] --out DIR [--check] [--target ID,…] [--gpreport] [--rules FILE]… [--format pretty|json] [options]',
  about: [
    'Checks the fleet and writes, per group, what its `deliver` asks for: .reg files, a Group Policy backup with a',
    'readable twin of registry.pol, Intune policies, a RUNBOOK.md for what no file can do, and expected.json. Beside',
    'the groups lie SUMMARY.md, the script that imports every Group Policy backup, and a template for the forcing value.',
    'An error stops it before anything is written. The same fleet gives the same bytes on every machine; times come',
    'from SOURCE_DATE_EPOCH or a fixed date. Files in DIR that mdav did not write are left alone.',
  ],
  options: OPTIONS,
  operands: { paths: 'files' },
  examples: [
    ['mdav build --out dist', 'the fleet of this folder'],
    ['mdav build --out dist --check', 'refuse stale or edited output, in a pipeline or before a commit'],
    ['mdav build fleet/mdav.yaml --out dist --target reg', 'registry files only'],
    ['mdav build --out dist --target default,dsc', 'documents of DSC on top of what each group asks for'],
  ],
  run: runBuild,
});

async function runBuild({ values, operands, args }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  const { format, out } = values;
  const date = values.date ?? io.today();
  const chosen = targetsAsked(values.target);
  if (out === undefined || out === '')
    throw new UsageError('`mdav build` needs a folder to write to.', 'Add --out DIR, for example --out dist.');
  demandOwnFolder(out, io);
  const epochSeconds = epochOf(io.env['SOURCE_DATE_EPOCH']);

  const { beginRemembering } = await import('../disk/last-build/remember.ts');
  const remember = values.check ? undefined : beginRemembering(args, filesOf(operands, io), io);
  const loaded = await withRules(await findFleet('build', operands, io), values.rules, io);
  const { outcome, rules, ruleFilesRun } = loaded;
  const resolved = outcome.ok ? resolveFleet(outcome.value) : outcome;
  if (!resolved.ok) return refuse(resolved.diagnostics.map(asFinding), loaded, format, io, EXIT.unreadable);
  const fleet = resolved.value;
  const options = {
    ...chosen,
    targetOptions: targetOptions(values),
    sha256: nodeSha256,
    ...(epochSeconds === undefined ? {} : { epochSeconds }),
  };
  const threads = values.threads ?? usualThreads(fleet.groups.length);
  const team = startTeam({ threads, groups: fleet.groups, options }, io);
  try {
    const groups = count(fleet.groups.length, 'group');
    const findings = whileShowing(io, `checking ${groups} …`, () => checkFleet(fleet, { date, rules, ruleFilesRun }));
    if (stopsBuild(findings)) return refuse(findings, loaded, format, io, EXIT.findings);
    const onGroup = countingLine(io, 'building group');
    const built = gradualBuild(fleet, findings, {
      ...options,
      date,
      ...(team === undefined ? {} : { compiled: team.compiled }),
      ...(onGroup === undefined ? {} : { onGroup }),
    });
    const folder = resolve(io.cwd, out);
    const whileBuilding = <Result>(work: () => Result) => whileShowing(io, `building ${groups} …`, work);
    try {
      if (values.check) {
        const comparison = whileBuilding(() => compareOutput(folder, built.files));
        return tellComparison(out, comparison, args, format, io);
      }
      const written = whileBuilding(() => writeTree(folder, built.files, nodeDisk, tellsValues));
      const told = built.told();
      const say = (changes: Written) => report(fleet.name, told, out, changes, loaded, format, io.color);
      io.out(say(written));
      if (remember !== undefined && isOfFilesAlone(loaded, values.rules)) {
        const nothing: Written = { created: [], changed: [], unchanged: told.paths, removed: [], kept: [] };
        remember({ out: folder, manifest: told.manifest, said: say(nothing) });
      }
      return EXIT.ok;
    } catch (error) {
      if (error instanceof NotBuilt)
        return refuse([...findings, ...error.diagnostics.map(asFinding)], loaded, format, io, EXIT.findings);
      if (!(error instanceof OutputBlocked)) throw error;
      const { message, hint } = error.words(out);
      throw new UsageError(message, hint);
    }
  } finally {
    team?.end();
  }
}

/** The files that the line names or means; the nearest fleet of the folders above is looked for anew every time. */
function filesOf(operands: readonly string[], { cwd, parameters }: Io): readonly string[] {
  const [first = ''] = FLEET_NAMES;
  return [...(operands.length > 0 ? operands : [join(cwd, first)]), ...(parameters?.files ?? [])];
}

/** True for a fleet that is data in one file: what others bring along, and what code does, is more than that file says. */
function isOfFilesAlone({ source, outcome, ruleFilesRun = [] }: LoadedFleet, named: readonly string[]): boolean {
  const layers = outcome.ok ? [...(outcome.value.layers?.keys() ?? [])] : [];
  const runs = [...ruleFilesRun, ...named];
  return source?.kind === 'file' && runs.length === 0 && !layers.some(isLayerFile);
}

function report(
  name: string,
  built: ToldBuild,
  out: string,
  written: Written,
  loaded: FoundIn,
  format: 'pretty' | 'json',
  color: boolean,
): string {
  if (format === 'json') {
    const files = built.paths;
    const warnings = warningsOf(built);
    const { last, contents, ...became } = written;
    const left = leftBehind(built, written);
    return jsonForLogs({
      ...findingsDocument(built.findings),
      fleet: name,
      out,
      files,
      written: became,
      warnings,
      left,
    });
  }
  const paint = paintFor(color);
  const worth = built.findings.filter(({ severity, waiver }) => severity !== 'info' || waiver !== undefined);
  const findings = worth.length > 0 ? `${prettyFindings(worth, loaded, paint)}\n` : '';
  return `${findings}${buildReport(name, built, out.replace(/[\\/]+$/, ''), written, paint)}`;
}

/** What targets could not say, with the group that it is about. */
function warningsOf({ groups }: ToldBuild): readonly object[] {
  return groups.flatMap(({ group, outputs }) =>
    outputs.flatMap(({ target, warnings }) =>
      warnings.map(({ code, message, hint }) => ({ group: group.name, target: target.id, code, message, hint })),
    ),
  );
}

function refuse(
  findings: readonly Finding[],
  loaded: FoundIn,
  format: 'pretty' | 'json',
  io: Io,
  code: ExitCode,
): ExitCode {
  if (format === 'json') {
    io.out(jsonForLogs({ ...findingsDocument(findings), files: [] }));
    return code;
  }
  const paint = paintFor(io.color);
  io.out(prettyFindings(findings, loaded, paint));
  io.out(`\n${paint.severity('error', '✗')} ${tally(findings)}. Nothing was written.\n`);
  return code;
}

function targetsAsked(given: readonly string[]): ChosenTargets {
  const ids = given.flatMap((list) => list.split(',')).filter((id) => id !== '');
  const known = [...targetWords().map(({ text: id }) => id), ASKED];
  for (const id of ids) {
    if (known.includes(id)) continue;
    const likely = suggest(id, known);
    throw new UsageError(
      `There is no target "${id}".`,
      likely === undefined ? `Use one of: ${known.join(', ')}.` : `Did you mean "${likely}"?`,
    );
  }
  return chooseTargets(ids);
}

function epochOf(value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined;
  if (!/^\d{1,11}$/.test(value))
    throw new UsageError(`SOURCE_DATE_EPOCH cannot be "${value}".`, 'Give whole seconds since 1970.');
  return Number(value);
}
