import type { RegItem } from '../reg/form.ts';

/** What a configuration document of DSC 3 says of the registry. */
export interface DscConfiguration {
  /** What the document is for; complete sentences. */
  readonly description?: string;
  /** In the order in which DSC acts on them; a comment is a remark in the metadata of the document. */
  readonly items: readonly RegItem[];
}

/** One value or key; source: `Registry` in dsc-lib-registry of PowerShell/DSC, which refuses members that it does not know. */
export interface DscRegistry {
  readonly keyPath: string;
  /** Absent for a key as such. */
  readonly valueName?: string;
  readonly valueData?: DscData;
  /** False deletes the value, or the key with all that is below it. */
  readonly _exist?: false;
}

/** Data by its type: an object with one member. */
export type DscData =
  | { readonly String: string }
  | { readonly ExpandString: string }
  | { readonly MultiString: readonly string[] }
  | { readonly DWord: number }
  | { readonly QWord: number }
  | { readonly Binary: readonly number[] };

/** The resource that manages one value or key, in every release of DSC 3. */
export const DSC_REGISTRY = 'Microsoft.Windows/Registry';
/** The resource that manages many at once; it came into DSC on 2026-05-06 (PowerShell/DSC, pull request 1514). */
export const DSC_REGISTRY_LIST = 'Microsoft.Windows/RegistryList';
/** The schema that the document names. */
export const DSC_SCHEMA = 'https://aka.ms/dsc/schemas/v3/bundled/config/document.json';
