import type { Located, RawRegistry } from '../../model/raw.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import { assigned, clients, isToBePassive, servers } from '../../rule/ask.ts';
import { removing, setting, type WithFixes } from '../../rule/fixes.ts';

/**
 * Mends a raw forcing value that Defender does not read: the entry goes where the mode sets the value anyway, else one
 * of its fields is put right. Offered only where the value says what the mode of the servers says: made to work, any
 * other one would switch them.
 */
export function mendingRaw(
  group: ResolvedGroup,
  entry: Located<RawRegistry>,
  field: 'key' | 'name',
  value: string,
): WithFixes {
  const wanted = isToBePassive(group);
  const saysTheSame = entry.type === 'dword' && entry.data === Number(wanted);
  if (!saysTheSame || servers(group).length === 0 || clients(group).length > 0) return {};
  const isSetAlready = assigned(group, 'forceDefenderPassiveMode')?.value === wanted;
  return isSetAlready ? removing(entry.at) : setting(entry.fields[field], value);
}
