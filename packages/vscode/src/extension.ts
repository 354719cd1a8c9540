import type * as vscode from 'vscode';
import { activateWith } from './activate.ts';
import { makeClient } from './mdav/server.ts';

/** Called by the editor when it ends. */
export { deactivate } from './activate.ts';

/** Called by the editor: at the first YAML or JSON, or in a workspace that has a fleet. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  return activateWith(context, makeClient);
}
