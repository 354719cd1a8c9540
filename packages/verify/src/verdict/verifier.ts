import { decide, type ExpectedState, type Facts, factsNumber } from '@mdav/core/decision';
import { assertNever, byObject } from '@mdav/core/format';
import { factsOf } from '../facts/facts-of.ts';
import { type GroupFacts, groupFacts } from '../facts/group-facts.ts';
import { type ModeState, modeState } from '../facts/mode-state.ts';
import { claimOf, deviceMatcher, type Matched } from '../match/match-device.ts';
import type { DeviceState, RegistryState } from '../state/device-state.ts';
import { ageOn, type Clock, toldDay } from './age.ts';
import { type VerdictAbout, type VerdictRecord, verdictWords } from './describe-verdict.ts';
import { type SettingsCheck, type SettingsTally, settingsCheck } from './settings-check.ts';
import type { AgeCause, DecidedVerdict, DeviceVerdict, OutsideVerdict } from './verdict.ts';

/** A fleet made ready for verifying devices, any number of them, one at a time. */
export interface Verifier {
  /** The verdict on a device. Cheap: what only a reader needs is left to `describe`. */
  verify(state: DeviceState): DeviceVerdict;
  /** A verdict in words, with evidence and the settings that differ. Plain data, ready for JSON. */
  describe(verdict: DeviceVerdict): VerdictRecord;
  /** The same without the name of the device: mostly the same object for devices of which the same is said. */
  about(verdict: DeviceVerdict): VerdictAbout;
}

/** A group made ready. */
export interface ReadyGroup {
  readonly expected: ExpectedState;
  readonly facts: GroupFacts;
  readonly settings: SettingsCheck | undefined;
}

/** Decisions that are kept. Real fleets have hundreds of combinations of facts; what hostile data make is let go of. */
const MOST_DECISIONS = 65_536;

/** A combination of facts, and what the table says of it. */
type Decided = Pick<DecidedVerdict, 'facts' | 'decision'>;

/** What a registry comes to, whatever else its device tells. */
interface ToldRegistry {
  readonly mode: ModeState;
  /** How the settings of a group stand by it, where they were counted. */
  settings?: { readonly of: SettingsCheck; readonly tally: SettingsTally };
}

/**
 * Makes a fleet ready: one expected state per group, in any order. Nothing is kept of a device once its verdict is given.
 * With a clock it is said of a device that told of itself long ago.
 * Devices that tell the same registry are judged sooner where they have it as the same object.
 */
export function verifier(expected: readonly ExpectedState[], clock?: Clock): Verifier {
  const groups = expected.map(
    (state): ReadyGroup => ({
      expected: state,
      facts: groupFacts(state),
      settings: state.settings === undefined ? undefined : settingsCheck(state.settings),
    }),
  );
  const byName = groupsByName(groups);
  const match = deviceMatcher(expected);
  const decisions = new Map<number, Decided>();
  const words = verdictWords(clock);
  const toldBy = byObject((registry: RegistryState): ToldRegistry => ({ mode: modeState(registry) }));

  function tally(check: SettingsCheck | undefined, state: DeviceState, told: ToldRegistry | undefined) {
    // What a device has in force by no policy stands in no registry.
    if (check === undefined || told === undefined || (state.localRules?.rules.length ?? 0) > 0)
      return check?.tally(state);
    if (told.settings?.of !== check) told.settings = { of: check, tally: check.tally(state) };
    return told.settings.tally;
  }

  /** Equal facts are the same object with the same decision. */
  function decided(facts: Facts): Decided {
    const number = factsNumber(facts);
    const known = decisions.get(number);
    if (known !== undefined) return known;
    if (decisions.size >= MOST_DECISIONS) decisions.clear();
    const made = { facts, decision: decide(facts) };
    decisions.set(number, made);
    return made;
  }

  function about(verdict: DeviceVerdict): VerdictAbout {
    if (verdict.kind !== 'decided') return words(verdict, undefined);
    return words(verdict, byName.get(verdict.fleet)?.get(verdict.group));
  }

  /** Several groups that claim a device, each with what it does so by. */
  function claimsOf({ indexes, by }: Extract<Matched, { kind: 'ambiguous' }>, state: DeviceState): readonly string[] {
    return indexes.flatMap((index) => {
      const one = expected[index];
      return one === undefined ? [] : [`${one.group} ${claimOf(one, by, state)}`];
    });
  }

  return {
    verify(state) {
      if (state.otherSystem !== undefined)
        return { kind: 'outside', verdict: 'unknown', cause: 'other-system', state, claims: [] };
      const matched = match(state);
      const group = matched.kind === 'group' ? groups[matched.index] : undefined;
      if (group === undefined) {
        const claims = matched.kind === 'ambiguous' ? claimsOf(matched, state) : [];
        return {
          kind: 'outside',
          verdict: 'unknown',
          cause: outsideCause(matched),
          state,
          claims,
        };
      }
      // What is a QWORD stands beside the registry, and devices that tell the same one may differ in it.
      const told = state.registry === undefined || state.qwords.length > 0 ? undefined : toldBy(state.registry);
      const { facts, decision } = decided(factsOf(state, group.facts, told?.mode));
      const aged = causeOfAge(state, clock);
      return {
        kind: 'decided',
        verdict: aged === undefined ? decision.verdict : 'unknown',
        cause: aged ?? decision.cause,
        state,
        fleet: group.expected.fleet,
        group: group.expected.group,
        wanted: group.expected.mode,
        facts,
        decision,
        osIsListed: group.facts.planOf(state.os).isListed,
        // Policy waits then: what differs is no drift, and nothing is said of it.
        settings: aged !== undefined || facts.troubleshooting === 'on' ? undefined : tally(group.settings, state, told),
      };
    },
    about,
    describe(verdict) {
      const device = verdict.kind === 'unreadable' ? undefined : verdict.state.device;
      return { ...(device !== undefined && { device }), ...about(verdict) };
    },
  };
}

/** By fleet and by group; of several with one name the first. */
function groupsByName(groups: readonly ReadyGroup[]): ReadonlyMap<string, ReadonlyMap<string, ReadyGroup>> {
  const fleets = new Map<string, Map<string, ReadyGroup>>();
  for (const group of groups) {
    const { fleet, group: name } = group.expected;
    const known = fleets.get(fleet) ?? new Map<string, ReadyGroup>();
    if (!known.has(name)) known.set(name, group);
    fleets.set(fleet, known);
  }
  return fleets;
}

/** Why a record is not to be judged by its age; nothing where there is no limit or it is met. */
function causeOfAge(state: DeviceState, clock: Clock | undefined): AgeCause | undefined {
  if (clock?.maxAgeDays === undefined) return undefined;
  const day = toldDay(state);
  if (day === undefined) return undefined;
  const age = ageOn(clock.today, day);
  if (age === 'ahead') return 'told-ahead';
  return age > clock.maxAgeDays ? 'told-long-ago' : undefined;
}

function outsideCause({ kind }: Matched): OutsideVerdict['cause'] {
  switch (kind) {
    case 'ambiguous':
      return 'ambiguous-group';
    case 'unknown-group':
    case 'other-fleet':
      return kind;
    // The place of a group in the list of groups always has one.
    case 'group':
    case 'none':
      return 'no-group';
    default:
      return assertNever(kind);
  }
}
