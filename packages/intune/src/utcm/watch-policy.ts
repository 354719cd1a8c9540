import { templateById } from '@mdav/core/format';
import type { CustomProfile } from '../custom/profile.ts';
import type { MdmPolicy } from '../settings-catalog/policy.ts';
import type { WireBaselineResource, WireProperties } from './form.ts';
import { leavesOf } from './leaves.ts';
import { CATALOG_TYPE, PROFILE_TYPE, resourceOfTemplate, type TemplateResource } from './resources.ts';
import { sayCatalog } from './say-catalog.ts';
import { isExpression, propertyOf, sayProperty } from './say-property.ts';
import type { Unwatched } from './unwatched.ts';

/** A policy as a monitor watches it, and what of it is not watched. */
export interface WatchedPolicy {
  readonly resource: WireBaselineResource;
  readonly unwatched: readonly Unwatched[];
}

/** The resource for a policy of the settings catalog or of a template; none for a template that no resource stands for. */
export function watchPolicy(policy: MdmPolicy): WatchedPolicy | undefined {
  const { template, name } = policy;
  if (template === null) {
    const { settings, unwatched } = sayCatalog(policy);
    const properties = {
      Name: name,
      ...descriptionOf(policy),
      Platforms: policy.platforms,
      Technologies: policy.technologies.join(','),
      ...(settings === undefined ? {} : { Settings: settings }),
      Ensure: 'Present',
    };
    return { resource: { displayName: name, resourceType: CATALOG_TYPE, properties }, unwatched };
  }
  const short = templateById(template.id)?.name;
  const resource = short === undefined ? undefined : resourceOfTemplate(short);
  return resource === undefined ? undefined : watchTemplate(policy, resource, template.id);
}

function watchTemplate(policy: MdmPolicy, resource: TemplateResource, templateId: string): WatchedPolicy {
  const values: Record<string, unknown> = {};
  const leaves = policy.settings.flatMap((instance) => leavesOf(instance));
  const unwatched = leaves.flatMap(({ of, property, value, isInside }): readonly Unwatched[] => {
    const known = propertyOf(resource, property);
    if (known === undefined)
      return [{ of, isInside, why: `The resource that watches these policies has no property ${property}.` }];
    const said = sayProperty(known, value);
    if ('takes' in said)
      return [{ of, isInside, why: `Its property ${known.name} in what watches these policies takes ${said.takes}.` }];
    values[known.name] = said.it;
    return [];
  });
  // In the order of the page, so that a change of the group changes the lines of what it changes.
  const ordered = Object.keys(resource.properties).flatMap((name) => (name in values ? [[name, values[name]]] : []));
  const properties: WireProperties = {
    DisplayName: policy.name,
    ...descriptionOf(policy),
    ...Object.fromEntries(ordered),
    ...(resource.namesTemplate ? { templateId } : {}),
    Ensure: 'Present',
  };
  return { resource: { displayName: policy.name, resourceType: resource.type, properties }, unwatched };
}

/** A custom profile by its existence: the page does not tell how the values of its nodes are spelled. */
export function watchProfile(profile: CustomProfile): WireBaselineResource {
  const properties = { DisplayName: profile.name, ...descriptionOf(profile), Ensure: 'Present' };
  return { displayName: profile.name, resourceType: PROFILE_TYPE, properties };
}

/** Not watched where the service would take it for an expression. */
function descriptionOf({ description }: { readonly description: string | null }): { readonly Description?: string } {
  return description === null || isExpression(description) ? {} : { Description: description };
}
