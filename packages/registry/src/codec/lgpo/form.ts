import type { RegistryEntry } from '../../form.ts';

/**
 * The first line of an entry: the machine, every user, or the users of one local group or account
 * (`User:Administrators`, `User:Non-Administrators`, `User:<account>`).
 */
export type LgpoConfiguration = 'Computer' | 'User' | `User:${string}`;

/** One thing that an LGPO text says, in file order. */
export type LgpoItem =
  | { readonly kind: 'entry'; readonly configuration: LgpoConfiguration; readonly entry: RegistryEntry }
  /** `CLEAR`: take the setting out of the local policy; no registry policy file can say that. */
  | { readonly kind: 'unset'; readonly configuration: LgpoConfiguration; readonly key: string; readonly name: string }
  | { readonly kind: 'comment'; readonly text: string };

/** The content of a text for Microsoft's LGPO.exe. */
export interface LgpoFile {
  readonly items: readonly LgpoItem[];
}

/** How the default value of a key is named. A value that is really called so cannot be said. */
export const DEFAULT_NAME = '(Default)';
/** The name line of actions that concern the whole key. */
export const WHOLE_KEY = '*';
