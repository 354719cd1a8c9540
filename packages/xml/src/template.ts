import { documentBytes, documentText } from './document.ts';
import { cdataSections } from './escape.ts';
import { XML_ESCAPING, type XmlStyle } from './style.ts';
import type { XmlNode } from './tree.ts';
import { emptyEnd, nodeText } from './write.ts';

/**
 * A document whose markup is known before: laid out once, when the sources are generated, with slots for what it says.
 * `Values` names the slots.
 */
export interface XmlTemplate<Values> {
  readonly style: XmlStyle;
  readonly pieces: readonly XmlPiece[];
  /** For the type checker alone: no template has it. */
  readonly values?: Values;
}

/** A part of a template: markup as it stands, or a slot, named by the value that fills it. */
export type XmlPiece =
  | string
  /** A text: in an attribute, between tags, or as a section. */
  | { readonly kind: 'attribute' | 'text' | 'section'; readonly slot: string }
  /** Nodes of a tree, each on a line that begins with `lead`. */
  | { readonly kind: 'nodes'; readonly slot: string; readonly lead: string }
  /** The pieces again for each of the values. */
  | { readonly kind: 'each'; readonly slot: string; readonly pieces: readonly XmlPiece[] }
  /** What an element holds, up to its end tag, when the slots in it may leave nothing. */
  | { readonly kind: 'content'; readonly name: string; readonly lead: string; readonly pieces: readonly XmlPiece[] };

/** What fills a slot. */
export type XmlValue = string | readonly XmlNode[] | readonly XmlValues[];

/** What fills the slots of some pieces, by name. */
export interface XmlValues {
  readonly [slot: string]: XmlValue;
}

/** Writes a document from its template. Values are escaped as in a tree. */
export function writeTemplate<Values extends object>(template: XmlTemplate<Values>, values: Values): Uint8Array {
  const { style, pieces } = template;
  // The generator made the type of the values from the same slots.
  return documentBytes(documentText(fill(pieces, values as unknown as XmlValues, style), style), style);
}

function fill(pieces: readonly XmlPiece[], values: XmlValues, style: XmlStyle): string {
  let text = '';
  for (const piece of pieces) text += typeof piece === 'string' ? piece : fillSlot(piece, values, style);
  return text;
}

function fillSlot(piece: Exclude<XmlPiece, string>, values: XmlValues, style: XmlStyle): string {
  switch (piece.kind) {
    case 'attribute':
    case 'text':
      return (style.escaping ?? XML_ESCAPING)[piece.kind](values[piece.slot] as string);
    case 'section':
      return cdataSections(values[piece.slot] as string);
    case 'nodes': {
      const { slot, lead } = piece;
      return (values[slot] as readonly XmlNode[]).map((node) => `${lead}${nodeText(node, style, lead)}`).join('');
    }
    case 'each':
      return (values[piece.slot] as readonly XmlValues[]).map((each) => fill(piece.pieces, each, style)).join('');
    case 'content': {
      const inner = fill(piece.pieces, values, style);
      return inner === '' ? emptyEnd(piece.name, style) : `>${inner}${piece.lead}</${piece.name}>`;
    }
  }
}
