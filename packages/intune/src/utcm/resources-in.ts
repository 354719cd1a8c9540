import { isObject, type JsonObject } from '@mdav/core/json';
import { memberNamed } from '../json/member-named.ts';

/** What a document says: what a tenant has or should have, or what of it drifted. */
export type UtcmKind = 'baseline' | 'drift';

/** A resource of a document. */
export interface FoundResource {
  readonly kind: UtcmKind;
  readonly type: string;
  /** What the baseline calls it. */
  readonly name: string;
  /** Of a drift, what is there now. Absent where the document leaves them out. */
  readonly properties?: JsonObject;
  readonly node: JsonObject;
  /** Of a drift, what stands in the document for a property: its value is the member `currentValue`. */
  readonly drifted?: ReadonlyMap<string, JsonObject>;
}

/**
 * The resources of a document: of monitors that come with their baseline, of a baseline or snapshot, and of drifts, each
 * alone, in a list, or as Graph answers. Drifts that are fixed are none.
 */
export function resourcesIn(root: unknown): readonly FoundResource[] {
  if (Array.isArray(root)) return root.flatMap(resourcesIn);
  if (!isObject(root)) return [];
  const inside = ['value', 'baseline', 'resources'].flatMap((name) => {
    const member = root[name];
    return Array.isArray(member) || isObject(member) ? resourcesIn(member) : [];
  });
  return [...resourceOf(root), ...inside];
}

function resourceOf(node: JsonObject): readonly FoundResource[] {
  const { resourceType: type, properties, displayName } = node;
  if (typeof type !== 'string') return [];
  if (isDrift(node)) return driftOf(node, type);
  const name = typeof displayName === 'string' ? displayName : '';
  return [{ kind: 'baseline', type, name, node, ...(isObject(properties) ? { properties } : {}) }];
}

function isDrift(node: JsonObject): boolean {
  return ['driftedProperties', 'baselineResourceDisplayName', 'monitorId'].some((member) => member in node);
}

/** The values that drifted, with what tells which object they are of. */
function driftOf(node: JsonObject, type: string): readonly FoundResource[] {
  const { status, baselineResourceDisplayName: called, driftedProperties, resourceInstanceIdentifier } = node;
  if (status === 'fixed') return [];
  const name = typeof called === 'string' ? called : '';
  if (!Array.isArray(driftedProperties)) return [{ kind: 'drift', type, name, node }];
  const drifted = new Map(
    (driftedProperties as readonly unknown[]).flatMap((item): readonly (readonly [string, JsonObject])[] =>
      isObject(item) && typeof item['propertyName'] === 'string' ? [[item['propertyName'], item]] : [],
    ),
  );
  const now = [...drifted].map(([property, item]) => [property, item['currentValue'] ?? null] as const);
  const known = isObject(resourceInstanceIdentifier) ? resourceInstanceIdentifier : {};
  const isNamed = ['DisplayName', 'Name'].some((member) => memberNamed(known, member) !== undefined);
  const properties = { ...(isNamed ? known : { DisplayName: name }), ...Object.fromEntries(now) };
  return [{ kind: 'drift', type, name, node, properties, drifted }];
}
