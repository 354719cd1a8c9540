import { describe, expect, it } from 'vitest';
import { OS_IDS } from '../model/vocabulary.ts';
import { OS_INFO } from './os.ts';
import { otherSystemHint } from './other-systems.ts';

describe('systems that a fleet cannot have', () => {
  it.each([
    ['windows-server-2012', 'write `windows-server-2012-r2` where that is meant'],
    ['Windows Server 2012 Datacenter', 'and not Windows Server 2012'],
    ['windows-8', 'write `windows-8.1` where that is meant'],
    ['windows-365', 'A Cloud PC of Windows 365 counts as the Windows that it runs'],
    ['Windows 365 Cloud PC', 'write `windows-11` or `windows-10`'],
    ['azure-virtual-desktop', '`windows-11-multi-session`'],
    ['linux', 'Defender for Endpoint on Linux has policies of its own'],
    ['Ubuntu 24.04', 'on Linux'],
    ['macOS', 'Defender for Endpoint on macOS has policies of its own'],
    ['mac-os 15', 'on macOS'],
    ['ios', 'on iOS'],
    ['Android', 'on Android'],
  ])('are told apart from slips: %s', (name, hint) => {
    expect(otherSystemHint(name)).toContain(hint);
  });

  it.each(['windows-12', 'windows-sever-2022', 'windows-server-2012-r2x', 'windows-8.2', 'x'])(
    'are no slips: %s',
    (name) => {
      expect(otherSystemHint(name)).toBeUndefined();
    },
  );

  it('are none that a fleet can have', () => {
    const known = OS_IDS.flatMap((id) => [
      id,
      OS_INFO[id].title,
      ...(OS_INFO[id].aliases ?? []),
      ...(OS_INFO[id].names ?? []),
    ]);
    expect(known.filter((name) => otherSystemHint(name) !== undefined)).toEqual([]);
  });
});
