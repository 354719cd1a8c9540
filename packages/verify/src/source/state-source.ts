import type { Diagnostic, Outcome } from '@mdav/core';
import { type FileSource, fail, hasErrors, type ReadPolicy, type SeenFile, succeed } from '@mdav/core/format';
import { parseJson, readText } from '@mdav/core/json';
import type { DeviceState } from '../state/device-state.ts';
import { isRecord } from '../state/plain.ts';
import { stateOf } from '../state/state-of.ts';
import { liftState, valuesOf } from './lift-state.ts';

/** What `Get-MdavState.ps1` tells of devices: one object, a list, or a line for each. */
export const stateSource: FileSource<DeviceState> = {
  of: 'file',
  id: 'device-state',
  title: 'state of devices',
  endings: ['.json', '.ndjson'],
  policy: { word: 'device', holder: 'device', applied: 'observed' },
  isApart: true,
  recognise: (file) => (isState(file) ? 'policy' : undefined),
  decode: decodeStateFile,
  lift: (placed) => {
    const lifted = placed.map(({ form, path }) => liftState(form, path));
    return { parts: lifted.flatMap(({ parts }) => parts), beside: lifted.flatMap(({ beside }) => beside) };
  },
  show: (state) => ({
    heading: [`${state.device}: ${state.osText ?? 'no system told'}, mode ${state.runningMode ?? 'not told'}`],
    entries: valuesOf(state).map(([key, name, data]) => `${key}\\${name} = ${JSON.stringify(data)}`),
    entriesTitle: 'Registry',
  }),
};

/** By its members in any order, which a hashtable of PowerShell does not keep; of lines, by the first one. */
function isState({ shape, json, text = '' }: SeenFile): boolean {
  if (shape !== 'json') return false;
  const found = json ?? firstLine(text);
  const first: unknown = Array.isArray(found) ? found[0] : found;
  return isRecord(first) && first['mdav'] === 1 && 'collectedAt' in first;
}

function firstLine(text: string): unknown {
  if (!text.includes('"collectedAt"')) return undefined;
  const line = parseJson(text.split('\n').find((each) => each.trim() !== '') ?? '');
  return line.ok ? line.value : undefined;
}

function decodeStateFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<DeviceState>[]> {
  const text = readText(bytes);
  if (!text.ok) return text;
  const whole = parseJson(text.value);
  // A file of several devices has one on each line.
  const lines = text.value.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ line, index }]));
  const isLines = !whole.ok && lines.length > 1;
  const parsed = isLines
    ? lines.map(({ line, index }) => ({ index, outcome: parseJson(line) }))
    : [{ index: 0, outcome: whole }];
  const policies: ReadPolicy<DeviceState>[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { index, outcome } of parsed) {
    if (!outcome.ok) {
      for (const one of outcome.diagnostics)
        diagnostics.push({ ...one, at: { ...one.at, line: index + (one.at.line ?? 1) } });
      continue;
    }
    for (const record of Array.isArray(outcome.value) ? (outcome.value as readonly unknown[]) : [outcome.value]) {
      const read = stateOf(record, { line: index + 1 });
      for (const one of read.diagnostics) diagnostics.push(one);
      if (read.ok) policies.push({ form: read.value, name: read.value.device, device: read.value });
    }
  }
  return hasErrors(diagnostics) ? fail(diagnostics) : succeed(policies, diagnostics);
}
