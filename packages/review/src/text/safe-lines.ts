import { inLog } from './safe-text.ts';

/** Markdown of several lines; what a build agent would obey in its log is made harmless, wherever it stands. */
export function safeMarkdown(lines: readonly string[]): string {
  return `${lines
    .flatMap((line) => line.split('\n'))
    .map(inLog)
    .join('\n')}\n`;
}
