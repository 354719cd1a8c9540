/** Plain data as a TypeScript expression on one line: unquoted keys where they may be, single quotes, no spare blanks. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    return entries.length === 0
      ? '{}'
      : `{ ${entries.map(([key, part]) => `${propertyName(key)}: ${literal(part)}`).join(', ')} }`;
  }
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
}

/** A name as a property of an object or type: quoted only where it has to be. */
export function propertyName(name: string): string {
  // Written any other way, this one name would set the prototype.
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : quote(name);
}

/** Text in single quotes. */
export function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
