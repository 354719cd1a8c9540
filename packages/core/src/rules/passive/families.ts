import { settingRow, settingsIn } from '../../catalogue/lookup.ts';
import { once } from '../../memory/once.ts';
import type { Assignment, ResolvedGroup } from '../../model/resolved.ts';
import { installed, isToBePassive, joinWords, onAmong } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';

/** Settings that work together and fall silent together in passive mode. */
export const FAMILIES = {
  attackSurfaceReduction: [
    'attackSurfaceReductionRules',
    'attackSurfaceReductionOnlyExclusions',
    'asrOnlyPerRuleExclusions',
  ],
  controlledFolderAccess: [
    'enableControlledFolderAccess',
    'controlledFolderAccessAllowedApplications',
    'controlledFolderAccessProtectedFolders',
  ],
  pua: ['puaProtection'],
  remediation: ['threatSeverityDefaultAction', 'threatsThreatIdDefaultAction'],
  scanSchedule: [
    'scheduleScanDay',
    'scheduleScanTime',
    'scheduleQuickScanTime',
    'scanParameter',
    'scanQuickScanInterval',
  ],
  updateSchedule: [
    'signatureUpdateInterval',
    'scheduleSecurityIntelligenceUpdateDay',
    'scheduleSecurityIntelligenceUpdateTime',
    'signatureUpdateCatchupInterval',
    'signatureUpdateUpdateOnStartup',
  ],
} as const satisfies Record<string, readonly string[]>;

/** The family of network protection: what of its area has no effect in passive mode. */
export const networkProtection = once(() =>
  settingsIn('network-protection').filter((id) => settingRow(id).inPassive === 'none'),
);

/** One finding for a family of which a passive group switches something on; it points at the first of them. */
export function ineffectiveFamily(group: ResolvedGroup, family: readonly string[], outcome: string): readonly Found[] {
  return isToBePassive(group) ? familyFinding(onAmong(group, family), outcome) : [];
}

/** The same of what is not supported where the Defender deployment tool brings Defender Antivirus: other systems count. */
export function ineffectiveUnlessUnsupported(
  group: ResolvedGroup,
  family: readonly string[],
  outcome: string,
): readonly Found[] {
  return installed(group).length === group.os.length ? [] : ineffectiveFamily(group, family, outcome);
}

/** One finding for several settings, at the first of them. */
export function familyFinding(settings: readonly Assignment[], outcome: string): readonly Found[] {
  const [first, ...others] = settings;
  if (first === undefined) return [];
  const names = [first, ...others].map(({ setting }) => setting);
  const listed =
    names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more settings` : joinWords(names);
  const verb = names.length === 1 ? 'has' : 'have';
  return [{ at: first.origin.at, setting: first.setting, message: `${listed} ${verb} ${outcome}.` }];
}
