import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { OWN_PREFIX } from '../disk/output/names.ts';

const PATH = '.gitignore';
/** What a build puts down while it writes. */
const PATTERN = `${OWN_PREFIX}*`;

/** What the ignore file of git needs: to be written, a line that its owner has to add, or nothing. */
export type IgnoreFile =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'tell'; readonly path: string; readonly line: string }
  | undefined;

/** A file that is there belongs to somebody: it is not edited. */
export function ignoreFile(cwd: string): IgnoreFile {
  const place = resolve(cwd, PATH);
  if (!existsSync(place))
    return {
      kind: 'write',
      path: PATH,
      text: `# What mdav puts down while it writes, and what an interrupted build leaves.\n${PATTERN}\n`,
    };
  const lines = readFileSync(place, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim());
  return lines.includes(PATTERN) ? undefined : { kind: 'tell', path: PATH, line: PATTERN };
}
