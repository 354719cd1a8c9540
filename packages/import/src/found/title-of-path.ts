/** Parts of a path that say what a file is, and not whose. */
const GENERIC = /^(?:machine|user|gpo|gpos|domainsysvol|registry|policies|sysvol|preferences|\.|\.\.)$/i;
const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

/**
 * What to name a policy after that has no name of its own: its file without the usual ending, or the nearest folder that
 * says something.
 */
export function titleOfPath(path: string, endings: readonly string[]): string {
  const parts = path.split('/').filter((part) => part !== '');
  const last = withoutEnding(parts.pop() ?? '', endings);
  const telling = [...parts, last].filter((part) => part !== '' && !GENERIC.test(part));
  // People read the folder around a GUID rather than the GUID, unless a program made both.
  const nearest = telling.at(-1) ?? 'policy';
  if (!GUID.test(nearest)) return nearest;
  const above = parts[parts.lastIndexOf(nearest) - 1] ?? '';
  return above === '' || GENERIC.test(above) ? nearest : above;
}

function withoutEnding(file: string, endings: readonly string[]): string {
  const ending = endings.find((each) => file.toLowerCase().endsWith(each.toLowerCase()));
  return ending === undefined ? file : file.slice(0, -ending.length).replace(/\.registry$/i, '');
}
