import { describe, expect, it } from 'vitest';
import { decide } from '../decision/decide.ts';
import { SOURCES } from '../facts/sources.ts';
import { MODES } from '../model/vocabulary.ts';
import { ACTION_IDS, ACTIONS } from './actions.ts';
import { DEAD_END_ROWS, NEVER } from './dead-ends.ts';
import { factsOf, isReached, runsIn } from './goal.ts';
import { act } from './machine.ts';
import { everyState, isIn, isProtected, type MigrationState, stateId } from './state.ts';
import { SETTLES, settled, settlingRow } from './windows.ts';

const STATES = [...everyState()];
const ROUTES = ['policy', 'portal'] as const;
const UNPROTECTED_CAUSES = new Set(['antivirus-not-registered', 'security-center-stopped', 'other-antivirus-off']);

describe('the states', () => {
  it('are so many', () => {
    const count = (os: string) => STATES.filter((state) => state.os === os).length;
    expect([count('client'), count('server')]).toEqual([5184, 5184]);
  });

  it('run in a mode exactly when verification says that they do', () => {
    const differing: string[] = [];
    for (const state of STATES)
      for (const mode of MODES)
        for (const blockBy of ROUTES) {
          const facts = factsOf(state, { mode, blockBy });
          const { verdict, cause } = decide(facts);
          // An active device does not show block mode: without a policy only the portal tells.
          const isRight = verdict === 'right' || (cause === 'block-mode-not-visible' && state.block === 'portal');
          if (isRight === runsIn(state, { mode, blockBy })) continue;
          // A passive client that nothing protects runs in its mode, and verification does not call it right for that.
          const isBare = UNPROTECTED_CAUSES.has(cause) && facts.reported !== 'active';
          if (isBare && !isProtected(state)) continue;
          // `EDR Block Mode` with the value 0 means active to a reader, also until the restart that makes it true.
          const isToldActive = facts.reported === 'edr-block' && facts.force === 'active' && mode.startsWith('active');
          if (!isToldActive || state.mode !== 'passive') differing.push(JSON.stringify({ facts, state, cause }));
        }
    expect(differing).toEqual([]);
  });

  it('that have nothing left to do are right', () => {
    let reached = 0;
    for (const state of STATES)
      for (const mode of MODES)
        for (const blockBy of ROUTES)
          if (isReached(state, { mode, blockBy })) {
            reached += 1;
            expect(runsIn(state, { mode, blockBy })).toBe(true);
            expect(isProtected(state)).toBe(true);
            expect(settled(state)).toEqual(state);
          }
    expect(reached).toBeGreaterThan(100);
  });
});

describe('what Windows does by itself', () => {
  it('has a row for every state, and no row that never holds', () => {
    const used = new Set(
      STATES.flatMap((state) => [
        SETTLES.indexOf(settlingRow(state)),
        ...(state.mode === 'disabled' ? [SETTLES.indexOf(settlingRow(state, 'fresh'))] : []),
      ]),
    );
    expect([...used].sort((a, b) => a - b)).toEqual(SETTLES.map((_, index) => index));
  });

  it('is done at once: looking twice changes nothing', () => {
    const moving = STATES.filter((state) => stateId(settled(settled(state))) !== stateId(settled(state)));
    expect(moving).toEqual([]);
  });
});

describe('the actions', () => {
  it('each do something somewhere, and never lead out of the states', () => {
    const ids = new Set(STATES.map(stateId));
    const done = new Set<string>();
    for (const state of STATES)
      for (const action of ACTION_IDS) {
        const step = act(state, action);
        if (step.kind !== 'done') continue;
        done.add(action);
        if (!ids.has(stateId(step.state))) expect.unreachable(`${action} ${stateId(state)}`);
      }
    expect([...done].sort()).toEqual([...ACTION_IDS].sort());
  });

  it('never take the last protection away', () => {
    for (const state of STATES.filter(isProtected))
      for (const action of ACTION_IDS) {
        const step = act(state, action);
        if (step.kind === 'done' && !isProtected(step.state)) expect.unreachable(`${action} ${stateId(state)}`);
      }
  });

  it('never turn Defender off by policy, and never offboard', () => {
    const sets = ACTION_IDS.flatMap((id) => ACTIONS[id].effect.map(({ set }) => set as Partial<MigrationState>));
    expect(sets.some(({ turnOff, onboarded }) => turnOff === 'set' || onboarded === 'no')).toBe(false);
  });
});

describe('the dead ends', () => {
  it('each refuse something that could otherwise be done', () => {
    for (const { id, actions, when } of DEAD_END_ROWS) {
      const refused = STATES.filter((state) => isIn(state, when)).flatMap((state) =>
        actions.map((action) => act(state, action)),
      );
      expect(
        refused.some((step) => step.kind === 'refused' && step.by.some((by) => by.id === id)),
        id,
      ).toBe(true);
      expect(
        refused.some(({ kind }) => kind === 'done'),
        id,
      ).toBe(false);
    }
  });

  it('and everything else have ids of their own, sentences and sources', () => {
    const rows = [...DEAD_END_ROWS, ...NEVER];
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { says } of [...rows, ...SETTLES]) expect(says).toMatch(/^[A-Z`].*\.$/);
    for (const { first } of DEAD_END_ROWS) expect(first).toMatch(/^[A-Z][a-z]+[ ,].*\.$/);
    const known = Object.keys(SOURCES);
    for (const { sources } of [...rows, ...SETTLES, ...Object.values(ACTIONS)]) {
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) expect(known).toContain(source);
    }
  });
});
