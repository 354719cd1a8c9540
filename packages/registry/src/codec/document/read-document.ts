import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, readDocument, succeed, textOfBytes, type YamlDialect } from '@mdav/core/format';

/** A document in YAML or JSON as plain data, with the way back to its text. */
export type ConfigurationDocument = Extract<ReturnType<typeof readDocument>, { ok: true }>['value'];

/** What is said of a fleet file, as it is said of any other document. */
const WORDS: Readonly<Record<string, readonly [code: string, hint?: string]>> = {
  'fleet-yaml-syntax': ['document-syntax'],
  'fleet-merge-conflict': ['document-syntax'],
  'fleet-duplicate-key': ['document-duplicate-key'],
  'fleet-too-large': ['document-too-large', 'Check that this is the right file.'],
  'fleet-too-deep': ['document-too-large', 'Check that this is the right file.'],
  'fleet-too-many-values': ['document-too-large', 'Remove the aliases that multiply each other.'],
  'fleet-several-documents': ['document-several', 'Keep one document per file.'],
  'fleet-empty': ['document-empty', 'Name a document that says something.'],
  'fleet-yaml-tag': ['document-form', 'Remove the tag: only plain data is read.'],
  'fleet-yaml-alias': ['document-form'],
  'fleet-yaml-key': ['document-form'],
};

/**
 * Reads one YAML or JSON document as data. Never throws.
 *
 * Errors: `document-encoding`, `document-syntax`, `document-duplicate-key`, `document-too-large`, `document-several`,
 * `document-empty`, `document-form`.
 */
export function readConfiguration(bytes: Uint8Array, dialect?: YamlDialect): Outcome<ConfigurationDocument> {
  const text = textOfBytes(bytes);
  if (text === undefined)
    return fail([
      {
        code: 'document-encoding',
        severity: 'error',
        message: 'The bytes are no text.',
        at: {},
        hint: 'Save the file as UTF-8.',
      },
    ]);
  const read = readDocument(text, undefined, dialect);
  if (read.ok) return succeed(read.value, read.diagnostics.map(inWords));
  return fail(read.diagnostics.map(inWords));
}

function inWords(diagnostic: Diagnostic): Diagnostic {
  const [code, hint] = WORDS[diagnostic.code] ?? [diagnostic.code];
  return { ...diagnostic, code, ...(hint === undefined ? {} : { hint }) };
}
