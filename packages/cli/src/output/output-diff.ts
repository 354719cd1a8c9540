import { unifiedDiff } from '@mdav/review';
import type { OutputProblem } from '../read/compare-output.ts';
import { readableFile } from '../read/readable-file.ts';

/** Longer comparisons help nobody; `git diff` has the rest. */
const MOST_LINES = 30;
const MOST_CHARACTERS = 200;
/** Texts of more lines than these together are not compared: that a file is old shows without. */
const MOST_COMPARED = 4000;

/** What is wrong with a file in detail: lines of a comparison, from what the folder has to what a build would write. */
export function outputDiff(problem: OutputProblem): readonly string[] {
  // The hashes in the manifest change with every other file, and say nothing besides.
  if (!('found' in problem) || problem.path === 'manifest.json') return [];
  const { found, wanted } = problem;
  if (wanted === undefined) return ['This build has no such file.'];
  const [old, fresh] = [readableFile(found), readableFile(wanted)];
  if (old === undefined || fresh === undefined || old.kind !== fresh.kind)
    return [`${found.length} bytes are there, ${wanted.length} would be written.`];
  if (old.text === fresh.text) return [sameText(old.kind)];
  if (lineCount(old.text) + lineCount(fresh.text) > MOST_COMPARED)
    return [`${lineCount(old.text)} lines are there, ${lineCount(fresh.text)} would be written.`];
  const lines = hunksOf(old.text, fresh.text);
  const shown = lines.slice(0, MOST_LINES).map(shorten);
  return lines.length > MOST_LINES ? [...shown, `… and ${lines.length - MOST_LINES} lines more`] : shown;
}

function sameText(kind: 'text' | 'entries'): string {
  return kind === 'entries'
    ? 'The entries are the same; the bytes differ.'
    : 'The text is the same; line ends or the encoding differ. Check that .gitattributes says `-text` for it.';
}

/** The hunks of a comparison, without the names of the files: the heading has them. */
function hunksOf(before: string, after: string): readonly string[] {
  const lines = unifiedDiff('file', before, after).split('\n').slice(2);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function shorten(line: string): string {
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}

function lineCount(text: string): number {
  return text.split('\n').length;
}
