import type { ResolvedGroup } from '../model/resolved.ts';
import { joinWords } from '../rule/ask.ts';
import type { PathStep } from './search.ts';

/** A fact of the fleet file that is not true any more at the end of a way. */
export interface Closing {
  /** As the fleet file calls it. */
  readonly fact: string;
  /** What to write in its place; YAML of the group. */
  readonly write: string;
}

/** What the fleet file says of the devices of a group and a way makes untrue; only what it says is told. */
export function closingOf(group: ResolvedGroup, steps: readonly PathStep[]): readonly Closing[] {
  const end = steps.at(-1)?.after;
  if (end === undefined) return [];
  const { onboarding, antivirus, currentMode, tamperProtection, defenderAntivirus, securityCenter } = group;
  const via = onboarding?.via === undefined ? '' : `, via: ${onboarding.via}`;
  const changes: readonly (readonly [fact: string, isUntrue: boolean, write: string])[] = [
    ['currentMode', currentMode !== undefined && currentMode !== end.mode, `currentMode: ${end.mode}`],
    ['tamperProtection', tamperProtection === 'off' && end.tamper === 'holds', 'tamperProtection: on'],
    [
      'onboarding',
      onboarding?.state === 'planned' && end.onboarded === 'yes',
      `onboarding: { state: onboarded${via} }`,
    ],
    [
      'defenderAntivirus',
      defenderAntivirus === 'removed' && end.defender === 'installed',
      'defenderAntivirus: installed',
    ],
    ['securityCenter', securityCenter === 'off' && end.securityCenter === 'running', 'securityCenter: on'],
    [
      'antivirus',
      antivirus !== 'none' &&
        antivirus?.exclusionsForDefender === false &&
        steps.some(({ action }) => action === 'exclude-each-other'),
      'antivirus: { …, exclusionsForDefender: true }',
    ],
  ];
  return changes.flatMap(([fact, isUntrue, write]) =>
    isUntrue && Object.hasOwn(group.origins, fact) ? [{ fact, write }] : [],
  );
}

/** `` `currentMode: passive` and `tamperProtection: on` ``. */
export function closingWords(closing: readonly Closing[]): string {
  return joinWords(closing.map(({ write }) => `\`${write}\``));
}
