import type { Onboarding } from '../model/fleet.ts';
import type { Agent, Baseline, OsId } from '../model/vocabulary.ts';
import { BASELINES } from '../model/vocabulary.ts';
import { OS_INFO } from './os.ts';
import type { OsModes, Support } from './os-row.ts';

/** True where the agent decides: there is no passive mode without the unified one. */
export function agentDecides(os: OsId): boolean {
  return OS_INFO[os].modes.length > 1 && OS_INFO[os].solution === undefined;
}

/** True where the system has no Defender Antivirus of its own, and the agent is not the one that brings it. */
export function lacksAntivirus(os: OsId, agent: Agent | undefined): boolean {
  return OS_INFO[os].antivirus === 'with-agent' && agent !== 'unified';
}

/** What a group says of its agent. */
export interface AgentFacts {
  readonly agent?: Agent;
  readonly onboarding?: Onboarding;
}

/**
 * What brings Defender to an operating system: the agent that the group declares, or what the Defender deployment tool
 * installs where it takes that, which counts as unified.
 */
export function agentOn(os: OsId, { agent, onboarding }: AgentFacts): Agent | undefined {
  if (OS_INFO[os].solution === undefined) return agent;
  return onboarding?.via === 'deployment-tool' && onboarding.state !== 'none' ? 'unified' : undefined;
}

/** The modes of an operating system with an agent; one that nobody declared counts as not unified. */
export function modesOf(os: OsId, agent: Agent | undefined): OsModes {
  const wanted = agent === 'unified' ? 'unified' : 'other';
  const modes = OS_INFO[os].modes.find((entry) => entry.agent === undefined || entry.agent === wanted);
  if (modes === undefined) throw new Error(`no modes for ${os}`);
  return modes;
}

/** What is supported under a baseline: what the newest documentation up to it says. */
export function supportOf(os: OsId, agent: Agent | undefined, baseline: Baseline): Support {
  const { since } = modesOf(os, agent);
  const support = BASELINES.slice(0, BASELINES.indexOf(baseline) + 1)
    .map((known) => since[known])
    .findLast((entry) => entry !== undefined);
  if (support === undefined) throw new Error(`no support for ${os}`);
  return support;
}
