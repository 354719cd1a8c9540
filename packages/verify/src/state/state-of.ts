import type { Diagnostic, Location, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import type { DeviceState } from './device-state.ts';
import { otherRecord } from './other-record.ts';
import { isRecord } from './plain.ts';
import { readCollected } from './read-collected.ts';
import { readFlat } from './read-flat.ts';
import { scriptOutputOf } from './script-output.ts';
import { whoseRecord } from './whose-record.ts';

const NOWHERE: Location = Object.freeze({});
const NO_DIAGNOSTICS: readonly Diagnostic[] = Object.freeze([]) as readonly Diagnostic[];

/**
 * Reads one record of device data, whatever its shape: a line of `Get-MdavState.ps1`, the fields of
 * `Get-MpComputerStatus`, a row of advanced hunting, or a row of Intune's report on a remediation that ran the script. `at` says where it stands, with the number of the record as `path`;
 * `name` is what a device is called that does not say it. Fields that are not known are passed over, and a field of the wrong type was not told.
 *
 * Errors: `state-not-an-object`, `state-version`, `state-unknown-shape`,
 * `state-no-mode`, `state-preferences`, `state-assessment`, `state-no-device`, `state-no-output`, `state-cut`.
 */
export function stateOf(document: unknown, at: Location = NOWHERE, name?: string): Outcome<DeviceState> {
  if (!isRecord(document)) return problem('not-an-object', document, at);
  if (Object.hasOwn(document, 'mdav')) {
    if (document['mdav'] !== 1) return problem('version', document, at);
    const state = readCollected(document, name);
    return state === undefined ? problem('no-device', document, at) : succeed(state, NO_DIAGNOSTICS);
  }
  const printed = scriptOutputOf(document);
  if (printed === 'no-output' || printed === 'cut') return problem(printed, document, at);
  if (printed !== undefined) {
    // What is printed may say nothing of its device; the row does.
    const path = isRecord(printed) && whoseRecord(printed) === undefined ? whoseRecord(document) : undefined;
    return stateOf(printed, path === undefined ? at : { ...at, path }, name);
  }
  const state = readFlat(document, name);
  // An operating system stands beside the columns of these as well, and it alone makes a row of hunting.
  if (typeof state === 'string' || isModeless(state)) {
    const other = otherRecord(document);
    if (other !== undefined) return problem(other, document, at);
  }
  return typeof state === 'string' ? problem(state, document, at) : succeed(state, NO_DIAGNOSTICS);
}

const isModeless = ({ runningMode, avMode }: DeviceState) => runningMode === undefined && avMode === undefined;

/**
 * The records that a JSON document holds: itself, the items of an array, or of the member in which PowerShell
 * (`value` beside `Count`), the hunting API (`Results`) and the device health API (`value` of OData) wrap them.
 */
export function recordsIn(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document as readonly unknown[];
  if (isRecord(document) && !Object.hasOwn(document, 'mdav')) {
    const { value, Count, Results, results } = document as Readonly<Record<string, unknown>>;
    if (Array.isArray(Results)) return Results as readonly unknown[];
    if (Array.isArray(results)) return results as readonly unknown[];
    const isWrapped = typeof Count === 'number' || !Object.keys(document).some((name) => !isODataName(name));
    if (Array.isArray(value) && isWrapped) return value as readonly unknown[];
  }
  return [document];
}

/** `value` itself, or what an interface of OData says beside it, such as `@odata.nextLink`. */
const isODataName = (name: string) => name === 'value' || name.startsWith('@odata.');

const PROBLEMS = {
  'not-an-object': {
    code: 'state-not-an-object',
    message: 'The record is no object with the fields of a device.',
    hint: 'Give one JSON object per device, a list of them, or CSV with a header.',
  },
  version: {
    code: 'state-version',
    message: 'The record has a format version that is not known; 1 is.',
    hint: 'Collect again with the script of this version, or update mdav.',
  },
  'unknown-shape': {
    code: 'state-unknown-shape',
    message: 'The record has none of the fields that tell of Defender Antivirus.',
    hint: 'Give the output of Get-MdavState.ps1, of Get-MpComputerStatus | ConvertTo-Json, an advanced-hunting export, or what the device health API returns.',
  },
  'no-mode': {
    code: 'state-no-mode',
    message:
      'The record tells of parts of Defender Antivirus, and not in which mode it runs: neither the antivirus reports of Intune nor windowsProtectionState of Graph do.',
    hint: 'Collect with Get-MdavState.ps1, which Intune can run as a remediation, and give the report on that.',
  },
  preferences: {
    code: 'state-preferences',
    message: 'The record is what Get-MpPreference shows: settings, and not in which mode Defender Antivirus runs.',
    hint: 'Compare settings with `mdav drift --actual FILE --group GROUP`; for the mode give Get-MpComputerStatus | ConvertTo-Json.',
  },
  assessment: {
    code: 'state-assessment',
    message:
      'The record says whether a device meets a recommendation (ConfigurationId, IsCompliant), and not in which mode Defender Antivirus runs.',
    hint: 'Export DeviceTvmInfoGathering, or run the query verify/hunting.kql of a build.',
  },
  'no-output': {
    code: 'state-no-output',
    message: 'The device printed nothing that Get-MdavState.ps1 prints: it has not run the script, or another one.',
    hint: 'Wait for its next run, and see that the detection script of the remediation is Get-MdavState.ps1.',
  },
  cut: {
    code: 'state-cut',
    message: 'What the script printed on the device does not end as it should: something on the way has cut it.',
    hint: 'Run Get-MdavState.ps1 without -Whole there, whose line fits into what Intune keeps.',
  },
  'no-device': {
    code: 'state-no-device',
    message: 'The record does not say which device it is of.',
    hint: 'Add the name of the device, such as PSComputerName or DeviceName.',
  },
} as const;

function problem(kind: keyof typeof PROBLEMS, document: unknown, at: Location): Outcome<DeviceState> {
  const { code, message, hint } = PROBLEMS[kind];
  return fail([{ code, severity: 'error', message: ofRecord(message, document, at), at, hint }]);
}

/** A line can hold all the devices of an answer: the message begins with the one that is meant, or the place of its record. */
function ofRecord(message: string, document: unknown, { path }: Location): string {
  const whose = whoseRecord(document) ?? path;
  return whose === undefined ? message : `${whose}: ${message[0]?.toLowerCase()}${message.slice(1)}`;
}
