import { customProfileCodec, encodePortalForm, settingsCatalogCodec } from '@mdav/intune';
import { comparable } from '../../packages/intune/src/__tests__/normalise.ts';
import { type CorpusFile, corpusFiles } from '../corpus.ts';
import { examine, type FileResult, type FormatResult, isSame, refused } from './result.ts';

/** Exports of Intune. Compliance policies are another object, which both readers have to refuse. */
export function intuneResults(): readonly FormatResult[] {
  const files = (folder: string) => corpusFiles(`intune/${folder}`, /\.json$/);
  return [
    { format: 'Intune, settings catalog', files: files('settings-catalog').map(examineExport) },
    { format: 'Intune, custom profile', files: files('custom').map((file) => examine(customProfileCodec, file)) },
    { format: 'Intune, compliance policy', files: files('compliance').map(examineExport) },
  ];
}

/** An export is what the portal writes, or what other tools made of it; what the service adds is not kept. */
function examineExport({ path, bytes }: CorpusFile): FileResult {
  const read = settingsCatalogCodec.decode(bytes);
  if (!read.ok) return refused(path, read);
  const theirs = jsonOf(bytes);
  const identity = {
    id: String(theirs['id'] ?? ''),
    createdDateTime: String(theirs['createdDateTime'] ?? ''),
    lastModifiedDateTime: String(theirs['lastModifiedDateTime'] ?? ''),
  };
  const portal = encodePortalForm(read.value, identity);
  if (isSame(portal, bytes) || isSame(settingsCatalogCodec.encode(read.value), bytes))
    return { kind: 'byte-exact', path };
  return sorted(comparable(jsonOf(portal))) === sorted(comparable(theirs))
    ? { kind: 'equal', path }
    : { kind: 'wrong', path, why: 'says something else' };
}

function jsonOf(bytes: Uint8Array): Record<string, unknown> {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return JSON.parse(new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes)) as Record<string, unknown>;
}

/** Text that is equal for values that differ in the order of their keys alone. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
