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

/** The endpoint security template that a policy is made from; an empty id where there is none. */
export interface WireTemplateReference {
  readonly templateId: string;
  readonly templateFamily?: string;
  readonly templateDisplayName: string | null;
  readonly templateDisplayVersion: string | null;
}

/** A setting of the policy, with everything that depends on it inside. */
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

/** One option of a list; its id is the value. */
export interface WireChoice extends WireInstanceBase<'ChoiceSettingInstance'> {
  readonly choiceSettingValue: WireChoiceValue;
}
/** Any number of options, such as the states of `PassiveRemediation`. */
export interface WireChoiceCollection extends WireInstanceBase<'ChoiceSettingCollectionInstance'> {
  readonly choiceSettingCollectionValue: readonly WireChoiceValue[];
}
/** A number or a text. */
export interface WireSimple extends WireInstanceBase<'SimpleSettingInstance'> {
  readonly simpleSettingValue: WireSimpleValue;
}
/** A list of numbers or texts, such as exclusions. */
export interface WireSimpleCollection extends WireInstanceBase<'SimpleSettingCollectionInstance'> {
  readonly simpleSettingCollectionValue: readonly WireSimpleValue[];
}
/** Settings that stand together, once. */
export interface WireGroup extends WireInstanceBase<'GroupSettingInstance'> {
  readonly groupSettingValue: WireGroupValue;
}
/** Settings that stand together, any number of times. */
export interface WireGroupCollection extends WireInstanceBase<'GroupSettingCollectionInstance'> {
  readonly groupSettingCollectionValue: readonly WireGroupValue[];
}

/** A setting with its value, by its shape. */
export type WireInstance =
  | WireChoice
  | WireChoiceCollection
  | WireSimple
  | WireSimpleCollection
  | WireGroup
  | WireGroupCollection;

/** The place of a setting in the template of the policy. */
export interface WireInstanceTemplate {
  readonly settingInstanceTemplateId: string;
}

/** The place of a value in the template; with `useTemplateDefault` the template's value counts. */
export interface WireValueTemplate {
  readonly settingValueTemplateId: string;
  readonly useTemplateDefault: boolean;
}

/** The id of an option, and the settings that it brings along. */
export interface WireChoiceValue {
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly value: string | null;
  readonly children: readonly WireInstance[];
}

/** The settings of one group. */
export interface WireGroupValue {
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly children: readonly WireInstance[];
}

/** A whole number. */
export interface WireInteger {
  readonly '@odata.type': `${typeof ODATA}IntegerSettingValue`;
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly value: number;
}
/** A text. */
export interface WireString {
  readonly '@odata.type': `${typeof ODATA}StringSettingValue`;
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly value: string | null;
}
/** A secret; exports have a handle of the tenant in place of its text. */
export interface WireSecret {
  readonly '@odata.type': `${typeof ODATA}SecretSettingValue`;
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly value: string | null;
  readonly valueState: SecretState;
}
/** The id of a reusable setting, with a note. */
export interface WireReference {
  readonly '@odata.type': `${typeof ODATA}ReferenceSettingValue`;
  readonly settingValueTemplateReference: WireValueTemplate | null;
  readonly value: string | null;
  readonly note: string | null;
}
/** A value without settings inside, by its type. */
export type WireSimpleValue = WireInteger | WireString | WireSecret | WireReference;
