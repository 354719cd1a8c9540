import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { meanwhile, tellFailure } from './tell.ts';

/** Tells all about what is selected or under the cursor; asks where nothing is. */
export const explain: Command = {
  run: async (desk) => {
    const word = wordInQuestion() ?? (await vscode.window.showInputBox({ title: 'Explain', prompt: WHAT }));
    if (word === undefined || word.trim() === '') return;
    const ran = await meanwhile(`mdav explain ${word}`, () => desk.mdav(['explain', word.trim()]));
    if (ran.status !== 0) return tellFailure(desk, `Nothing is known of "${word}".`, ran);
    const name = word.trim().replaceAll(/[^\w.@+-]+/g, '-');
    const document = await vscode.workspace.openTextDocument(desk.pages.put(`${name}.txt`, ran.out));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  },
};

const WHAT = 'A setting by any of its names, a rule, a framework, an operating system, a mode, an event or a code';

function wordInQuestion(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  if (!selection.isEmpty) return document.getText(selection);
  const range = document.getWordRangeAtPosition(selection.active, /[\w@.+-]+/);
  return range === undefined ? undefined : document.getText(range);
}
