import type { ResolvedGroup } from '@mdav/core';
import { describeGroup, objectName } from '../names/object-name.ts';
import { detectionScript, remediationScript } from './forcing-scripts.ts';
import { FORCING_STATES, type ForcingState } from './forcing-state.ts';
import type { ScriptPackage } from './package.ts';

/**
 * The package that sets `ForceDefenderPassiveMode` on clients. No node and no policy carries the value; a script of an
 * enrolled client is the one way through Intune.
 */
export function forcingPackage(group: ResolvedGroup, wanted: ForcingState): ScriptPackage {
  return {
    name: objectName(group, 'ForceDefenderPassiveMode'),
    description: describeGroup(group),
    publisher: 'mdav',
    roleScopeTagIds: ['0'],
    detection: detectionScript(wanted),
    remediation: remediationScript(wanted),
    runAs: 'system',
    runAs32Bit: false,
    enforceSignatureCheck: false,
  };
}

/** What a state is taken back by: a server leaves forced passive mode by the value 0, and nothing brings back a value that was removed. */
const BACK: Readonly<Record<ForcingState, ForcingState | undefined>> = { 1: 0, 0: 'absent', absent: undefined };

/**
 * The package of the same name that takes back what such a package did. Deleting the object leaves the value on the
 * devices: a script that no longer runs changes nothing.
 */
export function forcingUndo(group: ResolvedGroup, pack: ScriptPackage): ScriptPackage | undefined {
  const state = FORCING_STATES.find((wanted) => forcingPackage(group, wanted).detection === pack.detection);
  const back = state === undefined ? undefined : BACK[state];
  return back === undefined ? undefined : { ...forcingPackage(group, back), name: pack.name };
}
