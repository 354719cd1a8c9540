import { readFileSync, statSync } from 'node:fs';
import { textOfBytes } from '@mdav/core/format';

/** The text of a file in any encoding that a fleet may have; nothing where no file of that name is. */
export function readText(path: string): string | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const bytes = readFileSync(path);
  return textOfBytes(bytes) ?? new TextDecoder().decode(bytes);
}
