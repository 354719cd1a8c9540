import * as vscode from 'vscode';
import { fleetInQuestion } from '../editor/fleet-files.ts';
import { parameterArguments } from '../mdav/settings.ts';
import type { Command, Desk } from './command.ts';
import { meanwhile, tellFailure } from './tell.ts';

/** Shows the page about a fleet beside it, and anew whenever the fleet is saved. */
export const report: Command = {
  isTrusting: true,
  run: async (desk) => {
    const fleet = await fleetInQuestion();
    if (fleet === undefined) return;
    const page = await meanwhile('mdav report', () => pageOf(desk, fleet));
    if (page === undefined) return;
    // The page runs nothing and loads nothing.
    const panel = vscode.window.createWebviewPanel(
      'mdav.report',
      'Report of the fleet',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: false, enableFindWidget: true, localResourceRoots: [] },
    );
    panel.webview.html = page;
    // A page that comes late is of a text that is no more, or of a panel that is closed.
    let newest = 0;
    const saving = vscode.workspace.onDidSaveTextDocument(async ({ uri }) => {
      if (uri.fsPath !== fleet) return;
      newest += 1;
      const turn = newest;
      const next = await pageOf(desk, fleet);
      if (next !== undefined && turn === newest) panel.webview.html = next;
    });
    desk.subscriptions.push(panel, saving);
    panel.onDidDispose(() => {
      newest = Number.POSITIVE_INFINITY;
      saving.dispose();
    });
  },
};

async function pageOf(desk: Desk, fleet: string): Promise<string | undefined> {
  const ran = await desk.mdav(['report', fleet, '--html', '-', ...parameterArguments(desk.settings())]);
  // A fleet with errors has a page too.
  if (ran.out.trim() !== '') return ran.out;
  await tellFailure(desk, 'There is no report.', ran);
  return undefined;
}
