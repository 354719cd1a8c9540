import { justificationText } from '@mdav/core';
import type { Framework } from '@mdav/core/frameworks';
import { hasMoreNames, nameList } from '../text/name-list.ts';
import { placeWords } from '../text/place.ts';
import { waiverWords } from '../text/waiver-words.ts';
import type {
  FrameworkCompliance,
  GroupCompliance,
  IdleReason,
  IdleWaiver,
  Mend,
  RuleStanding,
  Subject,
} from './compliance.ts';

/** Why a rule stands as it does: `says audit, wants block`, the waiver, the reason; empty where nothing is to be said. */
export function standingWords({ standing, says, wants, why, waiver, justification = {} }: RuleStanding): string {
  const said = says === undefined ? `wants ${wants}` : `says ${says}, wants ${wants}`;
  const parts = [
    ...(standing === 'meets' ? (says === undefined ? [] : [says]) : [said]),
    ...(why === undefined ? [] : [why]),
    ...(waiver === undefined ? [] : [waiverWords(waiver)]),
    ...[justificationText(justification)].filter((text) => text !== ''),
  ];
  return standing === 'not-applicable' ? '' : parts.join('; ');
}

/** Where to go for it. */
export function whereWords({ at }: RuleStanding): string {
  return placeWords(at);
}

/** One change in words. */
export function mendWords({ setting, value, groups, mended, broken, weakens, findings }: Mend): string {
  const cost = broken === 0 ? '' : ` and breaks ${broken}`;
  const where = weakens.length === groups.length ? '' : ` in ${manyWords(weakens)}`;
  const doubts = [
    ...(weakens.length === 0 ? [] : [`weakens protection${where}`]),
    ...(findings.length === 0 ? [] : [`\`mdav check\` then tells of ${findings.join(', ')}`]),
  ];
  return [`${setting}: ${value} in ${manyWords(groups)} mends ${mended}${cost}`, ...doubts].join('; ');
}

function manyWords(groups: readonly string[]): string {
  return hasMoreNames(groups) ? `${groups.length} groups (${nameList(groups)})` : groups.join(', ');
}

const IDLE_WORDS: Readonly<Record<IdleReason, string>> = {
  'unknown-framework': 'no framework goes by that name',
  'unknown-rule': 'the framework has no such rule',
  'unknown-group': 'the fleet has no such group',
  'other-systems': 'the framework is for other operating systems',
  expired: 'it has expired',
  'not-needed': 'the rule needs none',
};

/** What the hint is where there is no likely name. */
const IDLE_HINTS: Readonly<Partial<Record<IdleReason, string>>> = {
  'unknown-framework': 'Name the file of your own framework with --framework, or correct the name.',
  'not-needed': 'Remove it.',
};

/** Why a waiver answers for nothing, in words, with what was likely meant. */
export function idleReason({ idle, likely }: IdleWaiver): string {
  const hint = likely === undefined ? IDLE_HINTS[idle] : `Did you mean ${likely}?`;
  return `${IDLE_WORDS[idle]}.${hint === undefined ? '' : ` ${hint}`}`;
}

/** A waiver that answers for nothing, in words. */
export function idleWords(waiver: IdleWaiver): string {
  const { rule, group, expires } = waiver;
  return `The waiver of ${rule} for ${group} (until ${expires}) answers for nothing: ${idleReason(waiver)}`;
}

/** What sets the same at one go, where a group has every value that it sets. */
export function scenarioWords({ scenario }: Framework, { rules }: Pick<GroupCompliance, 'rules'>): string | undefined {
  const asked = rules.filter(({ standing }) => standing !== 'not-applicable');
  const hasAll = asked.length > 0 && asked.every(({ standing }) => standing === 'meets' || standing === 'no-effect');
  return scenario === undefined || !hasAll
    ? undefined
    : `It has every value of the scenario ${scenario} of OSConfig (Set-OSConfigDesiredConfiguration -Scenario ${scenario} -Default).`;
}

/** What was judged, in words: the group, or the device with its group. */
export function subjectWords({ group, device }: Subject): string {
  return device === undefined ? group.name : `${device} (${group.name})`;
}

/** True where devices were judged. */
export function isOfDevices({ groups }: Pick<FrameworkCompliance, 'groups'>): boolean {
  return groups.some(({ device }) => device !== undefined);
}
