import type { Outcome } from '../diagnostic/diagnostic.ts';
import type { Intune } from '../model/fleet.ts';
import type { FileTree } from '../target/channel.ts';
import type { SaidChannel } from '../target/said-policy.ts';
import type { LiftedPolicy } from './lifted-policy.ts';
import type { PolicyKind } from './policy-kind.ts';
import type { SeenFile } from './seen-file.ts';

/**
 * A format that is read: the mirror of a `Target`. Everything that a reader of policies has to know about the format stands
 * here, beside its codec; whatever reads policies goes over a list of these. A form is what the format decodes to.
 */
export type Source<Form = unknown> = FileSource<Form> | FolderSource<Form>;

/** A format of single files. */
export interface FileSource<Form = unknown> extends ReadFormat<Form> {
  readonly of: 'file';
  /** Whether a file is of the format, by its content: `policy`; or a relative of it that says no policy by itself. */
  recognise(file: SeenFile): 'policy' | NoPolicy | undefined;
  /**
   * The policies in a file; the path tells what content does not, such as the side of a GPO. Never throws. Diagnostics
   * need no file: whoever calls knows it.
   */
  decode(bytes: Uint8Array, path: string): Outcome<readonly ReadPolicy<Form>[]>;
  /** True for a file that takes back or repeats what another one of the tree says. */
  isRepeat?(path: string, files: FileTree): boolean;
}

/** A format of folders. */
export interface FolderSource<Form = unknown> extends ReadFormat<Form> {
  readonly of: 'folder';
  /** Whether a file that lies alone is a part of such a folder. */
  recognise(file: SeenFile): NoPolicy | undefined;
  /** The folders of the format in a tree, in the order in which they are read. */
  gather(files: FileTree): readonly GatheredFolder[];
  /**
   * The policies in one of them; `name` is what the folder is called, empty where nobody said. Never throws. Diagnostics
   * name files by their path in the tree, or none for the folder.
   */
  decode(files: FileTree, folder: GatheredFolder, name: string): Outcome<readonly ReadPolicy<Form>[]>;
}

/** A folder that is read as a whole. */
export interface GatheredFolder {
  /** Empty for the tree itself. */
  readonly folder: string;
  /** Every file that belongs to it and says nothing by itself, by its path in the tree. */
  readonly own: readonly string[];
}

/** What there is to know about a format that is read. */
export interface ReadFormat<Form> {
  /** Kebab-case. */
  readonly id: string;
  /** What it is called: `GPO backup`, `registration file`. */
  readonly title: string;
  /** How its files usually end, with the dot. Content decides; this is for people and file pickers. */
  readonly endings: readonly string[];
  /** How what it holds reaches devices, and is spoken of. */
  readonly policy: PolicyKind;
  /** The language that it is written in: what that has no words for is not missed. Absent: it can say everything. */
  readonly channel?: SaidChannel;
  /** Present where each policy is for devices of its own, as a GPO is. Others that lie together are for the same devices. */
  readonly isApart?: true;
  /** Formats of one word are lifted as one when they are for the same devices, because a device takes them as one. */
  readonly together?: string;
  /** Present where it is read for an import alone: where something is wanted that tells all it does, it is this. */
  readonly opaque?: NoPolicy;
  /** What policies say in the words of the catalogue, and what is left. Several are for the same devices. */
  lift(policies: readonly PlacedForm<Form>[]): LiftedPolicy;
  show(form: Form): Shown;
}

/** Something that is no policy by itself. */
export interface NoPolicy {
  /** `the list of files of a GPO backup`: what it is, after "This is". */
  readonly what: string;
  /** What to name in its place; a sentence. */
  readonly hint: string;
}

/** Whom policies of Intune are for, as `intune` of a group says it. */
export type Audience = Pick<Intune, 'assign' | 'exclude' | 'filter'>;

/** A policy as it was decoded. */
export interface ReadPolicy<Form = unknown> {
  readonly form: Form;
  /** Its own name, where it has one: that of a GPO, of an Intune policy, of a device. */
  readonly name?: string;
  /** What whoever made it wrote about it: tells what mdav wrote itself. */
  readonly written?: string;
  /** Short name of the Intune template that it follows, such as `antivirus`. */
  readonly template?: string;
  /** Why devices apply nothing of it; a clause, such as `its computer settings are switched off`. */
  readonly off?: string;
  /** Whom it is assigned to without the ids of the tenant, where its file tells that: `2 groups, without 1 group`. */
  readonly assigned?: string;
  /** Why devices that it reaches may apply nothing of it; a clause, such as `it has the WMI filter "Laptops"`. */
  readonly filter?: string;
  /** Where it is linked, without links that are switched off; absent where that is not told, or not of all of them. */
  readonly links?: readonly PolicyLink[];
  /** The same in the words of a fleet file, with ids of the tenant, where everybody whom Intune knows so is among them. */
  readonly audience?: Audience;
  /** The system that it is for where that is not Windows, in words: no group of a fleet has such devices. */
  readonly elsewhere?: string;
  /** What a device said of itself, for what it showed. */
  readonly device?: ReadDevice;
  /** Which object it is a copy of, for what somebody may have kept several copies of. */
  readonly copy?: ObjectCopy;
  /** Codes of diagnostics that are about the file, and nothing to somebody who makes a fleet of it. */
  readonly ofFileOnly?: readonly string[];
}

/** A link of a Group Policy object to a domain or an organizational unit. */
export interface PolicyLink {
  /** The names from the domain down to the place. */
  readonly place: readonly [string, ...string[]];
  /** No link below overrides it. */
  readonly isEnforced: boolean;
}

/** A copy of an object that lives elsewhere, such as the backup of a GPO: of several the latest tells what it says. */
export interface ObjectCopy {
  /** Equal for copies of one object. */
  readonly object: string;
  /** When it was made, `YYYY-MM-DDTHH:MM:SS`; absent where it does not tell. */
  readonly time?: string;
}

/** What the data of a device name besides the device: what tells whose group it is in. */
export interface ReadDevice {
  readonly fleet: string | undefined;
  readonly group: string | undefined;
  readonly machineGroup: string | undefined;
  readonly tags: readonly string[];
}

/** A form with the file or folder that it is from. */
export interface PlacedForm<Form> {
  readonly form: Form;
  readonly path: string;
}

/** A form as text. */
export interface Shown {
  /** What it is: name, description, where it reaches. The settings follow in words. */
  readonly heading?: readonly string[];
  /** Line by line as the format itself has it; with a heading this needs a title. */
  readonly entries?: readonly string[];
  readonly entriesTitle?: string;
}
