import type { Location } from './diagnostic.ts';

/** Steps from the root of a document to one of its values. */
export type Path = readonly (string | number)[];

/** Finds where something stands in a file: the value at a path, or the key that names it. */
export type Locate = (path: Path, what?: 'value' | 'key') => Location;

/** A path as people write it: `groups.file-servers.os[1]`. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w-]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** The steps of a path that `pathText` wrote; `undefined` for any other text. */
export function parsePath(text: string): Path | undefined {
  const path: (string | number)[] = [];
  const step = /\[(0|[1-9]\d*)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([\w-]+)/y;
  while (step.lastIndex < text.length) {
    const start = step.lastIndex;
    const [all, index, quoted, word] = step.exec(text) ?? [];
    if (all === undefined) return undefined;
    if (index !== undefined) path.push(Number(index));
    else if (quoted !== undefined) path.push(String(JSON.parse(quoted)));
    else if (word !== undefined && all.startsWith('.') === start > 0) path.push(word);
    else return undefined;
  }
  return path;
}

/** For fleets that no text stands behind: the path alone. */
export function locateByPath(file?: string): Locate {
  return (path) => ({ ...(file === undefined ? {} : { file }), path: pathText(path) });
}
