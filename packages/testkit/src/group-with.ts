import type { Fleet, Group, ResolvedGroup, SettingValue } from '@mdav/core';
import { acceptFleet, resolveFleet } from '@mdav/core';

/** A group as parsing and resolving make it; a mistake in it is a mistake of the test, so it throws. */
export function groupWith(settings: Readonly<Record<string, SettingValue>>, more: Partial<Group> = {}): ResolvedGroup {
  const group = { os: 'windows-11', mode: 'active', deliver: ['intune', 'gpo', 'registry'], ...more, settings };
  const accepted = acceptFleet({ mdav: 1, name: 'contoso', groups: { devices: group } } as Fleet);
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  const [found] = resolved.ok ? resolved.value.groups : [];
  if (found === undefined) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return found;
}
