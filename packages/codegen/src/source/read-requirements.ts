import type { SettingRow } from '@mdav/core';
import type { PlainWord, Requirement } from '../../../core/src/catalogue/requirement.ts';
import { valueWords } from './check-row.ts';
import { complainAt, type Path, type SourceDocument } from './document.ts';
import { requirementsShape, type SourceRequirement } from './requirement-shape.ts';

/** The names that conditions may refer to. */
export interface KnownNames {
  readonly rows: readonly SettingRow[];
  readonly systems: readonly string[];
  readonly sources: readonly string[];
}

/** Reads `requires.yaml`. The source collects what a person has to put right; with a mistake of form there are no rows. */
export function readRequirements(source: SourceDocument, known: KnownNames): readonly Requirement[] {
  requirementsShape(source, source.document.contents, 'the conditions');
  if (source.problems.length > 0) return [];
  const written = Object.entries(source.document.toJS() as Readonly<Record<string, SourceRequirement>>);
  return written.map(([id, row]) => {
    checkRequirement(row, known, (path, message) => complainAt(source, [id, ...path], message));
    return { id, ...row };
  });
}

type Complain = (path: Path, message: string) => void;

function checkRequirement(row: SourceRequirement, known: KnownNames, complain: Complain): void {
  const { of, where = {}, needs } = row;
  checkWords(known.rows, of.setting, [...(of.values ?? [])], ['of'], complain);
  const type = known.rows.find(({ id }) => id === of.setting)?.type;
  if (of.key !== undefined && type !== undefined && (type.kind !== 'map' || !(of.key in type.keys)))
    complain(['of', 'key'], `"${of.key}" is no key of ${of.setting}`);
  for (const list of ['os', 'except'] as const)
    for (const [at, os] of (where[list] ?? []).entries())
      if (!known.systems.includes(os)) complain(['where', list, at], `no operating system is called "${os}"`);
  if (where.beside !== undefined) checkWords(known.rows, where.beside, [], ['where', 'beside'], complain);
  if (needs === undefined) {
    if (row.hint === undefined) complain([], 'a row without "needs" says in "hint" what to do');
  } else {
    checkWords(known.rows, needs.setting, [needs.value, ...(needs.or ?? [])], ['needs'], complain);
  }
  for (const [at, name] of row.sources.entries())
    if (!known.sources.includes(name))
      complain(['sources', at], `unknown source "${name}"; add it to facts/sources.ts first`);
}

/** The setting has to exist, and every value has to be one that it can have. */
function checkWords(
  rows: readonly SettingRow[],
  setting: string,
  values: readonly PlainWord[],
  path: Path,
  complain: Complain,
): void {
  const row = rows.find(({ id }) => id === setting);
  if (row === undefined) {
    complain([...path, 'setting'], `there is no setting "${setting}"`);
    return;
  }
  const words: readonly PlainWord[] = row.type.kind === 'toggle' ? [true, false] : valueWords(row.type);
  for (const value of values)
    if (!words.includes(value)) complain(path, `"${value}" is no value of ${setting}; known are ${words.join(', ')}`);
}
