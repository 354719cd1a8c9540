import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERDICT_REPORTERS } from '@mdav/review';
import { describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { useScratch } from '../__tests__/scratch.ts';
import type { Io } from '../program/io.ts';
import { run } from '../run.ts';

const { folder, write, mdav } = useScratch();

const FLEET = `mdav: 1
name: demo
groups:
  desks:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [intune]
    devices: { names: ['DESK-*'] }
    settings: { puaProtection: block }
  servers:
    os: windows-server-2022
    mode: passive
    onboarding: { state: onboarded, via: gpo }
    antivirus: { product: Other, exclusionsForDefender: true }
    deliver: [gpo]
    devices: { names: ['SRV-*'] }
`;

/** What Get-MpComputerStatus says of a device, as far as it matters. */
const status = (name: string, mode: string) => ({ PSComputerName: name, AMRunningMode: mode, AMServiceEnabled: true });
const right = status('DESK-1', 'Normal');
const wrong = status('SRV-1', 'Normal');
const lines = (...records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

async function verify(text: string | Uint8Array, ...args: readonly string[]) {
  write('mdav.yaml', FLEET);
  write('state', text);
  return mdav('verify', '--state', 'state', ...args);
}

describe('mdav verify', () => {
  it('ends with 0 when every device is right, and says so', async () => {
    const { code, out, err } = await verify(lines(right));
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('demo: 1 device, 1 right\n');
    expect(out).toMatch(/desks +active +1 +1 +· +· +· +·\n +servers +passive +0/);
    expect(out).not.toContain('Causes');
  });
  it('ends with 1 when a device is wrong, with cause, evidence and next step', async () => {
    const { code, out } = await verify(lines(right, wrong));
    expect(code).toBe(1);
    expect(out).toContain('demo: 2 devices, 1 right, 1 wrong');
    expect(out).toContain('  1  wrong        Active, cause not seen\n     → Run `Get-MdavState.ps1`');
    expect(out).toContain('  ✗ SRV-1  servers  wrong: Active, cause not seen\n      AMRunningMode = Normal\n');
    expect(out).not.toContain('DESK-1');
  });
  it('reads on behind a short first row of CSV', async () => {
    const { out, err } = await verify('DeviceName,AvMode\nDESK-2\nDESK-1,0\n');
    expect(err).toContain('Record 1 has 1 field, and the header has 2.');
    expect(out).toContain('2 devices, 1 right');
  });
  it('counts settings that differ, unless modes alone are asked for', async () => {
    const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
    const device = {
      mdav: 1,
      device: 'DESK-1',
      status: { AMRunningMode: 'Normal' },
      registry: { [key]: { PUAProtection: 0 }, [`${key}\\Policy Manager`]: null },
    };
    const { code, out } = await verify(lines(device));
    expect(code).toBe(1);
    expect(out).toContain('1 device, 1 right; 1 with settings that differ');
    expect(out).toContain('puaProtection: wanted block, found off (policy key)');
    const { code: ofMode, out: modes } = await verify(lines(device), '--mode-only');
    expect([ofMode, modes.includes('puaProtection'), modes.includes('Settings')]).toEqual([0, false, false]);
  });
  it('lets what is pending or not known pass, unless it is strict', async () => {
    const unknown = lines(right, status('OTHER-1', 'Normal'));
    expect((await verify(unknown)).code).toBe(0);
    expect((await verify(unknown, '--strict')).code).toBe(1);
    expect((await verify(lines(right), '--strict')).code).toBe(0);
    const { out } = await verify(unknown, '--strict', '--format', 'junit');
    expect(out).toContain('<testsuites name="mdav verify demo" tests="2" failures="1" errors="0">');
  });
  it('tells records that cannot be read and verifies the others', async () => {
    const { code, out, err } = await verify(`${lines(right)}{"x\n{"PSComputerName":"DESK-2"}\n${lines(wrong)}`);
    expect(code).toBe(1);
    expect(out).toContain('4 devices, 1 right, 1 wrong, 2 cannot tell');
    expect(err).toContain('state:2:1  state-json');
    expect(err).toContain('state:3:1  state-unknown-shape');
  });
  it('tells the first twenty of them and counts the others', async () => {
    const { err, out } = await verify(`${lines(right)}${'{"x"\n'.repeat(30)}`);
    expect(err.split('state-json')).toHaveLength(21);
    expect(err).toContain('10 further records could not be read.');
    expect(out).toContain('30 cannot tell');
    const { out: json } = await verify(`${lines(right)}${'{"x"\n'.repeat(30)}`, '--format', 'json');
    const { problems } = JSON.parse(json);
    expect([problems.count, problems.first.length, problems.first[0].line]).toEqual([30, 20, 2]);
  });
});

describe('the input of mdav verify', () => {
  it.each([
    ['UTF-16 of Windows PowerShell', Buffer.from(`\uFEFF${JSON.stringify([right, wrong], null, 4)}\r\n`, 'utf16le')],
    ['CSV of a spreadsheet', '\uFEFFDeviceName;AvMode\r\nDESK-1;0\r\nSRV-1;0\r\n'],
    [
      'CSV of PowerShell',
      '#TYPE Status\r\n"PSComputerName","AMRunningMode"\r\n"DESK-1","Normal"\r\n"SRV-1","Normal"\r\n',
    ],
    ['the list of PowerShell', JSON.stringify({ value: [right, wrong], Count: 2 }, null, 4)],
    [
      'an answer of the hunting API',
      JSON.stringify({
        Schema: [{ Name: 'DeviceName' }],
        Results: [
          { DeviceName: 'DESK-1', AvMode: '0' },
          { DeviceName: 'SRV-1.demo.test', AvMode: '0' },
        ],
      }),
    ],
  ])('may be %s', async (_, text) => {
    const { code, out, err } = await verify(text);
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('2 devices, 1 right, 1 wrong');
  });
  it('may be a folder with a file per device, other files in it aside', async () => {
    write('mdav.yaml', FLEET);
    write('states/a.json', JSON.stringify(right));
    write('states/b.JSON', JSON.stringify(wrong));
    write('states/readme.html', '<p>');
    const { code, out, err } = await mdav('verify', '--state', 'states');
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('2 devices, 1 right, 1 wrong');
  });
  it('may be several files, and standard input', async () => {
    write('mdav.yaml', FLEET);
    write('a.json', JSON.stringify(right));
    let out = '';
    const io: Io = {
      out: (text) => {
        out += text;
      },
      err: () => {},
      color: false,
      env: {},
      cwd: folder(),
      today: () => '2026-11-21',
      stdin: () => Buffer.from(lines(wrong)),
    };
    expect(await run(['verify', '--state', 'a.json', '--state', '-'], io)).toBe(1);
    expect(out).toContain('2 devices, 1 right, 1 wrong');
    out = '';
    const chunks = () => [Buffer.from(lines(wrong).slice(0, 20)), Buffer.from(lines(wrong).slice(20))];
    let waits = 0;
    const drained = async () => {
      waits++;
    };
    const many = {
      ...io,
      stdinChunks: () => [...chunks(), ...Array.from({ length: 600 }, () => Buffer.from(lines(right)))],
      drained,
    };
    expect(await run(['verify', '--state', '-'], many)).toBe(1);
    expect(out).toContain('601 devices, 600 right, 1 wrong');
    expect(waits).toBe(1);
  });
  it.each([
    ['nothing', '', 'state-empty'],
    ['a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0), 'state-not-text'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4), 'state-not-text'],
    ['the fleet file', 'mdav: 1\nname: demo\n', 'state-format'],
    ['half a document', '{\n  "PSComputerName": "DESK-1",\n  "AMRunn', 'state-json'],
    ['other JSON', '{"name":"x"}', 'state-unknown-shape'],
    [
      'an antivirus report of Intune',
      'DeviceId,DeviceName,DeviceState,MalwareProtectionEnabled,RealTimeProtectionEnabled\n1,pc-1,Clean,True,True\n',
      'state-no-mode',
    ],
    [
      'an assessment',
      'DeviceId,DeviceName,OSPlatform,ConfigurationId,IsApplicable,IsCompliant\n1,pc-1,Windows11,scid-2010,1,0\n',
      'state-assessment',
    ],
  ])('that is %s ends with 65 and writes no report', async (_, text, code) => {
    const ran = await verify(text, '--output', 'out.html');
    expect(ran.code).toBe(65);
    expect(ran.err).toContain(code);
    expect(ran.err).toContain('→');
    if (code !== 'state-json' && code !== 'state-unknown-shape') {
      expect(ran.out).toBe('');
      expect(existsSync(join(folder(), 'out.html'))).toBe(false);
    }
    expect(readdirSync(folder()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
  it.each<[string, string, string[], number, string]>([
    ['an empty list', '[]', [], 65, 'state-no-record'],
    ['the empty answer of an API', '{"value":[],"Count":0}', [], 65, 'state-no-record'],
    ['a header of CSV', 'DeviceName,AvMode\n', [], 65, 'state-no-record'],
    ['an empty list beside devices', '[]', ['--state', 'right'], 0, 'state-no-record'],
    ['a device of no group', lines(status('OTHER-1', 'Normal')), [], 65, 'state-nothing-told'],
    ['a device of no group, and strict', lines(status('OTHER-1', 'Normal')), ['--strict'], 1, ''],
    ['a device that says nothing', lines({ mdav: 1, device: 'DESK-1' }), [], 65, 'state-nothing-told'],
    ['a device of no group beside others', lines(status('OTHER-1', 'Normal'), right), [], 0, ''],
    ['a device of no group beside a wrong one', lines(status('OTHER-1', 'Normal'), wrong), [], 1, ''],
    ['a device of no group, taken for one', lines(status('OTHER-1', 'Normal')), ['--as', 'desks'], 0, ''],
  ])('that is %s', async (_, text, args, code, told) => {
    write('right', lines(right));
    const ran = await verify(text, ...args);
    expect([ran.code, ran.err.match(/state-no[a-z-]+/)?.[0] ?? '']).toEqual([code, told]);
  });
  it('is told once, however many files hold no device', async () => {
    write('mdav.yaml', FLEET);
    for (const name of ['a', 'b', 'c']) write(`states/${name}.json`, '[]');
    const { code, err } = await mdav('verify', '--state', 'states');
    expect([code, err.match(/state-no-record/g)?.length]).toEqual([65, 1]);
    expect(err).toContain('There is no device in 3 of the inputs; this is the first.');
    expect(err).toContain(join('states', 'a.json'));
  });
  it.each<[string, readonly (readonly [list: string, hasMore: boolean])[], number]>([
    ['the first page of a list', [['List', true]], 65],
    [
      'all pages of a list',
      [
        ['List', true],
        ['List', true],
        ['List', false],
      ],
      0,
    ],
    [
      'the pages of two lists, one without its end',
      [
        ['List', true],
        ['List', false],
        ['Other', true],
      ],
      65,
    ],
  ])('that is %s is told where it is not the whole', async (_, pages, code) => {
    write('mdav.yaml', FLEET);
    for (const indent of [undefined, 1])
      for (const [index, [list, hasMore]] of pages.entries()) {
        const next = hasMore ? { '@odata.nextLink': 'https://api.example/next' } : {};
        const answer = { '@odata.context': `https://api.example/$metadata#${list}`, value: [right], ...next };
        write(`states/${index}.json`, JSON.stringify(answer, null, indent));
        if (index < pages.length - 1) continue;
        const ran = await mdav('verify', '--state', 'states', '--format', 'json');
        expect([ran.code, ran.err.match(/json-more-pages/g)?.length ?? 0]).toEqual([code, code === 0 ? 0 : 1]);
        const { right: count, unread = [] } = JSON.parse(ran.out);
        expect([count, unread.length]).toEqual([pages.length, code === 0 ? 0 : 1]);
      }
  });
  it('that is a page is told however many records cannot be read', async () => {
    const value = [right, ...Array.from({ length: 30 }, () => ({}))];
    const { code, err } = await verify(JSON.stringify({ value, '@odata.nextLink': 'https://api.example/next' }));
    expect(code).toBe(65);
    expect(err).toContain('json-more-pages');
  });
  it('that has as many rows as hunting gives at most is told as what may not be all', async () => {
    for (const [rows, told] of [
      [99_999, false],
      [100_000, true],
    ] as const) {
      const { code, err } = await verify(`DeviceName,AvMode,OnboardingStatus\n${'DESK-1,0,Onboarded\n'.repeat(rows)}`);
      expect([code, err.includes('state-most-rows')]).toEqual([0, told]);
    }
    expect((await verify(lines(...Array.from({ length: 100_000 }, () => right)))).err).toBe('');
  });
  it('that ends too early ends with 65 where nothing is wrong so far', async () => {
    const text = JSON.stringify([right, right], null, 2);
    const { code, out, err } = await verify(text.slice(0, -20));
    expect(code).toBe(65);
    expect(out).toContain('2 devices, 1 right, 1 cannot tell');
    expect(err).toContain('The input ends before it is complete.');
    expect((await verify(JSON.stringify([wrong, right], null, 2).slice(0, -20))).code).toBe(1);
  });
  it('that is not there is told before anything is read', async () => {
    write('mdav.yaml', FLEET);
    write('a.json', JSON.stringify(right));
    write('empty/readme.md', '');
    const { code, out, err } = await mdav('verify', '--state', 'a.json', '--state', 'nowhere.json', '--state', 'empty');
    expect([code, out]).toEqual([65, '']);
    expect(err).toContain('There is no file nowhere.json.');
    expect(err).toContain('empty is a folder without device data.');
  });
});

describe('the choices of mdav verify', () => {
  const some = lines(right, status('DESK-2.demo.test', 'Passive Mode'), wrong);
  it('are a group', async () => {
    const { code, out } = await verify(some, '--group', 'servers');
    expect([code, out.includes('1 device, 1 wrong'), out.includes('desks')]).toEqual([1, true, false]);
  });
  it('are a device, by its name with or without a domain, told in full', async () => {
    for (const name of ['desk-2', 'DESK-2.demo.test'])
      expect((await verify(some, '--device', name)).out).toContain('✗ DESK-2.demo.test  desks');
    const { code, out } = await verify(some, '--device', 'DESK-1');
    expect([code, out.includes('✓ DESK-1  desks  right')]).toEqual([0, true]);
  });
  it('that fit nobody end with 65', async () => {
    const { code, out, err } = await verify(some, '--group', 'servers', '--device', 'DESK-1');
    expect([code, out]).toEqual([65, '']);
    expect(err).toContain('None of the 3 devices of the data is named DESK-1 and belongs to servers.');
  });
  it('are a group that every device is taken for', async () => {
    const { out } = await verify(lines({ ComputerID: 'X-1', AMRunningMode: 'Normal' }), '--as', 'desks');
    expect(out).toContain('1 device, 1 right');
  });
  it('name a device that does not name itself, by the input', async () => {
    const bare = lines({ AMRunningMode: 'Normal' }, { AMRunningMode: 'Normal' }, { mdav: 1 });
    const { code, out } = await verify(bare, '--as', 'desks', '--all');
    expect(code).toBe(0);
    expect(out).toMatch(/✓ state {2}desks[\s\S]*✓ state, record 2 {2}desks[\s\S]*state, record 3 {2}desks/);
    expect((await verify(bare)).code).toBe(65);
  });
  it('do not hide that a record is of another fleet or group', async () => {
    const of = (more: object) => verify(lines({ mdav: 1, device: 'X-1', ...more }));
    expect((await of({ fleet: 'fabrikam', group: 'desks' })).out).toContain('the fleet "fabrikam"');
    const { out } = await of({ fleet: 'demo', group: 'gone' });
    expect(out).toContain('the group "gone"');
    expect(out).toContain('Build again and collect again, or use `--as GROUP`.');
  });
  it('are devices that are right too, and a limit', async () => {
    expect((await verify(some, '--all')).out).toContain('✓ DESK-1');
    const { out } = await verify(some, '--all', '--limit', '1');
    expect(out).not.toContain('SRV-1');
    expect(out).toContain('2 further devices left out');
    expect(out).toContain('3 devices, 1 right, 2 wrong');
  });
  it.each([
    [['--state'], '--state needs a value'],
    [[], 'needs what devices told'],
    [['--state', 'a', 'b', 'c'], 'takes one fleet, not 2 files'],
    [['-', '--state', '-'], 'Standard input can be read once'],
    [['--state', 'a', '--format', 'pdf'], '--format cannot be "pdf"'],
    [['--state', 'a', '--output', 'out.pdf'], 'does not say which format'],
    [['--state', 'a', '--output', 'html='], 'names no file'],
    [['--state', 'a', '--output', 'json=a'], 'a is read or written already'],
    [['--state', 'a', '--output', 'b.html', '--output', './b.html'], 'is read or written already'],
    [['--state', 'a', '--limit', 'x'], '--limit cannot be "x"'],
    [['--state', 'a', '--group', 'server'], 'Did you mean "servers"'],
    [['--state', 'a', '--as', 'x'], 'The fleet has no group "x"'],
    [['--state', 'a', '--group', 'servers', '--as', 'desks'], 'No device would be left'],
  ])('that make no sense are refused: %j', async (args, says) => {
    write('mdav.yaml', FLEET);
    const { code, err } = await mdav('verify', ...args);
    expect([code, err.includes(says)]).toEqual([64, true]);
  });
});

describe('the output of mdav verify', () => {
  it('goes to files by ending or by name, and numbers to the screen', async () => {
    const { out } = await verify(lines(wrong), '--output', 'a.html', '--output', 'junit=b.txt', '--output', 'c.md');
    expect(out).toContain('demo: 1 device, 1 wrong');
    expect(readFileSync(join(folder(), 'a.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect(readFileSync(join(folder(), 'b.txt'), 'utf8')).toMatch(/^<\?xml /);
    expect(readFileSync(join(folder(), 'c.md'), 'utf8')).toMatch(/^## mdav verify: demo/);
  });
  it('is of one format in a file that does not tell it', async () => {
    const { out } = await verify(lines(wrong), '--format', 'json', '--output', 'verdicts');
    expect(out).toContain('demo: 1 device, 1 wrong');
    expect(JSON.parse(readFileSync(join(folder(), 'verdicts'), 'utf8')).summary.devices).toBe(1);
  });
  it('is valid JSON when nothing is listed', async () => {
    const { out } = await verify(lines(right), '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ devices: [], leftOut: 0, right: 1 });
  });
  it('shows how far it is at a terminal alone, and takes that away', async () => {
    write('mdav.yaml', FLEET);
    write('state', lines(right));
    const shown: string[] = [];
    const io: Io = {
      out: () => {},
      err: () => {},
      color: false,
      env: {},
      cwd: folder(),
      today: () => '2026-11-21',
      stdin: () => new Uint8Array(),
      progress: (line) => shown.push(line),
    };
    await run(['verify', '--state', 'state'], io);
    expect(shown.at(-1)).toBe('');
  });
});

describe('examples/contoso', () => {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  const args = ['verify', 'examples/contoso/mdav.yaml', '--state', 'examples/contoso/devices.ndjson'];
  it('has the committed verdict, byte for byte', async () => {
    const { code, out } = await runMdav([...args, '--format', 'markdown'], { cwd: root });
    expect(code).toBe(1);
    const committed = readFileSync(join(root, 'examples/contoso/verdict.md'), 'utf8');
    expect(out, 'stale: run node scripts/refresh-examples.mjs').toBe(committed);
  });
  it('has thirty devices, nearly every one with a cause of its own', async () => {
    const { out } = await runMdav([...args, '--format', 'ndjson', '--all'], { cwd: root });
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records).toHaveLength(30);
    const causes = records.map(({ cause }) => cause).filter((cause) => cause !== 'reached');
    expect(new Set(causes).size).toBe(causes.length);
    expect(causes).toHaveLength(28);
  });
});

describe('docs/verify.md', () => {
  const page = readFileSync(fileURLToPath(new URL('../../../../docs/verify.md', import.meta.url)), 'utf8');
  it('names every format and option', async () => {
    const { out } = await mdav('verify', '--help');
    const options = [...out.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option = '']) => option);
    expect(options.length).toBeGreaterThan(8);
    for (const option of options) expect(page).toContain(option);
    for (const { id } of Object.values(VERDICT_REPORTERS)) expect(page).toContain(`| \`${id}\` |`);
  });
});
