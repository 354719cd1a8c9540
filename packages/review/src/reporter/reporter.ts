import type { Paint } from '../text/paint.ts';

/** A way to tell a kind of document, as help and options know it before there is one. */
export interface ReporterInfo {
  /** Kebab-case; the word after `--format`, and the name of its file. */
  readonly id: string;
  /** What it is for, in a few words. */
  readonly title: string;
  /** Endings of files that are written so when nobody says how, such as `.md`. */
  readonly endings: readonly string[];
  /** The variable of the environment, and its value, by which a pipeline shows that it takes this from standard output. */
  readonly pipeline?: { readonly variable: string; readonly value: string };
}

/**
 * A way to tell one kind of document: to people, to a pipeline, to another program. Pure; a new one is a file in the
 * `reporters` of its kind and a row of their `list.ts`.
 */
export interface Reporter<Document> extends ReporterInfo {
  /** The whole text, with a line end at its end. Only a reporter for terminals has a use for paint. */
  render(document: Document, paint?: Paint): string;
  /** What of the document is left off because its reader takes no more, in a sentence; absent of one that tells everything. */
  leavesOff?(document: Document): string | undefined;
}

/** The ways to tell one kind of document, each under its id. */
export type Reporters<One extends ReporterInfo> = Readonly<Record<string, One>>;
