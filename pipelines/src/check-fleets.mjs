import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepAnnotations } from './annotations.mjs';
import { azure } from './azure.mjs';
import { findBase } from './base.mjs';
import { examineFleet, planCharacters } from './fleet.mjs';
import { github } from './github.mjs';
import { readInputs } from './inputs.mjs';
import { findMdav } from './mdav.mjs';
import { fitPage, makePage, markerOf } from './page.mjs';
import { combineSarif } from './sarif.mjs';
import { worstOf } from './verdict.mjs';

const HOSTS = { github, azure };

/** What fits into the summary of a job: GitHub takes a mebibyte, and a character is three bytes at most. */
const SUMMARY_CHARACTERS = 300_000;

/**
 * Checks the fleets of a job, tells what the change does to devices, and compares the committed output. Gives the code to
 * end with; `world` is all of the world that it touches but the disk and the interface of the host.
 */
export async function checkFleets(name, world) {
  const makeHost = HOSTS[name];
  if (makeHost === undefined) throw new Error(`usage: node run.mjs ${Object.keys(HOSTS).join('|')}`);
  const { env } = world;
  const host = makeHost(world);
  const read = readInputs(world);
  if (read.problem !== undefined) return refuse(host, read.problem);
  const { inputs } = read;
  const folder = mkdtempSync(join(host.temp ?? tmpdir(), 'mdav-'));
  const mdav = findMdav(inputs, folder, world);
  if (mdav.problem !== undefined) return refuse(host, mdav.problem);

  const pullRequest = host.pullRequest();
  const base = findBase(inputs, pullRequest, env);
  if (base.problem !== undefined) host.warn(base.problem);
  const annotations = keepAnnotations(host);
  const results = [];
  for (const [index, fleet] of inputs.fleets.entries())
    results.push(
      await examineFleet({ fleet, index, base: base.ref, inputs, folder, host, env, run: mdav.run, annotations }),
    );
  annotations.tell();

  await sharePage(results, host);
  const page = makePage(results, base);
  host.summarise(fitPage(page, SUMMARY_CHARACTERS));
  if (inputs.sarif) {
    const file = join(folder, 'mdav.sarif');
    const { text, notices } = combineSarif(results, inputs, host.sarif.limits);
    for (const notice of notices) host.note(notice);
    writeFileSync(file, text);
    host.output('sarif', file);
  }
  const verdict = worstOf(results);
  host.output('result', verdict.word);
  host.output('changed', String(results.some(({ plan }) => plan?.isChanged === true)));
  if (inputs.comment && pullRequest !== undefined) await tell(host, pullRequest, markerOf(inputs), page);
  return verdict.code;
}

/** Plans that do not fit together are made again in what is theirs: what the short ones leave goes to the long ones. */
async function sharePage(results, host) {
  const planned = results
    .filter(({ plan }) => plan?.markdown !== undefined)
    .sort((a, b) => a.plan.markdown.length - b.plan.markdown.length);
  let left = planCharacters(host);
  for (const [index, result] of planned.entries()) {
    const share = Math.floor(left / (planned.length - index));
    if (result.plan.markdown.length > share) {
      const shorter = await result.planIn(share);
      if (shorter.markdown !== undefined) result.plan = shorter;
    }
    left = Math.max(0, left - result.plan.markdown.length);
  }
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
