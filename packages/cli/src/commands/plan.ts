import { type CheckOptions, type Finding, type Outcome, type ResolvedFleet, resolveFleet } from '@mdav/core';
import { succeed } from '@mdav/core/format';
import {
  type FleetPlan,
  isPlanned,
  isStopped,
  judgePlan,
  PLAN_REPORTERS,
  type PlanBase,
  type PlanState,
  planStates,
  stateOfFleet,
  verdictWords,
} from '@mdav/review';
import { findFleet } from '../disk/find-fleet.ts';
import { withRules } from '../disk/load-rules.ts';
import { chooseOutputs, outputOptions, refuseOverwriting, tellDocument } from '../output/outputs.ts';
import { tellDiagnostics } from '../output/tell-diagnostics.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { DATE, flag, MAX_CHARACTERS, PARAMETERS, RULES, text } from '../program/options.ts';
import { compiledState } from '../read/compiled-state.ts';
import { type ReadBase, readBase } from '../read/plan-base.ts';
import { paintFor } from '../terminal/paint.ts';

const OPTIONS = {
  against: text('REF|FILE|DIR', 'what to compare with (default: HEAD, what is committed)', { paths: 'files' }),
  ...outputOptions(PLAN_REPORTERS),
  'max-characters': MAX_CHARACTERS,
  'exit-code': flag('end with 2 when anything changes and nothing of that stops it'),
  rules: RULES,
  date: DATE,
  ...PARAMETERS,
};

export const plan = defineCommand({
  name: 'plan',
  summary: 'Tell what a change of the fleet does to which devices',
  usage:
    'mdav plan [FILE] [--against REF|FILE|DIR] [--format FORMAT] [--output [FORMAT=]FILE]… [--exit-code] [options]',
  about: [
    'Compares the fleet with what it was: settings old to new, with what that does to protection and by which way they',
    'reach the devices; modes with the ordered steps that no file can do, and the dead ends; findings that come and go.',
    'It compares with a commit, branch or tag of git, another fleet file, or an output folder by what its files say.',
    'A path that exists wins over a name of git; refs/heads/NAME names a branch in any case.',
    'It ends with 1 when the change brings an error, or a dead end that is certain, and nobody answers for it.',
  ],
  options: OPTIONS,
  operands: { paths: 'files' },
  examples: [
    ['mdav plan', 'what the edits since the last commit do'],
    ['mdav plan --against origin/main --format markdown', 'a comment for a pull request'],
    ['mdav plan --against dist', 'what the next build changes on devices'],
  ],
  run: runPlan,
});

async function runPlan({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  const date = values.date ?? io.today();
  const outputs = chooseOutputs(PLAN_REPORTERS, values, operands, io);
  const loaded = await withRules(await findFleet('plan', operands, io), values.rules, io);
  const resolved = loaded.outcome.ok ? resolveFleet(loaded.outcome.value) : loaded.outcome;
  tellDiagnostics(resolved.diagnostics, io);
  if (!resolved.ok || loaded.source === undefined) return EXIT.unreadable;
  refuseOverwriting(outputs, loaded.source.file, io);

  const options: CheckOptions = { date, rules: loaded.rules, ruleFilesRun: loaded.ruleFilesRun };
  const side = { name: resolved.value.name, source: loaded.source };
  const base = await readBase(values.against ?? 'HEAD', side, options, io);
  tellDiagnostics(base.diagnostics, io);
  if (!base.ok) return EXIT.unreadable;
  const made = makePlan(resolved.value, base.value, options);
  tellDiagnostics(made.diagnostics, io);
  if (!made.ok) return EXIT.unreadable;

  const { plan: value, base: told, findings } = made.value;
  const maxCharacters = values['max-characters'];
  tellDocument(outputs, { plan: value, base: told, ...(maxCharacters !== undefined && { maxCharacters }) }, io);
  const verdict = judgePlan(value, findings);
  if (isStopped(verdict)) {
    const hint = verdict.errors > 0 ? '; `mdav check` tells what to do' : '';
    io.err(`${paintFor(io.color).severity('error', '✗')} ${verdictWords(verdict)}${hint}\n`);
    return EXIT.findings;
  }
  return values['exit-code'] && isPlanned(value) ? EXIT.differences : EXIT.ok;
}

/** A plan, and what is known of the new side by itself. */
export interface MadePlan {
  readonly plan: FleetPlan;
  /** What it was made against, with what could not be compared. */
  readonly base: PlanBase;
  /** What is to be found in the new fleet, whatever was in the old one. */
  readonly findings: readonly Finding[];
}

/** A plan against a base. Against files the new fleet is compared by the files that it would make. */
export function makePlan(
  fleet: ResolvedFleet,
  { base, state, targets }: ReadBase,
  options: CheckOptions,
): Outcome<MadePlan> {
  const own = stateOfFleet(fleet, options);
  const after: Outcome<PlanState> =
    base.kind === 'output' ? compiledState(fleet, own, { date: options.date, targets }) : succeed(own);
  if (!after.ok) return after;
  const plan = planStates(state, after.value, { date: options.date, waivers: fleet.waivers });
  const uncarried = base.kind === 'output' ? countSettings(own) - countSettings(after.value) : 0;
  const told: PlanBase = base.kind === 'output' && uncarried > 0 ? { ...base, uncarried } : base;
  return succeed({ plan, base: told, findings: own.findings ?? [] }, after.diagnostics);
}

/** A setting that only raw entries say stands on both sides. */
function countSettings({ groups }: PlanState): number {
  return groups.reduce((sum, { settings }) => sum + settings.length, 0);
}
