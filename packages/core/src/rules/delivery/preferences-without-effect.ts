import { isWholeKey } from '../../model/raw.ts';
import { whyNoPreference } from '../../routes/gpo-preferences.ts';
import { placeOf } from '../../rule/ask.ts';
import { removing } from '../../rule/fixes.ts';
import { rawRegistry } from '../../rule/raw.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** Registry preferences that no value goes as. */
export const preferencesWithoutEffect = defineRule({
  id: 'preferences-without-effect',
  chapter: 'delivery',
  severity: 'warning',
  what: '`gpo.preferences` is there, and no value of the group goes as a preference.',
  why: 'Preferences are values of `raw` that a Group Policy object sets outside of the keys which it takes back by itself. Who reads the file would expect that something is removed with the object, or is for some devices only, and it is not. Where `defaults` or a profile says it for groups to come, that is told as information.',
  fix: 'Remove the key, deliver the group by `gpo`, or move the values under `raw`.',
  autofix: { does: 'Removes the key from the group. What `defaults` or a profile says stays.' },
  waive: 'When the values are about to come.',
  basis: 'ours',
  sources: [],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [gpo]
    gpo: { preferences: { values: outside-policies } }
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Contoso\Inventory', name: Owner, type: sz, data: security, reason: the inventory reads it }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [gpo]
    gpo: { preferences: { values: outside-policies } }
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Policies\Contoso', name: Owner, type: sz, data: security, reason: the inventory reads it }
  `,
  check: (group) => {
    if (group.gpo?.preferences === undefined) return [];
    const at = placeOf(group, 'gpo.preferences');
    const isShared = at.path !== undefined && !at.path.startsWith('groups');
    const told = (why: string): Found => ({
      at,
      message: `\`preferences\` has no effect: ${why}.`,
      ...(isShared ? { severity: 'info' as const } : removing(group.origins['gpo.preferences'])),
    });
    if (!group.deliver.includes('gpo')) return [told('Group Policy does not deliver the group')];
    const entries = rawRegistry(group);
    const reasons = entries.map(whyNoPreference);
    if (reasons.includes(undefined)) return [];
    const [first] = entries;
    if (first === undefined) return [told('the group has no values under `raw`')];
    const name = isWholeKey(first) ? first.key : first.name === '' ? `the default value of ${first.key}` : first.name;
    const more =
      entries.length === 1 ? '' : ` and ${entries.length - 1} more ${entries.length === 2 ? 'entry' : 'entries'}`;
    return [told(`${name}${more} ${entries.length === 1 ? 'stays' : 'stay'} policy, since ${unique(reasons)}`)];
  },
});

function unique(reasons: readonly (string | undefined)[]): string {
  return [...new Set(reasons)].join(', and ');
}
