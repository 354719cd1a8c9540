const RESERVED = /^(con|prn|aux|nul|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3])(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: Windows refuses exactly these in a file name.
const REFUSED = /[<>:"/\\|?*\u0000-\u001f\u007f]/g;

/**
 * A name of a policy as the name of a file, without extension: characters that Windows refuses become `_`, as the common
 * tools write it, and so do dots and blanks at the end; names of devices get a `_` in front.
 */
export function safeFileName(name: string): string {
  return possible(name.replace(REFUSED, '_'));
}

/** The same with characters that Windows refuses left out. */
export function strippedFileName(name: string): string {
  return possible(name.replace(REFUSED, ''));
}

function possible(name: string): string {
  const safe = name.replace(/[. ]+$/, (end) => '_'.repeat(end.length));
  return RESERVED.test(safe) || safe === '' ? `_${safe}` : safe;
}
