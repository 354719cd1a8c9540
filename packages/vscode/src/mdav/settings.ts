import { isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';

/** What somebody set for the extension, as far as the workspace may have a say. */
export interface Settings {
  /** The mdav to start; nothing for the bundled one. */
  readonly path?: string;
  readonly env: readonly string[];
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly runRuleFiles: boolean;
  readonly planAgainst: string;
  readonly outputFolder: string;
  /** The first folder of the workspace, from which paths count. */
  readonly folder?: string;
}

export function settingsNow(): Settings {
  const of = vscode.workspace.getConfiguration('mdav');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const path = of.get<string>('path', '').trim();
  return {
    ...(path === '' ? {} : { path: inFolder(path, folder) }),
    env: of.get<string[]>('env', []),
    parameters: of.get<Record<string, string | number | boolean>>('parameters', {}),
    // A setting of the user counts in every workspace, whoever the workspace is of.
    runRuleFiles: vscode.workspace.isTrusted && of.get<boolean>('runRuleFiles', false),
    planAgainst: of.get<string>('planAgainst', 'main'),
    outputFolder: of.get<string>('outputFolder', 'dist'),
    ...(folder === undefined ? {} : { folder }),
  };
}

/** A bare name is a program of the machine; anything with a folder in it is a file. */
function inFolder(path: string, folder: string | undefined): string {
  return isAbsolute(path) || folder === undefined || !/[\\/]/.test(path) ? path : join(folder, path);
}

/** What the language server is told when it starts and when a setting changes. */
export function serverOptionsOf({ env, parameters, runRuleFiles }: Settings): object {
  return { env, parameters, runRuleFiles };
}

/** The same for the command line. They are for every fleet of the workspace, which need not have the same parameters. */
export function parameterArguments({ env, parameters }: Settings): readonly string[] {
  const given = [
    ...env.flatMap((file) => ['--env', file]),
    ...Object.entries(parameters).flatMap(([name, value]) => ['--param', `${name}=${value}`]),
  ];
  return given.length === 0 ? [] : [...given, '--ignore-unknown-parameters'];
}
