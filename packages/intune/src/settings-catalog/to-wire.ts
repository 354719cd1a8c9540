import { assertNever } from '@mdav/core/format';
import type { ChoiceValue, GroupValue, MdmPolicy, SettingInstance, SimpleValue, ValueTemplate } from './policy.ts';
import type {
  WireChoiceValue,
  WireGroupValue,
  WireInstance,
  WirePolicy,
  WireSimpleValue,
  WireTemplateReference,
  WireValueTemplate,
} from './wire.ts';

/** The JSON of a policy, settings in the order they have. Keys are set in the order in which the portal writes them. */
export function policyToWire(policy: MdmPolicy): WirePolicy {
  return {
    name: policy.name,
    description: policy.description,
    platforms: policy.platforms,
    technologies: policy.technologies.join(','),
    roleScopeTagIds: policy.roleScopeTagIds,
    ...(policy.creationSource === undefined ? {} : { creationSource: policy.creationSource }),
    templateReference: templateToWire(policy.template),
    settings: policy.settings.map((instance, index) => ({
      id: String(index),
      settingInstance: instanceToWire(instance),
    })),
  };
}

/** A plain policy says so in full; of a template nobody knew the family, none is claimed. */
function templateToWire(template: MdmPolicy['template']): WireTemplateReference {
  if (template === null) {
    return { templateId: '', templateFamily: 'none', templateDisplayName: null, templateDisplayVersion: null };
  }
  return {
    templateId: template.id,
    ...(template.family === null ? {} : { templateFamily: template.family }),
    templateDisplayName: template.displayName,
    templateDisplayVersion: template.displayVersion,
  };
}

/** The JSON of one setting with everything inside it. */
export function instanceToWire(instance: SettingInstance): WireInstance {
  const settingDefinitionId = instance.definition;
  const settingInstanceTemplateReference =
    instance.template === null ? null : { settingInstanceTemplateId: instance.template };
  switch (instance.kind) {
    case 'choice':
      return {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
        settingDefinitionId,
        settingInstanceTemplateReference,
        choiceSettingValue: choiceToWire(instance.value),
      };
    case 'choice-collection':
      return {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingCollectionInstance',
        settingDefinitionId,
        settingInstanceTemplateReference,
        choiceSettingCollectionValue: instance.values.map(choiceToWire),
      };
    case 'simple':
      return {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationSimpleSettingInstance',
        settingDefinitionId,
        settingInstanceTemplateReference,
        simpleSettingValue: simpleToWire(instance.value),
      };
    case 'simple-collection':
      return {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationSimpleSettingCollectionInstance',
        settingDefinitionId,
        settingInstanceTemplateReference,
        simpleSettingCollectionValue: instance.values.map(simpleToWire),
      };
    case 'group':
      return {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationGroupSettingInstance',
        settingDefinitionId,
        settingInstanceTemplateReference,
        groupSettingValue: groupToWire(instance.value),
      };
    case 'group-collection':
      return {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationGroupSettingCollectionInstance',
        settingDefinitionId,
        settingInstanceTemplateReference,
        groupSettingCollectionValue: instance.values.map(groupToWire),
      };
    default:
      return assertNever(instance);
  }
}

function choiceToWire(value: ChoiceValue): WireChoiceValue {
  return {
    settingValueTemplateReference: valueTemplateToWire(value.template),
    value: value.option,
    children: value.children.map(instanceToWire),
  };
}

function groupToWire(value: GroupValue): WireGroupValue {
  return {
    settingValueTemplateReference: valueTemplateToWire(value.template),
    children: value.children.map(instanceToWire),
  };
}

function simpleToWire(simple: SimpleValue): WireSimpleValue {
  const settingValueTemplateReference = valueTemplateToWire(simple.template);
  switch (simple.kind) {
    case 'integer':
      return {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationIntegerSettingValue',
        settingValueTemplateReference,
        value: simple.value,
      };
    case 'string':
      return {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationStringSettingValue',
        settingValueTemplateReference,
        value: simple.value,
      };
    case 'secret':
      return {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationSecretSettingValue',
        settingValueTemplateReference,
        value: simple.value,
        valueState: simple.state,
      };
    case 'reference':
      return {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationReferenceSettingValue',
        settingValueTemplateReference,
        value: simple.value,
        note: simple.note,
      };
    default:
      return assertNever(simple);
  }
}

function valueTemplateToWire(template: ValueTemplate | null): WireValueTemplate | null {
  return template === null ? null : { settingValueTemplateId: template.id, useTemplateDefault: template.useDefault };
}
