import { type Delivery, valueText } from '@mdav/core';
import type { AttributedBy, EstatePolicy, EstateWord } from '@mdav/core/format';
import { valueChangeWords } from '../plan/plan-words.ts';
import { clip } from '../text/clip.ts';
import { count } from '../text/count.ts';
import { DIRECTION_WORDS } from '../text/direction-words.ts';
import { placeWords } from '../text/place.ts';
import type { Drift, GroupDrift, ResidueDrift, SettingDrift, StrayDrift, StraySetting } from './drift.ts';

/** A side that says nothing: on the left the fleet, on the right what was given. */
const ABSENT = { before: 'not in the fleet', after: 'not in what was given' };

/** What a way is called where policies of it were given or missed. */
export const WAY_WORDS: Readonly<Record<Delivery, string>> = {
  intune: 'Intune',
  gpo: 'Group Policy',
  registry: 'registration files',
  configmgr: 'Configuration Manager',
  dsc: 'DSC documents',
  ansible: 'playbooks of Ansible',
  osconfig: 'OSConfig documents',
  portal: 'the portal',
};

const BY_WORDS: Readonly<Record<AttributedBy, string>> = {
  given: 'as given',
  description: 'by its description',
  name: 'by its name',
  device: 'by its devices',
};

/** What a thing that drifted does, in one or two words. */
export function labelOf({ kind, direction }: SettingDrift): string {
  if (direction !== undefined) return DIRECTION_WORDS[direction];
  return kind === 'not-said'
    ? 'not said'
    : kind === 'repeated'
      ? 'twice'
      : kind === 'contested'
        ? 'contested'
        : 'other';
}

/** From what is wanted to what there is, in one line. */
export function driftWords({ kind, wanted, actual, change, says, devices }: SettingDrift): string {
  const want = wanted === undefined ? ABSENT.before : valueText(wanted.value);
  switch (kind) {
    case 'not-said':
      return clip(want);
    case 'repeated':
      return clip(`${want}, as wanted, and said ${says.length} times`);
    case 'contested':
      return clip(
        actual === undefined
          ? `${want} → not known which: ${[...new Set(says.map(({ value }) => valueText(value)))].join(' or ')}`
          : change === undefined
            ? `${want}, as wanted, and not by all`
            : valueChangeWords(change, ABSENT),
      );
    case 'shown':
    case 'differs':
    case 'extra': {
      const words = change === undefined ? want : clip(valueChangeWords(change, ABSENT));
      return devices === undefined ? words : `${words}, on ${deviceWords(devices)}`;
    }
  }
}

function deviceWords({ count: number, names }: NonNullable<SettingDrift['devices']>): string {
  const more = number - names.length;
  return `${count(number, 'device')} (${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}

/** Where both sides stand: the line of the fleet, then each policy, with what it says where it does not say it alone. */
export function placesOf(
  { wanted, says, kind }: SettingDrift,
  nameOf: (policy: EstatePolicy) => string,
): readonly string[] {
  const because = wanted?.because === undefined ? '' : ` (${wanted.because})`;
  const isPlain = says.length === 1 || kind === 'repeated';
  return [
    ...(wanted === undefined ? [] : [`fleet: ${placeWords(wanted.at)}${because}`]),
    ...says.map((word) => {
      const value = isPlain ? '' : ` says ${clip(valueText(word.value))}`;
      return `estate: ${nameOf(word.policy)}${value}${standing(word, kind)}`;
    }),
  ];
}

/** The policies of a group by their words alone, whose places are told once; by their places where two share the words. */
export function shortNames(policies: readonly EstatePolicy[]): (policy: EstatePolicy) => string {
  const words = policies.map((policy) => policy.words);
  const twice = new Set(words.filter((word, index) => words.indexOf(word) !== index));
  return (policy) => (twice.has(policy.words) ? policyPlace(policy) : policy.words);
}

function standing({ counts }: EstateWord, kind: SettingDrift['kind']): string {
  if (kind !== 'contested') return '';
  return { yes: ', which wins', no: ', which loses', 'not-known': '' }[counts];
}

/** A policy with its place; one without a name of its own goes by its path alone. */
export function policyPlace({ words, path }: Pick<EstatePolicy, 'words' | 'path'>): string {
  return words.endsWith(path) ? words : `${words} (${path})`;
}

/** A policy of a group, and what tells that it is one. */
export function policyLine(policy: EstatePolicy): string {
  const by = policy.by === undefined ? '' : `, ${BY_WORDS[policy.by]}`;
  const mute = policy.isMute === undefined ? '' : `; it ${whyMute(policy)}`;
  const off = policy.off === undefined ? '' : `; ${policy.off}, so that it sets nothing`;
  const filter = policy.filter === undefined ? '' : `; it may not act on every device: ${policy.filter}`;
  return `${policyPlace(policy)}${by}${mute}${off}${filter}`;
}

/** What it does, in a word, where that can be told. */
export function residueLabel({ direction }: ResidueDrift): string {
  return direction === undefined ? 'raw' : DIRECTION_WORDS[direction];
}

/** Why it is told as it is; a complete sentence. */
export function residueWhy({ why }: ResidueDrift): string {
  return why ?? 'No setting stands for it.';
}

/** What no setting stands for, in one line. */
export function residueDriftWords({ wanted, actual }: ResidueDrift): string {
  if (actual === undefined) return clip(`${wanted}, which is not in what was given`);
  return clip(`${wanted ?? ABSENT.before} → ${actual}`);
}

/** What a policy of no group says of a setting, and against which groups that stands. */
export function strayWords({ value, against }: StraySetting): string {
  const groups = against.map(({ group, wanted }) => `${group} wants ${clip(valueText(wanted))}`);
  return `${clip(valueText(value))}${groups.length === 0 ? '' : `; ${groups.join(', ')}`}`;
}

/** Whose a policy of no group could be. */
export function strayTitle({ policy, formerGroup }: StrayDrift): string {
  const off = policy.off === undefined ? '' : `; ${policy.off}`;
  return formerGroup === undefined
    ? `no fleet wrote it, and nothing tells its devices${off}`
    : `written for the group ${formerGroup}, which the fleet does not have${off}`;
}

/** `2 of 6 groups drifted, 3 settings (1 weaker, 2 other), 1 policy of no group`. */
export function driftTotals({ groups, totals, unread }: Drift): string {
  const { weaker, stronger, other, strays } = totals;
  const lacking = unread.length === 0 ? '' : `${count(unread.length, 'file')} could not be read`;
  if (totals.compared === 0) return 'nothing was compared';
  if (totals.groups + strays === 0) return lacking === '' ? 'no drift' : `no drift in what could be read, ${lacking}`;
  const parts = [
    ...(weaker > 0 ? [`${weaker} weaker`] : []),
    ...(stronger > 0 ? [`${stronger} stronger`] : []),
    ...(other > 0 ? [`${other} other`] : []),
  ];
  return [
    ...(totals.groups > 0 ? [`${totals.groups} of ${count(groups.length, 'group')} drifted`] : []),
    `${count(weaker + stronger + other, 'value')} (${parts.join(', ')})`,
    ...(strays > 0 ? [`${strays} ${strays === 1 ? 'policy' : 'policies'} of no group`] : []),
    ...(lacking === '' ? [] : [lacking]),
  ].join(', ');
}

/** What to know besides: what was not given, and what was left alone. */
export function driftNotes({
  groups,
  devicesWithoutGroup,
  otherFleets,
  silentPolicies,
  unread,
  ignored,
  ways,
}: Drift): readonly string[] {
  const unseen = groups.filter(({ notGiven }) => notGiven.settings > 0);
  const unseenWays = [...new Set(unseen.flatMap(({ notGiven }) => notGiven.ways))].filter((way) => !ways.includes(way));
  const mute = groups.filter(({ devices, compared }) => devices > 0 && compared === 0);
  const policies = (number: number) => `${number} ${number === 1 ? 'policy' : 'policies'}`;
  return [
    ...unread.slice(0, MOST_NAMES).map(({ path, why }) => `${path} was not compared, or not whole: ${why}`),
    ...(unread.length > MOST_NAMES ? [`${count(unread.length - MOST_NAMES, 'further file')} could not be read.`] : []),
    ...(unseen.length === 0
      ? []
      : [
          `Nothing of ${unseenWays.map((way) => WAY_WORDS[way]).join(', ')} was given, so that what goes that way was not compared: ${unseen
            .map(({ group, notGiven }) => `${group} (${count(notGiven.settings, 'setting')})`)
            .join(', ')}.`,
        ]),
    ...mute.map(
      ({ group, devices }) =>
        `${count(devices, 'device')} of ${group} ${devices === 1 ? 'shows' : 'show'} none of its settings; \`mdav verify\` tells which of them ${devices === 1 ? 'it lacks' : 'they lack'}.`,
    ),
    ...devicesWithoutGroup.map((device) => `${policyPlace(device)} was not compared: ${whyWithoutGroup(device)}.`),
    ...otherFleets.map(({ fleet, policies: ofPolicies, devices }) => {
      const what = [
        ...(ofPolicies > 0 ? [policies(ofPolicies)] : []),
        ...(devices > 0 ? [count(devices, 'device')] : []),
      ];
      return `${what.join(' and ')} of the fleet ${fleet} ${ofPolicies + devices === 1 ? 'was' : 'were'} not compared.`;
    }),
    ...[...new Set(silentPolicies.map(({ elsewhere }) => elsewhere))].map((system) => {
      const same = silentPolicies.filter(({ elsewhere }) => elsewhere === system);
      return `${policies(same.length)} of no group ${whyMute(same[0] ?? {}, same.length)}: ${firstOf(same.map(policyPlace))}.`;
    }),
    ...(ignored === 0
      ? []
      : [`${ignored} ${ignored === 1 ? 'policy or device was' : 'policies or devices were'} passed over as asked.`]),
  ];
}

function whyWithoutGroup({ groups, formerGroup }: Drift['devicesWithoutGroup'][number]): string {
  if (formerGroup !== undefined) return `it names the group ${formerGroup}, which the fleet does not have`;
  return groups === undefined ? 'nothing tells a group that has that device' : `it could be in ${groups.join(' or ')}`;
}

/** What was missed of a group as a whole: a sentence for each way, and how much nobody says for that. */
export function absentLines({ absent, policies, settings, residue }: GroupDrift): readonly string[] {
  const missed = settings.filter(({ isOfAbsent }) => isOfAbsent).length;
  const others = residue.filter(({ isOfAbsent }) => isOfAbsent).length;
  const what = [
    ...(missed > 0 ? [count(missed, 'setting')] : []),
    ...(others > 0 ? [count(others, 'other value')] : []),
  ];
  return [
    ...absent.map((way) =>
      policies.some((policy) => policy.way === way)
        ? `What is for this group of ${WAY_WORDS[way]} ${whyNothing(policies.filter((policy) => policy.way === way))}.`
        : `No policy of this group is among those of ${WAY_WORDS[way]} that were given.`,
    ),
    ...(what.length === 0 ? [] : [`Not said for that: ${what.join(' and ')}.`]),
  ];
}

/** What a policy says to Windows where that is nothing about Defender. */
function whyMute({ elsewhere, isUntold }: Pick<EstatePolicy, 'elsewhere' | 'isUntold'>, number = 1): string {
  if (isUntold) return 'may say something about Defender, which its export does not tell';
  if (elsewhere === undefined) return `${number === 1 ? 'says' : 'say'} nothing about Defender`;
  return `${number === 1 ? 'is' : 'are'} for ${elsewhere} and not for Windows`;
}

function whyNothing(policies: readonly EstatePolicy[]): string {
  const isAllOff = policies.every(({ off }) => off !== undefined);
  if (isAllOff) return 'sets nothing on any device';
  const whys = new Set(policies.map((policy) => whyMute(policy)));
  return [...whys].join(', or ');
}

/** What is told one by one: what is said first, then what nobody says; without what is missed with a policy as a whole. */
export function toldSettings(settings: readonly SettingDrift[]): readonly SettingDrift[] {
  const isUnsaid = ({ kind }: SettingDrift) => kind === 'not-said';
  return [
    ...settings.filter((one) => !isUnsaid(one)),
    ...settings.filter((one) => isUnsaid(one) && one.isOfAbsent === undefined),
  ];
}

/** As for settings. */
export function toldResidue(residue: readonly ResidueDrift[]): readonly ResidueDrift[] {
  return residue.filter(({ isOfAbsent }) => isOfAbsent === undefined);
}

/** So many names stand in a sentence; the others are counted. */
const MOST_NAMES = 5;

function firstOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
