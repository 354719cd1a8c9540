import { statSync } from 'node:fs';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { flag, type Options } from '../program/options.ts';

const OPTIONS = {
  stdio: flag('speak on standard input and output, which it does in any case'),
} satisfies Options;

export const lsp = defineCommand({
  name: 'lsp',
  summary: 'Serve an editor: findings, fixes, completion, hover',
  usage: 'mdav lsp [--stdio]',
  about: [
    'Speaks the Language Server Protocol on standard input and output. An editor starts it; docs/editors.md says how to tell',
    'it to. Findings are those of `mdav check`, with their fixes as quick fixes. Modules with rules of your own are code,',
    'and run only when the editor asks for it by its option runRuleFiles.',
  ],
  options: OPTIONS,
  examples: [
    ['mdav lsp', 'what an editor runs'],
    ['mdav lsp --stdio', 'the same, for editors that add this'],
  ],
  run: runLsp,
});

async function runLsp(_: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  // Node ends its walk along links early where the file that was looked at last is a pipe, as standard input is here, and then
  // finds no package that is installed as a link.
  statSync('/');
  // The protocol is a library of its own that no other verb needs.
  const { serve } = await import('../lsp/serve.ts');
  const farewell = await serve(process.stdin, process.stdout, io);
  // A client that said goodbye may leave the pipe open and wait for the end of the process.
  process.stdin.destroy();
  return farewell === 'ended' ? EXIT.ok : EXIT.findings;
}
