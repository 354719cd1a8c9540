import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ROOM = 4 * 2 ** 30;

/**
 * Puts what the tests write into memory where the system has room for it: on a disk, to make and remove their many small
 * files takes ten times as long. Who names a folder by `TMPDIR` gets that one.
 */
export default function useMemory(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return undefined;
  removeLeft();
  const folder = mkdtempSync(join(MEMORY, `mdav-tests-${process.pid}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (!runsPrograms(folder)) return void remove();
  process.env['TMPDIR'] = folder;
  return remove;
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return Math.min(bavail * bsize, freemem()) > ROOM;
}

/** What runs left that were killed. */
function removeLeft(): void {
  for (const name of readdirSync(MEMORY)) {
    const run = /^mdav-tests-(\d+)-/.exec(name)?.[1];
    if (run !== undefined && !existsSync(`/proc/${run}`)) rmSync(join(MEMORY, name), { recursive: true, force: true });
  }
}

/** Containers often forbid it. */
function runsPrograms(folder: string): boolean {
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
  return spawnSync(program).status === 0;
}
