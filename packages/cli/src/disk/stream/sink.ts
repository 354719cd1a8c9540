import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { Io } from '../../program/io.ts';
import { nodeDisk } from '../output/disk.ts';
import { clearBeside } from '../output/first-output.ts';
import { newBeside } from '../output/names.ts';
import { gather } from './gather.ts';

/** Where a report goes, piece by piece: texts, and bytes in UTF-8. */
export interface Sink {
  write(more: string | Uint8Array): void;
  /** The report is complete: whoever reads it sees all of it. */
  finish(): void;
  /** The report will not be complete: a file stays as it was. */
  abandon(): void;
}

/** Characters, and bytes of a file, that are gathered before they are written. */
const GATHERED = 1 << 16;

/** Opens the place of a report: a file that is replaced as a whole, or standard output. */
export function openSink(file: string | undefined, io: Io): Sink {
  return file === undefined ? gathering(io.out) : fileSink(resolve(io.cwd, file));
}

function gathering(write: (text: string) => void): Sink {
  let gathered = '';
  const decoder = new StringDecoder('utf8');
  return {
    write(more) {
      gathered += typeof more === 'string' ? more : decoder.write(more);
      if (gathered.length < GATHERED) return;
      write(gathered);
      gathered = '';
    },
    finish() {
      if (gathered !== '') write(gathered);
      gathered = '';
    },
    abandon() {
      gathered = '';
    },
  };
}

/** The text is staged beside the file: a rename is atomic on one file system only. */
function fileSink(path: string): Sink {
  const old = existsSync(path) ? statSync(path) : undefined;
  // A device or a pipe cannot be replaced.
  const isPlain = old === undefined || old.isFile();
  const place = old === undefined || !isPlain ? path : realpathSync(path);
  const staged = isPlain ? newBeside(place, nodeDisk.owners.here()) : place;
  if (isPlain) {
    mkdirSync(dirname(place), { recursive: true });
    clearBeside(nodeDisk, place);
  }
  const descriptor = openSync(staged, isPlain ? 'wx' : 'w');
  const { write, flush } = gather((bytes) => writeAll(descriptor, bytes), GATHERED);
  return {
    write,
    finish() {
      flush();
      closeSync(descriptor);
      if (!isPlain) return;
      if (old !== undefined) chmodSync(staged, old.mode);
      renameSync(staged, place);
    },
    abandon() {
      closeSync(descriptor);
      if (isPlain) rmSync(staged, { force: true });
    },
  };
}

/** Writes all of some bytes: a device may take a part at a time. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; ) from += writeSync(descriptor, bytes, from);
}
