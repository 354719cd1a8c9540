import type { CompliancePolicy } from '../compliance/policy.ts';
import type { CustomProfile } from '../custom/profile.ts';
import type { ScriptPackage } from '../scripts/package.ts';
import type { MdmPolicy } from '../settings-catalog/policy.ts';

/** What Intune is told. */
export interface MdmForm {
  /** Policies of the settings catalog: plain ones, and those of endpoint security templates. */
  readonly catalog: readonly MdmPolicy[];
  /** For what the catalog cannot say. */
  readonly custom: readonly CustomProfile[];
  /** For what no policy can do on a client. */
  readonly scripts: readonly ScriptPackage[];
  /** What devices must show to count as compliant. */
  readonly compliance: readonly CompliancePolicy[];
}

/** Nothing to tell. */
export const EMPTY_FORM: MdmForm = { catalog: [], custom: [], scripts: [], compliance: [] };
