import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { SettingValue } from '../model/value.ts';

/** Files by path: relative, `/`-separated, never leaving the folder. */
export type FileTree = ReadonlyMap<string, Uint8Array>;

/** What is said: turns a group into a form of its own and back. Pure. */
export interface Channel<Form> {
  readonly id: string;
  lower(group: ResolvedGroup): Lowered<Form>;
  lift(form: Form): Lifted<Form>;
}

/** How it is written: turns a form into bytes and back. Pure. */
export interface Codec<Form> {
  readonly id: string;
  encode(form: Form): Uint8Array;
  /** Never throws for bytes: what cannot be read comes back as diagnostics with a place. Anything else is a `TypeError`. */
  decode(bytes: Uint8Array): Outcome<Form>;
}

/** A form, with what became of each assignment. */
export interface Lowered<Form> {
  readonly form: Form;
  /** One per assignment of the group, in the same order. */
  readonly emissions: readonly Emission[];
}

/** What became of one assignment in one channel. Nothing is dropped silently. */
export type Emission =
  | {
      readonly kind: 'emitted';
      readonly setting: string;
      /** What a reader should know besides, such as where it went instead; complete sentences. */
      readonly note?: string;
    }
  /** Somebody has to do it by hand. */
  | { readonly kind: 'manual'; readonly setting: string; readonly why: string; readonly step: string }
  | { readonly kind: 'unsupported'; readonly setting: string; readonly why: string };

/** What a form says in the words of the catalogue, and what is left over. */
export interface Lifted<Form> {
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** What was kept but not understood. */
  readonly residue: Form;
  readonly diagnostics: readonly Diagnostic[];
}
