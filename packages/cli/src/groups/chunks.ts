/** Groups that are compiled in a row: enough that handing them over costs little, few enough that nobody waits for long. */
const CHUNK = 16;
/** How many chunks those who compile may be ahead of what was taken: what waits takes memory. */
const AHEAD = 32;

// Where they stand in memory that all threads see.
const NEXT = 0;
const TAKEN = 1;

/** Memory for {@link chunksOf}, which all threads see. */
export function newChunks(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/** The groups of a fleet as chunks, which threads share out among themselves: each is claimed once, the first ones first. */
export function chunksOf(groups: number, shared: Int32Array<SharedArrayBuffer>) {
  const count = Math.ceil(groups / CHUNK);
  const claim = (): number | undefined => {
    const limit = Math.min(count, Atomics.load(shared, TAKEN) + AHEAD);
    for (let next = Atomics.load(shared, NEXT); next < limit; next = Atomics.load(shared, NEXT))
      if (Atomics.compareExchange(shared, NEXT, next, next + 1) === next) return next;
    return undefined;
  };
  return {
    /** The next chunk that nobody has; nothing where there is none, or where those who compile are far enough ahead. */
    claim,
    /** The same, which waits until it may; nothing in the end alone. */
    claimInTime(): number | undefined {
      for (;;) {
        const taken = Atomics.load(shared, TAKEN);
        const chunk = claim();
        if (chunk !== undefined || Atomics.load(shared, NEXT) >= count) return chunk;
        Atomics.wait(shared, TAKEN, taken);
      }
    },
    /** The chunk of a group, and its place in there. */
    placeOf: (group: number): readonly [chunk: number, index: number] => [Math.floor(group / CHUNK), group % CHUNK],
    /** The numbers of the groups of a chunk. */
    groupsOf: (chunk: number): readonly number[] =>
      Array.from({ length: Math.min(CHUNK, groups - chunk * CHUNK) }, (_, index) => chunk * CHUNK + index),
    /** Everything before a chunk was taken. */
    take(chunk: number): void {
      Atomics.store(shared, TAKEN, chunk);
      Atomics.notify(shared, TAKEN);
    },
  };
}
