import type * as vscode from 'vscode';
import type { Pages } from '../editor/pages.ts';
import type { Ran } from '../mdav/program.ts';
import type { Settings } from '../mdav/settings.ts';

/** What a command works with. */
export interface Desk {
  readonly settings: () => Settings;
  /** Runs mdav. */
  readonly mdav: (args: readonly string[]) => Promise<Ran>;
  readonly pages: Pages;
  readonly log: vscode.LogOutputChannel;
  readonly restart: () => Promise<void>;
  readonly subscriptions: vscode.Disposable[];
}

/** A command of the palette. `isTrusting` needs a workspace whose code may run. */
export interface Command {
  readonly isTrusting?: true;
  readonly run: (desk: Desk, ...given: readonly unknown[]) => Promise<void>;
}
