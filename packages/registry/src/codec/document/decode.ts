import type { Diagnostic, Location, Outcome } from '@mdav/core';
import { fail, hasErrors, isDefenderUri, type LeftEntry, type Path, succeed } from '@mdav/core/format';
import { fromBase64 } from '../../data/base64.ts';
import { REG, TYPE_CODES } from '../../data/types.ts';
import type { RegistryData, RegistryPolicy } from '../../form.ts';
import { DSC_REGISTRY, DSC_REGISTRY_LIST } from '../dsc/form.ts';
import { REG_ROOTS, type RegItem, type RegRoot } from '../reg/form.ts';
import { dataOfJson } from './data.ts';
import { readConfiguration } from './read-document.ts';
import { sayablePolicies } from './sayable.ts';

/** What a configuration document of DSC 3 or OSConfig says: registry policy, and what lies beside. */
export interface ConfigurationPolicy {
  /** What the metadata of the document say that it is for. */
  readonly description?: string;
  readonly policies: readonly RegistryPolicy[];
  readonly beside: readonly LeftEntry[];
}

type Json = Readonly<Record<string, unknown>>;
interface Found {
  readonly items: readonly RegItem[];
  readonly left: readonly LeftEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

const NOTHING: Found = { items: [], left: [], diagnostics: [] };
const ROOTS: Readonly<Record<string, RegRoot>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
  ...Object.fromEntries(REG_ROOTS.map((root) => [root, root])),
};
/** Members of `valueData` by the type of the registry. */
const DSC_DATA: Readonly<Record<string, string>> = {
  String: 'REG_SZ',
  ExpandString: 'REG_EXPAND_SZ',
  MultiString: 'REG_MULTI_SZ',
  DWord: 'REG_DWORD',
  QWord: 'REG_QWORD',
  Binary: 'REG_BINARY',
};
/** Nested deeper than any document is. */
const DEEPEST = 16;

/**
 * Reads a configuration document, in YAML or JSON: the registry resources of DSC 3 (also in lists and groups) and those of
 * OSConfig with the tests around them. Other resources are named. Sources: `dsc-lib-registry` of PowerShell/DSC, and the
 * schema of OSConfig documents.
 *
 * Errors: those of `readConfiguration`, `document-other`, `document-bad-resource`.
 */
export function decodeConfiguration(bytes: Uint8Array): Outcome<ConfigurationPolicy> {
  const read = readConfiguration(bytes);
  if (!read.ok) return read;
  const { data, locate } = read.value;
  const resources = isObject(data) ? data['resources'] : undefined;
  if (!Array.isArray(resources)) {
    const message = 'The document has no list of resources.';
    const hint = 'Name a configuration document of DSC 3 or OSConfig.';
    return fail([{ code: 'document-other', severity: 'error', message, at: locate([]), hint }]);
  }
  const found = readResources(resources, ['resources'], locate, 0);
  if (hasErrors(found.diagnostics)) return fail(found.diagnostics);
  const { policies, others } = sayablePolicies(found.items);
  const description = descriptionIn(data);
  return succeed(
    { ...(description === undefined ? {} : { description }), policies, beside: [...found.left, ...others] },
    found.diagnostics,
  );
}

function descriptionIn(data: unknown): string | undefined {
  const metadata = isObject(data) ? data['metadata'] : undefined;
  const description = isObject(metadata) ? metadata['description'] : undefined;
  return typeof description === 'string' ? description : undefined;
}

type Locate = (path: Path, what?: 'key' | 'value') => Location;

function readResources(list: readonly unknown[], path: Path, locate: Locate, depth: number): Found {
  const found = list.map((item, index) => readResource(item, [...path, index], locate, depth));
  return {
    items: found.flatMap(({ items }) => items),
    left: found.flatMap(({ left }) => left),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

function readResource(item: unknown, path: Path, locate: Locate, depth: number): Found {
  if (!isObject(item) || depth > DEEPEST) return bad(locate(path), 'A resource is no object.', 'Correct the resource.');
  const type = item['type'];
  if (typeof type !== 'string') return named('include', JSON.stringify(item), 'what other documents say');
  const properties = isObject(item['properties']) ? item['properties'] : {};
  const inside: Path = [...path, 'properties'];
  switch (type) {
    case DSC_REGISTRY:
      return readValue(properties, inside, locate);
    case DSC_REGISTRY_LIST: {
      const entries = properties['registryEntries'];
      if (!Array.isArray(entries)) return bad(locate(inside), 'The list has no registryEntries.', 'Add them.');
      const wrapped = entries.map((entry) => ({ type: DSC_REGISTRY, properties: entry }));
      return readEach(wrapped, [...inside, 'registryEntries'], locate);
    }
    case 'Microsoft.DSC/Group': {
      const inner = properties['resources'];
      return Array.isArray(inner) ? readResources(inner, [...inside, 'resources'], locate, depth + 1) : NOTHING;
    }
    case 'Microsoft.OSConfig/Test':
      return readResource(properties['resource'], [...inside, 'resource'], locate, depth + 1);
    case 'Microsoft.Windows/CSP':
      return readNode(properties);
    default:
      return named(
        `${type} ${String(item['name'] ?? '')}`.trim(),
        JSON.stringify(properties),
        `resources of the type ${type}`,
      );
  }
}

function readEach(entries: readonly { properties: unknown }[], path: Path, locate: Locate): Found {
  const found = entries.map(({ properties }, index) =>
    isObject(properties)
      ? readValue(properties, [...path, index], locate)
      : bad(locate([...path, index]), 'An entry is no object.', 'Correct the entry.'),
  );
  return {
    items: found.flatMap(({ items }) => items),
    left: found.flatMap(({ left }) => left),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

function readValue(properties: Json, path: Path, locate: Locate): Found {
  const { keyPath, valueName: writtenName } = properties;
  const valueName = unescaped(writtenName);
  const split = typeof keyPath === 'string' ? /^([^\\:]+):?(?:\\(.*))?$/s.exec(keyPath) : null;
  const root = split?.[1] === undefined ? undefined : ROOTS[split[1].toUpperCase()];
  const key = split?.[2]?.replace(/\\$/, '') ?? '';
  if (root === undefined || /^\\|\\\\/.test(key))
    return bad(
      locate([...path, 'keyPath']),
      `The key ${JSON.stringify(keyPath)} does not begin with a root of the registry.`,
      'Begin it with HKLM or HKEY_LOCAL_MACHINE.',
    );
  const exists = properties['_exist'] !== false;
  if (valueName === undefined || valueName === null)
    return { ...NOTHING, items: [exists ? { kind: 'key', root, key } : { kind: 'deleteKey', root, key }] };
  if (typeof valueName !== 'string')
    return bad(locate([...path, 'valueName']), 'The name of a value is no text.', 'Write it in quotes.');
  if (!exists) return { ...NOTHING, items: [{ kind: 'delete', root, key, name: valueName }] };
  const [typeName, value, member] = dataIn(properties);
  const place = `${root === 'HKEY_LOCAL_MACHINE' ? 'HKLM' : root}\\${key}\\${valueName}`;
  if (value === undefined || value === null) return unsayable(place, 'nothing', 'it is tested, and not set');
  if (isExpression(writtenName)) return unsayable(place, valueName, 'DSC works its name out when it runs');
  if (isExpression(value)) return unsayable(place, JSON.stringify(value), 'DSC works its data out when it runs');
  const data = dataOf(typeName, member === 'valueData' ? unescaped(value) : value);
  if (data === undefined) {
    const message = `The data of ${place} are none of the type ${typeName}.`;
    return bad(locate([...path, member]), message, 'Write data that fit the type.');
  }
  return { ...NOTHING, items: [{ kind: 'set', root, key, name: valueName, data }] };
}

/** Type, data and the member that holds them, in the words of DSC or those of OSConfig. */
function dataIn(properties: Json): readonly [type: string, value: unknown, member: string] {
  if ('valueType' in properties) return [String(properties['valueType']), properties['value'], 'value'];
  const data = properties['valueData'];
  const [only] = isObject(data) ? Object.entries(data) : [];
  if (only === undefined) return ['REG_NONE', data ?? undefined, 'valueData'];
  const type = Object.hasOwn(DSC_DATA, only[0]) ? DSC_DATA[only[0]] : undefined;
  return [type ?? only[0], only[1], 'valueData'];
}

/** Numbers of bytes in DSC, and base64 in OSConfig, which is told by being text. */
function dataOf(type: string, value: unknown): RegistryData | undefined {
  const code = TYPE_CODES.get(type.toUpperCase());
  if (code === REG.binary && typeof value === 'string') {
    const bytes = fromBase64(value);
    return bytes && { type: 'raw', code, bytes };
  }
  return code === undefined ? undefined : dataOfJson(code, value);
}

/** Text in brackets is worked out by DSC; two brackets at its beginning stand for one. */
function isExpression(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isExpression);
  return typeof value === 'string' && /^\[(?!\[).*\]$/s.test(value);
}

function unescaped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unescaped);
  return typeof value === 'string' && value.startsWith('[[') ? value.slice(1) : value;
}

/** A node of a CSP goes along as it is, when it is one value of a kind that a fleet file has. */
function readNode({ path, value, type }: Json): Found {
  const uri = isObject(path) ? path['set'] : path;
  if (typeof uri !== 'string') return named('Microsoft.Windows/CSP', JSON.stringify(path), 'a node without a path');
  const line = { place: uri, says: JSON.stringify(value ?? null) };
  const fits =
    (type === 'integer' && Number.isInteger(value)) ||
    (type === 'string' && typeof value === 'string') ||
    (type === 'boolean' && typeof value === 'boolean');
  if (fits) {
    const entry = { uri, type, value } as Extract<NonNullable<LeftEntry['raw']>[number], { kind: 'oma' }>['entry'];
    return { ...NOTHING, left: [{ lines: [line], raw: [{ kind: 'oma', entry }] }] };
  }
  const why = value === undefined ? 'it is tested, and not set' : `a fleet file has no form for it (${String(type)})`;
  return { ...NOTHING, left: [{ lines: [line], unsayable: [{ what: uri, why, isDefender: isDefenderUri(uri) }] }] };
}

function unsayable(place: string, says: string, why: string): Found {
  const isDefender = /\\Windows Defender|\\Windows Advanced Threat Protection/i.test(place);
  return { ...NOTHING, left: [{ lines: [{ place, says }], unsayable: [{ what: place, why, isDefender }] }] };
}

function named(place: string, says: string, content: string): Found {
  return { ...NOTHING, left: [{ lines: [{ place, says: says.slice(0, 400) }], content }] };
}

function bad(at: Location, message: string, hint: string): Found {
  return { ...NOTHING, diagnostics: [{ code: 'document-bad-resource', severity: 'error', message, at, hint }] };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
