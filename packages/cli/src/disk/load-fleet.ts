import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Diagnostic, Given, Outcome, ParsedFleet } from '@mdav/core';
import { acceptFleet, parseFleet } from '@mdav/core';
import { fail, suggest } from '@mdav/core/format';
import type { OwnRules } from '@mdav/core/rule';
import { acceptRules } from '@mdav/core/rule';
import type { Io } from '../program/io.ts';
import { givenParameters } from './given-parameters.ts';
import { moduleFault } from './module-fault.ts';
import { layerProblems, withLayers } from './outside-layers.ts';
import { isCode, runModule } from './run-module.ts';

/** The names that a fleet has when nobody names it, in the order in which they are looked for. */
export const FLEET_NAMES = ['mdav.yaml', 'mdav.yml', 'mdav.json'];

/** A fleet with its text, for showing the lines that findings are about. */
export interface LoadedFleet extends OwnRules {
  readonly outcome: Outcome<ParsedFleet>;
  readonly text?: string;
  /** What it was read from; absent when it could not be read. */
  readonly source?: FleetSource;
  /** Values for its parameters, with which its text is read. */
  readonly given?: Given;
}

/** What a fleet was read from: decides whether it can be edited, and how it is written back. */
export type FleetSource =
  | { readonly kind: 'file'; readonly file: string; readonly path: string; readonly encoding: Encoding }
  | { readonly kind: 'stdin'; readonly file: string }
  | { readonly kind: 'module'; readonly file: string };

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le';

/**
 * Reads the fleet of that name; `-` is standard input. A module is code and runs only when it is named: no folder is
 * searched for it. What it extends comes along. Its own rules come along; those of its `ruleFiles` do not, see `withRules`.
 *
 * Errors: `fleet-not-found`, `fleet-not-readable`, `fleet-encoding`, `fleet-module`, those of the reader and of
 * `acceptRules`.
 */
export async function loadFleet(file: string, io: Io): Promise<LoadedFleet> {
  const given = givenParameters(io);
  if (!given.ok) return { outcome: given };
  const loaded = await loadAlone(file, io, given.value);
  const { outcome, source, text } = loaded;
  const folder =
    source?.kind === 'file' ? dirname(source.path) : dirname(resolve(io.cwd, file === '-' ? 'stdin' : file));
  if (!outcome.ok) {
    if (text === undefined || source === undefined || source.kind === 'module') return loaded;
    return { ...loaded, outcome: fail([...outcome.diagnostics, ...(await layerProblems(text, source.file, folder))]) };
  }
  return { ...loaded, outcome: await withLayers(outcome.value, folder) };
}

async function loadAlone(file: string, io: Io, given: Given): Promise<LoadedFleet> {
  if (file === '-') return parseFleetBytes(io.stdin(), { kind: 'stdin', file: 'standard input' }, given);
  const path = resolve(io.cwd, file);
  if (existsSync(path) && statSync(path).isDirectory()) {
    const inside = findDefault(path);
    if (inside === undefined)
      return refuse(
        'fleet-not-found',
        file,
        `${file} is a folder without ${FLEET_NAMES.join(', ')}.`,
        'Name the fleet file.',
      );
    return loadAlone(join(file, inside), io, given);
  }
  if (!existsSync(path)) return refuse('fleet-not-found', file, `There is no file ${file}.`, hintForMissing(path));
  if (isCode(file)) return loadModule(path, file, io.cwd, given);
  try {
    const bytes = readFileSync(path);
    return parseFleetBytes(bytes, { kind: 'file', file, path, encoding: encodingOf(bytes) }, given);
  } catch (error) {
    return refuse('fleet-not-readable', file, `${file} cannot be read: ${messageOf(error)}.`, 'Check the permissions.');
  }
}

/** True for a folder with a fleet file of the usual name. */
export function isFleetFolder(folder: string): boolean {
  return findDefault(folder) !== undefined;
}

/** The name of the fleet in a folder, when it has one of the usual names. */
export function findDefault(folder: string): string | undefined {
  return FLEET_NAMES.find((name) => existsSync(join(folder, name)));
}

/** A fleet from the bytes of a file. Errors: `fleet-encoding` and those of the reader. */
export function parseFleetBytes(bytes: Uint8Array, source: FleetSource, given: Given = {}): LoadedFleet {
  const { file } = source;
  const text = textOf(bytes);
  if (text === undefined) return refuse('fleet-encoding', file, `${file} is not UTF-8 text.`, 'Save it as UTF-8.');
  return { outcome: parseFleet({ text, file, ...given }), text, source, given };
}

function textOf(bytes: Uint8Array): string | undefined {
  const label = encodingOf(bytes) === 'utf-16le' ? 'utf-16le' : 'utf-8';
  // A NUL is no character of a fleet: it is what UTF-16 without its mark looks like.
  if (label === 'utf-8' && bytes.includes(0)) return undefined;
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // The one way in which the platform says that the bytes are no such text.
    return undefined;
  }
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8-bom' : 'utf-8';
}

/** Text as the file had it before: in its encoding, with the mark that it began with. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  return Buffer.from(encoding === 'utf-8-bom' ? `\uFEFF${text}` : text, 'utf8');
}

async function loadModule(path: string, file: string, cwd: string, given: Given): Promise<LoadedFleet> {
  try {
    const loaded = await runModule(path);
    const fleet = loaded['default'];
    if (fleet instanceof Promise) {
      // What it ends with is nobody's any more: without this a failure of it would end the process.
      fleet.catch(() => {});
      const message = `The default export of ${file} is a promise of a fleet.`;
      return refuse('fleet-module', file, message, 'Write `export default await …`.');
    }
    if (typeof fleet !== 'object' || fleet === null) {
      const message =
        fleet === undefined
          ? `${file} has no default export.`
          : `The default export of ${file} is ${kindWords(fleet)}.`;
      return refuse('fleet-module', file, message, 'Write `export default defineFleet({ … })`.');
    }
    const rules = acceptRules(loaded['rules'] ?? [], file);
    if (!rules.ok) return { outcome: rules };
    const outcome = acceptFleet(fleet as Parameters<typeof acceptFleet>[0], file, given);
    return { outcome, rules: rules.value, source: { kind: 'module', file } };
  } catch (error) {
    const { diagnostic, text } = moduleFault(error, path, file, cwd);
    return { outcome: fail([diagnostic]), ...(text === undefined ? {} : { text }) };
  }
}

/** What a module exports in place of a fleet. */
function kindWords(value: unknown): string {
  return typeof value === 'function' ? 'a function, which nobody calls' : 'no fleet';
}

/** No fleet, and the one reason why. */
export function refuse(code: string, file: string, message: string, hint: string): LoadedFleet {
  const diagnostic: Diagnostic = { code, severity: 'error', message, at: file === '' ? {} : { file }, hint };
  return { outcome: fail([diagnostic]) };
}

/** The file beside the missing one that was probably meant, else how to get a first one. */
function hintForMissing(path: string): string {
  const folder = dirname(path);
  if (!existsSync(folder)) return `Check the path: there is no folder ${basename(folder)}.`;
  const fleets = readdirSync(folder).filter((name) => /\.(ya?ml|json|m?[tj]s)$/i.test(name));
  const likely = suggest(basename(path), fleets);
  if (likely !== undefined) return `Did you mean ${likely}?`;
  return 'Check the path; `mdav init` writes a first fleet, and `mdav import` makes one of the policies that you have.';
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
