import type { ResolvedGroup } from '@mdav/core';
import { isPassive } from '@mdav/core';
import { CAUSES, type CauseInfo } from '@mdav/core/decision';
import { byObject } from '@mdav/core/format';
import { relaunchesIn64Bit } from '@mdav/intune';
import { fill, joinCode, type PowerShell, ps, psInComment, psText, scriptFiles } from '@mdav/quote';
import { factsOfGroup, type GroupFacts } from '../facts/group-facts.ts';
import { causesIn, decisionText, groupTable } from './decision.ts';
import { REMEDIATE } from './embedded.generated.ts';
import { forcingData } from './group-knowledge.ts';

/**
 * `remediate.ps1` for a group: sets the forcing value on a server where the decision table names that as the repair,
 * and refuses everything else in one line.
 */
export function remediationScript(group: ResolvedGroup): PowerShell {
  return fill(REMEDIATE, { ...sameOf(factsOfGroup(group)), ...ownOf(group) });
}

/** The same as a file, in pieces. */
export function remediationFile(group: ResolvedGroup): readonly Uint8Array[] {
  return fileOf(sameOf(factsOfGroup(group)), ownOf(group));
}

const fileOf = scriptFiles(REMEDIATE, ['group']);
const ownOf = (group: ResolvedGroup) => ({ group: psText(`${group.name} of ${group.fleet}`) });

/** What the scripts of all groups with the same facts have in common. */
const sameOf = byObject((facts: GroupFacts) => {
  const mendable = causesIn(groupTable(facts)).filter((cause) => {
    const { remedy }: CauseInfo = CAUSES[cause];
    return remedy === 'set-forcing-value';
  });
  const passive = isPassive(facts.wanted);
  return {
    relaunch: relaunchesIn64Bit(['WhatIf']),
    wanted: ps`${forcingData(facts.wanted)}`,
    causes: psInComment(mendable.join(', ')),
    mendable: joinCode(mendable.map(psText), ', '),
    decision: decisionText(facts, passive ? ['os', 'tamper', 'onboarded', 'reported'] : ['os']),
    tamper: passive ? HELD : ps``,
    there: passive ? THERE : ps``,
  };
});

const IS_PASSIVE = ps`@('passive', 'edr-block') -contains $facts['reported']`;

/**
 * Tamper protection keeps an onboarded device active [compat-2026]. One that is passive it leaves so, and before the
 * onboarding is when the value is to be set.
 */
const HELD = ps`elseif (($facts['tamper'] -eq 'holds-active') -and ($facts['onboarded'] -ne 'no') -and -not (${IS_PASSIVE})) {
    $refused = 'tamper protection holds the device active'
}`;

const THERE = ps`if (${IS_PASSIVE}) { $next = 'the device is passive already and stays so' }`;
