import type { ResolvedGroup } from '@mdav/core';
import { type Code, httpJson } from '@mdav/quote';
import type { ObjectFiles } from '../deploy/deployment.ts';
import { safeFileName } from '../names/file-name.ts';
import { settingsCatalogCodec } from '../settings-catalog/codec.ts';
import { templatePolicy } from '../settings-catalog/group-policy.ts';
import { onboardingByPackage } from '../settings-catalog/onboarding-choice.ts';
import type { MdmPolicy } from '../settings-catalog/policy.ts';
import type { Onboarding } from './onboarding-of.ts';

/** A policy whose file lacks the package, and the same as the body of a request. */
export interface PackageDeployment {
  readonly object: ObjectFiles;
  readonly bytes: Uint8Array;
  readonly request: Code<'http'>;
}

/**
 * The policy that onboards with a package which somebody keeps, together with what else is set in the same template. Its
 * file has a name where the package belongs and lies apart, in no folder that an import tool looks into: imported as it is,
 * it would onboard nothing.
 */
export function packageDeployment(
  group: ResolvedGroup,
  { environment }: Extract<Onboarding, { kind: 'package' }>,
  beside: MdmPolicy | undefined,
): PackageDeployment {
  const placeholder = `\${${environment}}`;
  const policy = templatePolicy(group, 'edr', [...(beside?.settings ?? []), onboardingByPackage(placeholder)]);
  const bytes = settingsCatalogCodec.encode(policy);
  return {
    object: {
      kind: 'configurationPolicy',
      name: policy.name,
      file: `Onboarding/${safeFileName(policy.name)}.json`,
      scripts: null,
      secret: { placeholder, environment },
      templateIds: null,
      undo: null,
    },
    bytes,
    request: httpJson(JSON.parse(new TextDecoder().decode(bytes)), new Map([[placeholder, environment]])),
  };
}
