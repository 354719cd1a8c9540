import { describe, expect, it } from 'vitest';
import { coversDrive, driveIn } from './whole-drive.ts';

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
