import { describe, expect, it } from 'vitest';
import { settingRow } from '../../../core/src/catalogue/lookup.ts';
import { openDocument } from './document.ts';
import { formatProblem } from './problem.ts';
import { readRequirements } from './read-requirements.ts';

const ROW = `folders-real-time:
  of: { setting: enableControlledFolderAccess, values: [block] }
  where: { except: [windows-10] }
  needs: { setting: allowRealtimeMonitoring, value: true, unset: fine }
  otherwise: it does nothing
  sources: [pcsp]
`;
const known = {
  rows: ['enableControlledFolderAccess', 'allowRealtimeMonitoring', 'attackSurfaceReductionRules'].map(settingRow),
  systems: ['windows-10'],
  sources: ['pcsp'],
};

function read(text: string) {
  const source = openDocument('requires.yaml', text);
  return { rows: readRequirements(source, known), problems: source.problems.map(formatProblem) };
}

describe('reading the conditions', () => {
  it('gives each row the id that it stands under', () => {
    const { rows, problems } = read(ROW);
    expect(problems).toEqual([]);
    expect(rows.map(({ id, of }) => [id, of.setting])).toEqual([['folders-real-time', 'enableControlledFolderAccess']]);
  });

  it.each([
    [
      'of: { setting: enableControlledFolderAccess',
      'of: { setting: enableFolders',
      '2:9: there is no setting "enableFolders"',
    ],
    [
      '[block]',
      '[blocked]',
      '2:3: "blocked" is no value of enableControlledFolderAccess; known are off, block, audit, block-disk-writes, audit-disk-writes',
    ],
    ['values: [block]', 'key: block', '2:48: "block" is no key of enableControlledFolderAccess'],
    ['[windows-10]', '[windows-11]', '3:21: no operating system is called "windows-11"'],
    ['setting: allowRealtimeMonitoring', 'setting: allowRealtime', '4:12: there is no setting "allowRealtime"'],
    ['value: true', 'value: on', '4:3: "on" is no value of allowRealtimeMonitoring; known are true, false'],
    ['[pcsp]', '[csp]', '6:13: unknown source "csp"; add it to facts/sources.ts first'],
    [
      '  needs: { setting: allowRealtimeMonitoring, value: true, unset: fine }\n',
      '',
      '1:1: a row without "needs" says in "hint" what to do',
    ],
    [
      'otherwise:',
      'else:',
      '5:3: unknown key "else" in "folders-real-time" in the conditions; known are of, where, inPassive, needs, otherwise, hint, severity, sources',
    ],
    ['folders-real-time', 'foldersRealTime', '1:1: "foldersRealTime" in the conditions must be a word in kebab-case'],
  ])('says what is wrong with %s', (from, to, problem) => {
    expect(ROW).toContain(from);
    expect(read(ROW.replace(from, to)).problems).toContain(`requires.yaml:${problem}`);
  });
});
