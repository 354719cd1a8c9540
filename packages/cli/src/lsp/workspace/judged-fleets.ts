import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FleetMemory, Given, GivenParameter, Location, Outcome, ParsedFleet, ResolvedFleet } from '@mdav/core';
import { checkFleet, keepReferences, parseFleet, resolveFleet } from '@mdav/core';
import { once, readByParts, succeed } from '@mdav/core/format';
import { extendedBy } from '@mdav/core/frameworks';
import { asFinding } from '@mdav/core/rule';
import { type OutlineNode, outlineOf } from '@mdav/language';
import { givenParameters } from '../../disk/given-parameters.ts';
import { withRules } from '../../disk/load-rules.ts';
import { withLayers } from '../../disk/outside-layers.ts';
import type { Io } from '../../program/io.ts';
import { type PlacedProblem, placed } from './placed-problems.ts';

/** A fleet file as it is open in an editor. */
export interface OpenText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What is known of one version of a fleet file. */
export interface JudgedFleet {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** As messages name it: from the folder of the workspace. */
  readonly file: string;
  readonly parsed: Outcome<ParsedFleet>;
  /** Absent where the file has mistakes that leave nothing to resolve. */
  readonly fleet?: ResolvedFleet;
  readonly outline: readonly OutlineNode[];
  /** Everything that was found, each in its file; whoever shows findings takes these. */
  readonly problems: readonly PlacedProblem[];
  /** The texts by URI that problems stand in. */
  readonly texts: ReadonlyMap<string, string>;
  /** Values for its parameters, with which it was read. */
  readonly given: Given;
}

/** What judging depends on besides the text. */
export interface JudgeOptions {
  readonly io: Io;
  /** Runs the modules that `ruleFiles` names. They are code of the workspace: only who trusts it asks for that. */
  readonly runsRuleFiles: boolean;
  /** Values for parameters, as `--env` and `--param` give them. */
  readonly values: EditorValues;
  /** What is known of the file from its texts before. */
  readonly memory: FleetMemory;
  /** The text of a file as the editor has it, or the one on the disk; nothing where there is none. */
  readonly read: (path: string) => string | undefined;
  /** How the editor names a file. */
  readonly uriOf: (path: string) => string;
}

/** Values for parameters of the fleets that an editor has open. */
export interface EditorValues {
  /** The folder from which `env` counts. */
  readonly folder: string;
  /** Files with values by name, a later one over those before it. */
  readonly env: readonly string[];
  /** Values by name, over all files. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * The values for a fleet. The fleets of a workspace need not have the same parameters: a name that one does not know is no
 * mistake here.
 */
function givenIn({ values: { folder, env, parameters }, io, read }: JudgeOptions): Outcome<Given> {
  const files = givenParameters({ ...io, cwd: folder, parameters: { files: env, values: [] } }, (path) =>
    succeed(read(path)),
  );
  if (!files.ok) return files;
  const own = Object.entries(parameters).map(
    ([name, value]): GivenParameter => ({
      name,
      said: typeof value === 'string' ? { kind: 'text', text: value } : { kind: 'data', value },
      at: { path: `parameters.${name} of the editor` },
    }),
  );
  return succeed({ parameters: [...(files.value.parameters ?? []), ...own], unknownParameters: 'ignored' });
}

/** Holds a fleet to everything that `mdav check` holds it to, with the files that it is made of as the editor has them. */
export async function judgeFleet({ uri, version, text }: OpenText, options: JudgeOptions): Promise<JudgedFleet> {
  const { io, runsRuleFiles, memory, values } = options;
  const path = pathOf(uri);
  const file = path === undefined ? uri : relative(io.cwd, path).replaceAll('\\', '/') || path;
  const folder = path === undefined ? io.cwd : dirname(path);
  const parts = new Map<string, string>();
  const read = (part: string): string | undefined => {
    const found = options.read(part);
    if (found !== undefined) parts.set(part, found);
    return found;
  };
  const given = givenIn({ ...options, read });
  const alone = given.ok ? parseFleet({ text, file, ...given.value }, memory) : given;
  const parsed = alone.ok ? await withLayers(alone.value, folder, (layer) => succeed(read(resolve(layer)))) : alone;
  const loaded = runsRuleFiles
    ? await withRules(
        { outcome: parsed, text, source: { kind: 'file', file, path: path ?? file, encoding: 'utf-8' } },
        [],
        io,
      )
    : { outcome: parsed, rules: [], ruleFilesRun: [] };
  const { outcome, rules, ruleFilesRun } = loaded;
  const resolved = outcome.ok ? resolveFleet(outcome.value, memory) : outcome;
  const findings = resolved.ok
    ? keepReferences(checkFleet(resolved.value, { date: io.today(), rules, ruleFilesRun, memory }), { text, file })
        .findings
    : resolved.diagnostics.map(asFinding);
  const texts = new Map([[uri, text]]);
  for (const [part, held] of parts) texts.set(options.uriOf(part), held);
  // Findings do not wait for it.
  const outline = once(() =>
    isJson(uri) ? outlineOf(text, true) : outlineOf(text, false, readByParts(text, file, memory)),
  );
  return {
    uri,
    version,
    text,
    file,
    parsed,
    ...(resolved.ok ? { fleet: resolved.value } : {}),
    get outline() {
      return outline();
    },
    problems: placed(findings, { uri, text, file, blocks: !resolved.ok }, (named) => {
      // Layers are named from where the server runs, files of values from their folder.
      const part = [io.cwd, values.folder].map((from) => resolve(from, named)).find((one) => parts.has(one));
      const held = part === undefined ? undefined : parts.get(part);
      if (part === undefined || held === undefined) return undefined;
      const namedAt = alone.ok ? extendsOf(alone.value, (layer) => resolve(folder, layer) === part) : undefined;
      return { uri: options.uriOf(part), text: held, ...(namedAt === undefined ? {} : { namedAt }) };
    }),
    texts,
    given: given.ok ? given.value : {},
  };
}

/** Where a fleet first says that it extends a file. */
function extendsOf({ fleet, locate }: ParsedFleet, isIt: (name: string) => boolean): Location | undefined {
  const named = Object.entries(fleet.groups).flatMap(([name, group]) => extendedBy(fleet, name, group));
  const found = named.find(({ name }) => isIt(name));
  return found === undefined ? undefined : locate(found.path);
}

/** True for what is written in JSON, by its name. */
export function isJson(uri: string): boolean {
  return /\.json$/i.test(uri);
}

/** The path of a file on the disk; nothing for what has no file yet, or none that this system can have. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
