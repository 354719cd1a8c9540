/** Words of a context and the values that they take; letter case counts in both. A `Process` takes any path or name. */
const VALUES: Readonly<Record<string, readonly string[] | undefined>> = {
  PathType: ['file', 'folder'],
  ScanType: ['quick', 'full'],
  ScanTrigger: ['OnDemand', 'OnAccess', 'BM'],
  Process: undefined,
};

/** The words that a context knows. */
export const CONTEXT_WORDS: readonly string[] = Object.keys(VALUES);

/** One part of a context: `ScanTrigger:OnAccess`. */
export interface Restriction {
  readonly keyword: string;
  readonly value: string;
}

/** What is wrong with a context. */
export type ContextMistake =
  /** The colon has no backslash in front. */
  | { readonly kind: 'no-backslash' }
  | { readonly kind: 'not-closed' }
  /** Text follows after the brace. */
  | { readonly kind: 'text-after'; readonly text: string }
  /** A part without a keyword or a value. */
  | { readonly kind: 'incomplete'; readonly part: string }
  /** `meant`: the same in the letter case that counts. */
  | { readonly kind: 'unknown-keyword'; readonly keyword: string; readonly meant?: string }
  | { readonly kind: 'unknown-value'; readonly keyword: string; readonly value: string; readonly meant?: string }
  /** All but processes have to hold at once, and one event has one of each. */
  | { readonly kind: 'twice'; readonly keyword: string };

/** An exclusion as its path and what narrows it. */
export interface ContextualPath {
  readonly path: string;
  /** Absent for a plain path. */
  readonly context?: {
    readonly restrictions: readonly Restriction[];
    readonly mistakes: readonly ContextMistake[];
    /** The whole entry in the letter case that counts, where nothing else is wrong with it. */
    readonly corrected?: string;
  };
}

/**
 * Takes an exclusion apart: `C:\Data\:{PathType:file,Process:"a.exe"}`. Whatever is wrong with the context, the path before
 * it is told.
 */
export function parseContext(text: string): ContextualPath {
  const start = /\\?:\s*\{/.exec(text);
  if (start === null) return { path: text };
  const path = text.slice(0, start.index);
  const rest = text.slice(start.index + start[0].length);
  const end = closingBrace(rest);
  const parts = splitParts(end === undefined ? rest : rest.slice(0, end));
  const after = end === undefined ? '' : rest.slice(end + 1).trim();
  const restrictions = parts.flatMap((part) => restrictionOf(part) ?? []);
  const mistakes: readonly ContextMistake[] = [
    ...(start[0].startsWith('\\') ? [] : [{ kind: 'no-backslash' } as const]),
    ...(end === undefined ? [{ kind: 'not-closed' } as const] : []),
    ...(after === '' ? [] : [{ kind: 'text-after', text: after } as const]),
    ...parts.flatMap(mistakesOf),
    ...repeated(restrictions),
  ];
  const isSpelling = mistakes.every((mistake) => mistake.kind === 'no-backslash' || 'meant' in mistake);
  const corrected = `${path}\\:{${restrictions.map(inRightCase).join(',')}}`;
  return { path, context: { restrictions, mistakes, ...(mistakes.length > 0 && isSpelling && { corrected }) } };
}

/** The brace that ends a context; braces in quotes are part of a path. */
function closingBrace(text: string): number | undefined {
  const found = /^(?:[^"}]|"[^"]*")*\}/.exec(text);
  return found === null ? undefined : found[0].length - 1;
}

/** The parts between commas; commas in quotes are part of a path. */
function splitParts(text: string): readonly string[] {
  return (text.match(/(?:[^",]|"[^"]*"?)+/g) ?? ['']).map((part) => part.trim());
}

function restrictionOf(part: string): Restriction | undefined {
  const [, keyword, value] = /^([^:]+):(.+)$/s.exec(part) ?? [];
  return keyword === undefined || value === undefined ? undefined : { keyword: keyword.trim(), value: value.trim() };
}

function mistakesOf(part: string): readonly ContextMistake[] {
  const restriction = restrictionOf(part);
  if (restriction === undefined) return [{ kind: 'incomplete', part }];
  const { keyword, value } = restriction;
  const word = inCase(CONTEXT_WORDS, keyword);
  if (word !== keyword) return [{ kind: 'unknown-keyword', keyword, ...(word !== undefined && { meant: word }) }];
  const values = VALUES[word];
  if (values === undefined || values.includes(value)) return [];
  const meant = inCase(values, value);
  return [{ kind: 'unknown-value', keyword, value, ...(meant !== undefined && { meant }) }];
}

function repeated(restrictions: readonly Restriction[]): readonly ContextMistake[] {
  const single = CONTEXT_WORDS.filter((word) => VALUES[word] !== undefined);
  return single
    .filter((word) => restrictions.filter(({ keyword }) => inCase(single, keyword) === word).length > 1)
    .map((keyword) => ({ kind: 'twice', keyword }));
}

function inRightCase({ keyword, value }: Restriction): string {
  const word = inCase(CONTEXT_WORDS, keyword) ?? keyword;
  return `${word}:${inCase(VALUES[word] ?? [], value) ?? value}`;
}

function inCase(words: readonly string[], text: string): string | undefined {
  return words.find((word) => word.toLowerCase() === text.toLowerCase());
}
