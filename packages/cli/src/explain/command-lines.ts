import { ONCE_EMPTY, type SettingDescription } from '@mdav/review';
import { type Page, paragraph, verbatim } from '../terminal/layout.ts';

/** How the example of a setting is set and looked at on one device, ready to be copied. */
export function commandLines({ id, example, commands, leaveUnset }: SettingDescription, page: Page): readonly string[] {
  const { registry, preference, node } = commands;
  if (registry === undefined && preference === undefined && node === undefined) return [];
  const block = (title: string, lines: readonly string[]) => [
    '',
    paragraph(title, page),
    verbatim(lines.join('\n'), page),
  ];
  if (leaveUnset)
    return [
      '',
      paragraph(`On one device, \`${id}\` is looked at and taken away so, as administrator.`, page),
      ...(registry === undefined ? [] : block('By reg.exe:', [...registry.read, ...registry.back])),
    ];
  return [
    '',
    paragraph(`On one device, \`${example}\` is set, looked at and taken back so, as administrator.`, page),
    ...(registry === undefined
      ? []
      : block('As policy, by reg.exe:', [...registry.set, ...registry.read, ...registry.back])),
    ...(registry?.emptied === undefined ? [] : block(ONCE_EMPTY, registry.emptied)),
    ...(preference === undefined
      ? []
      : block(preferenceTitle(preference.unchecked), [...preference.set, ...preference.read])),
    ...(node === undefined
      ? []
      : block('In a custom profile: OMA-URI, data type, value.', [node.uri, node.dataType, node.value])),
  ];
}

function preferenceTitle(unchecked: string | undefined): string {
  const sure = unchecked === undefined ? '' : ` Not checked: ${unchecked}.`;
  return `As a preference, by PowerShell; a policy wins over it.${sure}`;
}
