import type { ImportSource } from '../policy/source.ts';

/** What one policy says, before it is known which set it belongs to. */
export type Said = Pick<ImportSource, 'settings' | 'raw' | 'unsayable' | 'notes'>;

/** The words of several parts of one policy together; settings of a later part count. */
export function joinSaid(parts: readonly Said[]): Said {
  return {
    settings: Object.assign({}, ...parts.map(({ settings }) => settings)) as Said['settings'],
    raw: parts.flatMap(({ raw }) => raw),
    unsayable: parts.flatMap(({ unsayable }) => unsayable),
    notes: parts.flatMap(({ notes }) => notes),
  };
}
