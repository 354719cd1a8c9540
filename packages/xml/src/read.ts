import { SaxesParser } from 'saxes';
import type { XmlDiagnostic, XmlOutcome } from './outcome.ts';
import { decodeText } from './text.ts';
import type { XmlElement, XmlNode, XmlPosition } from './tree.ts';

/** Deeper nesting is refused: no format here needs more than a dozen levels. */
export const MAX_XML_DEPTH = 64;

/** The text between the tags of a document, and whether anything stands around its root. */
export interface XmlDocument {
  readonly root: XmlElement;
  /** Text without byte order mark, with the line ends of the file: for those who must compare spellings. */
  readonly text: string;
}

/**
 * Reads a document into a tree with positions.
 *
 * A document type is refused and only the five entities of XML itself are known, so nothing outside the bytes is ever
 * read and nothing grows. The first mistake ends the reading.
 *
 * Diagnostics: `xml-too-large`, `xml-bad-encoding`, `xml-not-well-formed`, `xml-document-type`, `xml-too-deep`.
 */
export function readXml(bytes: Uint8Array, file?: string): XmlOutcome<XmlDocument> {
  const where = file === undefined ? {} : { file };
  const refuse = ({ at, ...diagnostic }: XmlDiagnostic): XmlOutcome<XmlDocument> => ({
    ok: false,
    diagnostics: [{ ...diagnostic, at: { ...where, ...at } }],
  });
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuse(decoded.diagnostics[0]);
  const parsed = parse(decoded.value);
  if (parsed.kind === 'root') return { ok: true, value: { root: parsed.root, text: decoded.value }, diagnostics: [] };
  const { code, message, hint, at } = parsed;
  return refuse({ code, severity: 'error', message, at, hint });
}

/** Where the tag starts that the parser has read to its end: "<" stands in no attribute of it. */
function startOfTag(text: string, { position, line, columnIndex }: SaxesParser): XmlPosition {
  let open = position - 1;
  while (text.charCodeAt(open) !== 0x3c) open -= 1;
  const lineStart = position - columnIndex;
  return open < lineStart ? startOfLongTag(text, open, lineStart, line) : { line, column: open - lineStart + 1 };
}

/** The same of a tag over several lines, the last of which is known. */
function startOfLongTag(text: string, open: number, lastStart: number, lastLine: number): XmlPosition {
  let line = lastLine;
  for (let at = open; at < lastStart; at += 1) if (isLineEnd(text, at) && !text.startsWith('\r\n', at)) line -= 1;
  let lineStart = open;
  while (lineStart > 0 && !isLineEnd(text, lineStart - 1)) lineStart -= 1;
  return { line, column: open - lineStart + 1 };
}

function isLineEnd(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 0x0a || code === 0x0d;
}

type Parsed = { readonly kind: 'root'; readonly root: XmlElement } | Mistake;

interface Mistake {
  readonly kind: 'mistake';
  readonly code: 'xml-not-well-formed' | 'xml-document-type' | 'xml-too-deep';
  readonly message: string;
  readonly hint: string;
  readonly at: XmlPosition;
}

/** An element whose children are still being read. */
interface OpenElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
  readonly at: XmlPosition;
}

/**
 * A name as namespaces have it: a prefix or none, each part beginning as a name does. The parser knows names without
 * namespaces only, where a colon may stand anywhere; nothing that we write back could carry those.
 */
const QUALIFIED_NAME =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the range is what a name cannot begin with.
  /^(?:[^\u0300-\u036F:\-.\d\u00B7\u203F\u2040][^:]*:)?[^\u0300-\u036F:\-.\d\u00B7\u203F\u2040][^:]*$/u;

/** Thrown to leave the parser at the first mistake; never leaves this file. */
const STOP = Symbol('stop');

function parse(text: string): Parsed {
  const parser = new SaxesParser();
  // An array, because assignments inside the handlers escape the flow analysis of a plain variable.
  const outcome: Parsed[] = [];
  const open: OpenElement[] = [];
  const qualified = new Set<string>();

  const stop = (code: Mistake['code'], message: string, hint: string, at: XmlPosition): never => {
    outcome.push({ kind: 'mistake', code, message, hint, at });
    throw STOP;
  };
  const add = (node: XmlNode): void => {
    open.at(-1)?.children.push(node);
  };
  const checkName = (name: string, at: XmlPosition): void => {
    if (qualified.has(name)) return;
    if (!QUALIFIED_NAME.test(name)) {
      const message = `The XML is not well-formed: "${name}" is no name with at most one prefix.`;
      stop('xml-not-well-formed', message, 'Correct the XML at this place.', at);
    }
    qualified.add(name);
  };

  // The parser keeps its handlers as properties that V8 adds by name. More than these seven turn the object into a hash table,
  // and every character then takes five times as long: so a mistake comes as an exception, and places are worked out here.
  parser.on('doctype', () =>
    stop(
      'xml-document-type',
      'The document has a document type declaration.',
      'Remove the <!DOCTYPE …> part.',
      placeOf(parser),
    ),
  );
  parser.on('opentag', ({ name, attributes }) => {
    const at = startOfTag(text, parser);
    if (open.length === MAX_XML_DEPTH) {
      stop(
        'xml-too-deep',
        `Elements are nested more than ${MAX_XML_DEPTH} deep.`,
        'Check that this is the right file.',
        at,
      );
    }
    checkName(name, at);
    for (const attribute in attributes) checkName(attribute, at);
    open.push({ kind: 'element', name, attributes, children: [], at });
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    if (open.length === 0) outcome.push({ kind: 'root', root: closed });
    else add(closed);
  });
  parser.on('text', (content) => add({ kind: 'text', text: content }));
  parser.on('cdata', (content) => add({ kind: 'cdata', text: content }));
  parser.on('comment', (content) => add({ kind: 'comment', text: content }));
  parser.on('processinginstruction', ({ target, body }) => add({ kind: 'instruction', target, body }));

  try {
    parser.write(text).close();
  } catch (thrown) {
    if (thrown !== STOP) return mistakeOf(parser, thrown);
  }
  return (
    outcome.at(-1) ?? {
      kind: 'mistake',
      code: 'xml-not-well-formed',
      message: 'The document has no root element.',
      hint: 'Check that this is the right file.',
      at: { line: 1, column: 1 },
    }
  );
}

/** What the parser itself complains of, which begins with its place; anything else that is thrown is a mistake of ours. */
function mistakeOf(parser: SaxesParser, thrown: unknown): Mistake {
  const place = `${parser.line}:${parser.column}: `;
  if (!(thrown instanceof Error && thrown.message.startsWith(place))) throw thrown;
  const message = thrown.message.slice(place.length).replace(/\.$/, '');
  return {
    kind: 'mistake',
    code: 'xml-not-well-formed',
    message: `The XML is not well-formed: ${message}.`,
    hint: 'Correct the XML at this place.',
    at: placeOf(parser),
  };
}

function placeOf(parser: SaxesParser): XmlPosition {
  return { line: parser.line, column: parser.columnIndex + 1 };
}
