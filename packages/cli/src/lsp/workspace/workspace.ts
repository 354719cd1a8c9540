import { type FleetMemory, makeFleetMemory } from '@mdav/core';
import { FRAMEWORKS } from '@mdav/core/framework-data';
import type { Framework } from '@mdav/core/frameworks';
import type { Cursor } from '@mdav/language';
import { cursorAt } from '@mdav/language';
import type { Position } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Io } from '../../program/io.ts';
import { type EditorValues, isJson, type JudgedFleet, judgeFleet, pathOf } from './judged-fleets.ts';

/** The texts that are open, and what is known of each; what a request is answered from. */
export interface Workspace {
  readonly io: Io;
  readonly presets: readonly Framework[];
  readonly get: (uri: string) => TextDocument | undefined;
  /** What is known of a text as it is now; judged when somebody asks, and once for each version. */
  readonly judged: (uri: string) => Promise<JudgedFleet | undefined>;
  /** The latest that is known, perhaps of an earlier text; absent before the first judgement. */
  readonly latest: (uri: string) => JudgedFleet | undefined;
  readonly forget: (uri: string) => void;
  /** What `extends` names may have changed: everything is judged anew. */
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

export function makeWorkspace(texts: Texts, io: Io): Workspace {
  const known = new Map<string, { readonly version: number; readonly judged: Promise<JudgedFleet> }>();
  const latest = new Map<string, JudgedFleet>();
  const memories = new Map<string, FleetMemory>();
  const openText = (path: string) =>
    texts
      .all()
      .find(({ uri }) => pathOf(uri) === path)
      ?.getText();
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
      const { runsRuleFiles, values } = workspace;
      const memory = memories.get(uri) ?? makeFleetMemory();
      memories.set(uri, memory);
      const text = document.getText();
      const judged = judgeFleet({ uri, version, text }, { io, runsRuleFiles, values, memory, openText });
      known.set(uri, { version, judged });
      latest.set(uri, await judged);
      return judged;
    },
    latest: (uri) => latest.get(uri),
    forget: (uri) => {
      known.delete(uri);
      latest.delete(uri);
      memories.delete(uri);
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
