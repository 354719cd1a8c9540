import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOG, DEFENDER, useDrift } from './__tests__/drift.ts';

const { folder, write, mdav, drift, edit } = useDrift();

describe('what could not be read', () => {
  const weaker = (change: (policy: Record<string, unknown>) => unknown) => {
    const policy = JSON.parse(readFileSync(join(folder(), CATALOG), 'utf8')) as Record<string, unknown>;
    return change({ ...policy, name: 'Of somebody else', description: '' });
  };
  const broken = (text: unknown) => JSON.stringify(text, null, 2).slice(0, -40);

  it.each<[string, () => string, RegExp]>([
    [
      'a policy for a system that nobody knows',
      () => JSON.stringify(weaker((one) => ({ ...one, platforms: 'later' }))),
      /found "later"/,
    ],
    ['a policy that was cut off', () => broken(weaker((one) => one)), /not JSON/],
    [
      'one policy of a list',
      () =>
        JSON.stringify(
          weaker((one) => ({
            value: [
              { ...one, settings: [] },
              { ...one, platforms: 'later' },
            ],
          })),
        ),
      /found "later"/,
    ],
    [
      'one policy of a list without its settings',
      () => JSON.stringify(weaker(({ settings: _, ...one }) => ({ value: [{ ...one, settings: [] }, one] }))),
      /without its settings/,
    ],
    [
      'a list of several pages',
      () =>
        JSON.stringify({ '@odata.nextLink': 'https://graph', value: [weaker((one) => ({ ...one, settings: [] }))] }),
      /one page of several/,
    ],
  ])('is no word on drift: %s', async (_, text, why) => {
    write('dist/other.json', text());
    const { code, out, err } = await drift();
    expect({ code, out }).toEqual({
      code: 65,
      out: expect.stringMatching(
        /^demo against dist: no drift in what could be read, 1 file could not be read\n {2}dist\/other\.json was not compared, or not whole: /,
      ),
    });
    expect(out).toMatch(why);
    expect(err).toMatch(
      /^error {4}No word on drift: [^\n]* dist\/other\.json could not be read[\s\S]*drift-partly-unread/m,
    );
    const passed = await drift('--ignore', 'dist/other.json');
    expect(passed).toMatchObject({ code: 0, out: expect.stringMatching(/^demo against dist: no drift\n/) });
  });

  it.each<[string, (policy: object) => unknown, RegExp]>([
    [
      'an answer of a batch that failed',
      (policy) => ({
        responses: [
          { id: '1', status: 200, body: { value: [{ ...policy, settings: [] }] } },
          { id: '2', status: 429, body: { error: { code: 'TooManyRequests', message: '' } } },
        ],
      }),
      /answer of the batch is an error.*429 TooManyRequests/,
    ],
    [
      'settings in a form of somebody else',
      () => ({ all: [{ id: 'device_vendor_msft_policy_config_defender_puaprotection', value: 0 }] }),
      /names settings of Defender in a form that is not read/,
    ],
  ])('is no word on drift, nor is %s', async (_, made, why) => {
    write('dist/other.json', JSON.stringify(made(weaker((one) => one) as object)));
    expect(await drift()).toMatchObject({ code: 65, out: expect.stringMatching(why) });
    expect(await drift('--ignore', 'dist/other.json')).toMatchObject({ code: 0 });
  });

  it('does not say of an object without its texts that it says nothing about Defender', async () => {
    const definition = 'https://graph.microsoft.com/beta/deviceManagement/groupPolicyDefinitions(1)';
    write('export/a.json', JSON.stringify([{ enabled: true, 'definition@odata.bind': definition }]));
    const { code, out } = await mdav('drift', '--actual', 'export', '--group', 'desks');
    expect(code).not.toBe(0);
    expect(out).toContain('may say something about Defender, which its export does not tell');
    expect(out).not.toContain('says nothing about Defender');
  });

  it('is a part that nobody knows, and the rest of the policy is compared', async () => {
    const later = (text: string) =>
      JSON.stringify({ ...(JSON.parse(text) as object), later: 1, technologies: 'mdm,later' });
    edit(later);
    expect(await drift()).toMatchObject({
      code: 65,
      out: expect.stringMatching(
        /no drift in what could be read, 1 file could not be read\n.*"later" is not known here/,
      ),
      err: expect.stringMatching(/json-wrong-type[\s\S]*json-unknown-key|json-unknown-key[\s\S]*json-wrong-type/),
    });
    edit((text) => text.replaceAll('cloudblocklevel_2', 'cloudblocklevel_0'));
    expect(await drift()).toMatchObject({ code: 1, out: expect.stringContaining('weaker      cloudBlockLevel') });
  });

  const preference = (element: string, product: string) => `<?xml version="1.0" encoding="utf-8"?>
<RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}"><${element} clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="v" status="v" image="12" changed="2025-01-01 00:00:00" uid="{F5D2E7B4-1E9F-4C0E-9E4B-111111111111}"><Properties action="U" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="SOFTWARE\\Policies\\${product}" name="v" type="REG_DWORD" value="00000001"/></${element}></RegistrySettings>`;
  const device = (shown: object) =>
    JSON.stringify({ PSComputerName: 'X-1', PUAProtection: 1, MAPSReporting: 2, CloudBlockLevel: 2, ...shown });
  const state = (registry: object) =>
    JSON.stringify({
      mdav: 1,
      collectedAt: '2026-11-20T07:17:07Z',
      device: 'X-1',
      status: { AMRunningMode: 'Normal' },
      registry,
    });
  it.each<[string, number, string, string, RegExp]>([
    [
      'an item of preferences of another kind',
      65,
      'Registry.xml',
      preference('Later', 'Microsoft\\Windows Defender'),
      /element Later is not one of a registry preference/,
    ],
    ['an item of another product', 0, 'Registry.xml', preference('Later', 'Other\\Product'), /: no drift\n/],
    [
      'an action of LGPO.exe that policy has no place for',
      65,
      'lgpo.txt',
      `Computer\n${DEFENDER}\nPUAProtection\nCLEAR\n`,
      /no place for the action CLEAR/,
    ],
    [
      'a value of a device that its setting cannot have',
      65,
      'x.json',
      device({ PUAProtection: 7 }),
      /X-1: puaProtection is not known: the parameter PUAProtection was not read: /,
    ],
    [
      'the name of a type in place of a value',
      65,
      'x.json',
      device({ ExclusionPath: 'System.String[]' }),
      /ExclusionPath is in no form/,
    ],
    [
      'a value of a setting that the group does not have',
      0,
      'x.json',
      device({ EnableNetworkProtection: 7 }),
      /: no drift\n/,
    ],
    ...([77, 'on', [1], { a: 1 }] as const).map((data): [string, number, string, string, RegExp] => [
      `a value that a device has of a policy: ${JSON.stringify(data)}`,
      65,
      'x.json',
      state({ 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender': { PUAProtection: data } }),
      /X-1: puaProtection is not known: /,
    ]),
    ...([77, 'on', [1]] as const).map((data): [string, number, string, string, RegExp] => [
      `a value that management left on a device: ${JSON.stringify(data)}`,
      65,
      'x.json',
      state({
        'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Policy Manager': {
          PUAProtection: data,
          CloudBlockLevel: 2,
        },
      }),
      /X-1: puaProtection is not known: /,
    ]),
  ])('is told where it is about Defender: %s', async (_, exit, name, text, words) => {
    write(`export/${name}`, text);
    const { code, out } = await drift('--actual', 'export', '--group', 'desks=export');
    expect({ code, out }).toEqual({ code: exit, out: expect.stringMatching(words) });
  });

  it('is told beside what drifted, and in every form', async () => {
    write('dist/other.json', '{"@odata.type": "#microsoft.graph.deviceManagementConfigurationPolicy", "settings": [');
    edit((text) => text.replaceAll('cloudblocklevel_2', 'cloudblocklevel_0'));
    const forms = ['json', 'markdown', 'html', 'github'];
    const outputs = forms.flatMap((form) => ['--output', `${form}=told.${form}`]);
    expect((await drift(...outputs)).code).toBe(1);
    const [json = '', ...others] = forms.map((form) => readFileSync(join(folder(), `told.${form}`), 'utf8'));
    expect(JSON.parse(json)).toMatchObject({
      unread: [{ path: 'dist/other.json', why: expect.stringMatching(/not JSON/) }],
    });
    for (const text of others) expect(text).toMatch(/1 file could not be read/);
  });

  it.each<[string, string]>([
    ['a policy of another product', '{"name":"x","platforms":"linux","technologies":"mdm","later":1,"settings":[]}'],
    ['broken settings of an editor', '{\n  // mine\n  "settings": {,\n}'],
    ['any other JSON', '{"name": "x", "settings": '],
  ])('is not: %s', async (_, text) => {
    write('dist/other.json', text);
    expect(await drift()).toMatchObject({ code: 0, out: expect.stringMatching(/^demo against dist: no drift\n/) });
  });
});
