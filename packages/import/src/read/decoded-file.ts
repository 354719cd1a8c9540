import type { RegistryPreferences } from '@mdav/gpo';
import type { CustomProfile, MdmPolicy, ScriptPackage } from '@mdav/intune';
import type { LgpoFile, RegFile, RegistryPolicy } from '@mdav/registry';

/** A file of the registry with the policies in it, one per side of a Group Policy object. */
interface OfRegistry {
  readonly registry: readonly RegistryPolicy[];
}

/** A file that says policy by itself, recognised and decoded; nothing is lifted yet. */
export type DecodedFile =
  | ({ readonly kind: 'pol'; readonly policy: RegistryPolicy } & OfRegistry)
  | ({ readonly kind: 'reg'; readonly file: RegFile } & OfRegistry)
  | ({ readonly kind: 'lgpo'; readonly file: LgpoFile } & OfRegistry)
  | { readonly kind: 'preferences'; readonly preferences: RegistryPreferences }
  | { readonly kind: 'settings-catalog'; readonly policy: MdmPolicy }
  | { readonly kind: 'custom-profile'; readonly profile: CustomProfile }
  | { readonly kind: 'script-package'; readonly pack: ScriptPackage };

/** Kinds of files that are shown and compared. What a script does cannot be told from its text. */
export type ReadableKind = Exclude<DecodedFile['kind'], 'script-package'>;
