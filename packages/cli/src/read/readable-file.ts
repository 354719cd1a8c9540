import { lineText, textOfBytes } from '@mdav/core/format';
import { decodePol, isRegistryPolicy, registryLines } from '@mdav/registry';

/** What a file looks like to people: text as it is, a registry policy file as one line per entry. */
export interface ReadableFile {
  readonly kind: 'text' | 'entries';
  readonly text: string;
}

/** A file as text, with LF at the ends of lines; nothing for bytes that no text stands for. */
export function readableFile(bytes: Uint8Array): ReadableFile | undefined {
  if (isRegistryPolicy(bytes)) {
    const decoded = decodePol(bytes, { tolerant: true });
    if (!decoded.ok) return undefined;
    const lines = registryLines(decoded.value).map((line) => `${lineText(line)}\n`);
    return { kind: 'entries', text: lines.join('') };
  }
  const text = textOfBytes(bytes);
  return text === undefined ? undefined : { kind: 'text', text: text.replaceAll('\r\n', '\n') };
}
