import { settingRow } from '../../catalogue/lookup.ts';
import type { Assignment, ResolvedGroup } from '../../model/resolved.ts';
import type { Delivery } from '../../model/vocabulary.ts';
import { routesOf } from '../../routes/routes.ts';
import { chosenDeliveries, deliveryNames, placeOf } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { departureOf, presetWords } from '../../strength/departure.ts';

const SERVER = 'windows-server-2025';

/** Settings that OSConfig keeps, and that another way sets as well. */
export const osconfigDriftRace = defineRule({
  id: 'osconfig-drift-race',
  chapter: 'delivery',
  severity: 'warning',
  what: 'OSConfig and another way set the same settings.',
  why: 'OSConfig watches what it was given and puts back what differs, as long as drift control is on. Two ways with two values change a setting to and fro; Microsoft says to remove one of them. Both say the same today; at the next change of one of them they do not.',
  fix: 'Deliver these settings one way only.',
  autofix: { none: 'choice' },
  waive: 'During a move to or from OSConfig, or while drift control is off.',
  basis: 'documented',
  sources: ['osconfig-baselines', 'osconfig-overview'],
  good: `
    os: windows-server-2025
    mode: active
    deliver: [osconfig]
    settings: { puaProtection: block }
  `,
  bad: `
    os: windows-server-2025
    mode: active
    deliver: [gpo, osconfig]
    settings: { puaProtection: block }
  `,
  check: (group) => [...racedByWays(group), ...againstScenario(group)],
});

/** What the document of OSConfig and another chosen way carry, in one finding. */
function racedByWays(group: ResolvedGroup): readonly Found[] {
  const raced = group.assignments.map((assignment) => ({ assignment, ways: waysOf(group, assignment) }));
  const shared = raced.filter(({ ways }) => ways.length > 0);
  const [first, second, ...more] = shared;
  if (first === undefined) return [];
  const others = chosenDeliveries(group).filter((delivery) => shared.some(({ ways }) => ways.includes(delivery)));
  const names = [first, ...(second === undefined ? [] : [second])].map(({ assignment }) => assignment.setting);
  const what =
    more.length > 0
      ? `${names.join(', ')} and ${more.length} more ${more.length === 1 ? 'setting' : 'settings'} travel`
      : `${names.join(' and ')} ${second === undefined ? 'travels' : 'travel'}`;
  return [
    {
      at: placeOf(group, 'deliver'),
      ...(second === undefined ? { setting: first.assignment.setting } : {}),
      message: `${what} by osconfig and by ${deliveryNames(others)}; where they come to differ, OSConfig sets its own value again.`,
    },
  ];
}

/** Where a group departs from OSConfig's own baseline, which may be on the servers with its drift control. */
function againstScenario(group: ResolvedGroup): readonly Found[] {
  if (!group.os.some(({ id }) => id === SERVER)) return [];
  return group.assignments.flatMap((assignment): readonly Found[] => {
    const { setting, origin } = assignment;
    const departure = departureOf(assignment);
    if (!departure?.from.startsWith('preset osconfig-')) return [];
    return [
      {
        at: origin.at,
        setting,
        severity: 'info',
        message: `The baseline of OSConfig has ${presetWords(departure.preset, setting)} for ${setting}. Servers that have its scenario set that again; whether these do, the group does not say.`,
        hint: 'Set the value in the scenario as well, by `Set-OSConfigDesiredConfiguration`, or take the scenario off these servers.',
      },
    ];
  });
}

/** The ways that bring a setting to a system beside OSConfig. */
function waysOf(group: ResolvedGroup, assignment: Assignment): readonly Delivery[] {
  const row = settingRow(assignment.setting);
  return group.os.flatMap((os) => {
    const ways = routesOf(group, row, assignment, os);
    return ways.includes('osconfig') ? ways.filter((way) => way !== 'osconfig') : [];
  });
}
