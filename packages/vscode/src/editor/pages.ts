import * as vscode from 'vscode';

export const SCHEME = 'mdav';

/** Texts that mdav wrote, shown as documents that nobody edits. */
export interface Pages extends vscode.TextDocumentContentProvider, vscode.Disposable {
  /** Puts a text under a name and says where it is found. */
  readonly put: (name: string, text: string) => vscode.Uri;
}

export function makePages(): Pages {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
    put: (name, text) => {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}` });
      texts.set(uri.path, text);
      changed.fire(uri);
      return uri;
    },
    dispose: () => changed.dispose(),
  };
}
