import { findSetting } from '../catalogue/lookup.ts';
import { settingsNamed } from '../catalogue/names.ts';
import type { Path } from '../diagnostic/locate.ts';
import { hintFor, probable } from '../diagnostic/suggest.ts';

/** What to do about a key of the fleet file that means nothing where it stands, with the keys that would. `rightPlace` is where the key means something. */
export function hintForKey(key: string, path: Path, known: readonly string[], rightPlace?: string): string {
  if (key === '<<')
    return 'Put what groups share under `defaults` or into a profile; merge keys are not part of YAML 1.2.';
  if (known.length === 0) return 'Remove the key.';
  // A setting in a layer, beside `settings` instead of below it.
  if (probable(key, known).length === 0 && isSetting(key)) {
    if (known.includes('settings')) return 'It is a setting: write it under `settings`.';
    if (path.length === 0) return 'It is a setting: write it under `settings` of `defaults` or of a group.';
  }
  // What it is called elsewhere is more certain than what it looks like here.
  return rightPlace === undefined ? hintFor(key, known) : `Write it ${rightPlace}.`;
}

function isSetting(key: string): boolean {
  return findSetting(key) !== undefined || settingsNamed(key).length > 0;
}
