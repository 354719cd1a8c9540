import type { Codes, MdmNode, RegistryWrite, SettingRow, ValueType } from '@mdav/core';
import { JUSTIFICATION_KEYS, VALUE } from '../../../core/src/model/justification.ts';
import { complainAt, type Path, type SourceDocument } from './document.ts';
import type { SourceRow, Template } from './source-row.ts';

/** Checks what a shape cannot see: that the parts of a row fit each other and that names refer to something. */
export function checkRow(source: SourceDocument, row: SettingRow, sources: readonly string[]): void {
  const complain = (path: Path, message: string) => complainAt(source, [row.id, ...path], message);
  if (!/^[A-Z][^.]*$/.test(row.title)) complain(['title'], 'the title starts with a capital and has no full stop');
  for (const [index, note] of (row.notes ?? []).entries()) {
    if (!/^[A-Z`].*[.!?]$/s.test(note)) complain(['notes', index], 'a note is one or more complete sentences');
  }
  if (listsPaths(row.type) !== (row.paths !== undefined))
    complain(['type'], '"paths" says what kind of paths a list of paths or processes holds, and stands nowhere else');
  if ('min' in row.type && row.type.min > row.type.max) complain(['type', 'min'], 'min is above max');
  const keys = row.type.kind === 'map' ? row.type.keys : {};
  if ('extend' in keys)
    complain(['type', 'keys', 'extend'], '"extend" is how a layer adds to a map, so no key can be called that');
  for (const key of [VALUE, ...JUSTIFICATION_KEYS].filter((name) => name in keys))
    complain(['type', 'keys', key], `"${key}" is part of how a fleet gives a reason, so no key can be called that`);
  for (const { source: name } of row.sources) {
    if (!sources.includes(name))
      complain(['sources', name], `unknown source "${name}"; add it to facts/sources.ts first`);
  }
  if (row.registry.kind === 'values') {
    for (const [index, write] of row.registry.writes.entries())
      checkWrite(row.type, write, (path, message) => complain(['registry', index, ...path], message));
  }
  if (row.mdm.kind === 'node') checkNode(row.type, row.mdm, (path, message) => complain(['mdm', ...path], message));
  if (row.mdm.kind === 'manual' && row.mdm.template !== undefined)
    checkCodes(row.type, row.mdm.template.as, ['as'], (path, message) =>
      complain(['mdm', 'template', ...path], message),
    );
  if (row.admx !== undefined) checkAdmx(row, (path, message) => complain(['admx', ...path], message));
  if (row.registry.kind === 'values' && row.mdm.kind === 'node') {
    const said = new Set([
      ...row.registry.writes.flatMap(({ as }) => Object.keys(as ?? {})),
      ...Object.keys(row.mdm.as ?? {}),
    ]);
    for (const word of said.size === 0 ? [] : valueWords(row.type)) {
      if (!said.has(word)) complain(['type'], `no channel has a code for "${word}"`);
    }
  }
}

/** Every template that a row names must be known by that name. */
export function checkTemplateNames(
  source: SourceDocument,
  id: string,
  row: SourceRow,
  templates: readonly Template[],
): void {
  const { mdm } = row;
  const isNode = 'uri' in mdm;
  const catalog = isNode ? mdm.catalog : mdm.kind === 'manual' ? mdm.template?.catalog : undefined;
  for (const name of Object.keys(catalog?.templates ?? {})) {
    if (!templates.some((template) => template.name === name)) {
      complainAt(
        source,
        [id, 'mdm', ...(isNode ? [] : ['template']), 'catalog', 'templates', name],
        `unknown template "${name}"; templates.yaml names them`,
      );
    }
  }
}

/** True for lists of paths or processes, and for maps of such lists; an ordered list is of places to ask one by one. */
function listsPaths(type: ValueType): boolean {
  if (type.kind === 'map') return type.lists !== undefined;
  return type.kind === 'list' && type.ordered !== true && (type.of === 'path' || type.of === 'process');
}

type Complain = (path: Path, message: string) => void;

/** The words that a value is made of; a toggle has `on` and `off`. Empty for quantities and free text. */
export function valueWords(type: ValueType): readonly string[] {
  switch (type.kind) {
    case 'toggle':
      return ['on', 'off'];
    case 'choice':
    case 'flags':
      return Object.keys(type.options);
    case 'list':
      return Object.keys(type.options ?? {});
    case 'map':
      return Object.keys(type.values);
    case 'integer':
    case 'duration':
    case 'time-of-day':
    case 'text':
      return [];
  }
}

function checkWrite(type: ValueType, write: RegistryWrite, complain: Complain): void {
  checkCodes(type, write.as, ['as'], complain);
  for (const word of Object.keys(write.alsoReads ?? {})) {
    if (!(word in (write.as ?? {})))
      complain(['alsoReads', word], `"${word}" can be read only where "as" can write it`);
  }
  if (write.kind === 'list') {
    if (type.kind !== 'list' && type.kind !== 'map')
      complain(['kind'], `a ${type.kind} is one value, not a list of values`);
    if (type.kind === 'list' && write.data === undefined) complain([], 'the entries of a list need "data"');
    if (type.kind === 'map') checkKeyNames(type, write.names, ['names'], complain);
    return;
  }
  if (type.kind === 'map') complain(['kind'], 'a map is a list of values');
  if (type.kind === 'list' && write.type !== 'multi-sz' && write.delimiter === undefined)
    complain([], 'a list in one value needs a "delimiter"');
  if (type.kind !== 'list' && write.delimiter !== undefined) complain(['delimiter'], 'only a list has a delimiter');
  const isText = write.type !== 'dword' && write.type !== 'qword';
  for (const [word, code] of Object.entries(write.as ?? {})) {
    if ((typeof code === 'string') !== isText)
      complain(['as', word], `the code must be ${isText ? 'text' : 'a number'} for ${write.type}`);
  }
}

function checkNode(type: ValueType, node: MdmNode, complain: Complain): void {
  checkCodes(type, node.as, ['as'], complain);
  if (type.kind === 'map') checkKeyNames(type, node.keys, ['keys'], complain);
  if ((type.kind === 'list' || type.kind === 'map') && node.delimiter === undefined)
    complain([], 'a list or map needs a "delimiter"');
  if (node.admxBacked !== undefined && node.format !== 'chr') complain(['format'], 'an ADMX-backed node takes chr');
  if (node.admxElement !== undefined && node.admxBacked === undefined)
    complain(['admxElement'], 'only an ADMX-backed node has elements');
  const catalog = node.catalog;
  if (catalog === undefined) return;
  for (const word of Object.keys(catalog.options ?? {})) {
    if (!valueWords(type).includes(word)) complain(['catalog', 'options', word], `"${word}" is no word of the type`);
  }
  if (catalog.instance === 'group-collection') {
    if (type.kind !== 'map') complain(['catalog', 'instance'], 'only a map is a group collection');
    else checkKeyNames(type, catalog.children, ['catalog', 'children'], complain);
  }
  if (catalog.element !== undefined && node.admxElement === undefined)
    complain(['catalog', 'element'], 'the node names no ADMX element');
}

/** A list of words and a choice need a code each; a word may be absent where a channel lacks it, but not all of them. */
function checkCodes(type: ValueType, as: Codes | undefined, path: Path, complain: Complain): void {
  const words = valueWords(type);
  if (as === undefined) {
    if (words.length > 0) complain([], `"as" is missing: a code for each of ${words.join(', ')}`);
    return;
  }
  for (const word of Object.keys(as))
    if (!words.includes(word)) complain([...path, word], `"${word}" is no word of the type`);
  const codes = Object.values(as).map(String);
  if (new Set(codes).size < codes.length) complain(path, 'two words have the same code');
  if (type.kind === 'toggle')
    for (const word of words) if (!(word in as)) complain(path, `the code for "${word}" is missing`);
}

function checkKeyNames(
  type: ValueType & { kind: 'map' },
  names: Readonly<Record<string, string>> | undefined,
  path: Path,
  complain: Complain,
): void {
  for (const word of Object.keys(type.keys))
    if (names?.[word] === undefined) complain(path, `the name for "${word}" is missing`);
  for (const word of Object.keys(names ?? {}))
    if (!(word in type.keys)) complain([...path, word], `"${word}" is no key of the type`);
}

function checkAdmx(row: SettingRow, complain: Complain): void {
  const { states, element } = row.admx ?? {};
  if ((states === undefined) === (element === undefined))
    complain([], 'either "states" or "element" says how the policy carries the value');
  for (const [state, word] of Object.entries(states ?? {})) {
    const known = row.type.kind === 'flags' ? [...valueWords(row.type), 'none'] : valueWords(row.type);
    if (!known.includes(word)) complain(['states', state], `"${word}" is no word of the type`);
  }
}
