import type { Location } from '@mdav/core';
import { wellFormed } from '@mdav/quote';

/** `mdav.yaml:12:5`, or the path inside the document or the byte where there is no line. */
export function placeWords({ file, line, column, path, offset }: Location): string {
  const byte = offset === undefined ? undefined : `byte ${offset}`;
  const where = line === undefined ? (path ?? byte) : `${line}:${column ?? 1}`;
  return [file, where].filter((part) => part !== undefined && part !== '').join(':');
}

/** A file as seen from the root of the repository, `/`-separated. Absolute paths stay what they are. */
export function fileFromRoot(file: string, folder = ''): string {
  const plain = file.replaceAll('\\', '/');
  if (isAbsolute(plain)) return plain;
  const steps: string[] = [];
  for (const step of [...folder.replaceAll('\\', '/').split('/'), ...plain.split('/')]) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}

/** A file as a URI reference: relative to the root of the repository, or absolute. */
export function fileUri(file: string, folder?: string): string {
  const path = wellFormed(fileFromRoot(file, folder));
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path.slice(0, 2)}${encoded.slice(encoded.indexOf('/'))}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}

export function isAbsolute(path: string): boolean {
  return /^([A-Za-z]:)?[/\\]/.test(path);
}
