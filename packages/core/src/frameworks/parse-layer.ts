import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import type { Fleet } from '../model/fleet.ts';
import type { OutsideLayer } from '../model/parsed-fleet.ts';
import { checkStructure } from '../parse/check-structure.ts';
import { expandReferences } from '../parse/expand-references.ts';
import { readDocument } from '../parse/read-document.ts';

/**
 * Reads a file that `extends` names: a map with `settings` in the form of the fleet file, and nothing else. Every mistake
 * is reported at once, each with its place.
 *
 * Errors: those of the YAML; `fleet-unknown-key`, `fleet-unknown-parameter` for any reference, and those of settings.
 */
export function parseLayer({ text, file }: { readonly text: string; readonly file?: string }): Outcome<OutsideLayer> {
  const read = readDocument(text, file);
  if (!read.ok) return read;
  const { locate } = read.value;
  const { data, problems: references } = expandReferences(read.value.data, new Map(), locate);
  if (references.length > 0)
    return fail(
      references.map((one) => ({ ...one, hint: 'Write the value out: parameters are those of the fleet file alone.' })),
    );
  const { settings, ...others } = (typeof data === 'object' && data !== null ? data : {}) as {
    readonly settings?: OutsideLayer['settings'];
  };
  const problems: Diagnostic[] = Object.keys(others).map((key) => ({
    code: 'fleet-unknown-key',
    severity: 'error',
    message: `A file that a fleet extends has no "${key}".`,
    at: locate([key], 'key'),
    hint: 'Keep `settings` alone: modes and facts stand in the fleet.',
  }));
  if (settings === undefined)
    problems.push({
      code: 'fleet-missing-key',
      severity: 'error',
      message: 'A file that a fleet extends needs "settings".',
      at: locate([]),
      hint: 'Write `settings:` with settings below it.',
    });
  // As part of a fleet, which the schema knows; places are those of the file.
  const fleet = { mdav: 1, name: 'layer', groups: { layer: { os: 'windows-11', mode: 'active', settings } } };
  const below = checkStructure(fleet as Fleet, (path, what) => locate(path.slice(2), what));
  if (settings !== undefined) for (const one of below) problems.push(one);
  if (problems.length > 0 || settings === undefined) return fail(problems);
  return succeed({ settings, locate: (path, what) => locate(['settings', ...path], what) });
}
