import { posix } from 'node:path';
import { table } from '../emit/pages/markdown.ts';
import { firstSentence } from './doc-comment.ts';
import type { Entry, EntryKind } from './entry.ts';
import { linked } from './links.ts';

/** What a page needs to know about links. */
export interface Linker {
  /** The page, from the root of the repository. */
  readonly page: string;
  readonly link: (name: string) => string | undefined;
}

const KINDS: readonly EntryKind[] = ['function', 'value', 'type'];

/** By folder; in it functions before values before types, each by name, whatever the case and the machine. */
export function sortEntries(entries: readonly Entry[]): readonly Entry[] {
  const key = ({ name, kind, folder }: Entry) => `${folder} ${KINDS.indexOf(kind)} ${name.toLowerCase()} ${name}`;
  return entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A page with its first line, which says what made it. */
export function pageText(sources: string, lines: readonly string[]): string {
  const header = `<!-- Made by packages/codegen from the doc comments of ${sources}; edit those and run \`node scripts/generate.mjs\`. -->`;
  return `${[header, '', ...lines].join('\n').trimEnd()}\n`;
}

/** The names of a page with what each is for. */
export function overview(entries: readonly Entry[], { link }: Linker): readonly string[] {
  const rows = entries.map(({ name, doc }) => [
    `[\`${name}\`](${link(name)})`,
    linked(firstSentence(doc), (other) => (other === name ? undefined : link(other))),
  ]);
  return table(['Name', 'What it is for'], rows);
}

/** The section of a public name: what it is for, its signature, the types in it, and where it stands. */
export function section(entry: Entry, level: string, { page, link }: Linker): readonly string[] {
  const others = (name: string) => (name === entry.name ? undefined : link(name));
  const types = entry.types.flatMap((name) => {
    const target = others(name);
    return target === undefined ? [] : [`[\`${name}\`](${target})`];
  });
  const own = entry.path.split('/')[1] ?? '';
  const from = entry.door === `@mdav/${own}` ? '' : `from \`${entry.door}\`, `;
  const source = `${from}[${entry.path}](${posix.relative(posix.dirname(page), entry.path)})`;
  return [
    `${level} ${entry.name}`,
    '',
    linked(entry.doc, others),
    '',
    '```ts',
    entry.signatures.join('\n'),
    '```',
    '',
    `${types.length === 0 ? '' : `${types.join(' · ')} — `}${source}`,
    '',
  ];
}
