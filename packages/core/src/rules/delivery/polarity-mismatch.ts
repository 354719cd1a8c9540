import type { Location } from '../../diagnostic/diagnostic.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import type { SettingValue } from '../../model/value.ts';
import { valueFor } from '../../rule/ask.ts';
import { removing } from '../../rule/fixes.ts';
import { rawOma, rawValues } from '../../rule/raw.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { showValue } from '../../value/show-value.ts';
import { ownerOfOma, ownerOfRegistry } from './raw-owner.ts';

/** What one raw entry says about a setting. */
interface Statement {
  readonly setting: string;
  readonly value: SettingValue;
  readonly said: string;
  readonly at: Location;
}

/** Two spellings of one setting that contradict each other. */
export const polarityMismatch = defineRule({
  id: 'polarity-mismatch',
  chapter: 'delivery',
  severity: 'error',
  silences: { rules: ['raw-owned-by-catalogue'], where: 'same-place' },
  what: 'A raw entry says the opposite of the setting, or of another raw entry.',
  why: 'Most `Allow…` nodes are the inverse of a `Disable…` value, and many policies write 0 when enabled. A number copied from one channel into another turns into its opposite.',
  fix: 'Keep the setting, and remove the raw entry.',
  autofix: {
    does: 'Removes a raw entry that contradicts a setting. Two raw entries are left for people to choose from.',
  },
  waive: 'Never: only one of the two can be meant.',
  basis: 'documented',
  sources: ['pcsp', 'admx-2024'],
  good: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings: { allowArchiveScanning: true }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [gpo]
    settings: { allowArchiveScanning: true }
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: dword, data: 1, reason: the node has 1 too }
  `,
  check: (group) => {
    const earlier = new Map<string, Statement>();
    return statements(group).flatMap((statement): readonly Found[] => {
      const { setting, value, said, at } = statement;
      const written = valueFor(group, setting);
      const other = earlier.get(setting);
      earlier.set(setting, other ?? statement);
      if (written !== undefined) {
        if (isSame(written, value)) return [];
        const message = `${said} means ${setting}: ${showValue(value)}, and the group has ${showValue(written as SettingValue)}.`;
        return [{ at, setting, message, ...removing(at) }];
      }
      if (other === undefined || isSame(other.value, value)) return [];
      const message = `${said} means ${setting}: ${showValue(value)}, and ${other.said} means ${showValue(other.value)}.`;
      return [{ at, setting, message, hint: `Use \`${setting}\` under \`settings\` in place of both.` }];
    });
  },
});

function statements(group: ResolvedGroup): readonly Statement[] {
  return [
    ...rawValues(group).flatMap((entry): readonly Statement[] => {
      const owner = ownerOfRegistry(entry);
      if (owner?.value === undefined) return [];
      return [{ setting: owner.setting, value: owner.value, said: `${entry.name} ${entry.data}`, at: entry.at }];
    }),
    ...rawOma(group).flatMap((entry): readonly Statement[] => {
      const owner = ownerOfOma(entry);
      if (owner?.value === undefined) return [];
      return [
        {
          setting: owner.setting,
          value: owner.value,
          said: `${entry.uri.split('/').at(-1)} ${entry.value}`,
          at: entry.at,
        },
      ];
    }),
  ];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
