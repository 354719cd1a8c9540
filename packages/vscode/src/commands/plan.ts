import * as vscode from 'vscode';
import { fleetInQuestion } from '../editor/fleet-files.ts';
import { parameterArguments } from '../mdav/settings.ts';
import type { Command } from './command.ts';
import { meanwhile, tellFailure } from './tell.ts';

/** Shows what the fleet does to which devices that the one on the main branch does not. */
export const plan: Command = {
  isTrusting: true,
  run: async (desk) => {
    const fleet = await fleetInQuestion();
    if (fleet === undefined) return;
    const settings = desk.settings();
    const { planAgainst } = settings;
    const args = ['plan', fleet, '--against', planAgainst, '--format', 'markdown', ...parameterArguments(settings)];
    const ran = await meanwhile(`mdav plan against ${planAgainst}`, () => desk.mdav(args));
    // A plan that stops a pipeline is one to look at.
    if (ran.out.trim() === '') return tellFailure(desk, 'There is no plan.', ran);
    await vscode.commands.executeCommand('markdown.showPreview', desk.pages.put('plan.md', ran.out));
  },
};
