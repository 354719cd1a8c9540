import { type CheckOptions, type Finding, type Outcome, type ResolvedFleet, resolveFleet } from '@mdav/core';
import { succeed } from '@mdav/core/format';
import {
  type FleetPlan,
  isPlanned,
  isStopped,
  judgePlan,
  PLAN_REPORTERS,
  type PlanState,
  planStates,
  stateOfFleet,
  verdictWords,
} from '@mdav/review';
import { findFleet } from '../disk/find-fleet.ts';
import { withRules } from '../disk/load-rules.ts';
import { reporterOf } from '../output/outputs.ts';
import { tellDiagnostics } from '../output/tell-diagnostics.ts';
import type { Command } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { namedRules, RULES_HELP, RULES_OPTION } from '../program/rules-option.ts';
import { dayOf, splitArguments } from '../program/usage.ts';
import { compiledState } from '../read/compiled-state.ts';
import { type ReadBase, readBase } from '../read/plan-base.ts';
import { paintFor } from '../terminal/paint.ts';

export const plan: Command = {
  name: 'plan',
  summary: 'Tell what a change of the fleet does to which devices',
  usage: 'mdav plan [FILE] [--against REF|FILE|DIR] [--format pretty|json|markdown] [--exit-code] [options]',
  about: [
    'Compares the fleet with what it was: settings old to new, with what that does to protection and by which way they',
    'reach the devices; modes with the ordered steps that no file can do, and the dead ends; findings that come and go.',
    'It compares with a commit, branch or tag of git, another fleet file, or an output folder by what its files say.',
    'A path that exists wins over a name of git; refs/heads/NAME names a branch in any case.',
    'It ends with 1 when the change brings an error, or a dead end that is certain, and nobody answers for it.',
  ],
  options: [
    ['--against REF|FILE|DIR', 'what to compare with (default: HEAD, what is committed)'],
    ['--format FORMAT', 'pretty (default), markdown for a pull request, or json, see plan.schema.json'],
    ['--exit-code', 'end with 2 when anything changes and nothing of that stops it'],
    RULES_HELP,
    ['--date YYYY-MM-DD', 'the day that waivers are held against (default: today)'],
  ],
  examples: [
    ['mdav plan', 'what the edits since the last commit do'],
    ['mdav plan --against origin/main --format markdown', 'a comment for a pull request'],
    ['mdav plan --against dist', 'what the next build changes on devices'],
  ],
  run: runPlan,
};

async function runPlan(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = splitArguments(
    args,
    {
      against: { type: 'string' },
      format: { type: 'string' },
      'exit-code': { type: 'boolean' },
      ...RULES_OPTION,
      date: { type: 'string' },
    },
    'plan',
  );
  const format = reporterOf(values['format'], Object.values(PLAN_REPORTERS), io);
  const date = dayOf(values['date'], io.today(), '--date');
  const loaded = await withRules(await findFleet('plan', positionals[0], io), namedRules(values), io);
  const resolved = loaded.outcome.ok ? resolveFleet(loaded.outcome.value) : loaded.outcome;
  tellDiagnostics(resolved.diagnostics, io);
  if (!resolved.ok || loaded.source === undefined) return EXIT.unreadable;

  const options: CheckOptions = { date, rules: loaded.rules, ruleFilesRun: loaded.ruleFilesRun };
  const side = { name: resolved.value.name, source: loaded.source };
  const base = await readBase((values['against'] as string | undefined) ?? 'HEAD', side, options, io);
  tellDiagnostics(base.diagnostics, io);
  if (!base.ok) return EXIT.unreadable;
  const made = makePlan(resolved.value, base.value, options);
  tellDiagnostics(made.diagnostics, io);
  if (!made.ok) return EXIT.unreadable;

  const { plan: value, findings } = made.value;
  io.out(format.render({ plan: value, base: base.value.base }, paintFor(io.color)));
  const verdict = judgePlan(value, findings);
  if (isStopped(verdict)) {
    const hint = verdict.errors > 0 ? '; `mdav check` tells what to do' : '';
    io.err(`${paintFor(io.color).severity('error', '✗')} ${verdictWords(verdict)}${hint}\n`);
    return EXIT.findings;
  }
  return values['exit-code'] === true && isPlanned(value) ? EXIT.differences : EXIT.ok;
}

/** A plan, and what is known of the new side by itself. */
export interface MadePlan {
  readonly plan: FleetPlan;
  /** What is to be found in the new fleet, whatever was in the old one. */
  readonly findings: readonly Finding[];
}

/** A plan against a base. Against files the new fleet is compared by the files that it would make. */
export function makePlan(fleet: ResolvedFleet, { base, state }: ReadBase, options: CheckOptions): Outcome<MadePlan> {
  const own = stateOfFleet(fleet, options);
  const after: Outcome<PlanState> = base.kind === 'output' ? compiledState(fleet, own, options.date) : succeed(own);
  if (!after.ok) return after;
  const plan = planStates(state, after.value, { date: options.date, waivers: fleet.waivers });
  return succeed({ plan, findings: own.findings ?? [] }, after.diagnostics);
}
