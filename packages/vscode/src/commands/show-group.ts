import * as vscode from 'vscode';
import { parameterArguments } from '../mdav/settings.ts';
import type { Command } from './command.ts';
import { meanwhile, tellFailure } from './tell.ts';

/** What the lens above a group leads to: all groups as they come out, at this one. */
export const showGroup: Command = {
  isTrusting: true,
  run: async (desk, uri, group) => {
    if (typeof uri !== 'string' || typeof group !== 'string') return;
    const fleet = vscode.Uri.parse(uri).fsPath;
    const open = vscode.workspace.textDocuments.find((document) => document.uri.fsPath === fleet);
    if (open?.isDirty === true && !(await open.save())) return;
    const ran = await meanwhile('mdav show', () => desk.mdav(['show', fleet, ...parameterArguments(desk.settings())]));
    if (ran.status !== 0) return tellFailure(desk, 'The fleet cannot be shown.', ran);
    const document = await vscode.workspace.openTextDocument(desk.pages.put('groups.txt', ran.out));
    const line = Math.max(
      0,
      ran.out.split('\n').findIndex((one) => one.startsWith(`group ${group}:`)),
    );
    const selection = new vscode.Range(line, 0, line, 0);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, selection, preview: true });
  },
};
