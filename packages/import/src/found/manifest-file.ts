import { acceptFleet, type Fleet, type Group, isManifest, type RuleLevel, type Waiver } from '@mdav/core';
import { fitsInGroup } from '@mdav/core/format';
import type { OwnManifest } from '../policy/found-policy.ts';
import { FACT_KEYS, type GroupFacts } from '../policy/group-facts.ts';

/** What the `manifest.json` of a build says about its groups. Somebody may have edited it: what is not right is absent. */
export interface ManifestFile {
  readonly fleet: string;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly waivers: readonly Waiver[];
  readonly groups: ReadonlyMap<string, ManifestFacts>;
}

/** What it says about one group. */
export interface ManifestFacts extends Omit<OwnManifest, 'path' | 'waivers' | 'rules'> {
  readonly facts: GroupFacts;
}

/** Reads a `manifest.json`; nothing when the bytes are none, or one of a version that did not tell about groups. */
export function readManifest(bytes: Uint8Array): ManifestFile | undefined {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
  if (!isManifest(data) || !isMap(data.groups)) return undefined;
  const { name, rules, waivers } = data.fleet;
  const groups = Object.entries<unknown>(data.groups).flatMap(([group, said]) =>
    isMap(said) ? [[group, factsIn(said)] as const] : [],
  );
  return {
    fleet: name,
    rules: only(rules, (part) => fitsInFleet({ rules: part as NonNullable<Fleet['rules']> })),
    waivers: Array.isArray(waivers) ? waivers.filter((waiver: Waiver) => fitsInFleet({ waivers: [waiver] })) : [],
    groups: new Map(groups),
  };
}

function factsIn(said: Readonly<Record<string, unknown>>): ManifestFacts {
  const facts = Object.fromEntries(FACT_KEYS.filter((key) => said[key] !== undefined).map((key) => [key, said[key]]));
  return {
    facts: only(facts, (part) => fitsInGroup(part as Group)),
    settings: only(said['settings'], (part) => fitsInGroup({ settings: part } as Group)),
    // Whether a justification fits is seen with the value that it is for.
    justifications: only(said['justifications'], (part) => Object.values(part).every(isMap)),
    keyJustifications: only(said['keyJustifications'], (part) =>
      Object.values(part).every((keys) => isMap(keys) && Object.values(keys).every(isMap)),
    ),
    raw: only(said['raw'], (part) => fitsInGroup({ raw: part } as Group)),
    reasons: only(said['reasons'], (part) => Object.values(part).every((reason) => typeof reason === 'string')),
  };
}

/** The entries of a map that fit where they belong. */
function only<Part>(
  map: unknown,
  fits: (part: Readonly<Record<string, unknown>>) => boolean,
): Readonly<Record<string, Part>> {
  const entries = isMap(map) ? Object.entries(map) : [];
  return Object.fromEntries(entries.filter(([key, value]) => fits({ [key]: value }))) as Readonly<Record<string, Part>>;
}

function fitsInFleet(part: Pick<Fleet, 'rules' | 'waivers'>): boolean {
  return acceptFleet({ mdav: 1, name: 'x', groups: { x: { os: 'windows-11', mode: 'active' } }, ...part }).ok;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
