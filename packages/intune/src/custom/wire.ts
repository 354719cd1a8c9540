/** The JSON of a custom profile as Graph takes it. The type of the profile is not optional: the service refuses it without. */
export interface WireProfile {
  readonly '@odata.type': '#microsoft.graph.windows10CustomConfiguration';
  readonly displayName: string;
  readonly description: string | null;
  readonly roleScopeTagIds: readonly string[];
  readonly omaSettings: readonly WireOma[];
}

interface WireOmaBase<Name extends string, Value> {
  readonly '@odata.type': `#microsoft.graph.omaSetting${Name}`;
  readonly displayName: string;
  readonly description: string | null;
  readonly omaUri: string;
  readonly isEncrypted?: true;
  readonly secretReferenceValueId?: string;
  readonly value: Value;
}

export type WireOmaInteger = WireOmaBase<'Integer', number> & { readonly isReadOnly?: true };
export type WireOmaFloatingPoint = WireOmaBase<'FloatingPoint', number>;
export type WireOmaBoolean = WireOmaBase<'Boolean', boolean>;
export type WireOmaString = WireOmaBase<'String', string>;
export type WireOmaDateTime = WireOmaBase<'DateTime', string>;
export type WireOmaBase64 = WireOmaBase<'Base64', string> & { readonly fileName?: string };
export type WireOmaStringXml = WireOmaBase<'StringXml', string> & { readonly fileName?: string };

export type WireOma =
  | WireOmaInteger
  | WireOmaFloatingPoint
  | WireOmaBoolean
  | WireOmaString
  | WireOmaDateTime
  | WireOmaBase64
  | WireOmaStringXml;
