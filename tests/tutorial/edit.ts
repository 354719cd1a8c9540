import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An edit of one file: pieces of text that stand in it once, and what comes in their place. */
interface Edit {
  readonly file: string;
  readonly hunks: readonly { readonly from: string; readonly to: string }[];
}

/** Reads a diff for what it replaces. Its line numbers do not count: they follow from the file, see {@link diffOf}. */
export function readEdit(diff: string): Edit {
  const [names = '', ...hunks] = diff.split(/^@@.*\n/m);
  const file = /^\+\+\+ b\/(.+)$/m.exec(names)?.[1];
  if (file === undefined) throw new Error(`no file is named in:\n${diff}`);
  return { file, hunks: hunks.map((hunk) => ({ from: side(hunk, '-'), to: side(hunk, '+') })) };
}

/** The text after the edit. Throws where a piece does not stand in the text exactly once. */
export function applyEdit(text: string, { hunks }: Edit): string {
  return hunks.reduce((edited, { from, to }) => {
    const around = edited.split(from);
    if (around.length !== 2) throw new Error(`stands ${around.length - 1} times in the file, and not once:\n${from}`);
    return around.join(to);
  }, text);
}

/** What git shows for the edit of a file, with one line around each change. */
export function diffOf(file: string, before: string, after: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-edit-'));
  try {
    for (const [name, text] of [
      ['a', before],
      ['b', after],
    ] as const) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, file), text);
    }
    const args = ['diff', '--no-index', '--no-prefix', '--no-color', '-U1', `a/${file}`, `b/${file}`];
    const { stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    return stdout
      .slice(Math.max(0, stdout.indexOf('--- ')))
      .replace(/^(@@ .* @@).*$/gm, '$1')
      .replace(/[ \t]+$/gm, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One side of a piece: its own lines and those around them. An empty line around them stands without its space. */
function side(hunk: string, sign: '-' | '+'): string {
  const lines = hunk
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => line === '' || line.startsWith(' ') || line.startsWith(sign));
  return lines.map((line) => `${line.slice(1)}\n`).join('');
}
