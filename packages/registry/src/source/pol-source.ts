import type { Outcome } from '@mdav/core';
import { type FileSource, type ReadPolicy, succeed } from '@mdav/core/format';
import { polCodecFor } from '../codec/pol/codec.ts';
import { liftOrderedForms, type RegistryForm } from './lift-registry.ts';
import { lgpoLines } from './show-registry.ts';

/** `registry.pol` of one side of a Group Policy object. */
export const polSource: FileSource<RegistryForm> = {
  of: 'file',
  id: 'pol',
  title: 'registry policy file',
  endings: ['.pol'],
  policy: { word: 'registry.pol', holder: 'policy', deliver: 'gpo', applied: 'group-policy' },
  channel: 'registry',
  recognise: ({ bytes }) => (isRegistryPolicy(bytes) ? 'policy' : undefined),
  decode: decodePolFile,
  lift: liftOrderedForms,
  show: ({ policies }) => ({ entries: lgpoLines(policies) }),
};

/** True for `PReg`, with which every registry policy file begins. */
export function isRegistryPolicy(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x52 && bytes[2] === 0x65 && bytes[3] === 0x67;
}

function decodePolFile(bytes: Uint8Array, path: string): Outcome<readonly ReadPolicy<RegistryForm>[]> {
  // Nothing in the bytes tells whose policy it is; the folder does.
  const hive = /(^|[\\/])user[\\/][^\\/]*$/i.test(path) ? 'user' : 'machine';
  const read = polCodecFor(hive).decode(bytes);
  return read.ok ? succeed([{ form: { policies: [read.value] } }], read.diagnostics) : read;
}
