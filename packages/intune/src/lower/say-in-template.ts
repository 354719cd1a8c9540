import type { SettingValue } from '@mdav/core';
import type { TemplatePlace } from '@mdav/core/format';
import { assertNever } from '@mdav/core/format';
import { idAtDeployment } from '../settings-catalog/ids-at-deployment.ts';
import type { SettingInstance, ValueTemplate } from '../settings-catalog/policy.ts';
import type { CatalogRow } from './catalog-row.ts';
import type { Said } from './said.ts';
import { cannot, said } from './said.ts';
import { sayInCatalog } from './say-catalog.ts';
import type { InnerLists } from './within.ts';

/** The instance of a setting in the policy of a template. */
export function sayInTemplate(
  known: CatalogRow,
  pair: TemplatePlace['pair'],
  value: SettingValue,
  inner?: InnerLists,
): Said<SettingInstance> {
  const plain = sayInCatalog(known, value, inner);
  if (plain.kind === 'cannot') return plain;
  const { instance } = pair;
  return referToTemplate(
    plain.it,
    instance === undefined ? placeAtDeployment(plain.it.definition) : { ...pair, instance },
  );
}

/** Ids of a place: of its instance and, where it has one, of its value. */
type PlaceIds = { readonly instance: string; readonly value?: string };

/** Stand-ins for the ids that the tenant tells. Collections leave the second one out. */
function placeAtDeployment(definition: string): PlaceIds {
  return { instance: idAtDeployment('instance', definition), value: idAtDeployment('value', definition) };
}

/**
 * Adds what a template asks for, and no more: the instance itself refers to its place, and so does the value of one choice
 * or one number or text. Values of collections and everything inside an instance refer to nothing.
 */
export function referToTemplate(instance: SettingInstance, pair: PlaceIds): Said<SettingInstance> {
  const template = pair.instance;
  switch (instance.kind) {
    case 'choice': {
      const place = valuePlace(pair);
      if (place === undefined) return cannot(NO_VALUE_ID);
      return said({ ...instance, template, value: { ...instance.value, template: place } });
    }
    case 'simple': {
      const place = valuePlace(pair);
      if (place === undefined) return cannot(NO_VALUE_ID);
      return said({ ...instance, template, value: { ...instance.value, template: place } });
    }
    case 'choice-collection':
    case 'simple-collection':
    case 'group':
    case 'group-collection':
      return said({ ...instance, template });
    default:
      return assertNever(instance);
  }
}

const NO_VALUE_ID = 'The id that the value has in the template is not known.';

function valuePlace({ value }: PlaceIds): ValueTemplate | undefined {
  return value === undefined ? undefined : { id: value, useDefault: false };
}
