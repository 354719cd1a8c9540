import { describe, expect, it } from 'vitest';
import { showValue } from '../value/show-value.ts';
import { valueText } from '../value/value-text.ts';
import { partText } from './value.ts';

describe('a part of a value', () => {
  it.each<[string, string | number, string]>([
    ['hours', 1, '1 hour'],
    ['days', 1, '1 day'],
    ['minutes', 0, '0 minutes'],
    ['seconds', 50, '50 seconds'],
    ['low', 'quarantine', 'low: quarantine'],
  ])('%s, %s', (key, part, text) => {
    expect(partText(key, part)).toBe(text);
  });

  it('reads alike wherever a value is shown', () => {
    expect([valueText({ hours: 1 }), showValue({ hours: 1 })]).toEqual(['1 hour', '1 hour']);
    expect([valueText({ days: 30 }), showValue({ days: 30 })]).toEqual(['30 days', '30 days']);
  });
});
