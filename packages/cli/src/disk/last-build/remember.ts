import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Io } from '../../program/io.ts';
import { quietly } from '../output/disk.ts';
import { cacheFolder } from './cache-folder.ts';
import { type Asked, hashesOfFiles, isEqual, type LastBuild, placeOf, programHere } from './last-build.ts';

/** So many lines are remembered; those that were typed longest ago are forgotten. */
const MOST = 64;

/** How a build came out. */
export type BuildEnd = Pick<LastBuild, 'out' | 'manifest' | 'said'>;

/**
 * To be called before a build reads the files that it is made of, and what it gives back with the end: then the next one
 * need not be made when nothing has changed. Nothing where nothing can be remembered, which is no matter.
 */
export function beginRemembering(
  args: readonly string[],
  files: readonly string[],
  io: Pick<Io, 'cwd' | 'color' | 'today' | 'env'>,
): ((end: BuildEnd) => void) | undefined {
  const cache = cacheFolder(io.env);
  const program = programHere();
  if (cache === undefined || program === undefined) return undefined;
  const inputs = hashesOfFiles(files, io.cwd);
  if (inputs === undefined) return undefined;
  const asked: Asked = {
    args,
    cwd: io.cwd,
    color: io.color,
    today: io.today(),
    epoch: io.env['SOURCE_DATE_EPOCH'] ?? null,
  };
  return (end) => {
    // Written to in between: what of it was read is not known.
    if (!isEqual(hashesOfFiles(files, io.cwd), inputs)) return;
    const last: LastBuild = { formatVersion: 1, program, asked, inputs, ...end };
    quietly(() => writeRecord(placeOf(cache, asked), JSON.stringify(last)));
  };
}

/** Whole or not at all; two builds at once each write their own. */
function writeRecord(place: string, text: string): void {
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  const staged = `${place}.${process.pid}`;
  writeFileSync(staged, text, { mode: 0o600 });
  renameSync(staged, place);
  forget(dirname(place), basename(place));
}

function forget(cache: string, newest: string): void {
  const others = readdirSync(cache).filter((name) => name.startsWith('build-') && name !== newest);
  if (others.length < MOST) return;
  const aged = others.map((name) => ({ name, at: statSync(join(cache, name)).mtimeMs })).sort((a, b) => b.at - a.at);
  for (const { name } of aged.slice(MOST - 1)) rmSync(join(cache, name), { force: true });
}
