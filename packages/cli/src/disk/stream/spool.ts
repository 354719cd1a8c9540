import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spool } from '@mdav/review';
import { gather } from './gather.ts';
import { writeAll } from './sink.ts';

/** Bytes that are kept in memory. */
const IN_MEMORY = 1 << 17;

/** Starts a spool. `inMemory`: bytes that stay in memory before a file is made. */
export function spool(inMemory = IN_MEMORY): Spool {
  let file: { readonly folder: string; readonly descriptor: number } | undefined;

  function spill(bytes: Uint8Array): void {
    if (file === undefined) {
      const folder = mkdtempSync(join(tmpdir(), 'mdav-'));
      file = { folder, descriptor: openSync(join(folder, 'spool'), 'w+') };
    }
    writeAll(file.descriptor, bytes);
  }

  /** Where what is gathered goes: into the file, until it is taken out. */
  let take = spill;
  const { write, flush } = gather((bytes) => take(bytes), inMemory);

  return {
    write,
    empty(into) {
      if (file !== undefined) {
        const { descriptor, folder } = file;
        for (const piece of piecesOf(descriptor)) into(piece);
        closeSync(descriptor);
        rmSync(folder, { recursive: true, force: true });
        file = undefined;
      }
      take = into;
      flush();
      take = spill;
    },
  };
}

/** Each is valid until the next one. */
function* piecesOf(descriptor: number): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(1 << 16);
  let position = 0;
  for (;;) {
    const length = readSync(descriptor, buffer, 0, buffer.length, position);
    if (length === 0) return;
    position += length;
    yield buffer.subarray(0, length);
  }
}
