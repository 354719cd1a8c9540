import { settingRow } from '../catalogue/lookup.ts';
import { assignedTo } from '../model/assigned-to.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { SettingValue } from '../model/value.ts';
import { REMOVE } from '../model/vocabulary.ts';
import { intuneRoute } from '../routes/intune-route.ts';
import { chosenDeliveries, joinWords, placeOf } from '../rule/ask.ts';
import type { Finding } from '../rule/rule.ts';
import { assignmentsOverlap } from '../rules/file/assignments-overlap.ts';
import { isOrdered, isSameValue, partsOf } from '../value/plain-value.ts';

type Values = ReadonlyMap<string, SettingValue>;

/** That devices of another group get the policies of one that is assigned to everybody, and what that hangs on. */
interface Reach {
  /** What is not known: the end of a sentence from `whether` on. */
  readonly doubts: readonly string[];
  /** A filter is there to keep them apart, as a rule. */
  readonly isFiltered: boolean;
}

/**
 * Reports groups that are assigned to everybody where devices of another group get a setting with another value from its own
 * policies: each of these others once. An assignment through a filter is told to who asks for everything alone.
 */
export function judgeAssignments(groups: readonly ResolvedGroup[], areFilteredTold: boolean): readonly Finding[] {
  const wide = groups.filter((group) => group.deliver.includes('intune') && assignedTo(group).all.length > 0);
  if (wide.length === 0) return [];
  const brought = new Map(
    groups
      .filter((group) => wide.includes(group) || chosenDeliveries(group).includes('intune'))
      .map((group) => [group, broughtBy(group)] as const),
  );
  const judged = new Set<ResolvedGroup>();
  return [...brought].flatMap(([other, values]): readonly Finding[] => {
    judged.add(other);
    for (const group of wide) {
      // Of two that are both assigned to everybody the later one is the other.
      if (group === other || (wide.includes(other) && !judged.has(group))) continue;
      const reach = reachOf(group, other);
      if (reach === undefined || (reach.isFiltered && !areFilteredTold)) continue;
      const settings = conflicts(brought.get(group) ?? new Map(), values);
      if (settings.length > 0) return [report(group, other, settings, reach)];
    }
    return [];
  });
}

/** What Intune brings to some device of a group. */
function broughtBy(group: ResolvedGroup): Values {
  const isBrought = (kind: string) => kind === 'catalog' || kind === 'template' || kind === 'script';
  const assignments = group.assignments.filter(
    (assignment) =>
      assignment.value !== REMOVE &&
      group.os.some(({ id }) => isBrought(intuneRoute(group, settingRow(assignment.setting), id, assignment).kind)),
  );
  return new Map(assignments.map(({ setting, value }) => [setting, value]));
}

function reachOf(group: ResolvedGroup, other: ResolvedGroup): Reach | undefined {
  const [ours, theirs] = [assignedTo(group), assignedTo(other)];
  const isManaged = (one: ResolvedGroup) => one.intune?.management === 'mde';
  const isTemplated = isManaged(group) || group.intune?.form === 'templates';
  // What is no endpoint security template does not get to devices that Defender for Endpoint manages.
  if (isManaged(other) && !isTemplated) return undefined;
  const excluded = new Set((group.intune?.exclude ?? []).map((name) => name.toLowerCase()));
  const isLeftOut = theirs.groups.every((name) => excluded.has(name.toLowerCase()));
  if (isLeftOut && theirs.all.length === 0) return undefined;
  const isSure = ours.all.includes('all-devices') ? !isManaged(other) : theirs.all.includes('all-users');
  const unsure = isManaged(other)
    ? `${quoted(ours.all)} takes in devices that Defender for Endpoint manages`
    : 'their users have a licence';
  // Devices that Defender for Endpoint manages ignore filters, and a group of them is assigned without one.
  const isFiltered = !isManaged(group) && group.intune?.filter !== undefined;
  return {
    doubts: [
      ...(isSure ? [] : [unsure]),
      ...(excluded.size > 0 ? ['`exclude` leaves them out'] : []),
      ...(isFiltered ? ['the filter leaves them out'] : []),
    ],
    isFiltered,
  };
}

/** Settings to which both give something, and not the same. Lists add up on devices, and so do keys that only one has. */
function conflicts(ours: Values, theirs: Values): readonly string[] {
  return [...theirs].flatMap(([setting, value]) => {
    const own = ours.get(setting);
    if (own === undefined || isSameValue(setting, own, value)) return [];
    const { kind } = settingRow(setting).type;
    if (kind === 'list') return isOrdered(setting) ? [setting] : [];
    return kind !== 'map' || clash(setting, own, value) ? [setting] : [];
  });
}

function clash(setting: string, ours: SettingValue, theirs: SettingValue): boolean {
  const known = new Map((partsOf(setting, ours) ?? []).map(({ plain, word, plainWord = word }) => [plain, plainWord]));
  return (partsOf(setting, theirs) ?? []).some(
    ({ plain, word, plainWord = word }) => known.has(plain) && known.get(plain) !== plainWord,
  );
}

const quoted = (words: readonly string[]) => joinWords(words.map((word) => `\`${word}\``));

function report(group: ResolvedGroup, other: ResolvedGroup, settings: readonly string[], { doubts }: Reach): Finding {
  const { id, fix: hint, sources } = assignmentsOverlap;
  const [first = '', second, ...more] = settings;
  const named = more.length > 0 ? `${first}, ${second} and ${more.length} more` : joinWords(settings);
  const doubt = doubts.length === 0 ? '' : ` Whether ${joinWords(doubts)} is not known.`;
  return {
    rule: id,
    severity: doubts.length === 0 ? 'warning' : 'info',
    group: group.name,
    ...(second === undefined ? { setting: first } : {}),
    message: `Group "${group.name}" is assigned to ${quoted(assignedTo(group).all)}, and devices of group "${other.name}" get ${named} from both, with other values.${doubt}`,
    hint,
    at: placeOf(group, 'intune.assign'),
    baseline: group.baseline,
    sources,
  };
}
