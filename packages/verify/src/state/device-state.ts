import type { OsId } from '@mdav/core';
import type { CollectedData } from './collected.ts';

/**
 * The shapes of device data that are read: what `Get-MdavState.ps1` prints, the fields of `Get-MpComputerStatus`, rows of
 * an advanced-hunting export, and what the device health API of Defender for Endpoint returns.
 */
export const STATE_SHAPES = ['collected', 'status', 'hunting', 'health'] as const;
export type StateShape = (typeof STATE_SHAPES)[number];

/** Attack surface reduction rules that stand on a device as no policy has them. */
export interface LocalRules {
  readonly count: number;
  /** By identifier, with the code of what they do; empty where there was no room for more than the number. */
  readonly rules: readonly { readonly id: string; readonly action: number }[];
}

/** Registry values by key and name: `null` for what is not there; a key or name that is missing here was not looked at. */
export type RegistryState = Readonly<Record<string, Readonly<Record<string, CollectedData | null>> | null>>;

/**
 * A device as it told of itself, whatever the shape. `undefined` means not told, `null` looked for and not there. The
 * members of `registry` are as the device gave them and are looked at with care.
 */
export interface DeviceState {
  readonly shape: StateShape;
  readonly device: string;
  /** The group that the data name by themselves, with the fleet that it belongs to. */
  readonly fleet: string | undefined;
  readonly group: string | undefined;
  /** Device group of the Defender portal. */
  readonly machineGroup: string | undefined;
  readonly tags: readonly string[];
  readonly os: OsId | undefined;
  readonly osClass: 'client' | 'server' | undefined;
  /** An operating system that is not Windows, in the words of the record. */
  readonly otherSystem: string | undefined;
  /** The operating system in the device's own words. */
  readonly osText: string | undefined;
  readonly build: number | undefined;
  /** `AMRunningMode`. */
  readonly runningMode: string | undefined;
  /** Antivirus mode of an export: a code or a word. */
  readonly avMode: string | undefined;
  readonly serviceEnabled: boolean | undefined;
  /** `AntivirusEnabled`. */
  readonly antivirusEnabled: boolean | undefined;
  readonly tamperProtected: boolean | undefined;
  readonly realTime: boolean | undefined;
  readonly behavior: boolean | undefined;
  readonly onAccess: boolean | undefined;
  readonly downloads: boolean | undefined;
  /** `AntivirusSignatureAge` in days; 65535 and more mean never. */
  readonly signatureAge: number | undefined;
  /** The service or the report calls the security intelligence out of date. */
  readonly signaturesOutOfDate: boolean | undefined;
  /** `TroubleShootingMode`. */
  readonly troubleshooting: string | undefined;
  /** `ProductStatus`: bits. */
  readonly productStatus: number | undefined;
  /** `ControlledConfigurationState`, as the device words it. */
  readonly controlledConfiguration: string | undefined;
  /** `AMProductVersion`. */
  readonly platform: string | undefined;
  /** `AMEngineVersion`. */
  readonly engine: string | undefined;
  readonly collectedAt: string | undefined;
  /** When a service last saw the device, where it says so beside the day of its own report: the device is no newer. */
  readonly lastSeenAt: string | undefined;
  readonly startedAt: string | undefined;
  readonly modeChangedAt: string | null | undefined;
  /** State of the services WinDefend, Sense and wscsvc. */
  readonly defenderService: string | null | undefined;
  readonly sensorService: string | null | undefined;
  readonly securityCenterService: string | null | undefined;
  /** Names of the products registered with Security Center, Defender included. */
  readonly products: readonly string[] | undefined;
  /** The other products with a word on why they do not run, where by what they say none of them does. */
  readonly idleProducts: readonly string[];
  /** One of them is another than Defender Antivirus. */
  readonly hasOtherProduct: boolean | undefined;
  /** Onboarding as an export words it. */
  readonly onboardingStatus: string | undefined;
  readonly registry: RegistryState | undefined;
  /** Attack surface reduction rules that stand as no policy has them. */
  readonly localRules: LocalRules | undefined;
  /** The exclusions in force that cover a whole drive, such as `C:`, or programs, such as `*.exe`, whoever set them. */
  readonly excludedDrives: readonly string[] | undefined;
  /** The numbers that are of another kind than DWORD, each with its key. */
  readonly qwords: readonly string[];
  /** What the collector left out, since a line holds no more. */
  readonly dropped: readonly string[];
  /** Fields that verdicts follow from and that tell something which cannot be understood: they count as not told. */
  readonly unread: readonly string[];
}
