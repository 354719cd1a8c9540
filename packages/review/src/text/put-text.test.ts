import { utf8 } from '@mdav/core/format';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { putText } from './put-text.ts';

it('writes what an encoder writes, and says where it ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '~', '\u0080', '→', '𝄞') }), fc.nat(9), (text, at) => {
      const into = new Uint8Array(at + 3 * text.length);
      expect(into.slice(at, putText(text, into, at))).toEqual(utf8(text));
      expect(into.slice(0, at)).toEqual(new Uint8Array(at));
    }),
  );
});
