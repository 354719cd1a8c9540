import { looksLikeOnboardingData, type RawCandidate } from '@mdav/core/format';

/** Why such data stays where it is; the end of a sentence. */
export const SECRET = 'onboarding data is a secret of the tenant and never stands in a fleet file';

/** True for onboarding or offboarding data, which ties a device to a tenant and never belongs in a fleet file. */
export function isOnboardingData(candidate: RawCandidate): boolean {
  const { entry } = candidate;
  if ('uri' in entry) {
    return /\/WindowsAdvancedThreatProtection\/(?:Onboarding|Offboarding)$/i.test(entry.uri) || isPackage(entry.value);
  }
  if (!('data' in entry)) return false;
  return /^(?:onboarding|offboarding)info$/i.test(entry.name) || isPackage(entry.data);
}

function isPackage(data: unknown): boolean {
  const text = Array.isArray(data) ? data.join('\n') : data;
  return typeof text === 'string' && looksLikeOnboardingData(text);
}
