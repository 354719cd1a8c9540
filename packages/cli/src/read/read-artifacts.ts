import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import type { Diagnostic, Outcome } from '@mdav/core';
import { assertNever, type FileTree, fail, hasErrors, seeFile, succeed, textOfBytes } from '@mdav/core/format';
import {
  type Artifact,
  artifactOf,
  decodeFile,
  nameInstead,
  type OutputArtifact,
  type Recognised,
  readOutput,
  readTree,
  recognise,
  unreadKindOf,
} from '@mdav/import';
import { isFleetFolder } from '../disk/load-fleet.ts';
import { readManifestFile } from '../disk/output/manifest.ts';
import { readSettled } from '../disk/output/settle.ts';
import type { Io } from '../program/io.ts';
import { listFiles, readFiles, readOutputTree, readSmall, TooManyFiles } from './file-tree.ts';
import { notFound, refuse, tooLarge, tooMany } from './named-files.ts';
import { readFleet } from './read-fleet.ts';

const STDIN = 'standard input';

/** A fleet that is code; it runs only when it is named. */
const MODULE = new Set(['.ts', '.mts', '.js', '.mjs']);

/**
 * Reads whatever the paths name, `-` being standard input: a fleet file, an output folder, policy in any format of
 * `POLICY_SOURCES` or a folder of it. Formats are recognised by content, not by name; a fleet goes by its ending as well,
 * since any text may have a line of it, and a module by nothing else, because it is code.
 *
 * Errors besides those of the formats: `artifact-not-found`, `artifact-unknown`, `artifact-part`, `artifact-text`,
 * `artifact-too-large`,
 * `artifact-too-many`, `artifact-none`. Every diagnostic names the file as the user did.
 */
export async function readArtifacts(paths: readonly string[], io: Io): Promise<Outcome<readonly Artifact[]>> {
  const artifacts: Artifact[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const read = await readPath(path, io);
    for (const one of read.diagnostics) diagnostics.push(one);
    if (read.ok) for (const one of read.value) artifacts.push(one);
  }
  return hasErrors(diagnostics) ? fail(diagnostics) : succeed(artifacts, diagnostics);
}

async function readPath(path: string, io: Io): Promise<Outcome<readonly Artifact[]>> {
  if (path === '-') {
    const bytes = io.stdin();
    return readContent(bytes, STDIN, () => readFleet('-', { ...io, stdin: () => bytes }));
  }
  const place = resolve(io.cwd, path);
  if (!existsSync(place)) return notFound(path);
  if (statSync(place).isDirectory()) return readFolder(place, path, io);
  if (MODULE.has(extname(path))) return one(await readFleet(path, io));
  const bytes = readSettled(place, io, () => readSmall(place));
  if (bytes === undefined) return tooLarge(path);
  return readContent(bytes, path, () => readFleet(path, io));
}

async function readContent(
  bytes: Uint8Array,
  path: string,
  fleet: () => Promise<Outcome<Artifact>>,
): Promise<Outcome<readonly Artifact[]>> {
  const found = recogniseNamed(bytes, path);
  if ((found.kind === 'unknown' || found.kind === 'other') && isOutputText(bytes, path))
    return refuse(
      'artifact-text',
      path,
      `${path} is text already, and says no policy by itself.`,
      'Read it as it is, or name the output folder that it lies in.',
    );
  switch (found.kind) {
    case 'fleet':
      return one(await fleet());
    case 'other':
      return refuse('artifact-part', path, `${path} is ${found.what}.`, found.hint);
    case 'unknown': {
      const unread = unreadKindOf(seeFile(bytes));
      return refuse(
        'artifact-unknown',
        path,
        `${path} is none of the formats that mdav reads.${unread === undefined ? '' : ` ${unread.why}`}`,
        unread?.hint ?? nameInstead(bytes, 'a fleet, an output folder, or '),
      );
    }
    case 'policy': {
      const { opaque } = found.source;
      if (opaque !== undefined) return refuse('artifact-part', path, `${path} is ${opaque.what}.`, opaque.hint);
      return one(artifactOf(decodeFile(found.source, bytes, path)));
    }
    default:
      return assertNever(found);
  }
}

/** Text that says `mdav:` somewhere is a fleet only under a name that a fleet can have; a pipe has no ending. */
function recogniseNamed(bytes: Uint8Array, path: string): Recognised {
  const found = recognise(bytes);
  const canBeFleet = ['', '.yaml', '.yml', '.json'].includes(extname(path).toLowerCase());
  return found.kind === 'fleet' && !canBeFleet ? { kind: 'unknown' } : found;
}

/** What a build writes for people and for other programs to read; nothing in it has to be decoded. */
function isOutputText(bytes: Uint8Array, path: string): boolean {
  const isNamed = /\.(?:ps1|kql|md)$/i.test(path) || /(?:^|[\\/])(?:expected|osquery\.conf)\.json$/i.test(path);
  return isNamed && textOfBytes(bytes) !== undefined;
}

async function readFolder(place: string, path: string, io: Io): Promise<Outcome<readonly Artifact[]>> {
  if (readManifestFile(place) === undefined && isFleetFolder(place)) return one(await readFleet(path, io));
  return readSettled(place, io, () => readSettledFolder(place, path));
}

function readSettledFolder(place: string, path: string): Outcome<readonly Artifact[]> {
  const manifest = readManifestFile(place);
  try {
    if (manifest !== undefined) return one(withGroups(readOutput(readOutputTree(place, manifest), manifest, path)));
    const files = readFiles(place, listFiles(place));
    const group = readOutputGroup(files, place, path);
    return group === undefined ? readTree(files, path) : one(group);
  } catch (error) {
    if (!(error instanceof TooManyFiles)) throw error;
    return tooMany(path);
  }
}

/** An output folder whose groups are gone says nothing, and that is hardly meant. */
function withGroups(read: Outcome<OutputArtifact>): Outcome<Artifact> {
  if (!read.ok || read.value.groups.length > 0) return read;
  const { path } = read.value;
  return refuse(
    'artifact-none',
    path,
    `${path} has the manifest of an output folder, and no group: no folder in it holds an expected.json.`,
    'Build the output again, or name another folder.',
  );
}

/** The folder of a group inside an output folder: its files are for the same devices. */
function readOutputGroup(files: FileTree, place: string, path: string): Outcome<Artifact> | undefined {
  const manifest = files.has('expected.json') ? readManifestFile(dirname(place)) : undefined;
  if (manifest === undefined) return undefined;
  const name = basename(place);
  const inOutput = new Map([...files].map(([file, bytes]) => [`${name}/${file}`, bytes]));
  return readOutput(inOutput, manifest, dirname(path));
}

function one(read: Outcome<Artifact>): Outcome<readonly Artifact[]> {
  return read.ok ? succeed([read.value], read.diagnostics) : read;
}
