import type { Agent, Baseline, BlockMode, IntuneManagement, Mechanism, Mode, OsClass, OsId } from '@mdav/core';
import { agentDecides, BASELINE_INFO, BASELINES, MODES, modesOf, OS_INFO, settleMode, supportOf } from '@mdav/core';
import { INTUNE_REACH } from '@mdav/core/format';
import { type DescribedSource, describeSource } from './source.ts';

/** What is supported on an operating system, per agent and documentation baseline. */
export interface OsDescription {
  readonly kind: 'os';
  readonly id: OsId;
  readonly title: string;
  readonly class: OsClass;
  /** Outside the scope of Defender Antivirus policy. */
  readonly downlevel: boolean;
  /** Defender Antivirus is there only where the Defender deployment tool has installed it: what `unified` then means. */
  readonly byTool: boolean;
  /** Earlier ids, which mean the same. */
  readonly aliases: readonly string[];
  /** Releases by name, each with its build. */
  readonly versions: Readonly<Record<string, number>>;
  /** What of Intune reaches it, by the way in which Intune manages it; complete sentences. */
  readonly intune: Readonly<Record<IntuneManagement, string>>;
  /** What an administrator should know besides. */
  readonly notes: readonly string[];
  /** Where versions and notes were read. */
  readonly sources: readonly DescribedSource[];
  /** One where the agent does not matter. */
  readonly agents: readonly AgentDescription[];
}

/** Which modes an operating system supports with an agent. */
export interface AgentDescription {
  /** Absent where the agent does not matter; `builtin` stands for every agent but the unified one. */
  readonly agent?: Agent;
  /** True where Defender Antivirus comes with the unified agent and this is not it: nothing is there that has a mode. */
  readonly withoutAntivirus: boolean;
  readonly baselines: readonly BaselineSupport[];
  readonly sources: readonly DescribedSource[];
}

/** Which modes are supported in the documentation of one time. */
export interface BaselineSupport {
  readonly baseline: Baseline;
  readonly title: string;
  /** The pages of the time do not name the operating system; read as their successors do. */
  readonly unnamed: boolean;
  readonly modes: readonly ModeSupport[];
}

/** What a mode comes down to. */
export interface ModeSupport {
  readonly mode: Mode;
  readonly mechanism: Mechanism;
  readonly blockMode: BlockMode;
  /** The rules that refuse it; empty when it can be had. */
  readonly refusedBy: readonly string[];
}

/** Describes an operating system. */
export function describeOs(id: OsId): OsDescription {
  const { title, class: osClass, downlevel, solution, aliases = [], versions, notes = [], sources = [] } = OS_INFO[id];
  const { mdm, mde } = INTUNE_REACH[id];
  const agents: readonly (Agent | undefined)[] =
    agentDecides(id) || solution !== undefined ? ['unified', 'builtin'] : [undefined];
  return {
    kind: 'os',
    id,
    title,
    class: osClass,
    downlevel: downlevel === true,
    byTool: solution === 'deployment-tool',
    aliases,
    versions,
    intune: { mdm: mdm.why, mde: mde.why },
    notes,
    sources: sources.map(describeSource),
    agents: agents.map((agent) => describeAgent(id, agent)),
  };
}

function describeAgent(os: OsId, agent: Agent | undefined): AgentDescription {
  return {
    ...(agent !== undefined && { agent }),
    withoutAntivirus: OS_INFO[os].antivirus === 'with-agent' && agent !== 'unified',
    baselines: BASELINES.map((baseline) => ({
      baseline,
      title: BASELINE_INFO[baseline].title,
      unnamed: supportOf(os, agent, baseline).unnamed === true,
      modes: MODES.map((mode) => ({ mode, ...settleMode(os, agent, mode, baseline) })),
    })),
    sources: modesOf(os, agent).sources.map(describeSource),
  };
}
