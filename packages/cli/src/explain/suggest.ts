import { namesOf, settingRows } from '@mdav/core';
import { closest } from '@mdav/core/format';
import { type Framework, frameworkName } from '@mdav/core/frameworks';
import { UsageError } from '../program/usage.ts';
import { allIds } from './find.ts';
import { fleetKeyNames } from './fleet-key.ts';
import { knownNumbers } from './terms/known-numbers.ts';
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
  const word = text.toLowerCase();
  const speak = ({ id, publisher, title }: Framework) =>
    `${id} ${publisher} ${title}`
      .toLowerCase()
      .split(/[^a-z\d]+/)
      .includes(word);
  if (frameworks.some(speak)) return `See \`mdav list frameworks ${word}\`.`;
  const names = [
    ...allIds(),
    ...terms().flatMap(namesOfTerm),
    ...fleetKeyNames(),
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
      // A letter more makes no number of a word: P2 is a licence.
      .filter((name) => !/^\d+$/.test(name))
      .toReversed()
      .map((name) => [plainName(name), name]),
  );
  const likely = [...byPlainName.values()].toReversed().slice(0, 3);
  return likely.length > 0 ? `Did you mean ${likely.join(' or ')}?` : (numbers ?? SEARCH);
}
