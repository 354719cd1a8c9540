import type { SettingValue } from '../model/value.ts';
import type { OsId } from '../model/vocabulary.ts';

/**
 * A published set of requirements on Defender Antivirus: a baseline, a benchmark, a guide of an authority, or a team's
 * own. People write it as YAML; those that come with mdav stand in `packages/core/frameworks`.
 */
export interface Framework {
  /** Id without the version, such as `microsoft-windows-11`. */
  readonly id: string;
  /** The version as its publisher writes it, such as `25H2` or `V2R8`. */
  readonly version: string;
  readonly title: string;
  readonly publisher: string;
  /** Day of publication, `YYYY-MM-DD`, where known. */
  readonly published?: string;
  /** Further names under which its publisher has the same requirements. */
  readonly aliases?: readonly string[];
  /** The operating systems that it is for; absent means every one. */
  readonly os?: readonly OsId[];
  /** What the devices are for; absent means everything. */
  readonly roles?: readonly FrameworkRole[];
  /** Who gave the severities, when it was not the publisher. */
  readonly severityBy?: string;
  /** A fleet may start from it: it asks for one value of each setting. */
  readonly preset?: true;
  /** The scenario of the PowerShell module Microsoft.OSConfig that sets what it asks for. */
  readonly scenario?: string;
  /** How checklists of DISA name it. */
  readonly benchmark?: Benchmark;
  readonly source: FrameworkSource;
  readonly notes?: readonly string[];
  /** In the order of the source. */
  readonly rules: readonly FrameworkRule[];
}

/** Roles that frameworks are written for. */
export const FRAMEWORK_ROLES = ['client', 'server', 'domain-controller', 'member-server', 'workgroup-member'] as const;
export type FrameworkRole = (typeof FRAMEWORK_ROLES)[number];

/** A STIG as STIG Viewer and its kin know it. */
export interface Benchmark {
  /** Id of the XCCDF benchmark. */
  readonly id: string;
  readonly title: string;
  readonly version: number;
  /** `Release: 8 Benchmark Date: 01 Apr 2026`, in this form. */
  readonly release: string;
}

/** Where the requirements were read, and under which licence they stand there. */
export interface FrameworkSource {
  /** `owner/name` of a public repository. */
  readonly repository?: string;
  readonly commit?: string;
  /** One file, or several that say the same or the parts. */
  readonly path?: string | readonly string[];
  /** A document that stands in no repository. */
  readonly document?: string;
  readonly licence?: string;
}

/** One requirement. */
export interface FrameworkRule {
  /** As the source has it: `V-213428`, `18.10.42.6.1`, a definition id, a value below the key of Defender's policies. */
  readonly id: string;
  /** Absent where the source's words are not free; then the setting says what it is about. */
  readonly title?: string;
  readonly severity?: string;
  /** Levels or profiles of the framework that the rule belongs to. */
  readonly levels?: readonly string[];
  /** Fewer operating systems than the framework is for. */
  readonly os?: readonly OsId[];
  /** For this class of Windows alone. */
  readonly class?: 'client' | 'server';
  /** For some devices alone, which no fleet file tells apart; in words. */
  readonly only?: string;
  readonly note?: string;
  readonly refs?: RuleReferences;
  readonly ask: Ask;
}

/** Other names of a rule of a STIG. */
export interface RuleReferences {
  /** STIG id, such as `WNDF-AV-000001`. */
  readonly version?: string;
  /** Id of the revision, such as `SV-213426r961197_rule`. */
  readonly rule?: string;
  /** Ids of earlier releases. */
  readonly legacy?: readonly string[];
  /** Control correlation identifiers. */
  readonly cci?: readonly string[];
}

/** The setting that a rule is about, and the key where the setting is a map. */
export interface AskedSetting {
  readonly setting: string;
  readonly key?: string;
}

/** What a rule asks for. */
export type Ask =
  | (AskedSetting & { readonly kind: 'is'; readonly value: SettingValue; readonly orAbsent?: true })
  | (AskedSetting & { readonly kind: 'any-of'; readonly values: readonly SettingValue[]; readonly orAbsent?: true })
  /** Both ends are allowed. */
  | (AskedSetting & {
      readonly kind: 'range';
      readonly from: SettingValue;
      readonly to: SettingValue;
      readonly orAbsent?: true;
    })
  /** Some value, whichever. */
  | (AskedSetting & { readonly kind: 'set' })
  /** No value. */
  | (AskedSetting & { readonly kind: 'absent' })
  /** A value of the registry that no setting stands for; `key` is below `SOFTWARE\Policies\Microsoft`. */
  | {
      readonly kind: 'registry';
      readonly key: string;
      readonly name: string;
      readonly type: 'dword' | 'sz';
      readonly data: number | string;
    }
  /** An antivirus runs: a fact of the device, which the mode of a group and `verify` answer. */
  | { readonly kind: 'antivirus' }
  /** No fleet file can say it. */
  | {
      readonly kind: 'unsayable';
      readonly why: string;
      /** The settings catalog definition, and the option that is asked for. */
      readonly definition?: string;
      readonly value?: string;
    };

/** What is asked of a setting. */
export type SettingAsk = Extract<Ask, AskedSetting>;

/** True where the rule is about a setting of the catalogue. */
export function isSettingAsk(ask: Ask): ask is SettingAsk {
  return 'setting' in ask;
}

/** `microsoft-windows-11@25H2`: how fleets and commands name a framework. */
export function frameworkName({ id, version }: Pick<Framework, 'id' | 'version'>): string {
  return `${id}@${version}`;
}
