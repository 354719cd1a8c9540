import { defineRule } from '../../rule/rule.ts';
import { longestPath } from '../../target/longest-path.ts';

/** What Windows takes for a whole path, without the mark at its end. */
const MOST = 259;
/** What a path may have below the output: leaves as much for the folder as a clone below a profile takes. */
const MOST_BELOW = 180;
/** As short as the folder of an output can hardly be: `D:\\a\\dist\\`. */
const LEAST_ABOVE = 10;

/** Files of a group whose paths most programs of Windows cannot open. */
export const outputPathTooLong = defineRule({
  id: 'output-path-too-long',
  chapter: 'delivery',
  severity: 'error',
  what: 'The names of fleet and group make paths that Windows may refuse.',
  why: `Programs of Windows take ${MOST} characters for a whole path, unless they and the machine are told otherwise. Where the output lies deep, its longest files can then be neither checked out nor imported. It is an error where not even ${LEAST_ABOVE} characters are left for the folder.`,
  fix: 'Shorten the name of the group or of the fleet.',
  autofix: { none: 'choice' },
  waive: 'When the output lies near the root of a drive, or is never handled on Windows.',
  basis: 'inferred',
  sources: ['max-path'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
  `,
  bad: `
    mdav: 1
    name: contoso-international-holding-and-services
    groups:
      workstations-of-the-finance-department-in-munich-and-hamburg:
        os: windows-11
        mode: active
        deliver: [intune]
  `,
  check: (group) => {
    const length = longestPath(group);
    const tooMany = length - MOST_BELOW;
    if (tooMany <= 0) return [];
    const left = MOST - length;
    const isHopeless = left < LEAST_ABOVE;
    const room = isHopeless ? 'no folder is short enough' : `the folder itself may have ${left}`;
    return [
      {
        at: group.at,
        severity: isHopeless ? 'error' : 'warning',
        message: `Paths of group "${group.name}" can have ${length} characters below the output, and Windows takes ${MOST} in all: ${room}.`,
        hint: `Shorten the name of the group, which counts twice, or of the fleet: ${tooMany} fewer are enough.`,
      },
    ];
  },
});
