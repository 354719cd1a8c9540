/** Where mobile device management leaves what it sets for Defender Antivirus [ts-settings]. */
export const POLICY_MANAGER = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Policy Manager';

/** Where the value of a node stands on a device. */
export type NodePlace =
  /** Under Policy Manager. `concluded`: by the rule that the value has the name of the node, and not seen on a device. */
  | { readonly kind: 'policy-manager'; readonly name: string; readonly basis: 'observed' | 'concluded' }
  /** Where Group Policy writes the same setting. */
  | { readonly kind: 'policy-key' }
  | { readonly kind: 'unknown' };

/**
 * Names under Policy Manager that scripts and tools in circulation read from devices, or a page names:
 * EnableNetworkProtection and AllowRealtimeMonitoring stand on pages of Defender for Endpoint (network protection,
 * migration of ASR rules), ExcludedPaths is read by several inventory tools, the others by scripts that check what
 * Intune left behind. Two nodes have another name there: they are written by the node's name and read by the value's.
 */
const OBSERVED: Readonly<Record<string, string>> = {
  AllowBehaviorMonitoring: 'AllowBehaviorMonitoring',
  AllowCloudProtection: 'AllowCloudProtection',
  AllowRealtimeMonitoring: 'AllowRealtimeMonitoring',
  AttackSurfaceReductionOnlyExclusions: 'ASROnlyExclusions',
  AttackSurfaceReductionRules: 'ASRRules',
  CheckForSignaturesBeforeRunningScan: 'CheckForSignaturesBeforeRunningScan',
  DisableCatchupQuickScan: 'DisableCatchupQuickScan',
  DisableLocalAdminMerge: 'DisableLocalAdminMerge',
  EnableNetworkProtection: 'EnableNetworkProtection',
  ExcludedExtensions: 'ExcludedExtensions',
  ExcludedPaths: 'ExcludedPaths',
  ExcludedProcesses: 'ExcludedProcesses',
  HideExclusionsFromLocalAdmins: 'HideExclusionsFromLocalAdmins',
  HideExclusionsFromLocalUsers: 'HideExclusionsFromLocalUsers',
  RealTimeScanDirection: 'RealTimeScanDirection',
  SignatureUpdateFallbackOrder: 'SignatureUpdateFallbackOrder',
  SignatureUpdateInterval: 'SignatureUpdateInterval',
  SubmitSamplesConsent: 'SubmitSamplesConsent',
};

/** Nodes of the Policy CSP that one such script finds under the values of Group Policy. */
const IN_POLICY_KEY: ReadonlySet<string> = new Set(['CloudBlockLevel', 'CloudExtendedTimeout']);

const POLICY_CSP = /^\.\/(?:Device\/)?Vendor\/MSFT\/Policy\/Config\/Defender\/([^/]+)$/i;
const DEFENDER_CSP = /^\.\/(?:Device\/)?Vendor\/MSFT\/Defender\/Configuration\/([^/]+)$/i;
/** An ADMX-backed node writes the registry values of its template, by definition of such nodes. */
const ADMX_BACKED = /^\.\/(?:Device\/)?Vendor\/MSFT\/Policy\/Config\/ADMX_MicrosoftDefenderAntivirus\//i;

/** Where the value of a node stands, by its OMA-URI. */
export function placeOfNode(uri: string): NodePlace {
  if (ADMX_BACKED.test(uri)) return { kind: 'policy-key' };
  const policy = POLICY_CSP.exec(uri)?.[1];
  const name = policy ?? DEFENDER_CSP.exec(uri)?.[1];
  if (name === undefined) return { kind: 'unknown' };
  if (policy !== undefined && IN_POLICY_KEY.has(policy)) return { kind: 'policy-key' };
  const observed = Object.hasOwn(OBSERVED, name) ? OBSERVED[name] : undefined;
  return observed === undefined
    ? { kind: 'policy-manager', name, basis: 'concluded' }
    : { kind: 'policy-manager', name: observed, basis: 'observed' };
}
