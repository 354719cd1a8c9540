import { describe, expect, it } from 'vitest';
import { booleanOf, wholeNumberOf } from './plain.ts';

describe('true and false', () => {
  it.each<[unknown, boolean | undefined]>([
    [true, true],
    [false, false],
    [1, true],
    [0, false],
    ['1', true],
    ['0', false],
    ['True', true],
    ['FALSE', false],
    [' False ', false],
    ['WAHR', true],
    ['FALSCH', false],
    ['Falsch', false],
    ['VRAI', true],
    ['FAUX', false],
    ['FALSO', false],
    ['VERO', true],
    ['FAŁSZ', false],
    ['YANLIŞ', false],
    ['EPÄTOSI', false],
    ['ЛОЖЬ', false],
    ['', undefined],
    ['2', undefined],
    [2, undefined],
    ['no', undefined],
    ['falsehood that is long', undefined],
    [null, undefined],
    [{ value: false }, undefined],
  ])('%j is read as %s', (value, truth) => {
    expect(booleanOf(value)).toBe(truth);
  });
});

describe('a whole number', () => {
  it.each<[unknown, number | undefined]>([
    [7, 7],
    ['7', 7],
    [' 65535 ', 65_535],
    ['4294967295', 4_294_967_295],
    ['', undefined],
    [' ', undefined],
    ['7,0', undefined],
    [-1, undefined],
    [30.5, undefined],
    [1e20, undefined],
    [null, undefined],
  ])('%j is read as %s', (value, number) => {
    expect(wholeNumberOf(value)).toBe(number);
  });
});
