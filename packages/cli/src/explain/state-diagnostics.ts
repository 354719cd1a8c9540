import type { DiagnosticInfo } from '@mdav/core';
import { diagnosticInfos } from '@mdav/core/format';

/** What is said of files with states of devices. */
export const STATE_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  ['migrate-state-file', 'The state file cannot be read.', 'Check the path and the permissions.'],
  ['state-empty', 'The input holds nothing.', 'Collect the state of the devices first.'],
  [
    'state-format',
    'The input is neither JSON nor CSV with a header: often the list that PowerShell shows on a screen.',
    'Add ConvertTo-Json to the command that made it.',
  ],
  [
    'state-json',
    'A line or an item of a list is no JSON, or ends before it is complete. The others are verified.',
    'Collect the state of the device again.',
  ],
  [
    'state-no-record',
    'An input was read to its end and holds no device: an empty list, or CSV with a header alone.',
    'Collect the state of the devices first, or name another file.',
  ],
  [
    'state-nobody-meant',
    'Devices were read, and none of them is of the group or has the name that was asked for. It ends with 65.',
    'Run it without --group and --device to see which devices there are.',
  ],
  [
    'state-not-found',
    'There is no file or folder at the path of --state, or the folder holds no device data.',
    'Check the path; a folder is read for files that end with .json, .jsonl, .ndjson, .csv or .txt.',
  ],
  [
    'state-not-readable',
    'The system refused to read an input, or stopped in the middle of it. It ends with 65.',
    'Check the permissions and the connection.',
  ],
  [
    'state-not-text',
    'The input is packed, a workbook or something else that is no text in UTF-8 or UTF-16.',
    'Unpack it, or save the sheet as CSV.',
  ],
  [
    'state-nothing-told',
    'Devices were read, and of none of them it can be told whether it is in the wanted mode: no group is known for them, or the data do not say. Nothing was verified then, and it ends with 65.',
    'See the causes that are told; `--as GROUP` takes every device for one of that group.',
  ],
]);
