import type { JsonObject } from '@mdav/core/json';

/** The name of a member as an object spells it: tools write them in several letter cases. */
export function memberNamed(node: JsonObject, name: string): string | undefined {
  if (Object.hasOwn(node, name)) return name;
  const wanted = name.toLowerCase();
  return Object.keys(node).find((member) => member.toLowerCase() === wanted);
}
