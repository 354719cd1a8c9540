import { isObject, type JsonObject } from '@mdav/core/json';

/** A resource of Intune as a configuration of Microsoft365DSC says it. */
export interface TenantResource {
  /** Such as `IntuneAntivirusPolicyWindows10SettingCatalog`. */
  readonly type: string;
  /** What the configuration calls it. */
  readonly name: string;
  /** Values are data; what is worked out when the configuration is compiled is an expression. */
  readonly properties: JsonObject;
  /** True where a condition or a loop decides whether, and how often, it is there. */
  readonly isConditional?: true;
}

/** Where things stand in a text: an object or list itself, and each of its members. */
export type Offsets = ReadonlyMap<object, { readonly at: number; readonly members: ReadonlyMap<string, number> }>;

/** Code in the place of a value. No property can have this name. */
const EXPRESSION = '$expression';

export function expressionOf(code: string): JsonObject {
  return { [EXPRESSION]: code };
}

/** The code of an expression; nothing for any other value. */
export function codeOf(value: unknown): string | undefined {
  const code = isObject(value) ? value[EXPRESSION] : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** True where an expression stands anywhere in a value. */
export function hasExpression(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return codeOf(value) !== undefined || Object.values(value).some(hasExpression);
}

/** The value of an object by a name in any letter case, as PowerShell takes names. */
export function valueIn(object: JsonObject, name: string): unknown {
  const wanted = name.toLowerCase();
  return Object.entries(object).find(([member]) => member.toLowerCase() === wanted)?.[1];
}

/** The same, where it is text. */
export function textIn(object: JsonObject, name: string): string | undefined {
  const value = valueIn(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
