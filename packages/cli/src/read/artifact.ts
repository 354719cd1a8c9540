import type { Manifest, Mode, OsId, ResolvedFleet, Rule, SaidPolicy } from '@mdav/core';
import type { GpoBackup } from '@mdav/gpo';
import type { DecodedFile, ReadableKind } from '@mdav/import';

/** The way by which a policy reaches devices; the same words as in a fleet's `deliver`. */
export type Way = 'gpo' | 'registry' | 'intune';

/** What an artifact says for one kind of devices, in words of the catalogue. */
export interface ArtifactPolicy extends SaidPolicy {
  /** A group of a fleet, a Group Policy object, an Intune policy; absent for a bare file of the registry. */
  readonly name?: string;
  /** The ways by which it says each setting; absent for a fleet, which is no artifact yet. */
  readonly ways?: Readonly<Record<string, readonly Way[]>>;
}

interface Read {
  /** The file or folder as the user named it, or below what the user named; `/`-separated below that. */
  readonly path: string;
  /** What it says. Several in a fleet, in an output folder and in a folder of several backups. */
  readonly policies: readonly ArtifactPolicy[];
}

/**
 * Something that says Defender policy, read and lifted: what was decoded, beside what it means. A folder of Intune files
 * is one artifact per file.
 */
export type Artifact =
  | (Read & {
      readonly kind: 'fleet';
      readonly fleet: ResolvedFleet;
      readonly text?: string;
      /** Rules that a module brings along. */
      readonly rules?: readonly Rule[];
    })
  | (Read & { readonly kind: 'output'; readonly manifest: Manifest; readonly groups: readonly OutputGroup[] })
  | (Read & { readonly kind: 'gpo-backup'; readonly backups: readonly GpoBackup[] })
  | (Read & Extract<DecodedFile, { readonly kind: ReadableKind }>);

export type ArtifactKind = Artifact['kind'];

/** A group of an output folder: what `expected.json` and the files say of it. */
export interface OutputGroup {
  readonly name: string;
  readonly mode: Mode;
  readonly os: readonly OsId[];
  readonly policy: ArtifactPolicy;
  /** The files behind the policy. */
  readonly artifacts: readonly Artifact[];
}

/** What each kind is called. */
export const KIND_WORDS: { readonly [K in ArtifactKind]: string } = {
  fleet: 'fleet',
  output: 'output folder',
  pol: 'registry policy file',
  reg: 'registration file',
  lgpo: 'LGPO text',
  preferences: 'registry preferences',
  'gpo-backup': 'GPO backup',
  'settings-catalog': 'Intune policy',
  'custom-profile': 'Intune custom profile',
};
