import { hiddenIn, manyTexts } from '@mdav/testkit';
import { expect, it } from 'vitest';
import { jsonText } from './json.ts';

it.each([0, 2])('jsonText hides nothing, and is the value for every reader, indented by %s', (indent) => {
  for (const text of manyTexts(1000)) {
    const value = { name: text, [text]: [text, { text }, 1, null], none: {} };
    const written = jsonText(value, indent);
    expect(hiddenIn(written.replaceAll('\n', ''))).toEqual([]);
    expect(JSON.parse(written)).toEqual(value);
    expect(written.split('\n')).toHaveLength(JSON.stringify(value, null, indent).split('\n').length);
  }
});
