import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALTERNATES, EXPECTED } from './definitions.ts';
import { CORPUS, findFiles, NO_CORPUS, readText } from './outside.ts';

/** One setting of an export, with the path of what it stands in. */
interface Instance {
  readonly file: string;
  readonly template: string;
  readonly body: Body;
}

interface Body {
  readonly '@odata.type': string;
  readonly settingDefinitionId: string;
  readonly settingInstanceTemplateReference?: { readonly settingInstanceTemplateId: string } | null;
  readonly choiceSettingValue?: ChoiceValue;
  readonly choiceSettingCollectionValue?: readonly ChoiceValue[];
  readonly simpleSettingValue?: {
    readonly value: unknown;
    readonly settingValueTemplateReference?: ValueReference | null;
  };
}

interface ChoiceValue {
  readonly value: string;
  readonly settingValueTemplateReference?: ValueReference | null;
}

interface ValueReference {
  readonly settingValueTemplateId: string;
}

const KINDS: Readonly<Record<string, string>> = {
  ChoiceSettingInstance: 'choice',
  ChoiceSettingCollectionInstance: 'choice-collection',
  SimpleSettingInstance: 'simple',
  SimpleSettingCollectionInstance: 'simple-string-collection',
  GroupSettingCollectionInstance: 'group-collection',
};

/** Definitions of exports that the catalogue leaves aside, and why. */
const BESIDE: Readonly<Record<string, string>> = {
  vendor_msft_defender_configuration_tamperprotection_options: 'tamper protection, which is set by hand',
};

const AREAS = [
  'device_vendor_msft_policy_config_defender_',
  'device_vendor_msft_policy_config_admx_microsoftdefenderantivirus_',
  'device_vendor_msft_defender_configuration_',
  'device_vendor_msft_windowsadvancedthreatprotection_configuration_',
  'vendor_msft_defender_',
];

const instances = NO_CORPUS
  ? []
  : findFiles('intune/settings-catalog', '.json').flatMap((file) => {
      const policy = JSON.parse(readText(join(CORPUS, 'intune/settings-catalog', file))) as {
        templateReference?: { templateId?: string };
      };
      return [...findInstances(policy)].map(
        (body): Instance => ({ file, template: policy.templateReference?.templateId ?? '', body }),
      );
    });
const known = instances.filter(({ body }) => EXPECTED.has(body.settingDefinitionId));

describe.skipIf(NO_CORPUS)(`exported policies${NO_CORPUS}`, () => {
  it('have Defender settings to look at', () => {
    expect(known.length).toBeGreaterThan(250);
  });

  it('use no Defender definition that the catalogue does not know', () => {
    const strange = instances
      .map(({ body }) => body.settingDefinitionId)
      .filter((id) => !EXPECTED.has(id) && !ALTERNATES.includes(id) && !(id in BESIDE));
    expect([...new Set(strange)]).toEqual([]);
  });

  it('use the kinds of instance and the options that the catalogue expects', () => {
    for (const { file, body } of known) {
      const expected = EXPECTED.get(body.settingDefinitionId);
      const kind = KINDS[body['@odata.type'].replace('#microsoft.graph.deviceManagementConfiguration', '')];
      const place = `${body.settingDefinitionId} in ${file}`;
      expect(expected?.instance.startsWith('simple-') && kind === 'simple' ? expected.instance : kind, place).toBe(
        expected?.instance,
      );
      const chosen = body.choiceSettingValue ? [body.choiceSettingValue] : (body.choiceSettingCollectionValue ?? []);
      for (const { value } of chosen) {
        const isEmptyList = expected?.instance === 'choice-collection' && value.endsWith('_0');
        if (!isEmptyList) expect(expected?.options, place).toContain(value.slice(body.settingDefinitionId.length + 1));
      }
      if (kind === 'simple')
        expect(typeof body.simpleSettingValue?.value, place).toBe(
          expected?.instance === 'simple-integer' ? 'number' : 'string',
        );
    }
  });

  it('refer to templates by the pairs that the catalogue has', () => {
    let checked = 0;
    for (const { file, template, body } of known) {
      const expected = EXPECTED.get(body.settingDefinitionId);
      const instance = body.settingInstanceTemplateReference?.settingInstanceTemplateId;
      if (!expected?.isTop || instance === undefined) continue;
      const value = (body.choiceSettingValue ?? body.simpleSettingValue)?.settingValueTemplateReference
        ?.settingValueTemplateId;
      const pairs = expected.row.mdm.kind === 'node' ? (expected.row.mdm.catalog?.templates ?? []) : [];
      const own = pairs.filter((pair) => pair.template === template).map((pair) => [pair.instance, pair.value]);
      expect(own, `${body.settingDefinitionId} in ${file}`).toContainEqual([instance, value]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(50);
  });
});

function* findInstances(value: unknown): Generator<Body> {
  if (typeof value !== 'object' || value === null) return;
  const id = (value as { settingDefinitionId?: unknown }).settingDefinitionId;
  const isInstance = typeof id === 'string' && '@odata.type' in value;
  if (isInstance && AREAS.some((area) => id.startsWith(area))) yield value as Body;
  for (const inner of Object.values(value)) yield* findInstances(inner);
}
