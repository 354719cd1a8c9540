import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DECISION_TABLE } from '../../../packages/core/dist/decision.js';
import { expectedGroup, groupFacts } from '../../../packages/verify/dist/index.js';
import { here, runScript, withFolder } from '../engine.mjs';
import { randomOf } from '../random.mjs';
import { chanceDevice } from './chance.mjs';
import { deviceOf } from './device.mjs';
import { edgeDevices } from './edges.mjs';
import { holdExports } from './exports.mjs';
import { devicesForRow, isForDevices } from './from-facts.mjs';
import { FLEET, groups } from './groups.mjs';
import { detectedBy, holdLaws } from './laws.mjs';
import { holdProbes, LANGUAGES, PROBE_STEPS, PROBES } from './probes.mjs';
import { scriptsOf } from './scripts.mjs';
import { holdModes, stepsOf } from './steps.mjs';

/** One device in so many is also run in constrained language mode, and in the ways that say nothing new on most devices. */
const SAMPLED = 5;

/** Scripts of devices: collector, detection, remediation and the package of the forcing value, group by group. */
export async function run({ devices: count, seed, tally, only, workers }) {
  const chosen = [...groups().entries()].filter(([, { name }]) => only === undefined || name.includes(only));
  const cases = chosen.map(([index, group]) => caseOf(group, count, randomOf(seed + index * 7919)));
  const [rows, statements, collected] = [new Set(), new Map(), []];
  await withFolder(async (folder) => {
    await countStatements(folder, cases, tally);
    // Those with the most devices first, so that no process ends long after the others.
    const shares = Array.from({ length: Math.min(workers, cases.length) }, () => []);
    for (const [turn, one] of cases.toSorted((a, b) => b.devices.length - a.devices.length).entries())
      shares[turn % shares.length].push(one);
    const processes = await Promise.all(shares.map((share, number) => runDevices(folder, `${number}`, share, tally)));
    const seen = new Set(processes.flatMap((one) => [...one.seen]));
    const said = new Map(processes.flatMap((one) => [...one.said]));
    for (const { group, facts, scripts, devices } of cases) {
      for (const device of devices) {
        const [full, constrained] = LANGUAGES.map((language) => said.get(`${language} ${device.id}`));
        const row = holdLaws(tally, { group, facts, device, said: full });
        if (constrained !== undefined) holdModes(tally, group, device, full, constrained);
        if (row === undefined) continue;
        rows.add(row);
        const { collect, detect } = full.steps;
        collected.push({ id: device.id, line: collect.lines[0], detected: detectedBy(detect) });
      }
      for (const [name, { statements: list }] of scripts)
        for (const [at, [line, text]] of list.entries()) {
          const place = `${group.name}/${name}`;
          noteStatement(statements, { place: `${place}:${line}`, name, text }, seen.has(`${place} ${at}`));
        }
    }
  });
  await holdExports(tally, FLEET, collected);
  if (only === undefined)
    for (const row of DECISION_TABLE.filter((one) => cases.some(({ known }) => isForDevices(one, known))))
      tally.hold(
        'every row of the table decides on a device',
        rows.has(row),
        'all',
        () => `row ${DECISION_TABLE.indexOf(row) + 1}: ${row.cause} ${JSON.stringify(row.when)}`,
      );
  const total = cases.reduce((sum, { devices }) => sum + devices.length, 0);
  return { summary: `${total} devices, ${rows.size} rows of the decision table`, statements: [...statements.values()] };
}

/** A group with its scripts and the devices that they are run on. */
function caseOf(group, count, random) {
  const texts = scriptsOf(group);
  // What a client is told by its package depends on the value alone: fewer devices show all of it.
  const isPackage = texts.has('package-detection.ps1');
  const facts = groupFacts(expectedGroup(group));
  const known = knownOf(facts);
  const made = [
    ...edgeDevices(),
    ...(isPackage ? [] : DECISION_TABLE).flatMap((row) =>
      devicesForRow(row, DECISION_TABLE, { known, group: facts }, count < 500 ? 1 : 3, random),
    ),
  ];
  const drawn = Array.from({ length: isPackage ? Math.ceil(count / 5) : count }, () => chanceDevice('', random));
  const devices = [...made, ...drawn].map((device, number) => ({
    ...device,
    id: `${group.name}-${number}`,
    isThorough: number < EDGES || number % SAMPLED === 0,
    isConstrained: number % SAMPLED === 0,
  }));
  return { group, facts, known, texts, devices };
}

const EDGES = edgeDevices().length;

/** A statement is one of a kind of script, whichever group has it: what one group does not need, another one runs. */
function noteStatement(statements, { place, name, text }, isSeen) {
  const key = `${name}\0${text}`;
  const known = statements.get(key) ?? { place, text: text.split('\n', 1)[0].trim(), isSeen: false };
  statements.set(key, { ...known, isSeen: known.isSeen || isSeen });
}

function belowConfigurationManager(text) {
  return text.replace('$PSScriptRoot -match', "'C:\\Windows\\CCM\\SystemTemp\\' -match");
}

/** What the fleet file settles, so that devices are made of what can be. */
function knownOf(facts) {
  return {
    wanted: [facts.wanted],
    ...(facts.wantsBlockMode ? {} : { floor: ['met'] }),
    onboarding: [facts.onboarding],
    ...(facts.tamperProtected === undefined ? { tamperWish: ['unknown'] } : {}),
    blockPolicy: ['set', facts.planOf(undefined).withoutPolicy, 'unknown'],
  };
}

/** Holds syntax, size and characters of the scripts, and puts the same with a mark before every statement beside them. */
async function countStatements(folder, cases, tally) {
  const [input, output] = [`${folder}/texts.ndjson`, `${folder}/counted.ndjson`];
  const all = cases.flatMap((one) =>
    [...one.texts].map(([name, text]) => ({ one, name, id: `${one.group.name}/${name}`, text })),
  );
  writeFileSync(input, all.map(({ id, text }) => JSON.stringify({ id, text })).join('\n'));
  await runScript(here('syntax.ps1'), { In: input, Out: output, Parameters: here('parameters-5.1.json') });
  for (const one of cases) one.scripts = new Map();
  for (const [index, { faults, counted, statements }] of readLines(output).entries()) {
    const { one, name, text } = all[index];
    const hold = (law, isHeld, tell) => tally.hold(law, isHeld, one.group.name, () => `${name}: ${tell()}`);
    hold('syntax of Windows PowerShell 5.1', faults.length === 0, () => faults.join('; '));
    hold('ASCII and at most 200 kB', /^[\x20-\x7e\r\n]*$/.test(text) && text.length <= 200_000, () => `${text.length}`);
    one.scripts.set(name, { counted, statements });
  }
}

/**
 * Runs the scripts of some groups on their devices, in one process of PowerShell: in full language mode those with a mark
 * before every statement, then as they are in constrained language mode, on fewer devices.
 */
async function runDevices(folder, name, cases, tally) {
  const place = `${folder}/${name}`;
  const lines = { FullLanguage: [], ConstrainedLanguage: [] };
  const add = (language, device, steps, below) =>
    lines[language].push(
      JSON.stringify({ ...device, steps: steps.map((step) => ({ ...step, file: `${below}/${step.file}` })) }),
    );
  writeAll(`${place}/probes`, PROBES);
  for (const language of LANGUAGES) add(language, deviceOf('language'), [PROBE_STEPS.language], 'probes');
  for (const { group, texts, scripts, devices } of cases) {
    const counted = new Map([...scripts].map(([id, script]) => [id, script.counted]));
    // Configuration Manager runs a copy in a folder of its own, which cannot be had here: its name stands in the text.
    for (const id of ['detect.ps1', 'remediate.ps1'])
      if (counted.has(id)) counted.set(`ccm-${id}`, belowConfigurationManager(counted.get(id)));
    writeAll(`${place}/${group.name}/counted`, counted);
    writeAll(`${place}/${group.name}/plain`, texts);
    for (const device of devices) {
      add('FullLanguage', device, stepsOf(counted, device.isThorough), `${group.name}/counted`);
      if (device.isConstrained)
        add('ConstrainedLanguage', device, stepsOf(texts, device.isThorough), `${group.name}/plain`);
    }
  }
  // The last one, since it does what it says.
  add('ConstrainedLanguage', deviceOf('leaving'), [PROBE_STEPS.leaving], 'probes');
  const [output, seen] = [`${place}/said.ndjson`, `${place}/seen.txt`];
  const inputs = Object.entries(lines).map(([language, list]) => {
    writeFileSync(`${place}/${language}.ndjson`, list.join('\n'));
    return `${place}/${language}.ndjson`;
  });
  await runScript(here('devices/batch.ps1'), {
    Full: inputs[0],
    Constrained: inputs[1],
    Folder: place,
    Out: output,
    Seen: seen,
  });
  const said = new Map(readLines(output).map((one) => [`${one.language} ${one.id}`, one]));
  holdProbes(tally, said);
  return { said, seen: readFileSync(seen, 'utf8').split(/\r?\n/) };
}

function writeAll(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(`${folder}/${name}`, text);
}

const readLines = (file) =>
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
