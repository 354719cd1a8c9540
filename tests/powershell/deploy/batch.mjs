import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { here, runScript } from '../engine.mjs';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** What runs said, by the id of their scenario, and the statements that were reached. */
export async function runScenarios(folder, scenarios) {
  const [In, Out] = ['scenarios', 'said'].map((name) => join(folder, name));
  writeFileSync(In, scenarios.map((one) => `${JSON.stringify(one)}\n`).join(''));
  await runScript(here('deploy/batch.ps1'), { In, Out, Modules: here('deploy/Modules') });
  const lines = readFileSync(Out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const executed = new Set(lines.pop().executed);
  return { said: new Map(lines.map(({ id, runs }) => [id, runs.map(readRun)])), executed };
}

function readRun(run) {
  return { ...run, objects: JSON.parse(run.objects), gpos: JSON.parse(run.gpos) };
}

/** A script with a mark before every statement, what is wrong with it for Windows PowerShell 5.1, and its statements. */
export async function countedScript(folder, id, text) {
  const [In, Out, Parameters] = ['script', 'counted', 'parameters'].map((name) => join(folder, name));
  const known = { ...readJson(here('parameters-5.1.json')), ...readJson(here('deploy/parameters.json')) };
  writeFileSync(Parameters, JSON.stringify(known));
  writeFileSync(In, `${JSON.stringify({ id, text })}\n`);
  await runScript(here('syntax.ps1'), { In, Out, Parameters });
  return readJson(Out);
}
