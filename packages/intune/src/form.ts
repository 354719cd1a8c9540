import type { MdmPolicy } from './catalog/policy.ts';
import type { CustomProfile } from './custom/profile.ts';

/** What Intune is told: settings catalog policies, and custom profiles for what the catalog cannot say. */
export interface MdmForm {
  readonly catalog: readonly MdmPolicy[];
  readonly custom: readonly CustomProfile[];
}

/** Nothing to tell. */
export const EMPTY_FORM: MdmForm = { catalog: [], custom: [] };
