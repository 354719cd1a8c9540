import type { Diagnostic, FleetText, Outcome } from '@mdav/core';
import { checkNames, fail, readDocument, succeed } from '@mdav/core/format';
import type { Edit } from '@mdav/core/rule';
import { applyEdits } from '@mdav/core/rule';
import { everyNode, nodeAt, outlineOf } from '../structure/outline.ts';
import { editsBetween, type TextEdit } from '../structure/text-edits.ts';
import { mentionsOf, type NamedThing } from './named-thing.ts';

/** What can get another name: a group or a profile. */
export type Renamed = NamedThing & { readonly kind: 'group' | 'profile' };

/**
 * Gives a group or profile another name wherever the file says it. A group keeps its first name under `was`: identifiers of
 * what was deployed derive from it, and a plan knows the group again.
 *
 * Errors: `fleet-name` for a name that the file could not have or that is taken, and those of editing.
 */
export function rename(source: FleetText, thing: Renamed, to: string): Outcome<readonly TextEdit[]> {
  const isJson = source.file?.toLowerCase().endsWith('.json') === true;
  const outline = outlineOf(source.text, isJson);
  const top = thing.kind === 'group' ? 'groups' : 'profiles';
  const node = nodeAt(outline, [top, thing.name]);
  if (node === undefined) return refuse(`There is no ${thing.kind} "${thing.name}".`, 'Mend the file first.');
  if (to === thing.name) return succeed([]);
  if (nodeAt(outline, [top, to]) !== undefined)
    return refuse(`There is a ${thing.kind} "${to}" already.`, 'Choose another name.');
  const uses = mentionsOf(outline, source.text, thing).filter(({ defines }) => !defines);
  const former = everyNode([node]).find(({ path }) => path.length === 3 && path[2] === 'was')?.scalar;
  const within: readonly Edit[] = [
    ...uses.map(({ path }): Edit => ({ kind: 'set', path, value: to })),
    ...(thing.kind === 'group' ? formerName(thing.name, to, former) : []),
  ];
  const first = applyEdits(source, within);
  const second = first.ok
    ? applyEdits({ ...source, text: first.value }, [{ kind: 'rename', path: [top, thing.name], to }])
    : first;
  if (!second.ok) return second;
  const known = nameProblems(source.text, isJson).map(({ message }) => message);
  const [trouble] = nameProblems(second.value, isJson).filter(({ message }) => !known.includes(message));
  if (trouble !== undefined) return refuse(trouble.message, 'Choose another name.');
  return succeed(editsBetween(source.text, second.value));
}

/** A group that gets its first name back needs no other. */
function formerName(name: string, to: string, former: unknown): readonly Edit[] {
  const path = ['groups', name, 'was'];
  if (former === to) return [{ kind: 'remove', path }];
  return former === undefined ? [{ kind: 'set', path, value: name }] : [];
}

/** What speaks against the names of a file, or keeps it from being read at all. */
function nameProblems(text: string, isJson: boolean): readonly Diagnostic[] {
  const read = readDocument(isJson ? text.replaceAll('\t', ' ') : text);
  if (!read.ok) return read.diagnostics;
  return checkNames(read.value.data, read.value.locate).filter(({ code }) => code === 'fleet-name');
}

function refuse(message: string, hint: string): Outcome<never> {
  return fail([{ code: 'fleet-name', severity: 'error', message, at: {}, hint }]);
}
