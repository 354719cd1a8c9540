import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Answer,
  CONTOSO,
  forgetContoso,
  type Host,
  isWindows,
  MDAV,
  makeContoso,
  mdav,
  type RanScript,
  type Repository,
  runPipeline,
  scriptOf,
  startHost,
  TOKEN,
  weaken,
} from './world.ts';

const SCRIPT = await scriptOf('run.mjs', 'check-fleets.mjs', 'checkFleets');
const THREADS = '/contoso/a%20project/_apis/git/repositories/repo-id/pullRequests/42/threads';

interface Thread {
  readonly id: number;
  readonly status: number;
  readonly comments: { readonly id: number; content: string }[];
}

let host: Host;
let repository: Repository;
let threads: Thread[];

/** The threads of a pull request as Azure Repos keeps them. */
const keeping: Answer = ({ method, path, body }) => {
  if (method === 'GET') return [200, { count: threads.length, value: threads }];
  if (method === 'POST') {
    const [first] = body['comments'] as { content: string }[];
    threads.push({ id: 5, status: Number(body['status']), comments: [{ id: 1, content: first?.content ?? '' }] });
    return [200, {}];
  }
  const [, thread, comment] = /threads\/(\d+)\/comments\/(\d+)\?/.exec(path) ?? [];
  const found = threads.find(({ id }) => id === Number(thread))?.comments.find(({ id }) => id === Number(comment));
  if (found === undefined) return [404, {}];
  found.content = String(body['content']);
  return [200, {}];
};

afterAll(forgetContoso);
beforeEach(async () => {
  host = await startHost();
  threads = [];
  host.answer = keeping;
  repository = await makeContoso();
  repository.git('checkout', '-q', '-b', 'change');
});
afterEach(async () => {
  await host.close();
  repository.remove();
});

interface Step extends RanScript {
  readonly variables: Readonly<Record<string, string>>;
  readonly summary: string | undefined;
  readonly issues: readonly string[];
}

/** Runs the script as the template does, in a pull request of `change` to `main`; `apart` as a process. */
async function runStep(env: Readonly<Record<string, string>> = {}, apart = false): Promise<Step> {
  const temp = join(repository.folder, '.git', 'agent');
  mkdirSync(temp, { recursive: true });
  const given = {
    TF_BUILD: 'True',
    AGENT_TEMPDIRECTORY: temp,
    BUILD_REPOSITORY_PROVIDER: 'TfsGit',
    BUILD_REPOSITORY_ID: 'repo-id',
    // Where several repositories are checked out this can be another folder; the script asks git.
    BUILD_SOURCESDIRECTORY: '/somewhere/else',
    BUILD_SOURCEBRANCHNAME: '$(touch pwned)`touch pwned`',
    SYSTEM_COLLECTIONURI: `${host.url}/contoso/`,
    SYSTEM_TEAMPROJECTID: 'a project',
    SYSTEM_PULLREQUEST_PULLREQUESTID: '42',
    SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
    SYSTEM_PULLREQUEST_ISFORK: 'False',
    MDAV_OUT: 'dist',
    MDAV_PATH: MDAV,
    MDAV_TOKEN: TOKEN,
    MDAV_COMMENT: 'True',
    MDAV_SARIF: 'True',
    ...env,
  };
  const ran = await runPipeline(SCRIPT, 'azure', { cwd: repository.folder, env: given, apart });
  const variables = [...ran.out.matchAll(/^##vso\[task\.setvariable variable=([\w.]+);([^\]]*)\](.*)$/gm)];
  const summary = /^##vso\[task\.uploadsummary\](.*)$/m.exec(ran.out)?.[1];
  return {
    ...ran,
    variables: Object.fromEntries(variables.map(([, name = '', , value = '']) => [name, value])),
    summary: summary === undefined ? undefined : readFileSync(summary, 'utf8'),
    issues: ran.out.split('\n').filter((line) => line.startsWith('##vso[task.logissue type=error;')),
  };
}

/** The merge that Azure Repos makes, with the origin that an agent has. */
function mergeIntoMain(): void {
  repository.commit('change');
  repository.git('checkout', '-q', '--detach', 'main');
  repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'change');
}

describe('a pull request of Azure Repos', () => {
  it('that is good gets a closed thread, which is updated', async () => {
    repository.write('mdav.yaml', weaken(repository.read('mdav.yaml')));
    expect((await mdav(repository.folder, 'build', '--out', 'dist')).code).toBe(0);
    mergeIntoMain();
    const env = { SYSTEM_PULLREQUEST_SOURCECOMMITID: repository.git('rev-parse', 'change').trim() };
    const step = await runStep(env, true);
    expect(step).toMatchObject({ code: 0, err: '', issues: [], variables: { 'mdav.result': 'good', changed: 'true' } });
    expect(step.summary).toMatch(/devices change, ▼ \d+ weaker \| ✅ up to date/);
    expect(threads).toMatchObject([
      { status: 4, comments: [{ content: expect.stringMatching(/^<!-- mdav [0-9a-f]{12} -->\n/) }] },
    ]);
    expect(host.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${THREADS}?api-version=7.1`,
      `POST ${THREADS}?api-version=7.1`,
    ]);
    expect(host.received.every(({ authorization }) => authorization === `Bearer ${TOKEN}`)).toBe(true);

    const before = threads[0]?.comments[0]?.content;
    repository.write('dist/SUMMARY.md', 'edited');
    const again = await runStep(env);
    expect(again).toMatchObject({ code: 1, variables: { result: 'stale' } });
    expect(host.received.at(-1)).toMatchObject({ method: 'PATCH', path: `${THREADS}/5/comments/1?api-version=7.1` });
    expect(threads).toHaveLength(1);
    expect(threads[0]?.comments[0]?.content).not.toBe(before);
  });

  it('with findings and stale output logs issues and leaves a file of findings', async () => {
    repository.write(
      'infra/mdav.yaml',
      CONTOSO.replace('os: [windows-server-2019, windows-server-2022]', 'os: windows-server-2016\n    agent: mma'),
    );
    repository.commit('change');
    const step = await runStep({ MDAV_WORKING_DIRECTORY: 'infra' });
    expect(step).toMatchObject({ code: 1, variables: { result: 'findings' } });
    expect(step.issues[0]).toMatch(
      /sourcepath=infra\/mdav\.yaml;linenumber=\d+;columnnumber=\d+;code=passive-needs-unified-agent;\]/,
    );
    const { runs } = JSON.parse(readFileSync(step.variables['mdav.sarif'] ?? '', 'utf8'));
    expect(runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('passive-needs-unified-agent');
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('infra/mdav.yaml');
  });

  it('with a fleet that cannot be read', async () => {
    repository.write('mdav.yaml', '{');
    expect(await runStep()).toMatchObject({ code: 65, variables: { result: 'unreadable' } });
  });

  it('is compared with its target branch, fetched when the agent has it not', async () => {
    repository.write('mdav.yaml', weaken(repository.read('mdav.yaml')));
    repository.commit('change');
    repository.git('remote', 'add', 'origin', repository.folder);
    repository.git('branch', 'releases/2026', 'main');
    const step = await runStep({ MDAV_OUT: '', SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/releases/2026' });
    expect(step).toMatchObject({ code: 0, variables: { changed: 'true' } });
    for (const target of [
      '--upload-pack=touch pwned',
      'refs/heads/main:refs/heads/pwned',
      'refs/heads/$(touch pwned)',
    ]) {
      const hostile = await runStep({ MDAV_OUT: '', SYSTEM_PULLREQUEST_TARGETBRANCH: target });
      expect(hostile.out).toContain('##vso[task.logissue type=warning;]There is no plan');
    }
    expect(repository.git('branch', '--list', 'pwned')).toBe('');
    expect(readdirSync(repository.folder)).not.toContain('pwned');
  });

  it.each<[string, Record<string, string>, Answer, string]>([
    [
      'from a fork',
      { SYSTEM_PULLREQUEST_ISFORK: 'True' },
      ({ method }) => (method === 'GET' ? [200, { value: [] }] : [403, {}]),
      'mdav: The pull request got no comment: from a fork',
    ],
    [
      'without permission',
      {},
      () => [403, {}],
      'type=warning;]The pull request got no comment (403). Give the build service the permission "Contribute to pull requests".',
    ],
    [
      'of a repository elsewhere',
      { BUILD_REPOSITORY_PROVIDER: 'GitHub' },
      () => [500, {}],
      'mdav: The pull request got no comment: it is not one of Azure Repos.',
    ],
    [
      'without a token',
      { MDAV_TOKEN: '' },
      () => [500, {}],
      'mdav: The pull request got no comment: there is no token.',
    ],
  ])('%s ends the same', async (_, env, answer, said) => {
    host.answer = answer;
    const step = await runStep(env);
    expect(step).toMatchObject({ code: 0, variables: { result: 'good' } });
    expect(step.out).toContain(said);
    expect(step.out).not.toContain(TOKEN);
  });

  it.skipIf(isWindows)('obeys nothing that stands in the fleet or in names', async () => {
    const name = '##vso[task.complete result=Succeeded]x.yaml';
    const said = '##vso[task.setvariable variable=pwned]yes';
    repository.write(
      name,
      weaken(repository.read('mdav.yaml')).replace(
        'description: Desks and laptops with the other antivirus',
        `description: "${said}"`,
      ),
    );
    const step = await runStep({ MDAV_FLEET: name, MDAV_OUT: said }, true);
    expect(step).toMatchObject({ code: 1, variables: { result: 'stale' } });
    const commands = step.out.split('\n').filter((line) => /##\[|##vso\[/i.test(line));
    expect(
      commands.filter(
        (line) =>
          !/^##(?:\[group\]|\[endgroup\]|vso\[task\.(?:logissue |setvariable variable=(?:mdav\.)?(?:result|changed|sarif);|uploadsummary\]))/.test(
            line,
          ),
      ),
    ).toEqual([]);
    expect(commands.filter((line) => line.lastIndexOf('##') > 0)).toEqual([]);
  });
});

describe('a run without a pull request', () => {
  it('checks and compares, and comments nowhere', async () => {
    const step = await runStep({ SYSTEM_PULLREQUEST_PULLREQUESTID: '' });
    expect(step).toMatchObject({ code: 0, variables: { result: 'good', changed: 'false' } });
    expect(step.summary).toContain('| none | ✅ up to date');
    expect(host.received).toEqual([]);
  });
});
