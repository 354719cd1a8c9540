import type { Diagnostic, SettingRow, SettingValue } from '@mdav/core';
import type { OmaSetting } from '../custom/profile.ts';
import { saySetting } from '../lower/say-setting.ts';
import { isEqual } from '../settings-catalog/compare.ts';
import type { SettingInstance } from '../settings-catalog/policy.ts';
import type { FoundSetting, LeftPart } from './split-instance.ts';

/** What has been understood so far. Local to one call of `liftForm`. */
export interface Progress {
  readonly settings: Map<string, SettingValue>;
  readonly diagnostics: Diagnostic[];
  /** Why something is left, by what is left. */
  readonly reasons: Map<SettingInstance | OmaSetting, readonly LeftPart[]>;
}

/**
 * Keeps a setting; what says the same again is understood, too. The first policy to set something counts; whether the service
 * merges or reports a conflict depends on the setting.
 */
export function take(progress: Progress, { row, value }: FoundSetting, path: string): boolean {
  const { id } = row;
  const earlier = progress.settings.get(id);
  if (earlier === undefined) {
    progress.settings.set(id, value);
    return true;
  }
  const isSame = isEqual(earlier, value);
  noteTwice(progress, id, isSame, path);
  return isSame;
}

/** Says that something stands there twice. */
export function noteTwice({ diagnostics }: Progress, what: string, isSame: boolean, path: string): void {
  diagnostics.push({
    code: 'mdm-set-twice',
    severity: isSame ? 'info' : 'warning',
    message: `${what} is set more than once, ${isSame ? 'to the same value' : 'to different values; the first one counts here'}.`,
    at: { path },
    hint: 'Remove one of the two.',
  });
}

/** Why something is left that an earlier policy says otherwise. */
export function whyTwice({ id }: SettingRow): string {
  return `${id} is set to another value before, which counts here`;
}

/** A setting that we would say through the other kind of policy is respelled when it is written again. */
export function noteSpelling(
  progress: Progress,
  { row, value }: FoundSetting,
  readAs: 'catalog' | 'custom',
  path: string,
): void {
  if (row.mdm.kind !== 'node') return;
  const again = saySetting(row, row.mdm, value);
  if (again.kind === 'said' && again.it.kind !== readAs) noteRespelled(progress, row, path);
}

/** Says that a setting is written differently than it was read. */
export function noteRespelled({ diagnostics }: Progress, { id }: SettingRow, path: string): void {
  diagnostics.push({
    code: 'mdm-respelled',
    severity: 'info',
    message: `${id} is said here through another node or kind of policy than the one that mdav writes.`,
    at: { path },
    hint: 'Remove the old policy once the new one is assigned.',
  });
}
