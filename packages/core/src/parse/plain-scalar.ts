/** What begins a number, a null or a truth in some spelling, or something that is no plain scalar. */
const MAY_BE_OTHER = /^[-+.~\dnNtTfF?:,[\]{}#&*!|>'"%@`]/;
const WHOLE = /^\d{1,15}$/;
/** What begins as only texts do after all: a name such as `network`, a file ending, a number of a version, a GUID. */
const TEXT = /^(?:[nNtTfF]|\.(?![\d.]|inf|Inf|INF|nan|NaN|NAN)|\d(?!\d*(?:\.\d*)?(?:[eE][-+]?\d+)?$|[ox]))/;
const WORDS = new Map<string, boolean | null>([
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** The value of a plain scalar by the core schema of YAML 1.2; nothing for what is rare, which is for the library. */
export function plainScalar(words: string): string | number | boolean | null | undefined {
  if (words === '') return undefined;
  if (!MAY_BE_OTHER.test(words)) return words;
  if (WHOLE.test(words)) return Number(words);
  const known = WORDS.get(words);
  if (known !== undefined) return known;
  return TEXT.test(words) ? words : undefined;
}
