import type { Delivery, Diagnostic, Mode, OsReference, RawOma, RawRegistry, SettingValue } from '@mdav/core';

/** What a policy was read from, with the words for it and the way of delivery that it stands for. */
export const SOURCE_KINDS = {
  reg: { title: 'registration file', deliver: 'registry' },
  lgpo: { title: 'LGPO text', deliver: 'gpo' },
  pol: { title: 'registry.pol', deliver: 'gpo' },
  'gpo-backup': { title: 'GPO', deliver: 'gpo' },
  'gpo-preferences': { title: 'preference file of the GPO', deliver: 'gpo' },
  'settings-catalog': { title: 'Intune policy', deliver: 'intune' },
  'custom-profile': { title: 'Intune custom profile', deliver: 'intune' },
  'script-package': { title: 'Intune script package', deliver: 'intune' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly deliver: Delivery }>>;
export type SourceKind = keyof typeof SOURCE_KINDS;

/** One policy that was read and lifted, with what is left of it. */
export interface ImportSource {
  readonly kind: SourceKind;
  /** Where it was read, as the user named it; stands in comments, reasons and notes. */
  readonly path: string;
  /** Its own name, where it has one: that of the GPO or of the Intune policy. */
  readonly name?: string;
  /** The set of policies that it belongs to: one group is made of each. */
  readonly set: SourceSet;
  /** What it says in the words of the catalogue. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** What `raw` may hold. */
  readonly raw: readonly RawCandidate[];
  /** What a fleet file has no words for. */
  readonly unsayable: readonly Unsayable[];
  /** What its reader had to say about it. */
  readonly notes: readonly Diagnostic[];
  /** Short name of the Intune template that it follows, such as `antivirus`. */
  readonly template?: string;
}

/** Policies that go to the same devices. */
export interface SourceSet {
  /** Equal for policies of one set. */
  readonly id: string;
  /** What to name the group after. */
  readonly title: string;
  /** Present for policies that mdav wrote. */
  readonly own?: OwnGroup;
}

/** The group that mdav wrote a policy for, and what its output says about it besides the policy. */
export interface OwnGroup {
  readonly fleet: string;
  readonly group: string;
  readonly os?: readonly OsReference[];
  readonly mode?: Mode;
  readonly deliver?: readonly Delivery[];
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

/** An entry of `raw` before somebody gave the reason that a fleet file wants; works on each member of a union. */
export type WithoutReason<Entry> = Entry extends unknown ? Omit<Entry, 'reason'> : never;

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
}

/** A source in a sentence: `GPO "Servers"`, `registry.pol old/Machine/registry.pol`. */
export function sourceWords({ kind, path, name }: Pick<ImportSource, 'kind' | 'path' | 'name'>): string {
  const { title } = SOURCE_KINDS[kind];
  return name === undefined || name.trim() === '' ? `${title} ${path}` : `${title} "${name.trim()}"`;
}

/** A source at the start of a sentence; the name of a file keeps its spelling. */
export function sourceSentence(source: Pick<ImportSource, 'kind' | 'path' | 'name'>): string {
  const words = sourceWords(source);
  return source.kind === 'pol' ? words : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** True for policies that Intune delivers. */
export function isIntune({ kind }: Pick<ImportSource, 'kind'>): boolean {
  return SOURCE_KINDS[kind].deliver === 'intune';
}
