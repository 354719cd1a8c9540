import { describe, expect, it } from 'vitest';
import { FLEETS, type Written, wordsIn } from '../__tests__/fleets.ts';
import { cursorAt } from './cursor.ts';

describe.each(Object.entries(FLEETS))('a fleet %s', (_, [text, isJson]) => {
  const written = wordsIn(text, isJson);
  const seenAt = (source: string, offset: number) => {
    const cursor = cursorAt(source, offset, isJson);
    return cursor === undefined ? 'nothing' : show({ ...cursor, ...cursor.span });
  };
  const show = ({ role, path, word, start, end }: Written) => `${role} ${path.join('.')} "${word}" ${start}-${end}`;

  it('has every word at each of its offsets, both ends among them', () => {
    expect(written.length).toBeGreaterThan(20);
    const seen: string[] = [];
    const wanted: string[] = [];
    for (const one of written)
      for (let offset = one.start; offset <= one.end; offset++) {
        seen.push(`${offset}: ${seenAt(text, offset)}`);
        wanted.push(`${offset}: ${show(one)}`);
      }
    expect(seen).toEqual(wanted);
  });

  it('knows where a word is that is half written or not written yet, whatever stands behind it', () => {
    const seen: string[] = [];
    const wanted: string[] = [];
    for (const one of written)
      for (const half of halvesOf(text.slice(one.start, one.end), one.role)) {
        // An editor closes the quote that somebody opens.
        const quote = /^["']/.exec(half)?.[0] ?? '';
        const cut = `${text.slice(0, one.start)}${half}${quote}${text.slice(one.end)}`;
        const at = one.start + half.length;
        seen.push(`${half}| of ${one.word}: ${seenAt(cut, at)}`);
        const word = half.slice(quote.length);
        wanted.push(`${half}| of ${one.word}: ${show({ ...one, word, end: at + quote.length })}`);
      }
    expect(seen).toEqual(wanted);
  });

  it('is at nothing behind a bracket that closes, and before one that opens', () => {
    const inWord = (offset: number) => written.some(({ start, end }) => offset >= start && offset <= end);
    const isBefore = (offset: number) => /[[{]/.test(text[offset] ?? '') && !/[[{]/.test(text[offset - 1] ?? '');
    const isBehind = (offset: number) => /[\]}]/.test(text[offset - 1] ?? '') && !/[\]}]/.test(text[offset] ?? '');
    const between = [...text, ''].flatMap((_, offset) =>
      !inWord(offset) && (isBefore(offset) || isBehind(offset)) ? [`${offset}: ${seenAt(text, offset)}`] : [],
    );
    expect(between.filter((seen) => !seen.endsWith('nothing'))).toEqual([]);
  });
});

/** The beginnings of a word. A key needs a letter, and half an escape is none. */
function halvesOf(source: string, role: Written['role']): readonly string[] {
  const least = role === 'key' || /^["']/.test(source) ? 1 : 0;
  const beginnings = Array.from({ length: source.length }, (_, length) => source.slice(0, length)).slice(least);
  const whole = (half: string) => !/\s$/.test(half) && !(half.startsWith('"') && /(?:^|[^\\])\\(?:\\\\)*$/.test(half));
  return [...(role === 'value' ? [''] : []), ...beginnings.filter(whole)];
}
