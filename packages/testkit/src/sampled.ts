/**
 * One of every so many cases, each drawn from its own stretch, so that all of them have their turn with other seeds
 * (`MDAV_SEED`). With `MDAV_WHOLE` it is all of them: `npm run deep -- samples` runs every test that samples like that.
 */
export function* sampled<Case>(every: number, cases: Iterable<Case>): Generator<Case> {
  if (process.env['MDAV_WHOLE'] !== undefined) {
    yield* cases;
    return;
  }
  let random = Number(process.env['MDAV_SEED'] ?? 1);
  let stretch: Case[] = [];
  const draw = (): Case => {
    // Mixed, because seeds that lie side by side have to draw differently (mulberry32).
    random = (random + 0x6d2b79f5) | 0;
    let mixed = Math.imul(random ^ (random >>> 15), 1 | random);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return stretch[Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * stretch.length)] as Case;
  };
  for (const one of cases) {
    stretch.push(one);
    if (stretch.length < every) continue;
    yield draw();
    stretch = [];
  }
  if (stretch.length > 0) yield draw();
}
