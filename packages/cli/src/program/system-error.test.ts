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
