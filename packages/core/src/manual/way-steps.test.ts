import { groupWith, sampled } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { isServer } from '../facts/os.ts';
import { agentDecides } from '../facts/support.ts';
import type { ActionId } from '../migrate/actions.ts';
import { migrateGroup, stagesThatOpen } from '../migrate/migrate-group.ts';
import { comesWithPolicy, DOES } from '../migrate/order-steps.ts';
import { likelyFrom } from '../migrate/sequence.ts';
import type { Stage } from '../migrate/stages.ts';
import type { Group } from '../model/fleet.ts';
import type { ManualStep } from '../model/manual-step.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { CURRENT_MODES, MODES, ONBOARDING_STATES, TAMPER_STATES } from '../model/vocabulary.ts';
import { runbook } from './runbook.ts';
import { manualSteps } from './steps.ts';

const SYSTEMS = [
  ['windows-11'],
  ['windows-server-2022'],
  ['windows-server-2012-r2'],
  ['windows-server-2016', 'windows-server-2022'],
] as const satisfies readonly Group['os'][];

/** Everything that a fleet file can say about the way of a group. */
function* everyGroup(): Generator<ResolvedGroup> {
  for (const os of SYSTEMS)
    for (const mode of MODES)
      for (const state of ONBOARDING_STATES)
        for (const antivirus of ['none', { product: 'Contoso Protect' }, undefined] as const)
          for (const tamperProtection of isServer(os[0]) ? [...TAMPER_STATES, undefined] : [undefined])
            for (const currentMode of [...CURRENT_MODES, undefined])
              for (const via of agentDecides(os[0]) ? (['gpo', 'defender-for-cloud'] as const) : (['gpo'] as const))
                for (const securityCenter of os[0] === 'windows-11' ? (['off', undefined] as const) : [undefined])
                  yield groupWith(
                    {},
                    {
                      os,
                      mode,
                      agent: 'unified',
                      platform: '4.18.25080.5',
                      deliver: ['gpo'],
                      onboarding: { state, via },
                      ...(antivirus === undefined ? {} : { antivirus }),
                      ...(tamperProtection === undefined ? {} : { tamperProtection }),
                      ...(currentMode === undefined ? {} : { currentMode }),
                      ...(securityCenter === undefined ? {} : { securityCenter }),
                    },
                  );
}

/** The stages that a runbook has a table of. */
function tablesOf(group: ResolvedGroup): readonly (readonly Stage[])[] {
  const from = { mode: likelyFrom(group) };
  return migrateGroup(group, from).flatMap(({ os, result }) => {
    if (result.kind === 'stages') return [result.stages];
    const isTampered = result.kind === 'none' && result.first.every(({ fact }) => fact === 'tamperProtection');
    return isTampered ? os.slice(0, 1).map((id) => stagesThatOpen(group, id, from)) : [];
  });
}

const wordsOf = ({ os, mode, onboarding, antivirus, tamperProtection, currentMode, securityCenter }: ResolvedGroup) =>
  JSON.stringify({
    os: os.map(({ id }) => id),
    mode,
    onboarding,
    antivirus,
    tamperProtection,
    currentMode,
    securityCenter,
  });

const doing = (steps: readonly ManualStep[], action: ActionId) =>
  steps.findIndex(({ id }) => DOES[id]?.includes(action) === true);

describe('the numbered steps and the stages of a runbook', () => {
  const groups = [...sampled(4, everyGroup())].map((group) => ({ group, steps: manualSteps(group) }));

  it('say the same, each step in its stage and in the same order', () => {
    const done = new Set<ActionId>();
    for (const { group, steps } of groups) {
      for (const stages of tablesOf(group)) {
        let last = -1;
        for (const { phase, steps: actions } of stages)
          for (const { action, hand } of actions) {
            if (comesWithPolicy(action) && hand !== 'elsewhere') continue;
            const at = doing(steps, action);
            const words = `${wordsOf(group)}: ${action} of ${steps.map(({ id }) => id).join(' ')}`;
            expect(at, words).toBeGreaterThanOrEqual(0);
            if (action === 'remove-other-and-restart')
              expect(
                steps.map(({ id }) => id),
                words,
              ).toEqual(expect.arrayContaining(['remove-other-antivirus', 'restart']));
            if (group.os.length === 1) {
              expect(steps[at]?.phase, words).toBe(phase);
              expect(at, words).toBeGreaterThanOrEqual(last);
              last = at;
            }
            done.add(action);
          }
      }
    }
    expect([...done].sort()).toEqual([
      'clear-turn-off',
      'exclude-each-other',
      'force-active',
      'install-agent',
      'install-defender',
      'install-other',
      'onboard',
      'remove-other',
      'remove-other-and-restart',
      'restart',
      'see-other',
      'start-security-center',
      'tamper-off',
      'tamper-on',
    ]);
  });

  it('turn tamper protection off before the policy and on again after the mode, or not at all', () => {
    for (const { steps } of groups) {
      const ids = steps.map(({ id }) => id);
      const [off, on] = [ids.indexOf('tamper-protection-off'), ids.indexOf('tamper-protection-on')];
      expect(off === -1).toBe(on === -1);
      if (off === -1) continue;
      expect(off).toBeLessThan(ids.indexOf('import-gpo'));
      expect(on).toBeGreaterThan(ids.indexOf('confirm-mode'));
    }
  });

  it('say a dead end wherever there is no way from another mode, and its reasons', () => {
    let ends = 0;
    for (const { group, steps } of groups) {
      const from = likelyFrom(group);
      const page = runbook(group, steps, []);
      const stuck = migrateGroup(group, { mode: from }).filter(({ result }) => result.kind === 'none');
      const isThere = from === group.mode.replace('+edr-block', '');
      const words = wordsOf(group);
      expect(page.includes('there is no way to'), words).toBe(stuck.length > 0 && !isThere);
      for (const { result } of isThere ? [] : stuck)
        for (const { says, first } of result.kind === 'none' ? result.first : []) {
          ends += 1;
          expect(page).toContain(`- ${says} ${first}`);
        }
    }
    expect(ends).toBeGreaterThan(100);
  });
});

describe('the value 0 for servers that are disabled', () => {
  const disabled = (settings: Parameters<typeof groupWith>[0], more: Partial<Group> = {}) =>
    groupWith(settings, {
      os: 'windows-server-2022',
      mode: 'active',
      currentMode: 'disabled',
      deliver: ['gpo'],
      antivirus: 'none',
      onboarding: { state: 'onboarded' },
      ...more,
    });
  const idsOf = (group: ResolvedGroup) => manualSteps(group).map(({ id }) => id);
  const notesOf = (group: ResolvedGroup) =>
    migrateGroup(group, { mode: 'disabled' }).flatMap(({ result }) => (result.kind === 'stages' ? result.notes : []));

  it('is a step before the other antivirus goes, where no file carries it', () => {
    const ids = idsOf(disabled({}));
    expect(ids.indexOf('force-active')).toBeGreaterThanOrEqual(0);
    expect(ids.indexOf('force-active')).toBeLessThan(ids.indexOf('remove-other-antivirus'));
    expect(ids.indexOf('remove-other-antivirus')).toBeLessThan(ids.indexOf('restart'));
    const [note = ''] = notesOf(disabled({}));
    expect(note).toContain('do not carry the value 0');
    // They are not passive, and saying so would not be true.
    expect(note).not.toContain('currentMode');
    expect(note).toContain('forceDefenderPassiveMode: false');
  });

  it('is no step, and nothing that lacks, where the settings say it', () => {
    const group = disabled({ forceDefenderPassiveMode: false });
    expect(idsOf(group)).not.toContain('force-active');
    expect(notesOf(group).join()).not.toContain('do not carry');
  });

  it('is a step where the settings say it and no delivery carries it', () => {
    const group = disabled({ forceDefenderPassiveMode: false }, { deliver: ['portal'] });
    expect(idsOf(group)).not.toContain('remove-other-antivirus');
  });
});

describe('the steps of tamper protection', () => {
  const server = (more: Partial<Group>): readonly ManualStep[] =>
    manualSteps(
      groupWith(
        {},
        {
          os: 'windows-server-2022',
          mode: 'passive',
          platform: '4.18.25080.5',
          deliver: ['gpo'],
          antivirus: { product: 'Contoso Protect' },
          onboarding: { state: 'onboarded' },
          ...more,
        },
      ),
    ).filter(({ id }) => id.startsWith('tamper-protection'));

  it.each([
    [{ tamperProtection: 'on' }, /^Turn tamper protection off/, /The fleet file says that it is on\.$/],
    [{}, /^Turn tamper protection off/, /the fleet file does not say whether it is\.$/],
    [
      { tamperProtection: 'off', currentMode: 'active' },
      /^See that tamper protection is off/,
      /what was changed reverts then\.$/,
    ],
    [{ tamperProtection: 'configuration-protection' }, /^See whether configuration protection/, /do not say\.$/],
  ] as const)('of %j', (more, title, why) => {
    const [off, on] = server(more);
    expect(off?.title).toMatch(title);
    expect(off?.why).toMatch(why);
    expect(on?.phase).toBe('confirm');
    const isSaid = 'currentMode' in more;
    expect(off?.actions.join(' ').includes('Servers that are passive already')).toBe(
      !isSaid && !title.source.includes('configuration'),
    );
  });

  it.each([
    { tamperProtection: 'on', currentMode: 'passive' },
    { tamperProtection: 'on', platform: '4.18.2207.7' },
    { tamperProtection: 'on', onboarding: { state: 'planned' } },
  ] as const)('are not there of %j', (more) => {
    expect(server(more)).toEqual([]);
  });
});
