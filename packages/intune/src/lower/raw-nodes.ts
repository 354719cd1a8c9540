import type { Located, RawOma, ResolvedGroup } from '@mdav/core';
import { assertNever } from '@mdav/core/format';
import type { OmaSetting } from '../custom/profile.ts';

/** A node that the fleet file names by its URI; the reason for it goes along as the description. */
export function nodeOfRaw(raw: RawOma): OmaSetting {
  const common = {
    name: raw.uri.split('/').at(-1) || raw.uri,
    description: raw.reason,
    uri: raw.uri,
    secretReference: null,
  };
  switch (raw.type) {
    case 'integer':
      return { ...common, kind: 'integer', value: raw.value, isReadOnly: false };
    case 'string':
      return { ...common, kind: 'string', value: raw.value };
    case 'boolean':
      return { ...common, kind: 'boolean', value: raw.value };
    default:
      return assertNever(raw);
  }
}

/** The raw nodes of a group. */
export function rawOmaOf(group: ResolvedGroup): readonly Located<RawOma>[] {
  return group.raw?.oma ?? [];
}
