import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TOOL_VERSION } from '@mdav/core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  type Answer,
  forgetContoso,
  type Host,
  isWindows,
  MDAV,
  makeContoso,
  makeRepository,
  parametrize,
  type RanScript,
  type Repository,
  root,
  runPipeline,
  scriptOf,
  startHost,
  TOKEN,
} from './world.ts';

const SCRIPT = await scriptOf('drift.mjs', 'tell-drift.mjs', 'tellDrift');
const POLICY = 'dist/developer-clients/intune/Settings Catalog/contoso - developer-clients - Defender.json';

interface Issue {
  readonly number: number;
  title: string;
  body: string;
  state: string;
  readonly user: { readonly type: string };
  readonly pull_request?: object;
}

let host: Host;
let repository: Repository;
let remote: Repository;
let issues: Issue[];
let pulls: { number: number; title: string; body: string; state: string; head: { ref: string } }[];

/** Issues and pull requests as GitHub keeps them: a pull request is among the issues too, and lists have what is open. */
const github: Answer = ({ method, path, body }) => {
  const [, kind = '', number, more] =
    /^\/repos\/contoso\/policy\/(issues|pulls)(?:\/(\d+)(\/comments)?)?(?:\?|$)/.exec(path) ?? [];
  const list: { number: number }[] = kind === 'pulls' ? pulls : issues;
  if (method === 'GET') {
    const head = new URL(path, 'http://github').searchParams.get('head');
    const open = pulls.filter((one) => one.state === 'open' && (head === null || head === `contoso:${one.head.ref}`));
    if (kind === 'pulls') return [200, open];
    const alike = open.map((one) => ({ ...one, user: { type: 'Bot' }, pull_request: {} }));
    return [200, [...alike, ...issues.filter(({ state }) => state === 'open')]];
  }
  if (more !== undefined) return [201, {}];
  if (method === 'POST') {
    const made = { number: 8 + issues.length + pulls.length, state: 'open', user: { type: 'Bot' }, ...body };
    if (kind === 'pulls')
      pulls.push({ ...made, head: { ref: String(body['head']) } } as unknown as (typeof pulls)[number]);
    else issues.push(made as unknown as Issue);
    return [201, made];
  }
  const found = list.find((one) => one.number === Number(number));
  return found === undefined ? [404, {}] : [200, Object.assign(found, body)];
};

afterAll(forgetContoso);
beforeEach(async () => {
  host = await startHost();
  host.answer = github;
  issues = [];
  pulls = [];
  repository = await makeContoso();
  remote = makeRepository();
  remote.git('config', 'receive.denyCurrentBranch', 'ignore');
  repository.git('remote', 'add', 'origin', remote.folder);
});
afterEach(async () => {
  await host.close();
  repository.remove();
  remote.remove();
});

interface Step extends RanScript {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

async function runStep(env: Readonly<Record<string, string>> = {}, name = 'github', apart = false): Promise<Step> {
  const runner = join(repository.folder, '.git', 'runner');
  mkdirSync(runner, { recursive: true });
  const file = (each: string) => {
    writeFileSync(join(runner, each), '');
    return join(runner, each);
  };
  const given = {
    GITHUB_ACTIONS: name === 'github' ? 'true' : '',
    GITHUB_API_URL: host.url,
    GITHUB_REPOSITORY: 'contoso/policy',
    GITHUB_REF_NAME: 'main',
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_OUTPUT: file('output'),
    RUNNER_TEMP: runner,
    AGENT_TEMPDIRECTORY: runner,
    SYSTEM_COLLECTIONURI: `${host.url}/contoso/`,
    SYSTEM_TEAMPROJECTID: 'a project',
    MDAV_ACTUAL: 'dist',
    MDAV_PATH: MDAV,
    MDAV_TOKEN: TOKEN,
    ...env,
  };
  const ran = await runPipeline(SCRIPT, name, { cwd: repository.folder, env: given, apart });
  const outputs = [...readFileSync(join(runner, 'output'), 'utf8').matchAll(/^(\w+)<<(\S+)\n([\s\S]*?)\n\2\n/gm)];
  return {
    ...ran,
    outputs: Object.fromEntries(outputs.map(([, each = '', , value = '']) => [each, value])),
    summary: readFileSync(join(runner, 'summary'), 'utf8'),
  };
}

/** Somebody lowers a level in the portal. */
function lower(from = '4', to = '2'): void {
  const before = repository.read(POLICY);
  const after = before.replace(`defender_cloudblocklevel_${from}"`, `defender_cloudblocklevel_${to}"`);
  expect(after).not.toBe(before);
  repository.write(POLICY, after);
}

const asked = () => host.received.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`);

describe.skipIf(isWindows)('a run on a schedule', () => {
  it('says nothing where nothing drifts', async () => {
    const step = await runStep({}, 'github', true);
    expect(step).toMatchObject({ code: 0, err: '', outputs: { result: 'none', weaker: '0' } });
    expect(step.summary).toContain('No drift');
    expect(asked()).toEqual(['GET /repos/contoso/policy/issues']);
  });

  it('gives values to the parameters of the fleet', async () => {
    repository.write('mdav.yaml', parametrize(repository.read('mdav.yaml')));
    repository.write('prod.yaml', 'pua: audit\n');
    expect(await runStep()).toMatchObject({ outputs: { result: 'unreadable' } });
    expect(await runStep({ MDAV_ENV_FILE: 'prod.yaml' })).toMatchObject({ outputs: { result: 'drift' } });
    const both = await runStep({ MDAV_ENV_FILE: 'prod.yaml', MDAV_PARAM: 'pua=block' });
    expect(both).toMatchObject({ code: 0, outputs: { result: 'none' } });
  });

  it('opens an issue, leaves it alone, brings it up to date, and closes it', async () => {
    lower();
    const first = await runStep();
    expect(first).toMatchObject({ code: 1, outputs: { result: 'weaker', weaker: '1' } });
    expect(issues).toHaveLength(1);
    expect(issues[0]?.title).toBe('Drift of contoso: 1 value (1 weaker)');
    expect(issues[0]?.body).toMatch(/^<!-- mdav [0-9a-f]{12} -->\n## mdav drift: contoso against dist\n/);
    expect(issues[0]?.body).toContain('`high-plus → high`');
    expect(first.out).toMatch(/^::error file=mdav\.yaml,line=\d+/m);

    await runStep();
    expect(asked()).toEqual(['GET', 'POST', 'GET'].map((method) => `${method} /repos/contoso/policy/issues`));

    lower('2', '0');
    await runStep();
    expect(issues).toHaveLength(1);
    expect(issues[0]?.body).toContain('`high-plus → default`');

    lower('0', '4');
    const last = await runStep();
    expect(last).toMatchObject({ code: 0, outputs: { result: 'none' } });
    expect(issues[0]?.state).toBe('closed');
    expect(asked().slice(-2)).toEqual([
      'PATCH /repos/contoso/policy/issues/8',
      'POST /repos/contoso/policy/issues/8/comments',
    ]);
  });

  it('takes no issue of a stranger for its own, whatever stands in it', async () => {
    lower();
    await runStep();
    const [own] = issues;
    if (own === undefined) throw new Error('an issue');
    issues = [{ ...own, number: 3, user: { type: 'User' } }];
    await runStep();
    expect(issues.map(({ number }) => number)).toEqual([3, 9]);
  });

  it.each([
    [{ MDAV_FAIL_ON: 'never' }, 0],
    [{ MDAV_FAIL_ON: 'drift' }, 1],
    [{ MDAV_REPORT: 'none' }, 1],
  ] as const)('ends as it is asked to: %j', async (env, code) => {
    lower();
    expect(await runStep(env)).toMatchObject({ code, outputs: { result: 'weaker' } });
    expect(issues).toHaveLength('MDAV_REPORT' in env ? 0 : 1);
  });

  it('opens a pull request with what can be adopted, on a branch of its own', async () => {
    lower();
    const step = await runStep({ MDAV_REPORT: 'pull-request' });
    expect(step).toMatchObject({ code: 1, outputs: { result: 'weaker' } });
    expect(issues).toEqual([]);
    expect(pulls).toMatchObject([{ title: 'Drift of contoso: 1 value (1 weaker)', base: 'main' }]);
    const branch = pulls[0]?.head.ref ?? '';
    expect(branch).toMatch(/^mdav\/drift-[0-9a-f]{12}$/);
    expect(remote.git('show', `${branch}:mdav.yaml`)).toMatch(/cloudBlockLevel: high\s/);
    expect(remote.git('log', '--format=%an %s', '-1', branch)).toBe('mdav Drift of contoso: 1 value (1 weaker)\n');
    expect(remote.git('diff', '--name-only', `${branch}~`, branch)).toBe('mdav.yaml\n');

    const checkOut = () => repository.git('switch', '-q', '--discard-changes', 'main');
    const first = remote.git('rev-parse', branch);
    checkOut();
    lower();
    const { out } = await runStep({ MDAV_REPORT: 'pull-request' });
    expect(pulls).toHaveLength(1);
    expect(asked(), out).toContain('PATCH /repos/contoso/policy/pulls/8');
    expect(remote.git('rev-parse', branch)).toBe(first);

    checkOut();
    repository.write('other', '');
    const base = repository.commit('another base');
    lower();
    await runStep({ MDAV_REPORT: 'pull-request' });
    expect(remote.git('rev-parse', `${branch}~`).trim()).toBe(base);

    checkOut();
    lower('4', '0');
    await runStep({ MDAV_REPORT: 'pull-request' });
    expect(remote.git('show', `${branch}:mdav.yaml`)).toMatch(/cloudBlockLevel: default\s/);
    expect(pulls).toMatchObject([{ number: 8, state: 'open' }]);

    checkOut();
    expect(await runStep({ MDAV_REPORT: 'pull-request' })).toMatchObject({ code: 0 });
    expect(pulls).toMatchObject([{ number: 8, state: 'closed' }]);
  });

  it('closes the issue that a pull request follows', async () => {
    lower();
    await runStep();
    const { out } = await runStep({ MDAV_REPORT: 'pull-request' });
    expect(issues, out).toMatchObject([{ number: 8, state: 'closed' }]);
    expect(pulls).toMatchObject([{ number: 9, state: 'open' }]);
    expect(host.received.at(-1)?.body).toEqual({ body: 'Pull request #9 tells what drifted.' });
  });

  it.each([
    ['has the limit of its rate', 403, {}],
    ['is in trouble', 502, 'no'],
    ['answers something else', 200, {}],
  ])('opens no second issue while GitHub %s', async (_, status, answer) => {
    lower();
    host.answer = (received) => (received.method === 'GET' ? [status, answer] : github(received));
    const step = await runStep();
    expect(step.code).toBe(1);
    expect(step.out).toMatch(new RegExp(`^::warning title=mdav::.*the list cannot be read \\(${status}\\)`, 'm'));
    expect(asked()).toEqual(['GET /repos/contoso/policy/issues']);
  });

  it.each([
    ['the list of pull requests cannot be read', 'GET', 502, /list cannot be read \(502\)/],
    ['the pull request is refused', 'POST', 403, /not written \(403\)/],
  ])('keeps an issue where %s', async (_, method, status, said) => {
    lower();
    host.answer = (received) =>
      received.path.includes('/pulls') && received.method === method ? [status, {}] : github(received);
    const step = await runStep({ MDAV_REPORT: 'pull-request' });
    expect(step.code).toBe(1);
    expect(step.out).toMatch(said);
    expect(remote.git('branch', '--list', 'mdav/*')).not.toBe('');
    expect([pulls.length, issues.length]).toEqual([0, 1]);
  });

  it.each([
    ['mdav ends otherwise', 'process.exit(70)', /::warning title=mdav::mdav drift --adopt ended with 70/],
    [
      'git fails',
      `(await import('node:fs')).writeFileSync('.git/index', 'x'); process.exit(1)`,
      /::warning title=mdav::git diff failed\. \S/,
    ],
  ])('does not say that there is nothing to adopt where %s', async (_, then, said) => {
    lower();
    const file = join(repository.folder, '.git', 'mdav.mjs');
    writeFileSync(
      file,
      `if (process.argv.includes('--adopt')) { ${then} }\nawait import(${JSON.stringify(pathToFileURL(MDAV).href)});\n`,
    );
    const step = await runStep({ MDAV_REPORT: 'pull-request', MDAV_PATH: file });
    expect(step.code).toBe(1);
    expect(step.out).toMatch(said);
    expect(step.out).not.toContain('nothing to adopt');
    expect([pulls.length, issues.length]).toEqual([0, 1]);
  });

  it('comments on no issue that it cannot close', async () => {
    lower();
    await runStep();
    lower('2', '4');
    host.answer = (received) => (received.method === 'PATCH' ? [403, {}] : github(received));
    expect((await runStep()).out).toMatch(/^::warning title=mdav::.*403.*issues: write/m);
    expect(asked().at(-1)).toBe('PATCH /repos/contoso/policy/issues/8');
  });

  it('opens an issue where there is nothing to adopt', async () => {
    repository.write(POLICY, '{}');
    const step = await runStep({ MDAV_REPORT: 'pull-request' });
    expect(step.out).toContain('There is nothing to adopt.');
    expect([pulls.length, issues.length]).toEqual([0, 1]);
  });

  it('says which permission it lacks, and ends as the drift does', async () => {
    lower();
    host.answer = ({ method }) => (method === 'GET' ? [200, []] : [403, {}]);
    const step = await runStep();
    expect(step.code).toBe(1);
    expect(step.out).toMatch(/^::warning title=mdav::.*403.*issues: write/m);
  });

  it('closes no issue where nothing was compared', async () => {
    lower();
    await runStep();
    repository.write(
      'other.reg',
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\x]\r\n"a"="b"\r\n',
    );
    const before = host.received.length;
    const step = await runStep({ MDAV_ACTUAL: 'other.reg', MDAV_GROUP: 'developer-clients' });
    expect(step).toMatchObject({ code: 65, outputs: { result: 'unreadable' } });
    expect(step.out).toMatch(/^::error title=mdav::.*Nothing was compared/m);
    expect(host.received.length).toBe(before);
    expect(issues).toMatchObject([{ state: 'open' }]);
  });

  it.each<[Readonly<Record<string, string>>, number, string]>([
    [{ MDAV_ACTUAL: '' }, 64, 'failed'],
    [{ MDAV_ACTUAL: 'nowhere' }, 65, 'unreadable'],
    [{ MDAV_FLEET: 'other.yaml' }, 65, 'unreadable'],
    [{ MDAV_FLEET: 'a.yaml\nb.yaml' }, 64, 'failed'],
    [{ MDAV_REPORT: 'mail' }, 64, 'failed'],
    [{ MDAV_FAIL_ON: 'x' }, 64, 'failed'],
    [{ MDAV_GROUP: 'nobody' }, 70, 'failed'],
  ])('tells what is wrong: %j', async (env, code, result) => {
    const step = await runStep(env);
    expect(step).toMatchObject({ code, outputs: { result } });
    expect(step.out).toMatch(/^::error title=mdav::\S/m);
    expect(host.received).toEqual([]);
  });

  it('hands over lists, and keeps the token to itself', async () => {
    lower();
    const step = await runStep({ MDAV_IGNORE: 'contoso - developer-clients - Defender\n' }, 'github', true);
    expect(step.outputs['result']).toBe('drift');
    expect(`${step.out}${step.err}${step.summary}${JSON.stringify(issues)}`).not.toContain(TOKEN);
  });
});

describe.skipIf(isWindows)('a run on Azure Pipelines', () => {
  interface Item {
    readonly id: number;
    readonly fields: Record<string, string>;
  }
  let items: Item[];
  const tagsOf = (text = '') =>
    text
      .split(';')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
  /** As the service does it: tags that are added join those that are there, and a replacement is all there is. */
  const change = (fields: Record<string, string>, body: unknown) => {
    for (const { op, path, value } of body as { op: string; path: string; value: string }[]) {
      const name = path.slice('/fields/'.length);
      const isJoined = op === 'add' && name === 'System.Tags';
      fields[name] = isJoined ? [...new Set([...tagsOf(fields[name]), ...tagsOf(value)])].join('; ') : value;
    }
    return fields;
  };
  let azure: Answer;
  beforeEach(() => {
    items = [];
    azure = ({ method, path, body }) => {
      if (path.includes('/wiql')) {
        const tag = /CONTAINS '([\w-]+)'/.exec(String(body['query']))?.[1] ?? '';
        return [
          200,
          {
            workItems: items
              .filter((item) => tagsOf(item.fields['System.Tags']).includes(tag))
              .map(({ id }) => ({ id })),
          },
        ];
      }
      const found = items.find(({ id }) => path.includes(`/workitems/${id}?`));
      if (found !== undefined) {
        if (method === 'PATCH') change(found.fields, body);
        return [200, found];
      }
      const made = { id: 5 + items.length, fields: change({}, body) };
      items.push(made);
      return [200, made];
    };
    host.answer = azure;
  });

  it('keeps one work item, and lets it go', async () => {
    lower();
    const first = await runStep({ MDAV_WORK_ITEM_TYPE: 'Bug' }, 'azure', true);
    expect(first.code).toBe(1);
    expect(first.out).toContain('##vso[task.setvariable variable=mdav.result;]weaker');
    expect(items).toHaveLength(1);
    expect(items[0]?.fields).toMatchObject({
      'System.Title': 'Drift of contoso: 1 value (1 weaker)',
      'System.Description': expect.stringContaining('high-plus → high'),
      'System.Tags': expect.stringMatching(/^mdav-drift-[0-9a-f]{12}$/),
    });
    expect(host.received.some(({ path }) => path.startsWith('/contoso/a%20project/_apis/wit/workitems/$Bug?'))).toBe(
      true,
    );

    const before = host.received.length;
    await runStep({}, 'azure');
    expect(host.received.slice(before).map(({ method }) => method)).toEqual(['POST', 'GET']);

    const [own] = items;
    if (own === undefined) throw new Error('a work item');
    own.fields['System.Tags'] += '; theirs';
    lower('2', '4');
    expect((await runStep({}, 'azure')).code).toBe(0);
    expect(own.fields).toMatchObject({ 'System.Tags': 'theirs', 'System.History': 'There is no drift any more.' });

    const closed = host.received.length;
    await runStep({}, 'azure');
    expect(host.received.slice(closed).map(({ path }) => path.replace(/.*_apis|\?.*/g, ''))).toEqual(['/wit/wiql']);
  });

  it.each([
    ['/wiql', 500, {}],
    ['/wiql', 203, 'sign in'],
    ['/workitems/5?', 502, {}],
    ['/workitems/5?', 200, {}],
  ])('opens no second work item where %s ends with %i and %j', async (place, status, answer) => {
    lower();
    await runStep({}, 'azure');
    const before = JSON.stringify(items);
    lower('2', '0');
    host.answer = (received) => (received.path.includes(place) ? [status, answer] : azure(received));
    const step = await runStep({}, 'azure');
    expect(step.code).toBe(1);
    expect(step.out).toContain(`the list cannot be read (${status})`);
    expect(JSON.stringify(items)).toBe(before);
  });

  describe('that is to open a pull request', () => {
    interface Pull {
      readonly pullRequestId: number;
      status: string;
      readonly sourceRefName: string;
      readonly targetRefName: string;
      title: string;
      description: string;
    }
    let pulls: Pull[];
    let threads: { id: number; comments: { id: number; content: string }[] }[];
    const ROOT = '/contoso/a%20project/_apis/git/repositories/policy';
    const ENV = {
      MDAV_REPORT: 'pull-request',
      BUILD_REPOSITORY_PROVIDER: 'TfsGit',
      BUILD_REPOSITORY_ID: 'policy',
      BUILD_SOURCEBRANCH: 'refs/heads/main',
    };
    const run = (env: Readonly<Record<string, string>> = {}, apart = false) =>
      runStep({ ...ENV, ...env }, 'azure', apart);
    /** A checkout is of a commit, on no branch. */
    const checkOut = () => repository.git('switch', '-q', '--discard-changes', '--detach', 'main');
    /** As the service does it: lists have what is asked for, with the beginning of the description. */
    const repos: Answer = (received) => {
      const { method, body } = received;
      const { pathname, searchParams } = new URL(received.path, 'http://azure');
      if (!pathname.startsWith(ROOT)) return azure(received);
      const [, id, thread, comment] =
        /^\/pull[rR]equests(?:\/(\d+)(?:\/(threads)(?:\/\d+\/comments\/(\d+))?)?)?$/.exec(
          pathname.slice(ROOT.length),
        ) ?? [];
      if (searchParams.get('api-version') !== '7.1') return [400, {}];
      if (thread !== undefined) {
        if (method === 'GET') return [200, { value: threads }];
        const content =
          comment === undefined ? (body['comments'] as [{ content: string }])[0].content : String(body['content']);
        if (comment === undefined) threads.push({ id: 1 + threads.length, comments: [{ id: 1, content }] });
        else for (const one of threads) for (const each of one.comments) each.content = content;
        return [200, {}];
      }
      if (method === 'GET') {
        const wanted = (['status', 'sourceRefName'] as const).map(
          (name) => [name, searchParams.get(`searchCriteria.${name}`)] as const,
        );
        const value = pulls.filter((one) => wanted.every(([name, said]) => one[name] === said));
        return [200, { value: value.map((one) => ({ ...one, description: one.description.slice(0, 400) })) }];
      }
      if (method === 'POST') {
        const made = { pullRequestId: 20 + pulls.length, status: 'active', ...body } as unknown as Pull;
        pulls.push(made);
        return [201, made];
      }
      const own = pulls.find(({ pullRequestId }) => pullRequestId === Number(id));
      return own === undefined ? [404, {}] : [200, Object.assign(own, body)];
    };
    beforeEach(() => {
      pulls = [];
      threads = [];
      host.answer = repos;
      checkOut();
    });

    it('says the most harmful where a description takes no more', async () => {
      const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
      const reg = (at: string, value: string) =>
        `Windows Registry Editor Version 5.00\r\n\r\n[${key}${at}]\r\n${value}\r\n`;
      for (let index = 0; index < 60; index += 1)
        repository.write(`exports/p${index}.reg`, reg('', `"PUAProtection"=dword:00000001`));
      repository.write('exports/zz.reg', reg('\\Real-Time Protection', `"DisableRealtimeMonitoring"=dword:00000001`));
      lower();
      expect((await run({ MDAV_ACTUAL: 'dist\nexports' })).code).toBe(1);
      const [{ description } = { description: '' }] = pulls;
      expect(description.length).toBeLessThanOrEqual(4000);
      expect(description).toContain('high-plus → high');
      expect(description).toContain('zz.reg');
      expect(threads[0]?.comments[0]?.content).toContain('### ');
    });

    it('opens one with what can be adopted, brings it up to date, and abandons it', async () => {
      lower();
      const first = await run();
      expect(first.code, first.out).toBe(1);
      expect(items).toEqual([]);
      expect(pulls).toMatchObject([
        {
          title: 'Drift of contoso: 1 value (1 weaker)',
          targetRefName: 'refs/heads/main',
          sourceRefName: expect.stringMatching(/^refs\/heads\/mdav\/drift-[0-9a-f]{12}$/),
          description: expect.stringContaining('high-plus → high'),
        },
      ]);
      expect(threads.flatMap(({ comments }) => comments)).toMatchObject([
        { content: expect.stringContaining('high-plus → high') },
      ]);
      const branch = pulls[0]?.sourceRefName.slice('refs/heads/'.length) ?? '';
      expect(remote.git('show', `${branch}:mdav.yaml`)).toMatch(/cloudBlockLevel: high\s/);
      expect(remote.git('diff', '--name-only', `${branch}~`, branch)).toBe('mdav.yaml\n');

      checkOut();
      lower('4', '0');
      await run();
      expect(pulls).toMatchObject([
        { pullRequestId: 20, status: 'active', description: expect.stringContaining('high-plus → default') },
      ]);
      expect(threads.flatMap(({ comments }) => comments)).toMatchObject([
        { content: expect.stringContaining('high-plus → default') },
      ]);
      expect(remote.git('show', `${branch}:mdav.yaml`)).toMatch(/cloudBlockLevel: default\s/);

      checkOut();
      expect(await run()).toMatchObject({ code: 0 });
      expect(pulls).toMatchObject([{ pullRequestId: 20, status: 'abandoned' }]);
    });

    it('lets the work item go that a pull request follows', async () => {
      lower();
      await runStep({}, 'azure');
      expect(items[0]?.fields['System.Tags']).toMatch(/^mdav-drift-/);
      await run();
      expect(items[0]?.fields).toMatchObject({
        'System.Tags': '',
        'System.History': 'Pull request !20 tells what drifted.',
      });
    });

    it.each<[string, Readonly<Record<string, string>>, RegExp]>([
      ['the repository is another one', { BUILD_REPOSITORY_PROVIDER: 'GitHub' }, /not one of Azure Repos/],
      ['there is nothing to adopt', {}, /There is nothing to adopt/],
    ])('keeps a work item where %s', async (_, env, said) => {
      if (Object.keys(env).length > 0) lower();
      else repository.write(POLICY, '{}');
      const step = await run(env);
      expect(step.out).toMatch(said);
      expect([pulls.length, items.length]).toEqual([0, 1]);
    });

    it.each([
      ['the list cannot be read', 'GET', 502, /list cannot be read \(502\)/],
      ['the list is something else', 'GET', 203, /list cannot be read \(203\)/],
      ['the pull request is refused', 'POST', 403, /not written \(403\).*"Contribute to pull requests"/],
    ])('keeps a work item where %s', async (_, method, status, said) => {
      lower();
      host.answer = (received) =>
        received.path.includes('/pullrequests') && received.method === method ? [status, {}] : repos(received);
      const step = await run();
      expect(step.code).toBe(1);
      expect(step.out).toMatch(said);
      expect([pulls.length, items.length]).toEqual([0, 1]);
    });

    it('gives git the token for this host alone, in no command, and says what a push needs', async () => {
      lower();
      repository.git('remote', 'set-url', 'origin', `${host.url}/contoso/a%20project/_git/policy`);
      host.answer = (received) => (received.path.includes('/_git/') ? [403, {}] : repos(received));
      const step = await run({}, true);
      const pushed = host.received.filter(({ path }) => path.includes('service=git-receive-pack'));
      expect(pushed.map(({ authorization }) => authorization)).toEqual([`bearer ${TOKEN}`]);
      expect(step.out).toMatch(/git push failed\..*"Contribute", "Create branch" and "Force push"/);
      expect(`${step.out}${step.err}`).not.toContain(TOKEN);
      expect([pulls.length, items.length]).toEqual([0, 1]);
    });
  });
});

describe('what runs it', () => {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const settings = [
    ...new Set(
      ['tell-drift.mjs', 'drift-inputs.mjs', 'github-api.mjs'].flatMap((path) =>
        [...read(`pipelines/src/${path}`).matchAll(/'(MDAV_\w+)'/g)].map(([, name = '']) => name),
      ),
    ),
    // What it shares with the check, and what it puts together.
    ...['FLEET', 'WORKING_DIRECTORY', 'ENV_FILE', 'PARAM', 'VERSION', 'PATH', 'GROUP', 'PRECEDENCE', 'IGNORE'].map(
      (name) => `MDAV_${name}`,
    ),
  ];
  const action = parse(read('pipelines/drift/action.yml'));
  const template = parse(read('pipelines/azure/drift.yml'));
  const page = read('docs/drift.md');

  it('hands over what the scripts read, and nothing into a command', () => {
    const step = action.runs.steps.find(({ run }: { run?: string }) => run !== undefined);
    expect(step.run).toBe('node "$GITHUB_ACTION_PATH/../drift.mjs" github');
    expect(existsSync(join(root, 'pipelines/drift', '../drift.mjs'))).toBe(true);
    expect(Object.keys(step.env).sort()).toEqual([...new Set(settings)].sort());
    const bash = template.steps.find((one: { bash?: string }) => one.bash !== undefined);
    expect(bash.bash).toBe('node "$MDAV_HOME/pipelines/drift.mjs" azure');
    expect(
      Object.keys(bash.env)
        .filter((name) => name !== 'MDAV_HOME')
        .sort(),
    ).toEqual([...new Set([...settings, 'MDAV_WORK_ITEM_TYPE'])].sort());
  });

  it('declares what it uses, of this version', () => {
    const used = (text: string, pattern: RegExp) =>
      [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
    expect(used(read('pipelines/drift/action.yml'), /\$\{\{ inputs\.([\w-]+) \}\}/g)).toEqual(
      Object.keys(action.inputs).sort(),
    );
    const parameters = template.parameters.map(({ name }: { name: string }) => name);
    expect(used(read('pipelines/azure/drift.yml'), /parameters\.(\w+)/g)).toEqual([...parameters].sort());
    expect(action.inputs.version.default).toBe(TOOL_VERSION);
    expect(template.parameters.find(({ name }: { name: string }) => name === 'version').default).toBe(TOOL_VERSION);
    for (const name of Object.keys(action.outputs))
      expect(read('pipelines/src/tell-drift.mjs')).toContain(`host.output('${name}'`);
  });

  it('is shown in the documentation, with every input', () => {
    const [github, azure] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => parse(text));
    const step = github.jobs.drift.steps.find(({ uses }: { uses?: string }) =>
      uses?.startsWith('OWNER/mdav/pipelines/drift@v'),
    );
    expect(Object.keys(step.with).filter((name) => !(name in action.inputs))).toEqual([]);
    expect(github.permissions).toEqual({ contents: 'read', issues: 'write' });
    const used = azure.steps.find((one: { template?: string }) => one.template === 'pipelines/azure/drift.yml@mdav');
    const known = template.parameters.map(({ name }: { name: string }) => name);
    expect(Object.keys(used.parameters).filter((name) => !known.includes(name))).toEqual([]);
    for (const name of Object.keys(action.inputs)) expect(page).toMatch(new RegExp(`^\\| .*\`${name}\`.* \\|`, 'm'));
  });
});
