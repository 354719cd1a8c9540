import { describeType, exampleValue } from '../catalogue/describe.ts';
import { findSetting, settingRows } from '../catalogue/lookup.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { hintFor } from '../diagnostic/suggest.ts';
import type { Fleet } from '../model/fleet.ts';
import { OS_IDS } from '../model/vocabulary.ts';
import { LAYER_FACTS } from '../resolve/layers.ts';
import { validateFleet } from './fleet-validator.generated.ts';
import type { Locate, Path } from './locate.ts';

/** One complaint of the compiled schema, in ajv's form. */
interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

const GROUP_KEYS = [...LAYER_FACTS, 'description', 'settings'];
const KEYS: readonly { readonly at: RegExp; readonly keys: readonly string[] }[] = [
  { at: /^$/, keys: ['mdav', 'name', 'baseline', 'defaults', 'groups', 'waivers'] },
  { at: /^defaults$/, keys: GROUP_KEYS.filter((key) => key !== 'description') },
  { at: /^groups\.[^.]+$/, keys: GROUP_KEYS },
  { at: /\.onboarding$|^onboarding$/, keys: ['state', 'via'] },
  { at: /antivirus$/, keys: ['product', 'registered', 'realtime', 'exclusionsForDefender'] },
  { at: /\.raw$|^raw$/, keys: ['registry', 'oma'] },
  { at: /raw\.registry\[\d+\]$/, keys: ['key', 'name', 'type', 'data', 'reason'] },
  { at: /raw\.oma\[\d+\]$/, keys: ['uri', 'type', 'value', 'reason'] },
  { at: /^waivers\[\d+\]$/, keys: ['rule', 'group', 'setting', 'reason', 'owner', 'expires'] },
];

/**
 * Holds a document to the fleet schema and says in the words of the format what is wrong: every mistake at once,
 * one diagnostic for each.
 *
 * Errors: `fleet-unknown-key`, `fleet-unknown-setting`, `fleet-unknown-word`, `fleet-unknown-os`, `fleet-wrong-type`,
 * `fleet-missing-key`, `fleet-setting-value`, `fleet-name`.
 */
export function checkStructure(data: unknown, locate: Locate): readonly Diagnostic[] {
  if (validateFleet(data)) return checkNames(data as Fleet, locate);
  const diagnostics: Diagnostic[] = [];
  const explained = new Set<string>();
  for (const error of mostSpecific((validateFleet.errors ?? []) as readonly SchemaError[])) {
    const diagnostic = explain(error, data, locate);
    const { line, column, path } = diagnostic.at;
    // Several complaints of the schema about one value are one mistake of the author.
    const key = `${line}:${column}:${path}:${diagnostic.code === 'fleet-setting-value' ? '' : diagnostic.message}`;
    if (!explained.has(key)) diagnostics.push(diagnostic);
    explained.add(key);
  }
  return diagnostics;
}

/** Drops "matches none of these" where a complaint further inside says why, and the reverse where it does not. */
function mostSpecific(errors: readonly SchemaError[]): readonly SchemaError[] {
  const unions = errors
    .filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
    .map(({ instancePath }) => instancePath);
  const isInsideUnion = (error: SchemaError) =>
    unions.some(
      (path) =>
        error.instancePath === path && !['anyOf', 'oneOf', 'additionalProperties', 'required'].includes(error.keyword),
    );
  const explainsUnion = (path: string) =>
    errors.some(
      (error) =>
        error.instancePath.startsWith(`${path}/`) ||
        (error.instancePath === path && ['additionalProperties', 'required'].includes(error.keyword)),
    );
  return errors.filter((error) => {
    if (error.keyword === 'anyOf' || error.keyword === 'oneOf') return !explainsUnion(error.instancePath);
    return !isInsideUnion(error) && error.keyword !== 'if';
  });
}

function explain(error: SchemaError, data: unknown, locate: Locate): Diagnostic {
  const path = pathOf(error.instancePath, data);
  const setting = settingOf(path);
  if (error.keyword === 'additionalProperties')
    return explainUnknownKey(String(error.params['additionalProperty']), path, locate);
  if (setting !== undefined) return explainSetting(setting, path, data, locate);
  switch (error.keyword) {
    case 'required': {
      const key = String(error.params['missingProperty']);
      return {
        code: 'fleet-missing-key',
        severity: 'error',
        message: `${whereWords(path)} has no \`${key}\`.`,
        at: locate(path, path.length > 0 ? 'key' : 'value'),
        hint: key === 'mdav' ? 'Add `mdav: 1`, the version of the format.' : `Add \`${key}\`.`,
      };
    }
    case 'enum':
    case 'const':
    case 'pattern':
    case 'anyOf':
    case 'oneOf':
      return explainWord(error, path, data, locate);
    default:
      return wrongType(error, path, data, locate);
  }
}

function explainUnknownKey(key: string, path: Path, locate: Locate): Diagnostic {
  const at = locate([...path, key], 'key');
  if (path.at(-1) === 'settings') {
    const known = settingRows.map(({ id }) => id);
    return {
      code: 'fleet-unknown-setting',
      severity: 'error',
      message: `There is no setting "${key}".`,
      at,
      hint: hintFor(key, known),
    };
  }
  const where = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : step))
    .join('.')
    .replaceAll('.[', '[');
  const known = KEYS.find((entry) => entry.at.test(where))?.keys ?? [];
  const setting = settingOf(path);
  const hint =
    key === '<<'
      ? 'Put what groups share under `defaults`; merge keys are not part of YAML 1.2.'
      : setting !== undefined
        ? `Setting ${setting} takes ${describeType(findSetting(setting)?.type ?? { kind: 'toggle' })}.`
        : known.length > 0
          ? hintFor(key, known)
          : 'Remove the key.';
  return {
    code: 'fleet-unknown-key',
    severity: 'error',
    message: `${whereWords(path)} has no key "${key}".`,
    at,
    hint,
  };
}

function explainSetting(setting: string, path: Path, data: unknown, locate: Locate): Diagnostic {
  const settingPath = path.slice(0, path.indexOf('settings') + 2);
  const row = findSetting(setting);
  if (row === undefined) return explainUnknownKey(setting, settingPath.slice(0, -1), locate);
  const value = valueAt(data, path);
  return {
    code: 'fleet-setting-value',
    severity: 'error',
    message: `Setting ${setting} takes ${describeType(row.type)}, not ${show(value)}.`,
    at: locate(path),
    hint: settingHint(
      value,
      row.type.kind === 'choice' ? Object.keys(row.type.options) : [],
      `Write \`${setting}: ${exampleValue(row)}\`, or \`remove\` to clear what an earlier policy set.`,
    ),
  };
}

function settingHint(value: unknown, words: readonly string[], otherwise: string): string {
  if (words.length === 0 || typeof value !== 'string') return otherwise;
  return hintFor(value, words);
}

function explainWord(error: SchemaError, path: Path, data: unknown, locate: Locate): Diagnostic {
  const value = valueAt(data, path);
  const at = locate(path);
  const last = path.findLast((step) => typeof step === 'string');
  if (last === 'os') {
    const name = String(value).split('@')[0] ?? '';
    const message = `There is no operating system ${show(value)}.`;
    return { code: 'fleet-unknown-os', severity: 'error', message, at, hint: hintFor(name, OS_IDS) };
  }
  if (error.keyword === 'enum') {
    const words = (error.params['allowedValues'] as readonly unknown[]).map(String);
    const message = `${capital(String(last))} cannot be ${show(value)}.`;
    return { code: 'fleet-unknown-word', severity: 'error', message, at, hint: hintFor(String(value), words) };
  }
  if (last === 'mdav') {
    const message = `Format version ${show(value)} is not known.`;
    return { code: 'fleet-unknown-word', severity: 'error', message, at, hint: 'Write `mdav: 1`.' };
  }
  return wrongType(error, path, data, locate);
}

const SHAPES: Readonly<Record<string, string>> = {
  platform: 'a version in quotes such as 4.18.24090.11',
  engine: 'a version in quotes such as 1.1.24090.11',
  expires: 'a day such as 2027-03-01',
  name: 'letters, digits, - and _, at most 64 of them',
  antivirus: '`none` or `{ product: … }`',
  deliver: 'a list such as [gpo, registry]',
  groups: 'a map from group name to group',
  settings: 'a map from setting to value',
  onboarding: 'a map such as { state: onboarded, via: intune }',
};

function wrongType(error: SchemaError, path: Path, data: unknown, locate: Locate): Diagnostic {
  const last = path.findLast((step) => typeof step === 'string');
  const what = path.length === 0 ? 'A fleet' : capital(String(last));
  const shape =
    SHAPES[String(last)] ??
    (typeof error.params['type'] === 'string' ? article(error.params['type']) : 'something else');
  const wanted = path.length === 0 ? 'a map that starts with `mdav: 1`' : shape;
  return {
    code: 'fleet-wrong-type',
    severity: 'error',
    message: `${what} must be ${wanted}, not ${show(valueAt(data, path))}.`,
    at: locate(path),
    hint: `Write ${wanted}.`,
  };
}

const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Names become folders, also on Windows: they must be possible there and differ by more than case. */
function checkNames(fleet: Fleet, locate: Locate): readonly Diagnostic[] {
  const seen = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const report = (name: string, message: string) => {
    diagnostics.push({
      code: 'fleet-name',
      severity: 'error',
      message,
      at: locate(['groups', name], 'key'),
      hint: 'Rename the group.',
    });
  };
  for (const name of Object.keys(fleet.groups)) {
    const twin = seen.get(name.toLowerCase());
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name))
      report(name, `A group cannot be named ${show(name)}: names are letters, digits, - and _, at most 64 of them.`);
    else if (RESERVED_ON_WINDOWS.test(name)) report(name, `"${name}" cannot be the name of a folder on Windows.`);
    else if (twin !== undefined)
      report(name, `Groups "${twin}" and "${name}" differ by case only, and Windows would give them one folder.`);
    seen.set(name.toLowerCase(), name);
  }
  if (seen.size === 0) {
    diagnostics.push({
      code: 'fleet-missing-key',
      severity: 'error',
      message: 'The fleet has no groups.',
      at: locate(['groups'], 'key'),
      hint: 'Add a group with an `os` and a `mode`.',
    });
  }
  return diagnostics;
}

/** A JSON pointer as a path; numbers only where the data has a list. */
function pathOf(pointer: string, data: unknown): Path {
  const path: (string | number)[] = [];
  let value = data;
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(step) : step);
    value = (value as Record<string, unknown> | undefined)?.[step];
  }
  return path;
}

function settingOf(path: Path): string | undefined {
  const index = path.indexOf('settings');
  const isLayer = index === 1 || (index === 2 && path[0] === 'groups');
  return isLayer && path.length > index + 1 ? String(path[index + 1]) : undefined;
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value;
}

function whereWords(path: Path): string {
  if (path.length === 0) return 'The fleet';
  if (path[0] === 'groups' && path.length === 2) return `Group "${path[1]}"`;
  if (path[0] === 'waivers' && path.length === 2) return `Waiver ${Number(path[1]) + 1}`;
  return capital(String(path.findLast((step) => typeof step === 'string')));
}

function show(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const text = String(value);
  return typeof value === 'string' ? `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"` : text;
}

function article(type: string): string {
  const words: Readonly<Record<string, string>> = {
    object: 'a map',
    array: 'a list',
    string: 'text',
    boolean: 'true or false',
    integer: 'a whole number',
    number: 'a number',
  };
  return words[type] ?? type;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
