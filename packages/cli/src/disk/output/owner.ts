import { hash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/*
 * Who holds something on the disk, as a part of a file's name: `PID-START-HOME-NONCE`. A name comes into being whole,
 * where the content of a file does not. Whether the owner still lives is only known at home: the same boot of the same
 * machine and, on Linux, the same space of process numbers, since containers count their own.
 */

/** Somebody else's process of another machine, or of this one after a restart, is given up after this long. */
const GIVEN_UP_MS = 10 * 60_000;

interface Owner {
  readonly pid: number;
  /** When the process began, in the words of its machine; 0: not known there. */
  readonly start: string;
  /** Where that is, as `home` says it. */
  readonly at: string;
}

let known: string | undefined;

/** Where this process is at home, as a short word. Found out when somebody asks: most verbs write nothing. */
function home(): string {
  known ??= hash(
    'sha256',
    [hostname(), process.platform, linux('/proc/sys/kernel/random/boot_id'), pidSpace()].join('\n'),
  ).slice(0, 8);
  return known;
}

/** How a holder speaks of itself to people: `process 4711 on BUILD-3 since 2026-05-02T10:11:12Z`. */
export const HOLDER_WORDS = /^process \d+ on [\w.-]+ since [0-9TZ:-]+$/;

/** What this process says of itself. */
export function holderWords(): string {
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  return `process ${process.pid} on ${hostname().replaceAll(/[^\w.-]/g, '_')} since ${now}`;
}

/** A name for this process that no other has, nor has had. */
export function ownerHere(): string {
  return `${process.pid}-${startOf(process.pid) ?? 0}-${home()}-${randomBytes(4).toString('hex')}`;
}

/** The number of the process in such a name. */
export function pidOf(owner: string): string {
  return owner.slice(0, owner.indexOf('-'));
}

/** Whether the owner may still be at work; `ageMs` is how long ago the thing was written. Nothing for any other text. */
export function isAtWork(text: string, ageMs: number): boolean | undefined {
  const owner = ownerOf(text);
  return owner && isOwnerAtWork(owner, ageMs);
}

function ownerOf(text: string): Owner | undefined {
  const match = /^(\d{1,10})-(\d{1,20})-([0-9a-f]{8})-[0-9a-f]{8}$/.exec(text);
  const [, pid, start, at] = match ?? [];
  if (pid === undefined || start === undefined || at === undefined) return undefined;
  return { pid: Number(pid), start, at };
}

function isOwnerAtWork({ pid, start, at }: Owner, ageMs: number): boolean {
  if (at !== home()) return ageMs < GIVEN_UP_MS;
  if (!isRunning(pid)) return false;
  const now = startOf(pid);
  if (start === '0' || now === undefined) return ageMs < GIVEN_UP_MS;
  // Otherwise the number was given to another process since.
  return now === start;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Linux alone tells it without another program, and not to everybody. */
function startOf(pid: number): string | undefined {
  // The second field is the name of the program in brackets, and may hold anything.
  const [state, ...fields] = linux(`/proc/${pid}/stat`).replace(/^.*\)/s, '').trim().split(' ');
  // It has ended, and nobody has waited for it yet.
  return state === 'Z' || state === 'X' ? 'ended' : fields[18];
}

function pidSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function linux(path: string): string {
  if (process.platform !== 'linux') return '';
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
