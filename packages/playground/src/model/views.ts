import { settingLines } from '@mdav/core';
import { lineText, textOfBytes } from '@mdav/core/format';
import { type ArtifactPolicy, artifactOf, decodeFile, type PolicyArtifact, recognise } from '@mdav/import';
import { hexDump } from './hex-dump.ts';

/** One way to read a file. */
export interface View {
  readonly id: 'page' | 'means' | 'text' | 'hex';
  readonly title: string;
  readonly text: string;
}

/** A file in every way in which somebody can read it, the best one first. Nothing is worked out before it is asked for. */
export function viewsOf(path: string, bytes: Uint8Array): readonly [View, ...View[]] {
  const policy = policyIn(path, bytes);
  const text = textOfBytes(bytes) ?? (policy === undefined ? undefined : shown(policy));
  const hex: View = { id: 'hex', title: 'Bytes', text: hexDump(bytes) };
  const views: readonly View[] = [
    ...(text !== undefined && /\.md$/i.test(path) ? [{ id: 'page', title: 'Page', text } as const] : []),
    ...(text === undefined ? [] : [{ id: 'text', title: 'Text', text } as const]),
    ...(policy === undefined ? [] : [{ id: 'means', title: 'Meaning', text: meaning(policy) } as const]),
    hex,
  ];
  return [views[0] ?? hex, ...views.slice(1)];
}

function policyIn(path: string, bytes: Uint8Array): PolicyArtifact | undefined {
  const found = recognise(bytes);
  if (found.kind !== 'policy' || found.source.opaque !== undefined) return undefined;
  const artifact = artifactOf(decodeFile(found.source, bytes, path));
  return artifact.ok ? artifact.value : undefined;
}

/** A file of bytes as its own format is written down. */
function shown({ source, placed }: PolicyArtifact): string {
  return placed.flatMap(({ policy: { form } }) => source.show(form).entries ?? []).join('\n');
}

function meaning({ policies }: PolicyArtifact): string {
  return policies.map(policyText).join('\n\n');
}

/** Settings in the words of the fleet file, then what the catalogue has no setting for. */
export function policyText({ settings, residue }: ArtifactPolicy): string {
  const known = settingLines({ settings });
  const rest = residue.map(lineText);
  if (known.length === 0 && rest.length === 0) return 'says nothing';
  return [
    ...known,
    ...(rest.length === 0 ? [] : [...(known.length === 0 ? [] : ['']), 'Not in the catalogue:', ...rest]),
  ].join('\n');
}
