import type { Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import type { RegistryPolicy } from '../../form.ts';
import { viewOf } from '../../text/unit-strings.ts';
import { checkHeader } from './defects.ts';
import { HEADER_SIZE } from './layout.ts';
import { createStretch, readRecords } from './read-records.ts';

/** How a `registry.pol` is read. */
export interface PolReading {
  /** Whose registry the file is for; nothing in the bytes says it. Default: `machine`. */
  readonly hive?: RegistryPolicy['hive'];
  /** Keep a REG_DWORD or REG_QWORD of the wrong size as it is, with a warning, where readers disagree about it. Default: false. */
  readonly tolerant?: boolean;
}

/**
 * Reads a registry policy file.
 *
 * Strict: signature, version, delimiters and sizes must be right and nothing may be left over; the first defect ends the
 * reading, since what follows has no place to start from. Keys and names end at their NUL and data at its size, never at
 * a delimiter, which is legal inside them. Returns `pol-bad-signature`, `pol-bad-version`, `pol-truncated`,
 * `pol-bad-delimiter` or `pol-bad-size` with the byte offset; tells with `pol-odd-data` of text that is not terminated
 * as usual and is kept as raw bytes. A file that is too large to hold is read with `polReader`.
 */
export function decodePol(bytes: Uint8Array, reading: PolReading = {}): Outcome<RegistryPolicy> {
  const defect = checkHeader(viewOf(bytes));
  if (defect !== undefined) return fail([defect.diagnostic]);
  const stretch = createStretch(bytes, 0, HEADER_SIZE, reading.tolerant === true);
  const bad = readRecords(stretch);
  if (bad !== undefined) return fail([bad.diagnostic]);
  return succeed({ hive: reading.hive ?? 'machine', entries: stretch.entries }, stretch.notes);
}
