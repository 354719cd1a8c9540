/** A small generator of numbers that a seed decides (mulberry32): a failing input can be made again. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  /** A whole number from 0 up to, and without, `bound`. */
  const below = (bound) => Math.floor(next() * bound);
  return { next, below, pick: (list) => list[below(list.length)] };
}
