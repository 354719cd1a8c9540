import { describe, expect, it } from 'vitest';
import { compareEach } from './compare.ts';

describe('files that differ from the folder', () => {
  it('are held without what lies in memory beside them', () => {
    const room = new Uint8Array(1 << 20).fill(1);
    const shared = new Uint8Array(100).fill(2);
    const compared = compareEach({ read: () => undefined }, [
      ['whole', room.subarray(5, 10)],
      ['pieces', [room.subarray(0, 3), shared]],
      ['alone', shared],
    ]);
    const held = [...compared.values()].flatMap(({ content = [] }) =>
      content instanceof Uint8Array ? [content] : content,
    );
    expect(compared.get('whole')?.content).toEqual(new Uint8Array(5).fill(1));
    expect(compared.get('pieces')?.content).toEqual([new Uint8Array(3).fill(1), shared]);
    expect(compared.get('alone')?.content).toBe(shared);
    expect(held.some(({ buffer }) => buffer === room.buffer)).toBe(false);
  });
});
