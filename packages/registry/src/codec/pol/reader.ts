import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import type { RegistryEntry } from '../../form.ts';
import { viewOf } from '../../text/unit-strings.ts';
import type { PolReading } from './decode.ts';
import { checkHeader, type Defect } from './defects.ts';
import { HEADER_SIZE } from './layout.ts';
import { createStretch, readRecords } from './read-records.ts';

/** Reads a registry policy file piece by piece. */
export interface PolReader {
  /** Takes the next bytes of the file, and gives the entries that they complete: none any more after a defect. */
  readonly push: (piece: Uint8Array) => readonly RegistryEntry[];
  /** To be called after the last piece: the entries that were left, or the defect. */
  readonly end: () => Outcome<readonly RegistryEntry[]>;
}

/**
 * As `decodePol`, for a file that is not to be held in memory: all that is kept of it from piece to piece is a record that
 * is not complete yet. However the file is cut, the same entries and diagnostics come out.
 */
export function polReader(reading: Pick<PolReading, 'tolerant'> = {}): PolReader {
  const isTolerant = reading.tolerant === true;
  const notes: Diagnostic[] = [];
  /** A record that is not complete, at the beginning of what grows with it. */
  let held = new Uint8Array(0);
  let size = 0;
  /** How long that is to be before it is looked at again: so that it is not gone through with every piece. */
  let wanted = 0;
  /** Where in the file the bytes begin that were not read. */
  let offset = 0;
  let defect: Defect | undefined;

  /** Reads what there is, and keeps what is left. */
  function read(bytes: Uint8Array): readonly RegistryEntry[] {
    const isBegin = offset === 0;
    defect = isBegin ? checkHeader(viewOf(bytes)) : undefined;
    const stretch = createStretch(bytes, offset, isBegin && defect === undefined ? HEADER_SIZE : 0, isTolerant);
    if (defect === undefined) defect = readRecords(stretch);
    for (const note of stretch.notes) notes.push(note);
    keep(bytes, stretch.at);
    return stretch.entries;
  }

  function keep(bytes: Uint8Array, from: number): void {
    size = bytes.length - from;
    wanted = from === 0 ? 2 * size : 0;
    offset += from;
    if (bytes.buffer === held.buffer) held.copyWithin(0, from, bytes.length);
    else {
      held = new Uint8Array(0);
      append(bytes.subarray(from), 0);
    }
  }

  function append(piece: Uint8Array, at: number): void {
    size = at + piece.length;
    if (size > held.length) {
      const larger = new Uint8Array(Math.max(size, 2 * at));
      larger.set(held.subarray(0, at));
      held = larger;
    }
    held.set(piece, at);
  }

  return {
    push(piece) {
      if (defect !== undefined && !defect.isCut) return [];
      if (size === 0) return read(piece);
      append(piece, size);
      return size < wanted ? [] : read(held.subarray(0, size));
    },
    end() {
      const left = defect === undefined || defect.isCut ? read(held.subarray(0, size)) : [];
      return defect === undefined ? succeed(left, notes) : fail([defect.diagnostic]);
    },
  };
}
