import { type DiagnosticInfo, diagnosticInfos } from '../diagnostic/diagnostic-infos.ts';

/** What is said of the state that a migration starts from. */
export const MIGRATE_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  [
    'migrate-from-unknown',
    'Nothing says in which mode the devices of a group are.',
    'Write `currentMode` into the group, or name a mode or a state file with `--from`.',
  ],
  [
    'migrate-state-group',
    'A state names no group of the fleet, or none where there are several.',
    'Write `group` into the state, or choose one with `--group`.',
  ],
  [
    'migrate-state-json',
    'The state file is neither JSON nor JSON by lines.',
    'Give one object, an array or an object per line.',
  ],
  [
    'migrate-state-key',
    'A state has a member that is all but the name of a fact, and not that fact.',
    'Use the name that the hint gives; without the fact the way would begin from what the fleet file says.',
  ],
  [
    'migrate-state-mode',
    'A state does not tell whether the device is active or passive, where its way begins.',
    'Write `reported` into the state, what `AMRunningMode` of `Get-MpComputerStatus` says: `active`, `passive`, `sxs-passive`, `not-running` or `edr-block`. Block mode goes with both: beside `edr-block` also write `force`, `active` or `passive`, or `antivirus`, `registered`. Or write `currentMode` into the group.',
  ],
  [
    'migrate-state-os',
    'A state tells of a client where the group has servers alone, or of a server where it has clients alone.',
    'Name in `group` the one that the device belongs to, or correct `os` in the state or in the group.',
  ],
  ['migrate-state-shape', 'A state tells no fact of a device.', 'Name facts such as `reported` and `onboarded`.'],
  [
    'migrate-state-value',
    'A fact of a state has a value that it cannot have.',
    'Use one of the values that the hint names.',
  ],
]);
