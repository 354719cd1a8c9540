import type { Outcome } from '@mdav/core';
import type { Codec } from '@mdav/core/format';
import type { CorpusFile } from '../corpus.ts';

/** What became of a genuine file that was read and written again. */
export type FileResult =
  | { readonly kind: 'byte-exact'; readonly path: string }
  /** Other bytes that say the same. */
  | { readonly kind: 'equal'; readonly path: string }
  | { readonly kind: 'refused'; readonly path: string; readonly why: string }
  /** Neither the same nor refused: a mistake of ours. */
  | { readonly kind: 'wrong'; readonly path: string; readonly why: string };

/** The results of one format, in the order of the files. */
export interface FormatResult {
  readonly format: string;
  readonly files: readonly FileResult[];
}

/** Reads a file with a codec and writes it again. Forms are compared without the places that readers note. */
export function examine<Form>({ encode, decode }: Codec<Form>, { path, bytes }: CorpusFile): FileResult {
  const first = decode(bytes);
  if (!first.ok) return refused(path, first);
  const written = encode(first.value);
  if (isSame(written, bytes)) return { kind: 'byte-exact', path };
  const second = decode(written);
  if (!second.ok) return { kind: 'wrong', path, why: `not read again: ${reasonOf(second)}` };
  return plain(second.value) === plain(first.value)
    ? { kind: 'equal', path }
    : { kind: 'wrong', path, why: 'reads differently when written again' };
}

export function refused(path: string, outcome: Outcome<unknown>): FileResult {
  return { kind: 'refused', path, why: reasonOf(outcome) };
}

function reasonOf({ diagnostics }: Outcome<unknown>): string {
  const [first] = diagnostics.filter(({ severity }) => severity === 'error');
  const line = first?.at.line === undefined ? '' : `line ${first.at.line}: `;
  return first === undefined ? 'no reason' : `${first.code}, ${line}${first.message}`;
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** A form as text. Positions change when a file is laid out anew. */
function plain(form: unknown): string {
  return JSON.stringify(form, (key, part: unknown) => {
    if (key === 'at') return undefined;
    if (part instanceof Uint8Array) return Buffer.from(part).toString('hex');
    return typeof part === 'bigint' ? `${part}n` : part;
  });
}
