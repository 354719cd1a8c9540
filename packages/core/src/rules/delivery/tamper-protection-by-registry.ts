import { isWholeKey, subkeyOf } from '../../model/raw.ts';
import { removing } from '../../rule/fixes.ts';
import { rawRegistry, valueName } from '../../rule/raw.ts';
import { defineRule } from '../../rule/rule.ts';

/** The keys under which guides write the switch: where the product keeps its state, and the same below the policies. */
const KEYS = /^SOFTWARE\\(Policies\\)?Microsoft\\Windows Defender\\Features$/i;

/** Tamper protection that somebody wants to switch in the registry. */
export const tamperProtectionByRegistry = defineRule({
  id: 'tamper-protection-by-registry',
  chapter: 'delivery',
  severity: 'error',
  what: 'A raw entry writes tamper protection into the registry.',
  why: 'Tamper protection is switched by Intune, by the portal, by tenant attach of Configuration Manager or by hand in Windows Security, and blocks attempts to change it through the registry. The entry does nothing, and an alert may follow.',
  fix: 'Remove the entry, and set `tamperProtection` under `settings` with `deliver: [intune]`, or use the portal.',
  autofix: { does: 'Removes the entry.' },
  waive: 'Never: nothing of Defender reads the value as an order.',
  basis: 'documented',
  sources: ['tamper-2026'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { tamperProtection: on }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [registry]
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Microsoft\Windows Defender\Features', name: TamperProtection, type: dword, data: 5, reason: asked for by a guide }
  `,
  check: (group) =>
    rawRegistry(group)
      .filter(
        (entry) =>
          !isWholeKey(entry) && valueName(entry).toLowerCase() === 'tamperprotection' && KEYS.test(subkeyOf(entry.key)),
      )
      .map((entry) => ({
        at: entry.at,
        message: `The entry ${entry.type === 'delete' ? 'deletes' : 'writes'} TamperProtection, which no device takes from the registry.`,
        ...removing(entry.at),
      })),
});
