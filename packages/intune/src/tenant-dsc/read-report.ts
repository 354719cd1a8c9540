import { isObject, type JsonObject } from '@mdav/core/json';
import { expressionOf } from '../json/expression.ts';
import { itemsIn } from '../json/items.ts';
import type { TenantResource } from './form.ts';

/** What a report says of a resource besides its properties, and of an object inside one. */
const OF_REPORT = new Set(['ResourceName', 'ResourceInstanceName', 'ResourceID', 'CIMInstance']);

/** A variable that the report has as text, because its configuration had it. */
const VARIABLE = /^\$(?:\{|\(|[A-Za-z_]\w*(?:[.:[]|$))/;

/** A resource with the object of the document that says it. */
export interface ReportedResource {
  readonly resource: TenantResource;
  readonly node: JsonObject;
}

/** The resources of Intune in the JSON that `New-M365DSCReportFromConfiguration` makes of a configuration. */
export function reportedIn(root: unknown): readonly ReportedResource[] {
  return itemsIn(root).flatMap(({ node }): readonly ReportedResource[] => {
    if (!isObject(node) || typeof node['ResourceName'] !== 'string') return [];
    const { ResourceName: type, ResourceInstanceName: name } = node;
    if (!/^Intune\w+$/.test(type)) return [];
    const members = Object.entries(node).filter(([member]) => !OF_REPORT.has(member));
    const properties = Object.fromEntries(members.map(([member, value]) => [member, withExpressions(value)]));
    return [{ resource: { type, name: typeof name === 'string' ? name : '', properties }, node }];
  });
}

/** A value with its variables, at any depth; what has none stays the same object, by which its place is found. */
function withExpressions(value: unknown): unknown {
  if (typeof value === 'string') return VARIABLE.test(value) ? expressionOf(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const made = entries.map(([name, inner]) => [name, withExpressions(inner)] as const);
  if (made.every(([, inner], index) => inner === entries[index]?.[1])) return value;
  return Array.isArray(value) ? made.map(([, inner]) => inner) : Object.fromEntries(made);
}
