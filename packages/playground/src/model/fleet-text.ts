import type { FleetText } from '@mdav/core';

/** True for what is written in JSON, by its first letter: a page has no file names. */
export function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** A text with the name that it would have as a file: places in findings and the syntax depend on that. */
export function fleetText(text: string): FleetText & { readonly file: string } {
  return { text, file: isJson(text) ? 'mdav.json' : 'mdav.yaml' };
}
