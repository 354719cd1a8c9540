const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/**
 * A name of a policy as the name of a file, without extension: characters that Windows refuses become `_`, as the common
 * tools write it, and so do dots and blanks at the end; names of devices get a `_` in front.
 */
export function safeFileName(name: string): string {
  const safe = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Windows refuses exactly these in a file name.
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f]/g, '_')
    .replace(/[. ]+$/, (end) => '_'.repeat(end.length));
  return RESERVED.test(safe) || safe === '' ? `_${safe}` : safe;
}
