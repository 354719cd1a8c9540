import { beforeEach, describe, expect, it } from 'vitest';
import { POLICY, useDriftScene } from './drift-scene.ts';
import { type Answer, isWindows, TOKEN } from './world.ts';

const { scene, lower, runStep } = useDriftScene();

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
    scene.host.answer = azure;
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
    expect(
      scene.host.received.some(({ path }) => path.startsWith('/contoso/a%20project/_apis/wit/workitems/$Bug?')),
    ).toBe(true);

    const before = scene.host.received.length;
    await runStep({}, 'azure');
    expect(scene.host.received.slice(before).map(({ method }) => method)).toEqual(['POST', 'GET']);

    const [own] = items;
    if (own === undefined) throw new Error('a work item');
    own.fields['System.Tags'] += '; theirs';
    lower('2', '4');
    expect((await runStep({}, 'azure')).code).toBe(0);
    expect(own.fields).toMatchObject({ 'System.Tags': 'theirs', 'System.History': 'There is no drift any more.' });

    const closed = scene.host.received.length;
    await runStep({}, 'azure');
    expect(scene.host.received.slice(closed).map(({ path }) => path.replace(/.*_apis|\?.*/g, ''))).toEqual([
      '/wit/wiql',
    ]);
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
    scene.host.answer = (received) => (received.path.includes(place) ? [status, answer] : azure(received));
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
    const checkOut = () => scene.repository.git('switch', '-q', '--discard-changes', '--detach', 'main');
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
      scene.host.answer = repos;
      checkOut();
    });

    it('says the most harmful where a description takes no more', async () => {
      const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
      const reg = (at: string, value: string) =>
        `Windows Registry Editor Version 5.00\r\n\r\n[${key}${at}]\r\n${value}\r\n`;
      for (let index = 0; index < 60; index += 1)
        scene.repository.write(`exports/p${index}.reg`, reg('', `"PUAProtection"=dword:00000001`));
      scene.repository.write(
        'exports/zz.reg',
        reg('\\Real-Time Protection', `"DisableRealtimeMonitoring"=dword:00000001`),
      );
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
      expect(scene.remote.git('show', `${branch}:mdav.yaml`)).toMatch(/cloudBlockLevel: high\s/);
      expect(scene.remote.git('diff', '--name-only', `${branch}~`, branch)).toBe('mdav.yaml\n');

      checkOut();
      lower('4', '0');
      await run();
      expect(pulls).toMatchObject([
        { pullRequestId: 20, status: 'active', description: expect.stringContaining('high-plus → default') },
      ]);
      expect(threads.flatMap(({ comments }) => comments)).toMatchObject([
        { content: expect.stringContaining('high-plus → default') },
      ]);
      expect(scene.remote.git('show', `${branch}:mdav.yaml`)).toMatch(/cloudBlockLevel: default\s/);

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
      else scene.repository.write(POLICY, '{}');
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
      scene.host.answer = (received) =>
        received.path.includes('/pullrequests') && received.method === method ? [status, {}] : repos(received);
      const step = await run();
      expect(step.code).toBe(1);
      expect(step.out).toMatch(said);
      expect([pulls.length, items.length]).toEqual([0, 1]);
    });

    it('gives git the token for this host alone, in no command, and says what a push needs', async () => {
      lower();
      scene.repository.git('remote', 'set-url', 'origin', `${scene.host.url}/contoso/a%20project/_git/policy`);
      scene.host.answer = (received) => (received.path.includes('/_git/') ? [403, {}] : repos(received));
      const step = await run({}, true);
      const pushed = scene.host.received.filter(({ path }) => path.includes('service=git-receive-pack'));
      expect(pushed.map(({ authorization }) => authorization)).toEqual([`bearer ${TOKEN}`]);
      expect(step.out).toMatch(/git push failed\..*"Contribute", "Create branch" and "Force push"/);
      expect(`${step.out}${step.err}`).not.toContain(TOKEN);
      expect([pulls.length, items.length]).toEqual([0, 1]);
    });
  });
});
