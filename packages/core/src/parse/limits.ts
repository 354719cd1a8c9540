/** Bounds on what is read as a fleet. Generous for people, tight for bombs; ten thousand groups take a quarter of each. */
export const LIMITS = {
  /** Length of the text in UTF-16 code units. */
  characters: 64 * 1024 * 1024,
  /** Nesting of maps and lists. */
  depth: 64,
  /** Values after aliases are expanded. */
  values: 2_000_000,
} as const;
