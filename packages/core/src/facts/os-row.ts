import type { Baseline, IntuneManagement, OsKind } from '../model/vocabulary.ts';
import type { SourceId } from './sources.ts';

/**
 * The shape of one operating system: everything that anybody has to know of it.
 *
 * Rows are written by people in `packages/core/catalogue/os.yaml` and generated into `os-info.generated.ts`.
 */
export interface OsInfo {
  readonly title: string;
  /** `Caption` of a genuine device; absent where none was seen. */
  readonly caption?: string;
  readonly kind: OsKind;
  /** Clients find another antivirus through Security Center and go passive by themselves; servers never do. */
  readonly class: OsClass;
  /** Releases by the name that Windows shows, each with its build. */
  readonly versions: Readonly<Record<string, number>>;
  /** Builds that count as this system: those of the versions, or all between two numbers where Windows has no gaps. */
  readonly builds: readonly BuildRange[];
  /** Builds of the long-term editions (LTSC, LTSB) by the year in their names. */
  readonly longTerm?: Readonly<Record<string, number>>;
  /** Further ids that mean the same in a fleet file: earlier ones, and those of editions. */
  readonly aliases?: readonly string[];
  /** What people call it besides, to be led to the id: a name, to which one of the versions may be added. */
  readonly names?: readonly string[];
  /** Words of `OSPlatform` in advanced hunting, as devices report them; no page lists them. */
  readonly platforms?: readonly string[];
  /** Outside the scope of Defender Antivirus policy altogether. */
  readonly downlevel?: true;
  /**
   * Windows without a Defender Antivirus of its own, for which the Defender deployment tool installs one: out of scope unless
   * the devices are onboarded by it. In `modes` the agent `unified` is then what the tool installs.
   */
  readonly solution?: 'deployment-tool';
  /** Present where Windows has no Defender Antivirus of its own: the modern unified solution installs it. */
  readonly antivirus?: 'with-agent';
  /** What has to be done before the modern unified solution can be installed; starts with a verb, no full stop. */
  readonly beforeAgent?: string;
  /** One entry, or two where the agent decides: with the modern unified solution, and with any other. */
  readonly modes: readonly OsModes[];
  /** What of Intune reaches it, by the way in which Intune manages it. */
  readonly intune: Readonly<Record<IntuneManagement, IntuneReachWord>>;
  /** What an administrator should know besides; complete sentences. */
  readonly notes?: readonly string[];
  /** Where versions and notes were read. */
  readonly sources?: readonly SourceId[];
}

/** What Windows is installed for. */
export type OsClass = 'client' | 'server';

/** Builds of a system, both ends included. */
export interface BuildRange {
  readonly first: number;
  readonly last: number;
}

/** Which modes a system supports. */
export interface OsModes {
  /** Absent where the agent does not matter. */
  readonly agent?: 'unified' | 'other';
  /** What holds from a baseline on until the next one that is named; the first one is the oldest baseline. */
  readonly since: Readonly<Partial<Record<Baseline, Support>>>;
  readonly sources: readonly SourceId[];
}

/** What the documentation of one time says of a system. */
export interface Support {
  readonly passive: PassiveSupport;
  readonly blockMode: BlockSupport;
  /** The documentation of the time does not name this operating system; read as its successor pages do. */
  readonly unnamed?: true;
}

/** How passive mode starts on an operating system, or that it does not. */
export type PassiveSupport =
  /** By itself, once onboarded beside a registered antivirus. */
  | 'automatic'
  /** By `ForceDefenderPassiveMode`. */
  | 'forced'
  /** By an option of the Defender deployment tool, when it installs Defender Antivirus. */
  | 'installer'
  | 'no';

/** Whether EDR in block mode is supported. */
export type BlockSupport =
  | 'yes'
  /** Called technically supported while Defender is active; not beside another antivirus. */
  | 'active-only'
  /** Passive mode is documented here, block mode is in no list. */
  | 'unlisted'
  | 'no';

/** What of Intune reaches a system: `routes/intune-reach.ts` says what each word stands for. */
export type IntuneReachWord =
  | 'enrolled-client'
  | 'enrolled-multi-session'
  | 'enrolled-server'
  | 'unreached-server'
  | 'managed'
  | 'unlisted'
  | 'virtual-desktop'
  | 'downlevel';

/**
 * A kind of Windows: what tells a device of it from others, since kinds share builds. The longest text that stands in the
 * caption counts, among those whose kind has the product type.
 */
export interface OsKindInfo {
  readonly class: OsClass;
  /** `ProductType`: 1 workstation, 2 domain controller, 3 server. The first kind that has it counts where no text fits. */
  readonly productTypes: readonly number[];
  /** Texts of which one stands in the caption. */
  readonly captions: readonly string[];
}
