import { OS_IDS, OS_INFO } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../program/usage.ts';
import { readOsList } from './os-option.ts';

function refusal(text: string): string {
  try {
    return readOsList(text, '--os').join(' ');
  } catch (error) {
    if (error instanceof UsageError) return `${error.message} ${error.hint}`;
    throw error;
  }
}

describe('readOsList', () => {
  it.each(OS_IDS)('reads %s as it is printed, alone and among others', (id) => {
    const { title } = OS_INFO[id];
    expect(readOsList(title, '--os')).toEqual([id]);
    expect(readOsList(`windows-11,${title}, ${title} (build 20348)`, '--os')).toEqual([
      'windows-11',
      id,
      `${id}@20348`,
    ]);
  });

  it('reads ids separated by blanks too', () => {
    expect(readOsList('windows-11 windows-10@19045,windows-server-2022', '--os')).toEqual([
      'windows-11',
      'windows-10@19045',
      'windows-server-2022',
    ]);
  });

  it.each([
    [
      'Windows Server 2023',
      'There is no operating system "Windows Server 2023". Did you mean "windows-server-2022" or "windows-server-2025"?',
    ],
    ['windows-11 windws-10', 'There is no operating system "windws-10". Did you mean "windows-10"?'],
    [
      'windows-10@x',
      'There is no operating system "windows-10@x". Write one or more of `mdav list os`, such as windows-11 or windows-10@19045, separated by commas.',
    ],
    [
      ' , ',
      '--os names no operating system. Write one or more of `mdav list os`, such as windows-11 or windows-10@19045, separated by commas.',
    ],
  ])('refuses "%s"', (text, words) => {
    expect(refusal(text)).toBe(words);
  });
});
