import { type EstateDevice, ownerOfOma, ownerOfRegistry, rawEffect, rawSubject } from '@mdav/core/format';
import type { FoundPolicy } from '../policy/found-policy.ts';

/** Settings of which a device shows something that nobody understands. */
export function unreadSettings({
  settings,
  raw,
  unsayable,
}: Pick<FoundPolicy, 'settings' | 'raw' | 'unsayable'>): NonNullable<EstateDevice['unread']> {
  const ofRaw = raw.flatMap((candidate) => {
    const { entry } = candidate;
    const owner = candidate.kind === 'registry' ? ownerOfRegistry(candidate.entry) : ownerOfOma(candidate.entry);
    return owner === undefined ? [] : [{ setting: owner.setting, why: `${rawSubject(entry)} is ${rawEffect(entry)}` }];
  });
  const ofUnsayable = unsayable.flatMap(({ what, why, ofSetting }) =>
    ofSetting === undefined ? [] : [{ setting: ofSetting, why: `${what.replace(/^The/, 'the')} was not read: ${why}` }],
  );
  return [...ofRaw.filter(({ setting }) => !(setting in settings)), ...ofUnsayable].map(({ setting, why }) => ({
    setting,
    why: `${setting} is not known: ${why}.`,
  }));
}
