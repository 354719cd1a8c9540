import * as vscode from 'vscode';
import type { Ran } from '../mdav/program.ts';
import type { Desk } from './command.ts';

/** Says that something went wrong, with the way to what mdav said. */
export async function tellFailure({ log }: Desk, what: string, { out, err }: Ran): Promise<void> {
  log.appendLine(`${what}\n${out}${err}`);
  if ((await vscode.window.showErrorMessage(`${what} ${firstLine(err, out)}`, 'Show All')) === 'Show All')
    log.show(true);
}

function firstLine(...texts: readonly string[]): string {
  const lines = texts.flatMap((text) => text.split(/\r?\n/));
  // Findings come in the order of the file; what stops is an error.
  const said = lines.filter((line) => line.trim() !== '');
  const first = (said.find((line) => /^error\s/.test(line)) ?? said[0])?.trim() ?? 'mdav said nothing.';
  // The notification says already that it is one.
  return first.replace(/^error\s+/, '');
}

/** Something that takes a moment, shown as such. */
export function meanwhile<T>(title: string, task: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, task);
}
