import { groupWith } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../decision/facts.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { OsId } from '../model/vocabulary.ts';
import type { From, FromMode } from './from.ts';
import { startOf } from './start.ts';
import type { MigrationState } from './state.ts';

/** A start of a group that wants to be passive, before onboarding. */
const start = (os: OsId, from: From, extra: Partial<ResolvedGroup> = {}) =>
  startOf({ ...groupWith({}, { mode: 'passive', os, onboarding: { state: 'planned' } }), ...extra }, os, from);

const server: OsId = 'windows-server-2022';
const r2: OsId = 'windows-server-2012-r2';
const client: OsId = 'windows-11';
const antivirus = { product: 'Contoso Protect' };
const onboarding = { state: 'onboarded' } as const;
const unified = { agent: 'unified' } as const;

interface Row {
  readonly of: string;
  readonly os: OsId;
  readonly mode: FromMode;
  readonly extra?: Partial<ResolvedGroup>;
  readonly state: Partial<MigrationState>;
  /** What the sentence about it says. */
  readonly assumes?: string;
}

const ROWS: readonly Row[] = [
  { of: 'passive servers', os: server, mode: 'passive', state: { force: '1' }, assumes: 'PassiveMode` is taken as 1' },
  { of: 'passive clients', os: client, mode: 'passive', state: { force: 'absent', onboarded: 'yes' } },
  { of: 'passive devices', os: client, mode: 'passive', state: { other: 'installed' }, assumes: 'still there' },
  { of: 'active clients', os: client, mode: 'active', state: { other: 'none' }, assumes: 'would not be active' },
  { of: 'disabled clients', os: client, mode: 'disabled', state: { other: 'installed' }, assumes: 'what disables' },
  { of: 'active servers', os: server, mode: 'active', state: { other: 'none', onboarded: 'no' } },
  {
    ...{ of: 'servers with a product', os: server, mode: 'active', extra: { antivirus, mode: 'active' } },
    ...{ state: { other: 'installed' }, assumes: 'Contoso Protect is taken as installed' },
  },
  {
    ...{ of: 'servers with a product that is to take over', os: server, mode: 'active' },
    ...{ extra: { antivirus, mode: 'passive' }, state: { other: 'named' } },
  },
  {
    ...{ of: 'disabled servers', os: server, mode: 'disabled', state: { other: 'installed', turnOff: 'set' } },
    assumes: 'The turn-off policy is taken as what disables Defender',
  },
  {
    ...{ of: 'disabled servers without the feature', os: server, mode: 'disabled' },
    ...{ extra: { defenderAntivirus: 'removed' }, state: { defender: 'removed', turnOff: 'absent' } },
  },
  {
    ...{ of: 'disabled servers without the agent', os: 'windows-server-2016', mode: 'disabled', extra: unified },
    ...{ state: { defender: 'removed', agent: 'missing' }, assumes: 'Windows-Defender is taken as removed' },
  },
  {
    ...{ of: 'disabled Windows Server 2012 R2', os: r2, mode: 'disabled', extra: unified },
    ...{ state: { defender: 'with-agent', agent: 'missing' }, assumes: 'brings it to Windows Server 2012 R2' },
  },
  {
    ...{ of: 'servers before the agent', os: r2, mode: 'active', extra: unified },
    ...{ state: { agent: 'missing' }, assumes: 'The modern unified solution is taken as not installed yet' },
  },
  {
    ...{ of: 'servers with tamper protection by default', os: server, mode: 'active' },
    ...{ state: { tamper: 'holds' }, assumes: 'which is the default' },
  },
  {
    ...{ of: 'servers without tamper protection', os: server, mode: 'active' },
    ...{ extra: { tamperProtection: 'off', onboarding }, state: { tamper: 'free' }, assumes: 'as the fleet file says' },
  },
  { of: 'servers in block mode', os: server, mode: 'active+edr-block', state: { onboarded: 'yes', block: 'policy' } },
  {
    ...{ of: 'clients without Security Center', os: client, mode: 'active' },
    ...{ extra: { securityCenter: 'off' }, state: { securityCenter: 'stopped' } },
  },
];

describe('the start', () => {
  it.each(ROWS)('of $of', ({ os, mode, extra, state, assumes }) => {
    const made = start(os, { mode }, extra);
    expect(made.state).toMatchObject(state);
    if (assumes !== undefined) expect(made.assumptions.join('\n')).toContain(assumes);
  });

  it('of a group without a word on onboarding is before it', () => {
    const { onboarding: _, ...silent } = groupWith({}, { mode: 'active', os: server });
    const made = startOf(silent, server, { mode: 'active' });
    expect(made.state.onboarded).toBe('no');
    expect(made.assumptions[0]).toContain('taken as not onboarded');
  });

  it.each([server, client, r2])('of %s assumes nothing that the device told', (os) => {
    const facts: Partial<Facts> = {
      onboarded: 'yes',
      antivirus: 'none',
      force: 'wrong-key',
      defender: 'installed',
      turnOff: 'enabled',
      tamper: 'holds-active',
    };
    for (const mode of ['active', 'passive', 'disabled'] as const) {
      const { state, assumptions } = start(os, { mode, facts });
      // No fact tells the agent.
      expect(assumptions.filter((sentence) => !/^The (?:agent is taken|devices count)/.test(sentence))).toEqual([]);
      expect(state).toMatchObject({
        // What another agent onboarded is onboarded anew.
        onboarded: state.agent === 'missing' ? 'no' : 'yes',
        other: 'none',
        force: 'absent',
        turnOff: 'set',
        tamper: 'holds',
      });
    }
  });
});
