import { SOURCES } from '@mdav/core';

/** A source with its short name; `url` is empty where there is none to give. */
export interface DescribedSource {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly date: string;
}

/** A source by its short name. */
export function describeSource(id: string): DescribedSource {
  const known: Readonly<Record<string, Omit<DescribedSource, 'id'>>> = SOURCES;
  return { id, ...(known[id] ?? { title: id, url: '', date: '' }) };
}
