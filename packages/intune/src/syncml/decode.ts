import type { Diagnostic, Location, Outcome } from '@mdav/core';
import { fail, hasErrors, isDefenderUri, type LeftEntry, succeed, textOfBytes, utf8 } from '@mdav/core/format';
import {
  childNamed,
  childrenNamed,
  contentOf,
  elementsOf,
  localName,
  nodeText,
  OWN_STYLE,
  readXml,
  textOf,
  type XmlElement,
} from '@mdav/xml';
import type { OmaSetting } from '../custom/profile.ts';
import { canonicalUri } from '../lift/known-nodes.ts';

/** What commands come to, one after the other. */
export interface SyncmlPolicy {
  /** Nodes with the value that they have in the end. */
  readonly nodes: readonly OmaSetting[];
  /** Nodes that are taken away, and not set again. */
  readonly deleted: readonly string[];
  /** What sets no node, such as `Exec`. */
  readonly beside: readonly LeftEntry[];
}

/** The elements around commands. */
const AROUND = new Set(['SyncML', 'SyncBody', 'Atomic', 'Sequence']);
/** What says nothing about nodes. */
const SILENT = new Set(['SyncHdr', 'Final', 'CmdID', 'Meta', 'Status', 'Results', 'Alert', 'Get']);
const WRAP = '<SyncBody>';

/**
 * Reads commands of SyncML: a whole message, its body, or commands one after the other as servers take them for a profile.
 * Source: [MS-MDM] 2.2.7.
 *
 * Errors: those of `readXml`, `syncml-bad-command`.
 */
export function decodeSyncml(bytes: Uint8Array): Outcome<SyncmlPolicy> {
  const text = textOfBytes(bytes) ?? '';
  const isWhole = /^\s*(?:<\?xml|<SyncML\b|<SyncBody\b)/.test(text);
  const read = readXml(isWhole ? bytes : utf8(`${WRAP}${text}</SyncBody>`));
  if (!read.ok) return fail(read.diagnostics.map((one) => ({ ...one, at: isWhole ? one.at : unwrapped(one.at) })));
  const commands = commandsIn(read.value.root);
  const placed = commands.map((command) => ({ command, at: isWhole ? command.at : unwrapped(command.at) }));
  const diagnostics = placed.flatMap(({ command, at }): readonly Diagnostic[] =>
    command.kind === 'bad'
      ? [{ code: 'syncml-bad-command', severity: 'error', message: command.message, at, hint: command.hint }]
      : [],
  );
  if (hasErrors(diagnostics)) return fail(diagnostics);
  // A node has several spellings, and the last command on it counts.
  const last = new Map<string, Command>();
  for (const command of commands) {
    if (command.kind !== 'set' && command.kind !== 'delete') continue;
    const node = canonicalUri(command.uri);
    last.delete(node);
    last.set(node, command);
  }
  const ends = [...last.values()];
  return succeed({
    nodes: ends.flatMap((command) => (command.kind === 'set' ? [command.node] : [])),
    deleted: ends.flatMap((command) => (command.kind === 'delete' ? [command.uri] : [])),
    beside: commands.flatMap((command) => (command.kind === 'other' ? [command.left] : [])),
  });
}

/** The place in the file, where an element was put around it on its first line. */
function unwrapped({ line, column, ...rest }: Location): Location {
  const before = line === 1 ? WRAP.length : 0;
  return {
    ...rest,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column: Math.max(1, column - before) }),
  };
}

type Command = { readonly at: Location } & (
  | { readonly kind: 'set'; readonly uri: string; readonly node: OmaSetting }
  | { readonly kind: 'delete'; readonly uri: string }
  | { readonly kind: 'other'; readonly left: LeftEntry }
  | { readonly kind: 'bad'; readonly message: string; readonly hint: string }
);

function commandsIn(node: XmlElement): readonly Command[] {
  const name = localName(node.name);
  if (AROUND.has(name)) return elementsOf(node).flatMap(commandsIn);
  if (SILENT.has(name)) return [];
  return childrenNamed(node, 'Item').map((item) => commandOf(name, item, formatIn(item) ?? formatIn(node)));
}

/** The format of the data, which stands at the item or at the whole command; text without one. */
function formatIn(node: XmlElement): string | undefined {
  const meta = childNamed(node, 'Meta');
  const format = meta && childNamed(meta, 'Format');
  return format === undefined ? undefined : contentOf(format).trim().toLowerCase();
}

function commandOf(name: string, item: XmlElement, format = 'chr'): Command {
  const at = item.at ?? {};
  const target = childNamed(item, 'Target');
  const uri = contentOf(target && childNamed(target, 'LocURI')).trim();
  if (uri === '') return { kind: 'bad', at, message: `The ${name} names no node.`, hint: 'Add Target and LocURI.' };
  if (name === 'Delete') return { kind: 'delete', at, uri };
  const data = childNamed(item, 'Data');
  const text = data === undefined ? '' : dataText(data);
  if (name !== 'Replace' && name !== 'Add')
    return { kind: 'other', at, left: leftOf(uri, `${name} ${text}`.trim(), `it runs ${name}, and sets nothing`) };
  if (format === 'node') return { kind: 'other', at, left: leftOf(uri, 'node', 'it makes a node without a value') };
  const node = nodeOf(uri, format, text);
  if (node === undefined)
    return {
      kind: 'bad',
      at,
      message: `The data of ${uri} are none of the format ${format}.`,
      hint: 'Write data that fit the format.',
    };
  return { kind: 'set', at, uri, node };
}

/** XML in the data stands there as text as a rule, and as elements now and then. */
function dataText(data: XmlElement): string {
  const inside = elementsOf(data);
  return inside.length === 0 ? textOf(data) : inside.map((child) => nodeText(child, OWN_STYLE).trim()).join('');
}

function nodeOf(uri: string, format: string, text: string): OmaSetting | undefined {
  const about = { name: uri, description: null, uri, secretReference: null };
  switch (format) {
    case 'int': {
      const value = Number(text.trim());
      return /^-?\d+$/.test(text.trim()) && Number.isSafeInteger(value)
        ? { ...about, kind: 'integer', value, isReadOnly: false }
        : undefined;
    }
    case 'bool':
      return /^(?:true|false)$/i.test(text.trim())
        ? { ...about, kind: 'boolean', value: text.trim().toLowerCase() === 'true' }
        : undefined;
    case 'chr':
    case 'null':
      return { ...about, kind: 'string', value: text };
    case 'float':
      return text.trim() !== '' && Number.isFinite(Number(text))
        ? { ...about, kind: 'floating-point', value: Number(text) }
        : undefined;
    case 'date':
    case 'time':
      return { ...about, kind: 'date-time', value: text };
    case 'xml':
      return { ...about, kind: 'string-xml', value: text, fileName: null };
    case 'b64':
    case 'bin':
      return { ...about, kind: 'base64', value: text, fileName: null };
    default:
      return undefined;
  }
}

function leftOf(uri: string, says: string, why: string): LeftEntry {
  return { lines: [{ place: uri, says }], unsayable: [{ what: uri, why, isDefender: isDefenderUri(uri) }] };
}
