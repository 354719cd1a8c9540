import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '@mdav/core';

/** What went wrong while a module ran, and the text of the file that it happened in. */
export interface ModuleFault {
  readonly diagnostic: Diagnostic;
  readonly text?: string;
}

/**
 * Says why a module did not run and where: a syntax error by the place that the parser names, a missing import where
 * it is named, anything else by the first step of the stack that is the user's own file.
 */
export function moduleFault(error: unknown, path: string, file: string, cwd: string): ModuleFault {
  const message = messageOf(error);
  const place = syntaxPlace(message) ?? importPlace(message, path) ?? stackPlace(error);
  const shown = place === undefined || place.path === path ? file : relative(cwd, place.path);
  const isSyntax = /^ParseError: /.test(message);
  const words = firstLine(message)
    .replace(/^ParseError: /, '')
    .trim()
    .replace(/\.$/, '');
  return {
    diagnostic: {
      code: 'fleet-module',
      severity: 'error',
      message: isSyntax ? `${shown} cannot be parsed: ${words}.` : `${shown} did not run: ${words}.`,
      at: {
        file: shown,
        ...(place === undefined ? {} : { line: place.line }),
        ...(place?.column === undefined ? {} : { column: place.column }),
      },
      hint: isSyntax ? 'Correct the syntax at this place.' : 'Correct the module; Node runs it as it stands.',
    },
    ...(place === undefined ? {} : { text: readFileSync(place.path, 'utf8') }),
  };
}

interface Place {
  readonly path: string;
  readonly line: number;
  /** From 1; absent where it is not known. */
  readonly column?: number;
}

/** `ParseError: …` with the place on the next line; the parser counts columns from 0. */
function syntaxPlace(message: string): Place | undefined {
  const [, path = '', line, column] = /^ParseError: [^\n]*\n\s*(.+):(\d+):(\d+)\s*$/m.exec(message) ?? [];
  return existsSync(path) ? { path, line: Number(line), column: Number(column) + 1 } : undefined;
}

/** The place of the quoted name in the module that imports what is not there; the last one of those that Node lists. */
function importPlace(message: string, path: string): Place | undefined {
  const name = /^Cannot find (?:module|package) '([^']+)'/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const importer = /Require stack:\n- (.+)/.exec(message)?.[1] ?? path;
  if (!existsSync(importer)) return undefined;
  const lines = readFileSync(importer, 'utf8').split(/\r?\n/);
  const index = lines.findIndex((line) => line.includes(`'${name}'`) || line.includes(`"${name}"`));
  return index < 0 ? undefined : { path: importer, line: index + 1, column: (lines[index] ?? '').indexOf(name) };
}

function stackPlace(error: unknown): Place | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const line of stack.split('\n')) {
    const [, named = '', number, column] =
      /(?:\(|\bat )((?:file:|\/|[A-Za-z]:[\\/])[^()]*?):(\d+):(\d+)\)?$/.exec(line) ?? [];
    if (named === '' || /[\\/]node_modules[\\/]|[\\/]cli[\\/]dist[\\/]/.test(named)) continue;
    const path = named.startsWith('file:') ? fileURLToPath(named) : named;
    if (!existsSync(path)) continue;
    const length = readFileSync(path, 'utf8').split(/\r?\n/)[Number(number) - 1]?.length;
    if (length === undefined) return undefined;
    // Lines of what runs are those of the file; where something was rewritten in a line, columns are not.
    return { path, line: Number(number), ...(Number(column) <= length ? { column: Number(column) } : {}) };
  }
  return undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
