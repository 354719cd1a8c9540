/**
 * Upper case as the registry compares names: character by character, so that the length never changes (`ß` stays `ß`).
 * Independent of locale.
 */
export function upperCase(text: string): string {
  const upper = text.toUpperCase();
  if (upper.length === text.length) return upper;
  return Array.from(text, (character) => {
    const one = character.toUpperCase();
    return one.length === character.length ? one : character;
  }).join('');
}

/** True when the registry takes the two keys or names for the same. */
export function isSameName(a: string, b: string): boolean {
  return a === b || (a.length === b.length && upperCase(a) === upperCase(b));
}

/** One text per value of one hive: equal for two values exactly when the registry takes them for the same. */
export function valueId(key: string, name: string): string {
  return `${upperCase(key)}\0${upperCase(name)}`;
}
