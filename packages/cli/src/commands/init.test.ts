import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DELIVERIES, isServer, MODES, OS_IDS, type OsId, parseFleet, TOOL_VERSION } from '@mdav/core';
import { FRAMEWORKS } from '@mdav/core/framework-data';
import { frameworkName } from '@mdav/core/frameworks';
import { sampled } from '@mdav/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runMdav } from '../__tests__/run-mdav.ts';
import { useScratch } from '../__tests__/scratch.ts';
import { PIPELINES } from '../init/pipelines.ts';

const { folder, write, mdav } = useScratch();
const read = (path: string) => readFileSync(join(folder(), path), 'utf8');

describe('mdav init', () => {
  it('writes a fleet that passes its own check, with the line for editors', async () => {
    const { code, out, err } = await mdav('init', '--yes', '--name', 'contoso');
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('✓ mdav.yaml\n✓ .gitignore\n  Next: mdav build mdav.yaml --out dist\n');
    expect(read('mdav.yaml')).toMatch(/^# yaml-language-server: \$schema=\S+fleet\.schema\.json\n/);
    expect(await mdav('check')).toMatchObject({ code: 0, out: expect.stringContaining('no findings') });
    expect((await mdav('build', '--out', 'dist')).code).toBe(0);
  });

  it('starts from a preset, and then says no settings of its own', async () => {
    const { code } = await mdav('init', '--yes', '--deliver', 'gpo', '--preset', 'microsoft-windows-11@25H2');
    expect([code, parse(read('mdav.yaml')).groups.desks]).toEqual([
      0,
      expect.objectContaining({ extends: ['microsoft-windows-11@25H2'] }),
    ]);
    expect(read('mdav.yaml')).not.toContain('settings:');
    expect((await mdav('comply', '--require', 'microsoft-windows-11@25H2')).out).toContain('39 of 39 met');
  });

  it.each(['github', 'azure', 'pre-commit', 'github,gitattributes'])(
    'writes nothing for %s below the root of a repository',
    async (ci) => {
      mkdirSync(join(folder(), '.git'));
      mkdirSync(join(folder(), 'policy'));
      const cwd = join(folder(), 'policy');
      const { code, err } = await runMdav(['init', '--yes', '--ci', ci], { cwd });
      expect([code, readdirSync(cwd)]).toEqual([64, []]);
      expect(err).toContain(`the root is ${folder()}`);
      expect(err).toContain(`--ci ${ci} --out policy/mdav.yaml`);
      expect((await runMdav(['init', '--yes', '--ci', 'gitattributes'], { cwd })).code).toBe(0);
      expect((await mdav('init', '--yes', '--ci', ci, '--out', 'policy/own.yaml')).code).toBe(0);
    },
  );

  it('refuses a preset that there is not, and writes nothing', async () => {
    const { code, err } = await mdav('init', '--yes', '--preset', 'microsoft-windows-11@26H2');
    expect([code, err]).toEqual([1, expect.stringContaining('Did you mean microsoft-windows-11@24H2')]);
    expect(err).not.toContain('mdav.yaml');
    expect(err).toContain('Nothing was written.');
    expect(existsSync(join(folder(), 'mdav.yaml'))).toBe(false);
  });

  it('takes the systems that a preset is for, unless others are given', async () => {
    const presets = FRAMEWORKS.filter(({ preset }) => preset === true);
    expect(presets.length).toBeGreaterThan(4);
    for (const [index, preset] of presets.entries()) {
      const name = frameworkName(preset);
      const group = async (...more: string[]) => {
        const out = `${index}-${more.length}.yaml`;
        expect((await mdav('init', '--yes', '--preset', name, '--out', out, ...more)).code).toBe(0);
        return Object.values(parse(read(out)).groups)[0];
      };
      const isForServers = preset.os?.every((id) => isServer(id));
      const os = preset.os?.length === 1 ? preset.os[0] : preset.os;
      expect([name, await group()]).toEqual([
        name,
        expect.objectContaining({ os, deliver: [isForServers ? 'gpo' : 'intune'] }),
      ]);
      expect(await group('--os', 'windows-10')).toMatchObject({ os: 'windows-10' });
    }
  });

  it.each(['gitlab', 'github,jenkins', 'BitBucket'])(
    'has no pipeline for %s, and says what to run there',
    async (ci) => {
      const { code, err } = await mdav('init', '--yes', '--ci', ci);
      expect([code, readdirSync(folder())]).toEqual([64, []]);
      expect(err).not.toContain('Did you mean');
      expect(err).toContain('`mdav build --out dist --check`');
    },
  );

  it('asks, and asks again until it can read the answer', async () => {
    const ran = await runMdav(['init', '--licence', 'servers-p2'], {
      cwd: folder(),
      answers: [
        'two words',
        'contoso',
        'windows-server-2016',
        '',
        'pasive',
        'passive',
        '',
        'Contoso: Protect',
        '',
        '',
        'github',
      ],
    });
    expect(ran.code).toBe(0);
    expect(ran.err).toContain('Did you mean "passive"?');
    expect(ran.err).toMatch(/Name of the group of these devices \[servers\]/);
    expect(ran.err).not.toContain('Licence (');
    const parsed = parseFleet({ text: read('mdav.yaml') });
    expect(parsed.ok && parsed.value.fleet).toMatchObject({
      name: 'contoso',
      groups: {
        servers: {
          os: 'windows-server-2016',
          agent: 'unified',
          mode: 'passive',
          antivirus: { product: 'Contoso: Protect' },
          onboarding: { state: 'planned', via: 'gpo' },
          licence: 'servers-p2',
          deliver: ['gpo'],
        },
      },
    });
    expect(existsSync(join(folder(), '.github/workflows/mdav.yml'))).toBe(true);
  });

  it('passes check on every operating system and delivery, or says why not and writes nothing', async () => {
    const all = OS_IDS.flatMap((os) => MODES.flatMap((mode) => DELIVERIES.map((deliver) => ({ os, mode, deliver }))));
    const isSure = ({ os }: { readonly os: OsId }) => os === 'windows-11' || os === 'windows-server-2022';
    const tried = [
      ...all.filter(isSure),
      ...sampled(
        4,
        all.filter((one) => !isSure(one)),
      ),
    ];
    const refused: string[] = [];
    for (const { os, mode, deliver } of tried) {
      const file = `${os}-${mode}-${deliver}.yaml`;
      const given = ['--os', os, '--mode', mode, '--deliver', deliver, '--out', file];
      const { code, err } = await mdav('init', '--yes', ...given);
      expect([0, 1]).toContain(code);
      expect(existsSync(join(folder(), file))).toBe(code === 0);
      if (code === 1) refused.push(`${os} ${mode} ${deliver}`);
      if (code === 1) expect(err).toMatch(/^error {4}[\s\S]*Nothing was written/);
    }
    const of = (pattern: RegExp) => refused.filter((combination) => pattern.test(combination));
    // Clients can be anything by Intune and by Group Policy; nothing forces a server by Intune.
    expect(of(/^windows-1[01] \S+ (intune|gpo)$/)).toEqual([]);
    expect(of(/^windows-server-2022 active (intune|gpo|registry)$/)).toEqual([]);
    expect(of(/^windows-server-2022 passive gpo$/)).toEqual([]);
    expect(of(/^windows-server-2022 passive intune$/)).toHaveLength(1);
    const isBefore = (os: string) => /^windows-(7|8\.1|server-2008-r2)$/.test(os);
    expect(of(/^windows-(7|8\.1|server-2008-r2) /)).toHaveLength(tried.filter(({ os }) => isBefore(os)).length);
  });

  it.each(PIPELINES)('writes what goes with %s, and says what is left to do', async (pipeline) => {
    const { code, err } = await mdav('init', '--yes', '--out', 'fleet/my "fleet"#1.yaml', '--ci', pipeline);
    expect(code).toBe(0);
    const path = {
      github: '.github/workflows/mdav.yml',
      azure: 'azure-pipelines.yml',
      'pre-commit': '.pre-commit-config.yaml',
      gitattributes: '.gitattributes',
    }[pipeline];
    expect(err).toMatch(new RegExp(`^✓ ${path.replaceAll('.', '\\.')}: (?:replace|run) .+$`, 'm'));
    expect(read(path)).toMatch(/\n$/);
    if (pipeline === 'gitattributes') return;
    const text = JSON.stringify(parse(read(path)));
    expect(text).toContain(JSON.stringify('fleet/my "fleet"#1.yaml'));
    expect(text).toContain(TOOL_VERSION);
    if (pipeline === 'pre-commit')
      expect([read(path), err].join()).toMatch(/not published yet[\s\S]*not published yet/);
  });

  it('writes several on request', async () => {
    expect((await mdav('init', '--yes', '--ci', 'gitattributes,azure,github,pre-commit')).code).toBe(0);
    for (const path of [
      '.github/workflows/mdav.yml',
      'azure-pipelines.yml',
      '.pre-commit-config.yaml',
      '.gitattributes',
    ])
      expect(existsSync(join(folder(), path)), path).toBe(true);
  });

  it('lets git ignore what a build puts down while it writes, and edits nobody’s file for that', async () => {
    expect((await mdav('init', '--yes')).err).toContain('✓ .gitignore\n');
    expect(read('.gitignore')).toMatch(/^\.mdav-\*$/m);
    expect((await mdav('init', '--yes', '--out', 'second.yaml')).err).not.toContain('.gitignore');
    write('.gitignore', 'node_modules/\n');
    expect((await mdav('init', '--yes', '--out', 'third.yaml')).err).toContain('Add the line .mdav-* to .gitignore.');
    expect(read('.gitignore')).toBe('node_modules/\n');
  });

  describe('overwrites nothing', () => {
    beforeEach(() => write('azure-pipelines.yml', 'mine'));

    it.each([
      [['--out', 'mdav.yaml', '--ci', 'azure'], 'azure-pipelines.yml'],
      [['--out', 'azure-pipelines.yml'], 'azure-pipelines.yml'],
    ])('with %j', async (args, taken) => {
      const { code, err } = await mdav('init', '--yes', ...args);
      expect(code).toBe(64);
      expect(err).toContain(`${taken} is there already`);
      expect(read('azure-pipelines.yml')).toBe('mine');
      expect(existsSync(join(folder(), 'mdav.yaml'))).toBe(false);
    });
  });

  it.each<[readonly string[], RegExp]>([
    [[], /There is no terminal[\s\S]*--yes/],
    [['--yes', 'x'], /takes no x/],
    [['--yes', '--os', 'windows-12'], /Did you mean "windows-1/],
    [['--yes', '--os', ','], /names no operating system/],
    [['--yes', '--mode', 'pasive'], /Did you mean "passive"/],
    [['--yes', '--deliver', 'gpo,sccm'], /--deliver cannot be "sccm"/],
    [['--yes', '--ci', 'actions'], /Use one of: github, azure, pre-commit, gitattributes/],
    [['--yes', '--name', '../x'], /--name cannot be/],
    [['--yes', '--out', 'fleet.ts'], /no YAML file/],
    [['--yes', '--antivirus', 'a\nb'], /--antivirus is not a name/],
  ])('refuses %j', async (args, message) => {
    const { code, out, err } = await mdav('init', ...args);
    expect([code, out]).toEqual([64, '']);
    expect(err).toMatch(message);
    expect(existsSync(join(folder(), 'mdav.yaml'))).toBe(false);
  });
});
