import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryDisk } from './__tests__/memory-disk.ts';
import { nodeDisk } from './disk.ts';
import { OutputBusy } from './errors.ts';
import { withLock } from './lock.ts';
import { LOCK_PREFIX } from './names.ts';
import { isAtWork, ownerHere } from './owner.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mdav-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A lock as another process would have left it. */
function leaveLock(owner: string, text: string, ageMs = 0): void {
  const place = join(folder, `${LOCK_PREFIX}${owner}`);
  writeFileSync(place, text);
  const then = new Date(Date.now() - ageMs);
  utimesSync(place, then, then);
}

/** Neither of this boot nor of this machine. */
const ELSEWHERE = '4711-0-0badcafe-00000000';
const WORDS = 'process 4711 on BUILD-3 since 2026-05-02T10:11:12Z';
const MINUTES = 60_000;

describe('the lock of a folder', () => {
  it('lets one in after the other, and leaves nothing', () => {
    const order: string[] = [];
    withLock(nodeDisk, folder, (by) => {
      expect(by).toMatch(/^process \d+ on \S+ since \d{4}-/);
      expect(readdirSync(folder)).toHaveLength(1);
      // Within one process as well, for a program that builds in two threads.
      expect(() => withLock(nodeDisk, folder, () => order.push('inner'), 20)).toThrow(OutputBusy);
      order.push('outer');
    });
    withLock(nodeDisk, folder, () => order.push('next'));
    expect(order).toEqual(['outer', 'next']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says who holds it', () => {
    leaveLock(ELSEWHERE, `${WORDS}\n`);
    const busy = (() => {
      try {
        withLock(nodeDisk, folder, () => {}, 20);
        return undefined;
      } catch (error) {
        return error as OutputBusy;
      }
    })();
    expect(busy).toBeInstanceOf(OutputBusy);
    expect(busy?.holder).toBe(WORDS);
    expect(readdirSync(folder)).toEqual([`${LOCK_PREFIX}${ELSEWHERE}`]);
  });

  it.each([
    ['ended', () => `${'999999999'}${ownerHere().replace(/^\d+/, '')}`, 0],
    ['has a number that another process got since', () => ownerHere().replace(/^(\d+)-\d+/, '$1-1'), 11 * MINUTES],
    ['is elsewhere, and has not been heard of for ten minutes', () => ELSEWHERE, 11 * MINUTES],
  ])('takes over from a process that %s, and says from whom', (_, owner, age) => {
    leaveLock(owner(), `${WORDS}\n`, age);
    expect(withLock(nodeDisk, folder, () => 'in')).toEqual({ value: 'in', stale: WORDS });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not print what somebody else put into the file', () => {
    leaveLock(ELSEWHERE, '\u001b[31mred', 11 * MINUTES);
    expect(withLock(nodeDisk, folder, () => {}).stale).toBe('process 4711');
  });

  it('passes over files that only look like locks', () => {
    writeFileSync(join(folder, `${LOCK_PREFIX}note`), '');
    expect(withLock(nodeDisk, folder, () => 'in').value).toBe('in');
    expect(readdirSync(folder)).toEqual([`${LOCK_PREFIX}note`]);
  });

  it('is given back when the work fails, and left to others when the process dies', () => {
    const disk = new MemoryDisk();
    disk.run((calls) => calls.makeFolder('/out'));
    const work = () => {
      throw new Error('no');
    };
    expect(disk.run((calls) => withLock(calls, '/out', work)).error?.message).toBe('no');
    expect(disk.content('/out')).toEqual({ '/': '' });
    for (let killAt = 1; killAt <= 3; killAt++) {
      disk.run((calls) => withLock(calls, '/out', () => {}), { killAt });
      expect(disk.run((calls) => withLock(calls, '/out', () => {})).error).toBeUndefined();
      expect(disk.content('/out')).toEqual({ '/': '' });
    }
  });
});

describe('the name of an owner', () => {
  it('is this process’s own as long as it runs, and nobody else’s', () => {
    const names = Array.from({ length: 100 }, ownerHere);
    expect(new Set(names).size).toBe(100);
    expect(names.every((name) => isAtWork(name, 0))).toBe(true);
    expect(isAtWork('note', 0)).toBeUndefined();
  });
});
