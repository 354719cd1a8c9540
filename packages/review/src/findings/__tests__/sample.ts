import { checkFleet, parseFleet, resolveFleet } from '@mdav/core';
import { asFinding, RULES } from '@mdav/core/rule';
import { type CheckResult, type CheckResultParts, checkResult } from '../check-result.ts';

/** A fleet with errors, a warning, something to know, a waived finding and a group without any. */
export const SAMPLE = String.raw`mdav: 1
name: contoso
groups:
  desks:
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings:
      allowRealtimeMonitoring: false
      puaProtection: block
      excludedPaths: ['C:\', 'D:\', 'd:\']
      allowIntrusionPreventionSystem: true
  quiet:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [intune]
  frozen:
    baseline: 2021-07
    os: windows-8.1
    mode: active
    deliver: [gpo]
waivers:
  - { rule: pua-no-effect-in-passive, group: desks, reason: kept for later, owner: desktop team, expires: 2099-12-31 }
`;

/** The rules that the sample is held to; others would make it say more, and reports are not about that. */
const HELD = [
  'protection-turned-off-in-passive',
  'pua-no-effect-in-passive',
  'exclusion-of-drive-root',
  'exclusion-duplicate',
  'deprecated-setting',
  'downlevel-os-out-of-scope',
];

/** What a check says about some text. */
export function reportOn(text: string, parts: Partial<CheckResultParts> = {}): CheckResult {
  const file = 'fleet/mdav.yaml';
  const parsed = parseFleet({ text, file });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  return checkResult({
    findings: resolved.ok
      ? checkFleet(resolved.value, { date: '2026-11-21', only: RULES.filter(({ id }) => HELD.includes(id)) })
      : resolved.diagnostics.map(asFinding),
    ...(resolved.ok ? { fleet: resolved.value } : {}),
    file,
    text,
    ...parts,
  });
}
