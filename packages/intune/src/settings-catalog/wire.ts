import type { Platform, SecretState } from './policy.ts';

/**
 * The JSON of a settings catalog policy as Graph takes it and as our files have it. Keys stand in the order in which
 * the portal writes them; `graph-types.test.ts` holds these types to Microsoft's own.
 */
export interface WirePolicy {
  readonly name: string;
  readonly description: string | null;
  readonly platforms: Platform;
  readonly technologies: string;
  readonly roleScopeTagIds: readonly string[];
  readonly creationSource?: string;
  readonly templateReference: WireTemplateReference;
  readonly settings: readonly WireSetting[];
}

export interface WireTemplateReference {
  readonly templateId: string;
  readonly templateFamily?: string;
  readonly templateDisplayName: string | null;
  readonly templateDisplayVersion: string | null;
}

export interface WireSetting {
  /** Place in the list, from `0`. */
  readonly id: string;
  readonly settingInstance: WireInstance;
}

/** What every type name of Graph starts with in these files. */
export const ODATA = '#microsoft.graph.deviceManagementConfiguration';

interface WireInstanceBase<Name extends string> {
  readonly '@odata.type': `${typeof ODATA}${Name}`;
  readonly settingDefinitionId: string;
  readonly settingInstanceTemplateReference: WireInstanceTemplate | null;
}

export interface WireChoice extends WireInstanceBase<'ChoiceSettingInstance'> {
  readonly choiceSettingValue: WireChoiceValue;
}
export interface WireChoiceCollection extends WireInstanceBase<'ChoiceSettingCollectionInstance'> {
  readonly choiceSettingCollectionValue: readonly WireChoiceValue[];
}
export interface WireSimple extends WireInstanceBase<'SimpleSettingInstance'> {
  readonly simpleSettingValue: WireSimpleValue;
}
export interface WireSimpleCollection extends WireInstanceBase<'SimpleSettingCollectionInstance'> {
  readonly simpleSettingCollectionValue: readonly WireSimpleValue[];
}
export interface WireGroup extends WireInstanceBase<'GroupSettingInstance'> {
  readonly groupSettingValue: WireGroupValue;
}
export interface WireGroupCollection extends WireInstanceBase<'GroupSettingCollectionInstance'> {
  readonly groupSettingCollectionValue: readonly WireGroupValue[];
}

export type WireInstance =
  | WireChoice
  | WireChoiceCollection
  | WireSimple
  | WireSimpleCollection
  | WireGroup
  | WireGroupCollection;

export interface WireInstanceTemplate {
  readonly settingInstanceTemplateId: string;
}

export interface WireValueTemplate {
  readonly settingValueTemplateId: string;
  readonly useTemplateDefault: boolean;
}

export interface WireChoiceValue {
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly value: string | null;
  readonly children: readonly WireInstance[];
}

export interface WireGroupValue {
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly children: readonly WireInstance[];
}

export interface WireInteger {
  readonly '@odata.type': `${typeof ODATA}IntegerSettingValue`;
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly value: number;
}
export interface WireString {
  readonly '@odata.type': `${typeof ODATA}StringSettingValue`;
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly value: string | null;
}
export interface WireSecret {
  readonly '@odata.type': `${typeof ODATA}SecretSettingValue`;
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly value: string | null;
  readonly valueState: SecretState;
}
export interface WireReference {
  readonly '@odata.type': `${typeof ODATA}ReferenceSettingValue`;
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly value: string | null;
  readonly note: string | null;
}
export type WireSimpleValue = WireInteger | WireString | WireSecret | WireReference;
