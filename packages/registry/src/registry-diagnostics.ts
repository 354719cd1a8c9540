import type { DiagnosticInfo } from '@mdav/core';
import { diagnosticInfos } from '@mdav/core/format';

/** What the readers and writers of registry policy say. */
export const REGISTRY_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  [
    'ansible-cannot-say',
    'A task of Ansible has no form for an instruction of registry policy, or for the data of a value.',
    'Deliver the entry with registry.pol or a script.',
  ],
  [
    'dsc-cannot-say',
    'A DSC document has no form for an instruction of registry policy, or for the data of a value.',
    'Deliver the entry with registry.pol or a script.',
  ],
  [
    'lgpo-bad-action',
    'The fourth line of an entry is no action.',
    'Write an action such as DWORD:1, SZ:text or DELETE.',
  ],
  [
    'lgpo-bad-configuration',
    'An entry does not begin with Computer or User.',
    'Begin every entry with Computer or User alone on a line.',
  ],
  ['lgpo-bad-encoding', 'The text is in no encoding that LGPO.exe reads.', 'Save it as UTF-16LE.'],
  ['lgpo-bad-line-break', 'A carriage return has no line feed.', 'Save the file with CR LF.'],
  [
    'lgpo-cannot-say',
    'LGPO text has no form for an entry, or LGPO.exe would read another thing.',
    'Take the entry from registry.pol.',
  ],
  ['lgpo-charset', 'Letters outside ASCII depend on the code page of the device.', 'Save it as UTF-16LE.'],
  ['lgpo-incomplete', 'An entry lacks lines.', 'Give every entry its four lines.'],
  ['lgpo-no-key', 'The line of the key is empty.', 'Write the key without its root below the first line.'],
  [
    'pol-bad-delimiter',
    'A bracket or semicolon between the fields of a record is not where it belongs.',
    'Copy the file again from its source, or have the editor that wrote it write it anew.',
  ],
  [
    'pol-bad-signature',
    'The file does not begin as registry policy does.',
    'Choose the registry.pol of a Machine or User folder.',
  ],
  [
    'pol-bad-size',
    'A record claims more data than the file has, or a number has another size than its type.',
    'Copy the file again from its source, or set the value again with an editor that writes it in full.',
  ],
  ['pol-bad-version', 'The version of the format is not 1.', 'Choose a registry.pol that Windows wrote.'],
  [
    'pol-odd-data',
    'Text is not terminated as usual; its bytes are kept as they are.',
    'Leave it, or set the value again with an editor.',
  ],
  ['pol-truncated', 'The file ends in the middle of a record.', 'Copy the file again from its source.'],
  ['policy-bad-data', 'The data of an entry does not fit its type.', 'Correct the data.'],
  [
    'policy-bad-key',
    'A key is empty, has an empty part, holds a NUL or begins with a hive.',
    'Write the parts of the key below the hive, one backslash between them.',
  ],
  [
    'policy-bad-name',
    'The name of a value holds a NUL, or would be an instruction to the reader.',
    'Choose another name.',
  ],
  ['policy-beyond-limit', 'A key, name or value is longer than Windows keeps.', 'Shorten it.'],
  [
    'policy-cannot-say',
    'Registry policy has no place for a part of the file that was read.',
    'Apply this part with the tool that the file was made for.',
  ],
  ['reg-ambiguous-key', 'A key holds a bracket and a semicolon.', 'Put the comment on its own line.'],
  ['reg-bad-data', 'What follows the name is no data.', 'Write a quoted string, dword:, hex: or a minus sign.'],
  ['reg-bad-encoding', 'The file is in no encoding that regedit reads.', 'Save it as UTF-16LE.'],
  ['reg-bad-header', 'The first line is not that of a .reg file.', 'Write Windows Registry Editor Version 5.00.'],
  ['reg-bad-hex', 'Bytes are not written as pairs of digits.', 'Write two hexadecimal digits and a comma.'],
  ['reg-bad-key', 'A key is not closed, has an empty part, or is a whole root to delete.', 'Correct the key.'],
  ['reg-bad-line', 'A line is neither key nor value.', 'Write name=data, or put remarks behind a semicolon.'],
  ['reg-bad-number', 'dword: takes one to eight hexadecimal digits.', 'Write eight hexadecimal digits.'],
  ['reg-bad-root', 'A key begins with no root of the registry.', 'Begin it with HKEY_LOCAL_MACHINE or its like.'],
  ['reg-bad-string', 'A quoted text is not closed, or has a lone backslash or a NUL.', 'Correct the text.'],
  [
    'reg-cannot-say',
    'A .reg file has no form for an instruction of registry policy.',
    'Deliver the entry with registry.pol.',
  ],
  ['reg-charset', 'Letters outside ASCII depend on the code page of the device.', 'Save it as UTF-16LE.'],
  [
    'reg-not-writable',
    'A key or name holds a line break or NUL, which a .reg file cannot.',
    'Set this value by Group Policy or a script.',
  ],
  ['reg-odd-data', 'The bytes of a value do not fit its type; they are kept as they are.', 'Write it in full.'],
  [
    'reg-partly',
    'Some lines of a .reg file are no good; importers skip them and take the rest.',
    'Mend the lines, or give --strict to have such a file refused.',
  ],
  ['reg-short-root', 'A root is abbreviated, which importers read differently.', 'Write the root in full.'],
  ['reg-skipped-line', 'A line means nothing and is passed over.', 'Begin remarks with a semicolon.'],
  ['reg-trailing-backslash', 'A key ends with a backslash, which was left out.', 'Write none at the end.'],
  ['reg-truncated', 'The file ends where a line is to be continued.', 'Copy the file again from its source.'],
  ['reg-value-without-key', 'A value stands below no key.', 'Write the key in brackets above it.'],
  [
    'registry-list-form',
    'A list was understood although mdav would write it in another form: with its marker, as text, or without emptying its key first.',
    'Compare the list with what is wanted before it is written again.',
  ],
  [
    'registry-not-understood',
    'A value belongs to a setting, yet its type, code or form is not one that the setting has; it is kept as residue.',
    'Compare it with `mdav explain SETTING`.',
  ],
  [
    'registry-other-code',
    'A value was understood although mdav would write another code for it.',
    'Expect the usual code when it is written again.',
  ],
]);
