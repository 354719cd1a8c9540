/** A script package of Intune ("remediation"): a script that looks, and a script that mends what the first one found. */
export interface ScriptPackage {
  readonly name: string;
  readonly description: string | null;
  readonly publisher: string | null;
  readonly roleScopeTagIds: readonly string[];
  /** Text of the script that looks: exit code 1 asks for the other one. */
  readonly detection: string;
  /** Text of the script that mends. */
  readonly remediation: string;
  readonly runAs: 'system' | 'user';
  /** In a 32-bit PowerShell, which sees another part of the registry. */
  readonly runAs32Bit: boolean;
  /** Only scripts that are signed by a publisher whom the device trusts are run. */
  readonly enforceSignatureCheck: boolean;
}
