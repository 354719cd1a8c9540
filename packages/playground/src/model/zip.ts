import type { FileTree } from '@mdav/core/format';
import { unzipSync, zipSync } from 'fflate';

/** No folder of policies is larger; a small file that unpacks to more is refused before it is unpacked. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_FILES = 5000;

/** The oldest time that a ZIP file can say, so that the same files make the same bytes. */
const TIME = new Date(1980, 0, 1);

/** True for what starts as a ZIP file does. */
export function isZip([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 0x03 && fourth === 0x04;
}

/** Files as one ZIP file. */
export function zip(files: FileTree): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 9, mtime: TIME });
}

/** The files of a ZIP file; or, in a sentence, why it is not read. */
export function unzip(bytes: Uint8Array): FileTree | string {
  let size = 0;
  let count = 0;
  let isTooLarge = false;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize, name }) => {
        size += originalSize;
        count += 1;
        isTooLarge ||= size > MOST_BYTES || count > MOST_FILES;
        return !isTooLarge && !name.endsWith('/');
      },
    });
    if (isTooLarge) return 'It unpacks to more than a folder of policies.';
    return new Map(Object.entries(files).map(([path, content]) => [path.replaceAll('\\', '/'), content]));
  } catch {
    return 'It is no ZIP file that can be unpacked.';
  }
}
