import type { XmlElement, XmlNode } from '@mdav/xml';

/**
 * Group Policy Preferences for the registry: `Preferences/Registry/Registry.xml` of one side of a GPO ([MS-GPPREF]
 * 2.2.1.17). The form keeps every attribute as it stands; {@link readItem} says what an item means.
 */
export interface RegistryPreferences {
  /** Attributes of the root, in order; `disabled="1"` turns the whole file off. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly nodes: readonly PreferenceNode[];
  readonly layout: PreferenceLayout;
}

/** What stands in a file of preferences: an item, a folder of items, or something else. */
export type PreferenceNode =
  | PreferenceItem
  /** A folder of items. */
  | {
      readonly kind: 'collection';
      readonly attributes: Readonly<Record<string, string>>;
      readonly nodes: readonly PreferenceNode[];
      readonly filters?: XmlElement;
    }
  /** Anything else, kept as it is. */
  | { readonly kind: 'kept'; readonly node: XmlNode };

/** One `Registry` element. */
export interface PreferenceItem {
  readonly kind: 'item';
  /** Of the item itself, in order: its name in the editor, when it was changed, its id. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Of its `Properties`, in order: action, hive, key, name, type and value. */
  readonly properties: Readonly<Record<string, string>>;
  /** Strings of a `REG_MULTI_SZ`. */
  readonly values?: readonly string[];
  /** Item-level targeting, as it stands. */
  readonly filters?: XmlElement;
}

/** The two layouts that Windows writes: the editor's single lines and the cmdlets' indentation. */
export interface PreferenceLayout {
  readonly kind: 'editor' | 'indented';
  readonly newline: 'lf' | 'crlf';
  readonly finalNewline: boolean;
}

/** Class ids, in the mixed case that the specification and every file have. */
export const CLASS_IDS = {
  RegistrySettings: '{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}',
  Registry: '{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}',
  Collection: '{53B533F5-224C-47e3-B01B-CA3B3F3FF4BF}',
} as const;
