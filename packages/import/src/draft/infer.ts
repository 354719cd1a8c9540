import {
  type CurrentMode,
  DELIVERIES,
  type Delivery,
  type Intune,
  isServer,
  type Mode,
  type Onboarding,
  OS_INFO,
  type OsReference,
  osIdOf,
  type SettingValue,
} from '@mdav/core';
import { fitsInGroup, WRITTEN_TEMPLATES } from '@mdav/core/format';
import { type FoundPolicy, isIntune } from '../policy/found-policy.ts';

/** Something that no policy says outright, and what it was concluded from: text for a comment. */
export interface Inferred<Value> {
  readonly value: Value;
  readonly because: string;
}

/** What is known of the mode of a group besides its settings. */
export interface ModeHints {
  readonly known?: Inferred<Mode> | undefined;
  /** Something that is no setting, and named, is about the value that forces passive mode. */
  readonly isForcedBeside?: boolean;
  /** The modes in which devices of the group ran when they told of themselves. */
  readonly seen?: readonly CurrentMode[];
}

/** The mode that the settings of a group bring about; where they say nothing of it, the one in which its devices run. */
export function inferMode(
  settings: Readonly<Record<string, SettingValue>>,
  os: readonly OsReference[],
  { known, isForcedBeside = false, seen = [] }: ModeHints = {},
): Inferred<Mode> {
  if (known !== undefined) return known;
  const shown = new Set(seen);
  const isForced = settings['forceDefenderPassiveMode'] === true;
  const hasServers = os.some((reference) => isServer(osIdOf(reference)));
  const remediation = settings['passiveRemediation'];
  const isBlocking = Array.isArray(remediation) && remediation.includes('edr-remediation');
  const runsPassive = shown.size === 1 && shown.has('passive') && settings['forceDefenderPassiveMode'] !== false;
  const reasons = [
    ...(isForced && hasServers ? ['ForceDefenderPassiveMode is 1'] : runsPassive ? [runsWords(shown)] : []),
    ...(isBlocking ? ['PassiveRemediation turns EDR in block mode on'] : []),
  ];
  const value: Mode = `${(isForced && hasServers) || runsPassive ? 'passive' : 'active'}${isBlocking ? '+edr-block' : ''}`;
  if (reasons.length > 0) return { value, because: `inferred: ${reasons.join(', ')}` };
  if (isForced)
    return { value, because: 'inferred: ForceDefenderPassiveMode is 1, which is documented for servers only' };
  if (shown.size > 0 && !isForcedBeside) return { value, because: `inferred: ${runsWords(shown)}` };
  return {
    value,
    because: isForcedBeside
      ? 'inferred from the settings alone: what stands below is about forcing passive mode'
      : hasServers
        ? 'inferred: nothing here forces passive mode'
        : 'inferred: nothing says otherwise; beside another antivirus clients go passive by themselves',
  };
}

const RUNS: Readonly<Record<CurrentMode, string>> = {
  active: 'the state told of active mode',
  passive: 'the state told of passive mode',
  disabled: 'the state told that Defender Antivirus does not run, which is no mode of a group',
};

function runsWords(shown: ReadonlySet<CurrentMode>): string {
  return [...shown]
    .sort()
    .map((mode) => RUNS[mode])
    .join(', and ');
}

/** The ways of delivery that the policies stand for; nothing where all of them are what devices show. */
export function inferDelivery(policies: readonly FoundPolicy[]): Inferred<readonly Delivery[]> | undefined {
  const known = policies.flatMap(({ set }) => set.own?.deliver ?? []);
  const delivered = policies.filter(({ kind }) => kind.deliver !== undefined);
  const found = new Set<Delivery>([...known, ...delivered.flatMap(({ kind }) => kind.deliver ?? [])]);
  if (found.size === 0) return undefined;
  const words = [...new Set(delivered.map(({ kind }) => kind.word))];
  return {
    value: DELIVERIES.filter((delivery) => found.has(delivery)),
    because: `inferred: it came as ${words.join(', ')}`,
  };
}

/** How the devices are onboarded, where a policy brings it about. */
export function inferOnboarding(policies: readonly FoundPolicy[]): Inferred<Onboarding> | undefined {
  const found = policies.flatMap(({ facts }) => facts?.onboarding ?? [])[0];
  return found === undefined
    ? undefined
    : {
        value: found,
        because: 'inferred: an Intune policy onboards with the connector; once it has, the state is onboarded',
      };
}

/** How Intune manages the group, in which kind of policy and for whom, where that is not the default. */
export function inferIntune(
  policies: readonly FoundPolicy[],
  os: readonly OsReference[],
): Inferred<Intune> | undefined {
  const ofIntune = policies.filter(isIntune);
  const found = [inferForm(ofIntune, os), inferAudience(ofIntune)].flatMap((one) => one ?? []);
  if (found.length === 0) return undefined;
  return {
    value: Object.assign({}, ...found.map(({ value }) => value)) as Intune,
    because: `inferred: ${found.map(({ because }) => because).join('; ')}`,
  };
}

function inferForm(ofIntune: readonly FoundPolicy[], os: readonly OsReference[]): Inferred<Intune> | undefined {
  if (ofIntune.length === 0) return undefined;
  const titles = os
    .filter((reference) => isServer(osIdOf(reference)))
    .map((reference) => OS_INFO[osIdOf(reference)].title);
  if (titles.length === os.length && titles.length > 0)
    return { value: { management: 'mde' }, because: 'servers do not enrol in Intune' };
  const written: readonly string[] = WRITTEN_TEMPLATES;
  // The policy that onboards follows a template in either form.
  const isTemplated = ofIntune.some(
    ({ template, settings, facts }) =>
      template !== undefined && written.includes(template) && (facts === undefined || Object.keys(settings).length > 0),
  );
  if (!isTemplated) return undefined;
  return { value: { form: 'templates' }, because: 'there are policies of endpoint security templates' };
}

/** Whom every policy of the group is for; nothing where one is for others than the next, which no group can say. */
function inferAudience(ofIntune: readonly FoundPolicy[]): Inferred<Intune> | undefined {
  const [first, ...others] = ofIntune.map(({ audience }) => audience);
  const isOne = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  if (first === undefined || !isOne || !fitsInGroup({ intune: first })) return undefined;
  return { value: first, because: 'its policies are assigned so' };
}
