import { existsSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { AGENTS, DELIVERIES, LICENCES, MODES, ONBOARDING_STATES, parseFleet } from '@mdav/core';
import { safeGroupName, starterFleet } from '@mdav/import';
import { shellText } from '@mdav/quote';
import { inLog } from '@mdav/review';
import { writeFileWhole } from '../disk/output/write-file.ts';
import { withLayers } from '../disk/outside-layers.ts';
import { repositoryOf } from '../disk/repository.ts';
import { systemWords } from '../explain/known-words.ts';
import { systemsOfPresets } from '../frameworks/named-preset.ts';
import { checkFleetText } from '../import/check-text.ts';
import { type GivenAnswers, settleAnswers } from '../init/answers.ts';
import { ignoreFile } from '../init/ignore-file.ts';
import { OUTPUT, PIPELINES, type Pipeline, pipelineFile } from '../init/pipelines.ts';
import { tellDiagnostics } from '../output/tell-diagnostics.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { flag, plainWords, text, texts } from '../program/options.ts';
import { UsageError } from '../program/usage.ts';
import { paintFor } from '../terminal/paint.ts';

const known = (words: readonly string[]) => ({ words: () => plainWords(words) });

const OPTIONS = {
  name: text('NAME', 'name of the fleet (default: that of the folder)'),
  group: text('NAME', 'name of the first group (default: desks or servers)'),
  os: text('OS,…', 'its operating systems (default: those of the preset, else windows-11)', {
    isList: true,
    words: systemWords,
  }),
  mode: text('MODE', 'active (default), active+edr-block, passive, passive+edr-block', known(MODES)),
  agent: text('AGENT', 'on Windows Server 2016 and 2012 R2: unified (default), mma, builtin', known(AGENTS)),
  antivirus: text(
    'NAME',
    'the other antivirus, none or unknown (default: none when active)',
    known(['none', 'unknown']),
  ),
  deliver: text('WAY,…', `${DELIVERIES.join(', ')} (default: intune for clients, gpo for servers)`, {
    isList: true,
    ...known(DELIVERIES),
  }),
  onboarding: text(
    'STATE',
    'onboarded, planned, none or unknown (default: planned when passive)',
    known([...ONBOARDING_STATES, 'unknown']),
  ),
  licence: text(
    'LICENCE',
    'none, p1, p2, e5, business, servers-p1, servers-p2 or unknown (default)',
    known([...LICENCES, 'unknown']),
  ),
  preset: texts('ID@VERSION', 'start from a published baseline, any number of times: mdav list frameworks'),
  ci: text('NAME,…', 'also write the pipeline for github, azure or pre-commit, or gitattributes for git itself', {
    isList: true,
    ...known([...PIPELINES, 'none']),
  }),
  out: text('FILE', 'where the fleet goes (default: mdav.yaml)', { short: 'o', paths: 'files' }),
  yes: flag('ask nothing'),
};

export const init = defineCommand({
  name: 'init',
  elsewhere: ['create', 'new'],
  summary: 'Write a first fleet file, and pipeline files on request',
  usage: 'mdav init [--os OS,…] [--mode MODE] [--deliver WAY,…] [--ci NAME,…] [--yes] [options]',
  about: [
    'Asks a few questions in a terminal and writes a fleet file with comments that teach, which passes `mdav check`.',
    'What an option says is not asked. With --yes nothing is asked, and what no option says gets its default; without a',
    'terminal --yes is needed. A combination that Microsoft does not support is refused with the reason. A .gitignore for',
    'what a build puts down while it writes is added. Nothing that is there is overwritten.',
  ],
  options: OPTIONS,
  examples: [
    ['mdav init', 'questions, then mdav.yaml'],
    ['mdav init --yes --preset microsoft-windows-11@25H2', 'the baseline of Microsoft, to depart from'],
    ['mdav init --yes --os windows-11,windows-10', 'clients that run Defender, by Intune'],
    [
      'mdav init --yes --os windows-server-2022 --mode passive --antivirus "Contoso Protect" --ci github',
      'servers beside another antivirus, checked on GitHub',
    ],
  ],
  run: runInit,
});

async function runInit({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  if (operands.length > 0)
    throw new UsageError(`\`mdav init\` takes no ${operands[0]}.`, 'Name the fleet file with --out.');
  const { out = 'mdav.yaml', yes: isQuiet, preset: presets, ...answers } = values;
  if (!/\.ya?ml$/i.test(out)) throw new UsageError(`${out} is no YAML file.`, 'Use a name that ends in .yaml.');
  refuseOverwriting([out], io);
  if (!isQuiet && io.ask === undefined)
    throw new UsageError(
      'There is no terminal to ask in.',
      'Add --yes to take the defaults, for example: mdav init --yes --os windows-11',
    );

  const given = Object.fromEntries(
    Object.entries(answers).filter(([, answer]) => answer !== undefined),
  ) as GivenAnswers;
  const suggested = safeGroupName(basename(resolve(io.cwd)));
  const presetOs = await systemsOfPresets(presets);
  const { fleet, pipelines } = await settleAnswers(
    { ...given, ...(presetOs && { presetOs }) },
    suggested,
    isQuiet ? undefined : askUntilRight(io),
  );
  refusePipelinesBelowRoot(pipelines, out, io);
  const files = pipelines.map((pipeline) => pipelineFile(pipeline, out.replaceAll('\\', '/')));
  refuseOverwriting(
    files.map(({ path }) => path),
    io,
  );

  const ignored = ignoreFile(io.cwd);
  const fleetText = starterFleet({ ...fleet, presets });
  const paint = paintFor(io.color);
  const source = { text: fleetText, file: out };
  const parsed = parseFleet(source);
  const whole = parsed.ok ? await withLayers(parsed.value, io.cwd) : parsed;
  if (!whole.ok) {
    // Nothing was written: a line of the new fleet is no place that anybody can go to.
    tellDiagnostics(
      whole.diagnostics.map((one) => (one.at.file === out ? { ...one, at: {} } : one)),
      io,
    );
    io.err('Nothing was written.\n');
    return EXIT.findings;
  }
  const { layers } = whole.value;
  const checked = checkFleetText({ ...source, ...(layers && { layers }) }, io.today(), paint);
  if (checked.errors !== '') {
    io.err(`${checked.errors}\nNothing was written. Choose other answers, or options: mdav help init\n`);
    return EXIT.findings;
  }
  writeFileWhole(resolve(io.cwd, out), Buffer.from(fleetText, 'utf8'));
  const more = ignored?.kind === 'write' ? [...files, { ...ignored, next: undefined }] : files;
  for (const { path, text: content } of more) writeFileWhole(resolve(io.cwd, path), Buffer.from(content, 'utf8'));
  io.err(`${checked.text}\n`);
  for (const { path, next } of [{ path: out, next: undefined }, ...more])
    io.err(`${paint.good('✓')} ${inLog(path)}${next === undefined ? '' : `: ${next}`}\n`);
  if (ignored?.kind === 'tell') io.err(`  Add the line ${paint.accent(ignored.line)} to ${inLog(ignored.path)}.\n`);
  const next = `mdav build ${shellText(out)} --out ${OUTPUT}`;
  io.err(`  Next: ${paint.accent(next)}${files.length > 0 ? `, and commit ${OUTPUT} with the rest` : ''}\n`);
  return EXIT.ok;
}

/** Hosts and pre-commit read their files in the root of the repository alone, and names in them start there. */
function refusePipelinesBelowRoot(pipelines: readonly Pipeline[], out: string, io: Io): void {
  const root = repositoryOf(resolve(io.cwd));
  const [first] = pipelines.filter((pipeline) => pipeline !== 'gitattributes');
  if (first === undefined || root === undefined || root === resolve(io.cwd)) return;
  const fromRoot = relative(root, resolve(io.cwd, out)).replaceAll('\\', '/');
  throw new UsageError(
    `The file for ${first} is read in the root of the repository alone, and this is not it: the root is ${root}.`,
    `Go there, and write \`mdav init --ci ${pipelines.join(',')} --out ${shellText(fromRoot)}\` with the rest of what you said.`,
  );
}

function refuseOverwriting(paths: readonly string[], io: Io): void {
  const taken = paths.find((path) => existsSync(resolve(io.cwd, path)));
  if (taken !== undefined)
    throw new UsageError(
      `${taken} is there already.`,
      'Move it away, or add what it lacks by hand: nothing is overwritten.',
    );
}

/** Asks again until the answer can be read. */
function askUntilRight({ ask, err }: Io) {
  if (ask === undefined) return undefined;
  return async (question: string, read: (answer: string) => unknown): Promise<string> => {
    for (;;) {
      const answer = (await ask(question)).trim();
      try {
        read(answer);
        return answer;
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        err(`${error.message} ${error.hint}\n`);
      }
    }
  };
}
