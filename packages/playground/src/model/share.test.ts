import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fragmentOf, isCutFragment, textInFragment } from './share.ts';

const contoso = readFileSync(fileURLToPath(new URL('../../../../examples/contoso/mdav.yaml', import.meta.url)), 'utf8');

describe('a shared address', () => {
  it('holds the text, in letters that stay as they are in an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const fragment = fragmentOf(text);
        expect(fragment).toMatch(/^#fleet=[\w-]*$/);
        expect(new URL(`https://example.org/${fragment}`).hash).toBe(fragment);
        expect(textInFragment(fragment)).toBe(text);
      }),
    );
  });

  it('is short enough for an example', () => {
    expect(fragmentOf(contoso).length).toBeLessThan(3000);
    expect(textInFragment(fragmentOf(contoso))).toBe(contoso);
  });

  it('is nothing when it was cut, changed or never one', () => {
    const fragment = fragmentOf(contoso);
    for (const length of [7, 8, 20, 400, fragment.length - 2])
      expect(textInFragment(fragment.slice(0, length)), String(length)).toBeUndefined();
    for (const other of ['', '#', '#group-a', '#fleet=%%%', `${fragment.slice(0, 40)}!${fragment.slice(41)}`])
      expect(textInFragment(other), other).toBeUndefined();
    const cut = ['', '#', '#group-a', fragment, '#fleet=', '#fleet=%%%', fragment.slice(0, 400)].map(isCutFragment);
    expect(cut).toEqual([false, false, false, false, true, true, true]);
  });

  it('is not unpacked to more than any fleet has', () => {
    const bomb = deflateSync(new Uint8Array(8 * 1024 * 1024), { level: 9 });
    const packed = Buffer.from(bomb).toString('base64url');
    expect(packed.length).toBeLessThan(20_000);
    expect(textInFragment(`#fleet=${packed}`)).toBeUndefined();
  });
});
