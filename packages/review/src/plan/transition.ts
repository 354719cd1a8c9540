import type { Finding, LocatedWaiver, ManualStep, Mode, ResolvedGroup } from '@mdav/core';
import { isPassive, isServer, manualSteps, OS_INFO, osModeOf } from '@mdav/core';
import { orderSteps, stepsOfGroup } from '@mdav/core/migration';
import { findWaiver, RULE_INFOS, tamperBlocksSwitchToPassive } from '@mdav/core/rule';
import type { DeadEnd, Transition } from './fleet-plan.ts';
import { transitionSteps } from './transition-steps.ts';

/** What a transition depends on besides the two modes. */
export interface TransitionContext {
  /** Today, `YYYY-MM-DD`: decides which waivers hold. */
  readonly date: string;
  readonly waivers: readonly LocatedWaiver[];
  /** The group as it was, where a fleet file told. */
  readonly old?: ResolvedGroup;
}

/** The way of a group's devices out of the mode that they were given before. */
export function transitionOf(before: Mode, group: ResolvedGroup, context: TransitionContext): Transition {
  const moving = asMoving(before, group);
  const refused = refusals(moving);
  const deadEnds = refused.length > 0 ? refused : heldByTamperProtection(before, moving, context);
  const way = stepsOfGroup(moving, { mode: moving.currentMode === 'disabled' ? 'disabled' : before });
  const isStuck = deadEnds.some(({ certainty, waiver }) => certainty === 'certain' && waiver === undefined);
  const own = transitionSteps(before, moving, context.old);
  // What the change knows better than the runbook replaces its step: the name of the product that goes.
  const steps = [...manualSteps(moving).filter(({ id }) => !own.some((step) => step.id === id)), ...own];
  return {
    before,
    after: group.mode,
    deadEnds,
    steps: isStuck ? [] : orderSteps(steps.filter(isNeeded(before, group)), way),
  };
}

/** Done when the devices went passive, or of no use to them when they stay active. */
const FOR_PASSIVE = ['install-unified-agent', 'register-antivirus', 'exclude-each-other', 'restart'];

/** Devices that only get or lose block mode need none of what brings passive mode about. */
function isNeeded(before: Mode, { mode }: ResolvedGroup): (step: ManualStep) => boolean {
  const stays = isPassive(before) === isPassive(mode);
  return ({ id }) => !stays || !FOR_PASSIVE.includes(id);
}

/**
 * The group with the mode that its devices run in now: what the file says of it, else the mode that they were given
 * before. What each system needs follows from that, and so do the steps.
 */
export function asMoving(before: Mode, group: ResolvedGroup): ResolvedGroup {
  const currentMode = group.currentMode ?? (isPassive(before) ? 'passive' : 'active');
  const facts = { ...group, currentMode };
  return { ...facts, osModes: group.os.map(({ id }) => osModeOf(id, facts)) };
}

/**
 * True when servers have to be sent back to active mode, and nothing does: the fleet file does not say that they are
 * passive now. That it calls them active does not help those that became passive.
 */
export function isReturnUnsaid(before: Mode, group: ResolvedGroup): boolean {
  const isForced = ({ osModes }: ResolvedGroup) => osModes.some(({ mechanism }) => mechanism === 'force-active');
  const { currentMode, ...rest } = group;
  return isForced(asMoving(before, rest)) && !isForced(group);
}

/** Modes that the operating system cannot have. */
function refusals(group: ResolvedGroup): readonly DeadEnd[] {
  return group.osModes.flatMap(({ os, refusedBy }, index) =>
    refusedBy.map((id): DeadEnd => {
      const rule = RULE_INFOS.find((info) => info.id === id);
      return {
        rule: id,
        certainty: 'certain',
        message: `${OS_INFO[os].title}: ${rule?.what ?? 'this mode is not possible here.'}`,
        hint: rule?.fix ?? 'Choose another mode.',
        at: group.os[index]?.at ?? group.at,
        sources: rule?.sources ?? [],
      };
    }),
  );
}

/** Active servers that tamper protection does not let go: the rule tells, once it is known that they are active. */
function heldByTamperProtection(
  before: Mode,
  group: ResolvedGroup,
  { date, waivers }: TransitionContext,
): readonly DeadEnd[] {
  if (isPassive(before) || !group.os.some(({ id }) => isServer(id))) return [];
  const { id, severity, fix, sources, check } = tamperBlocksSwitchToPassive;
  return check(group, { date }).map((found): DeadEnd => {
    const finding: Finding = { ...found, rule: id, severity: found.severity ?? severity, group: group.name, sources };
    const waiver = findWaiver(finding, waivers, date);
    return {
      rule: id,
      certainty: finding.severity === 'error' ? 'certain' : 'possible',
      message: found.message,
      hint: found.hint ?? fix,
      at: found.at,
      sources,
      ...(waiver === undefined
        ? {}
        : { waiver: { reason: waiver.reason, owner: waiver.owner, expires: waiver.expires } }),
    };
  });
}
