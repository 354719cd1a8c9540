import { isDefenderDefinition, type RawCandidate } from '@mdav/core/format';
import type { SettingInstance } from '../settings-catalog/policy.ts';

/** What leads from the areas of Defender's definitions to their nodes; the rest of an id is the name of the node. */
const AREAS: readonly (readonly [start: string, uri: string])[] = [
  ['device_vendor_msft_policy_config_defender_', './Device/Vendor/MSFT/Policy/Config/Defender/'],
  [
    'device_vendor_msft_policy_config_windowsdefendersecuritycenter_',
    './Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/',
  ],
  ['device_vendor_msft_defender_configuration_', './Device/Vendor/MSFT/Defender/Configuration/'],
];

/**
 * A setting of Defender that the catalogue does not know, as the node that its definition stands for: an id is the path of
 * the node in small letters, and an option ends with its number. The end of a sentence where that does not tell the value.
 */
export function rawOmaOfInstance(instance: SettingInstance): RawCandidate | { readonly why: string } {
  const { definition } = instance;
  const area = AREAS.find(([start]) => definition.startsWith(start));
  if (!isDefenderDefinition(definition) || area === undefined)
    return { why: 'no setting of the catalogue stands for it' };
  const [start, path] = area;
  const node = definition.slice(start.length);
  const value = valueIn(instance);
  if (value === undefined || node.includes('_') || node.includes('{'))
    return { why: 'no setting of the catalogue stands for it, and its id does not tell what its node takes' };
  const uri = `${path}${node}`;
  const entry =
    typeof value === 'number' ? ({ uri, type: 'integer', value } as const) : ({ uri, type: 'string', value } as const);
  return {
    kind: 'oma',
    entry,
    note: `No setting of the catalogue stands for ${definition}. The address of the node follows from the id, which has small letters alone: compare it with the documentation of the node.`,
  };
}

function valueIn(instance: SettingInstance): number | string | undefined {
  if (instance.kind === 'choice') {
    const { option, children } = instance.value;
    const number = option?.startsWith(`${instance.definition}_`)
      ? option.slice(instance.definition.length + 1)
      : undefined;
    return children.length === 0 && number !== undefined && /^\d{1,9}$/.test(number) ? Number(number) : undefined;
  }
  if (instance.kind !== 'simple') return undefined;
  if (instance.value.kind === 'integer') return instance.value.value;
  return instance.value.kind === 'string' && instance.value.value ? instance.value.value : undefined;
}
