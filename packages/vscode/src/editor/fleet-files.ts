import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';

const NAMED = /^mdav\.(?:ya?ml|json)$/i;
/** The first key of a fleet, behind comments: the same that the server goes by. */
const FIRST_KEY = /^\s*(?:\{\s*)?(?:(?:#[^\n]*|---\s*)\n\s*)*"?mdav"?\s*:/;
const LANGUAGES: ReadonlySet<string> = new Set(['yaml', 'json', 'jsonc']);

/** A fleet by its name, or by its first key. */
export function isFleet(document: vscode.TextDocument): boolean {
  if (!LANGUAGES.has(document.languageId)) return false;
  return NAMED.test(basename(document.uri.fsPath)) || FIRST_KEY.test(document.getText());
}

/** The fleet that a command is about, saved: the one in front, the only one, or the one that is chosen. */
export async function fleetInQuestion(): Promise<string | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined && document.uri.scheme === 'file' && isFleet(document)) return saved(document);
  const found = await vscode.workspace.findFiles('**/mdav.{yaml,yml,json}', '**/node_modules/**', 100);
  const paths = found.map(({ fsPath }) => fsPath).sort();
  if (paths.length === 0) {
    void vscode.window.showWarningMessage('No fleet is open, and this workspace has no mdav.yaml.');
    return undefined;
  }
  const items = paths.map((path) => ({ label: basename(path), description: dirname(path), path }));
  const chosen = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title: 'Which fleet?' });
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === chosen?.path);
  return open === undefined ? chosen?.path : saved(open);
}

/** The path of a fleet as it is written on the disk, where mdav reads it. */
async function saved(document: vscode.TextDocument): Promise<string | undefined> {
  return !document.isDirty || (await document.save()) ? document.uri.fsPath : undefined;
}
