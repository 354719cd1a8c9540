import type { Finding, Location } from '@mdav/core';

/** What is found in several groups alike, once for all of them. */
export interface RolledFinding {
  /** As it was found first. */
  readonly finding: Finding;
  /** All of them, the first one included. */
  readonly all: readonly Finding[];
}

/**
 * Findings that say the same of several groups, as one; each stands where the first of its kind stood. What is about
 * the file as a whole, or in another file, stays by itself.
 */
export function rollUp(findings: readonly Finding[]): readonly RolledFinding[] {
  const rolled = new Map<string, Finding[]>();
  for (const [index, finding] of findings.entries()) {
    const key = finding.group === undefined ? String(index) : sameOf(finding);
    const alike = rolled.get(key);
    if (alike === undefined) rolled.set(key, [finding]);
    else alike.push(finding);
  }
  return [...rolled.values()].flatMap((all) => (all[0] === undefined ? [] : [{ finding: all[0], all }]));
}

function sameOf({ severity, rule, setting, message, hint, at, waiver }: Finding): string {
  const { reason, owner, expires } = waiver ?? {};
  return JSON.stringify([severity, rule, setting, message, hint, at.file, reason, owner, expires]);
}

/** A finding, and those that say the same of other settings or places. */
export interface Folded {
  readonly first: RolledFinding;
  readonly others: readonly RolledFinding[];
}

/**
 * Findings that say the same of several settings for the same groups, or of several places of a file that has no lines
 * to show, as one; each stands where the first of its kind stood.
 */
export function foldAlike(rolled: readonly RolledFinding[]): readonly Folded[] {
  const folded = new Map<string, { first: RolledFinding; others: RolledFinding[] }>();
  for (const [index, each] of rolled.entries()) {
    const key = kindOf(each) ?? String(index);
    const known = folded.get(key);
    if (known === undefined) folded.set(key, { first: each, others: [] });
    else known.others.push(each);
  }
  return [...folded.values()];
}

/** What it says without its setting; nothing of what says more than that, or stands at several places. */
function kindOf(rolled: RolledFinding): string | undefined {
  const { severity, rule, setting, group, message, hint, at, waiver } = rolled.finding;
  if (setting === undefined && group === undefined && at.line === undefined && at.path !== undefined)
    return JSON.stringify([severity, rule, message, hint, at.file]);
  if (setting === undefined || waiver !== undefined || !message.startsWith(`${setting} `) || !isOnePlace(rolled))
    return undefined;
  const said = [message, hint ?? ''].map((text) => text.replaceAll(setting, '\0'));
  return JSON.stringify([severity, rule, said, at.file, groupsOf(rolled)]);
}

/** True when all of them stand at one place, such as in `defaults`. */
export function isOnePlace({ all: [first, ...others] }: RolledFinding): boolean {
  return first === undefined || others.every(({ at }) => isSamePlace(at, first.at));
}

function isSamePlace(a: Location, b: Location): boolean {
  return a.line === b.line && a.column === b.column && a.path === b.path;
}

/** The groups that a finding is about, each once. */
export function groupsOf({ all }: RolledFinding): readonly string[] {
  return [...new Set(all.flatMap(({ group }) => group ?? []))];
}
