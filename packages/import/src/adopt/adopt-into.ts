import {
  type CheckOptions,
  checkFleet,
  type Finding,
  type FleetText,
  type Outcome,
  parseFleet,
  type ResolvedFleet,
  resolveFleet,
} from '@mdav/core';
import { isSameValue, succeed } from '@mdav/core/format';
import { applyEdits } from '@mdav/core/rule';
import type { AdoptedFleet, AdoptedValue, Adoption, RefusedAdoption } from './adoption.ts';
import { adoptionEdits } from './adoption-edits.ts';
import { errorsIn, newFindings } from './new-findings.ts';

/** What a fleet is held to after each change of it. */
export interface AdoptOptions extends CheckOptions {
  /** Takes over as well what brings in errors. */
  readonly withErrors?: boolean;
}

/**
 * Writes values of an estate into a fleet file, in the group that they are for, with who says them as a comment where there
 * is room for one. Everything else keeps its bytes. Each is tried, read again and resolved: the group has to say the value
 * then, and no other setting of any group may have changed. What cannot be had that way is refused, and so is what brings
 * an error into the fleet, unless it is asked for: nobody could build it then.
 *
 * Errors: those of reading and resolving the file as it is.
 */
export function adoptInto(
  file: FleetText,
  adoptions: readonly Adoption[],
  options: AdoptOptions,
): Outcome<AdoptedFleet> {
  const start = readFleet(file);
  if (!start.ok) return start;
  const before = checkFleet(start.value, options);
  const newIn = (fleet: ResolvedFleet) => newFindings(before, checkFleet(fleet, options));
  const first = { text: file.text, fleet: start.value };
  const all = adoptAll(file, first, adoptions, () => []);
  const isRight = options.withErrors === true || errorsIn(newIn(all.read.fleet)).length === 0;
  const { read, adopted, refused } = isRight
    ? all
    : adoptAll(file, first, adoptions, (fleet) => errorsIn(newIn(fleet)));
  return succeed({
    text: read.text,
    adopted: adopted.map((adoption) => placed(adoption, read.fleet)),
    refused,
    findings: newIn(read.fleet),
  });
}

interface Read {
  readonly text: string;
  readonly fleet: ResolvedFleet;
}

interface Adopted {
  readonly read: Read;
  readonly adopted: readonly Adoption[];
  readonly refused: readonly RefusedAdoption[];
}

/** One after the other; what is wrong alone may be right with the others, and is tried again as long as any came in. */
function adoptAll(
  file: FleetText,
  start: Read,
  adoptions: readonly Adoption[],
  errorsOf: (fleet: ResolvedFleet) => readonly Finding[],
): Adopted {
  let read = start;
  let left = adoptions;
  const adopted: Adoption[] = [];
  for (;;) {
    const refused: RefusedAdoption[] = [];
    for (const adoption of left) {
      const after = adoptOne({ ...file, text: read.text }, read.fleet, adoption);
      const errors = after === undefined ? [] : errorsOf(after.fleet);
      if (after === undefined) refused.push({ adoption, why: NOT_EDITED, errors });
      else if (errors.length > 0) refused.push({ adoption, why: BRINGS_ERRORS, errors });
      else {
        read = after;
        adopted.push(adoption);
      }
    }
    if (refused.length === left.length || refused.every(({ errors }) => errors.length === 0))
      return { read, adopted, refused };
    left = refused.map(({ adoption }) => adoption);
  }
}

const NOT_EDITED = 'that part of the file is written in a way that is not edited by a program';
const BRINGS_ERRORS = 'it brings an error into the fleet';

function placed(adoption: Adoption, { groups }: ResolvedFleet): AdoptedValue {
  const { group, setting } = adoption;
  const found = groups.find(({ name }) => name === group)?.assignments.find((one) => one.setting === setting);
  const origin = found?.origin;
  return { ...adoption, at: origin?.at ?? {}, layer: origin?.kind === 'written' ? origin.layer : 'group' };
}

function adoptOne(file: FleetText, fleet: ResolvedFleet, adoption: Adoption): Read | undefined {
  const { group, setting } = adoption;
  const effective = assignmentsOf(fleet, group).get(setting);
  const written = fleet.written.groups[group]?.settings as Readonly<Record<string, unknown>> | undefined;
  const own = written !== undefined && Object.hasOwn(written, setting) ? written[setting] : undefined;
  for (const edits of adoptionEdits(adoption, { effective, written: own })) {
    const edited = applyEdits(file, edits);
    const after = edited.ok ? readFleet({ ...file, text: edited.value }) : edited;
    if (edited.ok && after.ok && isMeant(fleet, after.value, adoption))
      return { text: edited.value, fleet: after.value };
  }
  return undefined;
}

function readFleet(file: FleetText): Outcome<ResolvedFleet> {
  const parsed = parseFleet(file);
  return parsed.ok ? resolveFleet(parsed.value) : parsed;
}

/** The group says the value, and nothing else is another than before. */
function isMeant(before: ResolvedFleet, after: ResolvedFleet, { group, setting, value }: Adoption): boolean {
  return after.groups.every((one, index) => {
    const old = before.groups[index];
    if (old === undefined || old.name !== one.name || old.mode !== one.mode) return false;
    const [was, is] = [assignmentsOf(before, one.name), assignmentsOf(after, one.name)];
    return [...new Set([...was.keys(), ...is.keys()])].every((id) => {
      const [a, b] = [one.name === group && id === setting ? value : was.get(id), is.get(id)];
      return a !== undefined && b !== undefined && isSameValue(id, a, b);
    });
  });
}

function assignmentsOf({ groups }: ResolvedFleet, group: string) {
  const own = groups.find(({ name }) => name === group);
  return new Map((own?.assignments ?? []).map(({ setting, value }) => [setting, value]));
}
