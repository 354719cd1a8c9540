import {
  type FleetText,
  type Outcome,
  type ParsedFleet,
  parseFleet,
  type ResolvedFleet,
  resolveFleet,
} from '@mdav/core';
import { isSameValue, succeed } from '@mdav/core/format';
import { applyEdits } from '@mdav/core/rule';
import type { AdoptedFleet, Adoption, RefusedAdoption } from './adoption.ts';
import { adoptionEdits } from './adoption-edits.ts';

/** A fleet file with what it extends. */
export type AdoptingFile = FleetText & Pick<ParsedFleet, 'layers'>;

/**
 * Writes values of an estate into a fleet file, in the group that they are for, with who says them as a comment where there
 * is room for one. Everything else keeps its bytes. Each is tried, read again and resolved: the group has to say the value
 * then, and no other setting of any group may have changed. What cannot be had that way is refused.
 *
 * Errors: those of reading and resolving the file as it is.
 */
export function adoptInto(file: AdoptingFile, adoptions: readonly Adoption[]): Outcome<AdoptedFleet> {
  const start = readFleet(file);
  if (!start.ok) return start;
  let { text } = file;
  let fleet = start.value;
  const adopted: Adoption[] = [];
  const refused: RefusedAdoption[] = [];
  for (const adoption of adoptions) {
    const after = adoptOne({ ...file, text }, fleet, adoption);
    if (after === undefined) {
      refused.push({ adoption, why: 'that part of the file is written in a way that is not edited by a program' });
      continue;
    }
    ({ text, fleet } = after);
    adopted.push(adoption);
  }
  return succeed({ text, adopted, refused });
}

interface Read {
  readonly text: string;
  readonly fleet: ResolvedFleet;
}

function adoptOne(file: AdoptingFile, fleet: ResolvedFleet, adoption: Adoption): Read | undefined {
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

function readFleet({ text, file, layers }: AdoptingFile): Outcome<ResolvedFleet> {
  const parsed = parseFleet({
    text,
    ...(file === undefined ? {} : { file }),
    ...(layers === undefined ? {} : { layers }),
  });
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
