import { PARAMETERS } from './parameters.ts';

/** Parameters that say a setting together with another one. */
const TOGETHER: Readonly<Record<string, string>> = {
  attacksurfacereductionrules_ids: 'attackSurfaceReductionRules',
  attacksurfacereductionrules_actions: 'attackSurfaceReductionRules',
  threatiddefaultaction_ids: 'threatsThreatIdDefaultAction',
  threatiddefaultaction_actions: 'threatsThreatIdDefaultAction',
  lowthreatdefaultaction: 'threatSeverityDefaultAction',
  moderatethreatdefaultaction: 'threatSeverityDefaultAction',
  highthreatdefaultaction: 'threatSeverityDefaultAction',
  severethreatdefaultaction: 'threatSeverityDefaultAction',
  inteltdtenabled: 'intelTDTEnabled',
};

/** The setting that a parameter of `Set-MpPreference` says, whatever its case. */
export function settingOfParameter(name: string): string | undefined {
  const wanted = name.toLowerCase();
  const found = Object.entries(PARAMETERS).find(([, parameter]) => parameter.name.toLowerCase() === wanted)?.[0];
  return found ?? (Object.hasOwn(TOGETHER, wanted) ? TOGETHER[wanted] : undefined);
}
