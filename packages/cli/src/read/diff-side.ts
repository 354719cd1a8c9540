import type { Outcome } from '@mdav/core';
import { type NamedPolicy, succeed, suggest } from '@mdav/core/format';
import { type PolicySide, sideOf } from '@mdav/import';
import type { Io } from '../program/io.ts';
import { UsageError } from '../program/usage.ts';
import { readArtifacts } from './read-artifacts.ts';

/** Reads one side. */
export async function readSide(path: string, io: Io): Promise<Outcome<PolicySide>> {
  const read = await readArtifacts([path], io);
  if (!read.ok) return read;
  const { side, diagnostics } = sideOf(path, read.value);
  return succeed(side, [...read.diagnostics, ...diagnostics]);
}

/** One policy of each side where there are several. A group is known by its other names, of which the other side may tell. */
export function chooseGroup(
  sides: readonly [PolicySide, PolicySide],
  group: string,
): readonly [PolicySide, PolicySide] {
  const called = (names: ReadonlySet<string>) => (policy: NamedPolicy) =>
    namesOf(policy).some((name) => names.has(name.toLowerCase()));
  const asked = called(new Set([group.toLowerCase()]));
  const names = sides.flatMap(({ policies }) => policies.filter(asked).flatMap(namesOf));
  const also = called(new Set(names.map((name) => name.toLowerCase())));
  const choose = (side: PolicySide): PolicySide => {
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

function noSuchGroup(path: string, group: string, policies: readonly NamedPolicy[]): UsageError {
  const names = policies.map(({ name }) => name);
  const likely = suggest(group, names);
  return new UsageError(
    `${path} has no group or policy "${group}".`,
    likely === undefined ? `It has: ${names.slice(0, 8).join(', ')}.` : `Did you mean "${likely}"?`,
  );
}
