import type { XmlElement, XmlPosition } from '@mdav/xml';

/**
 * A policy definition file (`.admx`; [MS-GPREG] 2.2.2.2): which policies there are and what each state of them writes.
 * References to strings, presentations, categories and products are kept as they are written.
 */
export interface AdmxDocument {
  /** `major.minor`. */
  readonly revision: string;
  readonly schemaVersion: string;
  /** The namespace that this file defines, and the prefix under which the file itself may name it. */
  readonly target: NamespaceUse;
  /** Namespaces of other files, with the prefixes that this file uses for them. */
  readonly using: readonly NamespaceUse[];
  /** Templates of the old kind that this file replaces. */
  readonly supersededAdm: readonly string[];
  /** The lowest revision that the language files may have. */
  readonly minRequiredRevision: string;
  /** The language to show where the wanted one is missing; en-US when absent. */
  readonly fallbackCulture?: string;
  readonly products: readonly SupportedVersion[];
  readonly definitions: readonly SupportDefinition[];
  readonly categories: readonly AdmxCategory[];
  readonly policies: readonly AdmxPolicy[];
  /** Notes of other tools, kept as they are. */
  readonly annotations?: readonly XmlElement[];
}

/** A namespace of policies, and the prefix that this file gives it. */
export interface NamespaceUse {
  readonly prefix: string;
  readonly namespace: string;
  readonly at?: XmlPosition;
}

/** A product, or a major or minor version of one. */
export interface SupportedVersion {
  readonly name: string;
  readonly displayName: string;
  /** Rank among its siblings; products have none. */
  readonly versionIndex?: number;
  readonly versions: readonly SupportedVersion[];
  readonly at?: XmlPosition;
}

/** What a policy can say that it is supported on. */
export interface SupportDefinition {
  readonly name: string;
  readonly displayName: string;
  readonly condition?: {
    readonly kind: 'or' | 'and';
    readonly terms: readonly SupportTerm[];
  };
  readonly at?: XmlPosition;
}

/** A part of what a policy is supported on: versions of a product from one index to another, or another definition. */
export type SupportTerm =
  | {
      readonly kind: 'range';
      readonly ref: string;
      readonly minVersionIndex?: number;
      readonly maxVersionIndex?: number;
    }
  | { readonly kind: 'reference'; readonly ref: string };

/** What categories and policies have in common. */
interface Described {
  readonly name: string;
  /** `$(string.id)`. */
  readonly displayName: string;
  /** `$(string.id)`. */
  readonly explainText?: string;
  /** `name`, or `prefix:name` of another file. */
  readonly parentCategory?: string;
  readonly seeAlso?: readonly string[];
  readonly keywords?: string;
  readonly annotations?: readonly XmlElement[];
  readonly at?: XmlPosition;
}

/** A folder of the editor that policies and other categories stand in. */
export interface AdmxCategory extends Described {}

/** What an administrator can enable, disable or leave alone. */
export interface AdmxPolicy extends Described {
  readonly class: PolicyClass;
  /** Registry key without hive. */
  readonly key: string;
  /** The value that carries the policy's own state. */
  readonly valueName?: string;
  /** `$(presentation.id)`; needed as soon as there are elements. */
  readonly presentation?: string;
  /** A client-side extension of its own. Not part of the schema, though Microsoft's files have it. */
  readonly clientExtension?: string;
  readonly supportedOn?: string;
  /** Absent means DWORD 1. */
  readonly enabledValue?: AdmxValue;
  /** Absent means that the value is deleted. */
  readonly disabledValue?: AdmxValue;
  readonly enabledList?: AdmxValueList;
  readonly disabledList?: AdmxValueList;
  readonly elements: readonly AdmxElement[];
}

/** The side of the editor that a policy stands on. */
export type PolicyClass = 'Machine' | 'User' | 'Both';

/** What is written to one registry value. */
export type AdmxValue =
  | { readonly kind: 'delete' }
  /** A DWORD. */
  | { readonly kind: 'decimal'; readonly value: number }
  /** A QWORD. */
  | { readonly kind: 'long-decimal'; readonly value: bigint }
  | { readonly kind: 'string'; readonly value: string };

/** Further values that a state or choice writes. */
export interface AdmxValueList {
  readonly defaultKey?: string;
  readonly items: readonly AdmxValueItem[];
}

/** A registry value, and what is written to it. */
export interface AdmxValueItem {
  readonly key?: string;
  readonly valueName: string;
  readonly value: AdmxValue;
}

interface ElementBase {
  /** What the control of the presentation refers to. */
  readonly id: string;
  /** In place of the policy's key. */
  readonly key?: string;
  readonly clientExtension?: string;
  readonly at?: XmlPosition;
}

interface ValueElement extends ElementBase {
  readonly valueName: string;
}

/** What an enabled policy asks for. Absent flags are false; the defaults of the schema are filled in where it has any. */
export type AdmxElement =
  | (ValueElement & {
      readonly kind: 'boolean';
      readonly trueValue?: AdmxValue;
      readonly falseValue?: AdmxValue;
      readonly trueList?: AdmxValueList;
      readonly falseList?: AdmxValueList;
    })
  | (ValueElement & {
      readonly kind: 'decimal';
      readonly required?: boolean;
      /** 0 to 4294967295. */
      readonly minValue: number;
      /** 0 to 4294967295; a file that does not say means 9999. */
      readonly maxValue: number;
      readonly storeAsText?: boolean;
      readonly soft?: boolean;
    })
  | (ValueElement & {
      readonly kind: 'long-decimal';
      readonly required?: boolean;
      readonly minValue: bigint;
      /** A file that does not say means 9999. */
      readonly maxValue: bigint;
      readonly storeAsText?: boolean;
      readonly soft?: boolean;
    })
  | (ValueElement & {
      readonly kind: 'text';
      readonly required?: boolean;
      /** In characters; a file that does not say means 1023. */
      readonly maxLength: number;
      readonly expandable?: boolean;
      readonly soft?: boolean;
    })
  | (ValueElement & {
      readonly kind: 'multi-text';
      readonly required?: boolean;
      /** Per line, in characters; a file that does not say means 1023. */
      readonly maxLength: number;
      /** 0 means any number. */
      readonly maxStrings: number;
      readonly soft?: boolean;
    })
  | (ValueElement & { readonly kind: 'enum'; readonly required?: boolean; readonly items: readonly EnumItem[] })
  | (ElementBase & {
      readonly kind: 'list';
      /** Keep the values that are there; otherwise all are deleted first. */
      readonly additive?: boolean;
      readonly expandable?: boolean;
      /** Names and data both come from the administrator. */
      readonly explicitValue?: boolean;
      /** Names are this and a number from 1; without it and without `explicitValue`, names are the data. */
      readonly valuePrefix?: string;
    });

/** One choice of a drop-down list, and what it writes. */
export interface EnumItem {
  readonly displayName: string;
  readonly value: AdmxValue;
  readonly valueList?: AdmxValueList;
}

/** The namespace of the root that Windows writes; others are read as well. */
export const ADMX_XML_NAMESPACE = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';

/** The id in `$(string.id)` or `$(presentation.id)`; `undefined` when the text is no such reference. */
export function referencedId(kind: 'string' | 'presentation', reference: string): string | undefined {
  const start = `$(${kind}.`;
  return reference.startsWith(start) && reference.endsWith(')') ? reference.slice(start.length, -1) : undefined;
}
