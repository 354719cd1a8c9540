/** A custom profile: nodes of the device by their OMA-URI, for what the settings catalog has no definition of. */
export interface CustomProfile {
  readonly name: string;
  readonly description: string | null;
  /** Ids of scope tags; `0` is the default one. */
  readonly roleScopeTagIds: readonly string[];
  readonly settings: readonly OmaSetting[];
}

/** A node with the value that it gets. */
export type OmaSetting =
  | (Oma & { readonly kind: 'integer'; readonly value: number; readonly isReadOnly: boolean })
  | (Oma & { readonly kind: 'floating-point'; readonly value: number })
  | (Oma & { readonly kind: 'boolean'; readonly value: boolean })
  | (Oma & { readonly kind: 'string'; readonly value: string })
  /** RFC 3339. */
  | (Oma & { readonly kind: 'date-time'; readonly value: string })
  /** A file as base64, with its name. */
  | (Oma & { readonly kind: 'base64' | 'string-xml'; readonly value: string; readonly fileName: string | null });

interface Oma {
  readonly name: string;
  readonly description: string | null;
  /** Such as `./Device/Vendor/MSFT/Defender/Configuration/PassiveRemediation`. */
  readonly uri: string;
  /**
   * The service keeps the value to itself and shows a mask instead; this is its handle for the real one. Null when the
   * value is the value.
   */
  readonly secretReference: string | null;
}
