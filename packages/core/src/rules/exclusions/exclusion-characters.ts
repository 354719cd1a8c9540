import { pathAt, setting as setTo } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';
import { type Entry, entriesOf, pathEntries } from './entries.ts';

/** A character that no path has. */
export const exclusionCharacters = defineRule({
  id: 'exclusion-characters',
  chapter: 'exclusions',
  severity: 'error',
  what: 'An entry has a character that no path can have.',
  why: 'Quotes are taken as part of the path. `|` separates entries over MDM and `>` those of one attack surface reduction rule in the registry: the entry becomes two there, or Windows refuses it, and in other files it is one that matches nothing.',
  fix: 'Write every path as an entry of its own, without quotes.',
  autofix: { does: 'Takes the quotes away that stand around a whole entry.' },
  waive: 'Never: no file has such a name.',
  basis: 'documented',
  sources: ['pcsp', 'admx-2024', 'max-path'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['C:\Program Files\Contoso\a.exe'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['"C:\Program Files\Contoso\a.exe"'] }
  `,
  check: (group) =>
    [...pathEntries(group), ...entriesOf(group, 'excludedExtensions')].flatMap((entry) => {
      const { setting, text, path, at } = entry;
      const [, inside] = /^"([^"]*)"$/.exec(path) ?? [];
      if (inside !== undefined) {
        const message = `The quotes around ${text} are taken as part of it, and nothing matches.`;
        return [{ at, setting, message, hint: 'Write the entry without quotes.', ...unquoting(entry, inside) }];
      }
      const [found] = /["|<>]/.exec(path) ?? [];
      return found === undefined ? [] : [{ at, setting, message: `"${text}" has a ${found}, which no path can have.` }];
    }),
});

/** Writes an entry without its quotes, where it is plain text with a place of its own. */
function unquoting({ entry, at, key }: Entry, inside: string): ReturnType<typeof setTo> {
  const isPlain = typeof entry === 'string' && key === undefined && typeof pathAt(at)?.at(-1) === 'number';
  return isPlain && inside !== '' ? setTo(at, inside) : {};
}
