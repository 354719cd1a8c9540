import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as vscode from 'vscode';
import { fleetInQuestion } from '../editor/fleet-files.ts';
import { parameterArguments } from '../mdav/settings.ts';
import type { Command } from './command.ts';
import { meanwhile, tellFailure } from './tell.ts';

/** Writes what a fleet comes to, and offers to look at it. */
export const build: Command = {
  isTrusting: true,
  run: async (desk) => {
    const fleet = await fleetInQuestion();
    if (fleet === undefined) return;
    const settings = desk.settings();
    const out = resolve(dirname(fleet), settings.outputFolder);
    const ran = await meanwhile('mdav build', () =>
      desk.mdav(['build', fleet, '--out', out, ...parameterArguments(settings)]),
    );
    if (ran.status !== 0) return tellFailure(desk, 'Nothing was built.', ran);
    desk.log.appendLine(ran.out + ran.err);
    const summary = join(out, 'SUMMARY.md');
    const look = existsSync(summary) ? ['Open Summary'] : [];
    const chosen = await vscode.window.showInformationMessage(
      `The fleet is built into ${out}.`,
      ...look,
      'Show Output',
    );
    if (chosen === 'Open Summary')
      await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.file(summary));
    if (chosen === 'Show Output') desk.log.show(true);
  },
};
