import { type Diagnostic, fail, type Outcome, succeed } from '../diagnostic/diagnostic.ts';
import type { ResolvedFleet, ResolvedGroup } from '../model/resolved.ts';
import type { Mode } from '../model/vocabulary.ts';
import { type From, type FromMode, isOtherClass, modeOfFacts } from './from.ts';
import { migrateGroup, type Way } from './migrate-group.ts';
import { type RingChain, ringsOf } from './rings.ts';
import type { DeviceFacts } from './state-file.ts';

/** Where the devices of a fleet are. */
export type Origin =
  /** Every device that enters the fleet. Rings after the first start from the mode of the ring before. */
  | { readonly kind: 'mode'; readonly mode: FromMode }
  /** As the groups say with `currentMode`. */
  | { readonly kind: 'fleet' }
  /** As verification saw each device. */
  | { readonly kind: 'devices'; readonly devices: readonly DeviceFacts[] };

/** The ways of a fleet. Plain data: the document that `migration.schema.json` describes is made of it. */
export interface Migration {
  readonly fleet: string;
  readonly groups: readonly GroupMigration[];
  readonly rings: readonly RingChain[];
}

/** The ways of the devices of one group that start from the same place. */
export interface GroupMigration {
  readonly group: string;
  readonly mode: Mode;
  readonly from: {
    readonly mode: FromMode;
    /** Who says so. */
    readonly by: 'option' | 'fleet' | 'ring' | 'state';
    /** The ring before, where that says so. */
    readonly ring?: string;
    /** How many devices of the state file start here. */
    readonly devices?: number;
  };
  readonly ways: readonly Way[];
}

/**
 * The ordered stages from where the devices of a fleet are to where the fleet wants them.
 *
 * Errors: `migrate-from-unknown`, `migrate-state-group`, `migrate-state-mode`, `migrate-state-os`.
 */
export function migrateFleet(fleet: ResolvedFleet, origin: Origin, only?: string): Outcome<Migration> {
  const rings = ringsOf(fleet);
  const groups = fleet.groups.filter(({ name }) => only === undefined || name === only);
  const diagnostics: Diagnostic[] = [];
  const migrations = groups.flatMap((group): readonly GroupMigration[] => {
    const starts = startsOf(group, groups, rings, origin, fleet, only !== undefined);
    if ('code' in starts) {
      diagnostics.push(starts);
      return [];
    }
    const all = starts.map(({ from, by, ring, devices }) => ({
      group: group.name,
      mode: group.mode,
      from: {
        mode: from.mode,
        by,
        ...(ring === undefined ? {} : { ring }),
        ...(devices === undefined ? {} : { devices }),
      },
      ways: migrateGroup(group, from).map((way) => withOverruled(way, group, from, by)),
    }));
    return together(all);
  });
  if (origin.kind === 'devices') {
    const left = [
      ...strays(origin.devices, fleet, groups),
      ...strangers(origin.devices, groups),
      ...modeless(origin.devices, groups),
    ];
    // With nobody left there is nothing to tell.
    for (const each of left.map((one): Diagnostic => (migrations.length > 0 ? one : { ...one, severity: 'error' })))
      diagnostics.push(each);
  }
  if (diagnostics.some(({ severity }) => severity === 'error')) return fail(diagnostics);
  const names = new Set(groups.map(({ name }) => name));
  const shown = rings.filter((chain) => chain.groups.some((name) => names.has(name)));
  return succeed({ fleet: fleet.name, groups: migrations, rings: shown }, diagnostics);
}

/** Devices that differ in facts without going another way are told as one. */
function together(migrations: readonly GroupMigration[]): readonly GroupMigration[] {
  const merged = new Map<string, GroupMigration>();
  for (const migration of migrations) {
    const key = JSON.stringify([migration.from.mode, migration.ways]);
    const known = merged.get(key);
    const devices = (known?.from.devices ?? 0) + (migration.from.devices ?? 0);
    merged.set(key, devices === 0 ? migration : { ...migration, from: { ...migration.from, devices } });
  }
  return [...merged.values()];
}

/** A mode on the command line counts for more than the fleet file, and that is said. */
function withOverruled(way: Way, { currentMode }: ResolvedGroup, { mode }: From, by: string): Way {
  if (by === 'fleet' || by === 'state' || currentMode === undefined || mode.startsWith(currentMode)) return way;
  const says = `The devices are taken as ${mode}, although the fleet file says \`currentMode: ${currentMode}\`.`;
  return { ...way, assumptions: [says, ...way.assumptions] };
}

interface GroupStart {
  readonly from: From;
  readonly by: GroupMigration['from']['by'];
  readonly ring?: string;
  readonly devices?: number;
}

function startsOf(
  group: ResolvedGroup,
  groups: readonly ResolvedGroup[],
  rings: readonly RingChain[],
  origin: Origin,
  fleet: ResolvedFleet,
  isAlone: boolean,
): readonly GroupStart[] | Diagnostic {
  switch (origin.kind) {
    case 'mode': {
      const ring = isAlone ? undefined : ringBefore(group.name, rings);
      const before = fleet.groups.find(({ name }) => name === ring);
      return before === undefined
        ? [{ from: { mode: origin.mode }, by: 'option' }]
        : [{ from: { mode: before.mode }, by: 'ring', ring: before.name }];
    }
    case 'fleet':
      return group.currentMode === undefined
        ? {
            code: 'migrate-from-unknown',
            severity: 'error',
            message: `Group ${group.name} does not say in which mode its devices are.`,
            at: group.at,
            hint: 'Write `currentMode` into the group, or name the mode or a state file with `--from`.',
          }
        : [{ from: { mode: group.currentMode }, by: 'fleet' }];
    case 'devices':
      return startsOfDevices(group, devicesOf(group, groups, origin.devices));
  }
}

function ringBefore(group: string, rings: readonly RingChain[]): string | undefined {
  const chain = rings.find(({ groups }) => groups.includes(group))?.groups ?? [];
  return chain[chain.indexOf(group) - 1];
}

function startsOfDevices(group: ResolvedGroup, devices: readonly DeviceFacts[]): readonly GroupStart[] {
  const starts = new Map<string, { from: From; devices: number }>();
  for (const { facts } of devices) {
    const mode = modeOfFacts(facts) ?? group.currentMode;
    if (mode === undefined || isStranger(group, facts)) continue;
    const key = JSON.stringify([mode, ...Object.entries(facts).sort()]);
    starts.set(key, { from: { mode, facts }, devices: (starts.get(key)?.devices ?? 0) + 1 });
  }
  return [...starts.values()].map(({ from, devices: count }) => ({ from, by: 'state', devices: count }));
}

/** True for a device of a class that no operating system of the group is of. */
function isStranger({ os }: ResolvedGroup, facts: DeviceFacts['facts']): boolean {
  return os.every(({ id }) => isOtherClass(id, facts));
}

/** Devices that their group has no operating system for: nothing of it holds for them. */
function strangers(devices: readonly DeviceFacts[], groups: readonly ResolvedGroup[]): readonly Diagnostic[] {
  return groups.flatMap((group): readonly Diagnostic[] => {
    const found = devicesOf(group, groups, devices).filter(({ facts }) => isStranger(group, facts));
    const [first] = found;
    if (first === undefined) return [];
    const one = first.facts.os ?? '';
    return [
      {
        code: 'migrate-state-os',
        severity: 'warning',
        message: `${found.length === 1 ? `A ${one}` : `${found.length} ${one}s`} left out of group ${group.name}, which has ${one === 'server' ? 'clients' : 'servers'} alone.`,
        at: first.at,
        hint: 'Name in `group` the one that the device belongs to, or correct `os` in the state or in the group.',
      },
    ];
  });
}

/** Devices of which nobody knows whether they are active or passive: no way begins with them. */
function modeless(devices: readonly DeviceFacts[], groups: readonly ResolvedGroup[]): readonly Diagnostic[] {
  return groups.flatMap((group) => {
    const untold = devicesOf(group, groups, devices).filter(
      ({ facts }) => modeOfFacts(facts) === undefined && group.currentMode === undefined,
    );
    const [first] = untold;
    if (first === undefined) return [];
    return [
      {
        code: 'migrate-state-mode',
        severity: 'warning',
        message: `${untold.length === 1 ? 'A device' : `${untold.length} devices`} of group ${group.name} left out: it is not told whether they are active or passive.`,
        at: first.at,
        hint: 'Write `"reported": "passive"` or `"active"` into the state, as `AMRunningMode` of `Get-MpComputerStatus` says; beside "edr-block", which goes with both, also `"force": "passive"` or `"active"`, or `"antivirus": "registered"`. Or write `currentMode` into the group.',
      } as const,
    ];
  });
}

function devicesOf(
  group: ResolvedGroup,
  groups: readonly ResolvedGroup[],
  devices: readonly DeviceFacts[],
): readonly DeviceFacts[] {
  const alone = groups.length === 1 ? group.name : undefined;
  return devices.filter((device) => (device.group ?? alone) === group.name);
}

/** Devices that belong to no group of the fleet. */
function strays(
  devices: readonly DeviceFacts[],
  fleet: ResolvedFleet,
  groups: readonly ResolvedGroup[],
): readonly Diagnostic[] {
  const names = new Set(fleet.groups.map(({ name }) => name));
  const left = devices.filter(({ group }) => (group === undefined ? groups.length > 1 : !names.has(group)));
  const [stray] = left;
  if (stray === undefined) return [];
  const number = left.length === 1 ? 'A device' : `${left.length} devices`;
  return [
    {
      code: 'migrate-state-group',
      severity: 'warning',
      message:
        stray.group === undefined
          ? `${number} left out: no group of the fleet is named or matches.`
          : `${number} left out: there is no group ${JSON.stringify(stray.group)} in the fleet.`,
      at: stray.at,
      hint: 'Write `group` into the state, or choose one with `--group`.',
    },
  ];
}
