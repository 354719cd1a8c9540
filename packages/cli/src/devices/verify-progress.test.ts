import { describe, expect, it } from 'vitest';
import type { Io } from '../program/io.ts';
import { progressText, type Reached, verifyProgress } from './verify-progress.ts';

describe('the line of progress', () => {
  it.each<[string, Partial<Reached>, string]>([
    ['of a stream', { total: undefined }, '500 devices, 0.5 MB/s'],
    ['at the beginning', { milliseconds: 800 }, '500 devices, 1.3 MB/s, 25 % read'],
    ['on its way', {}, '500 devices, 0.5 MB/s, 25 % read, 6 s left'],
    ['of much', { total: 1e9 }, '500 devices, 0.5 MB/s, 0 % read, 34 min left'],
    ['at the end', { total: 1e6 }, '500 devices, 0.5 MB/s, 100 % read, 0 s left'],
    ['of a file that grows', { total: 1e5 }, '500 devices, 0.5 MB/s'],
    ['before anything was read', { bytes: 0 }, '500 devices, 0.0 MB/s'],
  ])('%s', (_, reached, line) => {
    expect(progressText({ devices: 500, bytes: 1e6, total: 4e6, milliseconds: 2000, ...reached })).toBe(line);
  });

  it('asks no file for its size where nobody watches', () => {
    const size = () => {
      throw new Error('asked');
    };
    const progress = verifyProgress([{ file: 'a', chunks: () => [], size }], {} as Io);
    expect(() => progress.show(1)).not.toThrow();
  });
});
