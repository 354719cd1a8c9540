import { meantKey } from '../../facts/defender-names.ts';
import { isForcingName } from '../../facts/forcing-places.ts';
import { isWholeKey, subkeyOf } from '../../model/raw.ts';
import { rawRegistry } from '../../rule/raw.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { ownerOfRegistry } from './raw-owner.ts';

/** Where Defender keeps its own settings, and what other spellings mean: neither is the key of a policy. */
const BESIDE = /^SOFTWARE\\(?:Policies\\)?Microsoft\\(Windows (?:Defender|Advanced Threat Protection)(?:\\.*)?)$/i;
const POLICIES = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\';

/** A value of a policy at a place where no policy stands. */
export const rawBesidePolicies = defineRule({
  id: 'raw-beside-policies',
  chapter: 'delivery',
  severity: 'warning',
  what: 'A raw entry writes a value of a policy beside the key of the policies.',
  why: 'Policies of Defender stand below `HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender`. The same names below `HKLM\\SOFTWARE\\Microsoft\\Windows Defender` are local settings, which the page of 2026-07-17 names last in the order of precedence: every policy wins over them, and tamper protection guards them.',
  fix: 'Use the setting in place of the raw entry: it writes the key of the policies.',
  autofix: { none: 'choice' },
  waive: 'When a script has to take back what somebody once wrote there.',
  basis: 'documented',
  sources: ['ts-settings', 'admx-2024', 'tamper-2026'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [registry]
    settings: { excludedPaths: ['D:\Ledger'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [registry]
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Microsoft\Windows Defender\Exclusions\Paths', name: 'D:\Ledger', type: dword, data: 0, reason: from a script }
  `,
  check: (group) =>
    rawRegistry(group).flatMap((entry): readonly Found[] => {
      const { key, at } = entry;
      const [, rest] = BESIDE.exec(meantKey(subkeyOf(key))) ?? [];
      // The forcing value under another key has a rule of its own.
      if (rest === undefined || isWholeKey(entry) || isForcingName(entry.name)) return [];
      if (ownerOfRegistry(entry) !== undefined) return [];
      const owner = ownerOfRegistry({ ...entry, key: `${POLICIES}${rest}` });
      if (owner === undefined) return [];
      const { setting } = owner;
      return [
        {
          at,
          setting,
          message: `The entry writes ${entry.name} of ${setting} below ${key}, which is no key of policies.`,
          hint: `Use \`${setting}\` under \`settings\` in place of the raw entry.`,
        },
      ];
    }),
});
