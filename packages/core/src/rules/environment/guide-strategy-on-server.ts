import { clients, isToBePassive, osNames, placeOf, servers } from '../../rule/ask.ts';
import { setting } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';

/** The guide technique on servers, which the guide does not cover. */
export const guideStrategyOnServer = defineRule({
  id: 'guide-strategy-on-server',
  chapter: 'environment',
  severity: 'warning',
  what: 'The third-party guide is followed on servers.',
  why: 'The guide speaks of Windows 10 and 11 only. Servers never go passive by themselves, and the policy that it enables can turn Defender Antivirus off there.',
  fix: 'Use `technique: documented` for servers.',
  autofix: { does: 'Writes `technique: documented` in a group of servers alone.' },
  waive: 'When the effect was tried on these very servers and is wanted.',
  settles: 'The guide names clients only, Microsoft covers servers too: the documented technique is the way there.',
  basis: 'documented',
  sources: ['seed-guide', 'compat-2026'],
  good: `
    technique: documented
    os: windows-server-2022
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  bad: `
    technique: guide
    os: windows-server-2022
    mode: passive
  `,
  check: (group) => {
    const affected = servers(group);
    if (group.technique !== 'guide' || affected.length === 0 || !isToBePassive(group)) return [];
    return [
      {
        at: placeOf(group, 'technique'),
        message: `The guide does not cover ${osNames(affected)}: it names Windows 10 and 11 only.`,
        ...(clients(group).length === 0 ? setting(group.origins['technique'], 'documented') : {}),
      },
    ];
  },
});
