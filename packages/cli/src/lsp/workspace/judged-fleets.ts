import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding, Outcome, ParsedFleet, ResolvedFleet } from '@mdav/core';
import { checkFleet, parseFleet, resolveFleet } from '@mdav/core';
import { succeed } from '@mdav/core/format';
import { asFinding } from '@mdav/core/rule';
import { type OutlineNode, outlineOf } from '@mdav/language';
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
}

/** What judging depends on besides the text. */
export interface JudgeOptions {
  readonly io: Io;
  /** Runs the modules that `ruleFiles` names. They are code of the workspace: only who trusts it asks for that. */
  readonly runsRuleFiles: boolean;
  /** The text of a file that is open in the editor, before the one on the disk. */
  readonly openText: (path: string) => string | undefined;
}

/** Holds a fleet to everything that `mdav check` holds it to, with the files that it is made of as the editor has them. */
export async function judgeFleet({ uri, version, text }: OpenText, options: JudgeOptions): Promise<JudgedFleet> {
  const { io, runsRuleFiles, openText } = options;
  const path = pathOf(uri);
  const file = path === undefined ? uri : relative(io.cwd, path).replaceAll('\\', '/') || path;
  const folder = path === undefined ? io.cwd : dirname(path);
  const alone = parseFleet({ text, file });
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
  const resolved = outcome.ok ? resolveFleet(outcome.value) : outcome;
  const findings = resolved.ok
    ? checkFleet(resolved.value, { date: io.today(), rules, ruleFilesRun })
    : resolved.diagnostics.map(asFinding);
  return {
    version,
    text,
    file,
    parsed,
    ...(resolved.ok ? { fleet: resolved.value } : {}),
    outline: outlineOf(text, isJson(uri)),
    findings,
  };
}

/** True for what is written in JSON, by its name. */
export function isJson(uri: string): boolean {
  return /\.json$/i.test(uri);
}

/** The path of a file on the disk; nothing for what has no file yet. */
export function pathOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}
