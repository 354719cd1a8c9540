import type { OsClass } from '../facts/os-row.ts';
import type { SourceId } from '../facts/sources.ts';
import type { Settings } from '../model/settings.generated.ts';
import type { Delivery, IntuneManagement, OsId } from '../model/vocabulary.ts';

/**
 * A condition between settings, or between a setting and where it is used. Rows are written by people in
 * `packages/core/catalogue/requires.yaml` and generated into `requires.generated.ts`; three rules read them.
 */
export interface Requirement {
  /** Kebab-case. */
  readonly id: string;
  /** What has the condition. */
  readonly of: RequirementSubject;
  /** Where it holds. Default: everywhere. Passive groups have rules of their own and are left out unless `inPassive`. */
  readonly where?: Circumstances;
  /** It holds in passive groups as well: no later switch to active makes the subject work. */
  readonly inPassive?: true;
  /** What has to be set as well. Absent: what `where` describes is where the subject has no effect, or a bad one. */
  readonly needs?: NeededSetting;
  /**
   * What happens otherwise. With `needs` a clause (`network protection does nothing`); without, the end of a sentence that
   * begins with the subject (`does nothing`), to which the operating systems are added.
   */
  readonly otherwise: string;
  /** What to do; starts with a verb. Default with `needs`: to set it. */
  readonly hint?: string;
  /** Milder than the rule that reports it. */
  readonly severity?: 'info';
  readonly sources: readonly SourceId[];
}

/** The id of a setting. */
export type SettingId = keyof Settings;

/** A value of a setting, as the fleet file writes it. */
export type PlainWord = string | boolean;

/** A setting, or one key of a map. */
export interface RequirementSubject {
  readonly setting: SettingId;
  /** A key of a map, such as an attack surface reduction rule. */
  readonly key?: string;
  /** Only with one of these values; of a map without a key, where any of its keys has one. Default: with whatever asks for something. */
  readonly values?: readonly PlainWord[];
  /** Keys of a map that do not count. */
  readonly exceptKeys?: readonly string[];
}

/** Where a condition holds: everything that is named has to be so. */
export interface Circumstances {
  readonly os?: readonly OsId[];
  readonly except?: readonly OsId[];
  readonly class?: OsClass;
  /** Builds below this one, where the file gives the build. */
  readonly before?: number;
  /** Platforms of Defender from this one on; a group that does not say its own counts. */
  readonly platform?: string;
  /** Something carries it, and only these. */
  readonly only?: readonly Delivery[];
  /** One of these carries it. */
  readonly by?: readonly Delivery[];
  /** Intune is chosen and manages the devices so. */
  readonly management?: IntuneManagement;
  /** Configuration Manager manages the devices: it onboards them or is a chosen delivery. */
  readonly configurationManager?: true;
  /** The group sets this other setting as well. */
  readonly beside?: SettingId;
}

/** A setting that another one depends on. */
export interface NeededSetting {
  readonly setting: SettingId;
  readonly value: PlainWord;
  /** Values that do as well. */
  readonly or?: readonly PlainWord[];
  /** Devices have the value by themselves. Default: somebody has to set it. */
  readonly unset?: 'fine';
}
