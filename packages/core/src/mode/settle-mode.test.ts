import { describe, expect, it } from 'vitest';
import { OS_INFO } from '../facts/os.ts';
import { AGENTS, type Agent, BASELINES, MODES, OS_IDS, type OsId } from '../model/vocabulary.ts';
import { type SettledMode, settleMode } from './settle-mode.ts';

/**
 * The table by hand, from the support pages: per operating system and agent, what active, active+edr-block,
 * passive and passive+edr-block come down to, first as of July 2021, then since March 2022.
 *
 * `-` nothing to set, `auto` goes passive by itself, `force` the forcing value; `+portal` and `+policy` are the ways
 * to block mode, `tool` the Defender deployment tool with `-Passive`; a refusal names its rules.
 */
const NEEDS_UNIFIED = 'x passive-needs-unified-agent';
const NOT_2021 = 'x passive-server-2016-2021-baseline';
const NO_BLOCK = '- x edr-block-unsupported-os';
const OUT = 'x downlevel-os-out-of-scope';
const OUT_PASSIVE = 'x downlevel-os-out-of-scope passive-unsupported-os';
const downlevel = [OUT, OUT, OUT_PASSIVE, OUT_PASSIVE];
const client2021 = ['-', '- +portal', 'auto', 'auto +portal'];
const clientNow = ['-', '- +policy', 'auto', 'auto +policy'];
const server2021 = ['-', '- +portal', 'force', 'force +portal'];
const serverNow = ['-', '- +policy', 'force', 'force +policy'];
const server2016In2021 = ['-', '- +portal', NOT_2021, `${NOT_2021} edr-block-server-2016-active-only`];
const server2012In2021 = ['-', NO_BLOCK, NOT_2021, NOT_2021];
const notUnified = ['-', NO_BLOCK, NEEDS_UNIFIED, NEEDS_UNIFIED];
const agentUnknown = ['-', '- +policy', NEEDS_UNIFIED, NEEDS_UNIFIED];

/** What the Defender deployment tool installs since 2026 counts as unified. */
const byTool = ['-', NO_BLOCK, 'tool', 'tool x edr-block-unsupported-os'];
const since2026 = (agent: Agent | undefined) =>
  [downlevel, downlevel, agent === 'unified' ? byTool : downlevel] as const;
/** On Windows 7 its `-Passive` is not supported. */
const byToolActive = ['-', NO_BLOCK, 'x passive-unsupported-os', 'x passive-unsupported-os'];

type Row = (agent: Agent | undefined) => readonly [july2021: string[], later: string[], current?: string[]];

const EXPECTED: Partial<Record<OsId, Row>> = {
  'windows-10': () => [client2021, clientNow],
  'windows-11': () => [client2021, clientNow],
  'windows-server-1803': () => [server2021, serverNow],
  'windows-server-2019': () => [server2021, serverNow],
  'windows-server-2022': () => [server2021, serverNow],
  'windows-server-2025': () => [server2021, serverNow],
  'azure-local-23h2': () => [server2021, serverNow],
  'windows-server-2016': (agent) => [
    server2016In2021,
    agent === 'unified' ? serverNow : agent === undefined ? agentUnknown : notUnified,
  ],
  'windows-server-2012-r2': (agent) => [
    server2012In2021,
    agent === 'unified' ? serverNow : agent === undefined ? agentUnknown : notUnified,
  ],
  'windows-7': (agent) => [downlevel, downlevel, agent === 'unified' ? byToolActive : downlevel],
  'windows-8.1': () => [downlevel, downlevel],
  'windows-server-2008-r2': since2026,
};

/** What is expected of a system that has no line of its own: what its class has. */
const ofClass = { client: [client2021, clientNow], server: [server2021, serverNow] } as const;

function words({ mechanism, blockMode, refusedBy }: SettledMode): string {
  if (mechanism === 'refused') return ['x', ...refusedBy].join(' ');
  const start = { nothing: '-', automatic: 'auto', 'force-passive': 'force', installer: 'tool' }[mechanism];
  if (refusedBy.length > 0) return [start, 'x', ...refusedBy].join(' ');
  return blockMode === 'not-wanted' ? start : `${start} +${blockMode}`;
}

describe('settleMode', () => {
  for (const os of OS_IDS) {
    for (const agent of [...AGENTS, undefined]) {
      for (const baseline of BASELINES) {
        MODES.forEach((mode, column) => {
          it(`${os}, ${agent ?? 'agent not declared'}, ${mode}, ${baseline}`, () => {
            const [july2021, later, current] = EXPECTED[os]?.(agent) ?? ofClass[OS_INFO[os].class];
            const row = { '2021-07': july2021, '2022-03': later, '2022-09': later, current: current ?? later }[
              baseline
            ];
            expect(words(settleMode(os, agent, mode, baseline))).toBe(row?.[column]);
          });
        });
      }
    }
  }

  it('refuses block mode whenever it refuses passive mode with it', () => {
    for (const os of OS_IDS) {
      for (const agent of [...AGENTS, undefined]) {
        for (const baseline of BASELINES) {
          const passive = settleMode(os, agent, 'passive', baseline);
          const both = settleMode(os, agent, 'passive+edr-block', baseline);
          expect(both.mechanism).toBe(passive.mechanism);
        }
      }
    }
  });
});
