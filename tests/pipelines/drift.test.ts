import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { POLICY, useDriftScene } from './drift-scene.ts';
import { isWindows, MDAV, parametrize, TOKEN } from './world.ts';

const { scene, asked, github, lower, runStep } = useDriftScene();

describe.skipIf(isWindows)('a run on a schedule', () => {
  it('says nothing where nothing drifts', async () => {
    const step = await runStep({}, 'github', true);
    expect(step).toMatchObject({ code: 0, err: '', outputs: { result: 'none', weaker: '0' } });
    expect(step.summary).toContain('No drift');
    expect(asked()).toEqual(['GET /repos/contoso/policy/issues']);
  });

  it('gives values to the parameters of the fleet', async () => {
    scene.repository.write('mdav.yaml', parametrize(scene.repository.read('mdav.yaml')));
    scene.repository.write('prod.yaml', 'pua: audit\n');
    expect(await runStep()).toMatchObject({ outputs: { result: 'unreadable' } });
    expect(await runStep({ MDAV_ENV_FILE: 'prod.yaml' })).toMatchObject({ outputs: { result: 'drift' } });
    const both = await runStep({ MDAV_ENV_FILE: 'prod.yaml', MDAV_PARAM: 'pua=block' });
    expect(both).toMatchObject({ code: 0, outputs: { result: 'none' } });
  });

  it('opens an issue, leaves it alone, brings it up to date, and closes it', async () => {
    lower();
    const first = await runStep();
    expect(first).toMatchObject({ code: 1, outputs: { result: 'weaker', weaker: '1' } });
    expect(scene.issues).toHaveLength(1);
    expect(scene.issues[0]?.title).toBe('Drift of contoso: 1 value (1 weaker)');
    expect(scene.issues[0]?.body).toMatch(/^<!-- mdav [0-9a-f]{12} -->\n## mdav drift: contoso against dist\n/);
    expect(scene.issues[0]?.body).toContain('`high-plus → high`');
    expect(first.out).toMatch(/^::error file=mdav\.yaml,line=\d+/m);

    await runStep();
    expect(asked()).toEqual(['GET', 'POST', 'GET'].map((method) => `${method} /repos/contoso/policy/issues`));

    lower('2', '0');
    await runStep();
    expect(scene.issues).toHaveLength(1);
    expect(scene.issues[0]?.body).toContain('`high-plus → default`');

    lower('0', '4');
    const last = await runStep();
    expect(last).toMatchObject({ code: 0, outputs: { result: 'none' } });
    expect(scene.issues[0]?.state).toBe('closed');
    expect(asked().slice(-2)).toEqual([
      'PATCH /repos/contoso/policy/issues/8',
      'POST /repos/contoso/policy/issues/8/comments',
    ]);
  });

  it('takes no issue of a stranger for its own, whatever stands in it', async () => {
    lower();
    await runStep();
    const [own] = scene.issues;
    if (own === undefined) throw new Error('an issue');
    scene.issues = [{ ...own, number: 3, user: { type: 'User' } }];
    await runStep();
    expect(scene.issues.map(({ number }) => number)).toEqual([3, 9]);
  });

  it.each([
    [{ MDAV_FAIL_ON: 'never' }, 0],
    [{ MDAV_FAIL_ON: 'drift' }, 1],
    [{ MDAV_REPORT: 'none' }, 1],
  ] as const)('ends as it is asked to: %j', async (env, code) => {
    lower();
    expect(await runStep(env)).toMatchObject({ code, outputs: { result: 'weaker' } });
    expect(scene.issues).toHaveLength('MDAV_REPORT' in env ? 0 : 1);
  });

  it('opens a pull request with what can be adopted, on a branch of its own', async () => {
    lower();
    const step = await runStep({ MDAV_REPORT: 'pull-request' });
    expect(step).toMatchObject({ code: 1, outputs: { result: 'weaker' } });
    expect(scene.issues).toEqual([]);
    expect(scene.pulls).toMatchObject([{ title: 'Drift of contoso: 1 value (1 weaker)', base: 'main' }]);
    const branch = scene.pulls[0]?.head.ref ?? '';
    expect(branch).toMatch(/^mdav\/drift-[0-9a-f]{12}$/);
    expect(scene.remote.git('show', `${branch}:mdav.yaml`)).toMatch(/cloudBlockLevel: high\s/);
    expect(scene.remote.git('log', '--format=%an %s', '-1', branch)).toBe(
      'mdav Drift of contoso: 1 value (1 weaker)\n',
    );
    expect(scene.remote.git('diff', '--name-only', `${branch}~`, branch)).toBe('mdav.yaml\n');

    const checkOut = () => scene.repository.git('switch', '-q', '--discard-changes', 'main');
    const first = scene.remote.git('rev-parse', branch);
    checkOut();
    lower();
    const { out } = await runStep({ MDAV_REPORT: 'pull-request' });
    expect(scene.pulls).toHaveLength(1);
    expect(asked(), out).toContain('PATCH /repos/contoso/policy/pulls/8');
    expect(scene.remote.git('rev-parse', branch)).toBe(first);

    checkOut();
    scene.repository.write('other', '');
    const base = scene.repository.commit('another base');
    lower();
    await runStep({ MDAV_REPORT: 'pull-request' });
    expect(scene.remote.git('rev-parse', `${branch}~`).trim()).toBe(base);

    checkOut();
    lower('4', '0');
    await runStep({ MDAV_REPORT: 'pull-request' });
    expect(scene.remote.git('show', `${branch}:mdav.yaml`)).toMatch(/cloudBlockLevel: default\s/);
    expect(scene.pulls).toMatchObject([{ number: 8, state: 'open' }]);

    checkOut();
    expect(await runStep({ MDAV_REPORT: 'pull-request' })).toMatchObject({ code: 0 });
    expect(scene.pulls).toMatchObject([{ number: 8, state: 'closed' }]);
  });

  it('closes the issue that a pull request follows', async () => {
    lower();
    await runStep();
    const { out } = await runStep({ MDAV_REPORT: 'pull-request' });
    expect(scene.issues, out).toMatchObject([{ number: 8, state: 'closed' }]);
    expect(scene.pulls).toMatchObject([{ number: 9, state: 'open' }]);
    expect(scene.host.received.at(-1)?.body).toEqual({ body: 'Pull request #9 tells what drifted.' });
  });

  it.each([
    ['has the limit of its rate', 403, {}],
    ['is in trouble', 502, 'no'],
    ['answers something else', 200, {}],
  ])('opens no second issue while GitHub %s', async (_, status, answer) => {
    lower();
    scene.host.answer = (received) => (received.method === 'GET' ? [status, answer] : github(received));
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
    scene.host.answer = (received) =>
      received.path.includes('/pulls') && received.method === method ? [status, {}] : github(received);
    const step = await runStep({ MDAV_REPORT: 'pull-request' });
    expect(step.code).toBe(1);
    expect(step.out).toMatch(said);
    expect(scene.remote.git('branch', '--list', 'mdav/*')).not.toBe('');
    expect([scene.pulls.length, scene.issues.length]).toEqual([0, 1]);
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
    const file = join(scene.repository.folder, '.git', 'mdav.mjs');
    writeFileSync(
      file,
      `if (process.argv.includes('--adopt')) { ${then} }\nawait import(${JSON.stringify(pathToFileURL(MDAV).href)});\n`,
    );
    const step = await runStep({ MDAV_REPORT: 'pull-request', MDAV_PATH: file });
    expect(step.code).toBe(1);
    expect(step.out).toMatch(said);
    expect(step.out).not.toContain('nothing to adopt');
    expect([scene.pulls.length, scene.issues.length]).toEqual([0, 1]);
  });

  it('comments on no issue that it cannot close', async () => {
    lower();
    await runStep();
    lower('2', '4');
    scene.host.answer = (received) => (received.method === 'PATCH' ? [403, {}] : github(received));
    expect((await runStep()).out).toMatch(/^::warning title=mdav::.*403.*issues: write/m);
    expect(asked().at(-1)).toBe('PATCH /repos/contoso/policy/issues/8');
  });

  it('opens an issue where there is nothing to adopt', async () => {
    scene.repository.write(POLICY, '{}');
    const step = await runStep({ MDAV_REPORT: 'pull-request' });
    expect(step.out).toContain('There is nothing to adopt.');
    expect([scene.pulls.length, scene.issues.length]).toEqual([0, 1]);
  });

  it('says which permission it lacks, and ends as the drift does', async () => {
    lower();
    scene.host.answer = ({ method }) => (method === 'GET' ? [200, []] : [403, {}]);
    const step = await runStep();
    expect(step.code).toBe(1);
    expect(step.out).toMatch(/^::warning title=mdav::.*403.*issues: write/m);
  });

  it('closes no issue where nothing was compared', async () => {
    lower();
    await runStep();
    scene.repository.write(
      'other.reg',
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\x]\r\n"a"="b"\r\n',
    );
    const before = scene.host.received.length;
    const step = await runStep({ MDAV_ACTUAL: 'other.reg', MDAV_GROUP: 'developer-clients' });
    expect(step).toMatchObject({ code: 65, outputs: { result: 'unreadable' } });
    expect(step.out).toMatch(/^::error title=mdav::.*Nothing was compared/m);
    expect(scene.host.received.length).toBe(before);
    expect(scene.issues).toMatchObject([{ state: 'open' }]);
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
    expect(scene.host.received).toEqual([]);
  });

  it('hands over lists, and keeps the token to itself', async () => {
    lower();
    const step = await runStep({ MDAV_IGNORE: 'contoso - developer-clients - Defender\n' }, 'github', true);
    expect(step.outputs['result']).toBe('drift');
    expect(`${step.out}${step.err}${step.summary}${JSON.stringify(scene.issues)}`).not.toContain(TOKEN);
  });
});
