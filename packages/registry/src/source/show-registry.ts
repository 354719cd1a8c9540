import { lineText, textOfBytes } from '@mdav/core/format';
import { lgpoCodec } from '../codec/lgpo/codec.ts';
import { lgpoFromPolicies } from '../codec/lgpo/convert.ts';
import type { RegistryPolicy } from '../form.ts';
import type { RegistryForm } from './lift-registry.ts';

/** Registry policies as the text form of LGPO.exe, line by line. */
export function lgpoLines(policies: readonly RegistryPolicy[]): readonly string[] {
  const file = lgpoFromPolicies(policies);
  return file.items.length === 0 ? ['; no entries'] : linesOfText(lgpoCodec.encode(file));
}

/** A form of the registry as text for LGPO.exe, with what lies beside it as comments. */
export function registryEntries({ policies, beside = [] }: RegistryForm): readonly string[] {
  const comments = beside.flatMap(({ lines }) => lines.map((line) => `; ${oneLine(lineText(line))}`));
  return policies.length === 0 && comments.length > 0 ? comments : [...lgpoLines(policies), ...comments];
}

/** What stands in a line must not end it. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

/** The lines of a text that Windows reads, without empty ones at its end. */
export function linesOfText(bytes: Uint8Array): readonly string[] {
  const lines = (textOfBytes(bytes) ?? '').split('\r\n');
  while (lines.at(-1) === '') lines.pop();
  return lines;
}
