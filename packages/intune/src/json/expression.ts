import { isObject, type JsonObject } from '@mdav/core/json';

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
