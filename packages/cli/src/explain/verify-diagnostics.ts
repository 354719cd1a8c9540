import { type DiagnosticInfo, diagnosticInfos } from '@mdav/core';

/** What is said of device data that `mdav verify` reads. */
export const VERIFY_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
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
  ['state-empty', 'The input holds nothing.', 'Collect the state of the devices first.'],
  [
    'state-not-text',
    'The input is packed, a workbook or something else that is no text in UTF-8 or UTF-16.',
    'Unpack it, or save the sheet as CSV.',
  ],
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
    'state-not-an-object',
    'A record is no object with the fields of a device. The others are verified.',
    'Give one JSON object per device, a list of them, or CSV with a header.',
  ],
  [
    'state-version',
    'A record was made by a script of another version of mdav, in a format that is not known here.',
    'Collect again with the script of this version, or update mdav.',
  ],
  [
    'state-unknown-shape',
    'A record has none of the fields that tell of Defender Antivirus.',
    'Give what Get-MdavState.ps1 or Get-MpComputerStatus told, or an export of advanced hunting.',
  ],
  [
    'state-no-device',
    'A record does not say which device it is of.',
    'Add the name of the device, such as PSComputerName or DeviceName.',
  ],
  [
    'state-nobody-meant',
    'Devices were read, and none of them is of the group or has the name that was asked for. It ends with 65.',
    'Run it without --group and --device to see which devices there are.',
  ],
  [
    'state-no-record',
    'An input was read to its end and holds no device: an empty list, or CSV with a header alone.',
    'Collect the state of the devices first, or name another file.',
  ],
  [
    'state-nothing-told',
    'Devices were read, and of none of them it can be told whether it is in the wanted mode: no group is known for them, or the data do not say. Nothing was verified then, and it ends with 65.',
    'See the causes that are told; `--as GROUP` takes every device for one of that group.',
  ],
  [
    'csv-too-long',
    'A record of CSV is longer than any record of a device.',
    'Look for a quotation mark that opens and never closes.',
  ],
  [
    'csv-unclosed-quote',
    'A field of CSV opens a quotation mark that never closes.',
    'Close the quotation mark, or double one that is part of the text.',
  ],
  [
    'csv-field-count',
    'A record of CSV has more fields than the header, or lacks those that tell of Defender Antivirus. The others are verified.',
    'Put fields that hold the delimiter in quotation marks, or export the data again.',
  ],
]);
