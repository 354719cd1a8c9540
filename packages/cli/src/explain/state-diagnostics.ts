import type { DiagnosticInfo } from '@mdav/core';
import { diagnosticInfos } from '@mdav/core/format';

/** What is said of files with states of devices. */
export const STATE_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  [
    'state-nobody-judged',
    'Devices are to be held to frameworks, and none was told that belongs to a group.',
    'Collect states with Get-MdavState.ps1 of a build, and name the file or folder.',
  ],
  [
    'state-no-group',
    'Devices are left out: it cannot be told to which group of the fleet they belong.',
    'Say under `devices` of a group which ones belong to it; `mdav verify` tells why it is not known.',
  ],
  [
    'state-left-out',
    'Verdicts that are to be held to frameworks do not list every device that was verified.',
    'Write them with `mdav verify --all --output verdicts.json`.',
  ],
  [
    'state-other-fleet',
    'Verdicts that are to be held to frameworks are on other settings than the fleet file has now. What they call right has the values of then, which they do not tell; what they call wrong is told.',
    'Verify the states anew with the fleet file of now, or name the states themselves.',
  ],
  ['migrate-state-file', 'The state file cannot be read.', 'Check the path and the permissions.'],
  [
    'run-format',
    'What `--since` names is not what a run of `mdav verify` wrote, or cannot be read. It ends with 65.',
    'Name what `mdav verify --all` wrote with --format ndjson or json; what devices told goes to --state.',
  ],
  [
    'run-not-found',
    'There is no file or folder at the path of `--since`, and no `--output` goes into it, or no file of the folder has a day in its name. It ends with 65. A folder without any run is no error: the first run has none before it.',
    'Name a file that `mdav verify --all --output` wrote, or a folder with files such as 2026-11-29.ndjson.',
  ],
  [
    'run-of-other-fleet',
    'The run that `--since` names is of a fleet with another name. It is compared all the same: the fleet may have been renamed.',
    'Name what a run over this fleet wrote, unless the fleet was renamed.',
  ],
  [
    'run-partial',
    'The run that `--since` names does not list every device that it looked at, or it cannot be told whether it does: then nobody knows who is new or fell silent.',
    'Write the runs to compare with `--output FILE.ndjson --all`, without --limit.',
  ],
  [
    'run-undated',
    'A file in the folder of `--since` has no day in its name and is passed over.',
    'Name it by the day of the run, such as 2026-11-29.ndjson.',
  ],
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
    'state-most-rows',
    'An input has just as many rows as advanced hunting gives at most (100,000), which does not say that there were more.',
    'Ask for parts of the devices, such as by device group, and give every answer.',
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
