import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import {
  type Answer,
  forgetContoso,
  type Host,
  MDAV,
  makeContoso,
  makeRepository,
  type RanScript,
  type Repository,
  runPipeline,
  scriptOf,
  startHost,
  TOKEN,
} from './world.ts';

const SCRIPT = await scriptOf('drift.mjs', 'tell-drift.mjs', 'tellDrift');
export const POLICY = 'dist/developer-clients/intune/Settings Catalog/contoso - developer-clients - Defender.json';

interface Issue {
  readonly number: number;
  title: string;
  body: string;
  state: string;
  readonly user: { readonly type: string };
  readonly pull_request?: object;
}

/** What a run on a schedule has around it, anew for each test. */
export interface DriftScene {
  host: Host;
  repository: Repository;
  remote: Repository;
  issues: Issue[];
  pulls: { number: number; title: string; body: string; state: string; head: { ref: string } }[];
}

interface Step extends RanScript {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** A host that keeps issues and pull requests, a checkout of contoso and where it pushes to, with what runs the script there. */
export function useDriftScene() {
  const scene = {} as DriftScene;

  /** Issues and pull requests as GitHub keeps them: a pull request is among the issues too, and lists have what is open. */
  const github: Answer = ({ method, path, body }) => {
    const [, kind = '', number, more] =
      /^\/repos\/contoso\/policy\/(issues|pulls)(?:\/(\d+)(\/comments)?)?(?:\?|$)/.exec(path) ?? [];
    const list: { number: number }[] = kind === 'pulls' ? scene.pulls : scene.issues;
    if (method === 'GET') {
      const head = new URL(path, 'http://github').searchParams.get('head');
      const open = scene.pulls.filter(
        (one) => one.state === 'open' && (head === null || head === `contoso:${one.head.ref}`),
      );
      if (kind === 'pulls') return [200, open];
      const alike = open.map((one) => ({ ...one, user: { type: 'Bot' }, pull_request: {} }));
      return [200, [...alike, ...scene.issues.filter(({ state }) => state === 'open')]];
    }
    if (more !== undefined) return [201, {}];
    if (method === 'POST') {
      const made = {
        number: 8 + scene.issues.length + scene.pulls.length,
        state: 'open',
        user: { type: 'Bot' },
        ...body,
      };
      if (kind === 'pulls')
        scene.pulls.push({ ...made, head: { ref: String(body['head']) } } as unknown as (typeof scene.pulls)[number]);
      else scene.issues.push(made as unknown as Issue);
      return [201, made];
    }
    const found = list.find((one) => one.number === Number(number));
    return found === undefined ? [404, {}] : [200, Object.assign(found, body)];
  };

  afterAll(forgetContoso);
  beforeEach(async () => {
    scene.host = await startHost();
    scene.host.answer = github;
    scene.issues = [];
    scene.pulls = [];
    scene.repository = await makeContoso();
    scene.remote = makeRepository();
    scene.remote.git('config', 'receive.denyCurrentBranch', 'ignore');
    scene.repository.git('remote', 'add', 'origin', scene.remote.folder);
  });
  afterEach(async () => {
    await scene.host.close();
    scene.repository.remove();
    scene.remote.remove();
  });

  async function runStep(env: Readonly<Record<string, string>> = {}, name = 'github', apart = false): Promise<Step> {
    const runner = join(scene.repository.folder, '.git', 'runner');
    mkdirSync(runner, { recursive: true });
    const file = (each: string) => {
      writeFileSync(join(runner, each), '');
      return join(runner, each);
    };
    const given = {
      GITHUB_ACTIONS: name === 'github' ? 'true' : '',
      GITHUB_API_URL: scene.host.url,
      GITHUB_REPOSITORY: 'contoso/policy',
      GITHUB_REF_NAME: 'main',
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_OUTPUT: file('output'),
      RUNNER_TEMP: runner,
      AGENT_TEMPDIRECTORY: runner,
      SYSTEM_COLLECTIONURI: `${scene.host.url}/contoso/`,
      SYSTEM_TEAMPROJECTID: 'a project',
      MDAV_ACTUAL: 'dist',
      MDAV_PATH: MDAV,
      MDAV_TOKEN: TOKEN,
      ...env,
    };
    const ran = await runPipeline(SCRIPT, name, { cwd: scene.repository.folder, env: given, apart });
    const outputs = [...readFileSync(join(runner, 'output'), 'utf8').matchAll(/^(\w+)<<(\S+)\n([\s\S]*?)\n\2\n/gm)];
    return {
      ...ran,
      outputs: Object.fromEntries(outputs.map(([, each = '', , value = '']) => [each, value])),
      summary: readFileSync(join(runner, 'summary'), 'utf8'),
    };
  }

  /** Somebody lowers a level in the portal. */
  function lower(from = '4', to = '2'): void {
    const before = scene.repository.read(POLICY);
    const after = before.replace(`defender_cloudblocklevel_${from}"`, `defender_cloudblocklevel_${to}"`);
    expect(after).not.toBe(before);
    scene.repository.write(POLICY, after);
  }

  const asked = () => scene.host.received.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`);

  return { scene, github, runStep, lower, asked };
}
