import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath, pathText } from './locate.ts';

describe('parsePath', () => {
  it('reads every path that pathText writes', () => {
    const step = fc.oneof(
      fc.nat(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('groups', 'a-b', '0', '', '"', '.x', ']'),
    );
    fc.assert(
      fc.property(fc.array(step), (path) => {
        expect(parsePath(pathText(path))).toEqual(path);
      }),
    );
  });

  it.each(['.', '.a', 'a.', 'a..b', 'a[', 'a[01]', 'a[x]', 'a["x]', 'a b', '[0]b'])('refuses %s', (text) => {
    expect(parsePath(text)).toBeUndefined();
  });
});
