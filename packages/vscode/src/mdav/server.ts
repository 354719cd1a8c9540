import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import type { MakeClient } from './client.ts';

const LANGUAGES = ['yaml', 'json', 'jsonc'];
/** What a fleet may be made of besides itself. */
const PARTS = '**/*.{yaml,yml,json,ts,mts,cts,js,mjs,cjs}';

export const makeClient: MakeClient = ({ command, args, env, cwd }, initializationOptions, log) => {
  const watcher = vscode.workspace.createFileSystemWatcher(PARTS);
  const client = new LanguageClient(
    'mdav',
    'mdav',
    { command, args: [...args], options: { env, ...(cwd === undefined ? {} : { cwd }) } },
    {
      documentSelector: LANGUAGES.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language }))),
      initializationOptions,
      outputChannel: log,
      synchronize: { fileEvents: watcher },
    },
  );
  return {
    start: () => client.start(),
    stop: async () => {
      watcher.dispose();
      await client.dispose();
    },
    tell: (method, params) => client.sendNotification(method, params),
  };
};
