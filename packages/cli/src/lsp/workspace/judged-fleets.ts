import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  Diagnostic,
  Finding,
  FleetMemory,
  Given,
  GivenParameter,
  Outcome,
  ParsedFleet,
  ResolvedFleet,
} from '@mdav/core';
import { checkFleet, keepReferences, parseFleet, resolveFleet } from '@mdav/core';
import { once, readByParts, succeed } from '@mdav/core/format';
import { asFinding } from '@mdav/core/rule';
import { type OutlineNode, outlineOf } from '@mdav/language';
import { placeWords } from '@mdav/review';
import { givenParameters } from '../../disk/given-parameters.ts';
import { withRules } from '../../disk/load-rules.ts';
import { withLayers } from '../../disk/outside-layers.ts';
import { readText } from '../../disk/read-text.ts';
import type { Io } from '../../program/io.ts';

/** A fleet file as it is open in an editor. */
export interface OpenText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What is known of one version of a fleet file. */
export interface JudgedFleet {
  readonly version: number;
  readonly text: string;
  /** As messages name it: from the folder of the workspace. */
  readonly file: string;
  readonly parsed: Outcome<ParsedFleet>;
  /** Absent where the file has mistakes that leave nothing to resolve. */
  readonly fleet?: ResolvedFleet;
  readonly outline: readonly OutlineNode[];
  readonly findings: readonly Finding[];
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
  /** The text of a file that is open in the editor, before the one on the disk. */
  readonly openText: (path: string) => string | undefined;
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
function givenIn({ folder, env, parameters }: EditorValues, { io, openText }: JudgeOptions): Outcome<Given> {
  const read = (path: string) => succeed(openText(path) ?? readText(path));
  const files = givenParameters({ ...io, cwd: folder, parameters: { files: env, values: [] } }, read);
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
  const { io, runsRuleFiles, openText, values, memory } = options;
  const path = pathOf(uri);
  const file = path === undefined ? uri : relative(io.cwd, path).replaceAll('\\', '/') || path;
  const folder = path === undefined ? io.cwd : dirname(path);
  const given = givenIn(values, options);
  const alone = given.ok ? parseFleet({ text, file, ...given.value }, memory) : given;
  const parsed = alone.ok
    ? await withLayers(alone.value, folder, (layer) => succeed(openText(resolve(layer)) ?? readText(layer)))
    : alone;
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
    : resolved.diagnostics.map((diagnostic) => asFinding(hereToo(diagnostic, file)));
  // Findings do not wait for it.
  const outline = once(() =>
    isJson(uri) ? outlineOf(text, true) : outlineOf(text, false, readByParts(text, file, memory)),
  );
  return {
    version,
    text,
    file,
    parsed,
    ...(resolved.ok ? { fleet: resolved.value } : {}),
    get outline() {
      return outline();
    },
    findings,
    given: given.ok ? given.value : {},
  };
}

/** What keeps the fleet from being read is shown in it, with its own place, where it stands in another file. */
function hereToo(diagnostic: Diagnostic, file: string): Diagnostic {
  const { at, message } = diagnostic;
  const isElsewhere = at.line === undefined || (at.file !== undefined && at.file !== file);
  if (!isElsewhere) return diagnostic;
  const place = placeWords(at);
  return { ...diagnostic, at: { file, line: 1, column: 1 }, message: place === '' ? message : `${message} (${place})` };
}

/** True for what is written in JSON, by its name. */
export function isJson(uri: string): boolean {
  return /\.json$/i.test(uri);
}

/** The path of a file on the disk; nothing for what has no file yet. */
export function pathOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}
