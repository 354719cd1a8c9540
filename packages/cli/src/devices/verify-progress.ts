import type { Io } from '../program/io.ts';
import type { StateSource } from './state-sources.ts';

/** Milliseconds between two lines. */
const EVERY = 200;
/** Before that nobody can tell how long the rest takes. */
const TELLING = 1000;

/** What is known of a run that goes on. */
export interface Reached {
  readonly devices: number;
  readonly bytes: number;
  /** Of all inputs; nothing where one is a stream. */
  readonly total: number | undefined;
  readonly milliseconds: number;
}

/** Devices so far, how fast they come, and how much is left as far as it is known. */
export function progressText({ devices, bytes, total, milliseconds }: Reached): string {
  const rate = `${devices} devices, ${(bytes / 1e3 / milliseconds).toFixed(1)} MB/s`;
  // A file that grows while it is read has no end that anybody knows.
  if (total === undefined || bytes > total || bytes === 0) return rate;
  const read = `${rate}, ${Math.floor((bytes / total) * 100)} % read`;
  if (milliseconds < TELLING) return read;
  const seconds = Math.ceil(((total - bytes) / bytes) * (milliseconds / 1000));
  return `${read}, ${seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`} left`;
}

/** A line at the terminal; nothing at all where nobody watches. */
export function verifyProgress(sources: readonly StateSource[], { progress }: Io) {
  const start = performance.now();
  const sizes = progress === undefined ? [] : sources.map(({ size }) => size?.());
  const total = sizes.reduce((sum, size) => (sum === undefined || size === undefined ? undefined : sum + size), 0);
  let bytes = 0;
  let shown = start;
  return {
    *counting(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
      for (const chunk of chunks) {
        bytes += chunk.length;
        yield chunk;
      }
    },
    show(devices: number): void {
      if (progress === undefined) return;
      const now = performance.now();
      if (now - shown < EVERY) return;
      shown = now;
      progress(progressText({ devices, bytes, total, milliseconds: now - start }));
    },
    clear: () => progress?.(''),
  };
}
