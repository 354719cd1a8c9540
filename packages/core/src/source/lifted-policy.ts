import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { GroupLayer } from '../model/fleet.ts';
import type { RawOma, RawRegistry, WithoutReason } from '../model/raw.ts';
import type { SettingValue } from '../model/value.ts';
import type { ResidueLine } from '../target/said-policy.ts';
import type { PolicyKind } from './policy-kind.ts';

/** What policies for the same devices say: whatever was read of them is in exactly one place here. */
export interface LiftedPolicy {
  /** What acts as one. Several where a part of it acts at another time, such as the preferences of a GPO. */
  readonly parts: readonly LiftedPart[];
  /** What lies beside: other files, filters. */
  readonly beside: readonly LeftEntry[];
}

/** A part of policy that acts as one. */
export interface LiftedPart {
  /** Present for a part that is of another kind than the whole; the name says which, such as `preferences`. */
  readonly apart?: { readonly name: string; readonly kind: PolicyKind };
  /** What it says in the words of the catalogue. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** What no setting stands for, in the order in which it was read. */
  readonly left: readonly LeftEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Something that no setting stands for. It has one of `raw`, `unsayable`, `content` and `fact`: it goes along under `raw`, or
 * is named with the reason why it cannot, or tells something else about the devices than a setting.
 */
export interface LeftEntry {
  /** How it is shown and compared; none for what does nothing on a device, such as notes of an editor. */
  readonly lines: readonly ResidueLine[];
  readonly raw?: readonly RawCandidate[];
  readonly unsayable?: readonly Unsayable[];
  /** What it is when it is no single value, such as `scripts`. */
  readonly content?: string;
  /** What it says of a setting to which something else in the policy gives another value, which is among the settings. */
  readonly otherwise?: OtherWord;
  /** What it does to settings, although none stands for it. */
  readonly effects?: readonly SettingEffect[];
  /** What it tells about the devices that get it. */
  readonly fact?: Pick<GroupLayer, 'onboarding' | 'gpo' | 'currentMode' | 'os'>;
  /** The one of the diagnostics that says why it is no setting. */
  readonly about?: Diagnostic;
}

/** A setting to which a policy gives another value, too: nothing tells which of them a device takes, unless it is overwritten. */
export interface OtherWord {
  readonly setting: string;
  readonly value: SettingValue;
  /** Present where the policy is carried out from top to bottom, so that what it says of the setting at last is what counts. */
  readonly isOverwritten?: true;
}

/**
 * What something that no setting stands for does to a setting: a `deletion` takes away whatever set it before; what has a
 * `condition` acts on some devices, or at some times, and nothing here tells which.
 */
export interface SettingEffect {
  readonly kind: 'deletion' | 'condition';
  readonly setting: string;
  readonly value: SettingValue;
  /** A complete sentence. */
  readonly why: string;
}

/** An entry for `raw` to which nobody has given a reason yet. */
export type RawCandidate =
  | {
      readonly kind: 'registry';
      readonly entry: WithoutReason<RawRegistry>;
      /** What somebody should know about it, such as why it is no setting; complete sentences, one on a line. */
      readonly note?: string;
      /** What it is for, such as the title of the policy that writes it. */
      readonly description?: string;
    }
  | {
      readonly kind: 'oma';
      readonly entry: WithoutReason<RawOma>;
      readonly note?: string;
      /** What its author wrote about it. */
      readonly description?: string;
    };

/** Something that a policy says and a fleet file cannot. */
export interface Unsayable {
  /** Names it: key and value, OMA-URI, or definition; never its data. */
  readonly what: string;
  /** Why; the end of a sentence. */
  readonly why: string;
  /** Whether it is about Defender; anything else is only counted. */
  readonly isDefender: boolean;
  /** Onboarding data, which a fleet file must not hold. */
  readonly isSecret?: true;
  /** The setting that it would be a value of, were the value understood. */
  readonly ofSetting?: string;
  /** How to have it all the same, where keeping its policy is no answer; a sentence. */
  readonly hint?: string;
}
