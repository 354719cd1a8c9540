import { LanguageClient } from 'vscode-languageclient/node';
import type { MakeClient } from './client.ts';

const LANGUAGES = ['yaml', 'json', 'jsonc'];

export const makeClient: MakeClient = ({ command, args, env, cwd }, initializationOptions, log) => {
  const client = new LanguageClient(
    'mdav',
    'mdav',
    { command, args: [...args], options: { env, ...(cwd === undefined ? {} : { cwd }) } },
    {
      documentSelector: LANGUAGES.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language }))),
      initializationOptions,
      outputChannel: log,
    },
  );
  return {
    start: () => client.start(),
    stop: () => client.dispose(),
    tell: (method, params) => client.sendNotification(method, params),
  };
};
