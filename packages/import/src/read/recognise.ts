import { isManifest } from '@mdav/core';
import { type FileSource, type NoPolicy, type SeenFile, type Source, seeFile } from '@mdav/core/format';
import { hasDefenderSettings } from '@mdav/intune';
import { POLICY_SOURCES } from './policy-sources.ts';

/** What the content of a file turns out to be. */
export type Recognised =
  | { readonly kind: 'policy'; readonly source: FileSource }
  | { readonly kind: 'fleet' }
  /** A part of something that has to be named as a whole, or something that says no settings. */
  | ({ readonly kind: 'other' } & NoPolicy)
  | { readonly kind: 'unknown' };

/** Recognises a file by its content alone; its name says nothing. */
export function recognise(bytes: Uint8Array, sources: readonly Source[] = POLICY_SOURCES): Recognised {
  const file = seeFile(bytes);
  let other: NoPolicy | undefined;
  for (const source of sources) {
    const found = source.recognise(file);
    if (found === 'policy' && source.of === 'file') return { kind: 'policy', source };
    if (found !== 'policy') other ??= found;
  }
  if (isFleet(file)) return { kind: 'fleet' };
  other ??= partOfOutput(file);
  const catalog = sources.find(({ id }) => id === 'settings-catalog');
  if (other === undefined && catalog?.of === 'file' && hasDefenderSettings(file))
    return { kind: 'policy', source: catalog };
  return other === undefined ? { kind: 'unknown' } : { kind: 'other', ...other };
}

function isFleet({ shape, json, text = '' }: SeenFile): boolean {
  if (shape === 'json') return json !== undefined && !Array.isArray(json) && 'mdav' in json && json.mdav !== undefined;
  return shape === 'text' && /^mdav[ \t]*:/m.test(text);
}

/** What mdav writes beside policy. */
function partOfOutput({ json }: SeenFile): NoPolicy | undefined {
  if (isManifest(json)) return { what: 'the manifest of an output folder', hint: 'Name the folder that it lies in.' };
  const isExpected = json !== undefined && 'compare' in json && json.compare === 'ignore-case' && 'devices' in json;
  return isExpected && Array.isArray(json.devices)
    ? { what: 'what devices must show', hint: 'Name the output folder that it lies in.' }
    : undefined;
}
