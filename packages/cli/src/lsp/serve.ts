import { TOOL_VERSION } from '@mdav/core';
import {
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Io } from '../program/io.ts';
import { FEATURES } from './requests/list.ts';
import { makeBoard } from './workspace/board.ts';
import { saidBy } from './workspace/convert.ts';
import { pathOf } from './workspace/judged-fleets.ts';
import { isFleet, makeWorkspace } from './workspace/workspace.ts';

/** What a client may say when it starts the server, or under `mdav` when its configuration changes. */
export interface InitializationOptions {
  /** Runs the modules that `ruleFiles` names, which are code of the workspace. Default: false. */
  readonly runRuleFiles?: boolean;
  /** How long nothing is typed before a fleet is checked. Default: 200. */
  readonly checkAfterMilliseconds?: number;
  /** A file with values of parameters, or several, as of `--env`. Default: none. */
  readonly env?: string | readonly string[];
  /** Values of parameters by name, as of `--param`. Default: none. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

const QUIET_MILLISECONDS = 200;
/** What a fleet may be made of: other programs write these too. */
const PARTS = '**/*.{yaml,yml,json,ts,mts,cts,js,mjs,cjs}';

/** How a client took its leave: after saying so, or not. */
export type Farewell = 'ended' | 'lost';

/** Speaks the Language Server Protocol on two streams until the client ends it or is gone. */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, io: Io): Promise<Farewell> {
  let leave: (farewell: Farewell) => void = () => {};
  const left = new Promise<Farewell>((done) => {
    leave = done;
  });
  // The library would end the process; that is for whoever has it.
  const farewell = {
    shutdownReceived: false,
    initialize: () => {},
    exit: (code: number) => leave(code === 0 ? 'ended' : 'lost'),
  };
  const connection = createConnection(
    (logger) => createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output), logger),
    farewell,
  );
  input.once('end', () => leave('lost'));
  const documents = new TextDocuments(TextDocument);
  const workspace = makeWorkspace(documents, io);
  const waiting = new Map<string, NodeJS.Timeout>();
  let quiet = QUIET_MILLISECONDS;
  let isToldOfFiles = false;

  const versionOf = (uri: string) => documents.get(uri)?.version;
  const board = makeBoard((params) => void connection.sendDiagnostics(params), versionOf);

  const tell = async (uri: string): Promise<void> => {
    const judged = await workspace.judged(uri);
    // What was typed meanwhile, here or in what it is made of, has a judgement of its own coming.
    if (judged === undefined || !(await workspace.isCurrent(judged)) || judged.version !== versionOf(uri)) return;
    board.put(uri, saidBy(judged, versionOf));
  };
  const tellSoon = (uri: string): void => {
    clearTimeout(waiting.get(uri));
    waiting.set(
      uri,
      setTimeout(() => {
        waiting.delete(uri);
        tell(uri).catch((error: unknown) =>
          connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
        );
      }, quiet),
    );
  };

  const heed = ({ runRuleFiles, checkAfterMilliseconds, env = [], parameters = {} }: InitializationOptions): void => {
    workspace.runsRuleFiles = runRuleFiles === true;
    quiet = checkAfterMilliseconds ?? QUIET_MILLISECONDS;
    workspace.values = { ...workspace.values, env: [env].flat(), parameters };
  };
  connection.onInitialize(({ initializationOptions, rootUri, workspaceFolders, capabilities }: InitializeParams) => {
    const { resolveSupport } = capabilities.textDocument?.codeAction ?? {};
    workspace.asksForEdits = resolveSupport?.properties.includes('edit') === true;
    isToldOfFiles = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    const folder = pathOf(workspaceFolders?.[0]?.uri ?? rootUri ?? '');
    if (folder !== undefined) workspace.values = { ...workspace.values, folder };
    heed((initializationOptions ?? {}) as InitializationOptions);
    return {
      capabilities: Object.assign(
        { textDocumentSync: TextDocumentSyncKind.Incremental },
        ...FEATURES.map(({ capabilities }) => capabilities),
      ),
      serverInfo: { name: 'mdav', version: TOOL_VERSION },
    };
  });
  connection.onInitialized(async () => {
    const watchers = [{ globPattern: PARTS }];
    if (isToldOfFiles) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
  for (const { answer } of FEATURES) answer(connection, workspace);

  const quit = (uri: string): void => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    workspace.forget(uri);
    board.remove(uri);
  };
  // A file that is open counts as the editor has it, and one that is closed as the disk has it.
  const tellReaders = (uri: string): void => workspace.forgetReaders(uri).forEach(tellSoon);
  documents.onDidChangeContent(({ document }) => {
    if (isFleet(document)) tellSoon(document.uri);
    else quit(document.uri);
    tellReaders(document.uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    quit(uri);
    tellReaders(uri);
  });
  documents.onDidSave(() => tellAll());
  connection.onDidChangeWatchedFiles(() => tellAll());
  connection.onDidChangeConfiguration(({ settings }) => {
    // Some clients only say that something changed.
    const options = (settings as { readonly mdav?: InitializationOptions } | null)?.mdav;
    if (options === undefined || options === null) return;
    heed(options);
    tellAll();
  });
  /** Any file of any fleet may have changed: modules of rules are not asked for by their text. */
  function tellAll(): void {
    workspace.forgetAll();
    for (const document of documents.all()) if (isFleet(document)) tellSoon(document.uri);
  }

  documents.listen(connection);
  connection.listen();
  return left.finally(() => {
    for (const timer of waiting.values()) clearTimeout(timer);
    waiting.clear();
  });
}
