import { settingPosition } from '../catalogue/lookup.ts';
import type { Location } from '../diagnostic/diagnostic.ts';
import type { Fleet, Group, GroupLayer } from '../model/fleet.ts';
import type { Assignment } from '../model/resolved.ts';
import type { SettingValue } from '../model/value.ts';
import type { Locate, Path } from '../parse/locate.ts';

/** The facts of a group that a layer may settle; the group's own word wins over the defaults'. */
export const LAYER_FACTS = [
  'os',
  'agent',
  'mode',
  'baseline',
  'technique',
  'onboarding',
  'licence',
  'antivirus',
  'platform',
  'engine',
  'tamperProtection',
  'currentMode',
  'defenderAntivirus',
  'securityCenter',
  'smartAppControl',
  'endpointDlp',
  'limitedPeriodicScanning',
  'indicators',
  'installedPassive',
  'mdmWinsOverGp',
  'centralStore',
  'deliver',
  'raw',
] as const;
export type LayerFact = (typeof LAYER_FACTS)[number];

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

/** Merges `defaults` and the group, the group on top; settings merge one by one, everything else as a whole. */
export function mergeLayers(fleet: Fleet, name: string, group: Group, locate: Locate): MergedGroup {
  const layers = [
    { layer: 'defaults' as const, content: fleet.defaults ?? {}, path: ['defaults'] },
    { layer: 'group' as const, content: group as GroupLayer, path: ['groups', name] },
  ];
  const facts: Partial<Record<LayerFact, unknown>> = {};
  const origins: Record<string, Location> = {};
  const settings = new Map<string, Assignment>();
  let osPath: Path = ['groups', name];
  let rawPath: Path = ['groups', name];

  if (fleet.baseline !== undefined) {
    facts.baseline = fleet.baseline;
    origins['baseline'] = locate(['baseline']);
  }
  for (const { layer, content, path } of layers) {
    for (const fact of LAYER_FACTS) {
      if (content[fact] === undefined) continue;
      facts[fact] = content[fact];
      locateFact(origins, fact, content[fact], (rest) => locate([...path, fact, ...rest]));
      if (fact === 'os') osPath = [...path, fact];
      if (fact === 'raw') rawPath = [...path, fact];
    }
    for (const [setting, value] of Object.entries(content.settings ?? {})) {
      if (value === undefined) continue;
      const at = locate([...path, 'settings', setting], 'key');
      const entries = Array.isArray(value)
        ? { entries: value.map((_, index) => locate([...path, 'settings', setting, index])) }
        : {};
      settings.set(setting, {
        setting,
        value: value as SettingValue,
        origin: { kind: 'written', layer, at, ...entries },
      });
    }
  }
  const assignments = [...settings.values()].sort((a, b) => settingPosition(a.setting) - settingPosition(b.setting));
  return { facts: facts as Pick<GroupLayer, LayerFact>, origins, osPath, rawPath, assignments };
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
