const OPEN = /^<{7}(?!<)/m;

/** The offset of the first mark that a merge left; none where the text has no conflict. */
export function mergeConflictAt(text: string): number | undefined {
  const open = text.search(OPEN);
  if (open < 0) return undefined;
  const middle = text.indexOf('\n=======', open);
  return middle < 0 || text.indexOf('\n>>>>>>>', middle) < 0 ? undefined : open;
}

/** The two versions of a text that git could not put together; none where it has no conflict. */
export function mergedSides(text: string): readonly [ours: string, theirs: string] | undefined {
  if (mergeConflictAt(text) === undefined) return undefined;
  const sides: readonly [string[], string[]] = [[], []];
  let within: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  for (const line of text.split('\n')) {
    if (line.startsWith('<<<<<<<')) within = 'ours';
    else if (within === 'ours' && line.startsWith('|||||||')) within = 'base';
    else if ((within === 'ours' || within === 'base') && line.startsWith('=======')) within = 'theirs';
    else if (within === 'theirs' && line.startsWith('>>>>>>>')) within = 'both';
    else {
      if (within === 'both' || within === 'ours') sides[0].push(line);
      if (within === 'both' || within === 'theirs') sides[1].push(line);
    }
  }
  return [sides[0].join('\n'), sides[1].join('\n')];
}

/** What to say of it. */
export const CONFLICT_WORDS = {
  message: 'The file has the marks of a merge that was not finished.',
  hint: 'Keep what is wanted of both sides, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`.',
} as const;
