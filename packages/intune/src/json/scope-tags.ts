import { type JsonObject, type Reading, readArray, reportType } from '@mdav/core/json';

/** Ids of scope tags; absent means the default one, as it does to the service. */
export function readScopeTags(reading: Reading, node: JsonObject): readonly string[] {
  if ((node.roleScopeTagIds ?? null) === null) return ['0'];
  const items = readArray(reading, node, 'roleScopeTagIds') ?? [];
  return items.flatMap((tag, index) => {
    if (typeof tag === 'string') return tag;
    reportType(reading, items, index, 'the id of a scope tag as text');
    return [];
  });
}
