import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseFleet, type ResolvedGroup, resolveFleet } from '@mdav/core';

const FOLDER = fileURLToPath(new URL('../../../../examples', import.meta.url));

/** The groups of a fleet file's text. */
export function groupsOf(text: string): readonly ResolvedGroup[] {
  const parsed = parseFleet({ text });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  const resolved = resolveFleet(parsed.value);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value.groups;
}

/** Every group of every example, named by both. */
export function exampleGroups(): readonly (readonly [name: string, group: ResolvedGroup])[] {
  return readdirSync(FOLDER).flatMap((example) =>
    groupsOf(readFileSync(`${FOLDER}/${example}/mdav.yaml`, 'utf8')).map(
      (group) => [`${example}/${group.name}`, group] as const,
    ),
  );
}
