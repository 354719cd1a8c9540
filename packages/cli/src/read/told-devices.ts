import { type DeviceFacts, type Diagnostic, fail, type Outcome, type ResolvedFleet, succeed } from '@mdav/core';
import { expectedGroup, recordsIn, stateOf, type Verifier, verifier } from '@mdav/verify';
import { stateRecords } from '../verify/state-records.ts';

/**
 * The facts of devices from what `mdav verify` reads: output of Get-MdavState.ps1, Get-MpComputerStatus, exports of
 * advanced hunting. A device that belongs to no group has none, and the reader of the fleet says so.
 */
export function toldDevices(bytes: Uint8Array, file: string, fleet: ResolvedFleet): Outcome<readonly DeviceFacts[]> {
  const verify = verifier(fleet.groups.map(expectedGroup));
  const devices: DeviceFacts[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const record of stateRecords([bytes])) {
    if (record.kind !== 'record') {
      diagnostics.push({ ...record.diagnostic, at: { ...record.diagnostic.at, file } });
      continue;
    }
    for (const one of recordsIn(record.value)) {
      const at = { file, line: record.line };
      const state = stateOf(one);
      if (state.ok) devices.push(factsOfVerdict(verify.verify(state.value), at));
      else diagnostics.push(...state.diagnostics.map((diagnostic) => ({ ...diagnostic, at })));
    }
  }
  return diagnostics.length > 0 ? fail(diagnostics) : succeed(devices);
}

function factsOfVerdict(verdict: ReturnType<Verifier['verify']>, at: DeviceFacts['at']): DeviceFacts {
  if (verdict.kind !== 'decided') return { facts: {}, at };
  // What is wanted comes from the fleet.
  const { wanted: _, ...facts } = verdict.facts;
  return { group: verdict.group, facts, at };
}
