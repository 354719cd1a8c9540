import type { DescribedSource } from '@mdav/review';
import type { Fact } from '../terminal/layout.ts';

/** Where facts come from: title, date and how it is known, with the address below. */
export function sourceFact(sources: readonly (DescribedSource & { readonly basis?: string })[]): Fact {
  return [
    'Sources',
    sources.flatMap(({ title, date, url, basis }) => [
      `${title}, ${date}${basis === undefined ? '' : ` (${basis})`}`,
      ...(url === '' ? [] : [url]),
    ]),
  ];
}
