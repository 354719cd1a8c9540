import type { Diagnostic, Outcome } from '@mdav/core';
import { type NamedPolicy, succeed, suggest } from '@mdav/core/format';
import { type ArtifactPolicy, combineArtifacts, type PolicyArtifact } from '@mdav/import';
import type { ComparedSide } from '@mdav/review';
import type { Io } from '../program/io.ts';
import { UsageError } from '../program/usage.ts';
import { type Artifact, artifactTitle } from './artifact.ts';
import { readArtifacts } from './read-artifacts.ts';

/** One side of a comparison. */
export interface DiffSide extends ComparedSide {
  readonly policies: readonly NamedPolicy[];
  /** True when there is one policy without a name of its own: a file, or files for the same devices. */
  readonly isBare: boolean;
  /** True for a fleet or an output folder, whose names are those of groups. */
  readonly hasGroups: boolean;
}

/** True for policies that are for different devices each; everything else in a folder is for the same ones. */
const isApart = (artifact: Artifact) => artifact.kind !== 'policy' || artifact.source.isApart === true;
const isTogether = (artifact: Artifact): artifact is PolicyArtifact => !isApart(artifact);

/** Reads one side. */
export async function readSide(path: string, io: Io): Promise<Outcome<DiffSide>> {
  const read = await readArtifacts([path], io);
  if (!read.ok) return read;
  const { side, diagnostics } = sideOf(path, read.value);
  return succeed(side, [...read.diagnostics, ...diagnostics]);
}

/** One policy of each side where there are several. A group is known by its other names, of which the other side may tell. */
export function chooseGroup(sides: readonly [DiffSide, DiffSide], group: string): readonly [DiffSide, DiffSide] {
  const called = (names: ReadonlySet<string>) => (policy: NamedPolicy) =>
    namesOf(policy).some((name) => names.has(name.toLowerCase()));
  const asked = called(new Set([group.toLowerCase()]));
  const names = sides.flatMap(({ policies }) => policies.filter(asked).flatMap(namesOf));
  const also = called(new Set(names.map((name) => name.toLowerCase())));
  const choose = (side: DiffSide): DiffSide => {
    const { isBare, policies, path } = side;
    if (isBare) return side;
    const own = policies.filter(({ name }) => name.toLowerCase() === group.toLowerCase());
    const chosen = own.length > 0 ? own : policies.filter(also);
    if (chosen.length > 0) return { ...side, policies: chosen };
    // A GPO is rarely named like a group: a folder with a single one needs no choice.
    if (policies.length === 1) return side;
    throw noSuchGroup(path, group, policies);
  };
  return [choose(sides[0]), choose(sides[1])];
}

function namesOf({ name, was }: NamedPolicy): readonly string[] {
  return was === undefined ? [name] : [name, was];
}

function sideOf(
  path: string,
  artifacts: readonly Artifact[],
): { readonly side: DiffSide; readonly diagnostics: readonly Diagnostic[] } {
  const named = artifacts.filter(isApart);
  const rest = artifacts.filter(isTogether);
  const combined = rest.length === 0 ? undefined : combineArtifacts(rest);
  const policies: readonly ArtifactPolicy[] = [
    ...named.flatMap((artifact) => artifact.policies),
    ...(combined === undefined ? [] : [{ ...combined.policy, name: path }]),
  ];
  return {
    side: {
      path,
      what: whatOf(artifacts),
      policies: namedApart(policies, path),
      isBare: named.length === 0,
      hasGroups: artifacts.some(({ kind }) => kind === 'fleet' || kind === 'output'),
    },
    diagnostics: combined?.diagnostics ?? [],
  };
}

function whatOf(artifacts: readonly Artifact[]): string {
  const [first, ...others] = [...new Set(artifacts.map(artifactTitle))];
  if (first === undefined || others.length > 0) return 'policy';
  return artifacts.length === 1 ? first : `${first} and ${artifacts.length - 1} more`;
}

/** Two Group Policy objects may have the same name: the later ones get a number. */
function namedApart(policies: readonly ArtifactPolicy[], path: string): readonly NamedPolicy[] {
  const seen = new Map<string, number>();
  return policies.map((policy) => {
    const name = policy.name ?? path;
    const times = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), times);
    return { ...policy, name: times === 1 ? name : `${name} (${times})` };
  });
}

function noSuchGroup(path: string, group: string, policies: readonly NamedPolicy[]): UsageError {
  const names = policies.map(({ name }) => name);
  const likely = suggest(group, names);
  return new UsageError(
    `${path} has no group or policy "${group}".`,
    likely === undefined ? `It has: ${names.slice(0, 8).join(', ')}.` : `Did you mean "${likely}"?`,
  );
}
