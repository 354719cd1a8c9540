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

/**
 * Where a tag starts when the parser has read its name and one character more. A line end may be that character, and
 * then the parser counts from the next line already.
 */
function startOfTag(text: string, { position, line, columnIndex }: SaxesParser, name: string): XmlPosition {
  if (!isLineEnd(text, position - 1)) return { line, column: columnIndex - name.length - 1 };
  const open = position - (text.startsWith('\r\n', position - 2) ? 2 : 1) - name.length - 1;
  let lineStart = open;
  while (lineStart > 0 && !isLineEnd(text, lineStart - 1)) lineStart -= 1;
  return { line: line - 1, column: open - lineStart + 1 };
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
  let start: XmlPosition = { line: 1, column: 1 };

  const here = (): XmlPosition => ({ line: parser.line, column: parser.columnIndex + 1 });
  const stop = (code: Mistake['code'], message: string, hint: string, at: XmlPosition): never => {
    outcome.push({ kind: 'mistake', code, message, hint, at });
    throw STOP;
  };
  const add = (node: XmlNode): void => {
    open.at(-1)?.children.push(node);
  };

  parser.on('error', (error) => {
    const message = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    stop('xml-not-well-formed', `The XML is not well-formed: ${message}.`, 'Correct the XML at this place.', here());
  });
  parser.on('doctype', () =>
    stop('xml-document-type', 'The document has a document type declaration.', 'Remove the <!DOCTYPE …> part.', here()),
  );
  parser.on('opentagstart', (tag) => {
    start = startOfTag(text, parser, tag.name);
    if (open.length === MAX_XML_DEPTH) {
      stop(
        'xml-too-deep',
        `Elements are nested more than ${MAX_XML_DEPTH} deep.`,
        'Check that this is the right file.',
        start,
      );
    }
  });
  parser.on('opentag', (tag) => {
    for (const name of [tag.name, ...Object.keys(tag.attributes)]) {
      if (QUALIFIED_NAME.test(name)) continue;
      const message = `The XML is not well-formed: "${name}" is no name with at most one prefix.`;
      stop('xml-not-well-formed', message, 'Correct the XML at this place.', start);
    }
    open.push({ kind: 'element', name: tag.name, attributes: tag.attributes, children: [], at: start });
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
    if (thrown !== STOP) throw thrown;
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
