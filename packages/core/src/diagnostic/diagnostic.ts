/**
 * How much a diagnostic matters.
 *
 * - `error`: it will not work, or opens a hole. Nothing is written.
 * - `warning`: it may not mean what the author thinks.
 * - `info`: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info';

/** Where something is. Every part is optional: a value made in memory has no line, a binary file has an offset. */
export interface Location {
  /** Path of the file as the user named it. */
  readonly file?: string;
  /** Line, from 1. */
  readonly line?: number;
  /** Column in UTF-16 code units, from 1. */
  readonly column?: number;
  /** Byte offset, for binary files. */
  readonly offset?: number;
  /** Path inside the document, such as `groups.file-servers.os[1]`. */
  readonly path?: string;
}

/** Something to tell the user about their input: what, where, and what to do about it. */
export interface Diagnostic {
  /** Stable and kebab-case, for example `fleet-unknown-key`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, with the actual value. */
  readonly message: string;
  readonly at: Location;
  /** What to do next; starts with a verb. */
  readonly hint?: string;
}

/** The result of reading something: a value, or the reasons why there is none. Never an exception. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A value, with what there is to say about it. */
export function succeed<T>(value: T, diagnostics: readonly Diagnostic[] = []): Outcome<T> {
  return { ok: true, value, diagnostics };
}

/** No value, and why. */
export function fail(diagnostics: readonly Diagnostic[]): {
  readonly ok: false;
  readonly diagnostics: readonly Diagnostic[];
} {
  return { ok: false, diagnostics };
}

/** True when any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly { readonly severity: Severity }[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** The severity below: what a rule reports when a fact that it needs is unknown. */
export function oneLower(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : 'info';
}

/** For the last branch of a `switch` over a union: fails to compile when a kind was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
