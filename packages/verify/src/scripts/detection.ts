import { isPassive, type ResolvedGroup } from '@mdav/core';
import { conditionIds, FACT_IDS } from '@mdav/core/decision';
import { byObject } from '@mdav/core/format';
import { relaunchesIn64Bit } from '@mdav/intune';
import { fill, joinCode, type PowerShell, ps, psText, psTexts, scriptFiles } from '@mdav/quote';
import { factsOfGroup, type GroupFacts } from '../facts/group-facts.ts';
import { wordOf } from '../verdict/untold.ts';
import { cautionText, decisionText, groupCautions, groupTable } from './decision.ts';
import { isSeen } from './derive.ts';
import { DETECT, PLAIN } from './embedded.generated.ts';

/**
 * `detect.ps1` for a group: tells in one line how the device stands to the wanted mode. Changes nothing. Intune runs
 * the remediation on exit code 1; Configuration Manager takes every code but 0 for a failed discovery, and evaluates the
 * output of 0 (learn.microsoft.com, About Compliance Settings (DCM) Extensibility).
 */
export function detectionScript(group: ResolvedGroup): PowerShell {
  return fill(DETECT, { ...sameOf(factsOfGroup(group)), ...ownOf(group) });
}

/** The same as a file, in pieces. */
export function detectionFile(group: ResolvedGroup): readonly Uint8Array[] {
  return fileOf(sameOf(factsOfGroup(group)), ownOf(group));
}

const fileOf = scriptFiles(DETECT, ['group']);
const ownOf = (group: ResolvedGroup) => ({ group: psText(`${group.name} of ${group.fleet}`) });

/** What the scripts of all groups with the same facts have in common. */
const sameOf = byObject((facts: GroupFacts) => {
  const cautions = groupCautions(facts);
  const table = groupTable(facts);
  const asked = cautions.flatMap(({ when }) => conditionIds(when)).filter(isSeen);
  return {
    relaunch: relaunchesIn64Bit(),
    words: joinCode(
      FACT_IDS.filter((id) => isSeen(id) && table.some(({ when }) => when[id] !== undefined)).map(
        (id) => ps`@{ fact = ${psText(id)}; word = ${psText(wordOf(id))} }`,
      ),
      '\n',
    ),
    classes: joinCode([...facts.classes].sort().map(psText), '\n'),
    fieldNames: isPassive(facts.wanted) ? ps`` : fill(PLAIN.fieldNames, { fields: psTexts(facts.protection) }),
    cautions: joinCode(cautions.map(cautionText), '\n'),
    decision: decisionText(facts, asked),
  };
});
