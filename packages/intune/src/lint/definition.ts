import type { CatalogTemplate, SettingRow } from '@mdav/core';

/** What an instance of a definition has to be. */
export type Shape =
  | 'choice'
  | 'choice-collection'
  | 'integer'
  | 'string'
  | 'secret'
  | 'string-collection'
  | 'group-collection';

/** Definitions that belong inside an option or a group. */
export interface Inside {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** A definition with nothing inside. */
export const NOTHING_INSIDE: Inside = { required: [], optional: [] };

/** What is known of a definition of Intune's settings catalog. */
export interface KnownDefinition {
  readonly id: string;
  readonly shape: Shape;
  /** Options by their ids, with what belongs inside each; absent where nothing is known of them. */
  readonly options?: ReadonlyMap<string, Inside>;
  /** What belongs into each group. */
  readonly members?: Inside;
  /** The definition that holds it; absent at the top of a policy. */
  readonly parent?: string;
  /** The setting of the catalogue that it says. */
  readonly row?: SettingRow;
  readonly range?: { readonly min: number; readonly max: number };
  readonly templates: readonly CatalogTemplate[];
  /** Offered in templates only. */
  readonly templateOnly: boolean;
  /** The catalogue does not say what belongs inside. */
  readonly isOpaque?: true;
}
