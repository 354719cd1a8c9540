/** The chapters of the rules, in the order in which they are evaluated. */
export const RULE_CHAPTERS = [
  'environment',
  'onboarding',
  'forcing',
  'turn-off',
  'block-mode',
  'passive',
  'protection',
  'conditions',
  'delivery',
  'exclusions',
  'file',
] as const;
export type RuleChapter = (typeof RULE_CHAPTERS)[number];

/** Titles for people. */
export const CHAPTER_TITLES: Readonly<Record<RuleChapter, string>> = {
  environment: 'Operating system and agent',
  onboarding: 'Onboarding, the other antivirus, licences',
  forcing: 'ForceDefenderPassiveMode',
  'turn-off': 'Turn off Microsoft Defender Antivirus',
  'block-mode': 'EDR in block mode',
  passive: 'Settings in passive mode',
  protection: 'Protection of active devices',
  conditions: 'Conditions between settings',
  delivery: 'Delivery, tamper protection, secrets',
  exclusions: 'Exclusions, last days',
  file: 'Waivers, levels, names',
};

/** An error of the first two makes the milder findings of the next four silent: they would only be consequences. */
export const GROUND_CHAPTERS: ReadonlySet<RuleChapter> = new Set(['environment', 'onboarding']);
export const DEPENDENT_CHAPTERS: ReadonlySet<RuleChapter> = new Set(['forcing', 'turn-off', 'block-mode', 'passive']);
