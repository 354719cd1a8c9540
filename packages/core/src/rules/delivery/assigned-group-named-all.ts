import { assignAllMeant } from '../../model/assigned-to.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import { ASSIGN_ALL } from '../../model/vocabulary.ts';
import { chosenDeliveries, placeOf } from '../../rule/ask.ts';
import { changing, offering } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

const WORDS: readonly string[] = ASSIGN_ALL;

/** A name that is taken for a group, and is what Intune calls everybody. */
export const assignedGroupNamedAll = defineRule({
  id: 'assigned-group-named-all',
  chapter: 'delivery',
  severity: 'error',
  what: 'A name in `assign` or `exclude` of `intune` is what Intune calls everybody, and is taken for that of a group.',
  why: 'What Intune calls "All devices" and "All users" is no group and has no id in the tenant. In `assign` these are the words `all-devices` and `all-users`; any other name is that of a group, for which the deployment wants an id. Groups alone can be left out.',
  fix: 'Write `all-devices` or `all-users`, or the object id of the group that is called so.',
  autofix: { offers: 'Writes the word in place of the name.' },
  waive: 'When the tenant has a group of that name, and it is the one that is meant.',
  basis: 'documented',
  sources: ['intune-assign', 'graph-all-devices'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    intune: { assign: [all-devices], exclude: [Kiosks] }
    settings: { allowArchiveScanning: true }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [intune]
    intune: { assign: [All devices], exclude: [all-users] }
    settings: { allowArchiveScanning: true }
  `,
  check: (group) => [...assignedNames(group), ...excludedNames(group), ...ownName(group)],
});

function assignedNames(group: ResolvedGroup): readonly Found[] {
  const at = placeOf(group, 'intune.assign');
  return (group.intune?.assign ?? []).flatMap((named, index): readonly Found[] => {
    const word = assignAllMeant(named);
    if (word === undefined || WORDS.includes(named)) return [];
    const message = `"${named}" in \`assign\` is a group of that name, and not everybody.`;
    const hint = `Write \`${word}\`, or the object id of the group that is called so.`;
    const fix = offering(changing(at, (path) => [{ kind: 'set', path: [...path, index], value: word }]));
    return [{ at, severity: 'warning', message, hint, ...fix }];
  });
}

function excludedNames(group: ResolvedGroup): readonly Found[] {
  return (group.intune?.exclude ?? [])
    .filter((named) => assignAllMeant(named) !== undefined)
    .map((named) => ({
      at: placeOf(group, 'intune.exclude'),
      severity: WORDS.includes(named) ? 'error' : 'warning',
      message: `"${named}" in \`exclude\` is no group: Intune leaves out groups alone.`,
      hint: 'Name the groups to leave out, or write the object id of the group that is called so.',
    }));
}

/** What nobody wrote is a name, whatever the group is called. */
function ownName(group: ResolvedGroup): readonly Found[] {
  const word = assignAllMeant(group.name);
  if (word === undefined || group.intune?.assign !== undefined || !chosenDeliveries(group).includes('intune'))
    return [];
  const message = `Without \`assign\`, group "${group.name}" goes to a group of that name in Intune, and not to everybody.`;
  const hint = `Add \`intune: { assign: [${word}] }\`, or the object id of the group that is called so.`;
  return [{ at: group.at, severity: 'warning', message, hint }];
}
