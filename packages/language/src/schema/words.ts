import type { Path } from '@mdav/core/format';

/** True for a path to the settings of a layer: of the defaults, a profile or a group. */
export function isSettings(path: Path): boolean {
  return path.at(-1) === 'settings' && path.length === (path[0] === 'defaults' ? 2 : 3) && LAYERS.has(String(path[0]));
}

const LAYERS: ReadonlySet<string> = new Set(['defaults', 'profiles', 'groups']);

/** What the names at a place refer to, where they are names and no words. */
export type NameKind = 'profile' | 'group' | 'preset' | 'rule' | 'setting' | 'os';

/** What a value at this path names. */
export function namedAt(path: Path): NameKind | undefined {
  const last = path.at(-1);
  const key = typeof last === 'number' ? path.at(-2) : last;
  const inGroup = path[0] === 'groups' && (path.length === 3 || (path.length === 4 && typeof last === 'number'));
  const inLayer =
    inGroup || (path[0] === 'profiles' && path.length >= 3) || (path[0] === 'defaults' && path.length >= 2);
  if (key === 'profiles' && inGroup) return 'profile';
  if (key === 'extends' && (inGroup || path.length <= 2)) return 'preset';
  if (key === 'os' && inLayer) return 'os';
  if (path[0] !== 'waivers' || path.length !== 3) return undefined;
  return last === 'rule' || last === 'group' || last === 'setting' ? last : undefined;
}
