import { resolve } from 'node:path';
import { type Diagnostic, resolveFleet } from '@mdav/core';
import { count, type RunHistory, type WriterOptions } from '@mdav/review';
import { compareRuns, countRun, expectedGroup, type RunEntry } from '@mdav/verify';
import type { JudgeTask } from '../devices/device-judge.ts';
import { type EarlierRuns, earlierRuns } from '../devices/earlier-runs.ts';
import { usualThreads } from '../devices/judge-team.ts';
import { isEntryMeantBy } from '../devices/meant-devices.ts';
import { stateSources } from '../devices/state-sources.ts';
import { type DeviceCounts, verifyDevices } from '../devices/verify-devices.ts';
import { findFleet } from '../disk/find-fleet.ts';
import { openSink } from '../disk/stream/sink.ts';
import { spool } from '../disk/stream/spool.ts';
import { tellDiagnostics } from '../output/tell-diagnostics.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { demandGroup } from '../program/usage.ts';
import { paintFor } from '../terminal/paint.ts';
import { readVerifyArguments, VERIFY_OPTIONS, type VerifyArguments } from './verify-options.ts';

export const verify = defineCommand({
  name: 'verify',
  elsewhere: ['audit', 'status'],
  summary: 'Hold devices to the fleet by what they tell of themselves',
  usage: 'mdav verify [FILE] --state FILE|FOLDER|-… [--format FORMAT] [--output [FORMAT=]FILE]… [options]',
  about: [
    'Says of every device whether it runs in the wanted mode, why not and what to do, and which settings differ. It reads',
    'what Get-MdavState.ps1 of `mdav build` prints, Get-MpComputerStatus | ConvertTo-Json, and exports of advanced',
    'hunting, as JSON, one JSON document per line, or CSV; any number of devices, in little memory. A device belongs to',
    'the group that its record names, else by device tags and name patterns under `devices` of the fleet file.',
    'It ends with 1 when a device is in a wrong mode or a setting differs, and with 65 when an input could not be read to',
    'its end, or when of no device at all it can be told. A record that cannot be read is told, and the others are verified.',
  ],
  options: VERIFY_OPTIONS,
  operands: { paths: 'files' },
  examples: [
    ['mdav verify --state states.ndjson', 'the fleet of this folder, held against what devices told'],
    ['mdav verify --state states --group file-servers', 'a folder with a file per device'],
    [
      'mdav verify --state status.json --as file-servers',
      'what Get-MpComputerStatus | ConvertTo-Json told of a device',
    ],
    ['mdav verify --state hunting.csv --output verdict.html', 'numbers here and a page in a file'],
    ['mdav verify --state states.ndjson --format ndjson --all', 'every verdict, for another program'],
    [
      'mdav verify --state states --all --since history --output history/2026-11-29.ndjson --output verdict.html',
      'what changed since the last run, with a chart of all of them',
    ],
  ],
  run: runVerify,
});

async function runVerify(given: Given<typeof VERIFY_OPTIONS>, io: Io): Promise<ExitCode> {
  const wanted = readVerifyArguments(given, io);
  const loaded = await findFleet('verify', wanted.file === undefined ? [] : [wanted.file], io);
  const resolved = loaded.outcome.ok ? resolveFleet(loaded.outcome.value) : loaded.outcome;
  tellDiagnostics(resolved.diagnostics, io);
  if (!resolved.ok) return EXIT.unreadable;
  const fleet = resolved.value;
  const names = fleet.groups.map(({ name }) => name);
  for (const group of [wanted.group, wanted.as]) demandGroup(group, names);
  const sources = stateSources(wanted.states, io);
  tellDiagnostics(sources.diagnostics, io);
  if (!sources.ok) return EXIT.unreadable;

  const earlier = wanted.since === undefined ? undefined : readEarlier(wanted.since, fleet.name, wanted, io);
  tellDiagnostics(earlier?.diagnostics ?? [], io);
  if (earlier?.ok === false) return EXIT.unreadable;
  const isFirst = earlier?.value.runs.length === 0;
  if (isFirst) io.err(`There is no earlier run in ${wanted.since}: this is the first.\n`);

  const options: WriterOptions = {
    all: wanted.all || wanted.device !== undefined,
    ...(wanted.limit === undefined ? {} : { limit: wanted.limit }),
    isStrict: wanted.isStrict,
    isModeOnly: wanted.isModeOnly,
  };
  const outputs = wanted.outputs.map(({ reporter, file }) => {
    const sink = openSink(file, io);
    const paint = paintFor(io.color && file === undefined);
    return {
      sink,
      writer: reporter.begin({ write: (more) => sink.write(more), fleet: fleet.name, options, paint, spool }),
    };
  });
  const task: JudgeTask = {
    expected: fleet.groups.map(expectedGroup),
    clock: { today: wanted.date ?? io.today(), ...(wanted.maxAge === undefined ? {} : { maxAgeDays: wanted.maxAge }) },
    meant: { group: wanted.group, device: wanted.device },
    ...(wanted.as === undefined ? {} : { as: { fleet: fleet.name, group: wanted.as } }),
    options,
    reporters: wanted.outputs.map(({ reporter }) => reporter.id),
    isCompared: earlier !== undefined,
  };
  let counts: DeviceCounts | undefined;
  try {
    counts = await verifyDevices(
      sources.value,
      {
        task,
        threads: wanted.threads ?? usualThreads(sources.value),
        writers: outputs.map(({ writer }) => writer),
        tell: (diagnostic) => tellDiagnostics([diagnostic], io),
      },
      io,
    );
    tellRest(counts, io);
    const told = new Set(counts.summary.groups.map(({ group }) => group));
    const groups = fleet.groups
      .filter(({ name }) => wanted.group === undefined || name === wanted.group)
      .filter(({ name }) => wanted.device === undefined || told.has(name))
      .map(({ name, mode }) => ({ name, mode }));
    const history =
      earlier === undefined || isFirst ? {} : { history: historyOf(earlier.value, counts.entries, wanted) };
    if (counts.summary.devices > 0)
      for (const { sink, writer } of outputs) {
        writer.end({ ...counts, fleet: fleet.name, groups, ...history });
        sink.finish();
      }
  } finally {
    if (counts === undefined || counts.summary.devices === 0) for (const { sink } of outputs) sink.abandon();
  }
  return exitOf(counts, wanted, io);
}

function readEarlier(since: string, fleet: string, wanted: VerifyArguments, io: Io): ReturnType<typeof earlierRuns> {
  const written = new Set(wanted.outputs.flatMap(({ file }) => (file === undefined ? [] : [resolve(io.cwd, file)])));
  return earlierRuns(since, { fleet, written, isMeant: isEntryMeantBy(wanted), isModeOnly: wanted.isModeOnly }, io);
}

/** This run beside those before it. */
function historyOf({ runs, last }: EarlierRuns, entries: readonly RunEntry[], wanted: VerifyArguments): RunHistory {
  const isMeant = isEntryMeantBy(wanted);
  return { earlier: runs, now: countRun(entries.filter(isMeant)), comparison: compareRuns(last, entries, isMeant) };
}

/** What was not told one by one. */
function tellRest({ problems, empty }: DeviceCounts, io: Io): void {
  if (empty.length > 0) tellDiagnostics([noDevice(empty)], io);
  const more = problems.count - problems.first.length;
  if (more > 0) io.err(`${count(more, 'further record')} could not be read.\n`);
}

function exitOf(counts: DeviceCounts, { isStrict, group, device }: VerifyArguments, io: Io): ExitCode {
  const { read, broken, right, summary } = counts;
  if (read === 0) return EXIT.unreadable;
  if (summary.devices === 0) {
    tellDiagnostics([nothingMeant(group, device, read)], io);
    return EXIT.unreadable;
  }
  if (isStrict && right < summary.devices) return EXIT.findings;
  const hasWrongSettings = summary.groups.some(({ devicesWithWrongSettings }) => devicesWithWrongSettings > 0);
  if (summary.verdicts.wrong > 0 || hasWrongSettings) return EXIT.findings;
  if (summary.verdicts.unknown === summary.devices) {
    tellDiagnostics([nothingTold(summary.devices)], io);
    return EXIT.unreadable;
  }
  // What was not read may hold anything.
  return broken > 0 ? EXIT.unreadable : EXIT.ok;
}

function noDevice([file = '', ...others]: readonly string[]): Diagnostic {
  return {
    code: 'state-no-record',
    severity: 'warning',
    message:
      others.length === 0
        ? 'There is no device in it.'
        : `There is no device in ${others.length + 1} of the inputs; this is the first.`,
    at: { file },
    hint: 'Collect the state of the devices first, or name another file.',
  };
}

/** Without a single verdict nothing was verified, whatever could be read. */
function nothingTold(devices: number): Diagnostic {
  return {
    code: 'state-nothing-told',
    severity: 'error',
    message: `Nothing was verified: of ${devices === 1 ? 'the one device it cannot' : `none of the ${devices} devices it can`} be told whether it is in the wanted mode.`,
    at: {},
    hint: 'See the causes above; `--as GROUP` takes every device for one of that group.',
  };
}

function nothingMeant(group: string | undefined, device: string | undefined, read: number): Diagnostic {
  const what = [
    ...(device === undefined ? [] : [`is named ${device}`]),
    ...(group === undefined ? [] : [`belongs to ${group}`]),
  ].join(' and ');
  return {
    code: 'state-nobody-meant',
    severity: 'error',
    message:
      read === 1
        ? `The one device of the data is another: it would have to be one that ${what}.`
        : `None of the ${read} devices of the data ${what}.`,
    at: {},
    hint: 'Run it without --group and --device to see which devices there are.',
  };
}
