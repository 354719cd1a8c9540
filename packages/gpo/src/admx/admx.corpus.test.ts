import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from '../../../../tests/corpus.ts';
import { admlCodec, admxCodec } from './codec.ts';

describe.skipIf(corpusMissing)(`genuine policy definitions${corpusMissing ? `: ${corpusMissing}` : ''}`, () => {
  it.each([
    ['.admx', corpusFiles('admx', /\.admx$/i), admxCodec, 200],
    ['.adml', corpusFiles('admx', /\.adml$/i), admlCodec, 200],
  ] as const)('%s: every file is read, and written again says the same', (_, files, codec, atLeast) => {
    expect(files.length).toBeGreaterThan(atLeast);
    for (const { path, bytes } of files) {
      const first = codec.decode(bytes);
      if (!first.ok) throw new Error(`${path}: ${JSON.stringify(first.diagnostics)}`);
      const second = codec.decode(codec.encode(first.value as never));
      if (!second.ok) throw new Error(`${path}: ${JSON.stringify(second.diagnostics)}`);
      expect(withoutPlaces(second.value), path).toEqual(withoutPlaces(first.value));
    }
  });
});

/** Positions change when a file is laid out anew. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'at')
      .map(([key, inner]) => [key, withoutPlaces(inner)]),
  );
}
