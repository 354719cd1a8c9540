import { dirname, relative, resolve, sep } from 'node:path';
import { type CheckOptions, type Outcome, type ResolvedFleet, resolveFleet } from '@mdav/core';
import { succeed } from '@mdav/core/format';
import {
  baseNotes,
  baseWords,
  count,
  fleetPage,
  inLog,
  type PageChanges,
  renderFleetPage,
  tallyWords,
} from '@mdav/review';
import { findFleet } from '../disk/find-fleet.ts';
import type { LoadedFleet } from '../disk/load-fleet.ts';
import { withRules } from '../disk/load-rules.ts';
import { readManifestFile } from '../disk/output/manifest.ts';
import { writeFileWhole } from '../disk/output/write-file.ts';
import { tellDiagnostics } from '../output/tell-diagnostics.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { DATE, PARAMETERS, RULES, text } from '../program/options.ts';
import { UsageError } from '../program/usage.ts';
import { readBase } from '../read/plan-base.ts';
import { TARGETS } from '../targets/targets.ts';
import { makePlan } from './plan.ts';

const OPTIONS = {
  html: text('OUT.html', 'where the page goes; - is standard output', { paths: 'files' }),
  against: text(
    'REF|FILE|DIR',
    'also tell what changes against a commit, branch or tag, a fleet file, or an output folder',
    { paths: 'files' },
  ),
  out: text(
    'DIR',
    'where `mdav build` wrote, for links to the runbooks (default: the folder of the page, if it is one)',
    { paths: 'folders' },
  ),
  rules: RULES,
  date: DATE,
  ...PARAMETERS,
};

export const report = defineCommand({
  name: 'report',
  summary: 'Write a page about a fleet, for people who do not read YAML',
  usage: 'mdav report [FILE] --html OUT.html [--against REF|FILE|DIR] [--out DIR] [options]',
  about: [
    'Writes one HTML page: the groups by operating system and mode, how each mode comes about and what works in it,',
    'settings and what carries them, steps by hand, findings with their sources, waivers by expiry and, on request, what',
    'changes against a base. The page loads nothing and runs nothing, and prints well. A fleet with errors has a page',
    'too; it ends with 1 then, as `mdav check` does. The same fleet and day give the same bytes.',
  ],
  options: OPTIONS,
  operands: { paths: 'files' },
  examples: [
    ['mdav report --html dist/report.html', 'a page beside the output of `mdav build --out dist`'],
    ['mdav report --html change.html --against origin/main', 'for a change ticket'],
    ['mdav report fleet/mdav.yaml --html - --date 2027-01-01', 'to standard output, as of that day'],
  ],
  run: runReport,
});

async function runReport({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  const { html: out, against } = values;
  const date = values.date ?? io.today();
  if (out === undefined || out === '')
    throw new UsageError('`mdav report` needs a file to write to.', 'Add --html FILE, for example --html report.html.');
  const loaded = await withRules(await findFleet('report', operands, io), values.rules, io);
  refuseOverwriting(out, loaded, io);
  const resolved = loaded.outcome.ok ? resolveFleet(loaded.outcome.value) : loaded.outcome;
  tellDiagnostics(resolved.diagnostics, io);
  if (!resolved.ok) return EXIT.unreadable;

  const fleet = resolved.value;
  const { rules, ruleFilesRun } = loaded;
  const changes = await readChanges(against, fleet, loaded, { date, rules, ruleFilesRun }, io);
  tellDiagnostics(changes.diagnostics, io);
  if (!changes.ok) return EXIT.unreadable;
  const output = outputFolder(values.out, out, io);
  const page = fleetPage(fleet, {
    targets: TARGETS,
    date,
    rules,
    ruleFilesRun,
    ...(changes.value === undefined ? {} : { changes: changes.value }),
    ...(output === undefined ? {} : { output }),
  });
  const text = renderFleetPage(page);
  if (out === '-') io.out(text);
  else {
    writeFileWhole(resolve(io.cwd, out), Buffer.from(text, 'utf8'));
    io.err(`${inLog(out)}: ${count(page.groups.length, 'group')}, ${tallyWords(page.tally)}\n`);
  }
  return page.tally.error > 0 ? EXIT.findings : EXIT.ok;
}

async function readChanges(
  against: string | undefined,
  fleet: ResolvedFleet,
  { source }: LoadedFleet,
  options: CheckOptions,
  io: Io,
): Promise<Outcome<PageChanges | undefined>> {
  if (against === undefined || source === undefined) return succeed(undefined);
  const base = await readBase(against, { name: fleet.name, source }, options, io);
  if (!base.ok) return base;
  const made = makePlan(fleet, base.value, options);
  if (!made.ok) return made;
  const { plan, base: told } = made.value;
  const changes = { plan, against: baseWords(told), notes: baseNotes(told) };
  return succeed(changes, [...base.diagnostics, ...made.diagnostics]);
}

/** The output of a build as seen from the page: the folder that was named, else the page's own if a build left it. */
function outputFolder(named: string | undefined, out: string, io: Io): string | undefined {
  const place = out === '-' ? io.cwd : dirname(resolve(io.cwd, out));
  if (named === undefined) return out !== '-' && readManifestFile(place) !== undefined ? '.' : undefined;
  return relative(place, resolve(io.cwd, named)).split(sep).join('/') || '.';
}

/** A page must not replace the fleet that it is about. */
function refuseOverwriting(out: string, { source }: LoadedFleet, io: Io): void {
  if (out === '-' || source === undefined || source.kind === 'stdin') return;
  if (resolve(io.cwd, out) === resolve(io.cwd, source.file))
    throw new UsageError(`${out} is the fleet itself.`, 'Name another file for the page.');
}
