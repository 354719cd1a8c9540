import { settingRow } from '../../catalogue/lookup.ts';
import type { Circumstances, NeededSetting, PlainWord, Requirement } from '../../catalogue/requirement.ts';
import { REQUIREMENTS } from '../../catalogue/requires.generated.ts';
import type { Location } from '../../diagnostic/diagnostic.ts';
import { OS_INFO } from '../../facts/os.ts';
import { isBelow } from '../../facts/versions.ts';
import type { Assignment, OsFact, ResolvedGroup } from '../../model/resolved.ts';
import { routesOf } from '../../routes/routes.ts';
import { assigned, chosenDeliveries, isOnValue, isToBePassive, valueFor } from '../../rule/ask.ts';
import { groupBy } from '../../rule/group-by.ts';
import type { Found } from '../../rule/rule.ts';

/** A condition that a group does not meet. */
export interface Unmet {
  readonly requirement: Requirement;
  /** What has the condition, as the file writes it: `enableNetworkProtection: block`. */
  readonly subject: string;
  readonly at: Location;
  /** Where the condition holds; never empty. */
  readonly os: readonly OsFact[];
}

/** What a condition needs, and the value that the group gives instead. */
export interface UnmetNeed extends Unmet {
  readonly needs: NeededSetting;
  /** Absent where the group does not set it. */
  readonly value?: PlainWord;
}

const BY_SETTING = groupBy<string, Requirement>(REQUIREMENTS, ({ of }) => of.setting);

/** The conditions on another setting that the group does not meet. Passive groups have rules of their own. */
export function unmetNeeds(group: ResolvedGroup): readonly UnmetNeed[] {
  return applying(group).flatMap(({ requirement, ...rest }): readonly UnmetNeed[] => {
    const { needs } = requirement;
    if (needs === undefined) return [];
    const value = valueFor(group, needs.setting) as PlainWord | undefined;
    if (value === undefined) return needs.unset === 'fine' ? [] : [{ requirement, ...rest, needs }];
    return value === needs.value || needs.or?.includes(value) ? [] : [{ requirement, ...rest, needs, value }];
  });
}

/** Where the group uses a setting that has no effect there, or a bad one. */
export function unsupportedUses(group: ResolvedGroup): readonly Unmet[] {
  return applying(group).filter(({ requirement }) => requirement.needs === undefined);
}

/** A finding with its place, its setting and what the condition says of its severity. */
export function foundAt({ requirement, at }: Unmet, message: string, hint: string): Found {
  const { of, severity } = requirement;
  return { at, setting: of.setting, message, hint, ...(severity && { severity }) };
}

/** The conditions whose subject the group sets, in the order of the file. */
function applying(group: ResolvedGroup): readonly Unmet[] {
  const isPassive = isToBePassive(group);
  return group.assignments.flatMap((assignment) =>
    (BY_SETTING.get(assignment.setting) ?? []).flatMap((requirement): readonly Unmet[] => {
      if (isPassive && requirement.inPassive !== true) return [];
      const subject = subjectOf(requirement, assignment);
      if (subject === undefined) return [];
      const os = group.os.filter((each) => holds(requirement.where ?? {}, group, assignment, each));
      return os.length === 0 ? [] : [{ requirement, os, ...subject }];
    }),
  );
}

/** What of a setting has the condition and where it stands; nothing where the group does not ask for it. */
function subjectOf({ of }: Requirement, assignment: Assignment): Pick<Unmet, 'subject' | 'at'> | undefined {
  const { origin, setting } = assignment;
  const { key, values } = of;
  const value = key === undefined ? assignment.value : (assignment.value as Readonly<Record<string, string>>)[key];
  const placeOfKey = (name: string) => (origin.kind === 'written' ? origin.keys?.[name] : undefined) ?? origin.at;
  const isPlain = typeof value === 'string' || typeof value === 'boolean';
  if (values !== undefined && typeof value === 'object') {
    const found = Object.entries(value).find(([name, word]) => values.includes(word) && !of.exceptKeys?.includes(name));
    return found === undefined ? undefined : { subject: `${found[1]} in ${setting}`, at: placeOfKey(found[0]) };
  }
  if (!(values?.some((wanted) => wanted === value) ?? isOnValue(value))) return undefined;
  const at = key === undefined ? origin.at : placeOfKey(key);
  return { subject: isPlain ? `${key ?? setting}: ${value}` : setting, at };
}

function holds(where: Circumstances, group: ResolvedGroup, assignment: Assignment, os: OsFact): boolean {
  const { platform, only, by, management, configurationManager, beside } = where;
  if (!isAmong(where, os)) return false;
  if (platform !== undefined && isBelow(group.platform, platform) === true) return false;
  if (management !== undefined && !isManaged(group, management)) return false;
  if (configurationManager && !hasConfigurationManager(group)) return false;
  if (beside !== undefined && valueFor(group, beside) === undefined) return false;
  if (only === undefined && by === undefined) return true;
  const routes = routesOf(group, settingRow(assignment.setting), assignment, os);
  if (by !== undefined) return routes.some((route) => by.includes(route));
  return routes.length > 0 && routes.every((route) => only?.includes(route));
}

function isAmong({ os: named, except, class: osClass, before }: Circumstances, { id, build }: OsFact): boolean {
  return (
    (named === undefined || named.includes(id)) &&
    except?.includes(id) !== true &&
    (osClass === undefined || OS_INFO[id].class === osClass) &&
    (before === undefined || (build !== undefined && build < before))
  );
}

function isManaged(group: ResolvedGroup, management: NonNullable<Circumstances['management']>): boolean {
  return chosenDeliveries(group).includes('intune') && (group.intune?.management ?? 'mdm') === management;
}

function hasConfigurationManager(group: ResolvedGroup): boolean {
  return group.onboarding?.via === 'configmgr' || chosenDeliveries(group).includes('configmgr');
}

/** A setting with the value that a condition asks for, for hints. */
export function wantedWords({ needs }: UnmetNeed): string {
  return `${needs.setting}: ${needs.value}`;
}

/** True when the group says anything of the needed setting, if only that it is taken back. */
export function isSaid(group: ResolvedGroup, { needs }: UnmetNeed): boolean {
  return assigned(group, needs.setting) !== undefined;
}
