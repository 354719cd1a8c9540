import { settingPosition } from '../catalogue/lookup.ts';
import type { Location } from '../diagnostic/diagnostic.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import type { Fleet, Group, GroupLayer } from '../model/fleet.ts';
import { LAYER_FACTS, type LayerFact } from '../model/layer-facts.ts';
import type { OutsideLayer, ParsedFleet } from '../model/parsed-fleet.ts';
import type { Assignment, LayerName } from '../model/resolved.ts';
import { stackSetting } from './stack-setting.ts';

/** A group with its layers merged, and where each part was written. */
export interface MergedGroup {
  readonly facts: Pick<GroupLayer, LayerFact>;
  readonly origins: Readonly<Record<string, Location>>;
  /** Path of the layer that settled the operating systems, for pointing at one of them. */
  readonly osPath: Path;
  /** Path of the layer that settled `raw`. */
  readonly rawPath: Path;
  readonly assignments: readonly Assignment[];
}

interface Layer {
  readonly name: LayerName;
  readonly content: GroupLayer;
  readonly path: Path;
}

/** What a fleet names outside of itself, where it does, and for which group. */
export interface Extended {
  readonly name: string;
  readonly path: Path;
}

/** What lies below the defaults of a group, the lowest first: what the fleet extends, then the defaults, then the group. */
export function extendedBy(fleet: Fleet, name: string, group: Group): readonly Extended[] {
  return [
    ...(fleet.extends ?? []).map((one, index) => ({ name: one, path: ['extends', index] })),
    ...(fleet.defaults?.extends ?? []).map((one, index) => ({ name: one, path: ['defaults', 'extends', index] })),
    ...(group.extends ?? []).map((one, index) => ({ name: one, path: ['groups', name, 'extends', index] })),
  ];
}

/** True for a file of one's own; anything else is a preset. */
export function isLayerFile(name: string): boolean {
  return /^\.{1,2}\//.test(name);
}

/** The layers of a group from the lowest up. A profile that does not exist was refused before. */
function layersOf(fleet: Fleet, name: string, group: Group): readonly Layer[] {
  const profiles = (group.profiles ?? []).map(
    (profile): Layer => ({
      name: `profile ${profile}`,
      content: fleet.profiles?.[profile] ?? {},
      path: ['profiles', profile],
    }),
  );
  return [
    { name: 'defaults', content: fleet.defaults ?? {}, path: ['defaults'] },
    ...profiles,
    { name: 'group', content: group, path: ['groups', name] },
  ];
}

/** Merges `defaults`, the profiles of the group and the group: settings one by one, everything else as a whole. */
export function mergeLayers(
  { fleet, locate, layers }: Pick<ParsedFleet, 'fleet' | 'locate' | 'layers'>,
  name: string,
  group: Group,
): MergedGroup {
  const facts: Partial<Record<LayerFact, unknown>> = {};
  const origins: Record<string, Location> = {};
  const settings = new Map<string, Assignment>();
  let osPath: Path = ['groups', name];
  let rawPath: Path = ['groups', name];

  if (fleet.baseline !== undefined) {
    facts.baseline = fleet.baseline;
    origins['baseline'] = locate(['baseline']);
  }
  for (const one of extendedBy(fleet, name, group)) stackOutside(settings, one, layers?.get(one.name), locate);
  for (const { name: layer, content, path } of layersOf(fleet, name, group)) {
    for (const fact of LAYER_FACTS) {
      if (content[fact] === undefined) continue;
      facts[fact] = content[fact];
      locateFact(origins, fact, content[fact], (rest) => locate([...path, fact, ...rest]));
      if (fact === 'os') osPath = [...path, fact];
      if (fact === 'raw') rawPath = [...path, fact];
    }
    for (const [setting, value] of Object.entries(content.settings ?? {})) {
      if (value === undefined) continue;
      const within = (rest: Path, what?: 'value' | 'key') => locate([...path, 'settings', setting, ...rest], what);
      settings.set(setting, stackSetting(settings.get(setting), { setting, value, layer, locate: within }));
    }
  }
  const assignments = [...settings.values()].sort((a, b) => settingPosition(a.setting) - settingPosition(b.setting));
  return { facts: facts as Pick<GroupLayer, LayerFact>, origins, osPath, rawPath, assignments };
}

/**
 * Lays the settings of a preset or file on those below. Their places have no path: what mends a fleet by paths has nothing
 * to mend there.
 */
function stackOutside(
  settings: Map<string, Assignment>,
  { name, path }: Extended,
  outside: OutsideLayer | undefined,
  locate: Locate,
): void {
  const layer: LayerName = isLayerFile(name) ? `file ${name}` : `preset ${name}`;
  for (const [setting, value] of Object.entries(outside?.settings ?? {})) {
    if (value === undefined) continue;
    const within = (rest: Path, what?: 'value' | 'key'): Location => {
      const { path: _, ...place } = outside?.locate?.([setting, ...rest], what) ?? locate(path);
      return place;
    };
    settings.set(setting, stackSetting(settings.get(setting), { setting, value, layer, locate: within }));
  }
}

/** Records where a fact stands and, for a map, where each of its keys does; a layer below leaves no trace. */
function locateFact(
  origins: Record<string, Location>,
  fact: LayerFact,
  value: unknown,
  locate: (rest: Path) => Location,
): void {
  for (const known of Object.keys(origins)) if (known.startsWith(`${fact}.`)) delete origins[known];
  origins[fact] = locate([]);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const key of Object.keys(value)) origins[`${fact}.${key}`] = locate([key]);
}
