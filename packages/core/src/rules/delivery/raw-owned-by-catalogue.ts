import { rawOma, rawRegistry } from '../../rule/raw.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { showValue } from '../../value/show-value.ts';
import type { RawOwner } from './raw-owner.ts';
import { ownerOfOma, ownerOfRegistry } from './raw-owner.ts';

/** A raw entry for something that has a setting. */
export const rawOwnedByCatalogue = defineRule({
  id: 'raw-owned-by-catalogue',
  chapter: 'delivery',
  severity: 'error',
  what: 'A raw entry writes a value that a setting owns.',
  why: 'Raw entries pass every check of the setting by, and the two could say different things. `raw` is for what has no setting.',
  fix: 'Use the setting in place of the raw entry.',
  waive: 'Never: the setting says the same, checked.',
  basis: 'ours',
  sources: [],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [gpo]
    settings: { allowArchiveScanning: true }
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Contoso', name: Example, type: dword, data: 1, reason: not in the catalogue yet }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [gpo]
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: dword, data: 0, reason: found in an old policy }
  `,
  check: (group) => [
    ...rawRegistry(group).flatMap((entry): readonly Found[] => {
      const owner = ownerOfRegistry(entry);
      if (owner === undefined) return [];
      const { at } = entry;
      const { setting } = owner;
      if (entry.type === 'delete-key') {
        return [
          {
            at,
            setting,
            message: `Deleting ${entry.key} takes values of ${setting} with it.`,
            hint: `Write \`${setting}: remove\` under \`settings\`.`,
          },
        ];
      }
      if (entry.type === 'delete') {
        return [
          {
            at,
            setting,
            message: `The value ${entry.name} belongs to ${setting}.`,
            hint: `Write \`${setting}: remove\` under \`settings\`.`,
          },
        ];
      }
      return [{ at, setting, message: `The value ${entry.name} belongs to ${setting}.`, hint: hintFor(owner) }];
    }),
    ...rawOma(group).flatMap((entry): readonly Found[] => {
      const owner = ownerOfOma(entry);
      if (owner === undefined) return [];
      return [
        {
          at: entry.at,
          setting: owner.setting,
          message: `The node ${entry.uri} belongs to ${owner.setting}.`,
          hint: hintFor(owner),
        },
      ];
    }),
  ],
});

function hintFor({ setting, value }: RawOwner): string {
  return value === undefined
    ? `Use \`${setting}\` under \`settings\` in place of the raw entry.`
    : `Write \`${setting}: ${showValue(value)}\` under \`settings\` in place of the raw entry.`;
}
