import type { Diagnostic } from '@mdav/core';
import { upperCase } from '../../names.ts';
import { type Place, regError, regWarning, shown } from './diagnostics.ts';
import { REG_ROOTS, type RegRoot } from './form.ts';

/** A key with its root; or what is wrong with it. */
export type KeyPath =
  | { readonly ok: true; readonly root: RegRoot; readonly key: string; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly error: Diagnostic };

const SHORT_ROOTS: ReadonlyMap<string, RegRoot> = new Map([
  ['HKLM', 'HKEY_LOCAL_MACHINE'],
  ['HKCU', 'HKEY_CURRENT_USER'],
  ['HKCR', 'HKEY_CLASSES_ROOT'],
  ['HKU', 'HKEY_USERS'],
  ['HKCC', 'HKEY_CURRENT_CONFIG'],
]);

/** Reads what stands between the brackets, without the minus sign of a deletion. */
export function readKeyPath(path: string, place: Place): KeyPath {
  const hasTail = path.length > 1 && path.endsWith('\\') && !path.endsWith('\\\\');
  const end = hasTail ? path.length - 1 : path.length;
  const split = path.indexOf('\\');
  const hasKey = split >= 0 && split < end;
  const rootText = path.slice(0, hasKey ? split : end);
  const key = hasKey ? path.slice(split + 1, end) : '';
  const upper = upperCase(rootText);
  const full = SHORT_ROOTS.get(upper);
  const root = REG_ROOTS.find((known) => known === upper) ?? full;
  if (root === undefined) {
    const message = `${shown(rootText)} is no root of the registry.`;
    return {
      ok: false,
      error: regError('reg-bad-root', message, place, `Begin the key with one of ${REG_ROOTS.join(', ')}.`),
    };
  }
  if ((hasKey && hasEmptyPart(key)) || key.includes('\0')) {
    const message = `The key ${shown(path)} has an empty part or holds a NUL.`;
    return {
      ok: false,
      error: regError('reg-bad-key', message, place, 'Write one backslash between the parts.'),
    };
  }
  const warnings: Diagnostic[] = [];
  if (full !== undefined) {
    const message = `Wine takes the abbreviation ${shown(rootText)}, Windows is said not to.`;
    warnings.push(regWarning('reg-short-root', message, place, `Write ${full}.`));
  }
  if (hasTail) {
    const message = `The key ${shown(path)} ends with a backslash, which was left out.`;
    warnings.push(regWarning('reg-trailing-backslash', message, place, 'Write no backslash at the end.'));
  }
  if (/\][ \t]*;/.test(key)) {
    const message = `The key ${shown(key)} holds a bracket and a semicolon; the last bracket of the line was taken as its end.`;
    warnings.push(regWarning('reg-ambiguous-key', message, place, 'Put the comment on a line of its own.'));
  }
  return { ok: true, root, key, warnings };
}

function hasEmptyPart(key: string): boolean {
  return key === '' || key.startsWith('\\') || key.endsWith('\\') || key.includes('\\\\');
}
