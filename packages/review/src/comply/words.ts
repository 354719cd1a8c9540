import type { LocatedWaiver } from '@mdav/core';
import { placeWords } from '../findings/place.ts';
import type { Mend, RuleStanding } from './compliance.ts';

/** Why a rule stands as it does: `says audit, wants block`, the waiver, the reason; empty where nothing is to be said. */
export function standingWords({ standing, says, wants, why, waiver }: RuleStanding): string {
  const said = says === undefined ? `wants ${wants}` : `says ${says}, wants ${wants}`;
  const parts = [
    ...(standing === 'meets' ? (says === undefined ? [] : [says]) : [said]),
    ...(why === undefined ? [] : [why]),
    ...(waiver === undefined ? [] : [`${waiver.reason} (${waiver.owner}, until ${waiver.expires})`]),
  ];
  return standing === 'not-applicable' ? '' : parts.join('; ');
}

/** Where to go for it. */
export function whereWords({ at }: RuleStanding): string {
  return placeWords(at);
}

/** One change in words. */
export function mendWords({ setting, value, groups, mended, broken }: Mend): string {
  const cost = broken === 0 ? '' : ` and breaks ${broken}`;
  return `${setting}: ${value} in ${groups.join(', ')} mends ${mended}${cost}`;
}

/** A waiver that answers for nothing, in words. */
export function idleWords({ rule, group, expires, at }: LocatedWaiver): string {
  return `the waiver of ${rule} for ${group} (until ${expires}) answers for nothing  ${placeWords(at)}`;
}
