import type { Finding, LocatedWaiver, ManualStep, Mode, OsFact, OsId, ResolvedGroup } from '@mdav/core';
import { isPassive, isServer, manualSteps, OS_INFO, osModeOf } from '@mdav/core';
import { orderSteps, stepsOfGroup } from '@mdav/core/migration';
import {
  type Found,
  findWaiver,
  RULE_INFOS,
  type Rule,
  serverActiveNotForced,
  staysPassive,
  tamperBlocksSwitchToPassive,
} from '@mdav/core/rule';
import type { DeadEnd, Transition } from './fleet-plan.ts';
import { agentReplaced, transitionSteps } from './transition-steps.ts';

/** What a transition depends on besides the two modes. */
export interface TransitionContext {
  /** Today, `YYYY-MM-DD`: decides which waivers hold. */
  readonly date: string;
  readonly waivers: readonly LocatedWaiver[];
  /** The group as it was, where a fleet file told. */
  readonly old?: ResolvedGroup;
  /** The operating systems of the group as it was; absent where they are not known. */
  readonly os?: readonly OsId[];
}

/** The way of a group's devices out of the mode that they were given before. */
export function transitionOf(before: Mode, group: ResolvedGroup, context: TransitionContext): Transition {
  const replaced = agentReplaced(context.old, group);
  const moving = replaced.length === 0 ? asMoving(before, group) : onboardedAnew(asMoving(before, group));
  const refused = refusals(moving);
  const deadEnds =
    refused.length > 0
      ? refused
      : [...heldByTamperProtection(before, moving, context), ...leftPassive(before, group, context)];
  const way = stepsOfGroup(moving, { mode: moving.currentMode === 'disabled' ? 'disabled' : before });
  const isStuck = deadEnds.some(({ certainty, waiver }) => certainty === 'certain' && waiver === undefined);
  const own = transitionSteps(before, moving, context.old, replaced);
  // What the change knows better than the runbook replaces its step: the name of the product that goes.
  const steps = [...manualSteps(moving).filter(({ id }) => !own.some((step) => step.id === id)), ...own];
  return {
    before,
    after: group.mode,
    deadEnds,
    steps: isStuck ? [] : orderSteps(steps.filter(isNeeded(before, group, replaced.length > 0)), way),
  };
}

/** Done when the devices went passive, or of no use to them when they stay active. */
const FOR_PASSIVE = ['install-unified-agent', 'register-antivirus', 'exclude-each-other', 'restart'];

/** Devices that only get or lose block mode need none of what brings passive mode about. */
function isNeeded(before: Mode, { mode }: ResolvedGroup, isReplaced: boolean): (step: ManualStep) => boolean {
  const stays = isPassive(before) === isPassive(mode);
  return ({ id }) => !stays || !FOR_PASSIVE.includes(id) || (isReplaced && id === 'install-unified-agent');
}

/** What the monitoring agent onboarded, the modern unified solution does not take over. */
function onboardedAnew(group: ResolvedGroup): ResolvedGroup {
  const { onboarding } = group;
  return onboarding?.state === 'onboarded' ? { ...group, onboarding: { ...onboarding, state: 'planned' } } : group;
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
 * The servers of before that stay passive: they were given that mode, are to be active, and nothing sends them back. The
 * systems of before count where they are known.
 */
export function serversLeftPassive(
  before: Mode,
  group: ResolvedGroup,
  was: readonly OsId[] | undefined,
): readonly OsFact[] {
  if (!isPassive(before)) return [];
  return staysPassive(group).filter(({ id }) => was === undefined || was.length === 0 || was.includes(id));
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

/** Servers that nothing sends back, unless the fleet file says that they are not passive any more: a note tells that. */
function leftPassive(before: Mode, group: ResolvedGroup, context: TransitionContext): readonly DeadEnd[] {
  const servers = serversLeftPassive(before, group, context.os);
  if (servers.length === 0 || (group.currentMode !== undefined && group.currentMode !== 'passive')) return [];
  const titles = [...new Set(servers.map(({ id }) => OS_INFO[id].title))].join(' and ');
  const [one, stays] = servers.length === 1 ? ['it was', 'stays'] : ['they were', 'stay'];
  // The value acts on onboarded servers: where the fleet file still calls them others, they may be active.
  const isOnboarded = group.onboarding === undefined || group.onboarding.state === 'onboarded';
  const found: Found = {
    severity: isOnboarded ? 'error' : 'warning',
    message: `${titles} ${stays} passive: ${one} forced so before, and nothing here sets \`ForceDefenderPassiveMode\` to 0. Without the other antivirus nothing protects them.`,
    at: group.origins['mode'] ?? group.at,
  };
  return [deadEnd(serverActiveNotForced, found, group, context)];
}

/** Active servers that tamper protection does not let go: the rule tells, once it is known that they are active. */
function heldByTamperProtection(before: Mode, group: ResolvedGroup, context: TransitionContext): readonly DeadEnd[] {
  if (isPassive(before) || !group.os.some(({ id }) => isServer(id))) return [];
  return tamperBlocksSwitchToPassive
    .check(group, { date: context.date })
    .map((found) => deadEnd(tamperBlocksSwitchToPassive, found, group, context));
}

/** What a rule finds that keeps devices from their mode, and who answers for it. */
function deadEnd(
  { id, severity, fix, sources }: Rule,
  found: Found,
  group: ResolvedGroup,
  { date, waivers }: TransitionContext,
): DeadEnd {
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
}
