import type { Location } from '../../diagnostic/diagnostic.ts';
import { keepingMeaning, renaming } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { ASR_RULES, asrKeys } from './asr-keys.ts';

/** An attack surface reduction rule is given by its GUID. */
export const asrRuleByGuid = defineRule({
  id: 'asr-rule-by-guid',
  chapter: 'delivery',
  severity: 'warning',
  what: 'An attack surface reduction rule is given by a GUID.',
  why: 'A GUID that is not known may be misspelt, or of a rule that is newer than the catalogue; the settings catalog cannot say it. A GUID that is known has a name that people can review.',
  fix: 'Write the name of the rule.',
  autofix: { does: 'Writes the name in place of a GUID that has one.' },
  waive: 'While a new rule has no name in the catalogue.',
  basis: 'ours',
  sources: [],
  good: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings:
      attackSurfaceReductionRules: { block-office-child-processes: block }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings:
      attackSurfaceReductionRules: { 11111111-2222-3333-4444-555555555555: block }
  `,
  check: (group) => {
    const keys = asrKeys(group);
    return keys
      .filter(({ isGuid }) => isGuid)
      .map(
        ({ key, name, at }): Found =>
          name === undefined
            ? (unlisted(key, at) ?? {
                at,
                setting: ASR_RULES,
                message: `No attack surface reduction rule with the GUID ${key} is known.`,
                hint: 'Check the GUID.',
              })
            : {
                at,
                setting: ASR_RULES,
                severity: 'info',
                message: `The GUID ${key} is the rule ${name}.`,
                hint: `Write \`${name}\`.`,
                // Beside its own name the GUID has to go, and another rule says so.
                ...(keys.filter((other) => other.name === name).length === 1 ? keepingMeaning(renaming(at, name)) : {}),
              },
      );
  },
});

/** Rules that a template of others names and no page of Microsoft lists [security-admx]. */
const UNLISTED: Readonly<Record<string, string>> = {
  '1081f0b6-3e1e-4f44-acce-816d65112d99': 'files of remote management tools',
};

function unlisted(key: string, at: Location): Found | undefined {
  const about = UNLISTED[key.toLowerCase()];
  if (about === undefined) return undefined;
  return {
    at,
    setting: ASR_RULES,
    severity: 'info',
    message: `The GUID ${key} is a rule about ${about} that no page of Microsoft lists.`,
    hint: 'Verify on a device what it does before you rely on it.',
  };
}
