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

/** A whole number. */
export type WireOmaInteger = WireOmaBase<'Integer', number> & { readonly isReadOnly?: true };
/** A number with a fraction. */
export type WireOmaFloatingPoint = WireOmaBase<'FloatingPoint', number>;
/** A truth value. */
export type WireOmaBoolean = WireOmaBase<'Boolean', boolean>;
/** A text. */
export type WireOmaString = WireOmaBase<'String', string>;
/** A time, as ISO 8601. */
export type WireOmaDateTime = WireOmaBase<'DateTime', string>;
/** A file, in Base64. */
export type WireOmaBase64 = WireOmaBase<'Base64', string> & { readonly fileName?: string };
/** An XML document, in Base64. */
export type WireOmaStringXml = WireOmaBase<'StringXml', string> & { readonly fileName?: string };

/** A node of a custom profile with its value, by its type. */
export type WireOma =
  | WireOmaInteger
  | WireOmaFloatingPoint
  | WireOmaBoolean
  | WireOmaString
  | WireOmaDateTime
  | WireOmaBase64
  | WireOmaStringXml;
