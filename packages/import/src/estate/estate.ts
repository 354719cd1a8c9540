import { DELIVERIES } from '@mdav/core';
import type {
  AttributedBy,
  Estate,
  EstateGroup,
  EstatePolicy,
  EstateSetting,
  EstateStray,
  EstateWord,
  OtherWord,
  SettingEffect,
} from '@mdav/core/format';
import { type FoundPolicy, policyWords } from '../policy/found-policy.ts';
import { type Attribution, type AttributionFacts, attributor, isCalled } from './attribute.ts';
import { type PolicyWord, settleSetting } from './settle-setting.ts';
import { unreadSettings } from './unread-settings.ts';

/** What to know of a fleet and of its surroundings. */
export interface EstateFacts extends AttributionFacts {
  /** Group Policy objects in the order of their links, the one that wins first. */
  readonly precedence: readonly string[];
  /** Policies to pass over, by name, path or folder. */
  readonly ignored: readonly string[];
}

/** Puts the policies of an estate to the groups of a fleet, and tells what they say there and which of them counts. Pure. */
export function estateOf(policies: readonly FoundPolicy[], facts: EstateFacts): Estate {
  const kept = policies.filter((policy) => !facts.ignored.some((called) => isCalled(policy, called)));
  const attribute = attributor(facts);
  const placed = kept.map((policy): Placed => ({ policy, whose: attribute(policy) }));
  const strays = onceEach(placed.filter(({ whose }) => whose.kind === 'unknown' || whose.kind === 'former-group'));
  const given = new Set(
    kept.flatMap(({ kind: { deliver, saysChangesOnly } }) =>
      deliver === undefined || saysChangesOnly === true ? [] : [deliver],
    ),
  );
  return {
    groups: facts.groups.flatMap(({ group }) => groupOf(group, placed, facts.precedence)),
    strays: strays.flatMap(strayOf),
    otherFleets: otherFleetsOf(placed),
    silent: strays.filter(({ policy }) => isSilent(policy) && !isUntold(policy)).map(({ policy }) => toldOf(policy)),
    ignored: policies.length - kept.length,
    ways: DELIVERIES.filter((way) => given.has(way)),
  };
}

interface Placed {
  readonly policy: FoundPolicy;
  readonly whose: Attribution;
}

function otherFleetsOf(placed: readonly Placed[]): Estate['otherFleets'] {
  const others = new Map<string, FoundPolicy[]>();
  for (const { policy, whose } of onceEach(placed))
    if (whose.kind === 'other-fleet') others.set(whose.fleet, [...(others.get(whose.fleet) ?? []), policy]);
  return [...others].map(([fleet, own]) => {
    const devices = own.filter(isDevice).length;
    return { fleet, policies: own.length - devices, devices };
  });
}

/** What a device shows of several channels is several parts, and one device. */
function onceEach(placed: readonly Placed[]): readonly Placed[] {
  const seen = new Set<string>();
  return placed.filter(({ policy }) => {
    if (!isDevice(policy) || policy.name === undefined) return true;
    const key = `${policy.path}\0${policy.name}`;
    return !seen.has(key) && seen.add(key);
  });
}

function isDevice({ kind }: FoundPolicy): boolean {
  return kind.applied === 'observed';
}

function groupOf(group: string, placed: readonly Placed[], precedence: readonly string[]): readonly EstateGroup[] {
  const own = placed.flatMap(({ policy, whose }) =>
    whose.kind === 'groups' && whose.groups.includes(group)
      ? [{ policy, told: toldOf(policy, whose.by), isWhole: isWritten(whose.by) }]
      : [],
  );
  if (own.length === 0) return [];
  const acting = own.filter(({ policy }) => !isDevice(policy) && isActing(policy));
  const told = new Map(acting.map((each) => [each.policy, each.told]));
  const words = new Map<string, [PolicyWord, ...PolicyWord[]]>();
  for (const { policy } of acting)
    for (const { setting, ...word } of [...wordsOf(policy), ...effectsOf(policy)]) {
      const there = words.get(setting);
      if (there === undefined) words.set(setting, [{ policy, ...word }]);
      else there.push({ policy, ...word });
    }
  return [
    {
      group,
      policies: own.filter(({ policy }) => !isDevice(policy)).map(({ told }) => told),
      settings: [...words].map(([setting, said]) => settingOf(setting, said, told, precedence)),
      // Whatever else a policy does that mdav wrote, somebody put there; of any other, only what is Defender's counts.
      residue: acting.flatMap(({ policy, told: own, isWhole }) =>
        policy.residue
          .filter(({ isDefender, isOtherwise }) => (isWhole || isDefender) && isOtherwise === undefined)
          .map(({ place, says }) => ({ place, says, policy: own })),
      ),
      devices: own
        .map(({ policy }) => policy)
        .filter(isDevice)
        .map((policy) => ({
          device: policy.name ?? policy.path,
          path: policy.path,
          settings: policy.settings,
          unread: unreadSettings(policy),
          showsDefaults: policy.kind.showsDefaults === true,
        })),
    },
  ];
}

/** What a policy says twice in different ways is two words. */
function wordsOf({ settings, otherwise = [] }: FoundPolicy): readonly OtherWord[] {
  return [...Object.entries(settings).map(([setting, value]) => ({ setting, value })), ...otherwise];
}

function effectsOf({ effects = [] }: FoundPolicy): readonly (OtherWord & { readonly effect: SettingEffect })[] {
  const seen = new Set<string>();
  return effects.flatMap((effect) => {
    const { setting, value } = effect;
    const id = JSON.stringify([setting, value]);
    return seen.has(id) ? [] : seen.add(id) && [{ setting, value, effect }];
  });
}

function settingOf(
  setting: string,
  said: readonly [PolicyWord, ...PolicyWord[]],
  told: ReadonlyMap<FoundPolicy, EstatePolicy>,
  precedence: readonly string[],
): EstateSetting {
  const { value, first, why, isContested } = settleSetting(setting, said, precedence);
  const counts = (index: number, isOverwritten: boolean): EstateWord['counts'] => {
    if (isOverwritten) return 'no';
    if (first !== undefined) return index === first ? 'yes' : 'no';
    return isContested && value === undefined ? 'not-known' : 'yes';
  };
  return {
    setting,
    says: said.map(({ policy, value: own, isOverwritten = false }, index) => ({
      policy: told.get(policy) ?? toldOf(policy),
      value: own,
      counts: counts(index, isOverwritten),
    })),
    ...(value === undefined ? {} : { value }),
    ...(why === undefined ? {} : { why }),
    isContested,
    ...(said.every(({ effect }) => effect?.kind === 'deletion') ? { isTakenOnly: true as const } : {}),
  };
}

function isWritten(by: AttributedBy): boolean {
  return by === 'description' || by === 'name';
}

function toldOf(policy: FoundPolicy, by?: AttributedBy): EstatePolicy {
  const { kind, path, off, assigned, filter, elsewhere } = policy;
  return {
    words: policyWords(policy),
    path,
    kind: kind.word,
    ...(kind.deliver === undefined ? {} : { way: kind.deliver }),
    ...(by === undefined ? {} : { by }),
    ...(off === undefined ? {} : { off }),
    ...(assigned === undefined ? {} : { assigned }),
    ...(filter === undefined ? {} : { filter }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    ...(isSilent(policy) ? { isMute: true } : {}),
    ...(isUntold(policy) ? { isUntold: true } : {}),
  };
}

/** Whether devices of a group apply what it says. */
function isActing({ off, elsewhere }: FoundPolicy): boolean {
  return off === undefined && elsewhere === undefined;
}

function isSilent(policy: FoundPolicy): boolean {
  const { settings, residue, set, elsewhere } = policy;
  if (elsewhere !== undefined) return true;
  // Whatever mdav wrote is about Defender.
  const isTelling = set.own !== undefined && residue.length > 0;
  if (isDevice(policy) || isTelling || Object.keys(settings).length > 0) return false;
  return !residue.some(({ isDefender }) => isDefender);
}

/** An object of which nobody can tell whether it is about Defender. */
function isUntold({ notes }: FoundPolicy): boolean {
  return notes.some(({ code }) => code === 'intune-object-untold');
}

/** A policy that belongs to no group, where it says something about Defender; a device that does, whatever it shows. */
function strayOf({ policy, whose }: Placed): readonly EstateStray[] {
  // What a device shows where nothing tells whose it is compares with nothing.
  const settings = isDevice(policy) ? {} : policy.settings;
  const residue = isDevice(policy) ? [] : policy.residue.filter(({ isDefender }) => isDefender);
  if (isSilent(policy)) return [];
  return [
    {
      policy: toldOf(policy),
      ...(whose.kind === 'former-group' ? { formerGroup: whose.group } : {}),
      ...(whose.kind === 'unknown' && whose.groups !== undefined ? { groups: whose.groups } : {}),
      settings,
      ...(policy.effects === undefined ? {} : { effects: policy.effects }),
      residue: residue.map(({ place, says }) => ({ place, says })),
    },
  ];
}
