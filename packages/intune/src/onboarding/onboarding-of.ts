import type { ResolvedGroup } from '@mdav/core';
import { REMOVE } from '@mdav/core';
import { intuneBrings } from '@mdav/core/format';

/** How Intune onboards the devices of a group. */
export type Onboarding =
  /** The connector between Intune and Defender for Endpoint supplies the package. */
  | { readonly kind: 'connector' }
  /** A package that somebody keeps; at deployment it comes from this environment variable. */
  | { readonly kind: 'package'; readonly name: string; readonly environment: string };

/** Onboarding through Intune: planned that way, and for devices that are enrolled. Servers have no such way. */
export function onboardingOf(group: ResolvedGroup): Onboarding | undefined {
  const { onboarding, assignments, os } = group;
  if (onboarding?.state !== 'planned' || onboarding.via !== 'intune') return undefined;
  if (!os.some(({ id }) => intuneBrings(group, id, 'catalog'))) return undefined;
  const name = assignments.find(({ setting }) => setting === 'mdeOnboarding')?.value;
  if (typeof name !== 'string' || name === REMOVE) return { kind: 'connector' };
  const environment = `MDAV_ONBOARDING_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
  return { kind: 'package', name, environment };
}

/** What somebody does with a package that has a name. */
export function stepForPackage({ environment }: Extract<Onboarding, { kind: 'package' }>): string {
  return `Put the package into the environment variable ${environment} where \`Deploy-MdavIntune.ps1\` runs.`;
}
