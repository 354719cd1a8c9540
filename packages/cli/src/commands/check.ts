import { checkFleet, resolveFleet, stopsBuild } from '@mdav/core';
import { loadFleet } from '../disk/load-fleet.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { asFinding, findingsDocument, prettyFindings, tally } from '../render/findings.ts';
import { paintFor } from '../render/paint.ts';
import { dayOf, oneOf, splitArguments } from '../usage.ts';
import type { Command } from './command.ts';

export const check: Command = {
  name: 'check',
  summary: 'Hold a fleet to what Microsoft documents',
  usage: 'mdav check [FILE] [--format pretty|json] [--date YYYY-MM-DD]',
  about: [
    'Reads the fleet and reports every mistake and every documented constraint that it breaks, each with file, line,',
    'column and what to do. Without FILE it takes mdav.yaml, mdav.yml or mdav.json of this folder; - is standard input.',
    'A TypeScript or JavaScript module is code: it runs only when FILE names it.',
  ],
  options: [
    ['--format pretty|json', 'for people (default), or one JSON document'],
    ['--date YYYY-MM-DD', 'the day that waivers are held against (default: today)'],
  ],
  examples: [
    ['mdav check', 'the fleet of this folder'],
    ['mdav check fleet/mdav.yaml --format json', 'findings for another program'],
  ],
  run: runCheck,
};

async function runCheck(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = splitArguments(
    args,
    { format: { type: 'string' }, date: { type: 'string' } },
    'check',
  );
  const format = oneOf(values['format'], ['pretty', 'json'], 'pretty', '--format');
  const date = dayOf(values['date'], io.today(), '--date');
  const { outcome, text } = await loadFleet(positionals[0], io);
  const resolved = outcome.ok ? resolveFleet(outcome.value) : outcome;
  const findings = resolved.ok ? checkFleet(resolved.value, { date }) : resolved.diagnostics.map(asFinding);
  if (format === 'json') {
    io.out(`${JSON.stringify(findingsDocument(findings), null, 2)}\n`);
  } else {
    const paint = paintFor(io.color);
    io.out(prettyFindings(findings, text, paint));
    io.out(
      `${findings.length > 0 ? '\n' : ''}${stopsBuild(findings) ? paint.severity('error', '✗') : paint.good('✓')} ${tally(findings)}\n`,
    );
  }
  if (!resolved.ok) return EXIT.unreadable;
  return stopsBuild(findings) ? EXIT.findings : EXIT.ok;
}
