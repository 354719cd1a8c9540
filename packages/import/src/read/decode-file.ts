import { assertNever, type Outcome, succeed } from '@mdav/core';
import { gppCodec } from '@mdav/gpo';
import { customProfileCodec, scriptPackageCodec, settingsCatalogCodec } from '@mdav/intune';
import { lgpoCodec, polCodecFor, policiesFromLgpo, policiesFromRegFile, regCodec } from '@mdav/registry';
import type { DecodedFile } from './decoded-file.ts';
import { inFile } from './in-file.ts';

/**
 * Decodes a file of a known kind: the one place where bytes become policy. The path tells the side of a Group Policy
 * object that a `registry.pol` is for. Diagnostics are those of the codec, each with the path.
 */
export function decodeFile<Kind extends DecodedFile['kind']>(
  kind: Kind,
  bytes: Uint8Array,
  path: string,
): Outcome<Extract<DecodedFile, { readonly kind: Kind }>> {
  const read = decode(kind, bytes, path);
  const diagnostics = inFile(read.diagnostics, path);
  if (!read.ok) return { ok: false, diagnostics };
  return succeed(read.value as Extract<DecodedFile, { readonly kind: Kind }>, diagnostics);
}

function decode(kind: DecodedFile['kind'], bytes: Uint8Array, path: string): Outcome<DecodedFile> {
  switch (kind) {
    case 'pol': {
      // Nothing in the bytes tells whose policy it is; the folder does.
      const hive = /(^|[\\/])user[\\/][^\\/]*$/i.test(path) ? 'user' : 'machine';
      return made(polCodecFor(hive).decode(bytes), (policy) => succeed({ kind, policy, registry: [policy] }));
    }
    case 'reg':
      return made(regCodec.decode(bytes), (file) => {
        const { value, diagnostics } = policiesFromRegFile(file);
        return succeed({ kind, file, registry: value }, diagnostics);
      });
    case 'lgpo':
      return made(lgpoCodec.decode(bytes), (file) => {
        const { value, diagnostics } = policiesFromLgpo(file);
        return succeed({ kind, file, registry: value }, diagnostics);
      });
    case 'preferences':
      return made(gppCodec.decode(bytes), (preferences) => succeed({ kind, preferences }));
    case 'settings-catalog':
      return made(settingsCatalogCodec.decode(bytes), (policy) => succeed({ kind, policy }));
    case 'custom-profile':
      return made(customProfileCodec.decode(bytes), (profile) => succeed({ kind, profile }));
    case 'script-package':
      return made(scriptPackageCodec.decode(bytes), (pack) => succeed({ kind, pack }));
    default:
      return assertNever(kind);
  }
}

/** Makes more of what was decoded, and keeps what there was to say about it. */
function made<Form>(read: Outcome<Form>, make: (form: Form) => Outcome<DecodedFile>): Outcome<DecodedFile> {
  if (!read.ok) return read;
  const file = make(read.value);
  return { ...file, diagnostics: [...read.diagnostics, ...file.diagnostics] };
}
