import { checkFleet, type Finding, type OsId, parseFleet, resolveFleet, stopsBuild } from '@mdav/core';
import type { Artifact, FleetArtifact } from '@mdav/import';

/** Errors of the fleet that stand in the way of commands for one of its groups, as they stop a build. */
export function errorsOfFleet({ fleet, rules }: FleetArtifact, group: string | undefined, date: string) {
  return checkFleet(fleet, { date, rules }).filter(
    (finding) =>
      stopsBuild([finding]) &&
      // Nothing here runs the rules of others: what is shown does not depend on them.
      finding.rule !== 'rule-files-not-run' &&
      (group === undefined || finding.group === undefined || finding.group === group),
  );
}

/** Files of others do not say which devices they are for: what is wrong on all of these is wrong. */
const DEVICES: readonly { readonly os: OsId; readonly mode: 'active' | 'passive' }[] = [
  { os: 'windows-11', mode: 'active' },
  { os: 'windows-11', mode: 'passive' },
  { os: 'windows-server-2022', mode: 'active' },
  { os: 'windows-server-2022', mode: 'passive' },
];

/** Errors of what a policy says, whatever the device that gets it. Of a fleet and its output the build tells. */
export function errorsEverywhere(artifact: Artifact, date: string): readonly Finding[] {
  if (artifact.kind !== 'policy') return [];
  const parts = artifact.placed.flatMap(({ source, path, policy }) => source.lift([{ form: policy.form, path }]).parts);
  const registry = parts
    .flatMap(({ left }) => left.flatMap(({ raw = [] }) => raw))
    .flatMap(({ kind, entry }) => (kind === 'registry' ? [{ ...entry, reason: 'as read' }] : []));
  const says = {
    deliver: ['registry'],
    settings: Object.assign({}, ...parts.map(({ settings }) => settings)),
    ...(registry.length === 0 ? {} : { raw: { registry } }),
  };
  const [first = [], ...others] = DEVICES.map((device) => errorsOn({ ...device, ...says }, date));
  return first.filter((error) => others.every((errors) => errors.some((other) => keyOf(other) === keyOf(error))));
}

function errorsOn(group: object, date: string): readonly Finding[] {
  const text = JSON.stringify({ mdav: 1, name: 'fleet', groups: { device: group } });
  const parsed = parseFleet({ text, file: 'fleet.json' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  return resolved.ok ? checkFleet(resolved.value, { date }).filter(({ severity }) => severity === 'error') : [];
}

function keyOf({ rule, setting }: Finding): string {
  return `${rule} ${setting}`;
}

/** An error as one line, for a comment. */
export function errorLine({ rule, message }: Finding): string {
  return `${message} (${rule})`;
}
