import type { Group, OsReference } from '../model/fleet.ts';
import type { Justification } from '../model/justification.ts';
import { LAYER_FACTS, type LayerFact } from '../model/layer-facts.ts';
import { type Located, type Raw, type RawOma, type RawRegistry, rawSubject } from '../model/raw.ts';
import type { Assignment, OsFact, ResolvedGroup } from '../model/resolved.ts';
import type { ListEntry, SettingValue } from '../model/value.ts';
import type { Delivery } from '../model/vocabulary.ts';
import { bringing, type TargetOutput } from '../target/built-group.ts';

/**
 * What a build knows of a group and no policy file says, so that an import of the output brings it back: the facts of the
 * group as its layers settle them, and of its settings what the files lack.
 */
export interface ManifestGroup extends Omit<Group, 'settings' | 'extends' | 'profiles'> {
  /** Why settings have their values, by the setting. */
  readonly justifications?: Readonly<Record<string, Justification>>;
  /** Why keys of settings that are maps have theirs, by the setting and the key. */
  readonly keyJustifications?: Readonly<Record<string, Readonly<Record<string, Justification>>>>;
  /** Raw entries that no file carries. */
  readonly raw?: Raw;
  /**
   * Settings that no file carries, such as steps by hand; lists whose entries say who answers for them; and what was written
   * although the mode brings it.
   */
  readonly settings?: Readonly<Record<string, SettingValue>>;
  /** Why the other entries of `raw` are there: key and name, or URI, with the reason. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** What the manifest says of a group and the files that came of it. */
export function manifestGroup(group: ResolvedGroup, made: readonly TargetOutput[]): ManifestGroup {
  const outputs = bringing(made);
  const { description, was, devices } = group;
  const settings = group.assignments.filter((assignment, index) => isLacking(assignment, index, outputs));
  const [registry, isRegistryCarried] = [group.raw?.registry ?? [], carries(outputs, ['gpo', 'registry'])];
  const [oma, isOmaCarried] = [
    group.raw?.oma ?? [],
    carries(outputs, ['intune']) && group.intune?.management !== 'mde',
  ];
  const carried = [...(isRegistryCarried ? registry : []), ...(isOmaCarried ? oma : [])];
  const reasons = carried.map((entry) => [rawSubject(entry), entry.reason]);
  const raw: Raw = {
    ...(isRegistryCarried || registry.length === 0 ? {} : { registry: registry.map(withoutPlace<RawRegistry>) }),
    ...(isOmaCarried || oma.length === 0 ? {} : { oma: oma.map(withoutPlace<RawOma>) }),
  };
  return {
    ...(description === undefined ? {} : { description }),
    ...(was === undefined ? {} : { was }),
    ...(devices === undefined ? {} : { devices }),
    ...factsOf(group),
    ...(settings.length === 0
      ? {}
      : { settings: Object.fromEntries(settings.map(({ setting, value }) => [setting, value])) }),
    ...justificationsOf(group.assignments),
    ...(Object.keys(raw).length === 0 ? {} : { raw }),
    ...(reasons.length === 0 ? {} : { reasons: Object.fromEntries(reasons) as Record<string, string> }),
  };
}

function justificationsOf(
  assignments: readonly Assignment[],
): Pick<ManifestGroup, 'justifications' | 'keyJustifications'> {
  const own = assignments.flatMap(({ setting, justification }) =>
    justification ? [[setting, justification] as const] : [],
  );
  const ofKeys = assignments.flatMap(({ setting, keyJustifications = {} }) =>
    Object.keys(keyJustifications).length === 0 ? [] : [[setting, keyJustifications] as const],
  );
  return {
    ...(own.length === 0 ? {} : { justifications: Object.fromEntries(own) }),
    ...(ofKeys.length === 0 ? {} : { keyJustifications: Object.fromEntries(ofKeys) }),
  };
}

/** True when files were written for one of these ways. */
function carries(outputs: readonly TargetOutput[], ways: readonly Delivery[]): boolean {
  return outputs.some(({ target, fileCount }) => fileCount > 0 && target.serves.some((way) => ways.includes(way)));
}

function withoutPlace<Entry>(located: Located<Entry>): Entry {
  const { at: _, fields: __, ...entry } = located;
  return entry as unknown as Entry;
}

/** The facts that somebody wrote, in the order of the model. What is only a default comes back by itself. */
function factsOf(group: ResolvedGroup): Omit<Group, 'settings' | 'raw'> {
  const written = LAYER_FACTS.filter((fact) => fact !== 'raw' && isWritten(group, fact));
  return Object.fromEntries(written.map((fact) => [fact, fact === 'os' ? osOf(group.os) : group[fact]]));
}

function osOf(os: readonly OsFact[]): OsReference | readonly OsReference[] {
  const references = os.map(({ id, build }) => (build === undefined ? id : `${id}@${build}`) as OsReference);
  const [first] = references;
  return references.length === 1 && first !== undefined ? first : references;
}

/** The baseline of today is what a group without one is held to. */
function isWritten(group: ResolvedGroup, fact: LayerFact): boolean {
  return group.origins[fact] !== undefined && (fact !== 'baseline' || group.baseline !== 'current');
}

/** True for what an import of the files would not bring: a value that none of them carries, and notes on entries. */
function isLacking(
  { value, origin, history = [] }: Assignment,
  index: number,
  outputs: readonly TargetOutput[],
): boolean {
  // What follows from the mode does so again.
  if (origin.kind === 'mode') return false;
  // Written all the same, it is no longer the mode's.
  if (history.some(({ layer }) => layer === 'mode')) return true;
  if (!outputs.some(({ emissions }) => emissions[index]?.kind === 'emitted')) return true;
  return Array.isArray(value) && (value as readonly ListEntry[]).some((entry) => typeof entry !== 'string');
}
