import { lineDiff } from '@mdav/review';
import type { Span } from '../cursor/cursor.ts';

/** A change of a part of a text. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The lines that differ, as changes that do not touch each other: what stays is not written again, and a cursor stays too. */
export function editsBetween(before: string, after: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let offset = 0;
  let open: { start: number; end: number; text: string } | undefined;
  const close = () => {
    if (open !== undefined) edits.push({ span: { start: open.start, end: open.end }, text: open.text });
    open = undefined;
  };
  for (const { kind, line } of lineDiff(before, after)) {
    if (kind === 'same') {
      close();
      offset += line.length;
      continue;
    }
    open ??= { start: offset, end: offset, text: '' };
    if (kind === 'added') open.text += line;
    else {
      offset += line.length;
      open.end = offset;
    }
  }
  close();
  return edits.map((edit) => withinLine(before, edit));
}

/** Without what a changed line keeps at both ends. */
function withinLine(before: string, { span, text }: TextEdit): TextEdit {
  const old = before.slice(span.start, span.end);
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start++;
  let end = 0;
  const most = Math.min(old.length, text.length) - start;
  while (end < most && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  return { span: { start: span.start + start, end: span.end - end }, text: text.slice(start, text.length - end) };
}
