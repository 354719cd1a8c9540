import type { Raw } from './raw.ts';
import type { Settings } from './settings.generated.ts';
import type {
  Agent,
  AntivirusPresence,
  AssignAll,
  Baseline,
  CurrentMode,
  Delivery,
  FilterMode,
  IntuneForm,
  IntuneManagement,
  Licence,
  Mode,
  OnboardingRoute,
  OnboardingState,
  OsName,
  ParameterType,
  PreferenceValues,
  RuleLevel,
  SmartAppControlState,
  SwitchState,
  TamperState,
  Technique,
} from './vocabulary.ts';

/** A fleet: groups of devices, each with the mode and the Defender settings that it should have. */
export interface Fleet {
  /** Where an editor finds the schema of this file. Nothing here looks at it. */
  readonly $schema?: string;
  /** Format version. */
  readonly mdav: 1;
  /** Name of the fleet: letters, digits, `-` and `_`. Stable identifiers in the output derive from it. */
  readonly name: string;
  /** The documentation to be held to. Default: `current`. */
  readonly baseline?: Baseline;
  /**
   * What lies below the defaults of every group, each over the ones before it: presets by name and version, such as
   * `microsoft-windows-11@25H2`, and files with settings of your own, as paths from this file that start with `./` or `../`.
   */
  readonly extends?: readonly string[];
  /** Values that differ from one environment to another, by name. `${name}` in a value stands for one of them. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** What every group starts from. */
  readonly defaults?: Defaults;
  /** Layers by name, for groups to list: what some groups share and others do not. */
  readonly profiles?: Readonly<Record<string, GroupLayer>>;
  /** Groups by name. */
  readonly groups: Readonly<Record<string, Group>>;
  /** Levels of rules, by id: `off`, `info`, `warning`, `error`. Rules that guard against unsupported policy only rise. */
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  /** Modules with rules of your own, as paths from this file, such as `./rules.ts`. They are code, and run where a fleet is checked. */
  readonly ruleFiles?: readonly string[];
  /** Findings that somebody answers for. */
  readonly waivers?: readonly Waiver[];
}

/** A value that differs from one environment to another. */
export interface Parameter {
  readonly type: ParameterType;
  /** The texts that it can be, where it is a string and not any. */
  readonly values?: readonly string[];
  /** What it is where nobody gives another value. Without a default somebody has to. */
  readonly default?: string | number | boolean | readonly string[];
  /** What it is for, for people. */
  readonly description?: string;
}

/** An operating system, optionally with a build: `windows-10` or `windows-10@19045`. */
export type OsReference = OsName | `${OsName}@${number}`;

/** What a layer may say about devices. Absent means not known; rules then say which fact they lack. */
export interface GroupLayer {
  /** The operating systems of the devices, each with a build where that matters: `windows-11`, `windows-10@19045`. */
  readonly os?: OsReference | readonly OsReference[];
  /** What brings Defender to the devices; it decides on Windows Server 2012 R2 and 2016. */
  readonly agent?: Agent;
  /** The mode that the devices should run in. */
  readonly mode?: Mode;
  /** The documentation to be held to. Default: that of the fleet. */
  readonly baseline?: Baseline;
  /** Whose way to the mode is taken. Default: `documented`. */
  readonly technique?: Technique;
  /** Whether the devices are onboarded to Defender for Endpoint, and by which way. */
  readonly onboarding?: Onboarding;
  /** The licence that covers the devices. */
  readonly licence?: Licence;
  /** The other antivirus; `none` when Defender is alone. */
  readonly antivirus?: 'none' | Antivirus;
  /** The lowest platform version in the group (`AMProductVersion`), such as `4.18.24090.11`. */
  readonly platform?: string;
  /** The lowest engine version in the group (`AMEngineVersion`), such as `1.1.24090.11`. */
  readonly engine?: string;
  /** Tamper protection as it stands on the devices today; the setting of the same name is what policy brings them. */
  readonly tamperProtection?: TamperState;
  /** The mode that the devices run in today. */
  readonly currentMode?: CurrentMode;
  /** `removed` when the Defender Antivirus feature was uninstalled. */
  readonly defenderAntivirus?: AntivirusPresence;
  /** The Windows Security Center service (`wscsvc`) of clients. */
  readonly securityCenter?: SwitchState;
  /** Smart App Control of Windows 11. */
  readonly smartAppControl?: SmartAppControlState;
  /** Endpoint data loss prevention. */
  readonly endpointDlp?: SwitchState;
  /** Limited periodic scanning beside another antivirus. */
  readonly limitedPeriodicScanning?: SwitchState;
  /** The group relies on indicators of Defender for Endpoint: file hash, IP address, URL, certificate. */
  readonly indicators?: boolean;
  /** The unified agent was installed with `FORCEPASSIVEMODE=1` or `-Passive`. */
  readonly installedPassive?: boolean;
  /** `ControlPolicyConflict/MDMWinsOverGP` of the devices. */
  readonly mdmWinsOverGp?: SwitchState;
  /** Month of `WindowsDefender.admx` in the domain's central store, `YYYY-MM`. */
  readonly centralStore?: string;
  /** How the group gets its policy. */
  readonly deliver?: readonly Delivery[];
  /** How Intune manages the group, in which kind of policy, and to whom it is assigned. */
  readonly intune?: Intune;
  /** What the Group Policy object of the group says besides its policies. */
  readonly gpo?: Gpo;
  /**
   * Defender settings; absent means not managed here, `remove` clears what an earlier policy set. A list or map replaces
   * the one of the layers below, and `{ extend: … }` adds to it.
   */
  readonly settings?: Settings;
  /** Registry values and OMA-URIs that the catalogue has no setting for. */
  readonly raw?: Raw;
}

/** What every group starts from. */
export interface Defaults extends GroupLayer {
  /** Presets and files for every group, over those of the fleet and below what the defaults themselves say. */
  readonly extends?: readonly string[];
}

/** A group: the topmost layer, in which OS and mode are settled here or by a layer below. */
export interface Group extends GroupLayer {
  /** What the group is, for people. */
  readonly description?: string;
  /** Presets and files for this group alone, over those of the fleet and its defaults, below what the defaults say. */
  readonly extends?: readonly string[];
  /** Profiles between the defaults and the group, in order: each wins over the ones before it. */
  readonly profiles?: readonly string[];
  /**
   * The first name of a group that was renamed since. What derives from its name, such as the id of its Group Policy
   * object, stays that of the first name; a plan knows the group again, and so does the verification of devices.
   */
  readonly was?: string;
  /** Which devices belong to the group, for telling whose state a device has to show. */
  readonly devices?: DeviceMatch;
}

/** How the devices of a group are recognised. A tag counts more than a name. */
export interface DeviceMatch {
  /** Names of devices, without regard to case; `*` is any text and `?` any one character. */
  readonly names?: readonly string[];
  /** Device tags of Defender for Endpoint, whole and without regard to case. */
  readonly tags?: readonly string[];
}

/** Whether the devices are onboarded to Defender for Endpoint, and by which way. */
export interface Onboarding {
  /** Whether the devices report to Defender for Endpoint. */
  readonly state: OnboardingState;
  /** The way by which they are onboarded. */
  readonly via?: OnboardingRoute;
}

/** What only matters where `deliver` has `intune`. */
export interface Intune {
  /** Default: `mdm`. Servers do not enrol; with `mde` they get the endpoint security templates. */
  readonly management?: IntuneManagement;
  /** Default: `catalog`. Devices that Defender for Endpoint manages get templates in any case. */
  readonly form?: IntuneForm;
  /**
   * Who gets the policies: device groups by name or object id, `all-devices`, `all-users`. The ids of names are given at
   * deployment. Default: the name of the group.
   */
  readonly assign?: readonly (AssignAll | string)[];
  /** The device groups that are left out, by name or object id. */
  readonly exclude?: readonly string[];
  /** A filter on what is assigned, by its name or id. */
  readonly filter?: AssignmentFilter;
  /**
   * Names of the role scope tags of the objects, which say who may see and change them. Ids are given at deployment. Default:
   * what an object has stays, and a new one has the tag Default.
   */
  readonly scopeTags?: readonly string[];
  /** Also write a compliance policy that fits the mode. */
  readonly compliance?: boolean;
}

/** What only matters where `deliver` has `gpo`. */
export interface Gpo {
  /** Notes that the Group Policy editor shows beside policies, in the order of its file `comment.cmtx`. */
  readonly comments?: readonly GpoComment[];
  /** Namespaces of templates in the order of that file, where it is not the one of the notes. */
  readonly namespaces?: readonly string[];
  /** What goes as registry preferences in place of policy, which are taken back with the GPO. */
  readonly preferences?: GpoPreferences;
}

/** Registry preferences in the backup of a group, which Windows removes when the GPO no longer applies. */
export interface GpoPreferences {
  /** `outside-policies`: the values of `raw` outside of the keys below which Group Policy takes values back by itself. */
  readonly values: PreferenceValues;
  /** Only for devices in this security group, such as `CONTOSO\Pilots`. */
  readonly securityGroup?: string;
  /** Only for devices in this organisational unit, by its distinguished name. */
  readonly organizationalUnit?: string;
}

/** A note on one policy of a Group Policy template. */
export interface GpoComment {
  /** Target namespace of the template, such as `Microsoft.Policies.WindowsDefender`. */
  readonly namespace: string;
  /** Name of the policy in the template. */
  readonly policy: string;
  /** Any number of lines. */
  readonly text: string;
}

/** A filter of Intune by its name or id, and whether it lets devices in or keeps them out. */
export interface AssignmentFilter {
  /** As Intune shows it, or its id. */
  readonly name: string;
  /** Whether it lets devices in or keeps them out. */
  readonly mode: FilterMode;
}

/** The other antivirus of a group, and what is known about it. */
export interface Antivirus {
  /** Its name, for people. */
  readonly product: string;
  /** Registered with the Windows Security Center. */
  readonly registered?: boolean;
  /** Its real-time protection is on. */
  readonly realtime?: boolean;
  /** Defender's own files are excluded in it. */
  readonly exclusionsForDefender?: boolean;
}

/** Somebody answers for a finding until a day. */
export interface Waiver {
  /** Id of the rule; of a rule of a framework `framework:rule`, such as `disa-defender-antivirus:V-213428`. */
  readonly rule: string;
  /** The group whose findings it is about. */
  readonly group: string;
  /** Only findings about this setting. */
  readonly setting?: string;
  /** Why the finding is accepted. */
  readonly reason: string;
  /** Who answers for that. */
  readonly owner: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
  /** Where it was decided: the number or address of a ticket. */
  readonly ticket?: string;
}
