import {
  type Assignment,
  isPassive,
  type Justification,
  justificationFor,
  type LocatedWaiver,
  type Location,
  type Mode,
  OS_INFO,
  type OsId,
  type ResolvedGroup,
  type SettingRow,
  settingRow,
  showValue,
} from '@mdav/core';
import { missedBy, registryDeliveries } from '@mdav/core/format';
import {
  askText,
  type Framework,
  type FrameworkRule,
  findFrameworks,
  isSettingAsk,
  meetsAsk,
  type SettingAsk,
  saidOf,
} from '@mdav/core/frameworks';
import { effectByMode } from '../describe/effect.ts';
import type { RuleStanding, Standing } from './compliance.ts';

/** What a rule is judged by besides the group. */
export interface JudgeContext {
  readonly framework: Framework;
  readonly waivers: readonly LocatedWaiver[];
  /** Today, `YYYY-MM-DD`. */
  readonly date: string;
}

/** Holds a group to one rule. */
export function judgeRule(group: ResolvedGroup, rule: FrameworkRule, context: JudgeContext): RuleStanding {
  const head = { rule, wants: askText(rule.ask), at: group.at };
  if (!isFor(group, rule, context.framework)) return { ...head, standing: 'not-applicable' };
  const judged = { ...head, ...judgeAsk(group, rule, context.framework) };
  if (judged.standing !== 'violates' && judged.standing !== 'not-managed') return judged;
  const waiver = waiverOf(group, rule, context);
  if (waiver === undefined) return judged;
  const { at: _, ...plain } = waiver;
  return { ...judged, standing: 'waived', waiver: plain };
}

type Verdict = {
  readonly standing: Standing;
  readonly says?: string;
  readonly why?: string;
  readonly at?: Location;
  readonly justification?: Justification;
};

function judgeAsk(
  group: ResolvedGroup,
  rule: FrameworkRule,
  framework: Framework,
): Verdict & { readonly at: Location } {
  const { ask, note } = rule;
  const verdict = (): Verdict => {
    switch (ask.kind) {
      case 'registry':
        return judgeRegistry(group, ask, note);
      case 'antivirus':
        return judgeAntivirus(group);
      case 'unsayable':
        return { standing: 'not-managed', why: ask.why };
      default:
        return judgeSetting(group, ask, (os) => isRuleFor(os, rule, framework));
    }
  };
  return { at: group.at, ...verdict() };
}

function judgeSetting(group: ResolvedGroup, ask: SettingAsk, isAsked: (os: OsId) => boolean): Verdict {
  const assignment = group.assignments.find(({ setting }) => setting === ask.setting);
  const verdict = judgeAssignment(group, ask, assignment, isAsked);
  if (assignment === undefined) return { ...verdict, at: group.at };
  const justification = verdict.standing === 'violates' ? justificationFor(assignment, ask.key) : undefined;
  return { ...verdict, at: placeOf(assignment, ask.key), ...(justification && { justification }) };
}

/** Looks at no place and no reason, so that groups of one kind can be judged at once. */
function judgeAssignment(
  group: ResolvedGroup,
  ask: SettingAsk,
  assignment: Assignment | undefined,
  isAsked: (os: OsId) => boolean,
): Pick<Verdict, 'standing' | 'says' | 'why'> {
  const said = saidOf(ask, assignment?.value);
  const says = said === 'absent' ? {} : { says: showValue(said.value) };
  if (!meetsAsk(ask, said)) {
    if (said !== 'absent') return { standing: 'violates', ...says };
    return assignment?.value === 'remove' ? { standing: 'violates', says: 'removed' } : { standing: 'not-managed' };
  }
  if (said === 'absent' || assignment === undefined) return { standing: 'meets' };
  const row = settingRow(ask.setting);
  const unreached = whyUnreached(row, group, assignment, isAsked);
  if (unreached !== undefined) return { standing: 'not-managed', ...says, why: unreached };
  const idle = whyIdle(row, group.mode);
  return idle === undefined ? { standing: 'meets', ...says } : { standing: 'no-effect', ...says, why: idle };
}

/** True where a group with this assignment in place of its own would meet a rule about the setting. */
export function wouldMeet(
  group: ResolvedGroup,
  assignment: Assignment,
  ask: SettingAsk,
  { rule, framework }: { readonly rule: FrameworkRule; readonly framework: Framework },
): boolean {
  const isAsked = (os: OsId) => isRuleFor(os, rule, framework);
  return isFor(group, rule, framework) && judgeAssignment(group, ask, assignment, isAsked).standing === 'meets';
}

function placeOf({ origin }: Assignment, key: string | undefined): Location {
  const own = key === undefined || origin.kind !== 'written' ? undefined : origin.keys?.[key];
  return own ?? origin.at;
}

/** A setting that no way to the devices carries is words on paper. */
function whyUnreached(
  row: SettingRow,
  group: ResolvedGroup,
  assignment: Assignment,
  isAsked: (os: OsId) => boolean,
): string | undefined {
  const missed = missedBy(group, row, assignment).filter(({ id }) => isAsked(id));
  if (missed.length === 0) return undefined;
  return `it does not reach ${missed.map(({ id }) => OS_INFO[id].title).join(', ')} by ${group.deliver.join(', ')}`;
}

/** What Defender makes of values in a mode. */
const IDLE = new Set(['no-enforcement', 'inactive-keep-enabled', 'none', 'ignored', 'ignored-with-exceptions']);

/** Why Defender does nothing with a setting while it is passive; nothing when it does, or no page says so. */
export function whyIdle({ inPassive }: SettingRow, mode: Mode): string | undefined {
  if (!isPassive(mode)) return undefined;
  const isIdle = IDLE.has(inPassive) || (inPassive === 'none-unless-edr-block' && mode === 'passive');
  if (!isIdle) return undefined;
  return `in passive mode: ${effectByMode(inPassive)[mode === 'passive' ? 'passive' : 'passive+edr-block']}`;
}

function judgeRegistry(
  { raw, at: place, deliver }: ResolvedGroup,
  { key, name, type, data }: Extract<FrameworkRule['ask'], { kind: 'registry' }>,
  note: string | undefined,
): Verdict {
  const wanted = `software\\policies\\microsoft\\${key}\\${name}`.toLowerCase();
  const entry = raw?.registry.find(
    (one) =>
      'name' in one && `${one.key.replace(/^(HKLM|HKEY_LOCAL_MACHINE)\\/i, '')}\\${one.name}`.toLowerCase() === wanted,
  );
  if (entry === undefined || !('data' in entry))
    return { standing: 'not-managed', at: entry?.at ?? place, ...(note === undefined ? {} : { why: note }) };
  const says = `${entry.data} (${entry.type})`;
  if (registryDeliveries(deliver).length === 0)
    return { standing: 'not-managed', says, why: `${deliver.join(', ')} carries no registry value`, at: entry.at };
  const isMet = entry.type === type && entry.data === data;
  return { standing: isMet ? 'meets' : 'violates', says, at: entry.at };
}

/** Defender itself while it is active; beside it the antivirus that the group declares. */
function judgeAntivirus({ mode, antivirus, at, origins }: ResolvedGroup): Verdict {
  const place = origins['antivirus'] ?? at;
  if (!isPassive(mode)) return { standing: 'meets', says: 'Defender is active', at: origins['mode'] ?? at };
  if (antivirus === undefined) return { standing: 'not-managed', why: 'the fleet names no other antivirus', at };
  if (antivirus === 'none') return { standing: 'violates', says: 'Defender is passive, and alone', at: place };
  if (antivirus.realtime === false)
    return { standing: 'violates', says: `${antivirus.product} does not protect in real time`, at: place };
  return { standing: 'meets', says: `${antivirus.product}, Defender beside it`, at: place };
}

/** True where a framework is for some device of the group. */
export function isForGroup(group: ResolvedGroup, framework: Framework): boolean {
  return group.os.some(({ id }) => isForOs(id, framework));
}

export function isFor(group: ResolvedGroup, rule: FrameworkRule, framework: Framework): boolean {
  return group.os.some(({ id }) => isRuleFor(id, rule, framework));
}

function isRuleFor(id: OsId, rule: FrameworkRule, framework: Framework): boolean {
  return (
    isForOs(id, framework) &&
    (rule.os === undefined || rule.os.includes(id)) &&
    (rule.class === undefined || OS_INFO[id].class === rule.class)
  );
}

function isForOs(id: OsId, { os, roles }: Framework): boolean {
  if (os !== undefined && !os.includes(id)) return false;
  const isServer = OS_INFO[id].class === 'server';
  return roles === undefined || roles.some((role) => (role === 'client') !== isServer);
}

/**
 * The waiver that answers for a rule: its `rule` is `framework:rule`, the framework by any of its names with its version
 * or without, and its group the one that is judged.
 */
export function waiverOf(
  group: ResolvedGroup,
  rule: FrameworkRule,
  { framework, waivers, date }: JudgeContext,
): LocatedWaiver | undefined {
  return waivers.find(
    (waiver) =>
      waiver.group === group.name &&
      waiver.expires >= date &&
      isOfRule(waiver.rule, rule, framework) &&
      (waiver.setting === undefined || (isSettingAsk(rule.ask) && waiver.setting === rule.ask.setting)),
  );
}

function isOfRule(named: string, { id }: FrameworkRule, framework: Framework): boolean {
  const colon = named.indexOf(':');
  return (
    named.slice(colon + 1).toLowerCase() === id.toLowerCase() &&
    findFrameworks([framework], named.slice(0, Math.max(0, colon))).length > 0
  );
}
