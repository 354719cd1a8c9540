import type { ResolvedGroup } from '@mdav/core';
import type { ExpectedState } from '@mdav/core/decision';
import { fill, joinCode, type PowerShell, ps, psText, psTexts } from '@mdav/quote';
import { expectedGroup } from '../expected/expected-group.ts';
import { GET_MDAV_STATE, MODE_CHANGE } from './embedded.generated.ts';
import { MODE_CHANGE_PATTERN } from './mode-change.ts';
import { placesFor, type RegistryPlace } from './places.ts';

/**
 * `Get-MdavState.ps1` for a group: prints a `CollectedState` as one line of JSON. Only the data at its top differs
 * between groups. It keeps to cmdlets, operators and core types, so that constrained language mode runs it.
 */
export function collectorScript(group: ResolvedGroup): PowerShell {
  return collectorFor(group, expectedGroup(group));
}

/** The same, where what the group expects is at hand. */
export function collectorFor(group: ResolvedGroup, expected: ExpectedState): PowerShell {
  return fill(GET_MDAV_STATE, {
    fleet: psText(group.fleet),
    group: psText(group.name),
    places: joinCode(placesFor(group, expected.settings ?? []).map(placeText), '\n'),
    statusFields: psTexts(STATUS_FIELDS),
    changeQuery: MODE_CHANGE.query,
    readChanges: MODE_CHANGE.read,
    changePattern: psText(MODE_CHANGE_PATTERN),
  });
}

function placeText({ key, names }: RegistryPlace): PowerShell {
  const list = names === 'all' ? ps`$null` : psTexts(names);
  return ps`@{ key = ${psText(key)}; names = ${list} }`;
}

/** Fields of `Get-MpComputerStatus`; a platform that does not know one leaves it empty. */
export const STATUS_FIELDS: readonly string[] = [
  'AMRunningMode',
  'AMProductVersion',
  'AMEngineVersion',
  'AMServiceEnabled',
  'AntivirusEnabled',
  'AntivirusSignatureVersion',
  'AntivirusSignatureAge',
  'BehaviorMonitorEnabled',
  'IoavProtectionEnabled',
  'IsTamperProtected',
  'OnAccessProtectionEnabled',
  'RealTimeProtectionEnabled',
  'RebootRequired',
  'SmartAppControlState',
  'TamperProtectionSource',
];
