import type { Justification, LocatedWaiver } from '@mdav/core';
import { JUSTIFICATION_KEYS } from '@mdav/core/format';
import type { GroupPlan, ReasonChange, SettingChange, WaiverChange } from './fleet-plan.ts';
import { onlyWhy, type PlannedReason } from './planned-reasons.ts';

/**
 * What becomes of the reasons: every one that is another one now, and those of what changes, whether or not they stay.
 * What goes takes its reason with it, and nothing is said of that. `places` are those of raw entries that change. Without
 * the reasons of the old side nothing is compared.
 */
export function reasonChanges(
  before: readonly PlannedReason[] | undefined,
  after: readonly PlannedReason[],
  settings: readonly SettingChange[],
  places: readonly string[],
): readonly ReasonChange[] {
  const [old, fresh] = [before ?? [], after].map((reasons) => new Map(reasons.map((each) => [keyOf(each), each])));
  const isChanging = fateOf(settings, places);
  return [...new Set([...(fresh?.keys() ?? []), ...(old?.keys() ?? [])])].flatMap((key): readonly ReasonChange[] => {
    const [was, is] = [old?.get(key), fresh?.get(key)];
    const reason = is ?? was;
    if (reason === undefined) return [];
    const fate = isChanging(reason);
    if (fate === 'goes' || (is === undefined && fate === 'comes')) return [];
    if (fate === 'stays' && (before === undefined || isSame(was?.why, is?.why))) return [];
    const { about, part } = reason;
    return [
      { about, ...(part !== undefined && { part }), ...(was && { before: was.why }), ...(is && { after: is.why }) },
    ];
  });
}

/** What becomes of that which a reason is about: it gets another value or is new, it goes, or it stays. */
function fateOf(
  settings: readonly SettingChange[],
  places: readonly string[],
): (reason: PlannedReason) => 'comes' | 'goes' | 'stays' {
  const changes = new Map(settings.map((change) => [change.setting, change]));
  return ({ about, part }) => {
    const found = changes.get(about);
    if (found === undefined || found.kind === 'rerouted') return places.includes(about) ? 'comes' : 'stays';
    const { kind, change } = found;
    if (kind === 'removed') return 'goes';
    if (part === undefined || change.kind === 'value') return 'comes';
    const isIt = (text: string) => text.toLowerCase() === part.toLowerCase();
    if (change.kind === 'entries')
      return change.added.some(isIt) ? 'comes' : change.removed.some(isIt) ? 'goes' : 'stays';
    const key = change.keys.find((each) => isIt(each.key));
    return key === undefined ? 'stays' : key.after === undefined ? 'goes' : 'comes';
  };
}

/** The reasons that change where nothing else of what they are about does. */
export function lonelyReasons({ reasons, settings, residue }: GroupPlan): readonly ReasonChange[] {
  const told = new Set([...settings.map(({ setting }) => setting), ...residue.map(({ place }) => place)]);
  return reasons.filter(({ about }) => !told.has(about));
}

/** Waivers that come, go or are another one now. `names` are the new names of groups by their old ones. */
export function waiverChanges(
  before: readonly LocatedWaiver[],
  after: readonly LocatedWaiver[],
  names: ReadonlyMap<string, string>,
): readonly WaiverChange[] {
  const head = ({ rule, group, setting }: LocatedWaiver) => ({
    rule,
    group,
    ...(setting !== undefined && { setting }),
  });
  const renamed = before.map((waiver) => ({ ...waiver, group: names.get(waiver.group) ?? waiver.group }));
  const [old, fresh] = [renamed, after].map(
    (waivers) => new Map(waivers.map((waiver) => [JSON.stringify(head(waiver)), waiver])),
  );
  return [...new Set([...(fresh?.keys() ?? []), ...(old?.keys() ?? [])])].flatMap((key): readonly WaiverChange[] => {
    const [was, is] = [old?.get(key), fresh?.get(key)];
    const waiver = is ?? was;
    if (waiver === undefined || isSame(was && onlyWhy(was), is && onlyWhy(is))) return [];
    return [{ ...head(waiver), ...(was && { before: onlyWhy(was) }), ...(is && { after: onlyWhy(is) }) }];
  });
}

function keyOf({ about, part }: PlannedReason): string {
  return JSON.stringify([about.toLowerCase(), part?.toLowerCase()]);
}

function isSame(a: Justification | undefined, b: Justification | undefined): boolean {
  return JUSTIFICATION_KEYS.every((key) => a?.[key] === b?.[key]);
}
