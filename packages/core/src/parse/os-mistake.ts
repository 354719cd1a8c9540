import { hintFor } from '../diagnostic/suggest.ts';
import { OS_INFO } from '../facts/os.ts';
import { osNamed } from '../facts/os-named.ts';
import { otherSystemHint } from '../facts/other-systems.ts';
import { OS_IDS } from '../model/vocabulary.ts';
import { show } from './value-words.ts';

/** What is wrong with what was written for an operating system, and what it was to be. */
export function osMistake(value: string): { readonly message: string; readonly hint: string } {
  const [name = '', build] = value.split('@');
  const meant = osNamed(value);
  const message = `There is no operating system ${show(value)}.`;
  if (meant !== undefined) return { message, hint: `Write \`${meant}\`.` };
  const other = otherSystemHint(name);
  if (other !== undefined) return { message, hint: other };
  const id = OS_IDS.find((known) => known === name);
  if (id === undefined || build === undefined) return { message, hint: hintFor(name, OS_IDS) };
  const last = Object.values(OS_INFO[id].versions).at(-1);
  return {
    message: `${show(build)} is no build of Windows: that is four or five digits.`,
    hint: `Write \`${id}\`, or its build behind it: \`${id}@${last}\`.`,
  };
}
