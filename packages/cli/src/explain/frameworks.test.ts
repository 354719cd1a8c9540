import { FRAMEWORKS } from '@mdav/core/framework-data';
import { frameworkName } from '@mdav/core/frameworks';
import { describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';

describe('mdav list frameworks', () => {
  it('lists every one, for programs and for people, and finds text', async () => {
    const { out } = await runMdav(['list', 'frameworks']);
    for (const framework of FRAMEWORKS) expect(out).toContain(frameworkName(framework));
    const json = async (...args: string[]) =>
      JSON.parse((await runMdav(['list', 'frameworks', ...args, '--format', 'json'])).out).frameworks;
    expect(await json()).toHaveLength(FRAMEWORKS.length);
    const stigs: { id: string }[] = await json('stig', 'v2r8');
    expect(stigs.map(({ id }) => id)).toEqual(['disa-defender-antivirus']);
  });

  it('tells on what they disagree', async () => {
    const { out } = await runMdav(['list', 'frameworks', 'allowCloudProtection', '--conflicts']);
    expect(out).toMatch(/allowCloudProtection +true +.*microsoft-windows-11@25H2/);
    expect(out).toMatch(/\n +false, or not set +.*cis-windows-11@3\.0\.0/);
    for (const what of ['settings', 'rules'])
      expect(await runMdav(['list', what, '--conflicts'])).toMatchObject({
        code: 64,
        err: expect.stringContaining('--conflicts is for frameworks.'),
      });
  });
});

describe('mdav explain', () => {
  it.each(['V-213428', 'v-75153', 'WNDF-AV-000004', 'SV-213428r1190706_rule'])(
    '%s is a rule of the STIG',
    async (id) => {
      const { code, out } = await runMdav(['explain', id]);
      expect(code).toBe(0);
      for (const fact of [
        'V-213428',
        'disa-defender-antivirus@V2R8',
        'disableAntiSpyware',
        'not set',
        'WNDF-AV-000004',
        'microsoft/PowerStig',
      ])
        expect(out).toContain(fact);
    },
  );

  it('an id that several frameworks have is told for each', async () => {
    const { out } = await runMdav(['explain', '18.10.42.16']);
    expect(out.match(/^18\.10\.42\.16/gm)?.length).toBeGreaterThan(1);
  });

  it('a setting with who asks for which value, of a map by its keys', async () => {
    const { out } = await runMdav(['explain', 'puaProtection']);
    expect(out).toMatch(/Frameworks {9}`block`: [\s\S]*disa-defender-antivirus@V2R8/);
    const rules = await runMdav(['explain', 'attackSurfaceReductionRules']);
    expect(rules.out).toMatch(/\n {2}block-wmi-persistence +audit +.*disa-defender-antivirus@V2R8/);
    const { frameworks } = JSON.parse((await runMdav(['explain', 'allowCloudProtection', '--format', 'json'])).out);
    expect(frameworks.map(({ disputed }: { disputed: boolean }) => disputed)).toEqual([true, true, true]);
    expect(frameworks[1]).toMatchObject({
      asks: 'false, or not set',
      by: [{ framework: 'bsi-sisyphus-windows-10-hd@92b8ef7' }, { framework: 'cis-windows-10@3.0.0' }, {}, {}, {}],
    });
    expect((await runMdav(['explain', 'serviceKeepAlive'])).out).not.toContain('Frameworks');
  });

  it('a framework with its rules, the newest version of a plain id', async () => {
    const { out } = await runMdav(['explain', 'microsoft-windows-11']);
    expect(out).toContain('microsoft-windows-11@25H2');
    expect(out).toContain('puaProtection: block');
    const { out: json } = await runMdav(['explain', 'microsoft-windows-11@24H2', '--format', 'json']);
    expect(JSON.parse(json)).toMatchObject({ kind: 'framework', framework: { version: '24H2' } });
  });

  it('still says that nothing is called so', async () => {
    expect(await runMdav(['explain', 'V-1'])).toMatchObject({
      code: 64,
      err: expect.stringContaining('Nothing is called "V-1".'),
    });
  });
});
