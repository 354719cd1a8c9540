import { textOfBytes } from '@mdav/core/format';
import { lgpoCodec } from '../codec/lgpo/codec.ts';
import { lgpoFromPolicies } from '../codec/lgpo/convert.ts';
import type { RegistryPolicy } from '../form.ts';

/** Registry policies as the text form of LGPO.exe, line by line. */
export function lgpoLines(policies: readonly RegistryPolicy[]): readonly string[] {
  const file = lgpoFromPolicies(policies);
  return file.items.length === 0 ? ['; no entries'] : linesOfText(lgpoCodec.encode(file));
}

/** The lines of a text that Windows reads, without empty ones at its end. */
export function linesOfText(bytes: Uint8Array): readonly string[] {
  const lines = (textOfBytes(bytes) ?? '').split('\r\n');
  while (lines.at(-1) === '') lines.pop();
  return lines;
}
