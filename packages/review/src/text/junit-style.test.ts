import { element, xmlText } from '@mdav/xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JUNIT_STYLE } from './junit-style.ts';

const written = (text: string) => xmlText(element('a', { b: text }, [text]), JUNIT_STYLE);

describe('texts of JUnit', () => {
  // What hides takes the long way: whatever is in front of it has to come out the same.
  it('are escaped alike on the short ways and on the long one', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'ab :#[\n\t&<>"\'\u00e9\u2192vso'),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (one) => {
        expect(written(`${one}\u00ad`).replaceAll('\\u00ad', '')).toBe(written(one));
      }),
      { numRuns: 2000 },
    );
  });
});
