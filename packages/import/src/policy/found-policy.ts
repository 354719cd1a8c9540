import type { Delivery, Diagnostic, ManifestGroup, Raw, RuleLevel, SettingValue, Waiver } from '@mdav/core';
import type {
  Audience,
  LeftEntry,
  ObjectCopy,
  OtherWord,
  PolicyKind,
  PolicyLink,
  RawCandidate,
  ReadDevice,
  ResidueLine,
  SettingEffect,
  Unsayable,
} from '@mdav/core/format';
import type { GroupFacts } from './group-facts.ts';

/** One policy that was read and lifted, with what is left of it. */
export interface FoundPolicy {
  readonly kind: PolicyKind;
  /** Where it was read, as the user named it; stands in comments, reasons and notes. */
  readonly path: string;
  /** Its own name, where it has one: that of the GPO or of the Intune policy. */
  readonly name?: string;
  /** The set of policies that it belongs to: one group is made of each. */
  readonly set: PolicySet;
  /** What it says in the words of the catalogue. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** What `raw` may hold. */
  readonly raw: readonly RawCandidate[];
  /** What a fleet file has no words for. */
  readonly unsayable: readonly Unsayable[];
  /** What it tells about the devices besides, such as how they are onboarded. */
  readonly facts?: LeftEntry['fact'];
  /** What its reader had to say about it. */
  readonly notes: readonly Diagnostic[];
  /** Everything that no setting stands for, as text to compare; where it goes is in `raw` and `unsayable`. */
  readonly residue: readonly FoundLine[];
  /** What it says, too, of settings that it sets more than once. */
  readonly otherwise?: readonly OtherWord[];
  /** What it does to settings by what no setting stands for. */
  readonly effects?: readonly SettingEffect[];
  /** Short name of the Intune template that it follows, such as `antivirus`. */
  readonly template?: string;
  /** Why devices apply nothing of it; a clause. */
  readonly off?: string;
  /** Whom it is assigned to, where its file tells that. */
  readonly assigned?: string;
  /** Why devices that it reaches may apply nothing of it; a clause. */
  readonly filter?: string;
  /** Where it is linked, where that is told of all its links. */
  readonly links?: readonly PolicyLink[];
  /** The same as a group of a fleet says it, where everybody is among them. */
  readonly audience?: Audience;
  /** The system that it is for where that is not Windows. */
  readonly elsewhere?: string;
  /** What a device said of itself; absent for what is no word of a device. */
  readonly device?: ReadDevice;
  /** Which object it is a copy of, and of when. */
  readonly copy?: ObjectCopy;
}

/** A line of what no setting stands for. */
export interface FoundLine extends ResidueLine {
  /** Present where it is in `otherwise` as well. */
  readonly isOtherwise?: true;
  readonly isDefender: boolean;
}

/** Policies that go to the same devices. */
export interface PolicySet {
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
  readonly facts?: GroupFacts;
  /** Further ways that it goes, by files that only repeat what others say. */
  readonly deliver?: readonly Delivery[];
  /** Present where its `manifest.json` was there: the facts are then all that the fleet says. */
  readonly manifest?: OwnManifest;
}

/** What the `manifest.json` of a build says about a group besides its facts. */
export interface OwnManifest {
  /** Where it was read. */
  readonly path: string;
  /** Settings that no file of policy carries, and lists with notes on their entries. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** Why settings have their values, and the keys of maps theirs. */
  readonly justifications: NonNullable<ManifestGroup['justifications']>;
  readonly keyJustifications: NonNullable<ManifestGroup['keyJustifications']>;
  /** Raw entries that no file of policy carries. */
  readonly raw: Raw;
  /** Why the others are there, by what they are about. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly waivers: readonly Waiver[];
  /** The levels that the whole fleet gives to rules. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
}

/** A policy in a sentence: `GPO "Servers"`, `registry.pol old/Machine/registry.pol`. */
export function policyWords({ kind, path, name }: Pick<FoundPolicy, 'kind' | 'path' | 'name'>): string {
  return name === undefined || name.trim() === '' ? `${kind.word} ${path}` : `${kind.word} "${name.trim()}"`;
}

/** A policy at the start of a sentence; the name of a file keeps its spelling. */
export function policySentence(policy: Pick<FoundPolicy, 'kind' | 'path' | 'name'>): string {
  const words = policyWords(policy);
  return /^\S*\.\S/.test(policy.kind.word) ? words : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** That a policy may act on some devices alone; a complete sentence, and none where nothing keeps any from it. */
export function filterSentence(policy: Pick<FoundPolicy, 'kind' | 'path' | 'name' | 'filter'>): string | undefined {
  if (policy.filter === undefined) return undefined;
  return `${policySentence(policy)} may not act on every device: ${policy.filter}.`;
}

/** True for policies that Intune delivers. */
export function isIntune({ kind }: Pick<FoundPolicy, 'kind'>): boolean {
  return kind.deliver === 'intune';
}
