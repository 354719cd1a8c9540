import type { XmlPosition } from './tree.ts';

/** Why a document was not read: what, where, and what to do about it. */
export interface XmlDiagnostic {
  readonly code: 'xml-too-large' | 'xml-bad-encoding' | 'xml-not-well-formed' | 'xml-document-type' | 'xml-too-deep';
  readonly severity: 'error';
  readonly message: string;
  readonly at: { readonly file?: string } & Partial<XmlPosition>;
  readonly hint: string;
}

/** What came of reading: a value, or the one mistake that ended it. Never an exception. */
export type XmlOutcome<Value> =
  | { readonly ok: true; readonly value: Value; readonly diagnostics: readonly [] }
  | { readonly ok: false; readonly diagnostics: readonly [XmlDiagnostic] };
