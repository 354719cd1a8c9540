/**
 * What a device tells of itself: one JSON object on one line, as `Get-MdavState.ps1` prints it. Absent members and
 * `null` differ: `null` means that the collector looked and found nothing, an absent member that it did not look.
 */
export interface CollectedState {
  /** Format version. */
  readonly mdav: 1;
  /** UTC, ISO 8601, seconds. */
  readonly collectedAt: string;
  readonly device: string;
  /** Name of the fleet and group that the script was made for; absent in a script for the whole fleet. */
  readonly fleet?: string;
  readonly group?: string;
  readonly os: CollectedOs;
  /** Last start of Windows, UTC, ISO 8601. */
  readonly startedAt?: string;
  /** Newest event 5007 of the Defender Operational log that names a mode value; `null` when there is none. */
  readonly modeChangedAt?: string | null;
  /** Fields of `Get-MpComputerStatus` under their own names; `null` when the cmdlet gave nothing. */
  readonly status?: Readonly<Record<string, string | number | boolean | null>> | null;
  /** State per service, `Running`, `Stopped` and so on; `null` when there is no such service. */
  readonly services?: Readonly<Record<string, string | null>>;
  /** Products registered with Security Center, Defender included; `null` on systems without one. */
  readonly antivirus?: readonly CollectedProduct[] | null;
  /** Values by key (`HKLM\…`, or shortened: see `SHORT_KEYS`) and name; a key that is not there is `null`, and so is a value. */
  readonly registry?: Readonly<Record<string, Readonly<Record<string, CollectedData | null>> | null>>;
  /**
   * Attack surface reduction rules that stand as no policy has them: action by identifier, or how many there are where
   * the line has no room for more.
   */
  readonly asr?: Readonly<Record<string, number>> | number;
  /**
   * The exclusions in force that cover a whole drive, such as `C:`, or programs, such as `*.exe`, whoever set them; `*` for
   * every folder or file.
   */
  readonly excludedDrives?: readonly string[];
  /** The numbers that are no DWORD, each with its key; the number itself does not show it. Lists are not looked at. */
  readonly qwords?: readonly string[];
  /** What was left out so that the line fits: fields of `status`, and keys of `registry` or some of their values. */
  readonly dropped?: readonly string[];
}

/** Operating system as the device names it. */
export interface CollectedOs {
  /** Such as `Microsoft Windows Server 2019 Standard`. */
  readonly caption?: string;
  /** Such as `10.0.17763`. */
  readonly version?: string;
  readonly build?: number;
  /** 1 workstation, 2 domain controller, 3 server. */
  readonly productType?: number;
}

/** A product of `root/SecurityCenter2`. */
export interface CollectedProduct {
  readonly name: string;
  /** `productState` as a number. */
  readonly state?: number;
  /** True for Defender Antivirus, told by its identifier. */
  readonly own?: boolean;
}

/** Registry data: a number, a text, or the strings of a multi-string. */
export type CollectedData = number | string | readonly string[];
