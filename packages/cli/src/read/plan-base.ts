import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CheckOptions, Given, Manifest, Outcome } from '@mdav/core';
import { fail, type ResidueLine, succeed, textOfBytes } from '@mdav/core/format';
import { carriedLines, type OutputArtifact, type OutputGroup, readOutput } from '@mdav/import';
import { type PlanBase, type PlannedGroup, type PlanState, stateOfFleet } from '@mdav/review';
import { givenParameters } from '../disk/given-parameters.ts';
import { isFleetFolder, type LoadedFleet, loadFleet, parseFleetBytes } from '../disk/load-fleet.ts';
import { manifestProblems, readManifestFile } from '../disk/output/manifest.ts';
import { readSettled } from '../disk/output/settle.ts';
import { withLayers } from '../disk/outside-layers.ts';
import { readText } from '../disk/read-text.ts';
import type { Io } from '../program/io.ts';
import { readOutputTree } from './file-tree.ts';
import { readGitFile, repositoryOf } from './git-file.ts';
import { fleetArtifact } from './read-fleet.ts';

/** The old side of a plan. */
export interface ReadBase {
  readonly base: PlanBase;
  readonly state: PlanState;
  /** Targets that the build of an output folder was asked for by name. */
  readonly targets?: Manifest['targets'];
}

/** What the new side is, as far as finding the old one depends on it. */
export interface NewSide {
  readonly name: string;
  readonly source: NonNullable<LoadedFleet['source']>;
}

/**
 * Reads what a plan is made against: a folder of output, a fleet file or the folder of one, else a commit of git. A path
 * that exists wins over a name of git; `refs/heads/NAME` names the branch then.
 *
 * Errors: those of `readGitFile`, of reading a fleet and of reading output, `plan-not-in-git` for a fleet that git
 * cannot have, `plan-base-empty` for a folder that is neither.
 */
export async function readBase(
  against: string,
  fleet: NewSide,
  options: CheckOptions,
  io: Io,
): Promise<Outcome<ReadBase>> {
  const place = resolve(io.cwd, against);
  if (!existsSync(place)) return baseOfGit(against, fleet, options, io);
  if (!statSync(place).isDirectory()) return baseOfFile(against, options, io);
  const manifest = readManifestFile(place);
  if (manifest === undefined) return isFleetFolder(place) ? baseOfFile(against, options, io) : neither(against);
  return readSettled(place, io, () => baseOfOutput(against, place, readManifestFile(place) ?? manifest));
}

function baseOfOutput(folder: string, place: string, manifest: Manifest): Outcome<ReadBase> {
  const read = readOutput(readOutputTree(place, manifest), manifest, folder);
  if (!read.ok) return read;
  const base: PlanBase = { kind: 'output', folder, tool: manifest.tool.version, ...manifestProblems(place, manifest) };
  const { targets } = manifest;
  const state = stateOfOutput(read.value);
  return succeed({ base, state, ...(targets === undefined ? {} : { targets }) }, read.diagnostics);
}

async function baseOfFile(file: string, options: CheckOptions, io: Io): Promise<Outcome<ReadBase>> {
  return stateOfLoaded(await loadFleet(file, io), { kind: 'file', file }, options);
}

async function baseOfGit(
  ref: string,
  { name, source }: NewSide,
  options: CheckOptions,
  io: Io,
): Promise<Outcome<ReadBase>> {
  if (source.kind !== 'file')
    return fail([
      {
        code: 'plan-not-in-git',
        severity: 'error',
        message:
          source.kind === 'module'
            ? `${source.file} is code, and what it imports would be of today.`
            : 'Standard input has no history.',
        at: { file: source.file },
        hint:
          source.kind === 'module'
            ? 'Check the commit out beside this one with `git worktree add ../old REF`, and name that file: `--against ../old/FILE`.'
            : 'Name the fleet file, or give a file or an output folder to compare with.',
      },
    ]);
  const { file, path } = source;
  const read = readGitFile(ref, path, io);
  if (!read.ok) return read;
  const { bytes } = read.value;
  if (bytes === undefined) {
    const base: PlanBase = { kind: 'git', ref, file, exists: false, asNow: [] };
    return succeed({ base, state: { fleet: name, groups: [], findings: [], waivers: [] } });
  }
  const then = givenThen(ref, path, io);
  if (!then.ok) return then;
  const { given, asNow } = then.value;
  const base: PlanBase = { kind: 'git', ref, file, exists: true, asNow };
  const side = { kind: 'file', file: `${ref}:${file}`, path, encoding: 'utf-8' } as const;
  const loaded = parseFleetBytes(bytes, side, given);
  if (!loaded.outcome.ok) return stateOfLoaded(loaded, base, options);
  // What the fleet extended then, as it was then.
  const outcome = await withLayers(loaded.outcome.value, dirname(path), (layer) => textOfGit(ref, layer, io));
  return stateOfLoaded({ ...loaded, outcome }, base, options);
}

/** The values of then, and the files that are taken as they are now. */
interface GivenThen {
  readonly given: Given;
  readonly asNow: readonly string[];
}

/**
 * The values of parameters as the files had them then. A file that is new, or that the repository of the fleet does not
 * have, is taken as it is now: the plan shows then what the fleet changes. What the fleet of then does not know yet, or no
 * longer knows, is no mistake of it.
 */
function givenThen(ref: string, fleet: string, io: Io): Outcome<GivenThen> {
  const asNow: string[] = [];
  const repository = repositoryOf(fleet, io);
  const given = givenParameters(io, (path) => {
    // Another repository may have a commit of that name, too.
    const then = repositoryOf(path, io) === repository ? textOfGit(ref, path, io) : succeed(undefined);
    if (!then.ok || then.value !== undefined) return then;
    const now = readText(path);
    if (now !== undefined) asNow.push(io.parameters?.files.find((file) => resolve(io.cwd, file) === path) ?? path);
    return succeed(now);
  });
  return given.ok ? succeed({ given: { ...given.value, unknownParameters: 'ignored' }, asNow }) : given;
}

function textOfGit(ref: string, path: string, io: Io): Outcome<string | undefined> {
  const read = readGitFile(ref, path, io);
  if (!read.ok) return read;
  const { bytes } = read.value;
  return succeed(bytes === undefined ? undefined : (textOfBytes(bytes) ?? new TextDecoder().decode(bytes)));
}

function stateOfLoaded(loaded: LoadedFleet, base: PlanBase, options: CheckOptions): Outcome<ReadBase> {
  const read = fleetArtifact(loaded, '');
  if (!read.ok) return read;
  if (read.value.kind !== 'fleet') throw new Error('a fleet is a fleet');
  const { findings = [], ...state } = stateOfFleet(read.value.fleet, options);
  // Both sides are held to the rules of today. Those that the old side names besides are no finding of its own.
  const told = findings.filter(({ rule }) => rule !== 'rule-files-not-run');
  return succeed({ base, state: { ...state, findings: told } }, read.diagnostics);
}

function neither(folder: string): Outcome<never> {
  return fail([
    {
      code: 'plan-base-empty',
      severity: 'error',
      message: `${folder} has neither a manifest.json of mdav nor a fleet file.`,
      at: { file: folder },
      hint: 'Name an output folder, a fleet file, or a commit, branch or tag.',
    },
  ]);
}

/** What the files of an output folder say, as one side of a plan. Its findings are not known. */
export function stateOfOutput({ manifest, groups }: OutputArtifact): PlanState {
  return { fleet: manifest.fleet.name, groups: groups.map(plannedGroup) };
}

function plannedGroup({ name, was, mode, os, policy, artifacts }: OutputGroup): PlannedGroup {
  const settings = Object.entries(policy.settings).map(([setting, value]) => ({
    setting,
    value,
    channels: policy.ways?.[setting] ?? [],
  }));
  const carried = new Map(carriedLines({ artifacts }).map((line) => [idOf(line), line.ways]));
  const residue = policy.residue.map(({ place, says }) => ({
    place,
    says,
    ways: carried.get(idOf({ place, says })) ?? [],
  }));
  return { name, ...(was === undefined ? {} : { was }), mode, os, settings, residue };
}

function idOf({ place, says }: ResidueLine): string {
  return `${place.toLowerCase()}\0${says}`;
}
