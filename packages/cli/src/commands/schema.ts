import { readSchema } from '../disk/read-schema.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import type { Options } from '../program/options.ts';

export const schema = defineCommand({
  name: 'schema',
  summary: 'Print the JSON Schema of the fleet file',
  usage: 'mdav schema',
  about: [
    'An editor that has the schema completes and explains every key of a fleet. It is also the file',
    '@mdav/core/fleet.schema.json, which a fleet can name in its first line:',
    '  # yaml-language-server: $schema=./node_modules/@mdav/core/fleet.schema.json',
  ],
  options: {},
  examples: [
    ['mdav schema', 'to look at'],
    ['mdav schema > fleet.schema.json', 'a copy for an editor'],
  ],
  run: runSchema,
});

async function runSchema(_: Given<Options>, io: Io): Promise<ExitCode> {
  io.out(readSchema());
  return EXIT.ok;
}
