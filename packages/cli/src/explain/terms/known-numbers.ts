import type { TermKind } from './term.ts';
import { terms } from './terms.ts';

/** What numbers are of, by how they are asked for: the words before it, or its length. */
const ASKED: readonly (readonly [form: RegExp, what: string, of: TermKind])[] = [
  [/^(?:sense|sensor)(?:\s+event)?(?:\s*id)?\s*:?\s*\d+$/i, 'events of the sensor', 'sensor-event'],
  [/^(?:(?:windows\s+)?defender\s+)?event(?:\s*id)?\s*:?\s*\d+$|^\d{4}$/i, 'events of Defender Antivirus', 'event'],
  [/^kb\s*\d+$|^\d{6,7}$/i, 'updates', 'update'],
];

/** Which numbers are known of what a number was asked for; nothing for what does not ask for one of these. */
export function knownNumbers(text: string): string | undefined {
  const asked = ASKED.find(([form]) => form.test(text.trim()));
  if (asked === undefined) return undefined;
  const [, what, of] = asked;
  const numbers = terms().flatMap((term) => (term.of === of ? [Number(/\d+/.exec(term.id)?.[0])] : []));
  const sign = of === 'update' ? 'KB' : '';
  return `Choose one of the ${what} that are known: ${runsOf(
    numbers.sort((a, b) => a - b),
    sign,
  ).join(', ')}.`;
}

/** Numbers in a row as one piece: `1000 to 1002`. */
function runsOf(numbers: readonly number[], sign: string): readonly string[] {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.flatMap(([first, last]) => {
    if (first === last) return [`${sign}${first}`];
    return last === first + 1 ? [`${sign}${first}`, `${sign}${last}`] : [`${sign}${first} to ${sign}${last}`];
  });
}
