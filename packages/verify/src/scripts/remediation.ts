import type { ResolvedGroup } from '@mdav/core';
import { isPassive } from '@mdav/core';
import { CAUSES, type CauseInfo } from '@mdav/core/decision';
import { byKind } from '@mdav/core/format';
import { relaunchesIn64Bit } from '@mdav/intune';
import { fill, joinCode, type PowerShell, ps, psInComment, psText, scriptFiles } from '@mdav/quote';
import { factsOfGroup } from '../facts/group-facts.ts';
import { causesIn, decisionText, groupTable } from './decision.ts';
import { REMEDIATE } from './embedded.generated.ts';
import { forcingData } from './group-knowledge.ts';

/**
 * `remediate.ps1` for a group: sets the forcing value on a server where the decision table names that as the repair,
 * and refuses everything else in one line.
 */
export function remediationScript(group: ResolvedGroup): PowerShell {
  return fill(REMEDIATE, { ...sameOf(group), ...ownOf(group) });
}

/** The same as a file, in pieces. */
export function remediationFile(group: ResolvedGroup): readonly Uint8Array[] {
  return fileOf(sameOf(group), ownOf(group));
}

const fileOf = scriptFiles(REMEDIATE, ['group']);
const ownOf = (group: ResolvedGroup) => ({ group: psText(`${group.name} of ${group.fleet}`) });

const sameOf = byKind((group) => {
  const facts = factsOfGroup(group);
  const mendable = causesIn(groupTable(facts)).filter((cause) => {
    const { remedy }: CauseInfo = CAUSES[cause];
    return remedy === 'set-forcing-value';
  });
  const passive = isPassive(group.mode);
  return {
    relaunch: relaunchesIn64Bit(['WhatIf']),
    wanted: ps`${forcingData(group.mode)}`,
    causes: psInComment(mendable.join(', ')),
    mendable: joinCode(mendable.map(psText), ', '),
    decision: decisionText(facts, passive ? ['os', 'tamper'] : ['os']),
    tamper: passive ? HELD : ps``,
  };
});

/** Tamper protection keeps a device active, and does not free one that is passive. */
const HELD = ps`elseif ($facts['tamper'] -eq 'holds-active') { $refused = 'tamper protection holds the device active' }`;
