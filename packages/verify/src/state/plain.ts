/** Longest text that is taken from device data; names, versions and captions are far shorter. */
const LONGEST = 4096;

/** A text of sensible length that is not empty; anything else was not told. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : undefined;
}

/** `null` stays `null`: looked for and not there. */
export function textOrNull(value: unknown): string | null | undefined {
  return value === null ? null : textOf(value);
}

/** What spreadsheets make of true and false in the language of whoever saves the CSV. */
const TRUE_WORDS = 'TRUE WAHR VRAI VERDADERO VERDADEIRO VERO WAAR PRAWDA SANT SAND SANN TOSI PRAVDA IGAZ DOĞRU ИСТИНА';
const FALSE_WORDS = 'FALSE FALSCH FAUX FALSO ONWAAR FAŁSZ FALSKT FALSK USANN EPÄTOSI NEPRAVDA HAMIS YANLIŞ ЛОЖЬ';
const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ...wordsOf(TRUE_WORDS).map((word) => [word, true] as const),
  ...wordsOf(FALSE_WORDS).map((word) => [word, false] as const),
  ['1', true],
  ['0', false],
]);
const LONGEST_TRUTH = Math.max(...[...TRUTH.keys()].map(({ length }) => length));

function wordsOf(words: string): readonly string[] {
  return words.toLowerCase().split(' ');
}

/** True and false, also as CSV has them: words in any case, with blanks around them, 1 and 0. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1) return true;
  if (value === 0) return false;
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const word = value.trim();
  return word.length > LONGEST_TRUTH ? undefined : TRUTH.get(word.toLowerCase());
}

/** A whole number from 0, also in decimal digits with blanks around them. */
export function wholeNumberOf(value: unknown): number | undefined {
  const text = typeof value === 'string' && value.length <= LONGEST ? value.trim() : '';
  const number = isDigits(text) ? Number(text) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** The build in `10.0.17763`, also with more behind it. */
export function buildIn(version: string | undefined): number | undefined {
  return version === undefined ? undefined : wholeNumberOf(version.split('.', 3)[2]);
}

function isDigits(text: string): boolean {
  if (text === '' || text.length > 15) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** An object that is no array; what it holds is still anybody's guess. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
