import { sampled } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../decision/facts.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import type { ActionId } from './actions.ts';
import { modeOfFacts } from './from.ts';
import { migrateGroup, type Way } from './migrate-group.ts';
import { passesGate, type Stage } from './stages.ts';

/** A device as the pages describe it, apart from the states that the search goes through. */
interface Device {
  readonly kind: 'client' | 'server';
  readonly hasFeature: boolean;
  readonly hasAgent: boolean;
  readonly mode: 'active' | 'passive' | 'disabled';
  readonly other: 'none' | 'idle' | 'running';
  readonly isOnboarded: boolean;
  readonly isTamperProtected: boolean;
  readonly force?: 0 | 1;
  readonly isTurnedOff: boolean;
  readonly hasSecurityCenter: boolean;
  readonly blocks: boolean;
  readonly wasRestarted: boolean;
}

type Mode = Device['mode'];

/** What Windows may do when it looks at the mode: the first row that holds. Several modes where the pages leave it open. */
const LOOKS: readonly {
  readonly page: string;
  readonly holds: (device: Device, was: Mode | 'fresh') => boolean;
  readonly may: (device: Device, was: Mode | 'fresh') => readonly Mode[];
}[] = [
  {
    page: 'microsoft-defender-antivirus-windows-server-configure (2026-06-25): where it was uninstalled, it has to be installed first',
    holds: ({ hasFeature }) => !hasFeature,
    may: () => ['disabled'],
  },
  {
    page: 'microsoft-defender-antivirus-compatibility (2026-08-21): Windows 10 and 11, Defender is primary: active',
    holds: ({ kind, other }) => kind === 'client' && other === 'none',
    may: () => ['active'],
  },
  {
    page: 'the same, warning: with the Windows Security Center service disabled it stays active',
    holds: ({ kind, hasSecurityCenter }) => kind === 'client' && !hasSecurityCenter,
    may: () => ['active'],
  },
  {
    page: 'the same, disabled or uninstalled: it can be enabled again when the other product expires or stops protecting',
    holds: ({ kind, other }) => kind === 'client' && other === 'idle',
    may: ({ isOnboarded }) => [isOnboarded ? 'passive' : 'disabled', 'active'],
  },
  {
    page: 'the same and switch-to-mde-phase-2 (2026-09-15): onboarded beside another product passive, else disabled',
    holds: ({ kind }) => kind === 'client',
    may: ({ isOnboarded }) => [isOnboarded ? 'passive' : 'disabled'],
  },
  {
    page: 'the same: on Windows Server 2012 R2 and 2016 passive mode takes the modern unified solution',
    holds: ({ hasAgent }) => !hasAgent,
    may: (_, was) => [was === 'fresh' ? 'active' : was],
  },
  {
    page: 'the same, edition of 2021-08-05: the policy turns Defender off on a server that is not onboarded',
    holds: ({ isOnboarded, isTurnedOff }) => !isOnboarded && isTurnedOff,
    may: () => ['disabled'],
  },
  {
    page: 'the same (2026-08-21): a server that is not onboarded is active; disabling it there is done by hand',
    holds: ({ isOnboarded }) => !isOnboarded,
    may: () => ['active'],
  },
  {
    page: 'the same, important: tamper protection prevents going back into passive mode even with the value 1',
    holds: ({ force, isTurnedOff, isTamperProtected }, was) =>
      was === 'active' && isTamperProtected && (force === 1 || (force === undefined && isTurnedOff)),
    may: () => ['active'],
  },
  {
    page: 'the same: the value 1 switches to passive mode, even where it was disabled before onboarding',
    holds: ({ force }) => force === 1,
    may: () => ['passive'],
  },
  {
    page: 'the same: it cannot move into active mode beside a product that protects in real time',
    holds: ({ force, other }, was) => force === 0 && other === 'running' && (was === 'passive' || was === 'disabled'),
    may: (_, was) => [was === 'disabled' ? 'disabled' : 'passive'],
  },
  {
    page: 'the server page: the value 0 and a restart set it to active mode',
    holds: ({ force }) => force === 0,
    may: () => ['active'],
  },
  {
    page: 'the same: turned off before onboarding it remains disabled; after, the policy means passive mode',
    holds: ({ isTurnedOff }) => isTurnedOff,
    may: (_, was) => [was === 'disabled' ? 'disabled' : 'passive'],
  },
  {
    page: 'the same: it should switch to active when the other product is uninstalled, which might not occur',
    holds: ({ other }, was) => other === 'none' && (was === 'passive' || was === 'disabled'),
    may: (_, was) => [was === 'disabled' ? 'disabled' : 'passive', 'active'],
  },
  {
    page: 'the same: it does not enter passive mode by itself',
    holds: () => true,
    may: (_, was) => [was === 'fresh' ? 'active' : was],
  },
];

/** Every device that there may be once Windows has looked. */
function look(device: Device, was: Mode | 'fresh' = device.mode): readonly Device[] {
  const row = LOOKS.find(({ holds }) => holds(device, was));
  return (row?.may(device, was) ?? []).map((mode) => ({ ...device, mode }));
}

/** What a person does, and whether Windows looks then: certainly, perhaps, or not. */
function done(device: Device, action: ActionId): readonly Device[] {
  const isClient = device.kind === 'client';
  const clientLooks = (changed: Device) => (isClient ? look(changed) : [changed]);
  switch (action) {
    case 'install-defender':
      return look({ ...device, hasFeature: true, wasRestarted: true }, held(device));
    case 'install-agent':
      return look({ ...device, hasAgent: true, hasFeature: true }, held(device));
    case 'onboard':
      return look({ ...device, isOnboarded: true }, 'fresh');
    case 'start-security-center':
      return clientLooks({ ...device, hasSecurityCenter: true });
    case 'install-other':
    case 'see-other':
    case 'start-other':
      return clientLooks({ ...device, other: 'running' });
    case 'remove-other':
      return clientLooks({ ...device, other: 'none' });
    case 'remove-other-and-restart':
      return look({ ...device, other: 'none', wasRestarted: true });
    case 'restart':
      return look({ ...device, wasRestarted: true });
    case 'tamper-off': {
      const off = { ...device, isTamperProtected: false };
      // The value may be there already, and no page says that it waits.
      return device.force === 1 && device.isOnboarded ? [off, ...look(off)] : [off];
    }
    case 'tamper-on':
      return [{ ...device, isTamperProtected: true }];
    case 'force-passive': {
      const forced = { ...device, force: 1, wasRestarted: false } as const;
      return device.isOnboarded && device.mode === 'active' ? [forced, ...look(forced)] : [forced];
    }
    case 'force-active':
      return [{ ...device, force: 0, wasRestarted: false }];
    case 'remove-value': {
      const { force: _, ...rest } = device;
      return [rest];
    }
    case 'clear-turn-off':
      return clientLooks({ ...device, isTurnedOff: false, wasRestarted: false });
    case 'block-by-policy':
    case 'block-in-portal':
      return [{ ...device, blocks: true }];
    case 'block-policy-off':
    case 'block-portal-off':
      return [{ ...device, blocks: false }];
    case 'exclude-each-other':
      return [device];
  }
}

const held = ({ isOnboarded, mode }: Device) => (isOnboarded && mode !== 'disabled' ? mode : 'fresh');

const isProtected = ({ mode, other }: Device) => mode === 'active' || other === 'running';

/** What verification sees of a device. */
function seen(device: Device): Partial<Facts> {
  const { kind, mode, other, isOnboarded, force, blocks } = device;
  const shows = {
    active: 'active',
    passive: blocks && isOnboarded ? 'edr-block' : 'passive',
    disabled: 'not-running',
  } as const;
  return {
    os: kind,
    reported: shows[mode],
    defender: device.hasFeature ? 'installed' : 'missing',
    onboarded: isOnboarded ? 'yes' : 'no',
    sensor: isOnboarded ? 'running' : 'stopped',
    securityCenter: kind === 'server' ? 'unknown' : device.hasSecurityCenter ? 'running' : 'stopped',
    antivirus: kind === 'server' ? 'unknown' : ({ none: 'none', idle: 'idle', running: 'registered' } as const)[other],
    force: force === undefined ? 'absent' : force === 1 ? 'passive' : 'active',
    turnOff: device.isTurnedOff ? 'enabled' : 'absent',
    tamper: device.isTamperProtected ? 'holds-active' : 'free',
    blockPolicy: blocks ? 'set' : 'missing',
    change: device.wasRestarted ? 'settled' : 'since-boot',
  };
}

const GROUPS: readonly ResolvedGroup[] = [
  'os: windows-11',
  'os: windows-server-2022',
  'os: windows-server-2016\n    agent: unified',
  'os: windows-server-2012-r2\n    agent: unified',
].flatMap((os) =>
  ['active', 'passive', 'active+edr-block', 'passive+edr-block'].flatMap((mode) =>
    ['antivirus: none', 'antivirus: { product: Contoso Protect }'].flatMap((antivirus) =>
      ['planned', 'onboarded'].flatMap((onboarding) =>
        ['', '\n    tamperProtection: off'].map((tamper) =>
          groupOf(`${os}\n    mode: ${mode}\n    ${antivirus}\n    onboarding: { state: ${onboarding} }${tamper}`),
        ),
      ),
    ),
  ),
);

function groupOf(lines: string): ResolvedGroup {
  const text = `mdav: 1\nname: demo\ngroups:\n  g:\n    platform: 4.18.24090.11\n    deliver: [gpo]\n    ${lines}\n`;
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  const [group] = resolved.ok ? resolved.value.groups : [];
  if (group === undefined) throw new Error(text);
  return group;
}

/** Devices as they are found, the odd ones included. */
function* devicesFor(kind: Device['kind']): Generator<Device> {
  const both = [true, false];
  const isServer = kind === 'server';
  for (const mode of ['active', 'passive', 'disabled'] as const)
    for (const isOnboarded of both)
      for (const isTamperProtected of both)
        for (const isTurnedOff of isServer ? both : [false])
          for (const hasFeature of isServer && mode === 'disabled' ? both : [true])
            for (const hasSecurityCenter of isServer ? [true] : both)
              for (const other of isServer ? (['none'] as const) : (['none', 'idle', 'running'] as const))
                for (const force of isServer ? ([undefined, 0, 1] as const) : [undefined])
                  for (const blocks of both)
                    for (const wasRestarted of isServer ? both : [true])
                      yield {
                        kind,
                        hasFeature,
                        hasAgent: true,
                        mode,
                        other,
                        isOnboarded,
                        isTamperProtected,
                        ...(force === undefined ? {} : { force }),
                        isTurnedOff,
                        hasSecurityCenter,
                        blocks,
                        wasRestarted,
                      };
}

const wayFrom = (group: ResolvedGroup, device: Device): Way | undefined => {
  const facts = seen(device);
  const mode = modeOfFacts(facts);
  return mode === undefined ? undefined : migrateGroup(group, { mode, facts })[0];
};

const unique = (devices: readonly Device[]) => [
  ...new Map(devices.map((device) => [JSON.stringify(Object.entries(device).sort()), device])).values(),
];

/** Every group with every device, of which the sample is taken: a way is looked for in the sample alone. */
function* meetings(): Generator<{ readonly group: ResolvedGroup; readonly found: Device }> {
  for (const group of GROUPS)
    for (const found of devicesFor(group.os[0]?.id === 'windows-11' ? 'client' : 'server')) yield { group, found };
}

function journeyOf({
  group,
  found,
}: {
  readonly group: ResolvedGroup;
  readonly found: Device;
}): readonly { readonly group: ResolvedGroup; readonly device: Device; readonly way: Way }[] {
  const way = wayFrom(group, found);
  if (way === undefined) return [];
  // What no fact of a server tells is taken as the way assumes, and says.
  const { other, agent, defender } = way.start;
  const device: Device =
    found.kind === 'client'
      ? found
      : {
          ...found,
          // What the fleet file alone names may as well not be there.
          other: other === 'installed' ? 'running' : 'none',
          hasAgent: agent === 'ready',
          hasFeature: defender === 'installed',
          isOnboarded: way.start.onboarded === 'yes',
          mode: way.start.mode,
        };
  return [{ group, device, way }];
}

/** Every device that there may be after some actions, and whether one of them was left without any antivirus on the way. */
function after(devices: readonly Device[], actions: readonly ActionId[]): readonly Device[] {
  return actions.reduce((now, action) => unique(now.flatMap((device) => done(device, action))), devices);
}

const actionsOf = (stages: readonly Stage[]) => stages.flatMap(({ steps }) => steps.map(({ action }) => action));

const JOURNEYS = [...sampled(6, meetings())].flatMap(journeyOf);
const STAGED = JOURNEYS.flatMap(({ group, device, way }) =>
  way.result.kind === 'stages' ? [{ group, device, way, result: way.result }] : [],
);

describe('a way, gone by simulated devices', () => {
  it('is found often enough to say something', () => {
    expect(STAGED.length).toBeGreaterThan(300);
  });

  it('ends in the wanted mode, whatever the pages leave open', () => {
    for (const { group, device, result } of STAGED) {
      const wanted = group.mode.startsWith('passive') ? 'passive' : 'active';
      for (const end of after([device], actionsOf(result.stages)))
        if (end.mode !== wanted) expect.unreachable(trace(group, device, result.stages, end));
    }
  });

  it('never leaves a device without any antivirus that had one, unless it says so', () => {
    for (const { group, device, way, result } of STAGED) {
      let now: readonly Device[] = [device];
      for (const action of actionsOf(result.stages)) {
        const isTold = result.notes.some((note) => note.includes('no antivirus is active'));
        if (action === 'remove-other-and-restart' && now.some(isProtected)) expect(isTold).toBe(true);
        for (const before of now)
          for (const next of done(before, action))
            if (isProtected(before) && !isProtected(next))
              expect.unreachable(`${action}: ${trace(group, before, result.stages, next)}`);
        now = after(now, [action]);
      }
      if (!isProtected(device)) expect(way.cautions.join(' ')).toContain('No antivirus protects these devices now');
    }
  });

  it('opens its gates for every device that did what the stage says', () => {
    for (const { group, device, result } of STAGED) {
      let now: readonly Device[] = [device];
      for (const stage of result.stages) {
        now = after(now, actionsOf([stage]));
        for (const one of now)
          if (!passesGate(stage.gate, { ...(seen(one) as Facts) }))
            expect.unreachable(`${JSON.stringify(stage.gate.expect)} ${trace(group, device, result.stages, one)}`);
      }
    }
  });

  it('leads back to the mode before a stage where it names actions, and needs none where it does not', () => {
    for (const { group, device, result } of STAGED) {
      let now: readonly Device[] = [device];
      for (const stage of result.stages) {
        const modes = new Set(now.map(({ mode }) => mode));
        const then = after(now, actionsOf([stage]));
        const { back } = stage;
        if (back.kind === 'way' && device.other !== 'idle')
          for (const end of after(then, back.actions))
            if (!modes.has(end.mode))
              expect.unreachable(`${back.actions}: ${trace(group, device, result.stages, end)}`);
        if (back.kind === 'undo') {
          const isInstalled = actionsOf([stage]).some((action) => action.startsWith('install-'));
          const isSaid = back.says.some((says) => says.includes('passive already'));
          // Windows may take over from a product that stopped protecting, and nobody wants that back.
          const isTakenOver = device.other === 'idle';
          for (const end of then)
            if (!isInstalled && !isSaid && !isTakenOver && !modes.has(end.mode))
              expect.unreachable(`${back.says.join(' ')}: ${trace(group, device, result.stages, end)}`);
        }
        now = then;
      }
    }
  });

  it('goes on where it stopped, when it is asked for again', () => {
    for (const { group, device, result } of STAGED) {
      let now: readonly Device[] = [device];
      const left = [...actionsOf(result.stages)];
      for (const stage of result.stages) {
        now = after(now, actionsOf([stage]));
        left.splice(0, stage.steps.length);
        for (const one of now) {
          const again = wayFrom(group, one)?.result;
          const actions = again?.kind === 'stages' ? actionsOf(again.stages) : [];
          // A restart is prudent after any change of the value.
          const isPrudent = (action: ActionId) => action === 'restart' && !one.wasRestarted;
          const more = actions.filter((action) => !left.includes(action) && !UNSEEN.has(action) && !isPrudent(action));
          if (again?.kind === 'none' || more.length > 0)
            expect.unreachable(`${again?.kind} ${more} left ${left}: ${trace(group, device, result.stages, one)}`);
        }
      }
    }
  });
});

/** What no fact of a device shows is taken from the fleet file; tamper protection that is found off beside active is turned on in the end. */
const UNSEEN: ReadonlySet<ActionId> = new Set([
  'see-other',
  'exclude-each-other',
  'install-agent',
  'remove-other',
  'remove-other-and-restart',
  'tamper-on',
]);

function trace(group: ResolvedGroup, from: Device, stages: readonly Stage[], end: Device): string {
  return `${group.os[0]?.id} ${group.mode} ${JSON.stringify(from)} by ${actionsOf(stages).join(', ')} ends ${JSON.stringify(end)}`;
}
