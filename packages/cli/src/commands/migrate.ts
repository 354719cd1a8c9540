import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Outcome, type ResolvedFleet, resolveFleet } from '@mdav/core';
import { succeed, suggest } from '@mdav/core/format';
import { FROM_MODES, type FromMode, type MigrationOrigin, migrateFleet } from '@mdav/core/migration';
import { MIGRATION_REPORTERS } from '@mdav/review';
import { toldDevices } from '../devices/told-devices.ts';
import { findFleet } from '../disk/find-fleet.ts';
import { chooseOutputs, outputOptions, refuseOverwriting, tellDocument } from '../output/outputs.ts';
import { tellDiagnostics } from '../output/tell-diagnostics.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { PARAMETERS, text } from '../program/options.ts';
import { demandGroup, UsageError } from '../program/usage.ts';

const OPTIONS = {
  from: text(
    'MODE|STATE',
    `where the devices are: ${FROM_MODES.join(', ')}, or a file or folder (default: currentMode of each group)`,
    { paths: 'files' },
  ),
  group: text('NAME', 'only this group'),
  ...outputOptions(MIGRATION_REPORTERS),
  ...PARAMETERS,
};

export const migrate = defineCommand({
  name: 'migrate',
  summary: 'Order the stages from where the devices are to where the fleet wants them',
  usage: 'mdav migrate [FILE] [--from MODE|STATE] [--group NAME] [--format FORMAT] [--output [FORMAT=]FILE]…',
  about: [
    'Every state that a device can get into is looked at; of the shortest ways the one in the documented order is told, as',
    'stages with a gate and a way back each. No way goes through a dead end of the documentation, and none leaves a device',
    'without an active antivirus that had one. Where there is no way, it says what has to change first.',
    'STATE is a file, a folder of them, or `-`: anything that `mdav verify` reads, or the facts of devices as verification',
    'names them, as JSON. What cannot be read is told and left out.',
  ],
  options: OPTIONS,
  operands: { paths: 'files' },
  examples: [
    ['mdav migrate --from active', 'from devices on which Defender is the antivirus'],
    ['mdav migrate --group file-servers --from state.ndjson', 'what is left to do for these devices'],
  ],
  run: runMigrate,
});

async function runMigrate({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  const { from, group } = values;
  const inputs = from === undefined ? operands : [...operands, from];
  const outputs = chooseOutputs(MIGRATION_REPORTERS, values, inputs, io);
  demandOrigin(from, io);
  const loaded = await findFleet('migrate', operands, io);
  const resolved = loaded.outcome.ok ? resolveFleet(loaded.outcome.value) : loaded.outcome;
  tellDiagnostics(resolved.diagnostics, io);
  if (!resolved.ok) return EXIT.unreadable;
  const origin = readOrigin(from, resolved.value, io);
  tellDiagnostics(origin.diagnostics, io);
  if (!origin.ok) return EXIT.unreadable;
  demandGroup(
    group,
    resolved.value.groups.map(({ name }) => name),
  );
  const made = migrateFleet(resolved.value, origin.value, group);
  tellDiagnostics(made.diagnostics, io);
  if (!made.ok) return EXIT.unreadable;
  const file = loaded.source?.file ?? 'mdav.yaml';
  refuseOverwriting(outputs, file, io);
  const given = [
    ...values.env.map((path) => ['--env', path] as const),
    ...values.param.map((value) => ['--param', value] as const),
    ...(values['ignore-unknown-parameters'] ? [['--ignore-unknown-parameters'] as const] : []),
  ];
  tellDocument(outputs, { migration: made.value, file, ...(given.length === 0 ? {} : { given }) }, io);
  const isStuck = made.value.groups.some(({ ways }) => ways.some(({ result }) => result.kind === 'none'));
  return isStuck ? EXIT.findings : EXIT.ok;
}

const isMode = (text: string): text is FromMode => (FROM_MODES as readonly string[]).includes(text);

function demandOrigin(from: string | undefined, io: Io): void {
  if (from === undefined || from === '-' || isMode(from) || existsSync(resolve(io.cwd, from))) return;
  const likely = suggest(from, FROM_MODES);
  throw new UsageError(
    `--from cannot be "${from}": it is no mode, and there is no such file.`,
    likely === undefined ? `Use a file, or one of: ${FROM_MODES.join(', ')}.` : `Did you mean "${likely}"?`,
  );
}

function readOrigin(from: string | undefined, fleet: ResolvedFleet, io: Io): Outcome<MigrationOrigin> {
  if (from === undefined) return succeed({ kind: 'fleet' });
  if (isMode(from)) return succeed({ kind: 'mode', mode: from });
  const read = toldDevices(from, fleet, io);
  return read.ok ? succeed({ kind: 'devices', devices: read.value }, read.diagnostics) : read;
}
