/** As much of the editor's module as the extension uses; what was asked of it stands in `seen`. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

class Disposable {
  readonly dispose: () => void;
  constructor(dispose: () => void = () => {}) {
    this.dispose = dispose;
  }
}

export class EventEmitter<T> extends Disposable {
  readonly #listeners = new Set<(value: T) => unknown>();
  readonly event = (listener: (value: T) => unknown): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };
  async fire(value: T): Promise<void> {
    for (const listener of this.#listeners) await listener(value);
  }
}

export class Range {
  readonly isEmpty = false;
  readonly line: number;
  constructor(line: number, _character: number) {
    this.line = line;
  }
}

export const ViewColumn = { Beside: -2 };
export const ProgressLocation = { Window: 10 };

interface Address {
  readonly scheme: string;
  readonly path: string;
  readonly fsPath: string;
  readonly toString: () => string;
}
const addressOf = (scheme: string, path: string): Address => ({
  scheme,
  path,
  fsPath: path,
  toString: () => (scheme === 'file' ? pathToFileURL(path).href : `${scheme}:${path}`),
});
export const Uri = {
  from: ({ scheme, path }: { scheme: string; path: string }) => addressOf(scheme, path),
  file: (path: string) => addressOf('file', path),
  parse: (text: string) => addressOf('file', fileURLToPath(text)),
  joinPath: ({ fsPath }: Address, ...parts: string[]) => addressOf('file', join(fsPath, ...parts)),
};

/** What the extension did to the editor, in words. */
export const seen: string[] = [];
/** How the editor is, for a test to set. */
export const editor = {
  settings: {} as Record<string, unknown>,
  folder: '',
  document: undefined as ReturnType<typeof documentOf> | undefined,
  word: undefined as string | undefined,
  registered: new Map<string, (...given: unknown[]) => Promise<void>>(),
  changedSettings: new EventEmitter<{ affectsConfiguration: (name: string) => boolean }>(),
  trusted: new EventEmitter<void>(),
  opened: new EventEmitter<unknown>(),
  saved: new EventEmitter<unknown>(),
  pages: undefined as { provideTextDocumentContent: (uri: Address) => string } | undefined,
  page: '',
};

export function documentOf(path: string, text: string, languageId = 'yaml') {
  return {
    uri: Uri.file(path),
    languageId,
    isDirty: false,
    getText: (range?: unknown) => (range === undefined ? text : (editor.word ?? '')),
    getWordRangeAtPosition: () => (editor.word === undefined ? undefined : new Range(0, 0)),
    save: async () => true,
  };
}

export const workspace = {
  isTrusted: true,
  get workspaceFolders() {
    return editor.folder === '' ? undefined : [{ uri: Uri.file(editor.folder) }];
  },
  get textDocuments() {
    return editor.document === undefined ? [] : [editor.document];
  },
  getConfiguration: (section: string) => ({
    get: (name: string, unset: unknown) => editor.settings[`${section}.${name}`] ?? unset,
  }),
  findFiles: async () => [],
  openTextDocument: async (uri: Address) => uri,
  registerTextDocumentContentProvider: (_: string, pages: typeof editor.pages) => {
    editor.pages = pages;
    return new Disposable();
  },
  onDidOpenTextDocument: editor.opened.event,
  onDidSaveTextDocument: editor.saved.event,
  onDidGrantWorkspaceTrust: editor.trusted.event,
  onDidChangeConfiguration: editor.changedSettings.event,
};

const tell = (kind: string) => async (message: string) => {
  seen.push(`${kind}: ${message}`);
  return undefined;
};

export const window = {
  get activeTextEditor() {
    const { document } = editor;
    return document === undefined ? undefined : { document, selection: { isEmpty: true, active: {} } };
  },
  createOutputChannel: () => ({ appendLine: () => {}, show: () => {}, dispose: () => {} }),
  createWebviewPanel: () => ({
    webview: {
      set html(page: string) {
        editor.page = page;
      },
    },
    onDidDispose: () => new Disposable(),
    dispose: () => {},
  }),
  showErrorMessage: tell('error'),
  showWarningMessage: tell('warning'),
  showInformationMessage: tell('information'),
  showInputBox: async () => undefined,
  showQuickPick: async () => undefined,
  showTextDocument: async (uri: Address, { selection }: { selection?: Range } = {}) => {
    editor.page = editor.pages?.provideTextDocumentContent(uri) ?? '';
    seen.push(`shown: ${uri}${selection === undefined ? '' : ` at ${selection.line}`}`);
  },
  withProgress: (_: unknown, task: () => Promise<unknown>) => task(),
};

export const commands = {
  registerCommand: (name: string, run: (...given: unknown[]) => Promise<void>) => {
    editor.registered.set(name, run);
    return new Disposable();
  },
  executeCommand: async (name: string, uri: Address) => {
    editor.page = editor.pages?.provideTextDocumentContent(uri) ?? '';
    seen.push(`${name}: ${uri}`);
  },
};
