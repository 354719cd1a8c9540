/** A piece of the page: prose, commands with what they print, or the edit of a file as a diff. */
export type Part =
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'console'; readonly commands: readonly string[] }
  | { readonly kind: 'diff'; readonly text: string };

const LIVE_BLOCK = /```(console|diff)\n([\s\S]*?)```/g;

/** The parts of a page in order. What the commands printed when the page was written is left out. */
export function partsOf(page: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const block of page.matchAll(LIVE_BLOCK)) {
    parts.push({ kind: 'prose', text: page.slice(end, block.index) });
    const [whole, kind, text = ''] = block;
    parts.push(kind === 'diff' ? { kind, text } : { kind: 'console', commands: commandsIn(text) });
    end = block.index + whole.length;
  }
  return [...parts, { kind: 'prose', text: page.slice(end) }];
}

/** A block as it stands in the page. */
export function fence(kind: 'console' | 'diff', text: string): string {
  return `\`\`\`${kind}\n${text}\`\`\``;
}

function commandsIn(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []));
}
