/** A part of a fleet's text that is an entry of its own. */
export interface SplitPart {
  /** Of a group or profile, the line of the key above it stands in front. */
  readonly text: string;
  readonly isNested: boolean;
  /** The line of the whole text, from 1, that its first line is, and the one that its second line is. */
  readonly firstLine: number;
  readonly restLine: number;
}

/** Documents and directives, brackets where keys begin, and line ends of other times: such a text is not taken apart. */
const ODD = /^(?:---|\.\.\.|%|[{[])|\uFEFF|\r(?!\n)/m;
/** A section whose entries are parts. */
const SECTION = /^(?:groups|profiles):[ ]*(?:#.*)?\r?\n?$/;

/**
 * The text of a fleet at its top-level keys, and groups and profiles one by one. It goes by indents alone: whether each part
 * is an entry is for who reads it. Nothing where the text is not laid out like that.
 */
export function splitFleet(text: string): readonly SplitPart[] | undefined {
  if (ODD.test(text)) return undefined;
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const indents = lines.map(indentOf);
  const tops = indents.flatMap((indent, line) => (indent === 0 && isKey(lines[line]) ? [line] : []));
  const [first] = tops;
  if (first === undefined || indents.slice(0, first).some((indent) => indent !== undefined)) return undefined;
  return tops.flatMap((start, index) => {
    const end = tops[index + 1] ?? lines.length;
    const inner = SECTION.test(lines[start] ?? '') ? entriesIn(indents, start, end) : [];
    if (inner.length === 0) return [partOf(lines, start, start + 1, end, false)];
    // What stands before the first entry, which is comments, goes with it.
    return inner.map((line, entry) =>
      partOf(lines, start, entry === 0 ? start + 1 : line, inner[entry + 1] ?? end, true),
    );
  });
}

function partOf(lines: readonly string[], head: number, from: number, to: number, isNested: boolean): SplitPart {
  return {
    text: (lines[head] ?? '') + lines.slice(from, to).join(''),
    isNested,
    firstLine: head + 1,
    restLine: from + 1,
  };
}

/** The lines at which the entries of a section start: those with the indent of its first. */
function entriesIn(indents: readonly (number | undefined)[], start: number, end: number): readonly number[] {
  const indent = indents.slice(start + 1, end).find((one) => one !== undefined);
  return indents.flatMap((one, line) =>
    line > start && line < end && one !== undefined && one === indent && one > 0 ? [line] : [],
  );
}

/** Spaces before what a line says; nothing for a line that says nothing. */
function indentOf(line: string): number | undefined {
  const at = line.search(/[^ ]/);
  return at === -1 || /[\r\n#]/.test(line[at] ?? '') ? undefined : at;
}

/** An entry of a list, or the end of what is between brackets, belongs to the key above it. */
function isKey(line = ''): boolean {
  return !/^[-\]}]/.test(line);
}
