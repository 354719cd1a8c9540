/** True where a name has a wildcard [exclusions-2026]. */
export function hasWildcard(name: string): boolean {
  return /[*?]/.test(name);
}

/** True where a name is nothing but wildcards that stand for any: `*`, `**`, `*.*`. */
export function isAnyName(name: string): boolean {
  return /^\*+(\.\*+)?$/.test(name);
}

/** True where a name is the other one, or its wildcards can stand for it. Both in lower case. */
export function matchesWild(name: string, other: string): boolean {
  if (!hasWildcard(name)) return name === other;
  const pattern = name
    .replaceAll(/\*+/g, '*')
    .replaceAll(/[^*?]/g, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${pattern}$`, 'u').test(other);
}
