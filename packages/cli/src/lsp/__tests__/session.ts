import { PassThrough } from 'node:stream';
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type DidOpenTextDocumentParams,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type Position,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Registration,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Io } from '../../program/io.ts';
import { type Farewell, serve } from '../serve.ts';

/** An editor with one file, on the other end of the server's streams. */
export interface Session {
  readonly uri: string;
  /** Sends a request about the file; `position` is where `|` stands in the text, or the first of `at`. */
  readonly ask: <T>(method: string, at?: string, more?: object) => Promise<T>;
  /** Types a text in place of the first occurrence of another, as an incremental change. */
  readonly type: (before: string, after: string) => Promise<void>;
  /** Puts a text in place of so many characters at an offset, as an incremental change. */
  readonly change: (start: number, length: number, after: string) => Promise<void>;
  readonly positionOf: (offset: number) => Position;
  /** What the server asked to be told of. */
  readonly registered: readonly Registration[];
  /** What the server said that went wrong. */
  readonly logged: readonly string[];
  /** The findings of the text as it is now. */
  readonly findings: () => Promise<readonly Diagnostic[]>;
  /** What was told, in order: the version and the codes. */
  readonly told: readonly PublishDiagnosticsParams[];
  readonly text: () => string;
  readonly request: <T>(method: string, params: object) => Promise<T>;
  readonly notify: (method: string, params: object) => Promise<void>;
  readonly end: () => Promise<Farewell>;
}

export async function openSession(
  text: string,
  {
    uri = 'file:///fleets/mdav.yaml',
    rootUri = null,
    options = {},
    capabilities = {},
  }: {
    readonly uri?: string;
    readonly rootUri?: string | null;
    readonly options?: object;
    readonly capabilities?: object;
  } = {},
): Promise<Session> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const served = serve(toServer, toClient, IO);
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const told: PublishDiagnosticsParams[] = [];
  const waiting: (() => void)[] = [];
  client.onNotification(PublishDiagnosticsNotification.type, (params) => {
    told.push(params);
    for (const wake of waiting.splice(0)) wake();
  });
  const logged: string[] = [];
  client.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
    logged.push(message);
  });
  const registered: Registration[] = [];
  client.onRequest(RegistrationRequest.type, ({ registrations }) => {
    registered.push(...registrations);
  });
  client.listen();
  const initializationOptions = { checkAfterMilliseconds: 0, ...options };
  await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri,
    capabilities,
    initializationOptions,
  });
  await client.sendNotification(InitializedNotification.type, {});
  let document = TextDocument.create(uri, 'yaml', 1, text);
  const open: DidOpenTextDocumentParams = { textDocument: { uri, languageId: 'yaml', version: 1, text } };
  await client.sendNotification('textDocument/didOpen', open);

  const position = (at: string) => {
    const offset = document.getText().indexOf(at.replace('|', ''));
    if (offset === -1) throw new Error(`The text has no ${at}`);
    return document.positionAt(offset + Math.max(0, at.indexOf('|')));
  };
  const change = async (start: number, length: number, after: string) => {
    const range = { start: document.positionAt(start), end: document.positionAt(start + length) };
    const contentChanges = [{ range, text: after }];
    document = TextDocument.update(document, contentChanges, document.version + 1);
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges,
    });
  };
  return {
    uri,
    told,
    text: () => document.getText(),
    ask: (method, at, more = {}) =>
      client.sendRequest(method, {
        textDocument: { uri },
        ...(at === undefined ? {} : { position: position(at) }),
        ...more,
      }),
    request: (method, params) => client.sendRequest(method, params),
    notify: (method, params) => client.sendNotification(method, params),
    type: (before, after) => change(document.offsetAt(position(before)), before.length, after),
    change,
    positionOf: (offset) => document.positionAt(offset),
    registered,
    logged,
    findings: async () => {
      for (;;) {
        const latest = told.findLast((one) => one.uri === uri);
        if (latest?.version === document.version) return latest.diagnostics;
        await new Promise<void>((wake) => waiting.push(wake));
      }
    },
    end: async () => {
      await client.sendRequest(ShutdownRequest.type);
      await client.sendNotification(ExitNotification.type);
      const farewell = await served;
      client.dispose();
      return farewell;
    },
  };
}

export const IO: Io = {
  out: () => {},
  err: () => {},
  color: false,
  env: {},
  cwd: '/fleets',
  today: () => '2026-11-21',
  stdin: () => new Uint8Array(),
};

/** The text after the edits of an action. */
export function applied(text: string, { edit }: CodeAction, uri: string): string {
  return withEdits(text, edit?.changes?.[uri] ?? []);
}

export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///x', 'yaml', 1, text), [...edits]);
}
