import { GPO_OPTIONS } from '@mdav/gpo';
import { INTUNE_OPTIONS, LAYOUT_NAMES } from '@mdav/intune';
import { flag, type ValuesOf, word } from '../program/options.ts';

/** The options of `mdav build` that one target alone knows. */
export const TARGET_OPTIONS = {
  gpreport: flag('add gpreport.xml to each Group Policy backup, for viewers and for Group Policy analytics in Intune'),
  layout: word(
    LAYOUT_NAMES,
    `folders and names of the Intune files, as a tool expects them: ${LAYOUT_NAMES.join(', ')} (default: ${LAYOUT_NAMES[0]})`,
    { shown: 'NAME' },
  ),
  portal: flag('add the form of each plain policy that the Intune portal imports'),
};

/** The name under which the target looks for each. */
const NAMES: Readonly<Record<keyof typeof TARGET_OPTIONS, string>> = {
  gpreport: GPO_OPTIONS.report,
  layout: INTUNE_OPTIONS.layout,
  portal: INTUNE_OPTIONS.portal,
};

/** What was chosen, by the names that the targets know; a switch that is on is `yes`. */
export function targetOptions(values: ValuesOf<typeof TARGET_OPTIONS>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(NAMES).flatMap(([name, target]) => {
      const value = values[name as keyof typeof NAMES];
      return value === undefined || value === false ? [] : [[target, value === true ? 'yes' : value]];
    }),
  );
}
