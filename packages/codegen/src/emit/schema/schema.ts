import type { Json } from '../json.ts';

/** A JSON Schema. */
export type Schema = { readonly [keyword: string]: Json | undefined };

/** Names of the definitions that a schema refers to, in its order. */
export function referencesIn(value: Json | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([keyword, part]) =>
    keyword === '$ref' ? [String(part).replace('#/definitions/', '')] : referencesIn(part),
  );
}
