import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Diagnostic, Location, Outcome, OutsideLayer, ParsedFleet } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { type ExtendedIn, extendedBy, extendedIn, isLayerFile, parseLayer, presetLayer } from '@mdav/core/frameworks';
import { readText } from './read-text.ts';
import { repositoryOf } from './repository.ts';

/** Gives the text of a file that a fleet extends: from the disk, or as a commit had it. Nothing where there is none. */
export type ReadLayer = (path: string) => Outcome<string | undefined>;

/**
 * Brings along what `extends` names: presets, and files inside the repository, as paths from the folder of the fleet.
 *
 * Errors: `fleet-unknown-preset`, those of `read` and of `parseLayer`.
 */
export async function withLayers(
  parsed: ParsedFleet,
  folder: string,
  read: ReadLayer = (path) => succeed(readText(path)),
): Promise<Outcome<ParsedFleet>> {
  const { fleet, locate } = parsed;
  const named = Object.entries(fleet.groups).flatMap(([name, group]) => extendedBy(fleet, name, group));
  if (named.length === 0) return succeed(parsed);
  const { layers, problems } = await readLayers({ named, locate }, parsed.file, folder, read);
  return problems.length > 0 ? fail(problems) : succeed({ ...parsed, layers });
}

/** What is wrong with what a fleet extends that was itself refused. */
export async function layerProblems(
  text: string,
  file: string | undefined,
  folder: string,
): Promise<readonly Diagnostic[]> {
  const extended = extendedIn(text, file);
  if (extended === undefined) return [];
  return (await readLayers(extended, file, folder, (path) => succeed(readText(path)))).problems;
}

interface ReadLayers {
  readonly layers: ReadonlyMap<string, OutsideLayer>;
  readonly problems: readonly Diagnostic[];
}

async function readLayers(
  { named, locate }: ExtendedIn,
  file: string | undefined,
  folder: string,
  read: ReadLayer,
): Promise<ReadLayers> {
  const layers = new Map<string, OutsideLayer>();
  const problems: Diagnostic[] = [];
  for (const { name, path } of named) {
    if (layers.has(name)) continue;
    const at = locate(path);
    const outcome = isLayerFile(name) ? fileLayer(name, folder, file, at, read) : await builtInLayer(name, at);
    if (outcome.ok) layers.set(name, outcome.value);
    else
      for (const each of outcome.diagnostics.filter((one) => !problems.some((other) => isSame(one, other))))
        problems.push(each);
  }
  return { layers, problems };
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.message === b.message && a.at.file === b.at.file && a.at.line === b.at.line && a.at.column === b.at.column;
}

async function builtInLayer(name: string, at: Location): Promise<Outcome<OutsideLayer>> {
  const { FRAMEWORKS } = await import('@mdav/core/framework-data');
  return presetLayer(FRAMEWORKS, name, at);
}

function fileLayer(
  name: string,
  folder: string,
  fleet: string | undefined,
  at: Location,
  read: ReadLayer,
): Outcome<OutsideLayer> {
  const path = resolve(folder, name);
  if (isOutside(path, folder))
    return refuse(
      `${name} lies outside of the repository.`,
      'Keep what a fleet is made of beside it: copy the file.',
      at,
    );
  const outcome = read(path);
  if (!outcome.ok) return outcome;
  const text = outcome.value;
  if (text === undefined)
    return refuse(`There is no file ${name}.`, 'Check the path: it starts at the folder of the fleet.', at);
  return parseLayer({ text, file: join(dirname(fleet ?? ''), name) });
}

/** The repository, or without one the folder of the fleet, is what a fleet may be made of; a link leads nowhere else. */
function isOutside(path: string, folder: string): boolean {
  const whole = repositoryOf(folder) ?? folder;
  return (
    leaves(whole, path) || (existsSync(path) && existsSync(whole) && leaves(realpathSync(whole), realpathSync(path)))
  );
}

function leaves(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return /^\.\.($|[\\/])/.test(inside) || resolve(inside) === inside;
}

function refuse(message: string, hint: string, at: Location): Outcome<never> {
  return fail([{ code: 'fleet-unknown-preset', severity: 'error', message, at, hint }]);
}
