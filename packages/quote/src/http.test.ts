import { hiddenIn, manyTexts } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { httpComment, httpJson } from './http.ts';

const texts = manyTexts(1000);

describe('files of requests', () => {
  it.each(['#', '###'] as const)('a comment after %s is one line, and no instruction', (signs) => {
    for (const text of texts) {
      const written = httpComment(text, signs);
      expect(hiddenIn(written)).toEqual([]);
      // As REST Client looks for instructions: # @name, # @prompt, # @no-redirect and so on.
      expect(written).not.toMatch(/^\s*(?:#+|\/{2,})\s*@/);
      expect(written.startsWith(`${signs} `)).toBe(true);
    }
  });

  it('a body takes in the variables that it is to, and whole texts alone', () => {
    const written = httpJson({ a: '<X>', b: 'say <X>', c: '{{$processEnv X}}' }, new Map([['<X>', 'X']]));
    expect(JSON.parse(written)).toEqual({ a: '{{$processEnv X}}', b: 'say <X>', c: '{{$processEnv X}}' });
    expect(written.match(/\{{2}(.+?)\}{2}/g)).toEqual(['{{$processEnv X}}']);
  });

  it('a body is the value exactly, and takes in no variable', () => {
    for (const text of texts) {
      const value = { name: text, [text]: [text, { deep: { deeper: { text } } }], none: {} };
      const written = httpJson(value);
      // As REST Client looks for variables.
      expect(written).not.toMatch(/\{{2}(.+?)\}{2}/);
      expect(written).not.toContain('{{');
      expect(hiddenIn(written.replaceAll('\n', ''))).toEqual([]);
      expect(JSON.parse(written)).toEqual(value);
    }
  });
});
