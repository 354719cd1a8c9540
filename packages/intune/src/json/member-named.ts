import type { JsonObject } from '@mdav/core/json';

/** The name of a member as an object spells it: tools write them in several letter cases. */
export function memberNamed(node: JsonObject, name: string): string | undefined {
  if (Object.hasOwn(node, name)) return name;
  const wanted = name.toLowerCase();
  return Object.keys(node).find((member) => member.toLowerCase() === wanted);
}

/** The value of a member by such a name. */
export function valueIn(node: JsonObject, name: string): unknown {
  const member = memberNamed(node, name);
  return member === undefined ? undefined : node[member];
}

/** The same, where it is text that is not empty. */
export function textIn(node: JsonObject, name: string): string | undefined {
  const value = valueIn(node, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
