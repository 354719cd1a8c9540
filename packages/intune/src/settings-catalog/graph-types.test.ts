import type * as Graph from '@microsoft/microsoft-graph-types-beta';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { textOf } from '../__tests__/samples.ts';
import type { WireCompliance } from '../compliance/encode.ts';
import { customProfileCodec } from '../custom/codec.ts';
import type { CustomProfile } from '../custom/profile.ts';
import type * as Oma from '../custom/wire.ts';
import type * as Assign from '../deploy/assign-body.ts';
import type { WireScriptPackage } from '../scripts/codec.ts';
import type * as Utcm from '../utcm/form.ts';
import { settingsCatalogCodec } from './codec.ts';
import type { MdmPolicy, Platform, SecretState, Technology } from './policy.ts';
import type * as Wire from './wire.ts';

/*
 * Microsoft's own types of the service, against which the compiler holds ours. They make every member optional and know
 * no `@odata.type`, so they prove names and types, not completeness; the schema proves that.
 */

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** Members of ours that Microsoft's type does not have. */
type Strange<Ours, Theirs> = Exclude<keyof Ours, '@odata.type' | keyof Theirs>;

/** What tsc has to prove: ours goes where theirs is wanted, and has no member of its own. */
type Fits<Ours, Theirs> = [Ours] extends [Frozen<Theirs>]
  ? [Strange<Ours, Theirs>] extends [never]
    ? true
    : Strange<Ours, Theirs>
  : false;

describe('the JSON that we write fits the types of Microsoft Graph', () => {
  it('policies', () => {
    // Their type of flags has single words only, and families of templates are kept as they are read.
    type Policy = Omit<Graph.DeviceManagementConfigurationPolicy, 'technologies' | 'templateReference'> & {
      technologies?: string;
      templateReference?: Omit<Graph.DeviceManagementConfigurationPolicyTemplateReference, 'templateFamily'> & {
        templateFamily?: string;
      };
    };
    expectTypeOf<Fits<Wire.WirePolicy, Policy>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Wire.WireSetting, Graph.DeviceManagementConfigurationSetting>>().toEqualTypeOf<true>();
    expectTypeOf<
      Strange<Wire.WireTemplateReference, Graph.DeviceManagementConfigurationPolicyTemplateReference>
    >().toEqualTypeOf<never>();
    expectTypeOf<'none'>().toExtend<Graph.DeviceManagementConfigurationTemplateFamily>();
    expectTypeOf<Platform>().toExtend<Graph.DeviceManagementConfigurationPlatforms>();
    // Microsoft's larger package of the same service has one word more than this one.
    expectTypeOf<
      Exclude<Technology, Graph.DeviceManagementConfigurationTechnologies>
    >().toEqualTypeOf<'extensibility'>();
    expectTypeOf<SecretState>().toExtend<Graph.DeviceManagementConfigurationSecretSettingValueState>();
  });

  it('settings', () => {
    expectTypeOf<
      Fits<Wire.WireChoice, Graph.DeviceManagementConfigurationChoiceSettingInstance>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Fits<Wire.WireChoiceCollection, Graph.DeviceManagementConfigurationChoiceSettingCollectionInstance>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Fits<Wire.WireSimple, Graph.DeviceManagementConfigurationSimpleSettingInstance>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Fits<Wire.WireSimpleCollection, Graph.DeviceManagementConfigurationSimpleSettingCollectionInstance>
    >().toEqualTypeOf<true>();
    expectTypeOf<Fits<Wire.WireGroup, Graph.DeviceManagementConfigurationGroupSettingInstance>>().toEqualTypeOf<true>();
    expectTypeOf<
      Fits<Wire.WireGroupCollection, Graph.DeviceManagementConfigurationGroupSettingCollectionInstance>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Fits<Wire.WireInstanceTemplate, Graph.DeviceManagementConfigurationSettingInstanceTemplateReference>
    >().toEqualTypeOf<true>();
  });

  it('values', () => {
    expectTypeOf<
      Fits<Wire.WireChoiceValue, Graph.DeviceManagementConfigurationChoiceSettingValue>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Fits<Wire.WireGroupValue, Graph.DeviceManagementConfigurationGroupSettingValue>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Fits<Wire.WireInteger, Graph.DeviceManagementConfigurationIntegerSettingValue>
    >().toEqualTypeOf<true>();
    expectTypeOf<Fits<Wire.WireString, Graph.DeviceManagementConfigurationStringSettingValue>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Wire.WireSecret, Graph.DeviceManagementConfigurationSecretSettingValue>>().toEqualTypeOf<true>();
    expectTypeOf<
      Fits<Wire.WireReference, Graph.DeviceManagementConfigurationReferenceSettingValue>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Fits<Wire.WireValueTemplate, Graph.DeviceManagementConfigurationSettingValueTemplateReference>
    >().toEqualTypeOf<true>();
  });

  it('custom profiles', () => {
    expectTypeOf<Fits<Oma.WireProfile, Graph.Windows10CustomConfiguration>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Oma.WireOmaInteger, Graph.OmaSettingInteger>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Oma.WireOmaString, Graph.OmaSettingString>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Oma.WireOmaBoolean, Graph.OmaSettingBoolean>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Oma.WireOmaFloatingPoint, Graph.OmaSettingFloatingPoint>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Oma.WireOmaDateTime, Graph.OmaSettingDateTime>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Oma.WireOmaBase64, Graph.OmaSettingBase64>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Oma.WireOmaStringXml, Graph.OmaSettingStringXml>>().toEqualTypeOf<true>();
  });

  it('monitors', () => {
    expectTypeOf<Fits<Utcm.WireMonitor, Graph.ConfigurationMonitor>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Utcm.WireBaseline, Graph.ConfigurationBaseline>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Utcm.WireBaselineResource, Graph.BaselineResource>>().toEqualTypeOf<true>();
  });

  it('script packages, compliance policies and assignments', () => {
    expectTypeOf<Fits<WireScriptPackage, Graph.DeviceHealthScript>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<WireCompliance, Graph.Windows10CompliancePolicy>>().toEqualTypeOf<true>();
    type Rule = WireCompliance['scheduledActionsForRule'][number];
    expectTypeOf<Fits<Rule, Graph.DeviceComplianceScheduledActionForRule>>().toEqualTypeOf<true>();
    type Action = Rule['scheduledActionConfigurations'][number];
    expectTypeOf<Fits<Action, Graph.DeviceComplianceActionItem>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Assign.WireGroupTarget, Graph.GroupAssignmentTarget>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Assign.WireExclusionTarget, Graph.ExclusionGroupAssignmentTarget>>().toEqualTypeOf<true>();
    // Their type of targets is the one that all targets extend, without what a group has.
    type ScriptAssignment = Omit<Graph.DeviceHealthScriptAssignment, 'target'> & {
      target?: Graph.GroupAssignmentTarget | Graph.ExclusionGroupAssignmentTarget;
    };
    expectTypeOf<Fits<Assign.WireScriptAssignment, ScriptAssignment>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<Assign.WireDailySchedule, Graph.DeviceHealthScriptDailySchedule>>().toEqualTypeOf<true>();
  });

  it('and the check refuses what does not fit', () => {
    type Renamed = Omit<Wire.WireChoiceValue, 'value'> & { readonly valeu: string };
    expectTypeOf<Fits<Renamed, Graph.DeviceManagementConfigurationChoiceSettingValue>>().not.toEqualTypeOf<true>();
    type Retyped = Omit<Wire.WireInteger, 'value'> & { readonly value: string };
    expectTypeOf<Fits<Retyped, Graph.DeviceManagementConfigurationIntegerSettingValue>>().toEqualTypeOf<false>();
  });

  it('the codecs write what the types say', () => {
    expect(JSON.parse(textOf(settingsCatalogCodec.encode(POLICY)))).toEqual(EMITTED_POLICY);
    expect(JSON.parse(textOf(customProfileCodec.encode(PROFILE)))).toEqual(EMITTED_PROFILE);
  });
});

const POLICY: MdmPolicy = {
  name: 'One of each',
  description: null,
  platforms: 'windows10',
  technologies: ['mdm', 'microsoftSense'],
  roleScopeTagIds: ['0'],
  template: null,
  settings: [
    {
      kind: 'group-collection',
      definition: 'a',
      template: '1',
      values: [
        {
          template: null,
          children: [
            { kind: 'simple', definition: 'b', template: null, value: { kind: 'integer', value: 1, template: null } },
          ],
        },
      ],
    },
    {
      kind: 'choice',
      definition: 'c',
      template: null,
      value: { option: 'c_1', template: { id: '2', useDefault: false }, children: [] },
    },
    {
      kind: 'simple-collection',
      definition: 'd',
      template: null,
      values: [{ kind: 'secret', value: 'x', state: 'encryptedValueToken', template: null }],
    },
  ],
};

const EMITTED_POLICY = {
  name: 'One of each',
  description: null,
  platforms: 'windows10',
  technologies: 'mdm,microsoftSense',
  roleScopeTagIds: ['0'],
  templateReference: {
    templateId: '',
    templateFamily: 'none',
    templateDisplayName: null,
    templateDisplayVersion: null,
  },
  settings: [
    {
      id: '0',
      settingInstance: {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationGroupSettingCollectionInstance',
        settingDefinitionId: 'a',
        settingInstanceTemplateReference: { settingInstanceTemplateId: '1' },
        groupSettingCollectionValue: [
          {
            settingValueTemplateReference: null,
            children: [
              {
                '@odata.type': '#microsoft.graph.deviceManagementConfigurationSimpleSettingInstance',
                settingDefinitionId: 'b',
                settingInstanceTemplateReference: null,
                simpleSettingValue: {
                  '@odata.type': '#microsoft.graph.deviceManagementConfigurationIntegerSettingValue',
                  settingValueTemplateReference: null,
                  value: 1,
                },
              },
            ],
          },
        ],
      },
    },
    {
      id: '1',
      settingInstance: {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
        settingDefinitionId: 'c',
        settingInstanceTemplateReference: null,
        choiceSettingValue: {
          settingValueTemplateReference: { settingValueTemplateId: '2', useTemplateDefault: false },
          value: 'c_1',
          children: [],
        },
      },
    },
    {
      id: '2',
      settingInstance: {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationSimpleSettingCollectionInstance',
        settingDefinitionId: 'd',
        settingInstanceTemplateReference: null,
        simpleSettingCollectionValue: [
          {
            '@odata.type': '#microsoft.graph.deviceManagementConfigurationSecretSettingValue',
            settingValueTemplateReference: null,
            value: 'x',
            valueState: 'encryptedValueToken',
          },
        ],
      },
    },
  ],
} as const satisfies Wire.WirePolicy;

const PROFILE: CustomProfile = {
  name: 'Nodes',
  description: 'd',
  roleScopeTagIds: ['0'],
  settings: [
    { kind: 'integer', name: 'n', description: null, uri: './a', secretReference: null, value: 1, isReadOnly: true },
    {
      kind: 'string-xml',
      name: 'x',
      description: null,
      uri: './b',
      secretReference: 's',
      value: 'PGE+',
      fileName: 'a.xml',
    },
  ],
};

const EMITTED_PROFILE = {
  '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
  displayName: 'Nodes',
  description: 'd',
  roleScopeTagIds: ['0'],
  omaSettings: [
    {
      '@odata.type': '#microsoft.graph.omaSettingInteger',
      displayName: 'n',
      description: null,
      omaUri: './a',
      value: 1,
      isReadOnly: true,
    },
    {
      '@odata.type': '#microsoft.graph.omaSettingStringXml',
      displayName: 'x',
      description: null,
      omaUri: './b',
      isEncrypted: true,
      secretReferenceValueId: 's',
      value: 'PGE+',
      fileName: 'a.xml',
    },
  ],
} as const satisfies Oma.WireProfile;
