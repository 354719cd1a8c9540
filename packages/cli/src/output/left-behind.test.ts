import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import type { LeftBehind } from './left-behind.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mdav-left-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

/** Builds groups over what the last call built. */
async function build(groups: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  const lines = Object.entries(groups).map(([name, facts]) => `  ${name}: { ${facts} }\n`);
  writeFileSync(join(cwd, 'mdav.yaml'), `mdav: 1\nname: contoso\ngroups:\n${lines.join('')}`);
  const { code, out } = await runMdav(['build', '--out', 'out', ...args], { cwd });
  expect(code, out).toBe(0);
  return out;
}

async function left(groups: Readonly<Record<string, string>>): Promise<readonly LeftBehind[]> {
  return (JSON.parse(await build(groups, '--format', 'json')) as { left: readonly LeftBehind[] }).left;
}

const server = 'os: windows-server-2022, onboarding: { state: onboarded, via: gpo }, deliver: [gpo]';
const passive = `${server}, mode: passive, antivirus: { product: Contoso Protect, exclusionsForDefender: true }`;
const active = `${server}, mode: active, antivirus: none`;
const desks = (settings: string, deliver = 'gpo') =>
  `os: windows-11, mode: active, antivirus: none, deliver: [${deliver}], settings: { ${settings} }`;
const PUA = 'puaProtection: block';

it('names servers that stay passive, and the object that nothing empties', async () => {
  await build({ s: passive });
  const out = await build({ s: active });
  expect(out).toContain(
    '  left s: The last build forced these servers passive, and nothing here sets `ForceDefenderPassiveMode` to 0: they stay passive.\n    → Write `currentMode: passive` into the group and build again',
  );
  expect(out).toContain('left s: The Group Policy object "contoso - s - Defender" stays in the domain');
  expect(out).toContain('Send servers that it forced passive back to active before.');
  expect(await build({ s: active })).not.toContain('left s');
});

it.each([
  ['sent back', `${active}, currentMode: passive`],
  ['still passive', passive.replace('gpo]', 'gpo, registry]')],
])('says nothing of servers that are %s', async (_, now) => {
  await build({ s: passive });
  expect(await left({ s: now })).toEqual([]);
});

it('says nothing of the mode where the fleet file calls the servers active', async () => {
  await build({ s: passive });
  expect((await left({ s: `${active}, currentMode: active` })).map(({ message }) => message)).toEqual([
    expect.stringContaining('stays in the domain'),
  ]);
});

it.each([
  ['the last setting goes', 'gpo', { d: desks('') }, 'stays in the domain'],
  ['another way is taken', 'gpo', { d: desks(PUA, 'registry') }, 'stays in the domain'],
  ['the group goes', 'gpo', { e: desks(PUA) }, 'stays in the domain'],
  ['the last setting goes', 'intune', { d: desks('', 'intune') }, 'stay in the tenant'],
])('names the object where %s (%s)', async (_, way, now, says) => {
  await build({ d: desks(PUA, way) });
  expect(await left(now)).toMatchObject([{ group: 'd', message: expect.stringContaining(says) }]);
});

it('names the command for the policies of a group that is gone, where there is a script', async () => {
  await build({ d: desks(PUA, 'intune'), e: desks(PUA, 'intune') });
  expect(await left({ e: desks(PUA, 'intune') })).toMatchObject([
    { group: 'd', hint: expect.stringContaining("with `-DeleteLeft -LeftGroup 'd'`, which deletes policies") },
  ]);
  expect(await left({ e: desks(PUA) })).toMatchObject([
    { group: 'e', hint: expect.stringContaining('in the admin center') },
  ]);
});

it.each([
  ['is renamed', { e: `was: d, ${desks(PUA)}` }],
  ['takes its settings back', { d: desks('puaProtection: remove') }],
])('names no object where the group %s', async (_, now) => {
  await build({ d: desks(PUA) });
  expect(await left(now)).toEqual([]);
});

describe('single Intune objects', () => {
  const OMA = "raw: { oma: [{ uri: './Device/Vendor/MSFT/X', type: string, value: a, reason: r }] }";
  const EXCLUSION = "excludedPaths: ['D:\\Data']";
  const templates = (settings: string, more = '') => `${desks(settings, 'intune')}, intune: { form: templates${more} }`;

  it.each<[string, string, string, readonly string[]]>([
    ['the last exclusion goes', templates(`${PUA}, ${EXCLUSION}`), templates(PUA), ['Antivirus exclusions']],
    ['settings move to templates', desks(PUA, 'intune'), templates(PUA), ['Defender']],
    [
      'settings move from templates',
      templates(`${PUA}, ${EXCLUSION}`),
      desks(`${PUA}, ${EXCLUSION}`, 'intune'),
      ['Antivirus', 'Antivirus exclusions'],
    ],
    ['the last raw node goes', `${desks(PUA, 'intune')}, ${OMA}`, desks(PUA, 'intune'), ['Defender (OMA-URI)']],
    ['compliance goes', templates(PUA, ', compliance: true'), templates(PUA), ['Compliance']],
    [
      'the script package goes',
      desks(`${PUA}, forceDefenderPassiveMode: false`, 'intune'),
      desks(PUA, 'intune'),
      ['ForceDefenderPassiveMode'],
    ],
    [
      'the group is renamed meanwhile',
      templates(`${PUA}, ${EXCLUSION}`),
      `was: d, ${templates(PUA)}`,
      ['Antivirus exclusions'],
    ],
    ['nothing goes', templates(`${PUA}, ${EXCLUSION}`), templates(EXCLUSION + ', puaProtection: audit'), []],
  ])('are named where %s', async (_, before, now, purposes) => {
    await build({ d: before });
    const found = await left({ [now.startsWith('was') ? 'e' : 'd']: now });
    expect(found.map(({ message }) => /"contoso - d - (.*)" stays in force/.exec(message)?.[1])).toEqual(purposes);
    for (const { hint } of found)
      expect(hint).toContain(
        purposes[0] === 'ForceDefenderPassiveMode' ? '`Deploy-MdavIntune.ps1 -Undo`' : '`-DeleteLeft`',
      );
  });

  it.each(['intunecd', 'intune-management'])('are the same in the folders of %s', async (layout) => {
    await build({ d: `${templates(`${PUA}, ${EXCLUSION}`, ', compliance: true')}, ${OMA}` });
    const all = { d: `${templates(`${PUA}, ${EXCLUSION}`, ', compliance: true')}, ${OMA}` };
    expect(await build(all, '--layout', layout)).not.toContain('left d');
    const less = await build({ d: templates(PUA) }, '--layout', layout);
    expect(less.match(/left d: The Intune object "contoso - d - [^"]*"/g)?.map((one) => one.slice(41, -1))).toEqual(
      expect.arrayContaining(['Antivirus exclusions', 'Compliance', 'Defender (OMA-URI)']),
    );
  });
});

describe('registry values that nothing takes back', () => {
  const EXCLUSIONS = "excludedPaths: ['D:\\Old', 'D:\\New']";
  const WAYS = ['registry', 'dsc', 'ansible', 'osconfig', 'configmgr'];
  const PATHS = '`HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Exclusions\\Paths`';
  const UNDO = 'Run the undo of the last build, which version control has,';
  const told = (found: readonly LeftBehind[]) => found.map(({ message, hint }) => [message, hint]);
  const keep = (way: string, what: string) =>
    `Devices that got the last build by ${way} keep ${what}: nothing of this build deletes that.`;

  it.each(WAYS.slice(0, 4))('are entries of lists and values that %s wrote', async (way) => {
    await build({ d: desks(`${EXCLUSIONS}, ${PUA}`, way) });
    const found = await left({ d: desks("excludedPaths: ['D:\\New']", way) });
    const entry = keep(way, '`D:\\Old` of `excludedPaths`');
    expect(told(found)).toEqual(
      way === 'osconfig'
        ? [[keep(way, '`D:\\Old` of `excludedPaths`, `puaProtection`'), expect.stringContaining(`${UNDO} before`)]]
        : [
            [
              keep(way, '`puaProtection`'),
              'Write `remove` for `puaProtection`, and build again: that deletes the values.',
            ],
            [entry, `${UNDO} before these files; or delete by name \`D:\\Old\` below ${PATHS}.`],
          ],
    );
    expect(await left({ d: desks("excludedPaths: ['D:\\New']", way) })).toEqual([]);
  });

  it('are what the registration file of Configuration Manager has, and not what its policy has', async () => {
    const asr = 'attackSurfaceReductionRules: { block-webshell-creation: block }';
    await build({ d: desks(`${asr}, ${PUA}`, 'configmgr') });
    expect(told(await left({ d: desks('allowArchiveScanning: true', 'configmgr') }))).toEqual([
      [keep('configmgr', '`a8f5898e-1dc8-49a9-9878-85004b8a61e6` of `attackSurfaceReductionRules`'), expect.anything()],
    ]);
  });

  it('are raw values', async () => {
    const raw = (more: string) =>
      `${desks(PUA, 'registry')}, raw: { registry: [{ key: 'HKLM\\SOFTWARE\\Policies\\Contoso', name: A, ${more}, reason: r }] }`;
    await build({ d: raw('type: dword, data: 1') });
    expect(await left({ d: raw('type: dword, data: 2') })).toEqual([]);
    expect(told(await left({ d: desks(PUA, 'registry') }))).toEqual([
      [
        keep('registry', '`HKLM\\SOFTWARE\\Policies\\Contoso\\A`'),
        'Write an entry with `type: delete` for each raw value, and build again: that deletes the values.',
      ],
    ]);
    await build({ d: raw('type: dword, data: 1') });
    expect(await left({ d: raw('type: delete') })).toEqual([]);
  });

  it.each([
    ['is gone', { e: desks('allowArchiveScanning: true', 'registry') }],
    ['goes by Intune', { d: desks(PUA, 'intune') }],
  ])('are all that a group set which %s', async (_, now) => {
    await build({ d: desks(PUA, 'registry') });
    expect(told(await left(now))).toEqual([
      [keep('registry', '`puaProtection`'), expect.stringContaining(`${UNDO} on them; or delete by name`)],
    ]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['is renamed', { e: `was: d, ${desks(PUA, 'registry')}` }],
    ['says another value', { d: desks('puaProtection: audit', 'registry') }],
    ['removes it', { d: desks('puaProtection: remove', 'registry') }],
    ['goes by Group Policy, which takes it out one day', { d: desks(PUA, 'gpo') }],
  ])('are none of a group that %s', async (_, now) => {
    await build({ d: desks(PUA, 'registry') });
    expect(await left(now)).toEqual([]);
  });

  it('go without the undo on servers that it would make active', async () => {
    const forced = (settings: string) => `${passive.replace('[gpo]', '[registry]')}, settings: { ${settings} }`;
    await build({ s: forced(EXCLUSIONS) });
    expect(told(await left({ s: forced("excludedPaths: ['D:\\New']") }))).toEqual([
      [keep('registry', '`D:\\Old` of `excludedPaths`'), `Delete by name \`D:\\Old\` below ${PATHS}.`],
    ]);
    await build({ s: forced('') });
    expect(told(await left({ e: desks(PUA) }))).toEqual([
      [
        expect.stringContaining('the group is gone: they stay passive.'),
        expect.stringContaining('`currentMode: passive`'),
      ],
    ]);
  });

  it('are not looked for in a file that somebody edited beyond recognition', async () => {
    await build({ d: desks(PUA, 'registry') });
    writeFileSync(join(cwd, 'out/d/expected.json'), '{ "settings": [1] }');
    expect(await left({ d: desks('allowArchiveScanning: true', 'registry') })).toEqual([]);
  });
});

it('reads a manifest that somebody edited', async () => {
  await build({ s: passive });
  const place = join(cwd, 'out/manifest.json');
  const manifest = JSON.parse(readFileSync(place, 'utf8'));
  writeFileSync(place, JSON.stringify({ ...manifest, groups: { s: null, t: { mode: 1, os: [{}], was: 2 } } }));
  expect((await left({ s: active })).map(({ group }) => group)).toEqual(['s']);
});
