/** Parts of a path that say what a file is, and not whose. */
const GENERIC = /^(?:machine|user|gpo|gpos|domainsysvol|registry|policies|sysvol|preferences|\.|\.\.)$/i;
const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

/** What to name a policy after that has no name of its own: its file, or the nearest folder that says something. */
export function titleOfPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const last = (parts.pop() ?? '').replace(/(?:\.registry)?\.(?:pol|reg|txt|json|xml)$/i, '');
  const telling = [...parts, last].filter((part) => part !== '' && !GENERIC.test(part));
  // People read the folder around a GUID rather than the GUID, unless a program made both.
  const nearest = telling.at(-1) ?? 'policy';
  if (!GUID.test(nearest)) return nearest;
  const above = parts[parts.lastIndexOf(nearest) - 1] ?? '';
  return above === '' || GENERIC.test(above) ? nearest : above;
}
