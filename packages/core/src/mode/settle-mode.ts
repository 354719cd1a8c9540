import { OS_INFO } from '../facts/os.ts';
import { agentDecides, supportOf } from '../facts/support.ts';
import type { BlockMode, Mechanism } from '../model/os-mode.ts';
import type { Agent, Baseline, Mode, OsId } from '../model/vocabulary.ts';

/** What a mode comes down to on one operating system. */
export interface SettledMode {
  readonly mechanism: Extract<Mechanism, 'nothing' | 'automatic' | 'force-passive' | 'installer' | 'refused'>;
  readonly blockMode: BlockMode;
  /** The rules that refuse it; empty when it can be had. */
  readonly refusedBy: readonly string[];
}

/** True for both passive modes. */
export function isPassive(mode: Mode): boolean {
  return mode === 'passive' || mode === 'passive+edr-block';
}

/** True for both modes with EDR in block mode. */
export function wantsBlockMode(mode: Mode): boolean {
  return mode === 'active+edr-block' || mode === 'passive+edr-block';
}

/**
 * From mode to mechanism: what has to happen on one operating system, with one agent, under one baseline.
 * The table is `support.ts`; this reads it. Which channel carries the result is settled later.
 */
export function settleMode(os: OsId, agent: Agent | undefined, mode: Mode, baseline: Baseline): SettledMode {
  if (isOutOfScope(os, agent, baseline)) {
    const refusedBy = isPassive(mode)
      ? ['downlevel-os-out-of-scope', 'passive-unsupported-os']
      : ['downlevel-os-out-of-scope'];
    return { mechanism: 'refused', blockMode: wantsBlockMode(mode) ? 'refused' : 'not-wanted', refusedBy };
  }
  const passive = settlePassive(os, agent, mode, baseline);
  const block = settleBlockMode(os, agent, mode, baseline);
  return {
    mechanism: passive.mechanism,
    blockMode: block.blockMode,
    // A block mode that is refused for want of passive mode has one cause, and one rule names it.
    refusedBy: [
      ...passive.refusedBy,
      ...block.refusedBy.filter((rule) => passive.refusedBy.length === 0 || rule !== 'edr-block-unsupported-os'),
    ],
  };
}

/** Whether no policy for Defender Antivirus reaches an operating system: it has none, and nothing brings it. */
function isOutOfScope(os: OsId, agent: Agent | undefined, baseline: Baseline): boolean {
  const { downlevel, solution } = OS_INFO[os];
  return downlevel === true || (solution !== undefined && (agent !== 'unified' || baseline !== 'current'));
}

function settlePassive(
  os: OsId,
  agent: Agent | undefined,
  mode: Mode,
  baseline: Baseline,
): Pick<SettledMode, 'mechanism' | 'refusedBy'> {
  if (!isPassive(mode)) return { mechanism: 'nothing', refusedBy: [] };
  switch (supportOf(os, agent, baseline).passive) {
    case 'automatic':
      return { mechanism: 'automatic', refusedBy: [] };
    case 'forced':
      return { mechanism: 'force-passive', refusedBy: [] };
    case 'installer':
      return { mechanism: 'installer', refusedBy: [] };
    case 'no':
      return { mechanism: 'refused', refusedBy: [passiveRefusal(os, baseline)] };
  }
}

function passiveRefusal(os: OsId, baseline: Baseline): string {
  if (!agentDecides(os)) return 'passive-unsupported-os';
  return baseline === '2021-07' ? 'passive-server-2016-2021-baseline' : 'passive-needs-unified-agent';
}

function settleBlockMode(
  os: OsId,
  agent: Agent | undefined,
  mode: Mode,
  baseline: Baseline,
): Pick<SettledMode, 'blockMode' | 'refusedBy'> {
  if (!wantsBlockMode(mode)) return { blockMode: 'not-wanted', refusedBy: [] };
  const route: BlockMode = baseline === '2021-07' ? 'portal' : 'policy';
  switch (supportOf(os, agent, baseline).blockMode) {
    case 'yes':
    case 'unlisted':
      return { blockMode: route, refusedBy: [] };
    case 'active-only':
      return isPassive(mode)
        ? { blockMode: 'refused', refusedBy: ['edr-block-server-2016-active-only'] }
        : { blockMode: route, refusedBy: [] };
    case 'no':
      // An agent that nobody declared may still be the unified one: that is for the rule to say, not for the table to refuse.
      if (agent === undefined && agentDecides(os) && baseline !== '2021-07' && !isPassive(mode))
        return { blockMode: route, refusedBy: [] };
      return { blockMode: 'refused', refusedBy: ['edr-block-unsupported-os'] };
  }
}
