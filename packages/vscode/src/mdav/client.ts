import type * as vscode from 'vscode';
import type { Program } from './program.ts';

/** The connection to a language server, as far as the extension handles it. */
export interface Client {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly tell: (method: string, params: object) => Promise<void>;
}

export type MakeClient = (program: Program, options: object, log: vscode.LogOutputChannel) => Client;
