import { describe, expect, it } from 'vitest';
import type { ResolvedGroup } from '../model/resolved.ts';
import { MODES, OS_IDS } from '../model/vocabulary.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { FROM_MODES, type FromMode } from './from.ts';
import { backLines } from './gate-words.ts';
import { factsOf } from './goal.ts';
import { act } from './machine.ts';
import { migrateGroup, type WayResult } from './migrate-group.ts';
import { sequenceOf } from './sequence.ts';
import { passesGate, stagesOf } from './stages.ts';

function groupOf(lines: string): ResolvedGroup {
  const text = `mdav: 1\nname: demo\ngroups:\n  g:\n${lines
    .split(',, ')
    .map((line) => `    ${line}\n`)
    .join('')}`;
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  const [group] = resolved.value.groups;
  if (group === undefined) throw new Error('no group');
  return group;
}

const OTHER = 'antivirus: { product: Contoso Protect }';
const SERVER = 'os: windows-server-2022,, deliver: [gpo],, platform: 4.18.24090.11';
const CLIENT = 'os: windows-11,, deliver: [intune]';

function result(lines: string, mode: FromMode): WayResult {
  const [way, more] = migrateGroup(groupOf(lines), { mode });
  if (way === undefined || more !== undefined) throw new Error('not one way');
  return way.result;
}

const actions = (lines: string, mode: FromMode): readonly string[] => {
  const found = result(lines, mode);
  return found.kind === 'stages'
    ? found.stages.flatMap(({ steps }) => steps.map(({ action }) => action))
    : [found.kind];
};

describe('what the policy of a group is to do', () => {
  const handsOf = (lines: string, mode: FromMode) => {
    const found = result(lines, mode);
    return found.kind === 'stages'
      ? found.stages.flatMap(({ phase, delivers, steps }) =>
          phase === 'deploy' ? [{ delivers, steps: steps.map(({ action, hand }) => `${action} ${hand}`) }] : [],
        )
      : [];
  };
  const back = `${SERVER},, mode: active,, onboarding: { state: onboarded },, antivirus: none`;

  it.each<[string, string, FromMode, readonly object[]]>([
    [
      'is by the policy where its files do it',
      `${back},, currentMode: passive`,
      'passive',
      [{ delivers: true, steps: ['force-active policy'] }],
    ],
    [
      'is elsewhere where they do not, and nothing is delivered',
      `${back},, currentMode: disabled`,
      'disabled',
      [{ delivers: false, steps: ['force-active elsewhere', 'clear-turn-off elsewhere'] }],
    ],
    [
      'is elsewhere beside a policy that says something else',
      `${back},, currentMode: disabled,, settings: { puaProtection: block }`,
      'disabled',
      [{ delivers: true, steps: ['force-active elsewhere', 'clear-turn-off elsewhere'] }],
    ],
    [
      'is by the policy where it deletes the value',
      `${back},, currentMode: disabled,, settings: { disableAntiSpyware: remove }`,
      'disabled',
      [{ delivers: true, steps: ['force-active elsewhere', 'clear-turn-off policy'] }],
    ],
  ])('%s', (_, lines, mode, stages) => {
    expect(handsOf(lines, mode)).toEqual(stages);
  });
});

describe('the way of a group', () => {
  it.each([
    [
      'servers that are not onboarded: the value first, whatever tamper protection says',
      `${SERVER},, mode: passive,, onboarding: { state: planned },, tamperProtection: on,, ${OTHER}`,
      'active',
      ['exclude-each-other', 'see-other', 'force-passive', 'onboard', 'restart'],
    ],
    [
      'onboarded servers: tamper protection off around the switch',
      `${SERVER},, mode: passive,, onboarding: { state: onboarded },, tamperProtection: off,, ${OTHER}`,
      'active',
      ['exclude-each-other', 'see-other', 'force-passive', 'restart', 'tamper-on'],
    ],
    [
      'onboarded servers whose policy turns tamper protection off for good',
      `${SERVER.replace('[gpo]', '[gpo, intune]')},, intune: { management: mde },, mode: passive,, onboarding: { state: onboarded },, settings: { tamperProtection: off },, ${OTHER}`,
      'active',
      ['exclude-each-other', 'see-other', 'tamper-off', 'force-passive', 'restart'],
    ],
    [
      'onboarded servers of which nobody says whether tamper protection is on',
      `${SERVER},, mode: passive,, onboarding: { state: onboarded },, ${OTHER}`,
      'active',
      ['exclude-each-other', 'see-other', 'tamper-off', 'force-passive', 'restart', 'tamper-on'],
    ],
    [
      'servers back to active: 0, then the other antivirus and a restart at once',
      `${SERVER},, mode: active,, currentMode: passive,, onboarding: { state: onboarded },, tamperProtection: on,, antivirus: none`,
      'passive',
      ['force-active', 'remove-other-and-restart'],
    ],
    [
      'clients: nothing is forced',
      `${CLIENT},, mode: passive+edr-block,, onboarding: { state: planned },, ${OTHER}`,
      'active',
      ['exclude-each-other', 'block-by-policy', 'onboard', 'install-other'],
    ],
    [
      'disabled clients: onboarding makes them passive',
      `${CLIENT},, mode: passive,, onboarding: { state: planned },, ${OTHER}`,
      'disabled',
      ['exclude-each-other', 'onboard'],
    ],
    ['clients back to active', `${CLIENT},, mode: active,, antivirus: none`, 'passive', ['remove-other']],
    [
      'Windows Server 2016: the unified agent first',
      `os: windows-server-2016,, agent: unified,, deliver: [gpo],, mode: passive,, onboarding: { state: planned },, ${OTHER}`,
      'active',
      ['install-agent', 'exclude-each-other', 'see-other', 'force-passive', 'onboard', 'restart'],
    ],
    [
      'servers without another antivirus yet: it is there before Defender goes passive',
      `${SERVER},, mode: passive,, onboarding: { state: planned }`,
      'active',
      ['exclude-each-other', 'install-other', 'force-passive', 'onboard', 'restart'],
    ],
    [
      'servers with the feature removed',
      `${SERVER},, mode: active,, defenderAntivirus: removed,, antivirus: none,, onboarding: { state: none }`,
      'disabled',
      ['install-defender', 'remove-other'],
    ],
    [
      'Windows Server 2016 without Defender: the feature, then the unified agent',
      `os: windows-server-2016,, agent: unified,, deliver: [gpo],, mode: passive,, onboarding: { state: planned },, ${OTHER}`,
      'disabled',
      ['install-defender', 'install-agent', 'exclude-each-other', 'force-passive', 'onboard', 'restart'],
    ],
    [
      'Windows Server 2012 R2 without Defender: the unified agent brings it',
      `os: windows-server-2012-r2,, agent: unified,, deliver: [gpo],, mode: passive,, onboarding: { state: planned },, ${OTHER}`,
      'disabled',
      ['install-agent', 'exclude-each-other', 'force-passive', 'onboard', 'restart'],
    ],
    [
      'Windows Server 2016 by Defender for Cloud: the value first, the agent when it onboards',
      `os: windows-server-2016,, agent: unified,, deliver: [gpo],, mode: passive+edr-block,, onboarding: { state: planned, via: defender-for-cloud },, ${OTHER}`,
      'active',
      ['exclude-each-other', 'see-other', 'force-passive', 'block-by-policy', 'onboard', 'restart'],
    ],
    [
      'Windows Server 2022 by Defender for Cloud, which brings no agent there',
      `${SERVER},, mode: passive,, onboarding: { state: planned, via: defender-for-cloud },, ${OTHER}`,
      'active',
      ['exclude-each-other', 'see-other', 'force-passive', 'onboard', 'restart'],
    ],
    [
      'Windows Server 2012 R2 by Defender for Cloud, which brings the antivirus too',
      `os: windows-server-2012-r2,, agent: unified,, deliver: [gpo],, mode: passive,, onboarding: { state: planned, via: defender-for-cloud },, ${OTHER}`,
      'disabled',
      ['exclude-each-other', 'force-passive', 'onboard', 'restart'],
    ],
    [
      'Windows Server 2016 without Defender, by Defender for Cloud: the feature first',
      `os: windows-server-2016,, agent: unified,, deliver: [gpo],, mode: passive,, onboarding: { state: planned, via: defender-for-cloud },, ${OTHER}`,
      'disabled',
      ['exclude-each-other', 'force-passive', 'install-defender', 'onboard'],
    ],
    [
      'Windows Server 2016 with the agent that was installed passive',
      `os: windows-server-2016,, agent: unified,, installedPassive: true,, deliver: [gpo],, mode: passive,, onboarding: { state: planned },, ${OTHER}`,
      'active',
      ['exclude-each-other', 'see-other', 'force-passive', 'onboard', 'restart'],
    ],
    ['devices that are there', `${CLIENT},, mode: active,, antivirus: none`, 'active', ['there']],
  ] as const)('%s', (_, lines, from, expected) => {
    expect(actions(lines, from)).toEqual(expected);
  });

  it.each([
    [
      `${SERVER},, mode: passive,, onboarding: { state: onboarded },, tamperProtection: on,, ${OTHER}`,
      'active',
      'tamperProtection',
      'tamper-protection-holds-active',
    ],
    [
      `${SERVER.replace('[gpo]', '[gpo, intune]')},, intune: { management: mde },, mode: passive,, onboarding: { state: onboarded },, tamperProtection: off,, settings: { tamperProtection: on },, ${OTHER}`,
      'active',
      'settings.tamperProtection',
      'tamper-protection-holds-active',
    ],
    [
      `os: windows-server-2016,, agent: mma,, deliver: [gpo],, mode: passive,, onboarding: { state: planned },, ${OTHER}`,
      'active',
      'agent',
      undefined,
    ],
    [`${SERVER},, mode: passive,, onboarding: { state: none },, ${OTHER}`, 'active', 'onboarding', undefined],
    [
      `${SERVER},, mode: passive,, onboarding: { state: planned },, antivirus: none`,
      'active',
      'antivirus',
      'left-unprotected',
    ],
    [`${SERVER},, mode: active,, currentMode: passive,, ${OTHER}`, 'passive', 'antivirus', undefined],
    [
      `os: windows-server-2022,, deliver: [intune],, mode: passive,, onboarding: { state: planned },, ${OTHER}`,
      'active',
      'deliver',
      'onboarding-before-value',
    ],
  ] as const)('does not exist for %s, and says what must change first', (lines, from, fact, deadEnd) => {
    const found = result(lines, from);
    if (found.kind !== 'none') throw new Error(found.kind);
    expect(found.first.map((first) => first.fact)).toEqual([fact]);
    expect(found.deadEnds.map(({ id }) => id)).toEqual(deadEnd === undefined ? [] : [deadEnd]);
    expect(found.opens.length).toBeGreaterThan(0);
    expect(found.states).toBeGreaterThan(1);
  });

  it('asks for no fact before the Defender deployment tool has installed Defender Antivirus', () => {
    const stages = (state: string) => {
      const found = result(
        `os: windows-7,, mode: active,, deliver: [gpo],, onboarding: { state: ${state}, via: deployment-tool },, settings: { allowRealtimeMonitoring: true }`,
        'active',
      );
      return found.kind === 'stages' ? found.stages.map(({ phase, gate }) => [phase, Object.keys(gate.expect)]) : [];
    };
    expect(stages('planned')).toEqual([
      ['deploy', []],
      ['onboard', expect.arrayContaining(['reported', 'onboarded'])],
    ]);
  });

  it('takes either mode where the agent is installed passive, until the server is onboarded', () => {
    const reported = (lines: string) => {
      const found = result(`agent: unified,, deliver: [gpo],, mode: passive,, ${OTHER},, ${lines}`, 'active');
      if (found.kind !== 'stages') throw new Error(found.kind);
      return found.stages.map(({ phase, gate }) => `${phase} ${gate.expect.reported?.join(' ') ?? '-'}`);
    };
    const either = ['prepare active passive', 'deploy active passive', 'onboard passive', 'switch passive'];
    const planned = 'onboarding: { state: planned, via: gpo }';
    expect(reported(`os: windows-server-2016,, ${planned}`)).toEqual(either);
    expect(reported(`os: windows-server-2012-r2,, ${planned},, installedPassive: true`)).toEqual(either);
    // Nothing installs those passive.
    expect(reported(`os: windows-server-2022,, ${planned}`)[0]).toBe('prepare active');
    const byCloud = 'onboarding: { state: planned, via: defender-for-cloud }';
    expect(reported(`os: windows-server-2016,, ${byCloud}`).slice(0, 2)).toEqual(['prepare active', 'deploy active']);
    // There is no Defender Antivirus yet.
    expect(reported(`os: windows-server-2012-r2,, ${byCloud}`).slice(0, 2)).toEqual(['prepare -', 'deploy -']);
  });

  it('says a way back for every stage', () => {
    for (const os of OS_IDS)
      for (const mode of MODES)
        for (const from of FROM_MODES)
          for (const { result } of migrateGroup(
            groupOf(
              `os: ${os},, mode: ${mode},, deliver: [gpo],, agent: unified,, onboarding: { state: planned, via: deployment-tool }`,
            ),
            { mode: from },
          ))
            for (const { back } of result.kind === 'stages' ? result.stages : [])
              for (const line of backLines(back)) expect(line, `${os} ${mode} ${from}`).toMatch(/\w.*\.$/);
  });

  it('names two facts where one is not enough', () => {
    const found = result(`${SERVER},, mode: passive,, onboarding: { state: none },, antivirus: none`, 'active');
    expect(found.kind === 'none' && found.first.map(({ fact }) => fact)).toEqual(['onboarding', 'antivirus']);
  });

  it('is refused where the operating system is out of scope', () => {
    const found = result(`os: windows-7,, mode: passive,, deliver: [gpo],, ${OTHER}`, 'active');
    expect(found).toMatchObject({ kind: 'none', first: [], states: 0 });
  });

  it('tells the way back, and that tamper protection closes it', () => {
    const found = result(
      `${SERVER},, mode: active,, currentMode: passive,, onboarding: { state: onboarded },, tamperProtection: on,, antivirus: none`,
      'passive',
    );
    if (found.kind !== 'stages') throw new Error(found.kind);
    expect(found.stages.map(({ back }) => back)).toMatchObject([
      { kind: 'undo', says: ['Set the value to 1 while the server is still passive.'] },
      {
        kind: 'way',
        actions: ['install-other', 'tamper-off', 'force-passive', 'restart', 'tamper-on'],
        only: /tamper/,
      },
    ]);
    expect(found.notes.join(' ')).toContain('one maintenance window');
  });

  it('never offboards, and says so of the way back', () => {
    const found = result(`${CLIENT},, mode: passive,, onboarding: { state: planned },, ${OTHER}`, 'disabled');
    if (found.kind !== 'stages') throw new Error(found.kind);
    expect(found.stages.find(({ phase }) => phase === 'onboard')?.back).toEqual({
      kind: 'none',
      says: ['Only offboarding would lead back, and no way here does that.'],
    });
  });

  it('takes what was installed away again', () => {
    const found = result(
      `os: windows-server-2016,, agent: unified,, deliver: [gpo],, mode: passive,, onboarding: { state: planned },, ${OTHER}`,
      'disabled',
    );
    expect(found.kind === 'stages' && found.stages[0]?.back).toMatchObject({
      kind: 'undo',
      says: [/^Take the exclusions back/, /^Uninstall/, /^Remove the feature/].map((text) =>
        expect.stringMatching(text),
      ),
    });
  });

  it('takes the value back as the server was, and the turn-off policy not at all', () => {
    const found = result(
      `${SERVER},, mode: passive,, onboarding: { state: planned },, tamperProtection: on,, ${OTHER}`,
      'disabled',
    );
    if (found.kind !== 'stages') throw new Error(found.kind);
    const [deploy] = found.stages.filter(({ phase }) => phase === 'deploy');
    expect(deploy?.steps.map(({ action }) => action)).toEqual(['force-passive', 'clear-turn-off']);
    expect(deploy?.back).toEqual({
      kind: 'undo',
      says: [
        expect.stringMatching(/^Nothing sets the turn-off policy again/),
        'Take the value away before the server restarts or is onboarded.',
      ],
    });
  });

  it('asks for tamper protection to be off before a restart that relies on it', () => {
    const declared = `${SERVER},, mode: passive,, onboarding: { state: onboarded },, tamperProtection: off,, ${OTHER}`;
    const [way] = migrateGroup(groupOf(declared), { mode: 'active' });
    if (way?.result.kind !== 'stages') throw new Error('no way');
    expect(way.assumptions.join(' ')).toContain('Tamper protection is taken as off');
    const before = way.result.stages.findIndex(({ steps }) => steps.some(({ action }) => action === 'restart')) - 1;
    const gate = way.result.stages[before]?.gate;
    expect(gate?.expect).toMatchObject({ force: ['passive'], tamper: ['free'] });
    const [held] = migrateGroup(groupOf(declared), { mode: 'active', facts: { tamper: 'free', force: 'passive' } });
    if (held?.result.kind !== 'stages') throw new Error('no way');
    expect(held.assumptions.join(' ')).not.toContain('Tamper protection');
    const deploy = held.result.stages.find(({ phase }) => phase === 'deploy');
    expect(deploy?.gate.expect.tamper).toEqual(['free']);
  });

  it('takes a server that is passive before the restart, of which no page says that it waits', () => {
    const declared = `${SERVER},, onboarding: { state: onboarded },, tamperProtection: off,, ${OTHER}`;
    const gatesOf = (mode: string, facts = {}) => {
      const [way] = migrateGroup(groupOf(`${declared},, mode: ${mode}`), { mode: 'active', facts });
      if (way?.result.kind !== 'stages') throw new Error('no way');
      return way.result.stages.map(({ phase, gate }) => [phase, gate.expect.reported, gate.look.length]);
    };
    expect(gatesOf('passive')).toEqual([
      ['prepare', ['active'], 2],
      ['deploy', ['active', 'passive'], 1],
      ['switch', ['passive'], 0],
      ['confirm', ['passive'], 0],
    ]);
    expect(gatesOf('passive+edr-block')[1]).toEqual(['deploy', ['active', 'edr-block'], 1]);
    // The value was there before: the policy brings what else the group sets.
    expect(gatesOf('passive', { force: 'passive' })[0]).toEqual(['prepare', ['active', 'passive'], 3]);
  });

  it('turns tamper protection on again also where it is asked only after the switch', () => {
    const declared = `${SERVER},, mode: passive,, onboarding: { state: onboarded },, currentMode: active,, ${OTHER}`;
    const actionsOf = (more: string, from: FromMode) => {
      const [way] = migrateGroup(groupOf(`${declared},, ${more}`), { mode: from, facts: { tamper: 'free' } });
      return way?.result.kind === 'stages'
        ? way.result.stages.flatMap(({ steps }) => steps.map(({ action }) => action))
        : way?.result.kind;
    };
    expect(actionsOf('tamperProtection: off', 'active')).toContain('tamper-on');
    expect(actionsOf('tamperProtection: off', 'passive')).toEqual(['tamper-on']);
    // Nobody turned it off for a switch here.
    expect(actionsOf('tamperProtection: on', 'passive')).toBe('there');
  });

  it('takes another antivirus as there that a client does not see', () => {
    const client = (more: string) =>
      migrateGroup(
        groupOf(`os: windows-11,, deliver: [intune],, mode: passive,, onboarding: { state: onboarded },, ${more}`),
        {
          mode: 'active',
        },
      )[0];
    const unseen = client(`${OTHER},, securityCenter: off`);
    expect(unseen?.start).toMatchObject({ other: 'installed', securityCenter: 'stopped' });
    expect(unseen?.assumptions.join(' ')).toMatch(/is taken as installed already: with Security Center off/);
    const stages = unseen?.result.kind === 'stages' ? unseen.result.stages : [];
    const actions = stages.flatMap(({ steps }) => steps.map(({ action }) => action));
    expect(actions).toContain('start-security-center');
    expect(actions).not.toContain('install-other');
    expect(client(OTHER)?.start.other).toBe('none');
  });

  it('takes passive devices as onboarded, and says so where the fleet file has it otherwise', () => {
    const from = (state: string) =>
      migrateGroup(groupOf(`${SERVER},, mode: active,, antivirus: none,, onboarding: { state: ${state} }`), {
        mode: 'passive',
      })[0];
    expect(from('none')?.start.onboarded).toBe('yes');
    expect(from('none')?.assumptions.join(' ')).toContain('taken as onboarded, although');
    expect(from('onboarded')?.assumptions.join(' ')).not.toContain('taken as onboarded');
  });

  it('speaks of configuration protection where that is in the place of tamper protection', () => {
    const titles = (tamper: string) => {
      const [way] = migrateGroup(
        groupOf(
          `${SERVER},, mode: passive,, onboarding: { state: onboarded },, tamperProtection: ${tamper},, ${OTHER}`,
        ),
        { mode: 'active' },
      );
      return way?.result.kind === 'stages'
        ? way.result.stages.flatMap(({ steps }) => steps.map(({ title }) => title))
        : [];
    };
    const titled = titles('configuration-protection').filter((title) => /protection/.test(title));
    expect(titled).toHaveLength(2);
    for (const title of titled) expect(title).toMatch(/onfiguration protection/);
    expect(titles('off').join()).not.toContain('onfiguration protection');
  });

  it('says what it takes a disabled or passive server to have', () => {
    const assumed = (os: string, mode: FromMode, facts = {}) =>
      migrateGroup(groupOf(`os: ${os},, deliver: [gpo],, mode: active,, antivirus: none`), { mode, facts })[0];
    const unified = 'windows-server-2016,, agent: unified';
    expect(assumed(unified, 'disabled')?.assumptions.join(' ')).toContain('Windows-Defender is taken as removed');
    expect(assumed(unified, 'disabled', { defender: 'missing' })?.assumptions.join(' ')).not.toContain('as removed');
    expect(assumed(unified, 'disabled', { defender: 'installed' })?.start.defender).toBe('installed');
    expect(assumed('windows-server-2016,, agent: mma', 'passive')?.assumptions).toContain(
      'The agent is taken as the unified one: no other is passive.',
    );
    expect(assumed(unified, 'passive')?.assumptions.join(' ')).not.toContain('agent');
    expect(assumed('windows-server-2012-r2', 'disabled', { defender: 'missing' })?.start).toMatchObject({
      agent: 'missing',
      defender: 'with-agent',
    });
  });

  it('says what the files lack', () => {
    const found = result(`${SERVER},, mode: active,, antivirus: none`, 'passive');
    expect(found.kind === 'stages' && found.notes[0]).toContain('`currentMode: passive`');
  });
});

/** Groups of every kind that decides something. */
function* everyGroup(): Generator<ResolvedGroup> {
  const OS = [
    'os: windows-10',
    'os: windows-server-2022',
    'os: windows-server-2016,, agent: unified',
    'os: windows-server-2016,, agent: mma',
  ];
  for (const os of OS)
    for (const mode of ['active', 'active+edr-block', 'passive', 'passive+edr-block'])
      for (const onboarding of ['onboarded', 'planned', 'none'])
        for (const antivirus of ['antivirus: none', OTHER])
          for (const tamper of ['on', 'off'])
            yield groupOf(
              `${os},, mode: ${mode},, deliver: [gpo, portal],, platform: 4.18.24090.11,, onboarding: { state: ${onboarding} },, ${antivirus},, tamperProtection: ${tamper}`,
            );
}

describe('every way of every group', () => {
  const groups = [...everyGroup()];

  it('opens each of its gates by its own steps, and not before them where a fact changes', () => {
    let gates = 0;
    for (const group of groups)
      for (const mode of FROM_MODES)
        for (const { id } of group.os) {
          const { goal, found } = sequenceOf(group, id, { mode });
          if (found.kind === 'none') continue;
          let state = found.steps[0]?.before;
          for (const stage of stagesOf(found.steps, {
            goal,
            withheld: new Set(),
            hasPolicy: true,
            carries: () => true,
          })) {
            if (state === undefined) continue;
            const before = factsOf(state, goal);
            for (const { action } of stage.steps) {
              const step = act(state, action);
              if (step.kind !== 'done') throw new Error(`${action} ${step.kind}`);
              state = step.state;
            }
            gates += 1;
            expect(passesGate(stage.gate, factsOf(state, goal))).toBe(true);
            const isSeen = Object.keys(stage.gate.expect).some(
              (key) => key !== 'reported' && key !== 'force' && key !== 'antivirus',
            );
            if (isSeen) expect(passesGate(stage.gate, before)).toBe(false);
          }
        }
    expect(gates).toBeGreaterThan(500);
  });
});
