import { TOOL_VERSION } from '@mdav/core';
import { problemsIn } from '@mdav/language';
import { createConnection, type InitializeParams, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Io } from '../program/io.ts';
import { FEATURES } from './requests/list.ts';
import { diagnosticOf } from './workspace/convert.ts';
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

  const tell = async (uri: string): Promise<void> => {
    const judged = await workspace.judged(uri);
    const document = documents.get(uri);
    // What was typed meanwhile has a judgement of its own coming.
    if (judged === undefined || document === undefined || judged.version !== document.version) return;
    const own = judged.findings.filter(({ at }) => at.file === undefined || at.file === judged.file);
    const diagnostics = problemsIn(judged.text, own).map((problem) => diagnosticOf(document, problem));
    await connection.sendDiagnostics({ uri, version: judged.version, diagnostics });
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
  for (const { answer } of FEATURES) answer(connection, workspace);

  documents.onDidChangeContent(({ document }) => {
    if (isFleet(document)) tellSoon(document.uri);
    else tellDependents();
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    workspace.forget(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  documents.onDidSave(() => tellDependents());
  connection.onDidChangeWatchedFiles(() => tellDependents());
  connection.onDidChangeConfiguration(({ settings }) => {
    // Some clients only say that something changed.
    const options = (settings as { readonly mdav?: InitializationOptions } | null)?.mdav;
    if (options === undefined || options === null) return;
    heed(options);
    tellDependents();
  });
  /** A file that a fleet extends may have changed. */
  function tellDependents(): void {
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
