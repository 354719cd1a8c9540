import { findSetting } from '../../catalogue/lookup.ts';
import { chosenDeliveries, deliveryNames, placeOf, registryDeliveries } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { travelsByMdm, travelsByRegistry } from './routes.ts';

/** One setting by two managers. */
export const mdmGpoRace = defineRule({
  id: 'mdm-gpo-race',
  chapter: 'delivery',
  severity: 'warning',
  what: 'The same settings travel by Intune and by Group Policy or registry.',
  why: 'For the Defender CSP the last writer wins, and `MDMWinsOverGP` does not help. For the Policy CSP it does where it is set. Both say the same today; at the next change of one of them they do not.',
  fix: 'Deliver these settings one way only.',
  autofix: { none: 'choice' },
  waive: 'During a move from one manager to the other.',
  basis: 'documented',
  sources: ['mdmwins', 'dcsp'],
  good: `
    os: windows-11
    mode: active
    mdmWinsOverGp: on
    deliver: [intune, gpo]
    settings: { allowArchiveScanning: true }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [intune, gpo]
    settings: { allowArchiveScanning: true }
  `,
  check: (group) => {
    const chosen = chosenDeliveries(group);
    // OSConfig sets back what differs, of which another rule speaks.
    const others = registryDeliveries(chosen).filter((delivery) => delivery !== 'osconfig');
    if (others.length === 0) return [];
    const raced = group.assignments.filter((assignment) => {
      const row = findSetting(assignment.setting);
      if (row === undefined || (row.mdmWinsOverGp === true && group.mdmWinsOverGp === 'on')) return false;
      return travelsByMdm(group, row, assignment) && travelsByRegistry(group, row, assignment);
    });
    const [first] = raced;
    if (first === undefined) return [];
    const names = raced.map(({ setting }) => setting);
    const what =
      names.length > 3
        ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more settings travel`
        : `${names.join(', ')} ${names.length === 1 ? 'travels' : 'travel'}`;
    const message = `${what} by intune and by ${deliveryNames(others)}; the last writer wins.`;
    return [{ at: placeOf(group, 'deliver'), ...(raced.length === 1 ? { setting: first.setting } : {}), message }];
  },
});
