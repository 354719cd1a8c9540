import { groupWith } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { expectedState } from '../mode/expected.ts';
import type { Group } from '../model/fleet.ts';
import { CURRENT_MODES, MODES, ONBOARDING_STATES } from '../model/vocabulary.ts';
import { closingOf, closingWords } from './closing.ts';
import { migrateGroup } from './migrate-group.ts';
import { likelyFrom, sequenceOf } from './sequence.ts';

/** Groups with everything that a way can make untrue. */
function* everyGroup(): Generator<Partial<Group>> {
  for (const os of ['windows-11', 'windows-server-2022', 'windows-server-2016'] as const)
    for (const mode of MODES)
      for (const state of ONBOARDING_STATES)
        for (const currentMode of [...CURRENT_MODES, undefined])
          for (const tamperProtection of ['on', 'off', undefined] as const)
            for (const isBeside of [true, false])
              yield {
                os,
                mode,
                deliver: ['gpo', 'portal'],
                platform: '4.18.25080.5',
                onboarding: { state },
                antivirus: isBeside ? { product: 'Contoso Protect', exclusionsForDefender: false } : 'none',
                ...(os === 'windows-server-2016' ? { agent: 'unified' } : {}),
                ...(currentMode === undefined ? {} : { currentMode }),
                ...(currentMode === 'disabled' && os !== 'windows-11' ? { defenderAntivirus: 'removed' } : {}),
                ...(tamperProtection === undefined ? {} : { tamperProtection }),
              };
}

describe('what the fleet file says at the end of a way', () => {
  it('is true once it is written: nothing is left to do, and the devices show what is expected', () => {
    const written = new Set<string>();
    const excluded = { excludedPaths: ['C:\\Program Files\\Contoso Protect'] };
    for (const said of everyGroup()) {
      const group = groupWith(excluded, said);
      const [{ id }] = group.os as readonly [(typeof group.os)[0]];
      const from = { mode: likelyFrom(group) };
      const { found } = sequenceOf(group, id, from);
      if (found.kind === 'none' || found.steps.length === 0) continue;
      const closing = closingOf(group, found.steps);
      const end = found.steps.at(-1)?.after;
      if (end === undefined) continue;
      const facts = parse(closing.map(({ write }) => write.replace('…', 'product: Contoso Protect')).join('\n')) ?? {};
      expect(Object.keys(facts)).toEqual(closing.map(({ fact }) => fact));
      for (const fact of Object.keys(facts)) {
        expect(said).toHaveProperty(fact);
        written.add(fact);
      }
      const after = groupWith(excluded, { ...said, ...facts });
      const words = JSON.stringify({ said, facts });
      const mode = end.mode === 'passive' ? 'passive' : 'active';
      const block = end.block === 'off' ? mode : (`${mode}+edr-block` as const);
      expect(migrateGroup(after, { mode: block })[0]?.result.kind, words).toBe('there');
      if (after.currentMode !== undefined) expect(after.currentMode, words).toBe(end.mode);
      const shown = expectedState(after).devices[0]?.status.IsTamperProtected;
      if (shown !== undefined && end.os === 'server') expect(shown, words).toBe(end.tamper === 'holds');
    }
    expect([...written].sort()).toEqual([
      'antivirus',
      'currentMode',
      'defenderAntivirus',
      'onboarding',
      'tamperProtection',
    ]);
  });

  it('is told in words', () => {
    expect(
      closingWords([
        { fact: 'currentMode', write: 'currentMode: passive' },
        { fact: 'tamperProtection', write: 'tamperProtection: on' },
      ]),
    ).toBe('`currentMode: passive` and `tamperProtection: on`');
  });
});
