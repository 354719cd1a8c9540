import { GPO_OPTIONS } from '@mdav/gpo';
import { INTUNE_OPTIONS, LAYOUT_NAMES } from '@mdav/intune';
import type { Arguments } from '../program/usage.ts';
import { oneOf } from '../program/usage.ts';

/** A switch of `mdav build` that one target alone knows. */
interface TargetSwitch {
  readonly name: string;
  /** The name under which the target looks for it. */
  readonly option: string;
  readonly meaning: string;
  /** The words that it takes, the first one by default; absent for a switch that is on or off. */
  readonly words?: readonly string[];
}

/** Every such switch, in the order of the help. */
const SWITCHES: readonly TargetSwitch[] = [
  {
    name: 'gpreport',
    option: GPO_OPTIONS.report,
    meaning: 'add gpreport.xml to each Group Policy backup, for viewers and for Group Policy analytics in Intune',
  },
  {
    name: 'layout',
    option: INTUNE_OPTIONS.layout,
    meaning: `folders and names of the Intune files, as a tool expects them: ${LAYOUT_NAMES.join(', ')} (default: ${LAYOUT_NAMES[0]})`,
    words: LAYOUT_NAMES,
  },
  {
    name: 'portal',
    option: INTUNE_OPTIONS.portal,
    meaning: 'add the form of each plain policy that the Intune portal imports',
  },
];

/** Every such switch for the help, with the word that it takes. */
export const TARGET_SWITCHES: readonly { readonly name: string; readonly meaning: string }[] = SWITCHES.map(
  ({ name, meaning, words }) => ({ name: words === undefined ? name : `${name} NAME`, meaning }),
);

/** How the command line splits them off. */
export const TARGET_SWITCH_OPTIONS = Object.fromEntries(
  SWITCHES.map(({ name, words }) => [name, { type: words === undefined ? 'boolean' : 'string' } as const]),
);

/** What was chosen, by the names that the targets know. */
export function targetOptions(values: Arguments['values']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    SWITCHES.flatMap(({ name, option, words }) => {
      const value = values[name];
      if (words === undefined) return value === true ? [[option, 'yes']] : [];
      return value === undefined ? [] : [[option, oneOf(value, words, words[0] ?? '', `--${name}`)]];
    }),
  );
}
