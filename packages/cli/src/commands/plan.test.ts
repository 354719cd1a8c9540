// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of a fleet file look like that
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { FLEET, useScratch } from '../__tests__/scratch.ts';
import { run } from '../run.ts';

const { folder, write, mdav } = useScratch();
const changed = (from: string | RegExp, to: string) => write('mdav.yaml', FLEET.replace(from, to));
const json = async (...args: string[]) => JSON.parse((await mdav('plan', '--format', 'json', ...args)).out);

function git(...args: string[]): string {
  const done = spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: folder(),
    encoding: 'utf8',
  });
  expect(done.status, done.stderr).toBe(0);
  return done.stdout.trim();
}
const commitAll = (branch = 'main') => {
  git('init', '-q', '-b', branch);
  git('add', '-A');
  git('commit', '-qm', 'one');
};

describe('mdav plan against a file', () => {
  beforeEach(() => write('old.yaml', FLEET));

  it('tells settings with direction and ways, modes with steps, and findings', async () => {
    write(
      'mdav.yaml',
      FLEET.replace('puaProtection: block', 'puaProtection: audit')
        .replace("'D:\\Build'", "'D:\\Build', 'E:\\Out'")
        .replace('mode: passive', 'mode: active')
        .replace('antivirus: { product: Other, exclusionsForDefender: true }', 'antivirus: none')
        .replace('data: 2', 'data: 3'),
    );
    const { code, out } = await mdav('plan', '--against', 'old.yaml', '--exit-code');
    expect(code).toBe(2);
    expect(out.split('\nfindings\n')[0]).toMatchInlineSnapshot(`
      "demo against old.yaml: 2 of 2 groups change, 3 settings (2 weaker, 1 neutral), 1 dead end

      ~ desks  Windows 11
        mode        active
        weaker      excludedPaths: + E:\\Out  [intune]  from the group
        weaker      puaProtection: block → audit  [intune]  from the group

      ~ servers  Windows Server 2022
        mode        passive → active
        mechanism   ForceDefenderPassiveMode = 1 → nothing to set
        antivirus   {"product":"Other","exclusionsForDefender":true} → "none"
        neutral     forceDefenderPassiveMode: true → not managed  [gpo, registry]  (Windows Server 2022 is to be passive)
        raw         HKLM\\SOFTWARE\\Contoso\\Ring: dword 2 → dword 3  [gpo, registry]
                    reason: inventory
        from passive to active
          ? maybe a dead end  Windows Server 2022 stays passive: it was forced so before, and nothing here sets \`ForceDefenderPassiveMode\` to 0. Without the other antivirus nothing protects them.
            → Write \`currentMode: passive\` where the servers are passive, and the value 0 is set; \`currentMode: active\` where they are not.
            server-active-not-forced
          1. Import the Group Policy object and link it (deploy)
          2. Import the registry file where Group Policy does not reach (deploy)
          3. See that nothing else sets \`ForceDefenderPassiveMode\` to 1 (deploy)
          4. Set \`ForceDefenderPassiveMode\` to 0 (deploy)
          5. Onboard the devices to Defender for Endpoint (onboard)
          6. Remove the other antivirus (switch)
          7. Restart the servers (switch)
          8. Confirm the mode on the devices (confirm)
      "
    `);
  });

  it('tells a switch to passive under tamper protection as the dead end that it is', async () => {
    const server = (mode: string, antivirus: string) =>
      `mdav: 1\nname: demo\ngroups:\n  s:\n    os: windows-server-2019\n    mode: ${mode}\n    onboarding: { state: onboarded }\n    platform: 4.18.24090.11\n    tamperProtection: on\n    antivirus: ${antivirus}\n    deliver: [gpo]\n`;
    write('old.yaml', server('active', 'none'));
    write('mdav.yaml', server('passive', '{ product: Other, exclusionsForDefender: true }'));
    const { out } = await mdav('plan', '--against', 'old.yaml');
    expect(out).toContain('✗ dead end  Tamper protection lets no onboarded Windows Server 2019 change');
    expect(out).not.toContain('1. ');
    const { groups, totals } = await json('--against', 'old.yaml');
    expect(totals.deadEnds).toBe(1);
    expect(groups[0].transition).toMatchObject({
      deadEnds: [{ rule: 'tamper-blocks-switch-to-passive', certainty: 'certain', at: { file: 'mdav.yaml', line: 9 } }],
      steps: [],
    });
    const { out: page } = await mdav('plan', '--against', 'old.yaml', '--format', 'markdown');
    expect(page).toContain('> **Dead end.** Tamper protection lets no onboarded Windows Server 2019');
  });

  it('has nothing to say when nothing changes, whatever the layout of the file', async () => {
    write('mdav.yaml', `# a comment\n${FLEET}`);
    const { code, out } = await mdav('plan', '--against', 'old.yaml', '--exit-code');
    expect({ code, out }).toEqual({ code: 0, out: 'demo against old.yaml: no group changes\n' });
  });

  it('is for people, pull requests and programs', async () => {
    changed('block', 'audit');
    expect(await json('--against', 'old.yaml')).toMatchObject({
      formatVersion: 1,
      against: { kind: 'file', file: 'old.yaml' },
      totals: { groups: 1, settings: { weakens: 1 }, deadEnds: 0 },
      groups: [
        {
          group: 'desks',
          kind: 'changed',
          settings: [{ setting: 'puaProtection', before: 'block', after: 'audit', direction: 'weakens' }],
        },
        { group: 'servers', kind: 'unchanged' },
      ],
    });
    expect((await mdav('plan', '--against', 'old.yaml', '--format', 'markdown')).out).toContain(
      '| ▼ weaker | `puaProtection` | `block → audit` | intune | from the group | block protects more than audit. |',
    );
  });
});

describe('mdav plan of a fleet that starts from a preset', () => {
  const fleet = (group: string) =>
    `mdav: 1\nname: demo\nextends: [microsoft-windows-11@24H2]\ngroups:\n  desks: { os: windows-11, mode: active, antivirus: none, deliver: [gpo]${group} }\n`;

  it('names the layer that a value comes from, and where it departs from the preset', async () => {
    write('old.yaml', fleet(''));
    write('mdav.yaml', fleet(', settings: { puaProtection: audit, allowEmailScanning: true }'));
    const { out } = await mdav('plan', '--against', 'old.yaml');
    expect(out).toMatch(
      /weaker {6}puaProtection: block → audit {2}\[gpo\] {2}from the group; weaker than preset microsoft-windows-11@24H2, which says block\n/,
    );
    expect(out).toMatch(/allowEmailScanning: .* {2}from the group\n|allowEmailScanning: .* {2}from the group;/);
    const [{ settings }] = (await json('--against', 'old.yaml')).groups;
    expect(settings.find(({ setting }: { setting: string }) => setting === 'puaProtection')).toMatchObject({
      from: ['the group'],
      departs: { from: 'preset microsoft-windows-11@24H2', preset: 'block', kind: 'weaker' },
    });
    expect((await mdav('plan', '--against', 'old.yaml', '--format', 'markdown')).out).toContain(
      '| from the group; weaker than preset microsoft-windows-11@24H2, which says block |',
    );
  });

  it('tells of the departures of a map those of the keys that change', async () => {
    const rules = (word: string) =>
      fleet(
        `, settings: { attackSurfaceReductionRules: { block-wmi-persistence: ${word}, block-webshell-creation: block } }`,
      );
    write('old.yaml', rules('audit'));
    write('mdav.yaml', rules('block'));
    const { out } = await mdav('plan', '--against', 'old.yaml');
    expect(out).toContain('attackSurfaceReductionRules: block-wmi-persistence: audit → block  [gpo]  from the group\n');
    const back = (await mdav('plan', 'old.yaml', '--against', 'mdav.yaml', '--format', 'markdown')).out;
    expect(back).toContain(
      'from the group; weaker than preset microsoft-windows-11@24H2, which says block-wmi-persistence: block |',
    );
  });

  it('makes another version of the preset a plan that names it', async () => {
    write('old.yaml', fleet(''));
    write('mdav.yaml', fleet('').replace('24H2', '25H2'));
    const { out } = await mdav('plan', '--against', 'old.yaml');
    expect(out).toContain('from preset microsoft-windows-11@25H2\n');
    expect(out).not.toContain('than preset');
  });
});

describe('mdav plan against git', () => {
  beforeEach(() => write('mdav.yaml', FLEET));

  it('compares with what is committed, by default, and with any commit, branch or tag', async () => {
    commitAll();
    git('tag', 'v1');
    changed('block', 'audit');
    for (const against of [[], ['--against', 'main'], ['--against', 'v1'], ['--against', 'HEAD~0']]) {
      const { groups } = await json(...against);
      expect(groups[0].settings).toMatchObject([{ setting: 'puaProtection', before: 'block', after: 'audit' }]);
    }
    git('commit', '-qam', 'two');
    expect((await json()).totals.groups).toBe(0);
    expect((await json('--against', 'HEAD~1')).against).toEqual({
      kind: 'git',
      ref: 'HEAD~1',
      file: 'mdav.yaml',
      exists: true,
      asNow: [],
    });
  });

  it('finds the fleet of a folder below the root of the repository', async () => {
    write('fleets/a/mdav.yaml', FLEET);
    commitAll();
    write('fleets/a/mdav.yaml', FLEET.replace('block', 'audit'));
    expect((await json('fleets/a/mdav.yaml')).totals.groups).toBe(1);
    expect((await json('fleets/a')).totals.groups).toBe(1);
  });

  it('reads what the fleet extended then, also from a folder that is gone', async () => {
    write('house/base.yaml', 'settings: { puaProtection: block, allowEmailScanning: true }\n');
    const extending = FLEET.replace('name: demo\n', 'name: demo\nextends: [./house/base.yaml]\n');
    expect(extending).not.toBe(FLEET);
    write('mdav.yaml', extending);
    commitAll();
    rmSync(join(folder(), 'house'), { recursive: true });
    write('mdav.yaml', FLEET);
    const { groups } = await json();
    expect(groups[0].settings).toMatchObject([{ setting: 'allowEmailScanning', before: true }]);
    expect(groups[0].settings[0].after).toBeUndefined();
  });

  describe('with files of parameters', () => {
    const WITH = `mdav: 1
name: demo
parameters: { pua: { type: string, default: block } }
groups:
  desks: { os: windows-11, mode: active, antivirus: none, deliver: [gpo], settings: { puaProtection: '\${pua}' } }
`;
    beforeEach(() => write('mdav.yaml', WITH));

    it('takes them as they were then', async () => {
      write('prod.yaml', 'pua: block\n');
      commitAll();
      write('prod.yaml', 'pua: audit\n');
      const { groups, against } = await json('--env', 'prod.yaml');
      expect(groups[0].settings).toMatchObject([{ before: 'block', after: 'audit' }]);
      expect(against.asNow).toEqual([]);
    });

    it('takes one that the commit does not have, or that lies elsewhere, as it is now on both sides, and says so', async () => {
      commitAll();
      const elsewhere = mkdtempSync(join(tmpdir(), 'mdav-env-'));
      // A repository of its own, with a commit of the same name.
      writeFileSync(join(elsewhere, 'prod.yaml'), 'pua: block\n');
      for (const args of [
        ['init', '-q', '-b', 'main'],
        ['add', '-A'],
        ['-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-qm', 'x'],
      ])
        execFileSync('git', args, { cwd: elsewhere });
      writeFileSync(join(elsewhere, 'prod.yaml'), 'pua: audit\n');
      write('new.yaml', 'pua: audit\n');
      for (const file of [join(elsewhere, 'prod.yaml'), 'new.yaml']) {
        const { groups, against } = await json('--env', file);
        expect(groups[0].settings).toEqual([]);
        expect(against.asNow).toEqual([file]);
        const { out, code } = await mdav('plan', '--env', file);
        expect(out).toContain(`HEAD does not have ${file}: both sides take it as it is now.`);
        expect(code).toBe(0);
      }
      rmSync(elsewhere, { recursive: true });
    });
  });

  it('takes a file that git has and does not give for no absent one', async () => {
    commitAll();
    const blob = git('rev-parse', 'HEAD:mdav.yaml').trim();
    rmSync(join(folder(), '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
    const { code, err } = await mdav('plan');
    expect([code, err]).toEqual([65, expect.stringContaining('plan-git-failed')]);
    expect(err).toContain('git does not give mdav.yaml as of HEAD');
  });

  it('takes everything for new when the commit has no such fleet', async () => {
    commitAll();
    write('other.yaml', FLEET);
    const { out } = await mdav('plan', 'other.yaml');
    expect(out).toMatch(/^demo against HEAD, which has no other\.yaml yet: 2 of 2 groups change/);
    expect(out).toContain('\n+ desks  Windows 11\n');
  });

  it.each([
    ['a name that git does not know', '--against=nowhere', 'plan-unknown-ref'],
    ['an option in disguise', '--against=--output=x', 'plan-unknown-ref'],
  ])('refuses %s', async (_what, against, code) => {
    commitAll();
    expect(await mdav('plan', against)).toMatchObject({ code: 65, out: '', err: expect.stringContaining(code) });
  });

  it('says so where there is no repository, and where there is no git', async () => {
    expect((await mdav('plan')).err).toContain('plan-no-repository');
    let err = '';
    const code = await run(['plan'], {
      out: () => {},
      err: (text) => {
        err += text;
      },
      color: false,
      columns: undefined,
      env: { PATH: folder() },
      cwd: folder(),
      today: () => '2026-11-21',
      stdin: () => new Uint8Array(),
    });
    expect(code).toBe(65);
    expect(err).toContain('plan-no-git');
  });

  it('does not run the code of another time', async () => {
    write('fleet.mjs', `export default ${JSON.stringify({ mdav: 1, name: 'x', groups: {} })}\n`);
    write(
      'fleet.mjs',
      `export default { mdav: 1, name: 'x', groups: { a: { os: 'windows-11', mode: 'active', deliver: ['gpo'] } } };\n`,
    );
    commitAll();
    expect((await mdav('plan', 'fleet.mjs')).err).toContain('plan-not-in-git');
    expect((await mdav('plan', 'fleet.mjs', '--against', 'mdav.yaml')).code).toBe(0);
  });

  it('prefers a path to a branch of the same name', async () => {
    commitAll('old.yaml');
    write('old.yaml', FLEET.replace('block', 'audit'));
    expect((await json('--against', 'old.yaml')).against.kind).toBe('file');
    expect((await json('--against', 'refs/heads/old.yaml')).against.kind).toBe('git');
  });
});

describe('mdav plan against an output folder', () => {
  beforeEach(async () => {
    write('mdav.yaml', FLEET);
    expect((await mdav('build', '--out', 'dist')).code).toBe(0);
  });

  it('compares with what its files say', async () => {
    expect((await mdav('plan', '--against', 'dist', '--exit-code')).code).toBe(0);
    write(
      'mdav.yaml',
      FLEET.replace('puaProtection: block', 'puaProtection: audit')
        .replace('data: 2', 'data: 3')
        .replace('disableCatchupQuickScan: true', 'disableCatchupQuickScan: false'),
    );
    const { groups, findings, against } = await json('--against', 'dist');
    expect(findings).toBeNull();
    expect(against).toMatchObject({ kind: 'output', folder: 'dist', tampered: [], missing: [] });
    expect(groups).toMatchObject([
      { settings: [{ setting: 'puaProtection', before: 'block', after: 'audit', channels: { after: ['intune'] } }] },
      {
        mode: { before: 'passive', after: 'passive' },
        settings: [{ setting: 'disableCatchupQuickScan', channels: { before: ['gpo', 'registry'] } }],
        residue: [{ place: 'HKLM\\SOFTWARE\\Contoso\\Ring', a: 'dword 2', b: 'dword 3' }],
      },
    ]);
  });

  it('knows the old mode from expected.json, and its way out', async () => {
    changed('mode: passive', 'mode: active');
    const { groups } = await json('--against', 'dist');
    expect(groups[1]).toMatchObject({
      mode: { before: 'passive', after: 'active' },
      transition: { before: 'passive' },
    });
    expect(groups[1].transition.deadEnds).toMatchObject([{ rule: 'server-active-not-forced', certainty: 'possible' }]);
  });

  it('says what of the folder is not as mdav left it', async () => {
    const reg = readFileSync(join(folder(), 'dist/servers/registry/servers.undo.reg'), 'utf16le');
    write('dist/servers/registry/servers.undo.reg', Buffer.from(`${reg}; edited\r\n`, 'utf16le'));
    rmSync(join(folder(), 'dist/desks/RUNBOOK.md'));
    const { out } = await mdav('plan', '--against', 'dist');
    expect(out).toContain('1 file in dist is not as mdav left it: servers/registry/servers.undo.reg.');
    expect(out).toContain('1 file of dist is missing: desks/RUNBOOK.md.');
  });

  it('refuses a folder that is neither output nor fleet, and output that cannot be read', async () => {
    mkdirSync(join(folder(), 'empty'));
    expect((await mdav('plan', '--against', 'empty')).err).toContain('plan-base-empty');
    write('dist/servers/expected.json', '{}');
    expect(await mdav('plan', '--against', 'dist')).toMatchObject({
      code: 65,
      err: expect.stringContaining('artifact-bad-expected'),
    });
  });
});

describe('the exit code of mdav plan', () => {
  const ONE = (os: string, more = '', end = '') => `mdav: 1
name: demo
groups:
  g: { os: ${os}, platform: 4.18.24090.11, deliver: [gpo]${more} }
${end}`;
  const good = ONE('windows-server-2022', ', mode: active');
  const wrong = good.replace('windows-server-2022', 'windows-7');
  const answered = (rule: string, expires = '2099-01-01') =>
    `waivers: [{ rule: ${rule}, group: g, reason: r, owner: o, expires: ${expires} }]\n`;
  const outOfScope = answered('downlevel-os-out-of-scope');
  const held = ONE(
    'windows-server-2022',
    ', mode: passive, onboarding: { state: onboarded }, tamperProtection: on, antivirus: { product: Other }',
  );
  const maybe = held.replace(', tamperProtection: on', '').replace(' platform: 4.18.24090.11,', '');
  const tamper = answered('tamper-blocks-switch-to-passive');

  it.each<[string, string, string, number, string]>([
    ['nothing changes', good, good, 0, ''],
    [
      'a setting changes',
      good,
      ONE('windows-server-2022', ', mode: active, settings: { puaProtection: block }'),
      2,
      '',
    ],
    ['an error comes', good, wrong, 1, '1 new error'],
    [
      'an error comes with a group',
      good,
      `${good}  h: { os: windows-7, mode: active, deliver: [gpo] }\n`,
      1,
      '1 new error',
    ],
    ['an error comes, and somebody answers for it', good, wrong + outOfScope, 2, ''],
    ['an error was there', wrong, wrong, 0, ''],
    ['an error goes', wrong, good, 2, ''],
    ['nobody answers for an error any more', wrong + outOfScope, wrong, 1, '1 new error'],
    [
      'a level makes an error of a warning',
      `${good.replace(', deliver: [gpo]', '')}rules: { delivery-not-chosen: warning }\n`,
      `${good.replace(', deliver: [gpo]', '')}rules: { delivery-not-chosen: error }\n`,
      1,
      '1 new error',
    ],
    ['a dead end is certain', good, held, 1, '1 dead end'],
    ['a dead end is certain, and somebody answers for it', good, held + tamper, 2, ''],
    ['a dead end is possible', good, maybe, 2, ''],
    ['the fleet is no fleet', good, '{', 65, ''],
  ])('where %s', async (_, before, after, wanted, says) => {
    write('old.yaml', before);
    write('mdav.yaml', after);
    const asked = await mdav('plan', '--against', 'old.yaml', '--exit-code');
    expect(asked.code, asked.out + asked.err).toBe(wanted);
    if (says !== '') expect(asked.err).toContain(`✗ ${says}`);
    for (const format of ['pretty', 'json', 'markdown']) {
      const { code, out } = await mdav('plan', '--against', 'old.yaml', '--format', format);
      expect([format, code]).toEqual([format, wanted === 2 ? 0 : wanted]);
      expect(out === '').toBe(wanted === 65);
    }
  });

  it('counts every error as new against what was built', async () => {
    write('mdav.yaml', good);
    expect((await mdav('build', '--out', 'dist')).code).toBe(0);
    write('mdav.yaml', wrong);
    expect(await mdav('plan', '--against', 'dist')).toMatchObject({
      code: 1,
      err: expect.stringContaining('1 new error'),
    });
    write('mdav.yaml', wrong + outOfScope);
    expect((await mdav('plan', '--against', 'dist')).code).toBe(0);
  });
});

it('is not broken by hostile names', async () => {
  const evil = (data: string) =>
    FLEET.replace('product: Other', `product: "a|b\`c\\e[31m<script>##vso[x]${data}"`).replace(
      'name: Ring, type: dword, data: 2, reason: inventory',
      `name: "x|y\`z\\u202e ## heading", type: sz, data: "${data}", reason: r`,
    );
  write('old.yaml', evil('1').replace('mode: passive', 'mode: active'));
  write('mdav.yaml', evil('2'));
  for (const format of ['pretty', 'markdown', 'json']) {
    const { code, out, err } = await mdav('plan', '--against', 'old.yaml', '--format', format);
    expect({ code, err }, format).toEqual({ code: 0, err: '' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the ones that must not appear.
    expect(out, format).not.toMatch(/[\u001b\u202e]/);
    expect(out, format).not.toContain('##vso[');
    if (format !== 'markdown') continue;
    expect(out).not.toMatch(/<script>(?![^\n]*`)/);
    const rows = out.split('\n').filter((line) => line.startsWith('| · raw'));
    expect(rows).toHaveLength(1);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(7);
  }
});
