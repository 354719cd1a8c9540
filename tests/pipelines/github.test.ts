import { describe, expect, it } from 'vitest';
import { sarifOf, useGithubScene } from './github-scene.ts';
import { type Answer, CONTOSO, mdav, parametrize, TOKEN, weaken } from './world.ts';

const { scene, change, keeping, runStep } = useGithubScene();

describe('a pull request', () => {
  it('that is good', async () => {
    change(weaken);
    expect((await mdav(scene.repository.folder, 'build', '--out', 'dist')).code).toBe(0);
    scene.repository.commit('change');
    const step = await runStep({}, { apart: true });
    expect(step).toMatchObject({ code: 0, err: '', outputs: { result: 'good', changed: 'true' } });
    expect(step.summary).toMatch(/devices change, ▼ \d+ weaker \| ✅ up to date/);
    expect(step.summary).toContain('`puaProtection` | `block → audit`');
    expect(sarifOf(step).runs.map(({ automationDetails }) => automationDetails.id)).toEqual(['mdav/mdav.yaml/']);
    expect(step.out).toContain('::group::mdav: mdav.yaml\n');
    expect(step.out).not.toMatch(/^::error/m);

    expect(scene.host.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /repos/contoso/policy/issues/42/comments?per_page=100&page=1',
      'POST /repos/contoso/policy/issues/42/comments',
    ]);
    expect(scene.host.received.every(({ authorization }) => authorization === `Bearer ${TOKEN}`)).toBe(true);
    expect(scene.comments[0]?.body).toMatch(/^<!-- mdav [0-9a-f]{12} -->\n\| Fleet \| Check \| Plan \| Output \|/);
    expect(scene.comments[0]?.body).toContain('## mdav plan: contoso against');
  });

  it('of a fleet with parameters, which files and single values say', async () => {
    change(parametrize);
    scene.repository.write('prod.yaml', 'pua: audit\n');
    scene.base = scene.repository.commit('parameters');
    const none = await runStep();
    expect(none).toMatchObject({ code: 65, outputs: { result: 'unreadable' } });
    expect(none.out).toContain('The parameter pua has no value.');
    const good = await runStep({ MDAV_ENV_FILE: 'prod.yaml', MDAV_PARAM: 'pua=block\n' });
    expect(good.outputs).toMatchObject({ result: 'good', changed: 'false' });
    expect(sarifOf(good).runs.map(({ automationDetails }) => automationDetails.id)).toEqual([
      'mdav/mdav.yaml/--env=prod.yaml/--param=pua=block/',
    ]);
    const stale = await runStep({ MDAV_ENV_FILE: 'prod.yaml' });
    expect(stale.outputs).toMatchObject({ result: 'stale' });
    expect(stale.out).toContain('Run `mdav build --env=prod.yaml --out dist` and commit the result.');
    // A job for each environment has a comment of its own.
    expect(scene.host.received.filter(({ method }) => method === 'POST')).toHaveLength(3);
  });

  it('whose output has headings of Markdown: only what an agent would obey is escaped', async () => {
    const path = 'dist/SUMMARY.md';
    scene.repository.write(path, scene.repository.read(path).replace(/^## /m, '## Edited ').concat('##[error] x\n'));
    scene.repository.commit('edited');
    const { out } = await runStep();
    expect(out).toContain('## Edited ');
    expect(out).toContain('\\u{23}#[error] x');
    expect(out).not.toContain('##[error] x');
  });

  it('that leads into a dead end', async () => {
    change(() => CONTOSO);
    scene.base = scene.repository.commit('servers');
    change((fleet) =>
      fleet
        .replace(/(\n {2}web-servers:[\s\S]*?\n {4}mode: )active/, '$1passive')
        .replace('currentMode: passive', 'currentMode: active\n    platform: 4.18.24090.11\n    tamperProtection: on'),
    );
    scene.repository.commit('change');
    const step = await runStep();
    expect(step).toMatchObject({ code: 1, outputs: { result: 'findings', changed: 'true' } });
    expect(step.summary).toContain('| ❌ new errors or dead ends |');
    expect(step.summary).toContain('**Dead end.** Tamper protection');
    expect(step.out).not.toContain('There is no plan');
  });

  it('gets one comment, which is updated', async () => {
    scene.comments.push({
      id: 1,
      body: 'Looks fine. <!-- mdav -->',
      user: { type: 'User' },
      author_association: 'MEMBER',
    });
    await runStep();
    const [, first] = scene.comments;
    const before = first?.body;
    change(weaken);
    const step = await runStep();
    expect(scene.host.received.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'PATCH']);
    expect(scene.host.received.at(-1)?.path).toBe('/repos/contoso/policy/issues/comments/7');
    expect(scene.comments).toHaveLength(2);
    expect(first?.body).not.toBe(before);
    expect(first?.body).toContain('❌ stale');
    expect(step.outputs['result']).toBe('stale');
  });

  it('does not get the comment of a stranger rewritten', async () => {
    await runStep();
    const marker = scene.comments[0]?.body.split('\n')[0] ?? '';
    scene.comments.length = 0;
    scene.comments.push({ id: 3, body: `${marker}\nmine`, user: { type: 'User' }, author_association: 'NONE' });
    await runStep();
    expect(scene.host.received.at(-1)?.method).toBe('POST');
    expect(scene.comments[0]?.body).toBe(`${marker}\nmine`);
  });

  it('is searched for its comment on every page', async () => {
    await runStep();
    const own = scene.comments[0] ?? expect.unreachable();
    const others = Array.from({ length: 100 }, (_, id) => ({ ...own, id: 1000 + id, body: 'something else' }));
    scene.host.answer = (received) =>
      received.method === 'GET' ? [200, received.path.endsWith('&page=2') ? [own] : others] : keeping(received);
    await runStep();
    expect(scene.host.received.slice(-3).map(({ method, path }) => `${method} ${path.split('?')[1] ?? ''}`)).toEqual([
      'GET per_page=100&page=1',
      'GET per_page=100&page=2',
      'PATCH ',
    ]);
  });

  it('with findings', async () => {
    change(() =>
      CONTOSO.replace('os: [windows-server-2019, windows-server-2022]', 'os: windows-server-2016\n    agent: mma'),
    );
    scene.repository.commit('change');
    const step = await runStep();
    expect(step).toMatchObject({ code: 1, outputs: { result: 'findings' } });
    expect(step.out).toMatch(
      /^::error file=mdav\.yaml,line=\d+,col=\d+,title=passive-needs-unified-agent · file-servers::/m,
    );
    expect(
      sarifOf(step).runs[0]?.results.some(
        ({ ruleId, level }) => ruleId === 'passive-needs-unified-agent' && level === 'error',
      ),
    ).toBe(true);
    expect(step.summary).toContain('not compared: errors stop a build');
    expect(scene.comments[0]?.body).toContain('<summary>Findings</summary>');
  });

  it('with more warnings than allowed', async () => {
    change((fleet) => fleet.replace('exclusionsForDefender: true', 'exclusionsForDefender: false'));
    const allowed = await runStep({ MDAV_OUT: '' });
    expect(allowed).toMatchObject({ code: 0, outputs: { result: 'good' } });
    expect(allowed.out).toMatch(/^::warning /m);
    expect(await runStep({ MDAV_OUT: '', MDAV_MAX_WARNINGS: '0' })).toMatchObject({
      code: 1,
      outputs: { result: 'findings' },
    });
  });

  it('with stale output', async () => {
    change(weaken);
    scene.repository.commit('change');
    const step = await runStep();
    expect(step).toMatchObject({ code: 1, outputs: { result: 'stale', changed: 'true' } });
    expect(step.out).toMatch(
      /^::error title=mdav::dist is not what mdav\.yaml builds, stale: \d+ files\. Run `mdav build --out dist`/m,
    );
    expect(step.out).toMatch(/^stale {5}\S/m);
    expect(step.summary).toContain('<summary>Stale output of mdav.yaml</summary>\n\n```diff\nstale ');
  });

  it('with a fleet that cannot be read', async () => {
    scene.repository.write('mdav.yaml', 'mdav: 1\nname: x y\ngroup: {}\n');
    scene.repository.commit('change');
    const step = await runStep();
    expect(step).toMatchObject({ code: 65, outputs: { result: 'unreadable', changed: 'false' } });
    expect(step.out).toContain('title=fleet-unknown-key');
    expect(sarifOf(step).runs[0]?.results.map(({ ruleId }) => ruleId)).toContain('fleet-missing-key');
    expect(step.summary).toContain('❌ no fleet, 3 errors');
  });

  it('that adds the fleet', async () => {
    scene.repository.git('rm', '-rq', '--cached', '.');
    scene.repository.git('commit', '-q', '--allow-empty', '-m', 'nothing');
    scene.base = scene.repository.git('rev-parse', 'HEAD').trim();
    scene.repository.commit('everything');
    const step = await runStep();
    expect(step.code).toBe(0);
    expect(step.summary).toContain('### office-clients (new)');
  });

  it('from a fork', async () => {
    scene.host.answer = (received) =>
      received.method === 'GET' ? [200, []] : [403, { message: 'Resource not accessible' }];
    const step = await runStep({}, { fork: true });
    expect(step).toMatchObject({ code: 0, outputs: { result: 'good' } });
    expect(step.out).toMatch(/^::notice title=mdav::The pull request got no comment: from a fork/m);
    expect(step.out).not.toMatch(/^::(?:warning|error) title=mdav/m);
    expect(step.summary).toContain('| Fleet |');
  });

  it.each<[string, Answer | 'gone', RegExp]>([
    ['the token may not comment', () => [403, {}], /^::warning title=mdav::.*pull-requests: write/m],
    ['GitHub is in trouble', () => [502, 'no'], /^::warning title=mdav::The pull request got no comment \(502\)\./m],
    ['GitHub cannot be reached', 'gone', /^::warning title=mdav::The pull request got no comment: /m],
  ])('ends the same when %s', async (_, answer, said) => {
    if (answer === 'gone') await scene.host.close();
    else scene.host.answer = answer;
    const step = await runStep();
    expect(step).toMatchObject({ code: 0, outputs: { result: 'good' } });
    expect(step.out).toMatch(said);
    expect(step.out + step.err).not.toContain(TOKEN);
  });

  it('is not spoken to without a token, or without the wish', async () => {
    expect((await runStep({ MDAV_TOKEN: '' })).out).toContain(
      '::notice title=mdav::The pull request got no comment: there is no token.',
    );
    expect((await runStep({ MDAV_COMMENT: 'false', MDAV_SARIF: 'false' })).outputs).toEqual({
      result: 'good',
      changed: 'false',
    });
    expect(scene.host.received).toEqual([]);
  });

  it('gets a comment that GitHub takes, with the most harmful of a long plan first', async () => {
    const fleetOf = (settings: (index: number) => string) =>
      `mdav: 1\nname: many\ngroups:\n${Array.from(
        { length: 400 },
        (_, index) =>
          `  group-${index}:\n    os: windows-11\n    mode: active\n    antivirus: none\n    deliver: [intune]\n    settings: { ${settings(index)} }\n`,
      ).join('')}`;
    scene.repository.write(
      'mdav.yaml',
      fleetOf(() => 'puaProtection: audit, cloudBlockLevel: high'),
    );
    scene.base = scene.repository.commit('many');
    const harmful = "puaProtection: off, excludedPaths: ['C:\\\\']";
    scene.repository.write(
      'mdav.yaml',
      fleetOf((index) =>
        index === 399
          ? harmful.replaceAll('\\\\', '\\')
          : `puaProtection: block, cloudBlockLevel: high, archiveMaxSize: ${index % 40}`,
      ),
    );
    scene.repository.commit('change');
    const step = await runStep({ MDAV_OUT: '' });
    expect(step.code).toBe(1);
    expect(step.summary).toMatch(/new errors or dead ends, ▼ \d+ weaker/);
    const body = scene.comments[0]?.body ?? '';
    expect(body.length).toBeLessThanOrEqual(65_536);
    const at = [
      /^\| ✗ new error \| `exclusion-of-drive-root` \| error \| group-399 \|/m,
      /^\| ▼ weaker \| `puaProtection` \| `audit → off` .* \| group-399 \|/m,
      /^\| ▲ stronger \| `puaProtection` \| `audit → block` .* \| 399: group-0, .* and 394 more \|/m,
    ].map((words) => body.search(words));
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(body.match(/<details>/g) ?? []).toHaveLength(body.match(/<\/details>/g)?.length ?? 0);
  });
});
