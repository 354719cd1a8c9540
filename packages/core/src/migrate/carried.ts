import type { ResolvedGroup } from '../model/resolved.ts';
import { REMOVE } from '../model/vocabulary.ts';
import type { ActionId } from './actions.ts';

/**
 * Whether the files of a group do what its policy is to do: they say the value, or delete it. What takes a value away that
 * an earlier policy of the group set does it by saying nothing, where Windows or Intune takes back what a policy no longer says.
 */
export function carriedBy({ assignments, deliver }: ResolvedGroup): (action: ActionId) => boolean {
  const values = new Map(assignments.map(({ setting, value }) => [setting, value]));
  const goes = (setting: string, ...ways: readonly ResolvedGroup['deliver'][number][]) =>
    values.get(setting) === REMOVE || (!values.has(setting) && ways.some((way) => deliver.includes(way)));
  return (action) => {
    switch (action) {
      case 'force-passive':
        return values.get('forceDefenderPassiveMode') === true;
      case 'force-active':
        return values.get('forceDefenderPassiveMode') === false;
      case 'remove-value':
        return goes('forceDefenderPassiveMode', 'gpo');
      case 'clear-turn-off':
        return values.get('disableAntiSpyware') === REMOVE;
      case 'block-policy-off':
        return goes('passiveRemediation', 'gpo', 'intune');
      default:
        return true;
    }
  };
}
