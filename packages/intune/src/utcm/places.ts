import { type CatalogDefinition, settingRows } from '@mdav/core';
import { once, templateById } from '@mdav/core/format';
import { catalogRowOf } from '../lower/catalog-row.ts';
import { innerRowOf } from '../lower/within.ts';
import { propertyName, RULE_LIST_SUFFIX } from './leaves.ts';
import { RULE_LIST, TEMPLATE_RESOURCES, type TemplateResource } from './resources.ts';
import { propertyOf } from './say-property.ts';

/** Where in a policy the value of a property belongs. */
export interface Place {
  /** Definition of the setting. */
  readonly of: string;
  /** Definition that has the value: that of the setting, or of a key inside it. */
  readonly definition: string;
  /** What the value is there. */
  readonly instance: CatalogDefinition['instance'];
  /** Present for a list that stands inside the value of a key: the definition of that key. */
  readonly inside?: string;
}

/** Places by the name of the property in lower case, for each resource: the settings that its templates offer. */
export const placesOf = once(
  (): ReadonlyMap<TemplateResource, ReadonlyMap<string, Place>> =>
    new Map(TEMPLATE_RESOURCES.map((resource) => [resource, new Map(placesIn(resource))])),
);

function placesIn(resource: TemplateResource): readonly (readonly [string, Place])[] {
  const places = settingRows().flatMap((row): readonly (readonly [string, Place])[] => {
    const known = catalogRowOf(row);
    if (known === undefined) return [];
    const { definition: of, instance, templates = [], children } = known.catalog;
    const names = templates.map(({ template }) => templateById(template)?.name);
    if (!resource.templates.some((name) => names.includes(name))) return [];
    if (children === undefined) return [[propertyName(of), { of, definition: of, instance }]];
    const keys = Object.values(children).map((suffix) => `${of}_${suffix}`);
    const lists = innerRowOf(row) === undefined ? [] : keys;
    return [
      ...keys.map((definition) => [propertyName(definition), { of, definition, instance: 'choice' }] as const),
      ...lists.map((inside): readonly [string, Place] => [
        `${propertyName(inside)}${RULE_LIST}`.toLowerCase(),
        { of, definition: `${inside}${RULE_LIST_SUFFIX}`, instance: 'simple-string-collection', inside },
      ]),
    ];
  });
  return places.filter(([name]) => propertyOf(resource, name) !== undefined);
}
