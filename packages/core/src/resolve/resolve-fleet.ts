import { settingPosition } from '../catalogue/lookup.ts';
import type { Diagnostic, Location, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import { osIdOf } from '../facts/os.ts';
import { modeAssignments } from '../mode/mode-assignments.ts';
import { osModeOf } from '../mode/os-mode-of.ts';
import type { Group, OsReference } from '../model/fleet.ts';
import type { ParsedFleet } from '../model/parsed-fleet.ts';
import type { Assignment, LocatedRuleFile, OsFact, ResolvedFleet, ResolvedGroup } from '../model/resolved.ts';
import type { Delivery } from '../model/vocabulary.ts';
import { type IntuneFacts, intuneReach } from '../routes/intune-route.ts';
import { extendedBy, isLayerFile, mergeLayers } from './layers.ts';
import { locateRaw } from './locate-raw.ts';
import { type ResolveMemory, recall } from './resolve-memory.ts';
import { stackOnMode } from './stack-setting.ts';

/**
 * Merges the layers of every group, settles its mode into assignments and keeps where each of them came from. With the
 * memory of its last time, groups that are made of the same are not made again.
 *
 * Errors: `group-without-os`, `group-without-mode`, `fleet-unknown-preset`.
 */
export function resolveFleet(given: ParsedFleet, memory?: ResolveMemory): Outcome<ResolvedFleet> {
  const parsed = { ...given, locate: locatingOnce(given.locate) };
  const diagnostics: Diagnostic[] = [...missingLayers(parsed)];
  const groups: ResolvedGroup[] = [];
  for (const [name, group] of Object.entries(parsed.fleet.groups)) {
    const resolve = () => resolveGroup(parsed, name, group);
    const resolved = memory === undefined ? resolve() : recall(parsed, name, group, memory, resolve);
    if (resolved.ok) groups.push(resolved.value);
    else for (const one of resolved.diagnostics) diagnostics.push(one);
  }
  if (diagnostics.length > 0) return fail(diagnostics);
  groups.sort((a, b) => (a.name < b.name ? -1 : 1));
  const waivers = (parsed.fleet.waivers ?? []).map((waiver, index) => ({
    ...waiver,
    at: parsed.locate(['waivers', index]),
  }));
  const ruleLevels = Object.entries(parsed.fleet.rules ?? {}).map(([rule, level]) => ({
    rule,
    level,
    at: parsed.locate(['rules', rule]),
  }));
  return succeed({
    name: parsed.fleet.name,
    written: parsed.fleet,
    ...(parsed.file === undefined ? {} : { file: parsed.file }),
    groups,
    waivers,
    ruleLevels,
    ruleFiles: ruleFilesOf(parsed),
  });
}

/** The same, which looks for what many groups share but once: the places of layers. */
function locatingOnce(locate: Locate): Locate {
  const found = new Map<string, Location>();
  return (path, what = 'value') => {
    if (path[0] === 'groups') return locate(path, what);
    const key = `${what} ${path.join('\u0000')}`;
    const known = found.get(key) ?? locate(path, what);
    found.set(key, known);
    return known;
  };
}

/** The modules with rules that a fleet names. Their rules are of no effect until somebody runs them. */
export function ruleFilesOf({ fleet, locate }: ParsedFleet): readonly LocatedRuleFile[] {
  return (fleet.ruleFiles ?? []).map((path, index) => ({ path, at: locate(['ruleFiles', index]) }));
}

/** What `extends` names and nobody brought along: a preset that there is not, or a fleet that was read without its layers. */
function missingLayers({ fleet, locate, layers }: ParsedFleet): readonly Diagnostic[] {
  const all = Object.entries(fleet.groups).flatMap(([name, group]) => extendedBy(fleet, name, group));
  const byPlace = new Map(all.map((one) => [one.path.join(' '), one]));
  return [...byPlace.values()]
    .filter(({ name }) => layers?.has(name) !== true)
    .map(({ name, path }) => ({
      code: 'fleet-unknown-preset',
      severity: 'error',
      message: isLayerFile(name) ? `The file ${name} was not read.` : `There is no preset "${name}".`,
      at: locate(path),
      hint: isLayerFile(name)
        ? 'Read it with `parseLayer` and hand it in as a layer.'
        : 'Name a preset with its version, such as microsoft-windows-11@25H2; `mdav list frameworks` has them.',
    }));
}

function resolveGroup(parsed: ParsedFleet, name: string, group: Group): Outcome<ResolvedGroup> {
  const { fleet, locate } = parsed;
  const at = locate(['groups', name], 'key');
  const { facts, origins, osPath, rawPath, assignments } = mergeLayers(parsed, name, group);
  const { os: osReferences, mode, baseline, technique, deliver, raw, ...others } = facts;
  const missing: Diagnostic[] = [];
  if (osReferences === undefined)
    missing.push(missingFact('group-without-os', name, 'operating system', 'os: windows-11', at));
  if (mode === undefined) missing.push(missingFact('group-without-mode', name, 'mode', 'mode: active', at));
  if (osReferences === undefined || mode === undefined) return fail(missing);

  const os = readOsList(osReferences, osPath, locate);
  const osModeFacts = {
    ...others,
    mode,
    baseline: baseline ?? 'current',
    technique: technique ?? 'documented',
    deliver: deliver ?? everyDelivery(os, others),
  };
  const osModes = os.map(({ id }) => osModeOf(id, osModeFacts));
  const fromMode = modeAssignments(mode, osModes, origins['mode'] ?? at);
  return succeed({
    fleet: fleet.name,
    name,
    ...(group.description === undefined ? {} : { description: group.description }),
    ...(group.was === undefined ? {} : { was: group.was }),
    ...(group.devices === undefined ? {} : { devices: group.devices }),
    ...osModeFacts,
    os,
    osModes,
    assignments: joinAssignments(fromMode, assignments),
    ...(raw === undefined ? {} : { raw: locateRaw(raw, rawPath, locate) }),
    at,
    origins: { ...origins, ...originsOfNames(name, group, locate) },
  });
}

/** Where a group says what it was called and which devices it has, which no layer below says. */
function originsOfNames(name: string, { was, devices }: Group, locate: Locate): Readonly<Record<string, Location>> {
  const places: Record<string, Location> = {};
  if (was !== undefined) places['was'] = locate(['groups', name, 'was']);
  for (const by of ['names', 'tags'] as const) {
    if (devices?.[by] !== undefined) places[`devices.${by}`] = locate(['groups', name, 'devices', by]);
  }
  return places;
}

/** What somebody wrote wins over what follows from the mode; the rules then say when the two disagree. */
function joinAssignments(fromMode: readonly Assignment[], written: readonly Assignment[]): readonly Assignment[] {
  const joined = new Map(fromMode.map((assignment) => [assignment.setting, assignment]));
  for (const assignment of written) {
    const below = joined.get(assignment.setting);
    joined.set(assignment.setting, below === undefined ? assignment : stackOnMode(below, assignment));
  }
  return [...joined.values()].sort((a, b) => settingPosition(a.setting) - settingPosition(b.setting));
}

function readOsList(references: OsReference | readonly OsReference[], path: Path, locate: Locate): readonly OsFact[] {
  const list = typeof references === 'string' ? [references] : references;
  return list.map((reference, index) => {
    const id = osIdOf(reference);
    const build = reference.split('@')[1];
    const at = locate(typeof references === 'string' ? path : [...path, index]);
    return build === undefined ? { id, at } : { id, build: Number(build), at };
  });
}

/** With no delivery chosen, every way that needs no further product and reaches the group: its reader can choose from the files. */
function everyDelivery(os: readonly OsFact[], facts: IntuneFacts): readonly Delivery[] {
  const byIntune = os.some(({ id }) => intuneReach(facts, id).carriers.length > 0);
  return byIntune ? ['intune', 'gpo', 'registry'] : ['gpo', 'registry'];
}

function missingFact(code: string, group: string, what: string, example: string, at: Location): Diagnostic {
  return {
    code,
    severity: 'error',
    message: `Group "${group}" has no ${what}.`,
    at,
    hint: `Add \`${example}\` (or another ${what}) to the group, to one of its profiles or to \`defaults\`.`,
  };
}
