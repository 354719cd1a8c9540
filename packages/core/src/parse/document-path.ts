import type { Path } from '../diagnostic/locate.ts';
import { VALUE } from '../model/justification.ts';

/** A JSON pointer as a path; numbers only where the data has a list. */
export function pathOf(pointer: string, data: unknown): Path {
  const path: (string | number)[] = [];
  let value = data;
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(step) : step);
    value = (value as Record<string, unknown> | undefined)?.[step];
  }
  return path;
}

/** The setting that a path is in, and not a group or profile that happens to be called `settings`. */
export function settingOf(path: Path): string | undefined {
  const index = settingsIndex(path);
  return path[index] === 'settings' && path.length > index + 1 ? String(path[index + 1]) : undefined;
}

/** Where the settings of a layer stand in a path to one of them. */
export function settingsIndex(path: Path): number {
  return path[0] === 'defaults' ? 1 : 2;
}

/** The same path as if no value said why it is what it is: without the key that such a value stands under. */
export function plainPath(path: Path): Path {
  const index = settingsIndex(path);
  if (path[index] !== 'settings') return path;
  return path.filter((step, at) => at < index + 2 || step !== VALUE || typeof path[at - 1] === 'number');
}

/** What stands at a path; nothing where the path leaves the data. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value;
}
