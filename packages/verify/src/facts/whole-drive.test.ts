import { describe, expect, it } from 'vitest';
import { coversDrive, driveIn, programsIn } from './whole-drive.ts';

describe('an excluded path that covers a whole drive', () => {
  it.each([
    ['C:\\', 'c:'],
    ['c:', 'c:'],
    ['D:/', 'd:'],
    ['C:\\*', 'c:'],
    ['C:\\*\\*', 'c:'],
    ['C:\\*.*', 'c:'],
    ['C:\\**\\*.*\\', 'c:'],
    ['\\\\?\\C:\\', 'c:'],
    ['%SystemDrive%\\', '%systemdrive%'],
    ['%HOMEDRIVE%', '%homedrive%'],
    [' C:\\ ', 'c:'],
    ['*', ''],
    ['*.*', ''],
  ])('is %s', (path, drive) => {
    expect(coversDrive(path)).toBe(true);
    expect(driveIn(path)).toBe(drive);
  });

  it.each([
    '',
    'C:\\Apps',
    'C:\\Apps\\*',
    'C:\\*\\Cache',
    'C:\\*.log',
    '*.log',
    '%windir%\\',
    '\\\\server\\share',
    'C:\\:{ScanTrigger:OnDemand}',
    'N/A: Must be an administrator to view exclusions',
    `C:${'\\*'.repeat(200)}`,
    // What may be taken in two ways takes for ever.
    `C:${'\\'.repeat(200)}x`,
    `C:${'\\**'.repeat(60)}x`,
    `${'*.*/'.repeat(60)}x`,
  ])('is not %s', (path) => {
    expect(coversDrive(path)).toBe(false);
  });
});

describe('an excluded extension that covers programs', () => {
  it.each([
    ['exe', '*.exe'],
    ['.exe', '*.exe'],
    ['*.exe', '*.exe'],
    [' .PS1 ', '*.PS1'],
    ['*', '*.'],
    ['.*', '*.'],
  ])('is %j, which stands as %s', (extension, program) => {
    expect(programsIn(extension)).toBe(program);
  });

  it.each([
    '',
    'log',
    '.mdf',
    'exe1',
    'xexe',
    'e?e',
    'N/A: Must be an administrator',
    'exe|dll',
    `${'*.'.repeat(200)}exe`,
  ])('is not %j', (extension) => {
    expect(programsIn(extension)).toBeUndefined();
  });

  it('is every folder where it covers every file', () => {
    expect(driveIn('*.')).toBe(driveIn('*'));
  });
});
