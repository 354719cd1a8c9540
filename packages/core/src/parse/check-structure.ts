import { findSetting } from '../catalogue/lookup.ts';
import type { SettingRow } from '../catalogue/row.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import { hintFor } from '../diagnostic/suggest.ts';
import { FLEET_KEYS } from '../model/fleet-keys.generated.ts';
import { isJustified, JUSTIFICATION_KEYS, VALUE } from '../model/justification.ts';
import { checkNames } from './check-names.ts';
import { pathOf, plainPath, settingOf, settingsIndex, valueAt } from './document-path.ts';
import { explainSetting, settingPart } from './explain-setting.ts';
import { validateFleet } from './fleet-validator.generated.ts';
import { hintForKey } from './key-hint.ts';
import { osMistake } from './os-mistake.ts';
import { listsFor, shapeFor, wordFor } from './other-words.ts';
import { EXTEND, hintForPart } from './setting-hint.ts';
import { hintForUnknownSetting } from './unknown-setting.ts';
import { article, capital, show } from './value-words.ts';
import { isName, whereWords } from './where-words.ts';

/** One complaint of the compiled schema, in ajv's form. */
interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/**
 * Holds a document to the fleet schema and says in the words of the format what is wrong: every mistake at once,
 * one diagnostic for each.
 *
 * Errors: `fleet-unknown-key`, `fleet-unknown-setting`, `fleet-unknown-word`, `fleet-unknown-os`, `fleet-wrong-type`,
 * `fleet-missing-key`, `fleet-setting-value`, `fleet-name`, `fleet-unknown-profile`, `fleet-repeated-profile`,
 * `fleet-repeated-extends`.
 */
export function checkStructure(data: unknown, locate: Locate): readonly Diagnostic[] {
  const isRight = validateFleet(data);
  const names = checkNames(data, locate);
  if (isRight) return names;
  const diagnostics: Diagnostic[] = [...names];
  const explained = new Set<string>(names.map(keyOf));
  const told = (validateFleet.errors ?? []) as readonly SchemaError[];
  const errors = told.filter((error) => !isAboutExtend(error, data) && !isMisnamedPart(error, data, told));
  for (const error of mostSpecific(errors)) {
    const diagnostic = explain(error, data, locate);
    const key = keyOf(diagnostic);
    if (!explained.has(key)) diagnostics.push(diagnostic);
    explained.add(key);
  }
  return diagnostics.sort(inFileOrder);
}

/** Several complaints about one value are one mistake of the author. */
function keyOf({ at: { line, column, path }, code, message }: Diagnostic): string {
  return `${line}:${column}:${path}:${code === 'fleet-setting-value' ? '' : message}`;
}

function inFileOrder({ at: a }: Diagnostic, { at: b }: Diagnostic): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/**
 * Lists and maps have a second form, `{ extend: … }`. What a value lacks to be of the form that nobody meant is not worth
 * telling.
 */
function isAboutExtend({ instancePath, keyword, params }: SchemaError, data: unknown): boolean {
  if (keyword === 'required') return params['missingProperty'] === EXTEND;
  if (keyword === 'additionalProperties' && params['additionalProperty'] === EXTEND) {
    const path = plainPath(pathOf(instancePath, data));
    return settingOf(path) === path.at(-1);
  }
  return keyword === 'maxProperties' && !Object.hasOwn(Object(valueAt(data, pathOf(instancePath, data))), EXTEND);
}

/** An entry with a key that is not one of its own lacks the right one: that is one mistake, and told of the wrong key. */
function isMisnamedPart({ instancePath, keyword }: SchemaError, data: unknown, told: readonly SchemaError[]): boolean {
  const path = pathOf(instancePath, data);
  if (keyword !== 'required' || !(isEntry(path) || isQuantity(path))) return false;
  return told.some((other) => other.keyword === 'additionalProperties' && other.instancePath === instancePath);
}

/** True for a path to the value of a setting that is a quantity with its unit. */
function isQuantity(path: Path): boolean {
  return path.length === settingsIndex(path) + 2 && findSetting(settingOf(path) ?? '')?.type.kind === 'duration';
}

/** True for a path to an entry of a setting that is a list. */
function isEntry(path: Path): boolean {
  return typeof path.at(-1) === 'number' && settingOf(path) !== undefined;
}

/** Drops "matches none of these" where a complaint further inside says why, and the reverse where it does not. */
function mostSpecific(errors: readonly SchemaError[]): readonly SchemaError[] {
  const unions = new Set(errors.filter(isUnion).map(({ instancePath }) => instancePath));
  const explained = new Set(
    errors.flatMap((error) => [
      ...(ofKeys(error) ? [error.instancePath] : []),
      ...pathsAbove(error.instancePath, unions),
    ]),
  );
  return errors.filter((error) => {
    if (isUnion(error)) return !explained.has(error.instancePath);
    return error.keyword !== 'if' && (ofKeys(error) || !unions.has(error.instancePath));
  });
}

const isUnion = ({ keyword }: SchemaError) => keyword === 'anyOf' || keyword === 'oneOf';
const ofKeys = ({ keyword }: SchemaError) => keyword === 'additionalProperties' || keyword === 'required';

/** Those of some paths that a path lies below. */
function pathsAbove(path: string, some: ReadonlySet<string>): readonly string[] {
  const above: string[] = [];
  for (let end = path.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1)) {
    const shorter = path.slice(0, end);
    if (some.has(shorter)) above.push(shorter);
  }
  return above;
}

function explain(error: SchemaError, data: unknown, locate: Locate): Diagnostic {
  const path = pathOf(error.instancePath, data);
  const setting = settingOf(path);
  if (error.keyword === 'additionalProperties')
    return explainUnknownKey(String(error.params['additionalProperty']), path, data, locate);
  const value = valueAt(data, path);
  if (typeof value === 'string' && /[\r\n]/.test(value)) return explainLines(value, path, locate);
  const row = setting === undefined ? undefined : findSetting(setting);
  const isMissing = error.keyword === 'required' && (isEntry(path) || isJustified(value));
  if (row !== undefined && !isMissing && !isAboutEntry(row, path) && !isJustification(path))
    return explainSetting(row, path, data, locate);
  switch (error.keyword) {
    case 'required': {
      const key = String(error.params['missingProperty']);
      return {
        code: 'fleet-missing-key',
        severity: 'error',
        message: `${row === undefined ? whereWords(path) : settingPart(row, path)} has no \`${key}\`.`,
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

/** True for what stands beside an entry of a list, such as its reason. */
function isAboutEntry({ type }: SettingRow, path: Path): boolean {
  return type.kind === 'list' && typeof path.at(-1) === 'string' && typeof path.at(-2) === 'number';
}

/** True for what stands beside the value of a setting or of a part of it, such as the reason. */
function isJustification(path: Path): boolean {
  return path.length > settingsIndex(path) + 2 && JUSTIFICATION_KEYS.some((key) => key === path.at(-1));
}

/** Text goes into file formats that have one line for it. */
function explainLines(text: string, path: Path, locate: Locate): Diagnostic {
  const at = locate(path);
  const row = isJustification(path) ? undefined : findSetting(settingOf(path) ?? '');
  const what = row === undefined || isAboutEntry(row, path) ? whereWords(path) : settingPart(row, path);
  const lines = text.trimEnd().split(/\r\n?|\n/).length;
  const isJson = at.file?.toLowerCase().endsWith('.json') === true;
  return {
    code: 'fleet-wrong-type',
    severity: 'error',
    message: `${what} must be text of one line, ${lines === 1 ? 'without a line end' : `not of ${lines}`}.`,
    at,
    hint: isJson ? 'Write it on one line.' : 'Write it on one line, or join its lines with `>-` in front.',
  };
}

function explainUnknownKey(key: string, path: Path, data: unknown, locate: Locate): Diagnostic {
  const at = locate([...path, key], 'key');
  if (path.at(-1) === 'settings' && path.length === settingsIndex(path) + 1) {
    return {
      code: 'fleet-unknown-setting',
      severity: 'error',
      message: `There is no setting "${key}".`,
      at,
      hint: hintForUnknownSetting(key, valueAt(data, [...path, key])),
    };
  }
  const known = Object.keys(keysAt(path));
  const row = findSetting(settingOf(path) ?? '');
  const isBesideValue = typeof path.at(-1) === 'string' && isJustified(valueAt(data, path));
  const hint =
    row === undefined
      ? hintForKey(key, path, known, rightPlace(key, path))
      : isBesideValue
        ? hintFor(key, [VALUE, ...JUSTIFICATION_KEYS])
        : hintForPart(row, key, valueAt(data, path));
  return {
    code: 'fleet-unknown-key',
    severity: 'error',
    message: `${row === undefined ? whereWords(path) : settingPart(row, path)} has no key "${key}".`,
    at,
    hint,
  };
}

const KEYS: Readonly<Record<string, Readonly<Record<string, string>>>> = FLEET_KEYS;

/** The keys that a map of the fleet file may have, each with the kind of map below it; none where its names are free. */
function keysAt(path: Path): Readonly<Record<string, string>> {
  let type = 'Fleet';
  for (const step of path) {
    if (typeof step === 'number') continue;
    type = type.startsWith('each ') ? type.slice('each '.length) : (KEYS[type]?.[step] ?? '');
  }
  return KEYS[type] ?? {};
}

/** Where a key belongs that stands one level too high or too low: in words, for a hint. */
function rightPlace(key: string, path: Path): string | undefined {
  const below = Object.entries(keysAt(path)).flatMap(([name, type]) => {
    const one = type.replace(/^each /, '');
    return Object.hasOwn(KEYS[one] ?? {}, key) ? [`${one === type ? '' : 'one of '}\`${name}\``] : [];
  });
  if (below.length > 0) return `under ${below.join(' or ')}`;
  const [last, above] = [path.at(-1), keysAt(path.slice(0, -1))];
  return typeof last === 'string' && Object.hasOwn(above, last) && Object.hasOwn(above, key)
    ? `beside \`${last}\``
    : undefined;
}

function explainWord(error: SchemaError, path: Path, data: unknown, locate: Locate): Diagnostic {
  const value = valueAt(data, path);
  const at = locate(path);
  const last = path.findLast((step) => typeof step === 'string');
  if (last === 'os' && typeof value === 'string') {
    return { code: 'fleet-unknown-os', severity: 'error', at, ...osMistake(value) };
  }
  if (error.keyword === 'enum') {
    const words = (error.params['allowedValues'] as readonly unknown[]).map(String);
    const what = path[0] === 'rules' && path.length === 2 ? `The level of ${last}` : capital(String(last));
    const message = `${what} cannot be ${show(value)}.`;
    const meant = wordFor(value, words);
    const said = typeof value === 'object' ? '' : String(value);
    const hint = meant === undefined ? hintFor(said, words) : `Write \`${meant}\`.`;
    return { code: 'fleet-unknown-word', severity: 'error', message, at, hint };
  }
  if (last === 'mdav') {
    const message = `Format version ${show(value)} is not known.`;
    return { code: 'fleet-unknown-word', severity: 'error', message, at, hint: 'Write `mdav: 1`.' };
  }
  return wrongType(error, path, data, locate);
}

const SHAPES: ReadonlyMap<unknown, string> = new Map(
  Object.entries({
    os: 'an operating system such as windows-11, or a list of some',
    platform: "a version in quotes such as '4.18.24090.11'",
    engine: "a version in quotes such as '1.1.24090.11'",
    expires: 'a day such as 2027-03-01',
    ticket: "text of one line such as 'CHG-4711', a number in quotes",
    name: 'letters, digits, - and _, at most 64 of them',
    antivirus: '`none` or `{ product: … }`',
    deliver: 'a list such as [gpo, registry]',
    intune: 'a map such as { management: mde }',
    devices: 'a map such as { names: [FS-*], tags: [file-servers] }',
    names: 'a list of names of devices such as [FS-*, SQL-0?]',
    tags: 'a list of device tags',
    assign: 'a list of names such as [Desks], or [all-devices]',
    exclude: 'a list of names',
    filter: 'a map such as { name: Corporate, mode: include }',
    gpo: 'a map such as { preferences: { values: outside-policies } }',
    raw: 'a map with a list of entries under `registry` or `oma`',
    groups: 'a map from group name to group',
    profiles: 'a list of names such as [hardened, sql] in a group, and a map from name to layer at the top',
    rules: 'a map from rule to level',
    ruleFiles: 'a list of modules such as [./rules.ts]',
    was: 'the first name of the group',
    settings: 'a map from setting to value',
    centralStore: 'a month such as 2024-10',
    key: 'a key such as HKLM\\SOFTWARE\\Policies\\Contoso',
    uri: 'a path such as ./Device/Vendor/MSFT/Policy/Config/Defender/AllowCloudProtection',
    extends: 'a list of presets and paths such as [microsoft-windows-11@25H2, ./company.yaml]',
    parameters: 'a map from name to { type: …, default: … }',
    default: 'text, a whole number, true, false or a list of texts',
    onboarding: 'a map such as { state: onboarded, via: intune }',
    preferences: 'a map such as { values: outside-policies }',
    securityGroup: 'a group with its domain, such as CONTOSO\\Pilots',
    organizationalUnit: 'a distinguished name such as OU=Desks,DC=contoso,DC=com',
    data: 'text, a list of texts, or a whole number up to 4294967295; a larger one in quotes',
  }),
);

/** Of an entry of a list, where that differs. */
const ENTRY_SHAPES: ReadonlyMap<unknown, string> = new Map(
  Object.entries({
    extends: 'a preset with its version, such as microsoft-windows-11@25H2, or a path that begins with ./',
  }),
);

/** Where nothing above says it: what the schema's own word comes to. */
const KEYWORD_SHAPES: ReadonlyMap<unknown, string> = new Map(
  Object.entries({
    pattern: 'text of one line',
    minItems: 'a list with at least one entry',
    uniqueItems: 'a list without repetitions',
  }),
);

function wrongType(error: SchemaError, path: Path, data: unknown, locate: Locate): Diagnostic {
  const what = path.length === 0 ? 'A fleet' : whereWords(path);
  const key = isName(path) ? undefined : path.findLast((step) => typeof step === 'string');
  const shape =
    (typeof path.at(-1) === 'number' ? ENTRY_SHAPES.get(key) : undefined) ??
    SHAPES.get(key) ??
    (typeof error.params['type'] === 'string'
      ? article(error.params['type'])
      : (KEYWORD_SHAPES.get(error.keyword) ?? 'something else'));
  const wanted = path.length === 0 ? 'a map that starts with `mdav: 1`' : shape;
  const value = valueAt(data, path);
  if (path.at(-1) === 'data' && typeof value === 'number') return wrongNumber(value, path, data, locate);
  const meant = shapeFor(path, value) ?? listsFor(path, value);
  return {
    code: 'fleet-wrong-type',
    severity: 'error',
    message: `${what} must be ${wanted}, not ${show(value)}.`,
    at: locate(path),
    hint: path.at(-1) === 'key' ? keyHint(value, wanted) : `Write ${meant === undefined ? wanted : `\`${meant}\``}.`,
  };
}

/** A number is data of some types of a raw entry; which are refused with it is up to the type beside it. */
function wrongNumber(value: number, path: Path, data: unknown, locate: Locate): Diagnostic {
  const type = valueAt(data, [...path.slice(0, -1), 'type']);
  const isOfNumbers = type === 'dword' || type === 'qword';
  return {
    code: 'fleet-wrong-type',
    severity: 'error',
    message: `Data ${isOfNumbers ? '' : `of the type ${show(type)} `}cannot be the number ${value}.`,
    at: locate(path),
    hint: isOfNumbers
      ? 'Write a whole number from 0 to 4294967295; a larger one in quotes, of the type qword.'
      : type === 'multi-sz'
        ? `Write a list of texts, such as ['${value}'].`
        : `Write text, such as '${value}' in quotes, or another type.`,
  };
}

/** A key that is spelled as a drive of PowerShell needs only its colon taken out. */
function keyHint(value: unknown, wanted: string): string {
  const [, hive, rest] = /^(HKLM|HKEY_LOCAL_MACHINE):(\\.+)$/i.exec(String(value)) ?? [];
  if (/^(HKU|HKCU|HKCR|HKCC|HKEY_(?!LOCAL_MACHINE))/i.test(String(value)))
    return `Write ${wanted}: policies of the antivirus are of the machine, and so is all that mdav writes.`;
  return hive === undefined ? `Write ${wanted}.` : `Write \`${hive}${rest}\`: the colon is one of PowerShell.`;
}
