/** Platforms that a settings catalog policy can be for, in Graph's spelling; Windows Server counts as `windows10`. */
export const PLATFORMS = [
  'none',
  'android',
  'iOS',
  'macOS',
  'windows10X',
  'windows10',
  'linux',
  'androidEnterprise',
  'aosp',
  'visionOS',
  'tvOS',
] as const;
export type Platform = (typeof PLATFORMS)[number];

/** How the systems are called that Graph spells otherwise than they spell themselves. */
const PLATFORM_WORDS: Partial<Record<Platform, string>> = {
  none: 'no system',
  android: 'Android',
  windows10X: 'Windows 10X',
  windows10: 'Windows',
  linux: 'Linux',
  androidEnterprise: 'Android Enterprise',
  aosp: 'Android (AOSP)',
};

/** A platform in a sentence. */
export function platformWord(platform: Platform): string {
  return PLATFORM_WORDS[platform] ?? platform;
}

/** Ways in which a policy reaches devices: `mdm` enrolled ones, `microsoftSense` ones managed by Defender for Endpoint. */
export const TECHNOLOGIES = [
  'none',
  'mdm',
  'windows10XManagement',
  'configManager',
  'intuneManagementExtension',
  'thirdParty',
  'documentGateway',
  'appleRemoteManagement',
  'microsoftSense',
  'exchangeOnline',
  'mobileApplicationManagement',
  'linuxMdm',
  'extensibility',
  'enrollment',
  'endpointPrivilegeManagement',
  'windowsOsRecovery',
  'android',
] as const;
export type Technology = (typeof TECHNOLOGIES)[number];

/** One policy of Intune's settings catalog, without anything that belongs to a tenant or to the service. */
export interface MdmPolicy {
  readonly name: string;
  readonly description: string | null;
  readonly platforms: Platform;
  /** In the order of the file; exports have `mdm` first. */
  readonly technologies: readonly Technology[];
  /** Ids of scope tags; `0` is the default one. */
  readonly roleScopeTagIds: readonly string[];
  /** The endpoint security template or baseline that the policy was made from; null for a plain policy. */
  readonly template: TemplateReference | null;
  /**
   * What stands for the template of a policy for devices of Configuration Manager (`SccmAV`, `WindowsSecurity`): such
   * templates have no id. Elsewhere the service says by it where a policy came from, and it is left out.
   */
  readonly creationSource?: string;
  readonly settings: readonly SettingInstance[];
}

/** Which template a policy follows. Only the id counts when a policy is created; the service fills in the rest. */
export interface TemplateReference {
  /** A GUID and a version, such as `804339ad-1553-4478-a742-138fb5807418_1`. */
  readonly id: string;
  readonly family: string | null;
  readonly displayName: string | null;
  readonly displayVersion: string | null;
}

/** A setting of a policy, or a setting inside another one. */
export type SettingInstance =
  /** One option of a definition. */
  | (Instance & { readonly kind: 'choice'; readonly value: ChoiceValue })
  /** Several options. */
  | (Instance & { readonly kind: 'choice-collection'; readonly values: readonly ChoiceValue[] })
  /** A number or a text. */
  | (Instance & { readonly kind: 'simple'; readonly value: SimpleValue })
  | (Instance & { readonly kind: 'simple-collection'; readonly values: readonly SimpleValue[] })
  /** Settings that belong together. */
  | (Instance & { readonly kind: 'group'; readonly value: GroupValue })
  | (Instance & { readonly kind: 'group-collection'; readonly values: readonly GroupValue[] });

interface Instance {
  /** Id of the setting definition. */
  readonly definition: string;
  /** Id of the setting in the template; null in a plain policy. */
  readonly template: string | null;
}

/** The chosen option, with the settings that depend on it. */
export interface ChoiceValue {
  /** Id of the option: the definition's id, `_` and a suffix. */
  readonly option: string | null;
  readonly template: ValueTemplate | null;
  readonly children: readonly SettingInstance[];
}

/** One element of a group. */
export interface GroupValue {
  readonly template: ValueTemplate | null;
  readonly children: readonly SettingInstance[];
}

/** A number or a text as the settings catalog carries it. */
export type SimpleValue =
  | { readonly kind: 'integer'; readonly value: number; readonly template: ValueTemplate | null }
  | { readonly kind: 'string'; readonly value: string | null; readonly template: ValueTemplate | null }
  /** Text that the service keeps to itself: an export shows a handle of the tenant and the state `encryptedValueToken`. */
  | {
      readonly kind: 'secret';
      readonly value: string | null;
      readonly state: SecretState;
      readonly template: ValueTemplate | null;
    }
  /** Id of another object, such as a reusable group. */
  | {
      readonly kind: 'reference';
      readonly value: string | null;
      readonly note: string | null;
      readonly template: ValueTemplate | null;
    };

/** What a secret of an export is: plain text, a handle of the tenant, or neither. */
export const SECRET_STATES = ['invalid', 'notEncrypted', 'encryptedValueToken'] as const;
export type SecretState = (typeof SECRET_STATES)[number];

/** Id of a value in a template; `useDefault` takes the template's value instead of ours. */
export interface ValueTemplate {
  readonly id: string;
  readonly useDefault: boolean;
}
