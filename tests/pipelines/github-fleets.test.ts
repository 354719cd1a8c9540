import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sarifOf, useGithubScene } from './github-scene.ts';
import { CLIENTS, CONTOSO, gitIn, isWindows, mdav, weaken } from './world.ts';

const { scene, change, runStep } = useGithubScene();

describe('what it compares with', () => {
  it('is what the merge commit merged into, fetched into a shallow checkout', async () => {
    scene.repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    scene.repository.git('checkout', '-q', '-b', 'change');
    change(weaken);
    scene.repository.commit('change');
    const head = scene.repository.git('rev-parse', 'HEAD').trim();
    scene.repository.git('checkout', '-q', 'main');
    scene.repository.write('README.md', 'moved on');
    const newer = scene.repository.commit('main moved on');
    scene.repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'change');
    const clone = join(scene.repository.folder, '.git', 'clone');
    gitIn(scene.repository.folder, 'clone', '-q', '--depth=1', `file://${scene.repository.folder}`, clone);
    expect(() => gitIn(clone, 'cat-file', '-e', newer)).toThrow();
    const step = await runStep(
      { MDAV_OUT: '' },
      {
        cwd: clone,
        event: {
          pull_request: {
            number: 42,
            head: { sha: head, repo: null },
            base: { sha: scene.base, repo: { full_name: 'contoso/policy' } },
          },
        },
      },
    );
    expect(step.outputs['changed']).toBe('true');
    expect(step.summary).toContain(`against ${newer}`);
  });

  it('is said when it cannot be had, and the rest goes on', async () => {
    scene.base = '0123456789012345678901234567890123456789';
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
    expect(scene.host.received).toEqual([]);
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
    expect(scene.repository.git('branch', '--list', 'pwned')).toBe('');
    expect(readdirSync(scene.repository.folder)).not.toContain('pwned');
  });
});

describe.skipIf(isWindows)('what it works on', () => {
  it('is several fleets, each with its output, and the worst of them counts', async () => {
    scene.repository.write('b/mdav.yaml', CLIENTS);
    expect((await mdav(scene.repository.folder, 'build', 'b/mdav.yaml', '--out', 'b/dist')).code).toBe(0);
    const both = { MDAV_FLEET: 'mdav.yaml\n  b/mdav.yaml\n\n', MDAV_OUT: 'dist\nb/dist\n' };
    const good = await runStep(both);
    expect(good).toMatchObject({ code: 0 });
    expect(sarifOf(good).runs.map(({ automationDetails }) => automationDetails.id)).toEqual([
      'mdav/mdav.yaml/',
      'mdav/b/mdav.yaml/',
    ]);
    scene.repository.write('b/dist/SUMMARY.md', 'edited');
    const stale = await runStep(both);
    expect(stale).toMatchObject({ code: 1, outputs: { result: 'stale' } });
    expect(stale.summary).toContain('`b/mdav.yaml` | ✅');
    expect(stale.summary).toContain('❌ stale: 1 file |');
    scene.repository.write('mdav.yaml', '{');
    expect(await runStep(both)).toMatchObject({ code: 65, outputs: { result: 'unreadable' } });
  });

  it('is annotated with ten of a kind for all fleets together, of each in turn', async () => {
    const paths = ['a.yaml', 'b.yaml'];
    const exclusions = Array.from({ length: 12 }, (_, index) => `'${String.fromCharCode(67 + index)}:\\'`).join(', ');
    const text = (name: string) =>
      `mdav: 1\nname: ${name}\ngroups:\n  g: { os: windows-11, mode: active, antivirus: none, deliver: [intune], settings: { excludedPaths: [${exclusions}] } }\n`;
    for (const path of paths) scene.repository.write(path, text(path.slice(0, 1)));
    const { out } = await runStep({ MDAV_FLEET: paths.join('\n'), MDAV_OUT: '' });
    const errors = out.split('\n').filter((line) => line.startsWith('::error '));
    expect(errors).toHaveLength(10);
    for (const path of paths) expect(errors.filter((line) => line.includes(`file=${path},`))).toHaveLength(5);
    expect(out).toMatch(/^mdav: \d+ further annotations \(error\) stand in the summary alone$/m);
  });

  it('is more fleets than code scanning takes runs', async () => {
    const paths = Array.from({ length: 22 }, (_, index) => `f${index}.yaml`);
    for (const path of paths) scene.repository.write(path, `mdav: 1\nname: ${path.slice(0, -5)}\n`);
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
    const { findings } = JSON.parse((await mdav(scene.repository.folder, 'check', '--format', 'json')).out);
    const [open] = findings.filter(({ waiver: by }: { waiver: unknown }) => by === null);
    const own = waiver.replace('mutual-exclusions-missing', open.rule).replace('file-servers', open.group);
    const text = scene.repository.read('mdav.yaml');
    scene.repository.write(
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
    scene.repository.write(
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
    scene.repository.write(
      fleet,
      weaken(CLIENTS).replace(
        'description: Desks and laptops with the other antivirus',
        `description: "@everyone ::error::x ##vso[a]b <b>"`,
      ),
    );
    const built = await mdav(scene.repository.folder, 'build', `./${fleet}`, `--out=./${out}`);
    expect(built.code, built.out + built.err).toBe(0);
    const step = await runStep({ MDAV_FLEET: fleet, MDAV_OUT: out }, { apart: true });
    expect(step.out).not.toContain('usage:');
    expect(readdirSync(scene.repository.folder)).not.toContain('pwned');
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
    expect(scene.comments[0]?.body).not.toMatch(/(?<!\w)@(?:everyone|out)/);
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
    expect(scene.host.received).toEqual([]);
  });
});
