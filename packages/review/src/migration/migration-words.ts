import { OS_INFO } from '@mdav/core';
import {
  closingWords,
  type GroupMigration,
  type Hand,
  type Stage,
  type StageStep,
  type Way,
} from '@mdav/core/migration';
import { shellText } from '@mdav/quote';
import { count } from '../text/count.ts';
import type { FleetSource } from './fleet-migration.ts';

const HAND_WORDS: Readonly<Record<Hand, string>> = {
  policy: 'the policy of the group',
  device: 'on the devices',
  portal: 'by a policy for them alone: the switch of the portal is for the whole organization',
  'both-consoles': "by the policy of the group and in the other product's console",
  onboarding: 'by the onboarding route of the group',
  elsewhere: 'by hand: no file of the group does it',
};

/** `passive → active, as the fleet file says`. */
export function fromWords({ from, mode }: GroupMigration): string {
  const who = {
    option: 'as --from says',
    fleet: 'as the fleet file says',
    ring: `from the ring ${from.ring ?? ''}`,
    state: `${count(from.devices ?? 0, 'device')} of the state file`,
  }[from.by];
  return `${from.mode} → ${mode} (${who})`;
}

/** Who does a step, where its title does not say. */
export function handWords({ hand, title }: StageStep): string {
  return hand === 'policy' || (hand === 'portal' && title.includes('portal')) ? '' : HAND_WORDS[hand];
}

export function osWords({ os }: Way): string {
  return os.map((id) => OS_INFO[id].title).join(', ');
}

/** How a stage begins: what the policy of the group brings along. */
export function deliveryLine({ delivers, steps }: Stage): string | undefined {
  if (!delivers) return undefined;
  return steps.every(({ hand }) => hand !== 'policy')
    ? 'Deliver the policy of the group (its RUNBOOK.md says how)'
    : 'Deliver the policy of the group (its RUNBOOK.md says how); it brings the following';
}

/** What to run between two stages. */
export function gateCommand(source: FleetSource, group: string): string {
  return `mdav migrate ${sourceWords(source)} --group ${shellText(group)} --from STATE.ndjson`;
}

/** What the fleet file has to say at the end of a way, before its devices are verified. */
export function closingLine(result: Extract<Way['result'], { kind: 'stages' }>): string | undefined {
  if (result.closing.length === 0) return undefined;
  return `write ${closingWords(result.closing)} into the fleet file, which says where the devices were, and build again`;
}

/** What to run in the end. */
export function verifyCommand(source: FleetSource): string {
  return `mdav verify ${sourceWords(source)} --state STATE.ndjson`;
}

/** With other values of its parameters a fleet is another one. */
function sourceWords({ file, given = [] }: FleetSource): string {
  return [shellText(file), ...given.flatMap(([option, ...value]) => [option, ...value.map(shellText)])].join(' ');
}

/** `2 of 6 groups have a way, 1 has none, 3 are there`. */
export function totalsWords(groups: readonly GroupMigration[]): string {
  if (groups.length === 0) return 'no device of these groups was told';
  const kinds = groups.map(({ ways }) =>
    ways.some(({ result }) => result.kind === 'none')
      ? 'none'
      : ways.some(({ result }) => result.kind === 'stages')
        ? 'stages'
        : 'there',
  );
  const number = (kind: string) => kinds.filter((candidate) => candidate === kind).length;
  const [none, stages, there] = [number('none'), number('stages'), number('there')];
  return [
    ...(stages > 0 ? [`${count(stages, 'way')}`] : []),
    ...(none > 0 ? [`${none} without a way`] : []),
    ...(there > 0 ? [`${there} with nothing to do about the mode`] : []),
  ].join(', ');
}
