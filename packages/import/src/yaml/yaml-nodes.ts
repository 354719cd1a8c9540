import { escapeReferences } from '@mdav/core/format';
import { hasHidden, replaceHidden, visible, yamlEscape } from '@mdav/quote';
import { Document, isScalar, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** Longest line that a value is kept on, indentation included. */
const WIDTH = 118;
/** Entries that a list or map on one line has at most. */
const MOST_INLINE = 6;

const OUTPUT = { lineWidth: 0, singleQuote: true, indent: 2, flowCollectionPadding: true } as const;

/** Words that readers of YAML 1.1 take for something else than text. */
const NOT_TEXT = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan))$/i;
/** Text that nobody can mistake: words, versions, extensions, sentences without a colon or number sign. */
const PLAIN = /^[A-Za-z.][\w.+/%@()-]*(?: [\w.+/%@(),;-]+)*$/;

/** A value as a person would write it: small lists and maps on one line, anything longer on lines of its own. */
export function yamlNode(value: unknown, indent: number): Node {
  if (Array.isArray(value)) return collection(value, indent, () => block(value, indent));
  if (typeof value === 'object' && value !== null) return collection(value, indent, () => blockMap(value, indent));
  return textNode(value);
}

function collection(value: object, indent: number, makeBlock: () => Node): Node {
  const inline = inlineNode(value);
  if (inline === undefined) return makeBlock();
  return indent + yamlText(inline).length <= WIDTH ? inline : makeBlock();
}

/** The value on one line; nothing when it holds another list or map, or too much. */
function inlineNode(value: object): Node | undefined {
  const parts: readonly unknown[] = Object.values(value);
  const isFlat = parts.every((part) => typeof part !== 'object' || part === null);
  if (parts.length > 0 && (!isFlat || parts.length > MOST_INLINE)) return undefined;
  if (Array.isArray(value)) {
    const list = new YAMLSeq<Node>();
    list.items = parts.map(textNode);
    return tightList(list);
  }
  const map = mapNode(Object.entries(value).map(([key, part]) => [key, textNode(part)]));
  map.flow = true;
  return map;
}

/** A list on one line, `[a, b]`: the library would pad it as it does maps. */
export function tightList(list: YAMLSeq<Node>): YAMLSeq<Node> {
  list.flow = true;
  list.toString = (context, ...more) =>
    YAMLSeq.prototype.toString.call(list, context && { ...context, flowCollectionPadding: '' }, ...more);
  return list;
}

function block(list: readonly unknown[], indent: number): Node {
  const node = new YAMLSeq<Node>();
  node.items = list.map((item) => yamlNode(item, indent + 2));
  return node;
}

function blockMap(value: object, indent: number): Node {
  return mapNode(Object.entries(value).map(([key, part]) => [key, yamlNode(part, indent + key.length + 4)]));
}

/** A map of nodes, in order. */
export function mapNode(entries: readonly (readonly [key: string, value: Node])[]): YAMLMap<Scalar, Node> {
  const map = new YAMLMap<Scalar, Node>();
  map.items = entries.map(([key, value]) => new Pair(plainNode(key), value));
  return map;
}

/** A value; in a fleet file the two characters that begin a reference to a parameter are written as three. */
function textNode(value: unknown): Scalar {
  return typeof value === 'string' ? plainNode(escapeReferences(value)) : new Scalar(value);
}

function plainNode(value: string): Scalar {
  const node = new Scalar(value);
  if (hasHidden(value)) node.type = Scalar.QUOTE_DOUBLE;
  else node.type = PLAIN.test(value) && !NOT_TEXT.test(value) ? Scalar.PLAIN : Scalar.QUOTE_SINGLE;
  return node;
}

/** Puts a comment above an entry of a map or list. */
export function commentAbove(node: Node | Scalar, lines: readonly string[]): void {
  if (lines.length > 0) node.commentBefore = commentText(lines);
}

/** Puts a comment behind a value on one line, or above the value's own lines. */
export function commentBehind(node: Node, text: string): void {
  if (isScalar(node) || ('flow' in node && node.flow === true)) node.comment = commentText([text]);
  else node.commentBefore = commentText([text]);
}

/** Text of a comment: nothing in it can end the comment. */
export function commentText(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) => (line === '' ? '' : ` ${visible(line)}`))
    .join('\n');
}

/** Longest line of a comment, without its indentation. */
export const COMMENT_WIDTH = 104;

/** A sentence as lines of a comment, broken between words; those after the first of a list item stand below its text. */
export function breakLine(line: string): readonly string[] {
  const hang = line.startsWith('- ') ? '  ' : '';
  const parts: string[] = [];
  let rest = line;
  while (rest.length > COMMENT_WIDTH) {
    const space = rest.lastIndexOf(' ', COMMENT_WIDTH);
    if (space <= hang.length) break;
    parts.push(rest.slice(0, space));
    rest = `${hang}${rest.slice(space + 1)}`;
  }
  return [...parts, rest];
}

/** A node as text without a line end; hidden characters, which stand between double quotes only, are escaped. */
export function yamlText(node: Node): string {
  const document = new Document(null, { version: '1.2' });
  document.contents = node as Document['contents'];
  return escapeHidden(document.toString(OUTPUT)).replace(/\n$/, '');
}

/** A document as text, ends with a line end. */
export function documentText(document: Document): string {
  return escapeHidden(document.toString(OUTPUT));
}

function escapeHidden(text: string): string {
  return replaceHidden(text, (character) => (character === '\n' ? character : yamlEscape(character)));
}
