import { OS_IDS, settingRows } from '@mdav/core';
import { FINDING_REPORTERS } from '@mdav/review';
import { describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { SHELLS } from '../completion/scripts.ts';
import { COMMANDS } from '../run.ts';

/** What a shell is told for a line; the part behind the last blank is being written. */
async function answer(line: string, current?: string) {
  const words = line.split(' ');
  const last = current ?? words.pop() ?? '';
  const { code, out, err } = await runMdav(['completion', `--before=${words.join('\n')}`, `--current=${last}`]);
  expect([code, err]).toEqual([0, '']);
  const [kind, ...lines] = out.trimEnd().split('\n');
  return { kind, texts: lines.map((one) => one.split('\t')[0]), lines };
}

describe('mdav completion', () => {
  it('knows the verbs, with what they are for', async () => {
    const { kind, texts, lines } = await answer('mdav ');
    expect(kind).toBe('none');
    expect(texts).toEqual([...COMMANDS.map(({ name }) => name), 'help']);
    expect(lines).toContain('plan\tTell what a change of the fleet does to which devices');
    expect((await answer('mdav pl')).texts).toEqual(['plan']);
    expect((await answer('mdav help di')).texts).toEqual(['diff']);
    expect((await answer('mdav --v')).texts).toEqual(['--version']);
  });

  it.each(COMMANDS.map(({ name }) => name))('offers every option of %s that its help has', async (verb) => {
    const help = (await runMdav([verb, '--help'])).out;
    const inHelp = [...help.matchAll(/^ {2}(--[^ ]+)(?: (--[^ ]+))?/gm)].flatMap(([, one, two]) =>
      two === undefined ? [one] : [one, two],
    );
    const { texts } = await answer(`mdav ${verb} --`);
    expect(texts).toEqual([...new Set(inHelp), '--help']);
  });

  it.each<[string, readonly string[]]>([
    ['mdav check --format ', Object.values(FINDING_REPORTERS).map(({ id }) => id)],
    ['mdav check --format=js', ['--format=json']],
    ['mdav check --set ', ['recommended', 'strict']],
    ['mdav plan --format m', ['markdown']],
    ['mdav build --target r', ['reg']],
    ['mdav build --target reg,gpo', ['reg,gpo-backup']],
    ['mdav build --target=reg,gpo', ['--target=reg,gpo-backup']],
    ['mdav init --os ', OS_IDS],
    ['mdav init --mode passive', ['passive', 'passive+edr-block']],
    ['mdav init --deliver intune,gp', ['intune,gpo']],
    ['mdav init --ci git', ['github', 'gitattributes']],
    ['mdav import x --os desks=windows-10,windows-server-2025', ['desks=windows-10,windows-server-2025']],
    ['mdav list ', ['settings', 'rules', 'targets', 'sources', 'os', 'frameworks']],
    ['mdav list settings --in-passive works-', ['works-windows-update-cadence']],
    ['mdav admx --settings cloudBlock', ['cloudBlockLevel']],
    ['mdav completion f', ['fish']],
    ['mdav explain passive-needs', ['passive-needs-unified-agent']],
    ['mdav explain windows-server-2012', ['windows-server-2012-r2']],
    ['mdav explain pol-bad-si', ['pol-bad-signature', 'pol-bad-size']],
    ['mdav nothing ', []],
  ])('%s', async (line, expected) => {
    const { kind, texts } = await answer(line);
    expect(kind).toBe('none');
    expect(texts).toEqual(expected);
  });

  it('names settings with their titles', async () => {
    const { texts, lines } = await answer('mdav explain ');
    expect(texts).toEqual(expect.arrayContaining(settingRows().map(({ id }) => id)));
    expect(new Set(texts).size).toBe(texts.length);
    expect(lines.every((line) => /^\S+\t[^\t]{1,100}$/.test(line))).toBe(true);
  });

  it.each([
    ['mdav check ', 'files'],
    ['mdav check --max-warnings 0 ', 'files'],
    ['mdav check --max-warnings ', 'none'],
    ['mdav build --out ', 'folders'],
    ['mdav import --into x', 'files'],
    ['mdav plan --against ', 'files'],
    ['mdav explain --effective a.b ', 'files'],
    ['mdav explain x ', 'none'],
    ['mdav check --output sarif=', 'files'],
  ])('%s leaves %s to the shell', async (line, kind) => {
    expect(await answer(line)).toMatchObject({ kind, texts: [] });
  });

  it('leaves a format open, because a file follows, or stands alone', async () => {
    expect(await answer('mdav check --output out')).toMatchObject({ kind: 'files', texts: [] });
    expect(await answer('mdav check --output sa')).toMatchObject({ kind: 'none open', texts: ['sarif='] });
  });

  it('puts together what bash cuts', async () => {
    expect((await answer('mdav check --format =', 'js')).texts).toEqual(['json']);
    expect((await answer('mdav check --format =', '')).texts).toContain('sarif');
    expect((await answer('mdav check --output sarif =', 'x')).kind).toBe('files');
  });

  it('survives asking for help', async () => {
    expect((await answer('mdav check --help ')).kind).toBe('files');
    expect((await answer('mdav check -h --fo')).texts).toEqual(['--format']);
  });

  const withWords = COMMANDS.flatMap((command) =>
    Object.entries(command.options).flatMap(([name, { takes }]) =>
      takes?.words === undefined ? [] : [{ which: `${command.name} --${name}`, verb: command.name, name, takes }],
    ),
  );

  it.each(withWords)('offers for $which what the verb takes', async ({ verb, name, takes }) => {
    const words = takes.words?.() ?? [];
    expect(words.length).toBeGreaterThan(0);
    for (const { text } of words) {
      const given = takes.isBeforeFile === true ? `${text}=-` : text;
      const { err } = await runMdav([verb, 'nowhere', `--${name}`, given], { cwd: '/' });
      expect(err).not.toMatch(new RegExp(`--${name} (?:cannot be|names)|There is no (?:target|setting)`));
    }
  });

  it('knows words, paths or a name for every value', () => {
    const open = COMMANDS.flatMap((command) =>
      Object.entries(command.options)
        .filter(([, { takes }]) => takes?.shown.includes('FORMAT') === true && takes.words === undefined)
        .map(([name]) => `${command.name} --${name}`),
    );
    expect(open).toEqual([]);
    const files = COMMANDS.flatMap((command) =>
      Object.entries(command.options)
        .filter(([, { takes }]) => /\b(FILE|DIR)\b/.test(takes?.shown ?? '') && takes?.paths === undefined)
        .map(([name]) => `${command.name} --${name}`),
    );
    expect(files).toEqual([]);
  });

  it('takes PowerShell by the name of its program', async () => {
    expect((await runMdav(['completion', 'pwsh'])).out).toBe((await runMdav(['completion', 'powershell'])).out);
  });

  it.each([
    [['completion'], /needs to know the shell/],
    [['completion', 'tcsh'], /The shell cannot be "tcsh"/],
    [['completion', 'bash', 'zsh'], /needs to know the shell/],
  ])('refuses %j', async (args, message) => {
    const { code, out, err } = await runMdav(args);
    expect([code, out]).toEqual([64, '']);
    expect(err).toMatch(message);
  });

  it.each(SHELLS)('prints a script for %s', async (shell) => {
    const { code, out } = await runMdav(['completion', shell]);
    expect(code).toBe(0);
    expect(out).toContain('mdav completion');
    expect(out).toContain('--before=');
  });
});
