import { rawSubject } from '../../model/raw.ts';
import { preferenceDevices } from '../../routes/gpo-preferences.ts';
import { rawRegistryWays } from '../../routes/raw-ways.ts';
import { chosenDeliveries, deliveryNames } from '../../rule/ask.ts';
import { rawRegistry } from '../../rule/raw.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** Values that are for some devices by Group Policy, and for all of them another way. */
export const preferencesUnfiltered = defineRule({
  id: 'preferences-unfiltered',
  chapter: 'delivery',
  severity: 'warning',
  what: 'A value goes as a preference to some devices, and by another way to all of them.',
  why: '`securityGroup` and `organizationalUnit` are targeting of Group Policy preferences. No other file knows it: every device that gets one has the value, and it stays there when the preference goes.',
  fix: 'Move the value to a group of its own that is delivered by `gpo` alone.',
  autofix: { none: 'choice' },
  waive: 'When the other file is given to the same devices only.',
  basis: 'ours',
  sources: [],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [gpo]
    gpo: { preferences: { values: outside-policies, securityGroup: 'CONTOSO\Pilots' } }
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Contoso\Inventory', name: Owner, type: sz, data: security, reason: the inventory reads it }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [gpo, registry]
    gpo: { preferences: { values: outside-policies, securityGroup: 'CONTOSO\Pilots' } }
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Contoso\Inventory', name: Owner, type: sz, data: security, reason: the inventory reads it }
  `,
  check: (group) => {
    const chosen = chosenDeliveries(group);
    return rawRegistry(group).flatMap((entry): readonly Found[] => {
      const ways = rawRegistryWays(group, entry);
      const devices = ways.flatMap(({ preferences }) => (preferences && preferenceDevices(preferences)) ?? []);
      const others = ways.flatMap(({ delivery }) =>
        delivery !== 'gpo' && chosen.includes(delivery) ? [delivery] : [],
      );
      if (devices.length === 0 || others.length === 0) return [];
      return [
        {
          at: entry.at,
          message: `${rawSubject(entry)} is for ${devices.join()} only by gpo, and for all devices by ${deliveryNames(others)}.`,
        },
      ];
    });
  },
});
