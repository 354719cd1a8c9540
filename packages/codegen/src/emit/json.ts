/** A value that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

const WIDTH = 100;

/** JSON as the project's formatter leaves it: objects one key per line, lists on one line where they fit. */
export function formatJson(value: Json): string {
  return `${print(value, '', 0)}\n`;
}

function print(value: Json, indent: string, used: number): string {
  if (isList(value)) {
    const line = oneLine(value);
    if (line !== undefined && indent.length + used + line.length + 1 <= WIDTH) return line;
    return bracket(
      '[',
      value.map((item) => print(item, `${indent}  `, 0)),
      ']',
      indent,
    );
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, part] as const]));
    return bracket(
      '{',
      entries.map(
        ([key, part]) => `${JSON.stringify(key)}: ${print(part, `${indent}  `, JSON.stringify(key).length + 2)}`,
      ),
      '}',
      indent,
    );
  }
  return JSON.stringify(value);
}

function bracket(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return open + close;
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`;
}

/** A list without objects, on one line. */
function oneLine(list: readonly Json[]): string | undefined {
  const parts = list.map((item) =>
    isList(item) ? oneLine(item) : typeof item === 'object' && item !== null ? undefined : JSON.stringify(item),
  );
  return parts.includes(undefined) ? undefined : `[${parts.join(', ')}]`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
