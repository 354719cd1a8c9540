import { isDefenderDefinition } from '@mdav/core/format';

/** A kind of object of Intune that holds policy of Defender and is not read into settings. */
export interface UnreadKind {
  /** The end of its `@odata.type`, in lower case. */
  readonly type: string;
  /** What tenant configuration management calls it, likewise. */
  readonly resource: string;
  /** One of them in a sentence. */
  readonly word: string;
  /** The properties that are Defender's. */
  readonly property: RegExp;
  /** Present where Graph has `false` for what nobody chose: its switches of this kind cannot be empty. */
  readonly isFalseUnset?: true;
}

const DEFENDER = /^(?:windows)?defender/i;

/**
 * The device configurations of Graph with properties of Defender. Exports hold every property, also those that nobody chose.
 * Sources: https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-windows10generalconfiguration,
 * …-windows10endpointprotectionconfiguration and …-windowsdefenderadvancedthreatprotectionconfiguration; that switches are
 * required there or may be null is in Microsoft's types for Graph.
 */
export const UNREAD_KINDS: readonly UnreadKind[] = [
  {
    type: 'windows10generalconfiguration',
    resource: 'microsoft.intune.deviceconfigurationpolicywindows10',
    word: 'Intune device restrictions',
    property: DEFENDER,
    isFalseUnset: true,
  },
  {
    type: 'windows10endpointprotectionconfiguration',
    resource: 'microsoft.intune.deviceconfigurationendpointprotectionpolicywindows10',
    word: 'Intune endpoint protection profile',
    property: DEFENDER,
  },
  {
    type: 'windowsdefenderadvancedthreatprotectionconfiguration',
    resource: 'microsoft.intune.deviceconfigurationdefenderforendpointonboardingpolicywindows10',
    word: 'Intune onboarding profile',
    property: /^(?:advancedThreatProtection|allowSampleSharing|enableExpeditedTelemetryReporting)/i,
    isFalseUnset: true,
  },
];

/** Policies of endpoint security and security baselines of before the settings catalog. */
export const INTENT = 'Intune intent';
/** Profiles of administrative templates. */
export const TEMPLATES = 'Intune profile of administrative templates';
/** A resource of Microsoft365DSC. */
export const DSC_RESOURCE = 'Microsoft365DSC resource';

/** The kind of a type of Graph. */
export function kindOfType(type: string): UnreadKind | undefined {
  const name = type.replace(/^#microsoft\.graph\./i, '').toLowerCase();
  return UNREAD_KINDS.find((kind) => kind.type === name);
}

/** True of a setting of an older policy that is Defender's: it is called after the property of a device configuration. */
export function isDefenderIntent(definition: string): boolean {
  const [, type = '', property = ''] = /^deviceConfiguration--([A-Za-z0-9]+)_(\w+)$/.exec(definition) ?? [];
  return kindOfType(type)?.property.test(property) === true || isDefenderDefinition(definition);
}

/** True of a value that nobody chose, as Graph and its exports have it. */
export function isUnset(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'string' && /^(?:notConfigured|userDefined)$/i.test(value);
}

/** True of a property that is a secret of the tenant. */
export function isSecretProperty(name: string): boolean {
  return /(?:boarding|configuration)Blob$/i.test(name);
}
