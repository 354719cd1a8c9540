import { settingRows } from '../catalogue/lookup.ts';
import type { Outcome } from '../diagnostic/diagnostic.ts';
import { OS_IDS } from '../model/vocabulary.ts';
import type { Framework } from './framework.ts';
import { readFramework } from './read-framework.ts';

/**
 * Reads a framework of a team's own from YAML, in the form of those that come with mdav. Every mistake is reported at
 * once, each with its place.
 *
 * Errors: those of the YAML; `framework-ask`, `framework-form`, `framework-missing-key`, `framework-unknown-key`,
 * `framework-unknown-setting`, `framework-value`.
 */
export function parseFramework(source: { readonly text: string; readonly file?: string }): Outcome<Framework> {
  return readFramework(source, { settings: settingRows(), os: OS_IDS });
}
