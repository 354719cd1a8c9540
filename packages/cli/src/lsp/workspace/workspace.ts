import { pathToFileURL } from 'node:url';
import { type FleetMemory, makeFleetMemory } from '@mdav/core';
import { FRAMEWORKS } from '@mdav/core/framework-data';
import type { Framework } from '@mdav/core/frameworks';
import type { Cursor } from '@mdav/language';
import { cursorAt } from '@mdav/language';
import type { Position } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readText } from '../../disk/read-text.ts';
import type { Io } from '../../program/io.ts';
import { type EditorValues, isJson, type JudgedFleet, judgeFleet, type OpenText, pathOf } from './judged-fleets.ts';

/** The texts that are open, and what is known of each; what a request is answered from. */
export interface Workspace {
  readonly io: Io;
  readonly presets: readonly Framework[];
  readonly get: (uri: string) => TextDocument | undefined;
  /** What is known of a text as it is now; judged when somebody asks, and once for each version. */
  readonly judged: (uri: string) => Promise<JudgedFleet | undefined>;
  /** The latest that is known, perhaps of an earlier text; absent before the first judgement. */
  readonly latest: (uri: string) => JudgedFleet | undefined;
  /** Nothing that it was made of has changed since. */
  readonly isCurrent: (judged: JudgedFleet) => Promise<boolean>;
  /** What is known of the open fleets that a file is or is part of. */
  readonly judgedWith: (uri: string) => Promise<readonly JudgedFleet[]>;
  readonly forget: (uri: string) => void;
  /** A file has changed, has come or is gone: the fleets that asked for it, which are judged anew. */
  readonly forgetReaders: (uri: string) => readonly string[];
  /** Anything may have changed: everything is judged anew. */
  readonly forgetAll: () => void;
  runsRuleFiles: boolean;
  /** The editor asks for the changes of an action when somebody chooses it. */
  asksForEdits: boolean;
  values: EditorValues;
}

/** A place in an open fleet. */
export interface OpenPlace {
  readonly document: TextDocument;
  readonly cursor: Cursor;
  readonly isJson: boolean;
}

interface Texts {
  readonly get: (uri: string) => TextDocument | undefined;
  readonly all: () => readonly TextDocument[];
}

/** A judgement that is made or being made. */
interface Known {
  readonly version: number;
  readonly judged: Promise<JudgedFleet>;
  /** The paths that it asked for, those that were not there among them. */
  readonly asked: ReadonlySet<string>;
}

export function makeWorkspace(texts: Texts, io: Io): Workspace {
  const known = new Map<string, Known>();
  const latest = new Map<string, JudgedFleet>();
  const memories = new Map<string, FleetMemory>();
  const openAt = (path: string) => texts.all().find(({ uri }) => pathOf(uri) === path);
  const judge = ({ uri, version, text }: OpenText): Known => {
    const { runsRuleFiles, values } = workspace;
    const memory = memories.get(uri) ?? makeFleetMemory();
    memories.set(uri, memory);
    const asked = new Set<string>();
    const read = (path: string) => {
      asked.add(path);
      return openAt(path)?.getText() ?? readText(path);
    };
    const uriOf = (path: string) => openAt(path)?.uri ?? pathToFileURL(path).href;
    const judged = judgeFleet({ uri, version, text }, { io, runsRuleFiles, values, memory, read, uriOf });
    return { version, judged, asked };
  };
  const readersOf = (uri: string): readonly string[] => {
    const path = pathOf(uri);
    return path === undefined
      ? []
      : [...known].flatMap(([reader, { asked }]) => (asked.has(path) && reader !== uri ? [reader] : []));
  };
  const workspace: Workspace = {
    io,
    presets: FRAMEWORKS.filter(({ preset }) => preset === true),
    get: (uri) => texts.get(uri),
    runsRuleFiles: false,
    asksForEdits: false,
    values: { folder: io.cwd, env: [], parameters: {} },
    judged: async (uri) => {
      const document = texts.get(uri);
      if (document === undefined || !isFleet(document)) return undefined;
      const { version } = document;
      const before = known.get(uri);
      if (before?.version === version) return before.judged;
      const entry = judge({ uri, version, text: document.getText() });
      known.set(uri, entry);
      // What went wrong once need not go wrong again.
      entry.judged.catch(() => known.get(uri) === entry && known.delete(uri));
      const judged = await entry.judged;
      if (texts.get(uri) !== undefined) latest.set(uri, judged);
      return judged;
    },
    latest: (uri) => latest.get(uri),
    isCurrent: async (judged) => (await known.get(judged.uri)?.judged) === judged,
    judgedWith: async (uri) => {
      const judged = await Promise.all([uri, ...readersOf(uri)].map(workspace.judged));
      return judged.filter((one) => one !== undefined);
    },
    forget: (uri) => {
      known.delete(uri);
      latest.delete(uri);
      memories.delete(uri);
    },
    forgetReaders: (uri) => {
      const readers = readersOf(uri);
      for (const reader of readers) known.delete(reader);
      return readers;
    },
    forgetAll: () => known.clear(),
  };
  return workspace;
}

/** A fleet by its name, or by its first key: other YAML and JSON is nobody's business here. */
export function isFleet(document: TextDocument): boolean {
  if (/(?:^|[\\/])mdav\.(?:ya?ml|json)$/i.test(document.uri)) return true;
  return /^\s*(?:\{\s*)?(?:(?:#[^\n]*|---\s*)\n\s*)*"?mdav"?\s*:/.test(document.getText());
}

/** Where a request is about; nothing where no fleet is, or where a comment is. */
export function placeAt(workspace: Workspace, uri: string, position: Position): OpenPlace | undefined {
  const document = workspace.get(uri);
  if (document === undefined || !isFleet(document)) return undefined;
  const cursor = cursorAt(document.getText(), document.offsetAt(position), isJson(uri));
  return cursor === undefined ? undefined : { document, cursor, isJson: isJson(uri) };
}
