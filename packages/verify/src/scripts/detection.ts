import type { ResolvedGroup } from '@mdav/core';
import type { ExpectedState } from '@mdav/core/decision';
import { relaunchesIn64Bit } from '@mdav/intune';
import { fill, type PowerShell, psText } from '@mdav/quote';
import { expectedGroup } from '../expected/expected-group.ts';
import { groupFacts } from '../facts/group-facts.ts';
import { decisionText } from './decision.ts';
import { DETECT } from './embedded.generated.ts';

/**
 * `detect.ps1` for a group: tells in one line how the device stands to the wanted mode. Changes nothing. Intune runs
 * the remediation on exit code 1; Configuration Manager takes every code but 0 for a failed discovery, and evaluates the
 * output of 0 (learn.microsoft.com, About Compliance Settings (DCM) Extensibility).
 */
export function detectionScript(group: ResolvedGroup): PowerShell {
  return detectionFor(group, expectedGroup(group));
}

/** The same, where what the group expects is at hand. */
export function detectionFor(group: ResolvedGroup, expected: ExpectedState): PowerShell {
  return fill(DETECT, {
    relaunch: relaunchesIn64Bit(),
    group: psText(`${group.name} of ${group.fleet}`),
    decision: decisionText(groupFacts(expected)),
  });
}
