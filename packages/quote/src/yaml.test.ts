import { hiddenIn, manyTexts } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { yamlText } from './yaml.ts';

describe('yamlText, read by two readers of YAML', () => {
  const texts = manyTexts(1000);

  it.each(['1.2', '1.1'] as const)('is exactly the text in YAML %s, as a value, in a list and as a key', (version) => {
    for (const text of texts) {
      const written = yamlText(text);
      expect(hiddenIn(written)).toEqual([]);
      const document = parseDocument(`as a value: ${written}\nin a list: [${written}, 1]\n? ${written}\n: c\n`, {
        version,
      });
      expect([...document.errors, ...document.warnings], written).toEqual([]);
      const known = document.toJS() as Readonly<Record<string, unknown>>;
      expect(known['as a value']).toBe(text);
      expect(known['in a list']).toEqual([text, 1]);
      expect(known[text]).toBe('c');
    }
  });

  it('is JSON too, while no character of other planes hides', () => {
    for (const text of texts.filter((one) => !/[\u{10000}-\u{10ffff}]/u.test(one)))
      expect(JSON.parse(yamlText(text))).toBe(text);
    expect(parse(yamlText('\u{e0041}'))).toBe('\u{e0041}');
  });
});
