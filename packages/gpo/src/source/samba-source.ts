import type { Outcome } from '@mdav/core';
import { type FileSource, type NoPolicy, type ReadPolicy, succeed } from '@mdav/core/format';
import { liftRegistryForms, type RegistryForm, registryEntries } from '@mdav/registry';
import { decodeSamba } from '../samba/decode.ts';

/** The registry policy of a GPO for `samba-tool gpo load`. */
export const sambaSource: FileSource<RegistryForm> = {
  of: 'file',
  id: 'gpo-samba',
  title: 'registry policy of Samba',
  endings: ['.json'],
  policy: { word: 'registry policy of Samba', holder: 'GPO', deliver: 'gpo', applied: 'group-policy' },
  channel: 'registry',
  recognise: ({ shape, json, text = '' }) => {
    if (shape !== 'json') return undefined;
    if (json === undefined) return /"keyname"\s*:/.test(text) && /"valuename"\s*:/.test(text) ? 'policy' : undefined;
    const [first] = Array.isArray(json) ? (json as readonly unknown[]) : [];
    if (typeof first !== 'object' || first === null || !('keyname' in first) || !('valuename' in first))
      return undefined;
    return 'data' in first || 'type' in first ? 'policy' : REMOVAL;
  },
  decode: decodeSambaFile,
  isRepeat: (path, files) => UNDO.test(path) && files.has(path.replace(UNDO, '.json')),
  lift: liftRegistryForms,
  show: (form) => ({ entries: registryEntries(form) }),
};

/** What a build writes beside a policy, to take it back. */
const UNDO = /\.undo\.load\.json$/i;

/** It has names and no data. */
const REMOVAL: NoPolicy = {
  what: 'a list for `samba-tool gpo remove`',
  hint: 'Name the file for `samba-tool gpo load`.',
};

function decodeSambaFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<RegistryForm>[]> {
  const read = decodeSamba(bytes);
  return read.ok ? succeed([{ form: { policies: read.value } }], read.diagnostics) : read;
}
