import type { JsonObject } from '@mdav/core/json';
import { textIn } from '../json/member-named.ts';
import type { UnreadObject } from '../unread/form.ts';
import { DSC_RESOURCE } from '../unread/kinds.ts';
import { namedProperties } from '../utcm/named-properties.ts';
import { isOfDsc, isUncertain, type TenantResource } from './form.ts';
import { graphTypeOf } from './tenant-policy.ts';

/** A resource that is not read into settings, by what its properties say of Defender. */
export function namedResource(resource: TenantResource): UnreadObject {
  const { type, name, properties } = resource;
  const all = isAbsent(properties) ? [] : Object.entries(properties);
  const own = Object.fromEntries(all.filter(([property]) => !isOfDsc(property)));
  const { entries, isUntold } = namedProperties(graphTypeOf(type), own);
  const hint = 'Give the compiled configuration or an export, which say what is there.';
  return {
    word: `${DSC_RESOURCE} ${type}`,
    name: textIn(properties, 'DisplayName') ?? textIn(properties, 'Name') ?? name,
    description: textIn(properties, 'Description') ?? null,
    entries,
    ...(isUntold ? { untold: { what: 'a part of what it holds', hint } } : {}),
    ...(isUncertain(resource) ? { why: 'code of the configuration decides whether it is there' } : {}),
  };
}

function isAbsent(properties: JsonObject): boolean {
  return textIn(properties, 'Ensure')?.toLowerCase() === 'absent';
}
