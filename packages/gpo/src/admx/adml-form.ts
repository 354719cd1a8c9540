import type { XmlElement, XmlPosition } from '@mdav/xml';

/** The texts of a policy definition file in one language (`.adml`). */
export interface AdmlDocument {
  /** `major.minor`; at least what the definition file asks for. */
  readonly revision: string;
  readonly schemaVersion: string;
  readonly displayName: string;
  readonly description: string;
  readonly strings: readonly AdmlString[];
  readonly presentations: readonly AdmlPresentation[];
  /** Notes of other tools, kept as they are. */
  readonly annotations?: readonly XmlElement[];
}

/** A text of the language file, by the id that the template refers to. */
export interface AdmlString {
  readonly id: string;
  /** Line ends are LF. */
  readonly text: string;
  readonly at?: XmlPosition;
}

/** How the elements of a policy appear in the editor, from top to bottom. */
export interface AdmlPresentation {
  readonly id: string;
  readonly controls: readonly AdmlControl[];
  readonly at?: XmlPosition;
}

interface ControlBase {
  /** Id of the element that it edits. */
  readonly refId: string;
  readonly at?: XmlPosition;
}

/** A control; absent flags are false unless it says otherwise. */
export type AdmlControl =
  | { readonly kind: 'text'; readonly text: string; readonly at?: XmlPosition }
  | (ControlBase & {
      readonly kind: 'decimal-text-box' | 'long-decimal-text-box';
      readonly label: string;
      /** Absent means 1. */
      readonly defaultValue?: number;
      /** Absent means true. */
      readonly spin?: boolean;
      /** Absent means 1. */
      readonly spinStep?: number;
    })
  | (ControlBase & { readonly kind: 'text-box'; readonly label: string; readonly defaultValue?: string })
  | (ControlBase & {
      readonly kind: 'multi-text-box';
      readonly showAsDialog?: boolean;
      /** In lines; absent means 3. */
      readonly defaultHeight?: number;
    })
  | (ControlBase & { readonly kind: 'check-box'; readonly label: string; readonly defaultChecked?: boolean })
  | (ControlBase & {
      readonly kind: 'combo-box';
      readonly label: string;
      readonly noSort?: boolean;
      readonly default?: string;
      readonly suggestions: readonly string[];
    })
  | (ControlBase & {
      readonly kind: 'dropdown-list';
      readonly label: string;
      readonly noSort?: boolean;
      /** Index from 0 into the items of the element. */
      readonly defaultItem?: number;
    })
  | (ControlBase & { readonly kind: 'list-box'; readonly label: string });
