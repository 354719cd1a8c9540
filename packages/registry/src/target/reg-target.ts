import type { ResolvedGroup } from '@mdav/core';
import { type Target, type UndoReach, undoWords } from '@mdav/core/format';
import { REG_FORMAT } from '../codec/reg/convert.ts';
import { checkReg, encodeReg } from '../codec/reg/encode.ts';
import type { RegFile, RegItem } from '../codec/reg/form.ts';
import { type SaidByValue, valueTarget } from './value-target.ts';

/** Registration files, for regedit and every tool that imports them. */
export const regTarget = regFilesIn('registry', {
  id: 'reg',
  title: 'Registration files (.reg) that set the policy and take it back',
  serves: ['registry'],
  byName: ['configmgr'],
});

/** A target of registration files that lie in a folder of that name. */
export function regFilesIn(
  folder: string,
  {
    heading,
    ...about
  }: Pick<Target, 'id' | 'title' | 'serves' | 'byName'> & {
    /** A line in front of what every file says of itself. */
    readonly heading?: string;
  },
): Target {
  const before = heading === undefined ? [] : [heading];
  return valueTarget({
    ...REG_FORMAT,
    ...about,
    write: (group, said) => {
      const file = withHeading([...before, ...headingOf(group, said)], said.file);
      const undo = withHeading(undoHeadingOf(group, said.reach), said.undo);
      const files = new Map([
        [`${folder}/${group.name}.reg`, encodeReg(file)],
        [`${folder}/${group.name}.undo.reg`, encodeReg(undo)],
      ]);
      return { files, diagnostics: checkReg(file) };
    },
  });
}

function withHeading(lines: readonly string[], file: RegFile): RegFile {
  return { items: [...lines.map((text): RegItem => ({ kind: 'comment', text })), ...file.items] };
}

function headingOf(group: ResolvedGroup, { file, reach }: SaidByValue): readonly string[] {
  const deletesKeys = file.items.some(({ kind }) => kind === 'deleteKey');
  return [
    `Microsoft Defender Antivirus policy of the group ${group.name} in the fleet ${group.fleet}.`,
    deletesKeys
      ? 'It sets values and deletes the keys in [- ] below, with everything in them.'
      : 'It sets and deletes single values; no key is removed.',
    `${group.name}.undo.reg ${undoWords(reach, 'it')}.`,
  ];
}

function undoHeadingOf(group: ResolvedGroup, { isOutside }: UndoReach): readonly string[] {
  return [
    `Takes back what ${group.name}.reg of the fleet ${group.fleet} sets${isOutside ? ' below the Policies keys' : ''}: deletes the values, keeps every key.`,
    'Other sources of policy, such as Group Policy and Intune, may set them again.',
  ];
}
