import type { Located, RawOma, RawRegistry } from '../../model/raw.ts';
import { isWholeKey } from '../../model/raw.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import type { SettingValue } from '../../model/value.ts';
import { assigned } from '../../rule/ask.ts';
import type { EditValue } from '../../rule/edit.ts';
import { changing, removing, type WithFixes } from '../../rule/fixes.ts';
import { rawOma, rawRegistry } from '../../rule/raw.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { isSameValue } from '../../value/plain-value.ts';
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
  autofix: {
    does: 'Writes the setting in place of a single value or node whose meaning is known, with the reason as a comment. Entries that contradict each other or the setting stay.',
  },
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
      if (isWholeKey(entry)) {
        const what = entry.type === 'delete-key' ? entry.key : `the values of ${entry.key}`;
        return [
          {
            at,
            setting,
            message: `Deleting ${what} takes values of ${setting}${andOthers(owner)} with it.`,
            hint: owner.others
              ? 'Write `remove` under `settings` for those of them that are to be deleted.'
              : `Write \`${setting}: remove\` under \`settings\`.`,
          },
        ];
      }
      const message = `The value ${entry.name} belongs to ${setting}.`;
      if (entry.type === 'delete') {
        const hint = `Write \`${setting}: remove\` under \`settings\`.`;
        return [{ at, setting, message, hint, ...settingInstead(group, entry, owner) }];
      }
      return [{ at, setting, message, hint: hintFor(owner), ...settingInstead(group, entry, owner) }];
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
          ...settingInstead(group, entry, owner),
        },
      ];
    }),
  ],
});

function andOthers({ others = 0 }: RawOwner): string {
  return others === 0 ? '' : ` and of ${others} ${others === 1 ? 'other setting' : 'other settings'}`;
}

/**
 * Puts the setting in place of a raw entry, in the layer that has the entry, with the reason as its comment. An entry that
 * says what the group has anyway goes; one that says something else is for people.
 */
function settingInstead(
  group: ResolvedGroup,
  { at, reason }: Located<RawRegistry | RawOma>,
  { setting, value }: RawOwner,
): WithFixes {
  const written = assigned(group, setting)?.value;
  const others = [...rawRegistry(group).map(ownerOfRegistry), ...rawOma(group).map(ownerOfOma)];
  const isContested = others.some((other) => other?.setting === setting && !isSame(other, value));
  if (value === undefined || isContested) return {};
  if (written !== undefined) return isSameValue(setting, written, value) ? removing(at) : {};
  return changing(at, (path) => [
    { kind: 'remove', path },
    {
      kind: 'set',
      path: [...path.slice(0, path.indexOf('raw')), 'settings', setting],
      value: value as EditValue,
      comment: reason,
    },
  ]);
}

function isSame({ setting, value: other }: RawOwner, value: SettingValue | undefined): boolean {
  return other !== undefined && value !== undefined && isSameValue(setting, other, value);
}

function hintFor({ setting, value }: RawOwner): string {
  return value === undefined
    ? `Use \`${setting}\` under \`settings\` in place of the raw entry.`
    : `Write \`${setting}: ${showValue(value)}\` under \`settings\` in place of the raw entry.`;
}
