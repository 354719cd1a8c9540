/** What commands can be written for, by the words of `--as`. */
export const COMMAND_FORMS = {
  'reg.exe': 'a batch file of reg.exe, which sets policy',
  ps1: 'PowerShell that sets policy in the registry',
  mppreference: 'PowerShell that sets preferences of the device, which a policy wins over',
} as const;
export type CommandForm = keyof typeof COMMAND_FORMS;
