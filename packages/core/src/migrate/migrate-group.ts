import { isServer, OS_INFO } from '../facts/os.ts';
import { agentDecides, lacksAntivirus } from '../facts/support.ts';
import { isInstalledPassive, isOnboardedByCloud } from '../mode/installs-passive.ts';
import { isPassive } from '../mode/settle-mode.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { OsId } from '../model/vocabulary.ts';
import { RULE_INFOS } from '../rules/list.ts';
import type { ActionId } from './actions.ts';
import { carriedBy } from './carried.ts';
import { cautionsOf } from './cautions.ts';
import { type Closing, closingOf } from './closing.ts';
import type { NoWay } from './explain-none.ts';
import { type From, isOtherClass } from './from.ts';
import type { PathStep } from './search.ts';
import { sequenceOf } from './sequence.ts';
import { sideBySide } from './side-by-side.ts';
import type { Withheld } from './situation.ts';
import { type Gate, type Stage, stagesOf } from './stages.ts';
import type { MigrationState } from './state.ts';

/** The way of some devices of a group. */
export interface Way {
  /** Operating systems that go the same way. */
  readonly os: readonly OsId[];
  readonly start: MigrationState;
  /** What nobody said of the start; complete sentences. */
  readonly assumptions: readonly string[];
  /** What the devices told that no step of the way mends; complete sentences. */
  readonly cautions: readonly string[];
  readonly result: WayResult;
}

/** What the search found for a group: nothing to do, the stages of a way, or why there is none. */
export type WayResult =
  /** Nothing is left to do about the mode. */
  | { readonly kind: 'there' }
  | {
      readonly kind: 'stages';
      readonly stages: readonly Stage[];
      /** What the files do not carry yet; complete sentences. */
      readonly notes: readonly string[];
      /** What the fleet file says of the devices and is not true at the end. */
      readonly closing: readonly Closing[];
    }
  /** There is none: why, and what has to change first. */
  | {
      readonly kind: 'none';
      readonly first: readonly Withheld[];
      readonly deadEnds: readonly NoWayDeadEnd[];
      readonly states: number;
      readonly opens: readonly ActionId[];
    };

/** A dead end that stands in the way, and what has to come first. */
export interface NoWayDeadEnd {
  readonly id: string;
  readonly says: string;
  readonly first: string;
}

/** The ways of a group's devices from where they are; operating systems with the same way stand together. */
export function migrateGroup(group: ResolvedGroup, from: From): readonly Way[] {
  const ways = new Map<string, Way>();
  for (const { id } of group.os) {
    if (isOtherClass(id, from.facts)) continue;
    const way = wayOf(group, id, from);
    const key = JSON.stringify({ ...way, os: [] });
    const known = ways.get(key);
    ways.set(key, known === undefined ? way : { ...known, os: [...known.os, id] });
  }
  return [...ways.values()];
}

/** The stages that open for an operating system of a group once the fleet file says what a way without result asks for. */
export function stagesThatOpen(group: ResolvedGroup, os: OsId, from: From): readonly Stage[] {
  const { goal, found } = sequenceOf(group, os, from);
  if (found.kind === 'way' || found.why.opens.length === 0) return [];
  // The fleet file is another one then, and its files carry what it says.
  return stagesOf(found.why.opens, {
    goal,
    withheld: new Set(),
    hasPolicy: group.assignments.length > 0,
    carries: () => true,
  });
}

function wayOf(group: ResolvedGroup, os: OsId, from: From): Way {
  const { start, assumptions, goal, withheld, found } = sequenceOf(group, os, from);
  const refusal = refusedByRule(group, os, from) ?? decidedByInstaller(group, os, from);
  const end = refusal === undefined && found.kind === 'way' ? { end: found.steps.at(-1)?.after ?? start } : {};
  const cautions = cautionsOf({ os, goal, facts: from.facts ?? {}, start, ...end });
  const base = { os: [os], start, assumptions, cautions };
  if (refusal) return { ...base, result: refusal };
  if (found.kind === 'none') return { ...base, result: noWay(found.why) };
  if (found.steps.length === 0) return { ...base, result: { kind: 'there' } };
  const blocked = new Set(withheld.filter(({ fact }) => fact !== 'antivirus').flatMap(({ actions }) => actions));
  const all = stagesOf(found.steps, {
    goal,
    withheld: blocked,
    hasPolicy: group.assignments.length > 0,
    carries: carriedBy(group),
  });
  const worded = byProtection(all, group);
  const stages = start.onboarded === 'yes' ? worded : whileNotOnboarded(byRoute(worded, group, os), group, os);
  return {
    ...base,
    result: { kind: 'stages', stages, notes: notesOn(group, os, found.steps), closing: closingOf(group, found.steps) },
  };
}

/** Systems that are out of scope whatever is installed on them, and those that lack what the mode is one of. */
function refusedByRule(
  group: ResolvedGroup,
  os: OsId,
  from: From,
): (WayResult & { readonly kind: 'none' }) | undefined {
  const refusedBy = (group.osModes.find((osMode) => osMode.os === os)?.refusedBy ?? []).filter((id) =>
    OUT_OF_SCOPE.has(id),
  );
  const lacking = [
    ...(group.agent !== undefined && lacksAntivirus(os, group.agent) && !isPassive(group.mode)
      ? ['server-2012r2-no-antivirus']
      : []),
    ...(group.defenderAntivirus === 'removed' && !isServer(os) && from.facts?.defender !== 'installed'
      ? ['defender-antivirus-removed']
      : []),
  ];
  const rules = RULE_INFOS.filter(({ id }) => refusedBy.includes(id) || lacking.includes(id));
  if (rules.length === 0) return undefined;
  const deadEnds = rules.map(({ id, what, fix }) => ({ id, says: what, first: fix }));
  return { kind: 'none', first: [], deadEnds, states: 0, opens: [] };
}

/** Onboarding in the words of a route that brings more along. */
function byRoute(stages: readonly Stage[], group: ResolvedGroup, os: OsId): readonly Stage[] {
  if (!agentDecides(os) || !isOnboardedByCloud(group)) return stages;
  return stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => (step.action === 'onboard' ? { ...step, title: BY_CLOUD } : step)),
  }));
}

/** What holds the mode in the place of tamper protection is taken away and brought back in its place. */
function byProtection(stages: readonly Stage[], { tamperProtection }: ResolvedGroup): readonly Stage[] {
  if (tamperProtection !== 'configuration-protection') return stages;
  return stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => ({ ...step, title: BY_CONFIGURATION[step.action] ?? step.title })),
  }));
}

const BY_CONFIGURATION: Partial<Record<ActionId, string>> = {
  'tamper-off': 'Where configuration protection holds these devices active, take it away from them',
  'tamper-on': 'Have configuration protection hold the devices again',
};

const BY_CLOUD = 'Let Defender for Cloud install the modern unified solution and onboard';

/** Gates up to onboarding, where the mode is not yet what it would be by itself. */
function whileNotOnboarded(stages: readonly Stage[], group: ResolvedGroup, os: OsId): readonly Stage[] {
  const onboarding = stages.findIndex(({ phase }) => phase === 'onboard');
  const gated = (from: number, gate: (of: Gate) => Gate) =>
    stages.map((stage, index) => (index >= from && index < onboarding ? { ...stage, gate: gate(stage.gate) } : stage));
  // Where onboarding installs Defender Antivirus, nothing of it shows before.
  if (OS_INFO[os].solution !== undefined)
    return gated(0, ({ look }) => ({ expect: {}, look: [...look, notYet('the Defender deployment tool')] }));
  if (OS_INFO[os].antivirus === 'with-agent' && isOnboardedByCloud(group))
    return gated(0, ({ expect: { reported: _, ...expect }, look }) => ({
      expect,
      look: [...look, notYet('Defender for Cloud')],
    }));
  if (!isInstalledPassive(group, os)) return stages;
  const installed = stages.findIndex(({ steps }) => steps.some(({ action }) => action === 'install-agent'));
  return gated(Math.max(0, installed), ({ expect, look }) =>
    expect.reported?.includes('active') === true
      ? { expect: { ...expect, reported: ['active', 'passive'] }, look: [...look, EITHER] }
      : { expect, look },
  );
}

const notYet = (who: string) => `Defender Antivirus is not there yet: ${who} installs it when it onboards.`;
const EITHER =
  'Installed with `FORCEPASSIVEMODE=1`, Defender Antivirus is passive at once; without the value it does not stay so.';

/** Where the installer decides, no setting leads from one mode to the other. */
function decidedByInstaller(
  group: ResolvedGroup,
  os: OsId,
  { mode }: From,
): (WayResult & { readonly kind: 'none' }) | undefined {
  if (OS_INFO[os].solution === undefined) return undefined;
  const isToPassive = isPassive(group.mode);
  if (isToPassive === mode.startsWith('passive') || (!isToPassive && mode === 'disabled')) return undefined;
  const first = isToPassive
    ? 'Run it with `-Passive` when it installs; offboard and uninstall first where it has installed Defender active.'
    : 'Offboard, uninstall, and run the tool again without `-Passive`.';
  return {
    kind: 'none',
    first: [],
    deadEnds: [
      { id: 'deployment-tool', says: 'The Defender deployment tool decides the mode when it installs.', first },
    ],
    states: 0,
    opens: [],
  };
}

const OUT_OF_SCOPE: ReadonlySet<string> = new Set(['downlevel-os-out-of-scope', 'passive-unsupported-os']);

function noWay({ states, first, deadEnds, opens }: NoWay): WayResult {
  return {
    kind: 'none',
    first,
    deadEnds: deadEnds.map(({ by: { id, says, first: before } }) => ({ id, says, first: before })),
    states,
    opens: opens.map(({ action }) => action),
  };
}

/** What the fleet file says of passive servers brings the value; all others get it as a setting. */
function wayToZero(steps: readonly PathStep[]): string {
  return steps[0]?.before.mode === 'passive'
    ? '`currentMode: passive`'
    : '`forceDefenderPassiveMode: false` under `settings`';
}

function notesOn(group: ResolvedGroup, os: OsId, steps: readonly PathStep[]): readonly string[] {
  const does = (action: ActionId) => steps.some((step) => step.action === action);
  const mechanism = group.osModes.find((osMode) => osMode.os === os)?.mechanism;
  return [
    ...(does('force-active') && !carriedBy(group)('force-active')
      ? [`The files of this group do not carry the value 0: write ${wayToZero(steps)} and build again.`]
      : []),
    ...(mechanism === 'guide'
      ? ['The group follows a third-party guide. This is the documented way: take `technique: guide` out of the group.']
      : []),
    ...sideBySide(group.mode, steps),
    ...(does('remove-other-and-restart')
      ? ['Between the removal and the end of the restart no antivirus is active: do both in one maintenance window.']
      : []),
    ...(does('block-in-portal') || does('block-portal-off')
      ? ['The switch of the portal holds for every device of the tenant, not for this group alone.']
      : []),
  ];
}
