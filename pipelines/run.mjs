#!/usr/bin/env node
// Checks fleets in a pipeline, tells what the change does, and refuses stale output: `node run.mjs github|azure`.
// Everything it is to know stands in the environment, so that no text of a pull request is ever part of a command.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { azure } from './src/azure.mjs';
import { findBase } from './src/base.mjs';
import { examineFleet } from './src/fleet.mjs';
import { github } from './src/github.mjs';
import { readInputs } from './src/inputs.mjs';
import { findMdav } from './src/mdav.mjs';
import { fitPage, makePage, markerOf } from './src/page.mjs';
import { combineSarif } from './src/sarif.mjs';
import { worstOf } from './src/verdict.mjs';

const HOSTS = { github, azure };

/** What fits into the summary of a job: GitHub takes a mebibyte, and a character is three bytes at most. */
const SUMMARY_CHARACTERS = 300_000;

async function main(name, env) {
  const makeHost = HOSTS[name];
  if (makeHost === undefined) throw new Error(`usage: node run.mjs ${Object.keys(HOSTS).join('|')}`);
  const host = makeHost(env);
  const read = readInputs(env);
  if (read.problem !== undefined) return refuse(host, read.problem);
  const { inputs } = read;
  const folder = mkdtempSync(join(host.temp ?? tmpdir(), 'mdav-'));
  const mdav = findMdav(inputs, folder, env);
  if (mdav.problem !== undefined) return refuse(host, mdav.problem);

  const pullRequest = host.pullRequest();
  const base = findBase(inputs, pullRequest);
  if (base.problem !== undefined) host.warn(base.problem);
  const results = inputs.fleets.map((fleet, index) =>
    examineFleet({ fleet, index, base: base.ref, inputs, folder, host, run: mdav.run }),
  );

  const page = makePage(results, base);
  host.summarise(fitPage(page, SUMMARY_CHARACTERS));
  if (inputs.sarif) {
    const file = join(folder, 'mdav.sarif');
    writeFileSync(file, combineSarif(results, inputs));
    host.output('sarif', file);
  }
  const verdict = worstOf(results);
  host.output('result', verdict.word);
  host.output('changed', String(results.some(({ plan }) => plan?.isChanged === true)));
  if (inputs.comment && pullRequest !== undefined) await tell(host, pullRequest, markerOf(inputs), page);
  return verdict.code;
}

/** The comment is a courtesy: whatever goes wrong with it, it does not decide how the run ends. */
async function tell(host, pullRequest, marker, page) {
  try {
    await host.comment(pullRequest, marker, fitPage(`${marker}\n${page}`, host.commentCharacters));
  } catch (error) {
    host.warn(`The pull request got no comment: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function refuse(host, problem) {
  host.fail(problem);
  host.output('result', 'failed');
  return 64;
}

process.exitCode = await main(process.argv[2], process.env);
