/** The parts of `bench.mjs` that are no package's own. */
export const PARTS: readonly string[];
/** The benches that packages bring, as `package/name`. */
export function benchesOf(root: string): readonly string[];
