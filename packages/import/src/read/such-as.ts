/** What holds policy, for hints; the rest of a sentence. */
export const SUCH_AS =
  'such as a GPO backup, a registry.pol or an exported Intune policy; `mdav list sources` names every format.';

/** What to name in place of something that says no policy; an archive is not looked into. `or` names more that is taken. */
export function nameInstead(bytes: Uint8Array | undefined, or = ''): string {
  const isZip = bytes !== undefined && ZIP.every((byte, index) => bytes[index] === byte);
  return isZip ? 'Unpack the archive, and name the folder that was in it.' : `Name ${or}what holds policy, ${SUCH_AS}`;
}

/** How a ZIP archive begins. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
