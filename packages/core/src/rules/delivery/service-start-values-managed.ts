import { GUARDED_SERVICES, meantKey } from '../../facts/defender-names.ts';
import { isWholeKey, subkeyOf } from '../../model/raw.ts';
import { removing } from '../../rule/fixes.ts';
import { baseName, rawRegistry } from '../../rule/raw.ts';
import { defineRule } from '../../rule/rule.ts';

const SERVICES: readonly string[] = GUARDED_SERVICES.map((service) => service.toLowerCase());

/** Start values of the services and drivers of Defender and of Security Center, written by hand. */
export const serviceStartValuesManaged = defineRule({
  id: 'service-start-values-managed',
  chapter: 'delivery',
  severity: 'error',
  guard: true,
  what: 'A raw entry writes the start value of a service or driver of Defender or of Windows Security Center.',
  why: 'Changing how these services start is unsupported. It breaks updates and onboarding, and it does not make Defender passive.',
  fix: 'Remove the entry and let the mode of the group do it. Devices that got it keep it: a value outside of the Policies keys goes with no policy, so set it there to what a device has that never got the entry.',
  autofix: { does: 'Removes the entry.' },
  waive: 'Never: Microsoft does not support it.',
  basis: 'documented',
  sources: ['migrating', 'ts-onb', 'compat-2026'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [gpo]
    raw:
      registry:
        - { key: 'HKLM\SYSTEM\CurrentControlSet\Services\Spooler', name: Start, type: dword, data: 4, reason: no printers }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [gpo]
    raw:
      registry:
        - { key: 'HKLM\SYSTEM\CurrentControlSet\Services\WinDefend', name: Start, type: dword, data: 4, reason: seen in a forum }
  `,
  check: (group) =>
    rawRegistry(group).flatMap((entry) => {
      const service = baseName(entry.key);
      if (!/^SYSTEM\\CurrentControlSet\\Services\\[^\\]+$/i.test(meantKey(subkeyOf(entry.key)))) return [];
      if (!SERVICES.includes(service.toLowerCase())) return [];
      if (isWholeKey(entry)) {
        const what = entry.type === 'delete-key' ? `the service ${service}` : `the values of the service ${service}`;
        return [{ at: entry.at, message: `The entry deletes ${what}.`, ...removing(entry.at) }];
      }
      if (entry.name.toLowerCase() !== 'start') return [];
      return [{ at: entry.at, message: `The entry changes how the service ${service} starts.`, ...removing(entry.at) }];
    }),
});
