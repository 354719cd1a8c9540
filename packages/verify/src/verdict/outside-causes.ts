import type { CauseInfo } from '@mdav/core/decision';
import type { AgeCause, OutsideVerdict, UnreadableVerdict } from './verdict.ts';

/** The causes that stand beside the decision table: the table needs a group, and a record that can be read and counts. */
export const OUTSIDE_CAUSES: Readonly<Record<(OutsideVerdict | UnreadableVerdict)['cause'] | AgeCause, CauseInfo>> = {
  'other-system': {
    title: 'Not a Windows device',
    says: 'The device runs another operating system than Windows, which the policy of no group reaches.',
    next: 'Leave such devices out of the export, as by `OSPlatform startswith "Windows"` in advanced hunting.',
    sources: [],
  },
  'no-group': {
    title: 'No group',
    says: 'No group of the fleet file takes this device, so nothing says what it is to be.',
    next: 'Name the device under `devices` of its group, by a name pattern or a device tag.',
    sources: [],
  },
  'unknown-group': {
    title: 'Unknown group',
    says: 'The record names a group that the fleet file does not have.',
    next: 'Build again and collect again, or use `--as GROUP`.',
    sources: [],
  },
  'other-fleet': {
    title: 'Another fleet',
    says: 'The record names another fleet, and no group of this fleet file takes the device.',
    next: 'Verify it with the fleet file of that fleet, or use `--as GROUP`.',
    sources: [],
  },
  'ambiguous-group': {
    title: 'Several groups',
    says: 'Several groups of the fleet file take this device, and they cannot all be meant.',
    next: 'Make the patterns or tags under `devices` fit one group only.',
    sources: [],
  },
  'told-long-ago': {
    title: 'Told long ago',
    says: 'What the device told of itself is older than `--max-age` allows.',
    next: 'See whether the device still runs, and collect again.',
    sources: [],
  },
  'told-ahead': {
    title: 'Told on a day to come',
    says: 'The record names a day that is still to come, so nobody knows how old it is, and `--max-age` asks for that.',
    next: 'Set the clock of the device, then collect again.',
    sources: [],
  },
  unreadable: {
    title: 'Record unreadable',
    says: 'The record of the device could not be read.',
    next: 'Do what is said of the record: its reason stands beside it.',
    sources: [],
  },
};
