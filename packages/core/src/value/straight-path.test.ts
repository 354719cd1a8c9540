import { win32 } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { straightPath } from './straight-path.ts';

it.each([
  [' D:\\x', 'D:\\x'],
  ['D:\\y ', 'D:\\y'],
  ['C:\\.', 'C:\\'],
  ['C:\\Windows\\System32\\..\\..', 'C:\\'],
  ['D:\\a\\..\\..\\', 'D:\\'],
  ['\\\\.\\C:\\Windows', 'C:\\Windows'],
  ['\\\\?\\C:\\', 'C:\\'],
  ['\\\\?\\UNC\\server\\share\\a\\..', '\\\\server\\share\\'],
  ['\\\\server\\share\\..\\..\\x', '\\\\server\\share\\x'],
  ['%ProgramFiles%\\a\\..\\b', '%ProgramFiles%\\b'],
])('follows %j', (path, straight) => expect(straightPath(path)).toBe(straight));

it.each(['D:\\x', 'D:/x/', 'C:\\a.b\\..c\\...', 'data.bin', '..\\x', '\\\\?\\Volume{1}\\x', '*\\..\\x', ''])(
  'leaves %j',
  (path) => expect(straightPath(path)).toBe(path),
);

it('follows as the library of Node does', () => {
  const step = fc.constantFrom('a', 'b c', '.', '..', '...', '.a');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      const path = ['C:', ...steps].join('\\') + (steps.length === 0 ? '\\' : '');
      const ends = (one: string) => one.replace(/\\$/, '');
      expect(ends(straightPath(path))).toBe(ends(win32.normalize(path)));
    }),
  );
});
