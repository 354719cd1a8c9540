import type { Agent, OsId } from '../model/vocabulary.ts';

/**
 * The shape of one row of the catalogue: one setting, every channel side by side, with where each fact comes from.
 *
 * Rows are written by people in `packages/core/catalogue/*.yaml` and generated into `catalogue.generated.ts`.
 * Polarity and codes are written per channel and never derived from a name.
 */
export interface SettingRow {
  /** The CSP node name in camelCase; where a policy has no CSP node, its documented policy name. */
  readonly id: string;
  /** The file that the row stands in, for example `cloud-protection`. */
  readonly area: string;
  /** What the setting does, in a few words of ours. Starts with a verb. */
  readonly title: string;
  readonly type: ValueType;
  /** What kind of paths it lists, where it lists paths: decides what an entry may be. */
  readonly paths?: PathListKind;
  /** What an administrator should know besides; complete sentences. */
  readonly notes?: readonly string[];
  readonly registry: RegistryBinding;
  readonly mdm: MdmBinding;
  /** The policy of a Microsoft template that writes the same values, where there is one. */
  readonly admx?: AdmxReference;
  readonly defaults?: SettingDefaults;
  /** The oldest version that knows the setting. */
  readonly since?: Since;
  readonly inPassive: EffectInPassive;
  readonly tamperProtected: TamperProtected;
  /** Whether `ControlPolicyConflict/MDMWinsOverGP` covers it: true for the Policy CSP, false for the Defender CSP. */
  readonly mdmWinsOverGp?: boolean;
  /** Why not to use it any more. */
  readonly deprecated?: string;
  /** What devices answer to its node by now; a complete sentence. Other channels may still say it. */
  readonly retired?: string;
  /** Present when the mode of a group sets it; writing it by hand is then rarely right. */
  readonly setByMode?: true;
  /** The word that pages show in place of the strongest one, where that is not for everybody. */
  readonly example?: string;
  /** Present when nobody is to write it: pages tell how to see it and take it away, and not how to set it. */
  readonly leaveUnset?: true;
  readonly sources: readonly SourceReference[];
}

/** What a device does when nobody sets a setting, where documented. */
export interface SettingDefaults {
  /** As the node and the policy tell it: a word or quantity of the type, or other words where it has none. */
  readonly mdm?: string;
  readonly gpo?: string;
  /** Where systems differ: what counts on which, in place of the two above. */
  readonly devices?: readonly DeviceDefault[];
}

/** What devices of some operating systems do when nobody sets a setting. */
export interface DeviceDefault {
  /** A word or quantity of the type. */
  readonly value: string;
  readonly os: readonly OsId[];
  /** The first build of which it is said; older ones are not known. */
  readonly fromBuild?: number;
  /** Only with, or only without Defender for Endpoint; absent where that makes no difference. */
  readonly onboarded?: boolean;
  /** Only where this brings Defender; absent where that makes no difference. */
  readonly agent?: Agent;
}

/** The kinds of lists of paths; `path-lists.ts` says what an entry of each may be. */
export type PathListKind =
  | 'scan-exclusions'
  | 'process-exclusions'
  | 'asr-exclusions'
  | 'protected-folders'
  | 'allowed-applications';

/** What a user may write. Words and quantities with a unit, never codes; `true` always means what the id says. */
export type ValueType =
  /** `true` or `false`. */
  | { readonly kind: 'toggle' }
  /** One of some words. */
  | { readonly kind: 'choice'; readonly options: Words }
  /** A list of words whose codes are bits; an empty list is 0. */
  | { readonly kind: 'flags'; readonly options: Words }
  /** A whole number; `unit` says of what. */
  | {
      readonly kind: 'integer';
      readonly unit: string;
      readonly min: number;
      readonly max: number;
      /** Numbers in between that mean nothing, both ends included. */
      readonly gap?: { readonly min: number; readonly max: number };
    }
  /** A quantity such as `{ hours: 4 }`; `unit` is also the unit of the stored number. */
  | { readonly kind: 'duration'; readonly unit: DurationUnit; readonly min: number; readonly max: number }
  /** `'02:30'`; stored as minutes after midnight. */
  | { readonly kind: 'time-of-day' }
  /** Text of one line. */
  | { readonly kind: 'text'; readonly maxLength?: number; readonly pattern?: string }
  /** A list; an entry may carry its reason, owner and expiry where `annotated`. */
  | {
      readonly kind: 'list';
      readonly of: ListItem;
      readonly annotated?: true;
      readonly ordered?: true;
      readonly options?: Words;
    }
  /** Names to words, such as attack surface reduction rule to action; with `lists` to a list each. */
  | {
      readonly kind: 'map';
      readonly keys: Words;
      readonly values: Words;
      readonly otherKeys?: OtherKeys;
      readonly lists?: MapLists;
    };

/** A map that gives each of its keys a list. */
export interface MapLists {
  readonly of: 'path';
  /** Joins the entries of a key into the one text that a channel takes, and that fleet files of old have. */
  readonly joinedBy: string;
}

/** Word to what it means. */
export type Words = Readonly<Record<string, string>>;

/** The unit that a duration is counted in, and written with in a fleet file. */
export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days';
/** What a list holds: decides the checks and the name of the property in the annotated form. */
export type ListItem = 'path' | 'extension' | 'process' | 'ip-address' | 'source' | 'text';
/** Keys of a map that are no known word: `guid` for attack surface reduction rules, `number` for threat ids. */
export type OtherKeys = 'guid' | 'number';

/** Number or text per word; a toggle uses `on` and `off`. */
export type Codes = Readonly<Record<string, number | string>>;

/** How a setting is said in the registry; or why it cannot be. */
export type RegistryBinding =
  | { readonly kind: 'values'; readonly writes: readonly RegistryWrite[] }
  | { readonly kind: 'unsupported'; readonly why: string }
  | { readonly kind: 'manual'; readonly why: string; readonly step: string };

/** One value, or one value per entry of a list or map. Keys are below `SOFTWARE\Policies\Microsoft` of the machine. */
export type RegistryWrite =
  | {
      readonly kind: 'value';
      /** Below `SOFTWARE\Policies\Microsoft`, for example `Windows Defender\Spynet`. */
      readonly key: string;
      readonly name: string;
      readonly type: 'dword' | 'qword' | 'sz' | 'expand-sz' | 'multi-sz';
      /**
       * Code per word; absent when the number or text is written as it is. A word without a code cannot be said here.
       * A number that belongs in an `sz` value is written in decimal.
       */
      readonly as?: Codes;
      /** What joins the entries of a list that one `sz` value holds. */
      readonly delimiter?: string;
      /** Further codes that a reader understands, for example `SpynetReporting` 1 as `on`. */
      readonly alsoReads?: Readonly<Record<string, readonly (number | string)[]>>;
      /** Range of the template element where it differs from the range of the type. */
      readonly range?: { readonly min: number; readonly max: number };
    }
  | {
      readonly kind: 'list';
      readonly key: string;
      /** The value that a template writes to say that the list is managed: DWORD 1. */
      readonly marker?: { readonly key: string; readonly name: string };
      /** Text stored with each entry of a list; a map stores its codes instead. */
      readonly data?: string;
      /** Value name per key word of a map, for example the GUID of an attack surface reduction rule. */
      readonly names?: Readonly<Record<string, string>>;
      /** Text stored per value word of a map. */
      readonly as?: Readonly<Record<string, string>>;
      /** Further texts that a reader understands. */
      readonly alsoReads?: Readonly<Record<string, readonly string[]>>;
    };

/** How a setting is said over MDM; or why it cannot be. */
export type MdmBinding =
  | MdmNode
  | { readonly kind: 'unsupported'; readonly why: string }
  | {
      readonly kind: 'manual';
      readonly why: string;
      readonly step: string;
      /** Present where an endpoint security template of Intune takes the choice and the service does the rest. */
      readonly template?: TemplateBinding;
    }
  | MdmWithin;

/** A map whose keys are said inside those of another setting: below the choice of an attack surface reduction rule. */
export interface MdmWithin {
  readonly kind: 'within';
  /** The setting, a group of choices by the same keys. */
  readonly setting: string;
  /** Suffix of the definition of a key's list, behind that of the key's choice. */
  readonly suffix: string;
  /** Keys for which the settings catalog has no list. */
  readonly without: readonly string[];
  /** Words of the other setting below which no list can stand. */
  readonly notBelow: readonly string[];
  /** What an entry looks like that the definition takes, and how many a key can have. */
  readonly entry: { readonly pattern: string; readonly maxLength: number; readonly maxEntries: number };
  /** Why it has no node of its own. */
  readonly why: string;
}

/** A setting that can be said in the policy of a template and nowhere else. */
export interface TemplateBinding {
  /** Code per word. */
  readonly as: Codes;
  readonly catalog: CatalogDefinition;
}

/** A node of a configuration service provider, and how it takes the words of the setting. */
export interface MdmNode {
  readonly kind: 'node';
  /** OMA-URI of the CSP node. */
  readonly uri: string;
  readonly format: 'int' | 'chr' | 'bool';
  /**
   * Code per word as the node takes it; absent when the number or text goes as it is. A word without a code cannot be
   * said here. For an ADMX-backed node without an element the codes are `enabled` and `disabled`; with an element they
   * are the element's.
   */
  readonly as?: Codes;
  /** A second node that carries the same policy: an ADMX-backed one, recognised when read and never written. */
  readonly alternate?: string;
  /** What joins the entries of a list or map in the node's own text form. */
  readonly delimiter?: string;
  /** Code per key word of a map, for example the GUID of an attack surface reduction rule. */
  readonly keys?: Readonly<Record<string, string>>;
  /** An ADMX-backed node takes `<enabled/>` with `<data/>` elements; the id of the element that carries the value. */
  readonly admxBacked?: true;
  readonly admxElement?: string;
  /** The settings catalog definition; absent when Intune's catalog has none. */
  readonly catalog?: CatalogDefinition;
  /** Range of the node where it differs from the range of the type. */
  readonly range?: { readonly min: number; readonly max: number };
}

/** A definition of Intune's settings catalog and how its instance is built. */
export interface CatalogDefinition {
  readonly definition: string;
  readonly instance:
    | 'choice'
    | 'choice-collection'
    | 'simple-integer'
    | 'simple-string'
    | 'simple-string-collection'
    | 'group-collection';
  /** Suffix of the option id per word, where it is not the code. An ADMX-backed policy is `1` enabled, `0` disabled. */
  readonly options?: Readonly<Record<string, string>>;
  /** Suffix of the child definition per key word, for maps; `*` is any other key. */
  readonly children?: Readonly<Record<string, string>>;
  /** Suffix of the child definition that carries the value of an ADMX-backed choice. */
  readonly element?: {
    readonly suffix: string;
    readonly instance: 'choice' | 'simple-integer' | 'simple-string' | 'group-collection';
  };
  /** Channels of Graph's definition: `mdm` enrolled devices, `microsoftSense` devices managed by Defender for Endpoint. */
  readonly technologies?: string;
  /** Offered inside endpoint security templates only, so that a policy without a template cannot hold it. */
  readonly templateOnly?: true;
  /** Endpoint security templates and baselines that own the setting. */
  readonly templates?: readonly CatalogTemplate[];
  /** `observed` in an export by Microsoft's service, or `derived` by the naming rule. */
  readonly basis: 'observed' | 'derived';
}

/** A group of settings with a file of rows and a page. */
export interface AreaInfo {
  /** Name of the file and of the page, such as `cloud-protection`. */
  readonly id: string;
  readonly title: string;
  /** What belongs there, in a sentence or two. */
  readonly about: string;
}

/** A setting's place in a template. */
export interface CatalogTemplate {
  /** Id of the template. */
  readonly template: string;
  /** Id that the instance refers to; absent where the template offers the setting and its ids there are not public. */
  readonly instance?: string;
  /** Id that the value refers to; collections have none. */
  readonly value?: string;
}

/** A template of Intune: an endpoint security profile or a security baseline. */
export interface TemplateInfo {
  /** Short name of the catalogue, such as `antivirus`. */
  readonly name: string;
  /**
   * The id that Graph knows: a GUID, `_` and a version, in this letter case. A template of Configuration Manager without
   * one has `creationSource:` and the word that its policies carry there.
   */
  readonly id: string;
  readonly title: string;
  readonly family: string;
  /** Joined by commas, as in a policy. */
  readonly technologies: string;
  /** The list of its settings that was read; how complete it is held to be. Absent: what it offers is known in part. */
  readonly listed?: { readonly source: string; readonly complete: 'sure' | 'likely' };
}

/** A policy of a Group Policy template: what an administrator sees in the editor. */
export interface AdmxReference {
  readonly file: string;
  readonly policy: string;
  /** Path in the editor below Computer Configuration > Administrative Templates. */
  readonly category: string;
  /** Title in the editor. */
  readonly name: string;
  /**
   * The word that each state of the policy means; the wording of a policy can be negative. `none` is the empty list
   * of flags. Absent with an element.
   */
  readonly states?: { readonly enabled: string; readonly disabled: string };
  /** The element of an enabled policy that carries the value. */
  readonly element?: { readonly id: string; readonly kind: 'decimal' | 'enum' | 'list' | 'multi-text' | 'text' };
}

/** The oldest versions that know a setting, each as far as it is documented. */
export interface Since {
  /** Windows build from which the MDM node works, such as `10.0.17763`; Group Policy is often older. */
  readonly os?: string;
  /** The update that brings the MDM node to builds from `os` on, such as `KB5005101`. */
  readonly update?: string;
  /** What the Group Policy template says it is supported on, in words. */
  readonly gpo?: string;
  /** Platform version of Defender Antivirus, such as `4.18.2202.0`. */
  readonly platform?: string;
  /** In words, where a version does not say it all. */
  readonly says?: string;
}

/** What becomes of a setting while Defender Antivirus is passive. */
export type EffectInPassive =
  /** Real-time protection gives no blocking; keep it on anyway. */
  | 'no-enforcement'
  /** Not active in passive mode, yet EDR in block mode requires it on. */
  | 'inactive-keep-enabled'
  /** Does not work in passive mode. */
  | 'none'
  /** Schedules are ignored except idle-only task, catch-up quick scan and scan after an update. */
  | 'ignored-with-exceptions'
  /** Ignored. */
  | 'ignored'
  /** Updates continue at the cadence of Windows Update. */
  | 'works-windows-update-cadence'
  /** No remediation unless EDR in block mode acts. */
  | 'none-unless-edr-block'
  /** Exclusions are honoured by EDR in block mode. */
  | 'honoured-by-edr-block'
  | 'works'
  /** Takes part in choosing the mode. */
  | 'sets-the-mode'
  /** The documentation read does not say. */
  | 'unspecified';

/** Whether changes are refused while tamper protection is on, as far as the documentation says. */
export type TamperProtected =
  | 'yes'
  | 'no'
  | 'conditional'
  | 'not-stated'
  /** The value that leads to passive mode is refused, the one that leads back to active is not. */
  | 'to-passive';

/** Where a fact of a row comes from. */
export interface SourceReference {
  /** Short name of `facts/sources.ts`. */
  readonly source: string;
  /** How the fact is known: read on the page, seen in genuine files, or concluded. */
  readonly basis: 'documented' | 'observed' | 'inferred';
}
