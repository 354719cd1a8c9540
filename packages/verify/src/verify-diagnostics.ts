import type { DiagnosticInfo } from '@mdav/core';
import { diagnosticInfos } from '@mdav/core/format';

/** What is said of the state of a device that cannot be read. */
export const VERIFY_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  [
    'csv-field-count',
    'A record of CSV has more fields than the header, or lacks those that tell of Defender Antivirus. The others are verified.',
    'Put fields that hold the delimiter in quotation marks, or export the data again.',
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
    'preference-as-list',
    'The file is the list that Get-MpPreference shows on a screen, which cuts lists and lines off.',
    'Write it on the device as JSON: Get-MpPreference | ConvertTo-Json > preferences.json.',
  ],
  [
    'preference-observed',
    'Settings come from what a device showed. It shows those that nobody set as well, and not whether a policy set them.',
    'Remove what is not meant to be set.',
  ],
  [
    'preference-other-document',
    'The file is not what Get-MpPreference | ConvertTo-Json writes.',
    'Write it again: Get-MpPreference | ConvertTo-Json > preferences.json.',
  ],
  [
    'preference-unchecked',
    'No page of Microsoft says what the values of a parameter mean; they are read as the names and the CSP suggest.',
    'Compare with the policy that sets it, or with the device.',
  ],
  [
    'preference-unknown-data',
    'The value of a parameter is in no form that ConvertTo-Json is known to write, such as one that was cut off by -Depth.',
    'Write the file again: Get-MpPreference | ConvertTo-Json -Depth 3.',
    'part',
  ],
  [
    'state-assessment',
    'A row of DeviceTvmSecureConfigurationAssessment says whether a device meets a recommendation. In which mode Defender Antivirus runs it does not say.',
    'Export DeviceTvmInfoGathering, or run the query verify/hunting.kql of a build.',
  ],
  [
    'state-cut',
    'A row of Intune holds the beginning of what Get-MdavState.ps1 printed, and not its end: Intune keeps 2,048 characters. The others are verified.',
    'Run Get-MdavState.ps1 without -Whole, whose line fits.',
  ],
  [
    'state-no-device',
    'A record does not say which device it is of.',
    'Add the name of the device, such as PSComputerName or DeviceName.',
  ],
  [
    'state-no-mode',
    'A record of an antivirus report of Intune, or of windowsProtectionState of Graph, tells which parts of the protection are on and how old the security intelligence is. In which mode Defender Antivirus runs it does not tell, so nothing can be judged by it.',
    'Collect with Get-MdavState.ps1, which Intune can run as a remediation, and give the report on that.',
  ],
  [
    'state-not-an-object',
    'A record is no object with the fields of a device. The others are verified.',
    'Give one JSON object per device, a list of them, or CSV with a header.',
  ],
  [
    'state-no-output',
    'A row of Intune holds no output of Get-MdavState.ps1: the device has not run the script yet, it failed, or the remediation has another one. The others are verified.',
    'Wait for the next run, and see that the detection script of the remediation is Get-MdavState.ps1.',
  ],
  [
    'state-preferences',
    'The record is what Get-MpPreference shows: settings in force. In which mode Defender Antivirus runs it does not show.',
    'Compare settings with `mdav drift --actual FILE --group GROUP`; for the mode give Get-MpComputerStatus | ConvertTo-Json.',
  ],
  [
    'state-unknown-shape',
    'A record has none of the fields that tell of Defender Antivirus.',
    'Give what Get-MdavState.ps1 or Get-MpComputerStatus told, or an export of advanced hunting.',
  ],
  [
    'state-version',
    'A record was made by a script of another version of mdav, in a format that is not known here.',
    'Collect again with the script of this version, or update mdav.',
  ],
  [
    'state-observed',
    'A group comes from what a device showed. Which policy set a value, or whether any did, is not known.',
    'Remove what is not meant to be set, and say how the rest is to come to devices.',
  ],
]);
