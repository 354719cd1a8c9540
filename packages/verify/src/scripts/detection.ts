import type { ResolvedGroup } from '@mdav/core';
import { conditionIds, type ExpectedState } from '@mdav/core/decision';
import { relaunchesIn64Bit } from '@mdav/intune';
import { fill, joinCode, type PowerShell, psText } from '@mdav/quote';
import { expectedGroup } from '../expected/expected-group.ts';
import { groupFacts } from '../facts/group-facts.ts';
import { cautionText, decisionText, groupCautions } from './decision.ts';
import { isSeen } from './derive.ts';
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
  const facts = groupFacts(expected);
  const cautions = groupCautions(facts);
  const asked = cautions.flatMap(({ when }) => conditionIds(when)).filter(isSeen);
  return fill(DETECT, {
    relaunch: relaunchesIn64Bit(),
    group: psText(`${group.name} of ${group.fleet}`),
    cautions: joinCode(cautions.map(cautionText), '\n'),
    decision: decisionText(facts, asked),
  });
}
