import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isSystemError, type SystemError, systemWords } from './system-error.ts';

function refusal(code: string, more: Partial<SystemError> = {}): SystemError {
  return Object.assign(new Error(`${code}: as the system says it`), { code, syscall: 'open', ...more });
}

describe('systemWords', () => {
  it('knows every refusal by a code that the system has', () => {
    for (const code of [
      'ENOSPC',
      'EDQUOT',
      'EROFS',
      'EACCES',
      'EPERM',
      'EBUSY',
      'EMFILE',
      'ENAMETOOLONG',
      'EFBIG',
      'EIO',
      'EISDIR',
      'ENOTDIR',
      'ENOENT',
      'ELOOP',
      'ENOTEMPTY',
      'EXDEV',
    ]) {
      expect(Object.keys(constants.errno)).toContain(code);
      expect(systemWords(refusal(code)).message).toMatch(new RegExp(`^[A-Z][^:]* \\(${code}\\)\\.$`));
    }
  });

  it('names the path that was to be written', () => {
    expect(systemWords(refusal('EACCES', { path: '/a' })).message).toBe(
      'The permissions do not allow it: /a (EACCES).',
    );
    expect(systemWords(refusal('EBUSY', { path: '/a', dest: '/b' })).message).toBe(
      'Another program has the file open: /b (EBUSY).',
    );
    expect(systemWords(refusal('EXDEV', { path: '/out/a/b', dest: '/out/.mdav-stage/old-1' })).message).toBe(
      'Something of the folder lies on another file system: /out/a/b (EXDEV).',
    );
  });

  it.each([
    ['/out/.mdav-lock-1-2', '/out'],
    ['/.mdav-new-1-2-out', '/'],
    ['C:\\out\\.mdav-stage\\new-1', 'C:\\out'],
    ['/out/.mdavs', '/out/.mdavs'],
  ])('names the folder in place of what is made in it for a while: %s', (path, shown) => {
    expect(systemWords(refusal('EACCES', { path })).message).toBe(
      `The permissions do not allow it: ${shown} (EACCES).`,
    );
  });

  it('tells a file in the way of a folder by either code', () => {
    const message = (code: string, more: Partial<SystemError>) => systemWords(refusal(code, more)).message;
    expect(message('EEXIST', { syscall: 'mkdir', path: '/a' })).toBe(
      'A file stands where a folder is needed: /a (EEXIST).',
    );
    expect(message('ENOTDIR', { path: '/a' })).toBe('A file stands where a folder is needed: /a (ENOTDIR).');
    expect(message('EEXIST', { syscall: 'open', path: '/a' })).toBe('EEXIST: as the system says it');
  });

  it('leaves anything else in the words of the system', () => {
    expect(systemWords(refusal('ENXIO')).message).toBe('ENXIO: as the system says it');
  });

  it('takes nothing else for a refusal', () => {
    expect(isSystemError(refusal('EIO'))).toBe(true);
    for (const other of [new Error('x'), { code: 'EIO', syscall: 'open' }, undefined, null, 'EIO'])
      expect(isSystemError(other)).toBe(false);
  });
});
