import { hiddenIn, manyTexts } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { hasHidden, replaceHidden, visible, visibleLine, wellFormed } from './hidden.ts';

const texts = manyTexts(1000);

describe('visible', () => {
  it('leaves nothing hidden, and everything else as it is', () => {
    for (const text of texts) {
      expect(hiddenIn(visible(text))).toEqual([]);
      expect(hiddenIn(visibleLine(text))).toEqual([]);
      expect(visible(visible(text))).toBe(visible(text));
      expect(hasHidden(text)).toBe(hiddenIn(text).length > 0);
      if (!hasHidden(text)) expect(visible(text)).toBe(text);
      expect(replaceHidden(text, () => '')).toBe(text.replaceAll(/./gsu, (one) => (hasHidden(one) ? '' : one)));
    }
  });

  it.each([
    ['a\u202eb', 'a\\u202eb'],
    ['\u001b[31m', '\\u001b[31m'],
    ['\u00ad\u200b\u061c\ufeff', '\\u00ad\\u200b\\u061c\\ufeff'],
    ['\u{e0041}', '\\udb40\\udc41'],
    ['\ud800', '\\ud800'],
    ['B\u00fcro \u{1f600} \u2764\ufe0f \u0600', 'B\u00fcro \u{1f600} \u2764\ufe0f \u0600'],
  ])('shows %j as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('judges every character of the plane by its properties', () => {
    const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}\ufff9-\ufffb](?<![\ufe0e\ufe0f])/u;
    const wrong = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => hasHidden(character) !== hidden.test(character),
    );
    expect(wrong).toEqual([]);
  });

  it('makes blanks of line ends where a line is wanted', () => {
    expect(visibleLine('a\r\nb\nc\td\u2028e')).toBe('a b c d e');
  });
});

/** What a file in UTF-8 keeps of a text. */
const asUtf8 = (text: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));

it('wellFormed leaves no half of a pair', () => {
  for (const text of texts) expect(wellFormed(text)).toBe(asUtf8(text));
});
