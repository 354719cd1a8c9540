import * as vscode from 'vscode';
import type { Desk } from './commands/command.ts';
import { COMMANDS } from './commands/list.ts';
import { isFleet } from './editor/fleet-files.ts';
import { makePages, SCHEME } from './editor/pages.ts';
import type { Client, MakeClient } from './mdav/client.ts';
import { programOf, run } from './mdav/program.ts';
import { serverOptionsOf, settingsNow } from './mdav/settings.ts';

/** Where the extension has its own mdav. */
const BUNDLED = ['server', 'mdav.cjs'] as const;

let client: Promise<Client> | undefined;

/** The server starts with the first fleet that is open: most YAML is none. */
export async function activateWith(context: vscode.ExtensionContext, make: MakeClient): Promise<void> {
  const { subscriptions } = context;
  const log = vscode.window.createOutputChannel('mdav', { log: true });
  const pages = makePages();
  const bundled = vscode.Uri.joinPath(context.extensionUri, ...BUNDLED).fsPath;

  const start = (): Promise<Client> => {
    const settings = settingsNow();
    const made = make(programOf(settings, bundled, ['lsp', '--stdio']), serverOptionsOf(settings), log);
    return made.start().then(() => made);
  };
  const startOnce = async (): Promise<void> => {
    client ??= start();
    try {
      await client;
    } catch (error) {
      client = undefined;
      const why = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(`The language server of mdav did not start. ${why}`);
    }
  };
  const restart = async (): Promise<void> => {
    await deactivate();
    await startOnce();
  };
  const startFor = async (document: vscode.TextDocument): Promise<void> => {
    if (isFleet(document)) await startOnce();
  };
  const heedSettings = async (): Promise<void> => {
    const settings = { mdav: serverOptionsOf(settingsNow()) };
    await (await client)?.tell('workspace/didChangeConfiguration', { settings });
  };

  const desk: Desk = {
    settings: settingsNow,
    mdav: (args) => run(programOf(settingsNow(), bundled, args)),
    pages,
    log,
    restart,
    subscriptions,
  };
  for (const [name, { isTrusting, run: execute }] of Object.entries(COMMANDS)) {
    const guarded = async (...given: readonly unknown[]): Promise<void> => {
      if (isTrusting === true && !vscode.workspace.isTrusted) {
        void vscode.window.showWarningMessage(
          'mdav does this in trusted workspaces only: a fleet may name rule files, which are code.',
        );
        return;
      }
      await execute(desk, ...given);
    };
    subscriptions.push(vscode.commands.registerCommand(name, guarded));
  }
  subscriptions.push(
    log,
    pages,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, pages),
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidGrantWorkspaceTrust(async () => {
      if (client !== undefined) await restart();
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (client === undefined || !event.affectsConfiguration('mdav')) return;
      if (event.affectsConfiguration('mdav.path')) await restart();
      else await heedSettings();
    }),
  );
  if (vscode.workspace.textDocuments.some(isFleet)) await startOnce();
}

/** Ends the server, if one runs. */
export async function deactivate(): Promise<void> {
  const running = client;
  client = undefined;
  await (await running?.catch(() => undefined))?.stop();
}
