import { type CST, Parser } from 'yaml';

/** An entry of a map or list. */
export type Item = CST.BlockMap['items'][number] | CST.FlowCollection['items'][number];

/** What the first document of a text holds, as far as it is written. */
export function rootOf(text: string): CST.Token | undefined {
  const document = [...new Parser().parse(text)].find((token) => token.type === 'document');
  return document?.type === 'document' ? document.value : undefined;
}

/** The keys of a map, without quotes. */
export function keysOf(items: readonly Item[]): readonly string[] {
  return items.flatMap(({ key }) => (key == null ? [] : [unquoted(sourceOf(key))]));
}

export function sourceOf(token: CST.Token): string {
  return 'source' in token ? token.source : '';
}

export function unquoted(source: string): string {
  const quote = source[0];
  if (quote !== '"' && quote !== "'") return source;
  return source.endsWith(quote) && source.length > 1 ? source.slice(1, -1) : source.slice(1);
}
