import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DECISION_TABLE } from '../../../packages/core/dist/decision.js';
import { expectedGroup, groupFacts } from '../../../packages/verify/dist/index.js';
import { here, runScript, withFolder } from '../engine.mjs';
import { randomOf } from '../random.mjs';
import { chanceDevice } from './chance.mjs';
import { edgeDevices } from './edges.mjs';
import { holdExports } from './exports.mjs';
import { devicesForRow, isForDevices } from './from-facts.mjs';
import { FLEET, groups } from './groups.mjs';
import { detectedBy, holdLaws } from './laws.mjs';
import { scriptsOf } from './scripts.mjs';
import { holdModes, stepsOf } from './steps.mjs';

/** One device in so many is also run in constrained language mode, and in the ways that say nothing new on most devices. */
const SAMPLED = 5;

/** Scripts of devices: collector, detection, remediation and the package of the forcing value, group by group. */
export async function run({ devices: count, seed, tally, only, workers }) {
  const rows = new Set();
  const reachable = new Set();
  const statements = new Map();
  const collected = [];
  let total = 0;
  const chosen = [...groups().entries()].filter(([, { name }]) => only === undefined || name.includes(only));
  await eachAtOnce(chosen, workers, async ([index, group]) => {
    const scripts = scriptsOf(group);
    // What a client is told by its package depends on the value alone: fewer devices show all of it.
    const isPackage = scripts.has('package-detection.ps1');
    const facts = groupFacts(expectedGroup(group));
    const known = knownOf(facts);
    for (const row of DECISION_TABLE) if (isForDevices(row, known)) reachable.add(row);
    const random = randomOf(seed + index * 7919);
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
      // Counting statements costs time, and devices that are drawn reach few that the others do not.
      isCounted: number < made.length + 20,
      isThorough: number < EDGES || number % SAMPLED === 0,
    }));
    total += devices.length;
    await withFolder(async (folder) => {
      const checked = await checkTexts(folder, scripts, tally, group.name);
      // Configuration Manager runs a copy in a folder of its own, which cannot be had here: its name stands in the text.
      for (const name of ['detect.ps1', 'remediate.ps1'])
        if (checked.has(name)) {
          checked.set(`ccm-${name}`, belowConfigurationManager(checked.get(name).text));
          scripts.set(`ccm-${name}`, belowConfigurationManager(scripts.get(name)));
        }
      const { said, seen } = await runDevices(folder, 'full', { counted: checked, plain: scripts }, devices);
      for (const device of devices) {
        const row = holdLaws(tally, { group, facts, device, said: said.get(device.id) });
        if (row === undefined) continue;
        rows.add(row);
        const { collect, detect } = said.get(device.id).steps;
        collected.push({ id: device.id, line: collect.lines[0], detected: detectedBy(detect) });
      }
      for (const [name, { statements: list = [] }] of checked)
        for (const [at, [line, text]] of list.entries())
          noteStatement(
            statements,
            { place: `${group.name}/${name}:${line}`, name: name.replace(/^ccm-/, ''), text },
            seen.has(`${name.replace(/^ccm-/, '')} ${at}`),
          );
      const few = devices.filter((_, number) => number % SAMPLED === 0);
      const constrained = await runDevices(folder, 'constrained', { plain: scripts }, few);
      for (const device of few) holdModes(tally, group, device, said.get(device.id), constrained.said.get(device.id));
    });
  });
  await holdExports(tally, FLEET, collected);
  if (only === undefined)
    for (const row of reachable)
      tally.hold(
        'every row of the table decides on a device',
        rows.has(row),
        'all',
        () => `row ${DECISION_TABLE.indexOf(row) + 1}: ${row.cause} ${JSON.stringify(row.when)}`,
      );
  return { summary: `${total} devices, ${rows.size} rows of the decision table`, statements: [...statements.values()] };
}

const EDGES = edgeDevices().length;

/** Does the work for all, so many at once. */
async function eachAtOnce(all, workers, work) {
  const left = [...all];
  const next = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: workers }, next));
}

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

/** Syntax, size and characters of the scripts; returns the same with a mark before every statement. */
async function checkTexts(folder, scripts, tally, group) {
  const [input, output] = [`${folder}/texts.ndjson`, `${folder}/checked.ndjson`];
  writeFileSync(input, [...scripts].map(([id, text]) => JSON.stringify({ id, text })).join('\n'));
  await runScript(here('syntax.ps1'), { In: input, Out: output, Parameters: here('parameters-5.1.json') });
  const checked = new Map();
  for (const { id, faults, counted, statements } of readLines(output)) {
    const text = scripts.get(id);
    tally.hold('syntax of Windows PowerShell 5.1', faults.length === 0, group, () => `${id}: ${faults.join('; ')}`);
    tally.hold(
      'ASCII and at most 200 kB',
      /^[\x20-\x7e\r\n]*$/.test(text) && text.length <= 200_000,
      group,
      () => `${id}: ${text.length}`,
    );
    checked.set(id, { text: counted, statements });
  }
  return checked;
}

/** Runs the scripts on the devices; those that are counted run the ones with a mark before every statement. */
async function runDevices(folder, language, { counted, plain }, devices) {
  const place = `${folder}/${language}`;
  for (const [kind, scripts] of Object.entries({ counted: counted ?? new Map(), plain })) {
    mkdirSync(`${place}/${kind}`, { recursive: true });
    for (const [name, script] of scripts) writeFileSync(`${place}/${kind}/${name}`, script.text ?? script);
  }
  const [input, output, seen] = [`${place}/devices.ndjson`, `${place}/said.ndjson`, `${place}/seen.txt`];
  writeFileSync(
    input,
    devices
      .map((device) => {
        const kind = counted !== undefined && device.isCounted ? 'counted' : 'plain';
        const steps = stepsOf(counted ?? plain, device.isThorough);
        return JSON.stringify({ ...device, steps: steps.map((step) => ({ ...step, file: `${kind}/${step.file}` })) });
      })
      .join('\n'),
  );
  await runScript(here('devices/batch.ps1'), {
    Devices: input,
    Folder: place,
    Out: output,
    Language: language,
    Seen: language === 'full' ? seen : '',
  });
  return {
    said: new Map(readLines(output).map((one) => [one.id, one])),
    seen: new Set(language === 'full' ? readFileSync(seen, 'utf8').split(/\r?\n/) : []),
  };
}

const readLines = (file) =>
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
