import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import {
  type Answer,
  forgetContoso,
  gitIn,
  type Host,
  MDAV,
  makeContoso,
  type RanScript,
  type Repository,
  runPipeline,
  scriptOf,
  startHost,
  TOKEN,
} from './world.ts';

const SCRIPT = await scriptOf('run.mjs', 'check-fleets.mjs', 'checkFleets');

/** What the check of a pull request has around it, anew for each test. */
export interface GithubScene {
  host: Host;
  repository: Repository;
  base: string;
  comments: { id: number; body: string; user: { type: string }; author_association: string }[];
}

interface Step extends RanScript {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** A host that keeps the comments of a pull request and a checkout of contoso, with what runs the script there. */
export function useGithubScene() {
  const scene = {} as GithubScene;

  /** The comments of a pull request as GitHub keeps them. */
  const keeping: Answer = ({ method, path, body }) => {
    if (method === 'GET') return [200, scene.comments];
    const text = String(body['body']);
    if (method === 'POST') {
      scene.comments.push({ id: 7, body: text, user: { type: 'Bot' }, author_association: 'NONE' });
      return [201, { id: 7 }];
    }
    const found = scene.comments.find(({ id }) => path.endsWith(`/comments/${id}`));
    if (found === undefined) return [404, {}];
    found.body = text;
    return [200, {}];
  };

  afterAll(forgetContoso);
  beforeEach(async () => {
    scene.host = await startHost();
    scene.comments = [];
    scene.host.answer = keeping;
    scene.repository = await makeContoso();
    scene.base = scene.repository.git('rev-parse', 'HEAD').trim();
  });
  afterEach(async () => {
    await scene.host.close();
    scene.repository.remove();
  });

  /**
   * Runs the script as the action does, for a pull request that leads from the scene.base to what is checked out; `apart` as a
   * process.
   */
  async function runStep(
    env: Readonly<Record<string, string>> = {},
    { fork = false, cwd = scene.repository.folder, event = {} as object, apart = false } = {},
  ): Promise<Step> {
    const runner = join(scene.repository.folder, '.git', 'runner');
    mkdirSync(runner, { recursive: true });
    const file = (name: string, content = '') => {
      writeFileSync(join(runner, name), content);
      return join(runner, name);
    };
    const repo = (name: string) => ({ repo: { full_name: name } });
    const given = {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: cwd,
      GITHUB_API_URL: scene.host.url,
      GITHUB_REPOSITORY: 'contoso/policy',
      GITHUB_EVENT_PATH: file(
        'event.json',
        JSON.stringify({
          pull_request: {
            number: 42,
            title: '$(touch pwned) `touch pwned` "; touch pwned',
            head: { sha: gitIn(cwd, 'rev-parse', 'HEAD').trim(), ...repo(fork ? 'stranger/policy' : 'contoso/policy') },
            base: { sha: scene.base, ...repo('contoso/policy') },
          },
          ...event,
        }),
      ),
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_OUTPUT: file('output'),
      RUNNER_TEMP: runner,
      MDAV_OUT: 'dist',
      MDAV_PATH: MDAV,
      MDAV_TOKEN: TOKEN,
      ...env,
    };
    const ran = await runPipeline(SCRIPT, 'github', { cwd, env: given, apart });
    const outputs = [...readFileSync(join(runner, 'output'), 'utf8').matchAll(/^(\w+)<<(\S+)\n([\s\S]*?)\n\2\n/gm)];
    return {
      ...ran,
      outputs: Object.fromEntries(outputs.map(([, name = '', , value = '']) => [name, value])),
      summary: readFileSync(join(runner, 'summary'), 'utf8'),
    };
  }

  function change(edit: (fleet: string) => string): void {
    scene.repository.write('mdav.yaml', edit(scene.repository.read('mdav.yaml')));
  }

  return { scene, keeping, runStep, change };
}

export const sarifOf = ({ outputs }: Step) =>
  JSON.parse(readFileSync(outputs['sarif'] ?? '', 'utf8')) as {
    runs: {
      automationDetails: { id: string };
      results: { ruleId: string; ruleIndex: number; level: string }[];
      tool: { driver: { rules: { id: string }[] } };
    }[];
  };
