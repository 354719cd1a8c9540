import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { Spool } from '@mdav/review';
import { writeAll } from './sink.ts';

/** Characters that are kept in memory. */
const IN_MEMORY = 1 << 17;

/** Starts a spool. `inMemory`: characters that stay in memory before a file is made. */
export function spool(inMemory = IN_MEMORY): Spool {
  let text = '';
  let file: { readonly folder: string; readonly descriptor: number } | undefined;

  function spill(): void {
    if (file === undefined) {
      const folder = mkdtempSync(join(tmpdir(), 'mdav-'));
      file = { folder, descriptor: openSync(join(folder, 'spool'), 'w+') };
    }
    writeAll(file.descriptor, text);
    text = '';
  }

  return {
    write(more) {
      text += more;
      if (text.length > inMemory) spill();
    },
    empty(into) {
      if (file !== undefined) {
        const { descriptor, folder } = file;
        for (const piece of piecesOf(descriptor)) into(piece);
        closeSync(descriptor);
        rmSync(folder, { recursive: true, force: true });
        file = undefined;
      }
      if (text !== '') into(text);
      text = '';
    },
  };
}

function* piecesOf(descriptor: number): Generator<string> {
  const buffer = Buffer.allocUnsafe(1 << 16);
  const decoder = new StringDecoder('utf8');
  let position = 0;
  for (;;) {
    const length = readSync(descriptor, buffer, 0, buffer.length, position);
    if (length === 0) return;
    position += length;
    yield decoder.write(buffer.subarray(0, length));
  }
}
