import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Answer,
  CLIENTS,
  CONTOSO,
  forgetContoso,
  gitIn,
  type Host,
  isWindows,
  MDAV,
  makeContoso,
  mdav,
  parametrize,
  type RanScript,
  type Repository,
  root,
  runPipeline,
  scriptOf,
  startHost,
  TOKEN,
  weaken,
} from './world.ts';

const SCRIPT = await scriptOf('run.mjs', 'check-fleets.mjs', 'checkFleets');

let host: Host;
let repository: Repository;
let base: string;
let comments: { id: number; body: string; user: { type: string }; author_association: string }[];

/** The comments of a pull request as GitHub keeps them. */
const keeping: Answer = ({ method, path, body }) => {
  if (method === 'GET') return [200, comments];
  const text = String(body['body']);
  if (method === 'POST') {
    comments.push({ id: 7, body: text, user: { type: 'Bot' }, author_association: 'NONE' });
    return [201, { id: 7 }];
  }
  const found = comments.find(({ id }) => path.endsWith(`/comments/${id}`));
  if (found === undefined) return [404, {}];
  found.body = text;
  return [200, {}];
};

afterAll(forgetContoso);
beforeEach(async () => {
  host = await startHost();
  comments = [];
  host.answer = keeping;
  repository = await makeContoso();
  base = repository.git('rev-parse', 'HEAD').trim();
});
afterEach(async () => {
  await host.close();
  repository.remove();
});

interface Step extends RanScript {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/**
 * Runs the script as the action does, for a pull request that leads from the base to what is checked out; `apart` as a
 * process.
 */
async function runStep(
  env: Readonly<Record<string, string>> = {},
  { fork = false, cwd = repository.folder, event = {} as object, apart = false } = {},
): Promise<Step> {
  const runner = join(repository.folder, '.git', 'runner');
  mkdirSync(runner, { recursive: true });
  const file = (name: string, content = '') => {
    writeFileSync(join(runner, name), content);
    return join(runner, name);
  };
  const repo = (name: string) => ({ repo: { full_name: name } });
  const given = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: cwd,
    GITHUB_API_URL: host.url,
    GITHUB_REPOSITORY: 'contoso/policy',
    GITHUB_EVENT_PATH: file(
      'event.json',
      JSON.stringify({
        pull_request: {
          number: 42,
          title: '$(touch pwned) `touch pwned` "; touch pwned',
          head: { sha: gitIn(cwd, 'rev-parse', 'HEAD').trim(), ...repo(fork ? 'stranger/policy' : 'contoso/policy') },
          base: { sha: base, ...repo('contoso/policy') },
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

const sarifOf = ({ outputs }: Step) =>
  JSON.parse(readFileSync(outputs['sarif'] ?? '', 'utf8')) as {
    runs: {
      automationDetails: { id: string };
      results: { ruleId: string; ruleIndex: number; level: string }[];
      tool: { driver: { rules: { id: string }[] } };
    }[];
  };

function change(edit: (fleet: string) => string): void {
  repository.write('mdav.yaml', edit(repository.read('mdav.yaml')));
}

describe('a pull request', () => {
  it('that is good', async () => {
    change(weaken);
    expect((await mdav(repository.folder, 'build', '--out', 'dist')).code).toBe(0);
    repository.commit('change');
    const step = await runStep({}, { apart: true });
    expect(step).toMatchObject({ code: 0, err: '', outputs: { result: 'good', changed: 'true' } });
    expect(step.summary).toMatch(/devices change, ▼ \d+ weaker \| ✅ up to date/);
    expect(step.summary).toContain('`puaProtection` | `block → audit`');
    expect(sarifOf(step).runs.map(({ automationDetails }) => automationDetails.id)).toEqual(['mdav/mdav.yaml/']);
    expect(step.out).toContain('::group::mdav: mdav.yaml\n');
    expect(step.out).not.toMatch(/^::error/m);

    expect(host.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /repos/contoso/policy/issues/42/comments?per_page=100&page=1',
      'POST /repos/contoso/policy/issues/42/comments',
    ]);
    expect(host.received.every(({ authorization }) => authorization === `Bearer ${TOKEN}`)).toBe(true);
    expect(comments[0]?.body).toMatch(/^<!-- mdav [0-9a-f]{12} -->\n\| Fleet \| Check \| Plan \| Output \|/);
    expect(comments[0]?.body).toContain('## mdav plan: contoso against');
  });

  it('of a fleet with parameters, which files and single values say', async () => {
    change(parametrize);
    repository.write('prod.yaml', 'pua: audit\n');
    base = repository.commit('parameters');
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
    expect(host.received.filter(({ method }) => method === 'POST')).toHaveLength(3);
  });

  it('whose output has headings of Markdown: only what an agent would obey is escaped', async () => {
    const path = 'dist/SUMMARY.md';
    repository.write(path, repository.read(path).replace(/^## /m, '## Edited ').concat('##[error] x\n'));
    repository.commit('edited');
    const { out } = await runStep();
    expect(out).toContain('## Edited ');
    expect(out).toContain('\\u{23}#[error] x');
    expect(out).not.toContain('##[error] x');
  });

  it('that leads into a dead end', async () => {
    change(() => CONTOSO);
    base = repository.commit('servers');
    change((fleet) =>
      fleet
        .replace(/(\n {2}web-servers:[\s\S]*?\n {4}mode: )active/, '$1passive')
        .replace('currentMode: passive', 'currentMode: active\n    platform: 4.18.24090.11\n    tamperProtection: on'),
    );
    repository.commit('change');
    const step = await runStep();
    expect(step).toMatchObject({ code: 1, outputs: { result: 'findings', changed: 'true' } });
    expect(step.summary).toContain('| ❌ new errors or dead ends |');
    expect(step.summary).toContain('**Dead end.** Tamper protection');
    expect(step.out).not.toContain('There is no plan');
  });

  it('gets one comment, which is updated', async () => {
    comments.push({
      id: 1,
      body: 'Looks fine. <!-- mdav -->',
      user: { type: 'User' },
      author_association: 'MEMBER',
    });
    await runStep();
    const [, first] = comments;
    const before = first?.body;
    change(weaken);
    const step = await runStep();
    expect(host.received.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'PATCH']);
    expect(host.received.at(-1)?.path).toBe('/repos/contoso/policy/issues/comments/7');
    expect(comments).toHaveLength(2);
    expect(first?.body).not.toBe(before);
    expect(first?.body).toContain('❌ stale');
    expect(step.outputs['result']).toBe('stale');
  });

  it('does not get the comment of a stranger rewritten', async () => {
    await runStep();
    const marker = comments[0]?.body.split('\n')[0] ?? '';
    comments.length = 0;
    comments.push({ id: 3, body: `${marker}\nmine`, user: { type: 'User' }, author_association: 'NONE' });
    await runStep();
    expect(host.received.at(-1)?.method).toBe('POST');
    expect(comments[0]?.body).toBe(`${marker}\nmine`);
  });

  it('is searched for its comment on every page', async () => {
    await runStep();
    const own = comments[0] ?? expect.unreachable();
    const others = Array.from({ length: 100 }, (_, id) => ({ ...own, id: 1000 + id, body: 'something else' }));
    host.answer = (received) =>
      received.method === 'GET' ? [200, received.path.endsWith('&page=2') ? [own] : others] : keeping(received);
    await runStep();
    expect(host.received.slice(-3).map(({ method, path }) => `${method} ${path.split('?')[1] ?? ''}`)).toEqual([
      'GET per_page=100&page=1',
      'GET per_page=100&page=2',
      'PATCH ',
    ]);
  });

  it('with findings', async () => {
    change(() =>
      CONTOSO.replace('os: [windows-server-2019, windows-server-2022]', 'os: windows-server-2016\n    agent: mma'),
    );
    repository.commit('change');
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
    expect(comments[0]?.body).toContain('<summary>Findings</summary>');
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
    repository.commit('change');
    const step = await runStep();
    expect(step).toMatchObject({ code: 1, outputs: { result: 'stale', changed: 'true' } });
    expect(step.out).toMatch(
      /^::error title=mdav::dist is not what mdav\.yaml builds, stale: \d+ files\. Run `mdav build --out dist`/m,
    );
    expect(step.out).toMatch(/^stale {5}\S/m);
    expect(step.summary).toContain('<summary>Stale output of mdav.yaml</summary>\n\n```diff\nstale ');
  });

  it('with a fleet that cannot be read', async () => {
    repository.write('mdav.yaml', 'mdav: 1\nname: x y\ngroup: {}\n');
    repository.commit('change');
    const step = await runStep();
    expect(step).toMatchObject({ code: 65, outputs: { result: 'unreadable', changed: 'false' } });
    expect(step.out).toContain('title=fleet-unknown-key');
    expect(sarifOf(step).runs[0]?.results.map(({ ruleId }) => ruleId)).toContain('fleet-missing-key');
    expect(step.summary).toContain('❌ no fleet, 3 errors');
  });

  it('that adds the fleet', async () => {
    repository.git('rm', '-rq', '--cached', '.');
    repository.git('commit', '-q', '--allow-empty', '-m', 'nothing');
    base = repository.git('rev-parse', 'HEAD').trim();
    repository.commit('everything');
    const step = await runStep();
    expect(step.code).toBe(0);
    expect(step.summary).toContain('### office-clients (new)');
  });

  it('from a fork', async () => {
    host.answer = (received) => (received.method === 'GET' ? [200, []] : [403, { message: 'Resource not accessible' }]);
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
    if (answer === 'gone') await host.close();
    else host.answer = answer;
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
    expect(host.received).toEqual([]);
  });

  it('gets a comment that GitHub takes, with the most harmful of a long plan first', async () => {
    const fleetOf = (settings: (index: number) => string) =>
      `mdav: 1\nname: many\ngroups:\n${Array.from(
        { length: 400 },
        (_, index) =>
          `  group-${index}:\n    os: windows-11\n    mode: active\n    antivirus: none\n    deliver: [intune]\n    settings: { ${settings(index)} }\n`,
      ).join('')}`;
    repository.write(
      'mdav.yaml',
      fleetOf(() => 'puaProtection: audit, cloudBlockLevel: high'),
    );
    base = repository.commit('many');
    const harmful = "puaProtection: off, excludedPaths: ['C:\\\\']";
    repository.write(
      'mdav.yaml',
      fleetOf((index) =>
        index === 399
          ? harmful.replaceAll('\\\\', '\\')
          : `puaProtection: block, cloudBlockLevel: high, archiveMaxSize: ${index % 40}`,
      ),
    );
    repository.commit('change');
    const step = await runStep({ MDAV_OUT: '' });
    expect(step.code).toBe(1);
    expect(step.summary).toMatch(/new errors or dead ends, ▼ \d+ weaker/);
    const body = comments[0]?.body ?? '';
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

describe('what it compares with', () => {
  it('is what the merge commit merged into, fetched into a shallow checkout', async () => {
    repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    repository.git('checkout', '-q', '-b', 'change');
    change(weaken);
    repository.commit('change');
    const head = repository.git('rev-parse', 'HEAD').trim();
    repository.git('checkout', '-q', 'main');
    repository.write('README.md', 'moved on');
    const newer = repository.commit('main moved on');
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'change');
    const clone = join(repository.folder, '.git', 'clone');
    gitIn(repository.folder, 'clone', '-q', '--depth=1', `file://${repository.folder}`, clone);
    expect(() => gitIn(clone, 'cat-file', '-e', newer)).toThrow();
    const step = await runStep(
      { MDAV_OUT: '' },
      {
        cwd: clone,
        event: {
          pull_request: {
            number: 42,
            head: { sha: head, repo: null },
            base: { sha: base, repo: { full_name: 'contoso/policy' } },
          },
        },
      },
    );
    expect(step.outputs['changed']).toBe('true');
    expect(step.summary).toContain(`against ${newer}`);
  });

  it('is said when it cannot be had, and the rest goes on', async () => {
    base = '0123456789012345678901234567890123456789';
    const step = await runStep();
    expect(step).toMatchObject({ code: 0, outputs: { result: 'good' } });
    expect(step.out).toMatch(/^::warning title=mdav::There is no plan: /m);
    expect(step.summary).toContain('none, see the log');
  });

  it('is what was asked for, also without a pull request', async () => {
    change(weaken);
    const step = await runStep({ MDAV_AGAINST: 'main', MDAV_OUT: '' }, { event: { pull_request: undefined } });
    expect(step).toMatchObject({ code: 0, outputs: { changed: 'true' } });
    expect(step.summary).toContain('against main');
    expect(host.received).toEqual([]);
    expect((await runStep({ MDAV_AGAINST: 'dist', MDAV_OUT: '' })).summary).toContain('against the files in dist');
  });

  it.each([
    '--output=pwned',
    '--upload-pack=touch pwned',
    '$(touch pwned)',
    'main:pwned',
    '+main:refs/heads/pwned',
    '../..//x',
  ])('is refused when it is %s', async (against) => {
    const step = await runStep({ MDAV_AGAINST: against });
    expect(step.code).toBe(0);
    expect(step.out).toMatch(/^::warning title=mdav::There is no plan/m);
    expect(repository.git('branch', '--list', 'pwned')).toBe('');
    expect(readdirSync(repository.folder)).not.toContain('pwned');
  });
});

describe.skipIf(isWindows)('what it works on', () => {
  it('is several fleets, each with its output, and the worst of them counts', async () => {
    repository.write('b/mdav.yaml', CLIENTS);
    expect((await mdav(repository.folder, 'build', 'b/mdav.yaml', '--out', 'b/dist')).code).toBe(0);
    const both = { MDAV_FLEET: 'mdav.yaml\n  b/mdav.yaml\n\n', MDAV_OUT: 'dist\nb/dist\n' };
    const good = await runStep(both);
    expect(good).toMatchObject({ code: 0 });
    expect(sarifOf(good).runs.map(({ automationDetails }) => automationDetails.id)).toEqual([
      'mdav/mdav.yaml/',
      'mdav/b/mdav.yaml/',
    ]);
    repository.write('b/dist/SUMMARY.md', 'edited');
    const stale = await runStep(both);
    expect(stale).toMatchObject({ code: 1, outputs: { result: 'stale' } });
    expect(stale.summary).toContain('`b/mdav.yaml` | ✅');
    expect(stale.summary).toContain('❌ stale: 1 file |');
    repository.write('mdav.yaml', '{');
    expect(await runStep(both)).toMatchObject({ code: 65, outputs: { result: 'unreadable' } });
  });

  it('is annotated with ten of a kind for all fleets together, of each in turn', async () => {
    const paths = ['a.yaml', 'b.yaml'];
    const exclusions = Array.from({ length: 12 }, (_, index) => `'${String.fromCharCode(67 + index)}:\\'`).join(', ');
    const text = (name: string) =>
      `mdav: 1\nname: ${name}\ngroups:\n  g: { os: windows-11, mode: active, antivirus: none, deliver: [intune], settings: { excludedPaths: [${exclusions}] } }\n`;
    for (const path of paths) repository.write(path, text(path.slice(0, 1)));
    const { out } = await runStep({ MDAV_FLEET: paths.join('\n'), MDAV_OUT: '' });
    const errors = out.split('\n').filter((line) => line.startsWith('::error '));
    expect(errors).toHaveLength(10);
    for (const path of paths) expect(errors.filter((line) => line.includes(`file=${path},`))).toHaveLength(5);
    expect(out).toMatch(/^mdav: \d+ further annotations \(error\) stand in the summary alone$/m);
  });

  it('is more fleets than code scanning takes runs', async () => {
    const paths = Array.from({ length: 22 }, (_, index) => `f${index}.yaml`);
    for (const path of paths) repository.write(path, `mdav: 1\nname: ${path.slice(0, -5)}\n`);
    const step = await runStep({ MDAV_FLEET: paths.join('\n'), MDAV_OUT: '' });
    const { runs } = sarifOf(step);
    expect(runs).toHaveLength(20);
    expect(new Set(runs.map(({ automationDetails }) => automationDetails.id)).size).toBe(20);
    expect(runs.at(-1)?.automationDetails.id).toBe('mdav/other fleets/');
    const places = runs.flatMap(({ results }) => results.map((result) => JSON.stringify(result)));
    for (const path of paths) expect(places.filter((place) => place.includes(`"${path}"`))).toHaveLength(1);
    for (const { results, tool } of runs)
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('has waived findings, which code scanning would make alerts of', async () => {
    const waiver = `  - { rule: mutual-exclusions-missing, group: file-servers, reason: x, owner: y, expires: 2099-12-31 }`;
    const { findings } = JSON.parse((await mdav(repository.folder, 'check', '--format', 'json')).out);
    const [open] = findings.filter(({ waiver: by }: { waiver: unknown }) => by === null);
    const own = waiver.replace('mutual-exclusions-missing', open.rule).replace('file-servers', open.group);
    const text = repository.read('mdav.yaml');
    repository.write(
      'mdav.yaml',
      text.includes('\nwaivers:\n')
        ? text.replace('\nwaivers:\n', `\nwaivers:\n${own}\n`)
        : `${text}\nwaivers:\n${own}\n`,
    );
    const { runs } = sarifOf(await runStep({ MDAV_OUT: '' }));
    const told = runs.flatMap(({ results }) => results.map((result) => JSON.stringify(result)));
    expect(told.some((result) => result.includes('suppressions'))).toBe(false);
    expect(told.some((result) => result.includes(`"${open.rule}"`) && result.includes(`"${open.group}"`))).toBe(false);
  });

  it('is a folder below, and files are named from the root of the checkout', async () => {
    repository.write(
      'infra/mdav.yaml',
      CONTOSO.replace('os: [windows-server-2019, windows-server-2022]', 'os: windows-server-2016\n    agent: mma'),
    );
    const step = await runStep({ MDAV_WORKING_DIRECTORY: 'infra' });
    expect(step.out).toMatch(/^::error file=infra\/mdav\.yaml,/m);
    expect(sarifOf(step).runs[0]?.automationDetails.id).toBe('mdav/infra/mdav.yaml/');
  });

  it.each([
    ['$(touch pwned).yaml', 'd $(touch pwned)'],
    ['`touch pwned`; touch pwned #.yaml', 'd;touch pwned'],
    ['"\' && touch pwned || ::error::x.yaml', '##vso[task.complete]x'],
    ['--help', '-x'],
    ['@everyone %0A::error::x <!-- x --> | y.yaml', '@out'],
  ])('may be called %s', async (fleet, out) => {
    repository.write(
      fleet,
      weaken(CLIENTS).replace(
        'description: Desks and laptops with the other antivirus',
        `description: "@everyone ::error::x ##vso[a]b <b>"`,
      ),
    );
    const built = await mdav(repository.folder, 'build', `./${fleet}`, `--out=./${out}`);
    expect(built.code, built.out + built.err).toBe(0);
    const step = await runStep({ MDAV_FLEET: fleet, MDAV_OUT: out }, { apart: true });
    expect(step.out).not.toContain('usage:');
    expect(readdirSync(repository.folder)).not.toContain('pwned');
    expect(step).toMatchObject({ code: 0, outputs: { result: 'good', changed: 'true' } });
    // Every command of the runner is one that was meant.
    const commands = step.out.split('\n').filter((line) => /^\s*::|##\[|##vso\[/.test(line));
    expect(
      commands.filter(
        (line) =>
          !/^::(?:group|endgroup|error file=|warning file=|notice (?:file|title)=|warning title=mdav::|error title=mdav::)/.test(
            line,
          ),
      ),
    ).toEqual([]);
    expect(comments[0]?.body).not.toMatch(/(?<!\w)@(?:everyone|out)/);
  });
});

describe('a mistake in the inputs', () => {
  it.each<[Record<string, string>, RegExp]>([
    [{ MDAV_WORKING_DIRECTORY: 'nowhere' }, /There is no folder /],
    [{ MDAV_OUT: 'a\nb' }, /1 fleets? and 2 output folders/],
    [{ MDAV_MAX_WARNINGS: 'many' }, /no whole number/],
    [{ MDAV_COMMENT: 'yes' }, /"comment" is true or false/],
    [{ MDAV_PATH: 'nowhere' }, /There is no mdav at nowhere/],
    [{ MDAV_PATH: '', MDAV_VERSION: '1; touch pwned' }, /The version is none/],
  ])('is told: %j', async (env, message) => {
    const step = await runStep(env);
    expect(step).toMatchObject({ code: 64, outputs: { result: 'failed' } });
    expect(step.out).toMatch(message);
    expect(host.received).toEqual([]);
  });
});

describe.skipIf(isWindows)('mdav itself', () => {
  it('comes from npm in the version that was asked for, without running scripts of packages', async () => {
    const bin = join(repository.folder, '.git', 'bin');
    mkdirSync(bin);
    // Does what npm would: puts the package where it was told to.
    writeFileSync(
      join(bin, 'npm'),
      `#!/bin/sh\nprintf '%s\\n' "$@" > "${bin}/asked"\nmkdir -p "$3/node_modules/@mdav/cli"\nln -s "${join(root, 'packages/cli')}/bin" "${join(root, 'packages/cli')}/dist" "$3/node_modules/@mdav/cli/"\n`,
      { mode: 0o755 },
    );
    const step = await runStep(
      { MDAV_PATH: '', MDAV_VERSION: '^0.1.0', PATH: `${bin}:${process.env['PATH']}` },
      { apart: true },
    );
    expect(step).toMatchObject({ code: 0, outputs: { result: 'good' } });
    const asked = readFileSync(join(bin, 'asked'), 'utf8').trimEnd().split('\n');
    expect(asked.slice(0, 2)).toEqual(['install', '--prefix']);
    expect(asked).toContain('--ignore-scripts');
    expect(asked.at(-1)).toBe('@mdav/cli@^0.1.0');
    expect(existsSync(join(repository.folder, 'node_modules'))).toBe(false);
  });

  it('is told when it cannot be had', async () => {
    const bin = join(repository.folder, '.git', 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho "no such version" >&2\nexit 1\n', { mode: 0o755 });
    const step = await runStep({ MDAV_PATH: '', PATH: `${bin}:${process.env['PATH']}` });
    expect(step).toMatchObject({ code: 64, outputs: { result: 'failed' } });
    expect(step.out).toContain('::error title=mdav::@mdav/cli@latest could not be installed. no such version');
  });

  it('does not see the token, also when the fleet is code', async () => {
    repository.write(
      'fleet.mjs',
      `import { writeFileSync } from 'node:fs';\nwriteFileSync('seen', JSON.stringify(process.env));\nexport default { mdav: 1, name: 'x', groups: { a: { os: 'windows-11', mode: 'active', antivirus: 'none', deliver: ['intune'] } } };\n`,
    );
    const tokens = { ACTIONS_RUNTIME_TOKEN: TOKEN, GITHUB_TOKEN: TOKEN };
    const step = await runStep({ MDAV_FLEET: 'fleet.mjs', MDAV_OUT: '', ...tokens }, { apart: true });
    expect(step.code).toBe(0);
    const seen = repository.read('seen');
    expect(seen).toContain('GITHUB_ACTIONS');
    expect(seen).not.toContain(TOKEN);
    expect(seen).not.toContain('GITHUB_OUTPUT');
    expect(step.out).toMatch(/^::warning title=mdav::There is no plan\. .*is code/m);
  });
});
