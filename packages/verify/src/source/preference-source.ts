import type { Outcome } from '@mdav/core';
import { type FileSource, type ReadPolicy, type SeenFile, succeed } from '@mdav/core/format';
import { decodePreferences, isShownAsList, listed, type SeenPreferences } from '../preference/decode.ts';
import { liftPreferences } from '../preference/lift.ts';
import { PARAMETERS } from '../preference/parameters.ts';

/** What `Get-MpPreference | ConvertTo-Json` writes: observed state of a device, and no policy. */
export const preferenceSource: FileSource<SeenPreferences> = {
  of: 'file',
  id: 'mp-preference',
  title: 'Get-MpPreference output',
  endings: ['.json'],
  policy: { word: 'Get-MpPreference output', holder: 'device', applied: 'observed', showsDefaults: true },
  isApart: true,
  recognise: (file) => (isPreferences(file) ? 'policy' : undefined),
  decode: decodePreferencesFile,
  lift: (placed) => ({ parts: placed.map(({ form, path }) => liftPreferences(form, path)), beside: [] }),
  show: ({ parameters }) => ({
    entries: Object.entries(parameters).map(([name, data]) => `${name} = ${JSON.stringify(data)}`),
    heading: ['What a device showed; it does not tell which policy set it, or whether any did.'],
    entriesTitle: 'Parameters',
  }),
};

/** So many parameters no other document has. */
const ENOUGH = 3;

function isPreferences({ shape, json, text = '' }: SeenFile): boolean {
  if (shape === 'text') return isShownAsList(text);
  if (shape !== 'json') return false;
  // The reader says where broken JSON stumbles.
  if (json === undefined) return /"MAPSReporting"\s*:/.test(text) && /"PUAProtection"\s*:/.test(text);
  const list = listed(json);
  const first: unknown = Array.isArray(list) ? list[0] : list;
  if (typeof first !== 'object' || first === null) return false;
  const names = new Set(Object.values(PARAMETERS).map(({ name }) => name));
  return Object.keys(first).filter((name) => names.has(name)).length >= ENOUGH;
}

function decodePreferencesFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<SeenPreferences>[]> {
  const read = decodePreferences(bytes);
  if (!read.ok) return read;
  const policies = read.value.map((form): ReadPolicy<SeenPreferences> => {
    return form.device === undefined ? { form } : { form, name: form.device };
  });
  return succeed(policies, read.diagnostics);
}
