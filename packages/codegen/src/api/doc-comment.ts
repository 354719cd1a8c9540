import { ts } from 'ts-morph';
import type { Declaration } from './read-exports.ts';

/** The doc comment of a declaration as Markdown; undefined where there is none. */
export function docComment(declaration: Declaration, source: ts.SourceFile): string | undefined {
  const holder = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const comments = ts.getJSDocCommentsAndTags(holder).filter(ts.isJSDoc);
  const last = comments.at(-1);
  if (last === undefined) return undefined;
  const text = last
    .getText(source)
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim();
  return text === '' ? undefined : sections(text);
}

/** Tags become paragraphs; what follows `@example` is code. */
function sections(text: string): string {
  return text
    .replaceAll(/\{@link ([^}\s]+)\}/g, '`$1`')
    .split(/\n(?=@\w+)/)
    .map((part) => {
      const [, tag, body = ''] = part.match(/^@(\w+)\s*([\s\S]*)$/) ?? [];
      if (tag === undefined) return part.trim();
      if (tag === 'example') return ['```ts', body.trim(), '```'].join('\n');
      return `**${TAG_WORDS[tag] ?? tag}**: ${body.trim()}`;
    })
    .join('\n\n');
}

const TAG_WORDS: Readonly<Record<string, string>> = {
  returns: 'Returns',
  deprecated: 'Deprecated',
  throws: 'Throws',
  param: 'Takes',
};

/** The first sentence, for a table. */
export function firstSentence(markdown: string): string {
  const [paragraph = ''] = markdown.split(/\n\n|\n(?=[-*|`])/);
  const flat = paragraph.replaceAll('\n', ' ');
  // A full stop inside code ends no sentence.
  const blind = flat.replaceAll(/`[^`]*`/g, (code) => '_'.repeat(code.length));
  const end = blind.match(/[.:](?=\s+[A-Z_(])|\.$/)?.index;
  return end === undefined ? flat : flat.slice(0, end + 1).replace(/:$/, '.');
}
