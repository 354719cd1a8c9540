import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Given, GivenParameter, Outcome } from '@mdav/core';
import { parseParameters } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import type { Io } from '../program/io.ts';
import { UsageError } from '../program/usage.ts';
import type { ReadLayer } from './outside-layers.ts';
import { readText } from './read-text.ts';

/**
 * The values that the command line gives to parameters: those of files, then those that are written out. Files are read
 * from the disk, or as a commit had them.
 *
 * Errors: `fleet-not-found` and those of `parseParameters`. Throws `UsageError`.
 */
export function givenParameters({ parameters, cwd }: Io, read: ReadLayer = readDisk): Outcome<Given> {
  if (parameters === undefined) return succeed({});
  const given: GivenParameter[] = [];
  for (const file of parameters.files) {
    const text = read(resolve(cwd, file));
    if (!text.ok) return text;
    if (text.value === undefined) return missing(file, resolve(cwd, file));
    const outcome = parseParameters({ text: text.value, file });
    if (!outcome.ok) return outcome;
    for (const one of outcome.value) given.push(one);
  }
  const all = [...given, ...parameters.values.map(writtenOut)];
  return succeed({ parameters: all, ...(parameters.ignoresUnknown === true ? { unknownParameters: 'ignored' } : {}) });
}

function writtenOut(written: string): GivenParameter {
  const [name = '', ...rest] = written.split('=');
  if (name === '' || rest.length === 0)
    throw new UsageError(
      `--param takes NAME=VALUE, not "${written}".`,
      'Write a name, =, and the value: --param ring=pilot.',
    );
  return { name, said: { kind: 'text', text: rest.join('=') }, at: { path: `--param ${name}` } };
}

function missing(file: string, path: string): Outcome<never> {
  const isThere = existsSync(path);
  // Parameters may be read more than once, and a pipe gives what it has once.
  const hint = isThere
    ? 'Give --env a file on disk; leave it out where no value is to be given.'
    : 'Check the path of --env: it starts at this folder.';
  const message = isThere ? `${file} is a folder, a pipe or a device, and no file.` : `There is no file ${file}.`;
  return fail([{ code: 'fleet-not-found', severity: 'error', message, at: { file }, hint }]);
}

function readDisk(path: string): Outcome<string | undefined> {
  return succeed(readText(path));
}
