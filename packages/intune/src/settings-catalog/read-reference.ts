import {
  checkMembers,
  type JsonObject,
  type Reading,
  readName,
  readObject,
  report,
  reportType,
  show,
} from '@mdav/core/json';
import { isNoise } from './noise.ts';
import type { ValueTemplate } from './policy.ts';
import { ODATA } from './wire.ts';

const INSTANCE_TEMPLATE_MEMBERS = new Set(['@odata.type', 'settingInstanceTemplateId']);
const VALUE_TEMPLATE_MEMBERS = new Set(['@odata.type', 'settingValueTemplateId', 'useTemplateDefault']);

/** Refuses a type that is given and wrong. */
export function checkType(reading: Reading, node: JsonObject, type: string): void {
  const given = node['@odata.type'];
  if (given === undefined || given === `${ODATA}${type}`) return;
  report(reading, {
    code: 'catalog-odata-type',
    severity: 'error',
    message: `The type here is ${ODATA}${type}, not ${show(given)}.`,
    hint: 'Correct the type or leave it out.',
    node,
    member: '@odata.type',
  });
}

/** Reads `settingInstanceTemplateReference`, which is null in a plain policy. */
export function readInstanceTemplate(reading: Reading, node: JsonObject): string | null {
  if ((node.settingInstanceTemplateReference ?? null) === null) return null;
  const reference = readObject(reading, node, 'settingInstanceTemplateReference');
  if (reference === undefined) return null;
  checkMembers(reading, reference, INSTANCE_TEMPLATE_MEMBERS, isNoise);
  checkType(reading, reference, 'SettingInstanceTemplateReference');
  return readName(reading, reference, 'settingInstanceTemplateId') ?? null;
}

/** Reads `settingValueTemplateReference`, which is null in a plain policy. */
export function readValueTemplate(reading: Reading, node: JsonObject): ValueTemplate | null {
  if ((node.settingValueTemplateReference ?? null) === null) return null;
  const reference = readObject(reading, node, 'settingValueTemplateReference');
  if (reference === undefined) return null;
  checkMembers(reading, reference, VALUE_TEMPLATE_MEMBERS, isNoise);
  checkType(reading, reference, 'SettingValueTemplateReference');
  const id = readName(reading, reference, 'settingValueTemplateId');
  const useDefault = reference.useTemplateDefault ?? false;
  if (typeof useDefault !== 'boolean') reportType(reading, reference, 'useTemplateDefault', 'true or false');
  return id === undefined ? null : { id, useDefault: useDefault === true };
}
