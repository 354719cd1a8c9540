/** A file that holds others, and is not looked into. */
export interface Archive {
  /** What to do, a sentence. */
  readonly hint: string;
  /** True where the names of what it holds can be seen in it. */
  readonly showsNames: boolean;
}

/** How they begin, or what stands at another place. */
const KINDS: readonly (Archive & { readonly at?: number; readonly bytes: string })[] = [
  { bytes: 'PK\x03\x04', hint: unpack(), showsNames: true },
  { bytes: 'MSCF\0\0\0\0', hint: unpack(' with `expand -F:* FILE FOLDER`'), showsNames: true },
  { bytes: 'ustar', at: 257, hint: unpack(' with `tar -xf FILE`'), showsNames: true },
  { bytes: '\x1f\x8b\x08', hint: unpack(' with `tar -xf FILE`'), showsNames: false },
  { bytes: "7z\xbc\xaf'\x1c", hint: unpack(), showsNames: false },
  { bytes: 'Rar!\x1a\x07', hint: unpack(), showsNames: false },
  { bytes: '\xfd7zXZ\0', hint: unpack(), showsNames: false },
];

/** What installers and Office documents of old begin with. */
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

function unpack(how = ''): string {
  return `Unpack the archive${how}, and name the folder that was in it.`;
}

/** The archive that a file is; nothing for another file. */
export function archiveIn(bytes: Uint8Array): Archive | undefined {
  return KINDS.find(({ at = 0, bytes: wanted }) => hasAt(bytes, at, wanted));
}

/** True of what may be an installer (`.msi`), which begins like an Office document of old. */
export function isCompound(bytes: Uint8Array): boolean {
  return hasAt(bytes, 0, COMPOUND);
}

/** Who made a compound: the class of the installers of Windows, as it stands in the file. */
const INSTALLER = '\x84\x10\x0c\0\0\0\0\0\xc0\0\0\0\0\0\0\x46';

/** True of an installer, and of no Office document. */
export function isInstaller(bytes: Uint8Array): boolean {
  return isCompound(bytes) && new TextDecoder('latin1').decode(bytes).includes(INSTALLER);
}

function hasAt(bytes: Uint8Array, at: number, wanted: string): boolean {
  return (
    bytes.length >= at + wanted.length &&
    [...wanted].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))
  );
}
