import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, hasErrors, succeed } from '@mdav/core/format';
import {
  isObject,
  type JsonObject,
  locateProblems,
  parseDocuments,
  parseJson,
  type Reading,
  readText,
  report,
} from '@mdav/core/json';
import { textOf } from '../state/plain.ts';

/** What `Get-MpPreference` showed of one device. */
export interface SeenPreferences {
  /** Name of the device, where the cmdlet asked another one. */
  readonly device?: string;
  /** By the name of the parameter, as it stands in the file; what says nothing is left out. */
  readonly parameters: Readonly<Record<string, ParameterData>>;
}

/** A value in one of the forms that `ConvertTo-Json` gives it. */
export type ParameterData = number | string | boolean | readonly (number | string | boolean)[] | TimeSpan;

/** A span of time as PowerShell writes it. */
export interface TimeSpan {
  readonly ticks: number;
}

/** What every object of CIM has, and a name that tells who: no parameter of the cmdlet. */
const ABOUT =
  /^(?:Cim(?:Class|InstanceProperties|SystemProperties)|PS(?:ComputerName|ShowComputerName|SourceJobInstanceId)|RunspaceId|ComputerID)$/i;

/**
 * Reads what `Get-MpPreference | ConvertTo-Json` writes, of Windows PowerShell 5.1 and PowerShell 7, of one device or
 * several; also in UTF-16, as `>` of 5.1 writes it. Never throws.
 *
 * Errors: those of reading JSON, `preference-as-list`, `preference-other-document`. Warnings: `preference-unknown-data` for a value in no form
 * that is known, which is left out.
 */
export function decodePreferences(bytes: Uint8Array): Outcome<readonly SeenPreferences[]> {
  const text = readText(bytes);
  if (!text.ok) return text;
  if (isShownAsList(text.value)) return fail([SHOWN_AS_LIST]);
  const parsed = parseDocuments(text.value);
  if (!parsed.ok) return parsed;
  const root = listed(parsed.value);
  const reading: Reading = { problems: [] };
  const items: readonly unknown[] = Array.isArray(root) ? (root as readonly unknown[]) : [root];
  const seen = items.flatMap((item) => (isObject(item) ? [readDevice(reading, item)] : []));
  if (seen.length === 0 || seen.length < items.length) {
    const message = 'This is no object, or list of objects, as Get-MpPreference | ConvertTo-Json writes it.';
    const hint = 'Write it again: Get-MpPreference | ConvertTo-Json > preferences.json.';
    return fail([{ code: 'preference-other-document', severity: 'error', message, at: { line: 1, column: 1 }, hint }]);
  }
  // Several documents have no lines in common.
  const isWhole = reading.problems.length > 0 && parseJson(text.value).ok;
  const source = { root: parsed.value, prefix: [], ...(isWhole ? { text: text.value } : {}) };
  const diagnostics = locateProblems(reading, source);
  return hasErrors(diagnostics) ? fail(diagnostics) : succeed(seen, diagnostics);
}

/** Windows PowerShell wraps a list whose members were looked at before; a file that was added to has one after another. */
export function listed(root: unknown): unknown {
  const list = unwrapped(root);
  return Array.isArray(list) ? (list as readonly unknown[]).flatMap(unwrapped) : list;
}

function unwrapped(root: unknown): unknown {
  return isObject(root) && Array.isArray(root['value']) && 'Count' in root ? root['value'] : root;
}

const SHOWN_AS_LIST: Diagnostic = {
  code: 'preference-as-list',
  severity: 'error',
  message:
    'This is what Get-MpPreference shows on a screen: it cuts long lists and long lines off, so that what is missing cannot be told from what is not set.',
  at: { line: 1, column: 1 },
  hint: 'Write it on the device as JSON: Get-MpPreference | ConvertTo-Json > preferences.json.',
};

/** True for the list that PowerShell makes of an object for a screen, where it is of this cmdlet. */
export function isShownAsList(text: string): boolean {
  const names = [...text.matchAll(/^([A-Za-z]\w+) +: /gm)].map(([, name]) => name ?? '');
  return LISTED.filter((name) => names.includes(name)).length >= 2;
}

/** Parameters that every device has, and no other cmdlet shows. */
const LISTED = [
  'MAPSReporting',
  'PUAProtection',
  'SubmitSamplesConsent',
  'DisableRealtimeMonitoring',
  'CloudBlockLevel',
];

function readDevice(reading: Reading, item: JsonObject): SeenPreferences {
  const device = textOf(item['PSComputerName']);
  const parameters: [string, ParameterData][] = [];
  for (const [name, value] of Object.entries(item)) {
    if (ABOUT.test(name) || isNothing(value)) continue;
    const data = dataOf(value);
    if (data !== undefined) parameters.push([name, data]);
    else
      report(reading, {
        code: 'preference-unknown-data',
        severity: 'warning',
        message: `The value of ${name} is in no form that ConvertTo-Json is known to write; it is not read.`,
        hint: 'Write the file again: Get-MpPreference | ConvertTo-Json -Depth 3.',
        node: item,
        member: name,
      });
  }
  return { ...(device === undefined ? {} : { device }), parameters: Object.fromEntries(parameters) };
}

/** Nobody set it, or it is empty: nothing is said. */
function isNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What `-Depth` and CSV leave of a list or an object. */
const NAME_OF_TYPE = /^System\.[\w.]+(?:\[\])?$/;

function dataOf(value: unknown): ParameterData | undefined {
  if (typeof value === 'string' && NAME_OF_TYPE.test(value)) return undefined;
  if (isPlain(value)) return value;
  if (Array.isArray(value))
    return value.every((item) => isPlain(item) && dataOf(item) !== undefined) ? value : undefined;
  if (!isObject(value)) return undefined;
  // Windows PowerShell wraps a list whose members were looked at before.
  if (Array.isArray(value['value']) && 'Count' in value) return dataOf(value['value']);
  const ticks = value['Ticks'];
  return typeof ticks === 'number' && Number.isSafeInteger(ticks) ? { ticks } : undefined;
}

function isPlain(value: unknown): value is number | string | boolean {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
}
