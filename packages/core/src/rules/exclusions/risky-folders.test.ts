import { describe, expect, it } from 'vitest';
import { riskOfFolder } from './risky-folders.ts';

describe('an entry with wildcards', () => {
  const FOLDERS = ['Users\\*\\AppData\\Local\\Temp', 'Windows\\System32\\Spool', 'Windows\\Temp', 'ProgramData'];
  it.each(FOLDERS)('is as risky as %s, which it stands for', (folder) => {
    const steps = folder.split('\\');
    const paths = Array.from({ length: 2 ** steps.length }, (_, mask) =>
      ['C:', ...steps.map((step, index) => ((mask >> index) % 2 === 1 ? '*' : step))].join('\\'),
    ).filter((path) => /[a-z]/.test(path));
    expect(paths.filter((path) => riskOfFolder(path) === undefined)).toEqual([]);
  });

  it.each(FOLDERS)('is as risky as %s, which lies in it', (folder) => {
    const steps = folder.split('\\');
    for (let length = 1; length <= steps.length; length += 1)
      expect(riskOfFolder(['C:', ...steps.slice(0, length), '*'].join('\\')), `${length}`).toBeDefined();
  });
});
