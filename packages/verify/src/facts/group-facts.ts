import { FLOORS, isServer, type Mode, type OsId, settleMode, wantsBlockMode } from '@mdav/core';
import type { ExpectedState } from '@mdav/core/decision';

/** What the verdict on a device needs to know of its group. */
export interface GroupFacts {
  readonly wanted: Mode;
  readonly wantsBlockMode: boolean;
  /** The devices have `MDMWinsOverGP` on. */
  readonly mdmWins: boolean;
  /** What the group asks of an operating system, also of one that it does not list. */
  planOf(os: OsId | undefined): OsFacts;
}

/** What a group asks of one operating system. */
export interface OsFacts {
  /** The fact `os`. */
  readonly os: 'client' | 'server' | 'unsupported' | 'unknown';
  /** False when the group does not list the operating system and the support table answers instead. */
  readonly isListed: boolean;
  /** What the fact `blockPolicy` is where no policy is on. */
  readonly withoutPolicy: 'missing' | 'portal';
  readonly platformFloor: string;
  readonly engineFloor: string;
}

/** Makes a group ready for many devices. */
export function groupFacts(expected: ExpectedState): GroupFacts {
  const { mode, agent, baseline, devices, settings } = expected;
  const isByPortal = devices.length > 0 && devices.every(({ blockMode }) => blockMode !== 'policy');
  const known = new Map<OsId, OsFacts>(
    devices.map(({ os, refusedBy, blockMode, status }) => [
      os,
      {
        os: refusedBy.length > 0 ? 'unsupported' : isServer(os) ? 'server' : 'client',
        isListed: true,
        withoutPolicy: blockMode === 'portal' ? 'portal' : 'missing',
        platformFloor: status.AMProductVersion?.atLeast ?? FLOORS.blockModePlatform,
        engineFloor: status.AMEngineVersion?.atLeast ?? FLOORS.blockModeEngine,
      },
    ]),
  );
  const withoutPolicy = isByPortal ? 'portal' : 'missing';
  const floors = {
    platformFloor: isByPortal ? FLOORS.blockModePlatform : FLOORS.blockModeByPolicy,
    engineFloor: FLOORS.blockModeEngine,
  };
  const notTold: OsFacts = { os: 'unknown', isListed: true, withoutPolicy, ...floors };
  return {
    wanted: mode,
    wantsBlockMode: wantsBlockMode(mode),
    mdmWins: (settings ?? []).some(({ mdmWins }) => mdmWins === true),
    planOf(os) {
      if (os === undefined) return notTold;
      const plan = known.get(os);
      if (plan !== undefined) return plan;
      const { refusedBy } = settleMode(os, agent, mode, baseline);
      const unlisted: OsFacts = {
        os: refusedBy.length > 0 ? 'unsupported' : isServer(os) ? 'server' : 'client',
        isListed: false,
        withoutPolicy,
        ...floors,
      };
      known.set(os, unlisted);
      return unlisted;
    },
  };
}
