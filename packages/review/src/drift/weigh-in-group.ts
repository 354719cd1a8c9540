import { isPassive, isServer, type SettingValue } from '@mdav/core';
import { isDefenderItself, type Weighed, weighChange } from '@mdav/core/format';
import type { WantedGroup } from './wanted.ts';

type Value = SettingValue | undefined;

/** What it does to the protection of a group when a setting goes from one value to another; absent means not managed. */
export type Weigh = (setting: string, before: Value, after: Value) => Weighed;

/**
 * Weighs changes for one group. Of the two settings that decide the mode a value is as good as the mode that it leads to:
 * whether anything protects then, or two products do, is for the facts of the group to say.
 */
export function weighInGroup(group: WantedGroup): Weigh {
  return (setting, before, after) => modeChange(group, setting, before, after) ?? weighChange(setting, before, after);
}

/** With 0 both settings lead to active. With 1 the turn-off policy takes protection away in every group, as its values rank. */
function modeChange(group: WantedGroup, setting: string, before: Value, after: Value): Weighed | undefined {
  if (setting === 'forceDefenderPassiveMode') return forcing(group, before, after);
  return setting === 'disableAntiSpyware' && after === false && before !== false && isPassive(group.mode)
    ? intoActive(group, `Defender Antivirus runs in ${group.group}`)
    : undefined;
}

function forcing(group: WantedGroup, before: Value, after: Value): Weighed {
  const servers = `servers of ${group.group}`;
  if (!group.os.some(isServer))
    return { direction: 'neutral', why: `It acts on servers, and ${group.group} has none.` };
  if (before === after) return { direction: 'neutral', why: 'Both values protect alike.' };
  if (after === true) return intoPassive(group, `The ${servers} turn passive`);
  if (after === false && isPassive(group.mode)) return intoActive(group, `The ${servers} run active`);
  if (after === false && before === true)
    return { direction: 'strengthens', why: `Nothing forces the ${servers} passive any more.` };
  return after === false
    ? { direction: 'neutral', why: `It leads the ${servers} into the mode that they are to have.` }
    : { direction: 'neutral', why: `Nothing forces the ${servers} any more; the mode that follows is not known.` };
}

function intoPassive(group: WantedGroup, what: string): Weighed {
  if (isAlone(group)) return { direction: 'weakens', why: `${what}, and no other antivirus is there.` };
  if (isPassive(group.mode)) return { direction: 'neutral', why: `${what}, as they are to be.` };
  const product = productOf(group);
  const rest =
    product === undefined
      ? 'whether another antivirus protects them is not known'
      : `${product} is left to protect them`;
  return { direction: 'weakens', why: `${what}, and the group is to be ${group.mode}; ${rest}.` };
}

/** In a group that is to be passive. */
function intoActive(group: WantedGroup, what: string): Weighed {
  if (isAlone(group)) return { direction: 'strengthens', why: `${what}, and no other antivirus is there.` };
  const beside = `beside ${productOf(group) ?? 'the other antivirus'}`;
  return {
    direction: 'mixed',
    why: `${what} ${beside}, and the group is to be ${group.mode}: two products that run at once get in each other’s way.`,
  };
}

/** True where the fleet says that there is no other antivirus; one that it does not speak of may be there. */
function isAlone(group: WantedGroup): boolean {
  return group.antivirus !== undefined && productOf(group) === undefined;
}

/** The other antivirus by its name. */
function productOf({ antivirus }: WantedGroup): string | undefined {
  return typeof antivirus === 'object' && !isDefenderItself(antivirus.product) ? antivirus.product : undefined;
}
