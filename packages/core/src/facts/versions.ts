/** Version floors that decide something, each with its source in `defender-modes` terms. */
export const FLOORS = {
  /** Platform for EDR in block mode [seed-edr, edr-2025]. */
  blockModePlatform: '4.18.2001.10',
  /** Engine for EDR in block mode [seed-edr, edr-2025]. */
  blockModeEngine: '1.1.16700.2',
  /** Platform for `PassiveRemediation` by Group Policy or CSP [edr-2025, releases]. */
  blockModeByPolicy: '4.18.2202.0',
  /** Platform from which clients ignore `DisableAntiSpyware` [ts-onb]. */
  turnOffIgnored: '4.18.2007.8',
  /** Platform from which one page calls the policy ignored on onboarded servers, against the release notes [das-now, releases]. */
  turnOffDisputed: '4.18.2108.4',
  /** Platform from which onboarded servers no longer turn off, and tamper protection holds the active mode [releases, compat-2025]. */
  turnOffMeansPassive: '4.18.2208.0',
  /** Platform and engine that know contexts of exclusions [exclusions-2026]. */
  contextPlatform: '4.18.2205.7',
  contextEngine: '1.1.19300.2',
  /** Platform that knows configuration protection [configuration-protection]. */
  configurationProtection: '4.18.26060.3004',
} as const;

/** Compares two dotted versions part by part as numbers; missing parts count as 0. Negative when `a` is older. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a version is below a floor; `unknown` when nobody said the version. */
export function isBelow(version: string | undefined, floor: string): boolean | 'unknown' {
  if (version === undefined) return 'unknown';
  return compareVersions(version, floor) < 0;
}
