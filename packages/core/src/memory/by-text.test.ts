import { expect, it } from 'vitest';
import { byText } from './by-text.ts';

it('makes something of each text once, until there are too many', () => {
  const asked: string[] = [];
  const twice = byText((text) => {
    asked.push(text);
    return text + text;
  }, 2);
  expect(['a', 'b', 'a', 'b', 'c', 'a'].map(twice)).toEqual(['aa', 'bb', 'aa', 'bb', 'cc', 'aa']);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
