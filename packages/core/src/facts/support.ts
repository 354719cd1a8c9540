import type { Agent, Baseline, OsId } from '../model/vocabulary.ts';
import type { SourceId } from './sources.ts';

/** How passive mode starts on an operating system, or that it does not. */
export type PassiveSupport =
  /** By itself, once onboarded beside a registered antivirus. */
  | 'automatic'
  /** By `ForceDefenderPassiveMode`. */
  | 'forced'
  | 'no';

/** Whether EDR in block mode is supported. */
export type BlockSupport =
  | 'yes'
  /** Called technically supported while Defender is active; not beside another antivirus. */
  | 'active-only'
  /** Passive mode is documented here, block mode is in no list. */
  | 'unlisted'
  | 'no';

/** One cell pair of the support table. */
export interface Support {
  readonly passive: PassiveSupport;
  readonly blockMode: BlockSupport;
  /** The documentation of the time does not name this operating system; read as its successor pages do. */
  readonly unnamed?: true;
}

/** A row of the support table: an operating system and agent, as documented in July 2021 and since March 2022. */
export interface SupportRow {
  readonly os: OsId;
  readonly agent: 'any' | 'unified' | 'not-unified';
  readonly july2021: Support;
  readonly later: Support;
  readonly sources: readonly SourceId[];
}

const no: Support = { passive: 'no', blockMode: 'no' };
const client: Support = { passive: 'automatic', blockMode: 'yes' };
const server: Support = { passive: 'forced', blockMode: 'yes' };

/**
 * Where which mode is supported. The unified agent reached general availability in April 2022, so the whole of
 * July 2021 knows no passive mode on Windows Server 2016 and 2012 R2.
 */
export const SUPPORT: readonly SupportRow[] = [
  {
    os: 'windows-10',
    agent: 'any',
    july2021: client,
    later: client,
    sources: ['seed-edr', 'compat-2021-08', 'compat-2025', 'edr-2025'],
  },
  {
    os: 'windows-11',
    agent: 'any',
    july2021: { ...client, unnamed: true },
    later: client,
    sources: ['compat-2025', 'edr-2025'],
  },
  {
    os: 'windows-server-1803',
    agent: 'any',
    july2021: server,
    later: server,
    sources: ['compat-2021-08', 'seed-edr', 'compat-2025'],
  },
  {
    os: 'windows-server-2019',
    agent: 'any',
    july2021: server,
    later: server,
    sources: ['compat-2021-08', 'seed-edr', 'compat-2025'],
  },
  {
    os: 'windows-server-2022',
    agent: 'any',
    july2021: { ...server, unnamed: true },
    later: server,
    sources: ['compat-2025', 'faq-2025'],
  },
  {
    os: 'windows-server-2025',
    agent: 'any',
    july2021: { ...server, unnamed: true },
    later: server,
    sources: ['switch-ts', 'compat-2026', 'edr-2025'],
  },
  {
    os: 'azure-stack-hci-23h2',
    agent: 'any',
    july2021: { passive: 'forced', blockMode: 'unlisted', unnamed: true },
    later: { passive: 'forced', blockMode: 'unlisted' },
    sources: ['compat-2026', 'faq-2025'],
  },
  {
    os: 'windows-server-2016',
    agent: 'unified',
    july2021: { passive: 'no', blockMode: 'active-only' },
    later: server,
    sources: ['compat-2025', 'switch-2', 'faq-2023', 'cfg-servers-2024'],
  },
  {
    os: 'windows-server-2016',
    agent: 'not-unified',
    july2021: { passive: 'no', blockMode: 'active-only' },
    later: no,
    sources: ['seed-edr', 'compat-2021-08', 'edr-2021-05', 'compat-2025'],
  },
  {
    os: 'windows-server-2012-r2',
    agent: 'unified',
    july2021: no,
    later: server,
    sources: ['compat-2025', 'faq-2025', 'cfg-servers-2024'],
  },
  {
    os: 'windows-server-2012-r2',
    agent: 'not-unified',
    july2021: no,
    later: no,
    sources: ['compat-2025', 'server-2025'],
  },
  { os: 'windows-8.1', agent: 'any', july2021: no, later: no, sources: ['compat-2025'] },
  { os: 'windows-7', agent: 'any', july2021: no, later: no, sources: ['compat-2025'] },
  { os: 'windows-server-2008-r2', agent: 'any', july2021: no, later: no, sources: ['compat-2025'] },
];

/** True where the agent decides: Windows Server 2016 and 2012 R2 have no passive mode without the unified one. */
export function agentDecides(os: OsId): boolean {
  return os === 'windows-server-2016' || os === 'windows-server-2012-r2';
}

/** The row for an operating system; an agent that nobody declared counts as not unified. */
export function supportRow(os: OsId, agent: Agent | undefined): SupportRow {
  const wanted = agentDecides(os) ? (agent === 'unified' ? 'unified' : 'not-unified') : 'any';
  const row = SUPPORT.find((candidate) => candidate.os === os && candidate.agent === wanted);
  if (row === undefined) throw new Error(`no support row for ${os}`);
  return row;
}

/** What is supported under a baseline. */
export function supportOf(os: OsId, agent: Agent | undefined, baseline: Baseline): Support {
  const row = supportRow(os, agent);
  return baseline === '2021-07' ? row.july2021 : row.later;
}
