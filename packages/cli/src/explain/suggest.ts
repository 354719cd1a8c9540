import { namesOf, settingRows } from '@mdav/core';
import { closest, misspelt } from '@mdav/core/format';
import { type Framework, frameworkName } from '@mdav/core/frameworks';
import { querySettings } from '@mdav/review';
import { UsageError } from '../program/usage.ts';
import { allIds } from './find.ts';
import { fleetKeyNames, fleetKeyWords } from './fleet-key.ts';
import { rulesAbout } from './listings.ts';
import { knownNumbers } from './terms/known-numbers.ts';
import { SHORT_NAMES } from './terms/short-names.ts';
import { namesOfTerm, plainName, terms } from './terms/terms.ts';

const SEARCH = 'Search with `mdav list settings TEXT` or `mdav list rules TEXT`.';

/** That nothing is called so, with what is called nearly so: ids of ours first, rules of frameworks among the rest. */
export function unknownWord(text: string, frameworks: readonly Framework[]): UsageError {
  return new UsageError(`Nothing is called "${text}".`, hintFor(text, frameworks));
}

function hintFor(text: string, frameworks: readonly Framework[]): string {
  // A number that is one digit off is another number.
  const numbers = knownNumbers(text);
  if (numbers !== undefined && !/^kb/i.test(text)) return numbers;
  if (/^[\d\s.]+$/.test(text)) return SEARCH;
  // Titles of frameworks split into empty words too.
  if (plainName(text) === '') return SEARCH;
  // It sets whatever its parameters name, and by its letters it is like words that it has nothing to do with.
  if (/^(?:get|set|add|remove)-mppreference$/i.test(text))
    return 'Ask for one of its parameters, such as `mdav explain DisableRealtimeMonitoring`.';
  if (areOfFrameworks(text, frameworks)) return `See \`mdav list frameworks ${text.trim().toLowerCase()}\`.`;
  const names = [
    ...allIds(),
    ...terms().flatMap(namesOfTerm),
    ...fleetKeyNames(),
    ...fleetKeyWords().filter((word) => word.length > 4),
    ...SHORT_NAMES.keys(),
    ...settingRows()
      .flatMap(namesOf)
      .filter((name) => /^[\w-]+$/.test(name)),
    ...frameworks.flatMap((framework) => [
      framework.id,
      frameworkName(framework),
      ...framework.rules.flatMap(({ id, refs = {} }) => [id, ...(refs.version === undefined ? [] : [refs.version])]),
    ]),
  ];
  const byPlainName = new Map(
    closest(text, names)
      .filter((name) => areAlikeByWord(text, name))
      // A letter more makes no number of a word: P2 is a licence.
      .filter((name) => !/^\d+$/.test(name))
      .flatMap((name) => SHORT_NAMES.get(name) ?? name)
      .toReversed()
      .map((name) => [plainName(name), name]),
  );
  const alike = [...byPlainName.values()].toReversed().slice(0, 3);
  // Nobody misses the first letters: what only ends alike is farther than what goes on from there.
  const startsAlike = alike.some((name) => plainName(name).startsWith(plainName(text).slice(0, 3)));
  const begun = startsAlike ? [] : settingsThatBegin(text);
  const likely = begun.length > 0 ? begun : alike;
  return likely.length > 0 ? `Did you mean ${likely.join(' or ')}?` : (numbers ?? listsAbout(text));
}

/**
 * False for several words of which one is another word altogether: by its letters `web protection` is near
 * `puaProtection`, and nobody means that.
 */
function areAlikeByWord(text: string, name: string): boolean {
  const asked = wordsIn(text);
  if (asked.length < 2) return true;
  const known = wordsIn(name);
  if (asked.length === known.length)
    return asked.every((word, index) => plainName(word) === '' || closest(word, [known[index] ?? '']).length > 0);
  const [one, other] = [plainName(text), plainName(name)];
  return other.startsWith(one) || one.startsWith(other) || misspelt(one, [other]) !== undefined;
}

/** `central store`, `centralStore` and `central-store` in two. */
function wordsIn(text: string): readonly string[] {
  return text
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .split(/[\s_.-]+/)
    .filter((word) => word !== '');
}

/** True for a word of a framework, and for several that ask for a baseline of somebody. */
function areOfFrameworks(text: string, frameworks: readonly Framework[]): boolean {
  const words = text.trim().toLowerCase().split(/\s+/);
  if (words.length > 1 && !words.some((word) => /^(?:baseline|benchmark|stig)s?$/.test(word))) return false;
  return frameworks.some(({ id, publisher, title }) => {
    const own = `${id} ${publisher} ${title}`.toLowerCase().split(/[^a-z\d]+/);
    return words.every((word) => own.includes(word));
  });
}

/** The settings of which the text is how the id begins; nothing where it begins many. */
function settingsThatBegin(text: string): readonly string[] {
  const begin = plainName(text);
  if (begin.length < 5) return [];
  const ids = settingRows().flatMap(({ id }) => (plainName(id).startsWith(begin) ? [id] : []));
  return ids.length > 4 ? [] : ids.toSorted();
}

/** Where the words are spoken of, with a line that can be pasted. */
function listsAbout(text: string): string {
  // Two letters stand in many a GUID.
  if (!/^[\w -]{3,}$/.test(text)) return SEARCH;
  const lists = [
    ...(querySettings({ text }).length > 0 ? [`\`mdav list settings ${text}\``] : []),
    ...(rulesAbout(text).length > 0 ? [`\`mdav list rules ${text}\``] : []),
  ];
  return lists.length === 0 ? SEARCH : `See ${lists.join(' or ')}.`;
}
