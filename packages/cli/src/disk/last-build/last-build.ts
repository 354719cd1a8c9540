import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nodeSha256 } from '../hash.ts';

/**
 * What one run of `mdav build` was made of, what it left, and what the same run says when it finds that again. Everything
 * that a build depends on is in it, as content: a build is a function of it.
 */
export interface LastBuild {
  readonly formatVersion: 1;
  /** The program, by the content of its bundles, and the Node that ran it. */
  readonly program: string;
  readonly asked: Asked;
  /** SHA-256 of every file that was read, by its absolute path. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The output folder, and the SHA-256 of its manifest, which has that of every other file. */
  readonly out: string;
  readonly manifest: string;
  /** For standard output. */
  readonly said: string;
}

/** What was asked for, and all of its surroundings that a build looks at. */
export interface Asked {
  /** Behind the verb. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly color: boolean;
  /** Decides which waivers and entries still hold. */
  readonly today: string;
  /** `SOURCE_DATE_EPOCH`, as it stands there. */
  readonly epoch: string | null;
}

/** Nothing where the program is not the bundle: only that knows what it is made of. */
declare const MDAV_PROGRAM: string | undefined;

/** What the program is made of. */
export function programHere(): string | undefined {
  return typeof MDAV_PROGRAM === 'undefined' ? undefined : `${MDAV_PROGRAM} ${process.version}`;
}

/** One file for each line that somebody types in a folder. */
export function placeOf(cache: string, { cwd, args }: Asked): string {
  return join(cache, `build-${hashOfText(JSON.stringify([cwd, args])).slice(0, 32)}.json`);
}

function hashOfText(text: string): string {
  return nodeSha256(new TextEncoder().encode(text));
}

/** SHA-256 of each file by its absolute path; nothing where one of them is not there. */
export function hashesOfFiles(paths: readonly string[], cwd: string): Readonly<Record<string, string>> | undefined {
  try {
    return Object.fromEntries(paths.map((path) => [resolve(cwd, path), nodeSha256(readFileSync(resolve(cwd, path)))]));
  } catch {
    return undefined;
  }
}

/** True for equal data of the kinds that stand in a file of JSON, in the same order. */
export function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
