import type { LeftEntry } from '@mdav/core/format';
import { type JsonObject, type Reading, reportType, show } from '@mdav/core/json';
import { onboardingByConnector } from '../settings-catalog/onboarding-choice.ts';
import type { SettingInstance } from '../settings-catalog/policy.ts';
import { isSecretProperty } from '../unread/kinds.ts';
import { leftOf } from './left-of.ts';
import { isAbout } from './named-properties.ts';
import { type Place, placesOf } from './places.ts';
import type { TemplateResource } from './resources.ts';
import { isExpression, type Property, propertyOf } from './say-property.ts';

/** What properties come to: settings, and what no setting stands for. */
export interface ReadProperties {
  readonly settings: readonly SettingInstance[];
  readonly beside: readonly LeftEntry[];
}

export const SECRET = 'onboarding data is a secret of the tenant and never stands in a fleet file';

/** The settings that the properties of a resource say. What is null or an empty list is not set. */
export function readProperties(reading: Reading, node: JsonObject, resource: TemplateResource): ReadProperties {
  const values: Valued[] = [];
  const settings: SettingInstance[] = [];
  const beside: LeftEntry[] = [];
  const leave = (name: string, why: string, isSecret?: true) =>
    beside.push(leftOf(name, show(node[name]), why, isSecret));
  for (const [name, value] of Object.entries(node)) {
    if (value === null || isAbout(name) || name.includes('@odata')) continue;
    const property = propertyOf(resource, name);
    const place = placesOf().get(resource)?.get(name.toLowerCase());
    const data = property && readData(reading, node, name, property);
    if (isSecretProperty(name)) beside.push(leftOf(name, 'onboarding data', SECRET, true));
    else if (property === undefined) leave(name, 'no setting stands for this property');
    else if (data === undefined || (typeof data === 'object' && data.length === 0)) continue;
    else if (property.name === 'ConfigurationType' && data.toString().toLowerCase() === 'autofromconnector')
      settings.push(onboardingByConnector);
    else if (property.name === 'ConfigurationType') leave(name, SECRET, true);
    else if (place === undefined) leave(name, 'no setting stands for this property');
    else if ([data].flat().some((part) => typeof part === 'string' && isExpression(part)))
      leave(name, 'it is an expression, which the service works out');
    else values.push({ name, place, data });
  }
  for (const { name } of values.filter((one) => isAlone(one, values)))
    leave(name, 'the rule whose exclusions these are is not set');
  return { settings: [...settings, ...settingsOf(values)], beside };
}

interface Valued {
  readonly name: string;
  readonly place: Place;
  readonly data: string | number | readonly string[];
}

/** Numbers stand as text now and then and the other way round; PowerShell makes one text of a list of one. */
function readData(reading: Reading, node: JsonObject, name: string, { kind }: Property): Valued['data'] | undefined {
  const value = node[name];
  if (kind === 'texts') {
    const list: unknown = typeof value === 'string' ? [value] : value;
    if (Array.isArray(list) && list.every((one) => typeof one === 'string')) return list as readonly string[];
    reportType(reading, node, name, 'an array of texts');
    return undefined;
  }
  if (kind === 'number') {
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    if (Number.isSafeInteger(number)) return number as number;
    reportType(reading, node, name, 'a whole number');
    return undefined;
  }
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && kind !== 'text') return String(value);
  reportType(reading, node, name, kind === 'text' ? 'text' : `one of ${kind.join(', ')}`);
  return undefined;
}

function isAlone({ place: { inside } }: Valued, values: readonly Valued[]): boolean {
  return inside !== undefined && !values.some(({ place }) => place.definition === inside);
}

/** Settings with one value are instances of their own; the keys of a setting stand together in a group. */
function settingsOf(values: readonly Valued[]): readonly SettingInstance[] {
  const isKey = ({ place }: Valued) => place.of !== place.definition;
  const single = values.filter((one) => !isKey(one)).map(instanceOf);
  const keys = values.filter((one) => isKey(one) && one.place.inside === undefined);
  const groups = [...new Set(keys.map(({ place }) => place.of))].map((definition): SettingInstance => {
    const children = keys
      .filter(({ place }) => place.of === definition)
      .map((key) =>
        withLists(
          instanceOf(key),
          values.filter(({ place }) => place.inside === key.place.definition),
        ),
      );
    return { kind: 'group-collection', definition, template: null, values: [{ template: null, children }] };
  });
  return [...single, ...groups];
}

function withLists(instance: SettingInstance, lists: readonly Valued[]): SettingInstance {
  if (instance.kind !== 'choice' || lists.length === 0) return instance;
  return { ...instance, value: { ...instance.value, children: lists.map(instanceOf) } };
}

function instanceOf({ place: { definition, instance }, data }: Valued): SettingInstance {
  const about = { definition, template: null };
  if (typeof data === 'object') {
    const values = data.map((value) => ({ kind: 'string', value, template: null }) as const);
    return { ...about, kind: 'simple-collection', values };
  }
  if (typeof data === 'number')
    return { ...about, kind: 'simple', value: { kind: 'integer', value: data, template: null } };
  if (instance === 'simple-string')
    return { ...about, kind: 'simple', value: { kind: 'string', value: data, template: null } };
  const option = `${definition}_${data.toLowerCase()}`;
  return { ...about, kind: 'choice', value: { option, template: null, children: [] } };
}
