import type { Locate, Path } from '../diagnostic/locate.ts';
import { type Extended, isLayerFile } from '../resolve/layers.ts';
import { readDocument } from './read-document.ts';
import { readJson } from './read-json.ts';

/** What a fleet extends, as far as its text tells that although other things in it are wrong. */
export interface ExtendedIn {
  readonly named: readonly Extended[];
  readonly locate: Locate;
}

/**
 * What the fleet of a text extends: every name that has the form of one. A fleet that was refused is asked for them, so
 * that mistakes in what it extends are told together with its own. Nothing for a text that cannot be read at all.
 */
export function extendedIn(text: string, file?: string): ExtendedIn | undefined {
  const read = file?.toLowerCase().endsWith('.json') ? readJson(text, file) : readDocument(text, file);
  if (!read.ok) return undefined;
  const { data, locate } = read.value;
  const { groups, defaults } = mapOf(data);
  const places: readonly (readonly [unknown, Path])[] = [
    [data, []],
    [defaults, ['defaults']],
    ...Object.entries(mapOf(groups)).map(([name, group]) => [group, ['groups', name]] as const),
  ];
  return { named: places.flatMap(([place, path]) => namesAt(place, path)), locate };
}

function namesAt(place: unknown, path: Path): readonly Extended[] {
  const { extends: listed } = mapOf(place);
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((name: unknown, index) =>
    isLayerName(name) ? [{ name, path: [...path, 'extends', index] }] : [],
  );
}

function isLayerName(name: unknown): name is string {
  return typeof name === 'string' && (isLayerFile(name) || /^[^@/]+@[^@/]+$/.test(name));
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
