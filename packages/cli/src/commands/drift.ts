import { resolve } from 'node:path';
import { type Diagnostic, type Outcome, type ResolvedFleet, resolveFleet } from '@mdav/core';
import { type FileTree, fail, hasErrors, succeed, suggest } from '@mdav/core/format';
import {
  currentCopies,
  estateOf,
  everyPolicyIn,
  type FoundPolicy,
  type GivenGroup,
  isCalled,
  joinPath,
  type NamedFiles,
  noPolicyIn,
  otherResources,
  recognise,
  unreadFile,
} from '@mdav/import';
import {
  DRIFT_REPORTERS,
  driftFleet,
  isDrifted,
  isNothingCompared,
  isPartlyUnread,
  isWeaker,
  type UnreadPlace,
} from '@mdav/review';
import { findFleet } from '../disk/find-fleet.ts';
import { readSettled } from '../disk/output/settle.ts';
import { adoptDrift } from '../output/adopt-drift.ts';
import { nothingCompared } from '../output/nothing-compared.ts';
import { chooseOutputs, outputOptions, refuseOverwriting, tellDocument } from '../output/outputs.ts';
import { partlyUnread } from '../output/partly-unread.ts';
import { tellDiagnostics } from '../output/tell-diagnostics.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { flag, MAX_CHARACTERS, PARAMETERS, texts } from '../program/options.ts';
import { UsageError } from '../program/usage.ts';
import { divideOperands } from '../read/divide-operands.ts';
import { complianceIn } from '../read/found-compliance.ts';
import { readNamed } from '../read/named-files.ts';
import { isForeignJson, isForeignPart, isOfUnreadPart, unreadPlaces } from '../read/unread-places.ts';
import { type ReadWanted, readWanted } from '../read/wanted-fleet.ts';

const OPTIONS = {
  actual: texts('PATH', 'what was exported: a file or a folder. Any number of times', { paths: 'files' }),
  group: texts(
    'GROUP[=POLICY]',
    'whose a policy is, by its name, path or folder; without one, of all that nothing tells',
  ),
  precedence: texts('GPO', 'link order: a GPO by name or folder, the one that wins first. Any number of times'),
  ignore: texts('POLICY', 'a policy of somebody else, by its name, path or folder. Any number of times'),
  adopt: flag('write what counts in the estate into the fleet file, in the group that it is for'),
  'adopt-errors': flag('write what brings an error into the fleet, too', { beside: 'adopt' }),
  ...outputOptions(DRIFT_REPORTERS),
  'max-characters': MAX_CHARACTERS,
  ...PARAMETERS,
};

export const drift = defineCommand({
  name: 'drift',
  summary: 'Tell what exported policies say other than the fleet',
  usage: 'mdav drift [FILE] --actual PATH [PATH…] [--group GROUP[=POLICY]]… [--precedence GPO]… [options]',
  about: [
    'Reads exports of GPOs, Intune, registration files, PolicyRules, Get-MpPreference, states of devices and whatever else',
    '`mdav list sources` names, and holds them against the fleet by meaning: what is weaker, stronger or other, where both',
    'sides say it, what is said twice or by policies that disagree, what no fleet wrote, and what is not in what was given.',
    'A policy is for the group that its description or its name tells, a device for the one that it names or that has it;',
    'of any other, --group tells. With a group alone, only that one is looked at.',
    'Files and folders of policy that stand beside the fleet are taken as further paths of --actual, so that a shell may',
    'write them: `--actual exports/*.reg`.',
    'It ends with 1 when something protects less than the fleet says, or may, with 2 when anything else drifted, and with',
    '65 when nothing could be compared, or nothing drifted in what could be read and something could not.',
  ],
  options: OPTIONS,
  operands: { paths: 'files' },
  examples: [
    [
      'mdav drift --actual gpo-backups --actual intune-export',
      'the domain and the tenant against the fleet of this folder',
    ],
    ['mdav drift mdav.yaml --actual old.reg --group file-servers', 'a file that does not say whose it is'],
    ['mdav drift --actual intune-export --adopt', 'take over what somebody changed for good reasons'],
    ['mdav drift --actual gpos --precedence "contoso - file-servers - Defender"', 'who wins, where GPOs disagree'],
  ],
  run: runDrift,
});

async function runDrift({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  if (values.actual.length === 0)
    throw new UsageError('`mdav drift` needs what was exported.', 'Name it: mdav drift --actual gpo-backups');
  const outputs = chooseOutputs(DRIFT_REPORTERS, values, [...operands, ...values.actual], io);
  const { fleets, exports } = divideOperands(operands, io.cwd);
  const actual = [...values.actual, ...exports];
  const loaded = await findFleet('drift', fleets, io);
  const resolved = loaded.outcome.ok ? resolveFleet(loaded.outcome.value) : loaded.outcome;
  tellDiagnostics(resolved.diagnostics, io);
  if (!resolved.ok || loaded.source === undefined) return EXIT.unreadable;
  refuseOverwriting(outputs, loaded.source.file, io);
  if (values['adopt-errors'] && !values.adopt)
    throw new UsageError('--adopt-errors says what --adopt writes.', 'Add --adopt, or leave it out.');
  if (values.adopt && loaded.source.kind !== 'file')
    throw new UsageError(
      `${loaded.source.file} cannot be written to.`,
      'Name a YAML or JSON file, or leave --adopt out.',
    );
  const fleet = resolved.value;
  const given = values.group.map((written) => givenGroup(written, fleet));

  const wanted = readWanted(fleet, io.today());
  const found = wanted.ok ? foundIn(actual, io) : wanted;
  tellDiagnostics([...(wanted.ok ? wanted.diagnostics : []), ...found.diagnostics], io);
  if (!wanted.ok || !found.ok) return EXIT.unreadable;
  const { policies, compliance, unread } = found.value;
  refuseStrangers(values, given, [...policies, ...compliance], unread);

  // Whoever passes over the latest copy of an object wants the one before.
  const isPassed = (policy: FoundPolicy) => values.ignore.some((called) => isCalled(policy, called));
  const current = currentCopies(policies.filter((policy) => !isPassed(policy)));
  tellDiagnostics(current.notes, io, true);

  const estate = estateOf([...current.policies, ...policies.filter(isPassed)], {
    ...factsOf(fleet, wanted.value, given),
    ...values,
    ignored: values.ignore,
  });
  // Of compliance policies only those count that are known to be a group's: every tenant has others.
  const asking = estateOf(compliance, {
    ...factsOf(
      fleet,
      wanted.value,
      given.filter(({ policy }) => policy !== undefined),
    ),
    ...values,
    ignored: values.ignore,
  });
  const only = new Set(given.filter(({ policy }) => policy === undefined).map(({ group }) => group));
  const isLooked = ({ group }: { readonly group: string }) => only.size === 0 || only.has(group);
  const { wanted: whole } = wanted.value;
  const kept = unread.filter((place) => !values.ignore.some((called) => isCalled(place, called)));
  const passed = { ...estate, ignored: estate.ignored + asking.ignored + unread.length - kept.length };
  const made = driftFleet({ ...whole, groups: whole.groups.filter(isLooked) }, passed, kept, asking.groups);
  const isNothing = isNothingCompared(made);
  const wishes = { date: io.today(), rules: loaded.rules ?? [], withErrors: values['adopt-errors'] };
  const adoption = values.adopt && !isNothing ? adoptDrift(loaded, made, wishes, io) : undefined;
  const maxCharacters = values['max-characters'];
  const report = {
    drift: made,
    actual,
    ...(adoption === undefined ? {} : { adoption }),
    ...(maxCharacters === undefined ? {} : { maxCharacters }),
  };
  tellDocument(outputs, report, io);
  if (isNothing) {
    tellDiagnostics([nothingCompared(made)], io);
    return EXIT.unreadable;
  }
  if (isWeaker(made)) return EXIT.findings;
  if (isDrifted(made)) return EXIT.differences;
  if (!isPartlyUnread(made)) return EXIT.ok;
  tellDiagnostics([partlyUnread(made)], io);
  return EXIT.unreadable;
}

function factsOf(fleet: ResolvedFleet, { names }: ReadWanted, given: readonly GivenGroup[]) {
  const groups = fleet.groups.map(({ name, was, devices }) => ({
    fleet: fleet.name,
    group: name,
    ...(was === undefined ? {} : { was }),
    ...(devices === undefined ? {} : { match: devices }),
  }));
  return { fleet: fleet.name, groups, names, given };
}

/** `GROUP` or `GROUP=POLICY`. */
function givenGroup(written: string, { groups }: ResolvedFleet): GivenGroup {
  const [, called = written, policy] = /^([^=]*)=(.*)$/s.exec(written) ?? [];
  const names = groups.map(({ name }) => name);
  const group = names.find((name) => name.toLowerCase() === called.trim().toLowerCase());
  if (group === undefined || policy === '') {
    const likely = suggest(called, names);
    throw new UsageError(
      policy === '' ? `--group ${written} names no policy.` : `The fleet has no group "${called}".`,
      likely === undefined ? `It has: ${names.slice(0, 8).join(', ')}.` : `Did you mean "${likely}"?`,
    );
  }
  return policy === undefined ? { group } : { group, policy };
}

interface Found {
  readonly policies: readonly FoundPolicy[];
  readonly compliance: readonly FoundPolicy[];
  readonly unread: readonly UnreadPlace[];
}

/** The policies of everything that was named. Who names something wants it: a file or folder without policy is an error. */
function foundIn(paths: readonly string[], io: Io): Outcome<Found> {
  const diagnostics: Diagnostic[] = [];
  const unread: Diagnostic[] = [];
  const policies: FoundPolicy[] = [];
  const compliance: FoundPolicy[] = [];
  const named = paths.map(
    (path) => [path, readSettled(resolve(io.cwd, path), io, () => readNamed(path, io.cwd))] as const,
  );
  const others: (readonly [path: string, bytes: Uint8Array])[] = [];
  const alone = new Map(named.flatMap(([, read]) => (read.ok ? aloneIn(read.value) : [])));
  for (const [path, read] of named) {
    for (const one of read.diagnostics) diagnostics.push(one);
    // A pattern of a shell names the undo beside what it takes back.
    if (!read.ok || aloneIn(read.value).some(([file, bytes]) => isRepeat(file, bytes, alone))) continue;
    const found = everyPolicyIn(read.value);
    for (const one of found.problems) diagnostics.push(one);
    const ofFile = new Map([...read.value.files].map(([file, bytes]) => [joinPath(read.value.root, file), bytes]));
    for (const one of found.problems.filter(({ at }) => !isForeignJson(ofFile.get(at.file ?? '')))) unread.push(one);
    const asking = complianceIn(read.value);
    for (const one of asking) compliance.push(one);
    if (found.policies.length + asking.length === 0 && !hasErrors(found.problems))
      diagnostics.push(noPolicy(path, read.value.files));
    for (const one of found.policies) policies.push(one);
    for (const one of read.diagnostics) unread.push(one);
    // What was named itself is an error where it holds no policy.
    if (!read.value.files.has(''))
      for (const file of found.others) others.push([file, ofFile.get(file) ?? new Uint8Array()]);
    const beside = new Set(found.policies.map(({ path: file }) => file));
    const mixed = [...beside].flatMap((file) => otherResources(file, ofFile.get(file) ?? new Uint8Array()) ?? []);
    for (const one of mixed) diagnostics.push(one);
    for (const one of mixed) unread.push(one);
    // What only a part could be read of says less than it does. What is told of a file is known to every policy in it.
    const told = found.policies.flatMap(({ notes, path: file }) =>
      notes
        .filter((note) => note.severity === 'error' || note.code === 'intune-object-not-read' || isOfUnreadPart(note))
        .map((note) => ({ ...note, at: { file, ...note.at } })),
    );
    for (const one of new Map(told.map((note) => [JSON.stringify(note), note])).values()) diagnostics.push(one);
    // A part that nobody knows is none of ours in a policy that has nothing to do with Defender.
    for (const one of told.filter(
      (note) => isOfUnreadPart(note) && !isForeignPart(note, ofFile.get(note.at.file ?? '')),
    ))
      unread.push(one);
  }
  const isKnown = (id: string) => policies.some(({ copy }) => copy?.object.startsWith(id.toUpperCase()));
  const passed = others.flatMap(([path, bytes]) => {
    const one = unreadFile(path, bytes, isKnown);
    return one === undefined ? [] : [{ ...one, hint: `${one.hint} ${IGNORE}` }];
  });
  for (const one of passed) diagnostics.push(one);
  for (const one of passed) unread.push(one);
  return hasErrors(diagnostics)
    ? fail(diagnostics)
    : succeed({ policies, compliance, unread: unreadPlaces(unread) }, diagnostics);
}

const IGNORE = 'Pass over it with --ignore where it is as it should be.';

/** A file that was named itself, under its path. */
function aloneIn({ root, files }: NamedFiles): readonly (readonly [string, Uint8Array])[] {
  const bytes = files.get('');
  return bytes === undefined ? [] : [[root, bytes]];
}

function isRepeat(path: string, bytes: Uint8Array, files: FileTree): boolean {
  const found = recognise(bytes);
  return found.kind === 'policy' && found.source.isRepeat?.(path, files) === true;
}

/** Nothing to compare, with the reason where it is a file of ours. */
function noPolicy(path: string, files: FileTree): Diagnostic {
  const about = { code: 'artifact-unknown', severity: 'error', at: { file: path } } as const;
  const alone = files.get('');
  if (alone !== undefined && recognise(alone).kind === 'fleet')
    return {
      ...about,
      message: `${path} is a fleet, and drift is held against what was exported.`,
      hint: 'Compare two fleets with `mdav plan --against` or `mdav diff`.',
    };
  if (files.has('manifest.json') && [...files.keys()].some((file) => file.endsWith('/expected.json')))
    return {
      ...about,
      message: `${path} is an output folder, and no file in it carries a setting.`,
      hint: 'Read the RUNBOOK.md of each group: what it asks for is set by hand, and nothing tells it back.',
    };
  return noPolicyIn(path, alone);
}

/** A name that no policy has is a mistake of the command line, and hardly one that should go unnoticed. */
function refuseStrangers(
  { precedence, ignore }: Given<typeof OPTIONS>['values'],
  given: readonly GivenGroup[],
  policies: readonly FoundPolicy[],
  unread: readonly UnreadPlace[],
): void {
  const asked = [
    ...given.flatMap(({ policy }) => (policy === undefined ? [] : [['--group', policy] as const])),
    ...precedence.map((called) => ['--precedence', called] as const),
    ...ignore.map((called) => ['--ignore', called] as const),
  ];
  for (const [option, called] of asked) {
    if (policies.some((policy) => isCalled(policy, called))) continue;
    if (option === '--ignore' && unread.some((place) => isCalled(place, called))) continue;
    const names = [...new Set(policies.map(({ name, path }) => name ?? path))];
    const likely = suggest(called, names);
    throw new UsageError(
      `${option}: nothing that was given is called "${called}".`,
      likely === undefined ? `There is: ${names.slice(0, 6).join(', ')}.` : `Did you mean "${likely}"?`,
    );
  }
}
