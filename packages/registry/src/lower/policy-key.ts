/** The keys of the catalogue stand below this one; source: every policy of WindowsDefender.admx. */
const POLICY_ROOT = 'SOFTWARE\\Policies\\Microsoft';

/** The whole key for a key of the catalogue. */
export function policyKey(key: string): string {
  return `${POLICY_ROOT}\\${key}`;
}
