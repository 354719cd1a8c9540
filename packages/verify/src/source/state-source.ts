import type { Diagnostic, Outcome } from '@mdav/core';
import { type FileSource, fail, hasErrors, type ReadPolicy, type SeenFile, succeed } from '@mdav/core/format';
import { parseJson, readText } from '@mdav/core/json';
import type { DeviceState } from '../state/device-state.ts';
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

function isState({ shape, text = '' }: SeenFile): boolean {
  return shape === 'json' && /^[\s[]*\{[^{}]{0,200}"mdav"\s*:\s*1\b/.test(text) && /"collectedAt"\s*:/.test(text);
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
      diagnostics.push(
        ...outcome.diagnostics.map((one) => ({ ...one, at: { ...one.at, line: index + (one.at.line ?? 1) } })),
      );
      continue;
    }
    for (const record of Array.isArray(outcome.value) ? (outcome.value as readonly unknown[]) : [outcome.value]) {
      const read = stateOf(record, { line: index + 1 });
      diagnostics.push(...read.diagnostics);
      if (read.ok) policies.push({ form: read.value, name: read.value.device });
    }
  }
  return hasErrors(diagnostics) ? fail(diagnostics) : succeed(policies, diagnostics);
}
