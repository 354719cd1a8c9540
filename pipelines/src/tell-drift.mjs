import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { azure } from './azure.mjs';
import { azureIssues } from './azure-issues.mjs';
import { azurePull } from './azure-pull.mjs';
import { examineDrift } from './drift.mjs';
import { readDriftInputs } from './drift-inputs.mjs';
import { github } from './github.mjs';
import { githubIssues } from './github-issues.mjs';
import { githubPull } from './github-pull.mjs';
import { findMdav } from './mdav.mjs';
import { fitPage, markerOf, withoutMentions } from './page.mjs';

const HOSTS = {
  github: { make: github, issues: githubIssues, pull: githubPull },
  azure: { make: azure, issues: azureIssues, pull: azurePull },
};

/** What fits into the summary of a job: GitHub takes a mebibyte, and a character is three bytes at most. */
const SUMMARY_CHARACTERS = 300_000;
/** How the run ends for each result: those of mdav itself. */
const CODES = { none: 0, weaker: 1, drift: 2, unreadable: 65, failed: 70 };
const NOTE = '`mdav drift` tells the rest.';

/**
 * Holds what was exported against a fleet, and keeps somebody told for as long as it drifts. Gives the code to end with;
 * `world` is all of the world that it touches but the disk and the interface of the host.
 */
export async function tellDrift(name, world) {
  const tools = HOSTS[name];
  if (tools === undefined) throw new Error(`usage: node drift.mjs ${Object.keys(HOSTS).join('|')}`);
  const { env } = world;
  const host = tools.make(world);
  const read = readDriftInputs(world);
  if (read.problem !== undefined) return refuse(host, read.problem);
  const { inputs } = read;
  const folder = mkdtempSync(join(host.temp ?? tmpdir(), 'mdav-'));
  const mdav = findMdav(inputs, folder, world);
  if (mdav.problem !== undefined) return refuse(host, mdav.problem);

  const found = await examineDrift({ inputs, folder, host, env, run: mdav.run });
  host.output('result', found.result);
  if (found.markdown === undefined) return CODES[found.result];
  const page = withoutMentions(found.markdown);
  host.summarise(fitPage(page, SUMMARY_CHARACTERS, NOTE));
  host.output('weaker', String(found.weaker));
  await tell({ tools, host, env, inputs, found, page, mdav });
  return inputs.failOn.includes(found.result) ? CODES[found.result] : 0;
}

/** What is told is a courtesy: whatever goes wrong with it, it does not decide how the run ends. */
async function tell({ tools, host, env, inputs, found, page, mdav }) {
  if (inputs.report === 'none') return;
  const marker = markerOf({ ...inputs, fleets: [{ path: `drift ${inputs.fleet}` }] });
  const title = `Drift of ${found.fleet}: ${found.words}`;
  const about = { marker, title, page: (characters) => pageIn({ found, marker, page, characters }) };
  const issues = tools.issues(env, host);
  const pull = inputs.report === 'pull-request' ? tools.pull(env, host) : undefined;
  // Each on its own: what goes wrong with one keeps nobody from the other.
  const attempt = async (otherwise, work) => {
    try {
      return await work();
    } catch (error) {
      host.warn(`${otherwise}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  if (found.result === 'none') {
    await attempt('What was told of the drift stays open', () => issues.close(marker));
    await attempt('The pull request stays open', () => pull?.close(marker));
    return;
  }
  const pulled = await attempt('The pull request was not written', () =>
    pull?.open({ ...about, inputs, run: mdav.run, args: found.args }),
  );
  if (pulled === undefined) await attempt('Nobody was told of the drift', () => issues.keep(about));
  else
    await attempt('An earlier issue stays open', () =>
      issues.close(marker, `Pull request ${pulled} tells what drifted.`),
    );
}

/** The page with its marker: where it does not fit, the most harmful first. */
async function pageIn({ found, marker, page, characters }) {
  const whole = `${marker}\n${page}`;
  if (whole.length <= characters) return whole;
  // What keeps names from calling somebody takes room as well.
  const shorter = await found.markdownIn(Math.max(1, characters - (whole.length - found.markdown.length)));
  return fitPage(shorter === undefined ? whole : `${marker}\n${withoutMentions(shorter)}`, characters, NOTE);
}

function refuse(host, problem) {
  host.fail(problem);
  host.output('result', 'failed');
  return 64;
}
